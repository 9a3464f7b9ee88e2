//! A deck that is ready to be shown: with its opening, its closing, and what is said of it as a whole.

use crate::base::Day;
use crate::deck::{self, Deck, Layout, Line, Piece, Role, Slide, written};
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::Stage;

use super::{closing, drawn};

/// A deck and what is said of it as a whole.
pub(in crate::render) struct Show<'s> {
    pub deck: Deck<'s>,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub creator: String,
    pub keywords: String,
    pub created: Day,
    pub modified: Day,
    /// What stands at the foot of every slide.
    pub footer: String,
    /// What a reader must know before using it: that it was withdrawn, or is overdue for review.
    pub marks: Vec<String>,
    /// The running order.
    pub agenda: Vec<Part>,
    /// What stands behind the title of a slide that goes on.
    continued: String,
}

/// A part of a running order.
#[derive(Clone, Debug)]
pub(in crate::render) struct Part {
    pub title: String,
    /// A word of `agenda-types`.
    pub kind: String,
    /// The minute at which it begins.
    pub from: u32,
    pub minutes: u32,
}

impl Part {
    /// Returns the minute at which it ends.
    pub(in crate::render) fn to(&self) -> u32 {
        self.from.saturating_add(self.minutes)
    }
}

/// What a session is called, and where it comes from.
pub(in crate::render) struct Told<'s> {
    pub title: String,
    pub summary: String,
    pub keywords: Vec<String>,
    pub created: Day,
    pub modified: Day,
    pub marks: Vec<String>,
    pub agenda: Vec<Part>,
    /// The documents that it draws on.
    pub sources: Vec<&'s Page>,
    /// Where its page stands, if it has one.
    pub path: Option<String>,
    /// Which version this is, and who approved it.
    pub version: String,
    /// The day by which somebody looks again.
    pub review_by: Option<Day>,
}

impl<'s> Show<'s> {
    /// Returns the deck of the seminar at `at` in the library: as its author wrote it or, if its text has no slides,
    /// drawn from the documents that it names.
    pub(in crate::render) fn of(stage: &'s Stage<'s>, at: usize) -> Self {
        let page = &stage.library.pages[at];
        let meta = &page.document.meta;
        let themes = meta.themes.iter().map(|word| stage.words.label("themes", &word.id));
        let told = Told {
            title: meta.title.value.to_string(),
            summary: meta.summary.value.to_string(),
            keywords: themes.collect(),
            created: page.published,
            modified: meta.updated.map_or(page.published, |day| day.value).max(page.published),
            marks: marks(stage, page),
            agenda: agenda_of(page),
            sources: sources(stage, page).into_iter().filter(|source| source.notice().is_none()).collect(),
            path: Some(page.place.path.to_string()),
            version: closing::version(stage, page),
            review_by: Some(page.review_by),
        };
        if written(&page.document.body).is_empty() {
            return Self::drawn(stage, &told);
        }
        let mut deck = Deck::of(&meta.title.value, &page.document.body);
        let parts: Vec<&str> = told.agenda.iter().map(|part| part.title.as_str()).collect();
        deck::place(&mut deck.slides, &parts);
        Self::new(stage, &told, deck)
    }

    /// Returns a deck drawn from the documents that a session names.
    pub(in crate::render) fn drawn(stage: &'s Stage<'s>, told: &Told<'s>) -> Self {
        let mut slides = vec![Slide { part: Some(0), ..Slide::new(Layout::Opening, told.title.clone()) }];
        slides.extend(drawn::slides(stage, &told.sources, &told.agenda));
        Self::new(stage, told, Deck { slides })
    }

    fn new(stage: &'s Stage<'s>, told: &Told<'s>, deck: Deck<'s>) -> Self {
        let name = short_name(stage);
        let mut show = Self {
            deck,
            footer: told.marks.first().map_or_else(|| name.clone(), |mark| format!("{mark} · {name}")),
            language: stage.settings.language().to_owned(),
            creator: stage.settings.partnership_name().to_owned(),
            continued: stage.word_or("deck.continued", "continued"),
            title: told.title.clone(),
            summary: told.summary.clone(),
            keywords: told.keywords.join(", "),
            created: told.created,
            modified: told.modified,
            marks: told.marks.clone(),
            agenda: told.agenda.clone(),
        };
        show.open(stage, told);
        show.deck.slides.push(closing::slide(stage, told));
        show
    }

