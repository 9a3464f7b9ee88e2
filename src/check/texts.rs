//! Every text of the site under the disclosure rules: documents, and the records beside them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::{anon, language};
use crate::base::{FileId, Fingerprint, SitePath, Today};
use crate::disclosure::answers::{PrivateList, unreadable_list};
use crate::disclosure::details::Told;
use crate::disclosure::{Answers, Scene, attached};
use crate::kinds::Facts;
use crate::load::{Folder, private_list};
use crate::parse::Draft;
use crate::parse::markdown::assets;
use crate::reading::Form;
use crate::report::{Finding, Severity, Where};
use crate::settings::Settings;

/// Kinds that tell of cases, where a question about a name keeps a document back until it is answered.
const CASES: &[&str] = &["review", "briefing", "finding"];

/// What came of it, beside findings.
pub(super) struct Texts {
    /// The details that tell something only together.
    pub details: Vec<Told>,
    /// The fingerprint of each passage of each document.
    pub passages: HashMap<FileId, Vec<u64>>,
    /// What people answered.
    pub answers: Answers,
}

/// Runs the rules over every text; what a person has waived is left out.
pub(super) fn check(
    folder: &Folder,
    settings: &Settings,
    drafts: &[Draft],
    today: Today,
    findings: &mut Vec<Finding>,
) -> Texts {
    let lists = folder.answers.iter().map(|&file| folder.sources.get(file));
    let mut answers = Answers::read(lists, Some(settings), today, findings);
    if let Some(list) = settings.disclosure.as_ref().and_then(|own| own.private_list.as_ref()) {
        match private_list(&folder.root, Path::new(&*list.value)) {
            Ok(text) => answers = answers.with_private_list(PrivateList::parse(&text)),
            Err(why) => findings.push(unreadable_list(list.span, &why)),
        }
    }
    answers.office_holders(drafts.iter().filter_map(office_holder));
    let documents = drafts.iter().map(|draft| {
        let case = draft.front.as_ref().is_some_and(|front| CASES.contains(&front.kind.about.name));
        (draft.file, Form::Markdown, case)
    });
    let records = folder.records.values().map(|&file| (file, Form::Toml, false));
    let texts: Vec<(FileId, Form, bool)> = documents.chain(records).collect();
    let found = texts.into_par_iter().map(|(file, form, case)| {
        let source = folder.sources.get(file);
        let scene = Scene::new(file, source.path.as_str(), &source.text, form, &answers, case);
        let mut found = Vec::new();
        let told = anon::inspect(&scene, &mut found);
        language::inspect(&scene, &mut found);
        found.retain(|finding| !answers.waives(finding, source.path.as_str()));
        if form == Form::Toml {
            for finding in &mut found {
                finding.part = Where::FrontMatter;
            }
        }
        (found, (told, (file, fingerprints(&scene))))
    });
    let (found, rest): (Vec<_>, (Vec<_>, HashMap<_, _>)) = found.unzip();
    let (told, passages) = rest;
    findings.extend(found.into_iter().flatten());
    let shown: HashSet<&SitePath> =
        drafts.iter().flat_map(|draft| assets(&draft.body)).filter_map(|(asset, _)| asset.path.as_ref()).collect();
    let files: Vec<_> = folder.assets.iter().collect();
    let found = files.into_par_iter().flat_map_iter(|(path, asset)| {
        // A file that cannot be read at all is reported where a document names it.
        let bytes = asset.bytes().unwrap_or_default();
        let inspect = |scene: &Scene<'_>, found: &mut Vec<Finding>| drop(anon::inspect(scene, found));
        let mut found = attached(asset.file, path.as_str(), &bytes, &answers, &inspect);
        if !shown.contains(path) {
            // A file that no document shows goes nowhere; it may still be one that should not lie here.
            for finding in &mut found {
                finding.severity = finding.severity.max(Severity::Warning);
            }
        }
        found.retain(|finding| !answers.waives(finding, path.as_str()));
        found
    });
    findings.extend(found.collect::<Vec<_>>());
    answers.unused(findings);
    Texts { details: told.into_iter().flatten().collect(), passages, answers }
}

/// Returns what each passage of a text says.
fn fingerprints(scene: &Scene<'_>) -> Vec<u64> {
    scene.passages().map(|(_, text)| Fingerprint::of(text.as_bytes()).number()).collect()
}

/// Returns the name of a public office-holder who has an entry on the site.
fn office_holder(draft: &Draft) -> Option<&str> {
    let front = draft.front.as_ref()?;
    let Facts::Person(person) = &front.facts else { return None };
    person.public_role.value.then_some(&*front.meta.title.value)
}
