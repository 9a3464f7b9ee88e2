//! A pack on its own: that of one seminar, or a new one from approved lessons on a theme.

use std::fmt::Write;

use tera::{Context, Value};

use super::{named, pack, place, readme};
use crate::base::{Day, Pack, Slug};
use crate::gate::Clearance;
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::slides::{self, Part, Show, Told};
use crate::render::{Press, Stage, view};
use crate::report::Finding;

/// The kinds of documents that a new session is drawn from.
const KINDS: &[&str] = &["audit", "briefing", "finding", "good-practice"];
/// The newest documents are enough for a session.
const MOST: usize = 12;

/// A pack that can be written.
#[derive(Debug)]
pub struct NewPack {
    /// What the file should be called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The titles of the documents that it draws on.
    pub sources: Vec<String>,
    /// What was left out, and why, in words.
    pub left_out: Vec<String>,
}

/// Why there is no pack.
#[derive(Debug)]
pub enum NoPack {
    /// No public document has that id.
    Unknown,
    /// The document is no seminar.
    OtherKind(&'static str),
    /// The seminar, or something that it draws on, was withdrawn or is overdue for review: in words.
    Stale(Vec<String>),
    /// No document on the theme may go into something new; what there is, and why not.
    Nothing(Vec<String>),
    /// A file of the pack could not be made.
    Fault(Box<Finding>),
}

impl From<Finding> for NoPack {
    fn from(finding: Finding) -> Self {
        Self::Fault(Box::new(finding))
    }
}

impl<C: Clearance> Press<'_, C> {
    /// Returns the pack of one seminar, the same bytes as in the site.
    ///
    /// # Errors
    ///
    /// When there is no such seminar, or when it should not be handed out any more.
    pub fn pack_of(&self, id: &str) -> Result<NewPack, NoPack> {
        let stage = &self.stage;
        let at = stage.library.index_of(id).ok_or(NoPack::Unknown)?;
        let page = &stage.library.pages[at];
        if !matches!(page.document.facts, Facts::Seminar(_)) {
            return Err(NoPack::OtherKind(page.document.kind.about.name));
        }
        let marks = slides::marks(stage, page);
        if !marks.is_empty() {
            return Err(NoPack::Stale(marks));
        }
        let name = place(page).map(|path| path.as_str().rsplit('/').next().unwrap_or_default().to_owned());
        let bytes = pack(stage, at)?;
        Ok(NewPack { name: name.ok_or(NoPack::Unknown)?, bytes, sources: Vec::new(), left_out: Vec::new() })
    }

    /// Returns the names of the seminars that have a pack.
    pub fn seminars(&self) -> impl Iterator<Item = &str> {
        let pages = self.stage.library.pages.iter();
        pages.filter(|page| matches!(page.document.facts, Facts::Seminar(_))).map(|page| page.document.id())
    }

    /// Returns a new pack on a theme, in the usual running order.
    ///
    /// # Errors
    ///
    /// When no public document on the theme is current.
    pub fn pack_on(&self, theme: &str, minutes: u32) -> Result<NewPack, NoPack> {
        let stage = &self.stage;
        let of_theme = |page: &&Page| {
            KINDS.contains(&page.document.kind.about.name)
                && page.listed()
                && page.document.meta.themes.iter().any(|word| &*word.id == theme)
        };
        let (current, late): (Vec<&Page>, Vec<&Page>) =
            stage.library.pages.iter().filter(of_theme).partition(|page| slides::usable(stage, page));
        let due = |page: &&Page| {
            let words = stage.word_or("pack.overdue", "{title}: was due for review by {date}");
            words.replace("{title}", &page.document.meta.title.value).replace("{date}", &page.review_by.long())
        };
        let left_out: Vec<String> = late.iter().map(due).collect();
        if current.is_empty() {
            return Err(NoPack::Nothing(left_out));
        }
        let sources = chosen(&current);
        let told = told(stage, theme, minutes, &sources);
        let bytes = written(stage, theme, minutes, &told)?;
        let name = Slug::from_text(theme).map_or_else(|| "new".to_owned(), |slug| slug.to_string());
        let titles = sources.iter().map(|page| page.document.meta.title.value.to_string()).collect();
        Ok(NewPack { name: format!("{name}-{minutes}-minutes-pack.zip"), bytes, sources: titles, left_out })
    }
}

/// Returns the newest documents of each kind in turn, so that no kind crowds out the others.
fn chosen<'s>(current: &[&'s Page]) -> Vec<&'s Page> {
    let mut by_kind: Vec<Vec<&'s Page>> = KINDS
        .iter()
        .map(|kind| current.iter().copied().filter(|page| page.document.kind.about.name == *kind).rev().collect())
        .collect();
    let mut chosen = Vec::new();
    while chosen.len() < MOST && by_kind.iter().any(|pages| !pages.is_empty()) {
        chosen.extend(by_kind.iter_mut().filter_map(Vec::pop));
    }
    chosen.truncate(MOST);
    chosen
}