    /// Returns the title of a slide, which no other slide has.
    pub(in crate::render) fn title_of(&self, slide: &Slide<'_>) -> String {
        match slide.turn {
            0 => slide.title.to_string(),
            1 => format!("{} ({})", slide.title, self.continued),
            turn => format!("{} ({} {turn})", slide.title, self.continued),
        }
    }

    /// Writes who holds the session on its first slide, and the running order into what the speaker says there.
    fn open(&mut self, stage: &Stage<'_>, told: &Told<'_>) {
        let Some(first) = self.deck.slides.first_mut().filter(|first| first.layout == Layout::Opening) else { return };
        let plain = |text: String| Piece::Line(Line::plain(Role::Plain, text));
        first.side.extend(self.marks.iter().map(|mark| plain(format!("{mark}."))));
        first.side.push(plain(self.creator.clone()));
        first.side.push(plain(told.version.clone()));
        if first.main.is_empty() {
            first.main.push(plain(self.summary.clone()));
        }
        if !self.agenda.is_empty() {
            first.notes.push(Piece::Line(Line::plain(Role::Label, stage.word_or("seminar.agenda", "Running order"))));
            let pattern = stage.word_or("deck.minutes", "Minutes {from} to {to}: {title}");
            for part in &self.agenda {
                let text = pattern.replace("{from}", &part.from.to_string()).replace("{to}", &part.to().to_string());
                first.notes.push(plain(text.replace("{title}", &part.title)));
            }
        }
    }
}

/// Returns the running order of a seminar.
pub(in crate::render) fn agenda_of(page: &Page) -> Vec<Part> {
    let Facts::Seminar(seminar) = &page.document.facts else { return Vec::new() };
    let parts =
        seminar.agenda.iter().map(|part| (part.title.value.to_string(), part.form.id.to_string(), part.minutes.value));
    in_order(parts)
}

/// Puts parts one after the other, from minute 0.
pub(in crate::render) fn in_order(parts: impl Iterator<Item = (String, String, u32)>) -> Vec<Part> {
    let mut from = 0_u32;
    let placed = parts.map(|(title, kind, minutes)| {
        let part = Part { title, kind, from, minutes };
        from = part.to();
        part
    });
    placed.collect()
}

/// Returns what the partnership is called for short.
fn short_name(stage: &Stage<'_>) -> String {
    let short = stage.settings.partnership.as_ref().and_then(|own| own.short_name.as_ref());
    short.map_or_else(|| stage.settings.partnership_name().to_owned(), |name| name.value.to_string())
}

/// Returns what must be said of a seminar that is withdrawn or overdue for review, or that draws on such a document.
pub(in crate::render) fn marks(stage: &Stage<'_>, page: &Page) -> Vec<String> {
    let mut marks = Vec::new();
    let mut say = |key: &str, usual: &str, day: Day, title: &str| {
        marks.push(stage.word_or(key, usual).replace("{date}", &day.long()).replace("{title}", title));
    };
    if let Some(notice) = page.notice() {
        say("deck.withdrawn", "Withdrawn on {date}", notice.on, "");
    } else if page.review_overdue(stage.today) {
        say("deck.overdue", "Due for review by {date}, and not reviewed since", page.review_by, "");
    }
    for source in sources(stage, page) {
        let title = &source.document.meta.title.value;
        if let Some(notice) = source.notice() {
            say("deck.source_withdrawn", "“{title}”, on which this draws, was withdrawn on {date}", notice.on, title);
        } else if source.review_overdue(stage.today) {
            say(
                "deck.source_overdue",
                "“{title}”, on which this draws, was due for review by {date}",
                source.review_by,
                title,
            );
        }
    }
    if let Facts::Seminar(seminar) = &page.document.facts {
        for gone in seminar.sources.iter().filter_map(|source| stage.library.gone(&source.id)) {
            say("deck.source_gone", "A document on which this draws was taken down on {date}", gone.on, "");
        }
    }
    marks
}

/// Returns the public documents that a seminar draws on.
fn sources<'s>(stage: &'s Stage<'s>, page: &Page) -> Vec<&'s Page> {
    let Facts::Seminar(seminar) = &page.document.facts else { return Vec::new() };
    seminar.sources.iter().filter_map(|source| stage.library.by_id(&source.id)).collect()
}
