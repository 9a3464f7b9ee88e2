//! The register of approvals: what was approved by which post on what decision, and what was withdrawn, when and why.
//!
//! It says nothing else, and nothing at all of what was removed but the day, the post and the class of reason.

use serde::Serialize;
use tera::Value;

use super::gone::reason;
use super::pages::{Frame, frame};
use super::paginate::{ListPage, paginate_by};
use crate::base::OutPath;
use crate::disclosure::answers::Waiver;
use crate::gate::Trace;
use crate::model::Page;
use crate::render::view::{date, map};
use crate::render::{Holds, Planned, Stage};
use crate::report::Finding;

/// The folder of its pages.
const FOLDER: &str = "assurance/approvals";
/// How many approvals a page holds.
const SIZE: usize = 200;

#[derive(Serialize)]
struct Register<'a> {
    version: u32,
    approvals: Vec<Approval<'a>>,
    withdrawals: Vec<Withdrawal<'a>>,
    waivers: Vec<Waived<'a>>,
}

/// A warning that a post answered in writing. Neither the document nor the reason is told: both would say where to look.
#[derive(Serialize)]
struct Waived<'a> {
    rule: &'a str,
    by: &'a str,
    expires: String,
}

#[derive(Serialize)]
struct Approval<'a> {
    id: &'a str,
    kind: &'a str,
    title: &'a str,
    path: String,
    approved_by: &'a str,
    approved_on: String,
    moderated_by: Option<&'a str>,
    reference: &'a str,
}

#[derive(Serialize)]
struct Withdrawal<'a> {
    on: String,
    by: &'a str,
    kind: &'static str,
    reason: Option<&'a str>,
    /// The page that stays up under a notice.
    path: Option<&'a str>,
}

/// Adds its pages and its data; a preview has decided nothing.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    if stage.preview {
        return;
    }
    let items = approved(stage);
    let address = |number: usize| match number {
        1 => OutPath::new(&format!("{FOLDER}/index.html")),
        number => OutPath::new(&format!("{FOLDER}/page-{number}.html")),
    };
    for page in paginate_by(SIZE, &items, address) {
        let (path, ids, is_first) = (page.path.clone(), page.ids(stage), page.number == 1);
        let holds = Holds::of(move || {
            let mut ids = ids();
            ids.extend(kept(stage).filter(|_| is_first).map(|page| page.document.id()));
            ids
        });
        let job = Box::new(move |out: &mut Vec<u8>| write(stage, &page, out));
        files.push(Planned { path, holds, job });
    }
    if let Some(path) = OutPath::new("data/approvals.json") {
        let all = items.clone();
        let holds = Holds::of(move || all.iter().map(|&at| stage.library.pages[at].document.id()).collect());
        let job = Box::new(move |out: &mut Vec<u8>| {
            let approvals = items.iter().filter_map(|&at| approval(&stage.library.pages[at])).collect();
            let waivers = waivers(stage).into_iter().map(waived).collect();
            let register = Register { version: 1, approvals, withdrawals: withdrawals(stage), waivers };
            // Writing to memory cannot fail, and the shape has string keys only.
            let _ = serde_json::to_writer_pretty(&mut *out, &register);
            out.push(b'\n');
            Ok(())
        });
        files.push(Planned { path, holds, job });
    }
}

/// Returns the approved pages that lists may name, the newest decision first.
fn approved(stage: &Stage<'_>) -> Vec<usize> {
    let pages = stage.library.pages.iter().enumerate();
    let listed = pages.filter(|(_, page)| page.listed());
    let mut items: Vec<_> = listed.filter_map(|(at, page)| Some((page.approved.as_ref()?.on, at))).collect();
    items.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    items.into_iter().map(|(_, at)| at).collect()
}

/// Returns the pages that stay up under a notice.
fn kept<'s>(stage: &'s Stage<'_>) -> impl Iterator<Item = &'s Page> {
    stage.library.pages.iter().filter(|page| page.notice().is_some())
}

