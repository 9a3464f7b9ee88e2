//! One issue, written for every inbox into a folder of its own.

use std::path::Path;

use super::super::End;
use super::super::build::{refuse, stop_for_changed, stop_for_errors};
use super::super::terminal::{Terminal, count, error, usage};
use crate::base::{Today, nearest};
use crate::gate::{Cleared, Secrets};
use crate::model::Site;
use crate::pipeline::Judged;
use crate::render::{Press, Theme};
use crate::report::Finding;
use crate::write::{self, Quiet, Target, WriteError};

/// A site that was judged and put together, with what must not be said.
pub(super) struct Whole {
    pub judged: Judged,
    pub site: Site<Cleared>,
    pub secrets: Secrets,
}

/// Takes the way of a build up to the site; nothing is written.
pub(super) fn whole(terminal: &Terminal<'_>, today: Today) -> Result<Whole, End> {
    let judged = terminal.judge(today)?;
    stop_for_changed(terminal, &judged, false)?;
    let secrets = judged.secrets();
    let site = judged.assemble(&mut Vec::new());
    Ok(Whole { judged, site, secrets })
}

pub(super) fn write(terminal: &Terminal<'_>, today: Today, id: &str, out: &Path) -> Result<(), End> {
    let Whole { mut judged, site, secrets } = whole(terminal, today)?;
    let sources = ["content", "themes"].map(|folder| terminal.site().join(folder));
    let target = Target::new(out, terminal.site(), &sources).map_err(|refusal| usage(&refusal.to_string()))?;
    let folder = folder(&judged, &site, id)?;
    let theme = Theme::compile(&judged.folder, &judged.settings, &mut judged.findings);
    stop_for_errors(terminal, &judged)?;
    let Some(theme) = theme else { return Err(End::Trouble) };
    let press = Press::new(&site, theme, &judged.folder, &judged.settings, &judged.vocabularies, today);
    let mut late = Vec::new();
    let plan = press.plan(&mut late).below(&folder);
    if late.iter().any(Finding::blocks) {
        return Err(refuse(terminal, &judged, late));
    }
    match write::publish(&plan, &target, &judged.proof(secrets, &site), &Quiet) {
        Ok(receipt) => {
            let files = count(receipt.files, "file");
            terminal.say(format_args!("Wrote `{id}` as {files} in {}:", target.folder().display()));
            for file in plan.files() {
                terminal.say(format_args!("  {}", file.path));
            }
            Ok(())
        }
        Err(WriteError::Findings(findings)) => Err(refuse(terminal, &judged, findings)),
        Err(WriteError::Refused(refusal)) => Err(usage(&refusal.to_string())),
        Err(fault @ WriteError::Io { .. }) => {
            error(format_args!("{fault}. The folder stands as it was."));
            Err(End::Trouble)
        }
    }
}

/// Returns the folder of an issue's forms in the site, or says why there is none.
pub(super) fn folder(judged: &Judged, site: &Site<Cleared>, id: &str) -> Result<String, End> {
    if judged.settings.base_url().is_none() {
        let words = "links in a message are whole addresses; set `base_url` under `[site]` in candour.toml";
        return Err(usage(words));
    }
    let is_message = |kind: &str| matches!(kind, "newsletter" | "letter");
    if let Some(page) = site.library().by_id(id).filter(|page| page.notice().is_none()) {
        let kind = page.document.kind.about.name;
        let folder = page.place.path.as_str().strip_suffix(".html").filter(|_| is_message(kind));
        return folder
            .map(str::to_owned)
            .ok_or_else(|| usage(&format!("`{id}` is a {kind}; only newsletters and letters go out by mail")));
    }
    if let Some(entry) = judged.admission.entries.iter().find(|entry| entry.id.as_deref() == Some(id)) {
        error(format_args!("`{id}` is not public: {}", entry.state.reason()));
        return Err(End::Refused);
    }
    let pages = site.library().pages.iter().filter(|page| is_message(page.document.kind.about.name));
    let near = nearest(id, pages.map(|page| page.document.id()));
    let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(usage(&format!("there is no newsletter or letter `{id}`{near}")))
}
