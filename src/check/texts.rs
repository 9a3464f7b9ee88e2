//! Every text of the site under the disclosure rules: documents, and the records beside them.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::memory::{KnownAnswers, KnownAsset, KnownText, Memory};
use super::{anon, language};
use crate::base::{FileId, Fingerprint, SitePath, Source, Today};
use crate::disclosure::answers::{PrivateList, unreadable_list};
use crate::disclosure::details::Told;
use crate::disclosure::{Answers, Scene, attached};
use crate::kinds::Facts;
use crate::load::{Asset, Folder, private_list};
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
    /// What people answered.
    pub answers: Arc<Answers>,
}

/// Runs the rules over every text that is not known; what a person has waived is left out.
pub(super) fn check(
    folder: &Folder,
    settings: &Arc<Settings>,
    drafts: &[Arc<Draft>],
    today: Today,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Texts {
    let answers = answers(folder, settings, drafts, today, memory, findings);
    let documents = drafts.iter().map(|draft| {
        let case = draft.front.as_ref().is_some_and(|front| CASES.contains(&front.kind.about.name));
        (draft.file, Form::Markdown, case)
    });
    let records = folder.records.values().map(|&file| (file, Form::Toml, false));
    let texts: Vec<(FileId, Form, bool)> = documents.chain(records).collect();
    let is_new = |&&(file, _, case): &&(FileId, Form, bool)| {
        let is =
            |known: &KnownText| std::ptr::eq(&raw const *known.source, folder.sources.get(file)) && known.case == case;
        !memory.texts.get(&file).is_some_and(is)
    };
    let new: Vec<_> = texts.iter().filter(is_new).copied().collect();
    let new = new
        .into_par_iter()
        .map(|(file, form, case)| (file, look(folder.sources.share(file), form, case, &answers.apart())));
    let new = new.collect::<Vec<_>>();
    memory.texts.extend(new);
    let mut details = Vec::new();
    for known in texts.iter().filter_map(|(file, ..)| memory.texts.get(file)) {
        findings.extend_from_slice(&known.found);
        details.extend_from_slice(&known.told);
        answers.note(&known.usage);
    }
    attached_files(folder, drafts, &answers, memory, findings);
    answers.unused(findings);
    Texts { details, answers: Arc::new(answers) }
}

/// Returns what people answered; nothing that was found by other answers is known any more.
fn answers(
    folder: &Folder,
    settings: &Arc<Settings>,
    drafts: &[Arc<Draft>],
    today: Today,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) -> Answers {
    let lists: Vec<Arc<Source>> = folder.answers.iter().map(|&file| folder.sources.share(file)).collect();
    let place = settings.disclosure.as_ref().and_then(|own| own.private_list.as_ref());
    let private = place.map(|list| private_list(&folder.root, Path::new(&*list.value)));
    let holders: Vec<Box<str>> = drafts.iter().filter_map(|draft| office_holder(draft)).map(Box::from).collect();
    let same = |known: &&KnownAnswers| {
        known.lists.iter().map(Arc::as_ptr).eq(lists.iter().map(Arc::as_ptr))
            && Arc::ptr_eq(&known.settings, settings)
            && known.today == today
            && known.private == private
            && known.holders == holders
    };
    if let Some(known) = memory.answers.as_ref().filter(same) {
        findings.extend_from_slice(&known.found);
        return known.answers.apart();
    }
    memory.texts.clear();
    memory.attached.clear();
    let mut found = Vec::new();
    let mut answers = Answers::read(lists.iter().map(|list| &**list), Some(settings), today, &mut found);
    match (place, &private) {
        (Some(_), Some(Ok(text))) => answers = answers.with_private_list(PrivateList::parse(text)),
        (Some(list), Some(Err(why))) => found.push(unreadable_list(list.span, why)),
        _ => {}
    }
    answers.office_holders(holders.iter().map(|name| &**name));
    findings.extend_from_slice(&found);
    let own = answers.apart();
    let settings = Arc::clone(settings);
    memory.answers = Some(KnownAnswers { lists, settings, today, private, holders, answers, found });
    own
}

/// Runs the rules over one text; `answers` are for it alone.
fn look(source: Arc<Source>, form: Form, case: bool, answers: &Answers) -> KnownText {
    let path = source.path.as_str();
    let scene = Scene::new(source.id, path, &source.text, form, answers, case);
    let mut found = Vec::new();
    let told = anon::inspect(&scene, &mut found);
    language::inspect(&scene, &mut found);
    found.retain(|finding| !answers.waives(finding, path));
    if form == Form::Toml {
        for finding in &mut found {
            finding.part = Where::FrontMatter;
        }
    }
    let passages = fingerprints(&scene);
    drop(scene);
    KnownText { source, case, found, told, passages, usage: answers.usage() }
}

/// Runs the rules over every picture and attached file that is not known.
fn attached_files(
    folder: &Folder,
    drafts: &[Arc<Draft>],
    answers: &Answers,
    memory: &mut Memory,
    findings: &mut Vec<Finding>,
) {
    if folder.assets.is_empty() {
        return;
    }
    let shown: HashSet<&SitePath> =
        drafts.iter().flat_map(|draft| assets(&draft.body)).filter_map(|(asset, _)| asset.path.as_ref()).collect();
    let is_new = |(path, asset): &(&SitePath, &Asset)| {
        let is = |known: &KnownAsset| known.asset.is(asset) && known.shown == shown.contains(path);
        !memory.attached.get(path).is_some_and(is)
    };
    let new: Vec<_> = folder.assets.iter().filter(is_new).collect();
    let new = new.into_par_iter().map(|(path, asset)| {
        let (answers, shown) = (answers.apart(), shown.contains(path));
        // A file that cannot be read at all is reported where a document names it.
        let bytes = asset.bytes().unwrap_or_default();
        let inspect = |scene: &Scene<'_>, found: &mut Vec<Finding>| drop(anon::inspect(scene, found));
        let mut found = attached(asset.file, path.as_str(), &bytes, &answers, &inspect);
        if !shown {
            // A file that no document shows goes nowhere; it may still be one that should not lie here.
            for finding in &mut found {
                finding.severity = finding.severity.max(Severity::Warning);
            }
        }
        found.retain(|finding| !answers.waives(finding, path.as_str()));
        (path.clone(), KnownAsset { asset: asset.clone(), shown, found, usage: answers.usage() })
    });
    let new = new.collect::<Vec<_>>();
    memory.attached.extend(new);
    for known in folder.assets.keys().filter_map(|path| memory.attached.get(path)) {
        findings.extend_from_slice(&known.found);
        answers.note(&known.usage);
    }
}

/// Returns what each passage of a text says.
fn fingerprints(scene: &Scene<'_>) -> Arc<[u64]> {
    scene.passages().map(|(_, text)| Fingerprint::of(text.as_bytes()).number()).collect()
}

/// Returns the name of a public office-holder who has an entry on the site.
fn office_holder(draft: &Draft) -> Option<&str> {
    let front = draft.front.as_ref()?;
    let Facts::Person(person) = &front.facts else { return None };
    person.public_role.value.then_some(&*front.meta.title.value)
}