fn approval(page: &Page) -> Option<Approval<'_>> {
    let approved = page.approved.as_ref()?;
    let anchor = page.place.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    Some(Approval {
        id: page.document.id(),
        kind: page.document.kind.about.name,
        title: &page.document.meta.title.value,
        path: format!("{}{anchor}", page.place.path),
        approved_by: &approved.by,
        approved_on: approved.on.to_string(),
        moderated_by: approved.moderated_by.as_deref(),
        reference: &approved.reference,
    })
}

/// Returns the waivers in force, those that end first before the others.
fn waivers<'s>(stage: &Stage<'s>) -> Vec<&'s Waiver> {
    let mut all: Vec<_> = stage.waivers.iter().collect();
    all.sort_by(|a, b| a.expires.value.cmp(&b.expires.value).then_with(|| a.rule.value.cmp(&b.rule.value)));
    all
}

fn waived(waiver: &Waiver) -> Waived<'_> {
    Waived { rule: &waiver.rule.value, by: &waiver.by.value, expires: waiver.expires.value.to_string() }
}

/// Returns every withdrawal in force, the newest first.
fn withdrawals<'s>(stage: &'s Stage<'_>) -> Vec<Withdrawal<'s>> {
    let word = |id: &str| stage.vocabularies.word("withdrawal-reasons", id).map(|word| &*word.label.value);
    let gone = stage.library.gone.iter().map(|gone| Withdrawal {
        on: gone.on.to_string(),
        by: &gone.by,
        kind: gone.trace.name(),
        reason: word(&gone.reason),
        path: None,
    });
    let kept = kept(stage).filter_map(|page| {
        let notice = page.notice()?;
        Some(Withdrawal {
            on: notice.on.to_string(),
            by: &notice.by,
            kind: Trace::Withdrawn.name(),
            reason: word(&notice.reason),
            path: Some(page.place.path.as_str()),
        })
    });
    let mut all: Vec<_> = gone.chain(kept).collect();
    all.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.path.cmp(&b.path)).then_with(|| a.by.cmp(b.by)));
    all
}

fn write(stage: &Stage<'_>, page: &ListPage, out: &mut Vec<u8>) -> Result<(), Finding> {
    let said =
        |key: &str| stage.theme.strings.get_from_path(key).and_then(Value::as_str).unwrap_or("Approvals").to_owned();
    let title = said("register.title");
    let frame_of =
        Frame { path: &page.path, title: &title, description: None, trail: &[], indexing: "site", feed: None };
    let mut context = frame(stage, &frame_of);
    let rows = page.items.iter().filter_map(|&at| {
        let approved = stage.library.pages[at].approved.as_ref()?;
        Some(map([
            ("card", stage.card(at)),
            ("by", approved.by.as_ref().into()),
            ("on", date(approved.on)),
            ("moderated_by", approved.moderated_by.as_deref().into()),
            ("reference", approved.reference.as_ref().into()),
        ]))
    });
    let gone = stage.library.gone.iter().map(|gone| {
        let word = reason(stage, &gone.reason);
        map([
            ("on", date(gone.on)),
            ("by", gone.by.as_ref().into()),
            ("kind", gone.trace.name().into()),
            ("reason", word),
        ])
    });
    let kept = stage.library.pages.iter().enumerate().filter_map(|(at, page)| {
        let notice = page.notice()?;
        Some(map([
            ("on", date(notice.on)),
            ("by", notice.by.as_ref().into()),
            ("kind", Trace::Withdrawn.name().into()),
            ("reason", reason(stage, &notice.reason)),
            ("card", stage.card(at)),
        ]))
    });
    let first = page.number == 1;
    let withdrawn: Vec<Value> = gone.chain(kept).filter(|_| first).collect();
    let waivers = waivers(stage).into_iter().filter(|_| first).map(|waiver| {
        let (rule, by) = (waiver.rule.value.as_ref(), waiver.by.value.as_ref());
        map([("rule", rule.into()), ("by", by.into()), ("expires", date(waiver.expires.value))])
    });
    let register = map([
        ("rows", rows.collect::<Vec<_>>().into()),
        ("withdrawn", withdrawn.into()),
        ("waivers", waivers.collect::<Vec<_>>().into()),
        ("pagination", page.view()),
    ]);
    context.insert_value("register", register);
    stage.render("approvals.html", &context, out)
}