fn told<'s>(stage: &Stage<'_>, theme: &str, minutes: u32, sources: &[&'s Page]) -> Told<'s> {
    let label = stage.words.label("themes", theme);
    let parts = slides::running_order(minutes).into_iter();
    let part = |part: slides::Timed| (stage.words.label("agenda-types", part.kind), part.kind.to_owned(), part.minutes);
    let first: Option<Day> = sources.iter().map(|page| page.review_by).min();
    let words = |key: &str, usual: &str| stage.word_or(key, usual).replace("{theme}", &label);
    Told {
        title: words("pack.assembled.title", "{theme}: what we have learned"),
        summary: words("pack.assembled.summary", "A session drawn from approved lessons on this theme."),
        keywords: vec![label.clone()],
        created: stage.today.0,
        modified: stage.today.0,
        marks: Vec::new(),
        agenda: slides::in_order(parts.map(part)),
        sources: sources.to_vec(),
        path: Some(format!("themes/{theme}.html")),
        version: stage
            .word_or("pack.assembled.version", "Put together on {date}")
            .replace("{date}", &stage.today.0.long()),
        review_by: first,
    }
}

/// Packs the slides, a README, and the seminar as a document that can be kept.
fn written<'s>(stage: &'s Stage<'s>, theme: &str, minutes: u32, told: &Told<'s>) -> Result<Vec<u8>, Finding> {
    let kept = kept(stage, theme, minutes, told);
    let mut context = Context::new();
    let page = |page: &&Page| {
        let url = stage.settings.base_url().map(|base| format!("{base}/{}", page.place.path));
        let approved = page.approved.as_ref().map(|approved| approved.on.long());
        view::map([
            ("title", page.document.meta.title.value.as_ref().into()),
            ("url", url.into()),
            ("approved", approved.into()),
            ("review_by", page.review_by.long().into()),
        ])
    };
    let sources = told.sources.iter().map(page).collect::<Vec<_>>();
    let files = ["slides.pptx", "seminar.md"].iter().enumerate().map(|(number, name)| {
        let (key, usual) =
            if number == 0 { ("slides", "Slides with notes") } else { ("keep", "The session as a document") };
        view::map([
            ("name", named(number, name).into()),
            ("label", stage.word_or(&format!("pack.{key}"), usual).into()),
        ])
    });
    let url = stage.settings.base_url().zip(told.path.as_ref()).map(|(base, path)| format!("{base}/{path}"));
    context.insert_value(
        "doc",
        view::map([
            ("title", told.title.as_str().into()),
            ("summary", told.summary.as_str().into()),
            ("version", Value::none()),
            ("approved", Value::none()),
            ("review_by", told.review_by.map(view::date).into()),
        ]),
    );
    context.insert_value("files", files.collect::<Vec<_>>().into());
    context.insert_value("agenda", told.agenda.iter().map(slides::part).collect::<Vec<_>>().into());
    context.insert_value("marks", Vec::<Value>::new().into());
    context.insert_value("sources", sources.into());
    context.insert_value("url", url.into());
    let mut text = Vec::new();
    readme::laid_out(stage, &context, &mut text)?;
    let mut pack = Pack::default();
    pack.add("README.txt", text);
    pack.add(&named(0, "slides.pptx"), slides::presentation(stage, &Show::drawn(stage, told))?);
    pack.add(&named(1, "seminar.md"), kept);
    Ok(pack.finish(stage.store))
}

/// Returns the session as a document without slides of its own, which are drawn from the same sources again.
fn kept(stage: &Stage<'_>, theme: &str, minutes: u32, told: &Told<'_>) -> String {
    // A string of JSON is one of TOML too.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let list = told.sources.iter().map(|page| quoted(page.document.id())).collect::<Vec<_>>().join(", ");
    let objective = stage.word_or("pack.assembled.objective", "Say what is expected of your role about this theme.");
    let mut text = format!(
        "+++\nid = {}\ntitle = {}\nsummary = {}\nauthor_role = {}\nthemes = [{}]\nobjectives = [{}]\nduration = {minutes}\nsources = [{list}]\n",
        quoted(&format!("seminar-{theme}-{minutes}")),
        quoted(&told.title),
        quoted(&told.summary),
        quoted("Learning Officer"),
        quoted(theme),
        quoted(&objective),
    );
    for Part { title, kind, minutes, .. } in &told.agenda {
        let (title, kind) = (quoted(title), quoted(kind));
        let _ = write!(text, "\n[[agenda]]\nminutes = {minutes}\ntitle = {title}\ntype = {kind}\n");
    }
    text + "+++\n"
}
