//! A deck that is ready to be shown: with its opening, its closing, and what is said of it as a whole.

use crate::base::Day;
use crate::deck::{self, Deck, Layout, Line, Piece, Role, Slide};
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::Stage;

use super::closing;

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
    /// The running order: titles, and from which minute to which.
    pub agenda: Vec<(String, u32, u32)>,
    /// What stands behind the title of a slide that goes on.
    continued: String,
}

impl<'s> Show<'s> {
    /// Returns the deck of the seminar at `at` in the library.
    pub(in crate::render) fn of(stage: &'s Stage<'s>, at: usize) -> Self {
        let page = &stage.library.pages[at];
        let meta = &page.document.meta;
        let mut deck = Deck::of(&meta.title.value, &page.document.body);
        let agenda = agenda_of(page);
        let parts: Vec<&str> = agenda.iter().map(|(title, ..)| title.as_str()).collect();
        deck::place(&mut deck.slides, &parts);
        let marks = marks(stage, page);
        let name = short_name(stage);
        let footer = marks.first().map_or_else(|| name.clone(), |mark| format!("{mark} · {name}"));
        let modified = meta.updated.map_or(page.published, |day| day.value).max(page.published);
        let keywords = meta.themes.iter().map(|word| stage.words.label("themes", &word.id));
        let mut show = Self {
            deck,
            title: meta.title.value.to_string(),
            summary: meta.summary.value.to_string(),
            language: stage.settings.language().to_owned(),
            creator: stage.settings.partnership_name().to_owned(),
            keywords: keywords.collect::<Vec<_>>().join(", "),
            created: page.published,
            modified,
            footer,
            marks,
            agenda,
            continued: stage.word("deck.continued", "continued"),
        };
        show.open(stage, page);
        show.deck.slides.push(closing::slide(stage, page));
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
    fn open(&mut self, stage: &Stage<'_>, page: &Page) {
        let Some(first) = self.deck.slides.first_mut().filter(|first| first.layout == Layout::Opening) else { return };
        let plain = |text: String| Piece::Line(Line::plain(Role::Plain, text));
        first.side.extend(self.marks.iter().map(|mark| Piece::Line(Line::plain(Role::Label, mark.clone()))));
        first.side.push(plain(self.creator.clone()));
        first.side.push(plain(closing::version(stage, page)));
        if first.main.is_empty() {
            first.main.push(plain(self.summary.clone()));
        }
        if !self.agenda.is_empty() {
            first.notes.push(Piece::Line(Line::plain(Role::Label, stage.word("seminar.agenda", "Running order"))));
            let pattern = stage.word("deck.minutes", "Minutes {from} to {to}: {title}");
            for (title, from, to) in &self.agenda {
                let text = pattern.replace("{from}", &from.to_string()).replace("{to}", &to.to_string());
                first.notes.push(plain(text.replace("{title}", title)));
            }
        }
    }
}

/// Returns the running order of a seminar with the minute at which each part begins and ends.
pub(in crate::render) fn agenda_of(page: &Page) -> Vec<(String, u32, u32)> {
    let Facts::Seminar(seminar) = &page.document.facts else { return Vec::new() };
    let mut from = 0_u32;
    let parts = seminar.agenda.iter().map(|part| {
        let begins = from;
        from = from.saturating_add(part.minutes.value);
        (part.title.value.to_string(), begins, from)
    });
    parts.collect()
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
        marks.push(stage.word(key, usual).replace("{date}", &day.long()).replace("{title}", title));
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
    marks
}

/// Returns the public documents that a seminar draws on.
pub(in crate::render) fn sources<'s>(stage: &'s Stage<'s>, page: &Page) -> Vec<&'s Page> {
    let Facts::Seminar(seminar) = &page.document.facts else { return Vec::new() };
    seminar.sources.iter().filter_map(|source| stage.library.by_id(&source.id)).collect()
}
