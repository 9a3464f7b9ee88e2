//! What every paper says: title, language, where it comes from, and where to see whether it still holds.

use serde_json::{Map, Value, json};

use super::content::{Writer, table};
use super::form::Form;
use crate::base::Day;
use crate::fields::Text;
use crate::kinds::Facts;
use crate::model::Page;
use crate::render::{Stage, slides};
use crate::settings::Area;

/// The colours of the theme, where a partnership has none of its own.
const BRAND: &str = "#0b4a57";
const ACCENT: &str = "#a5460e";
/// The interface words that templates are given.
const STRINGS: &[&str] =
    &["print", "alert", "directive", "support", "door", "holds", "doc", "briefing", "seminar", "gone", "preview"];

/// One paper while its data is put together.
pub(super) struct Paper<'p> {
    pub(super) stage: &'p Stage<'p>,
    pub(super) page: &'p Page,
    pub(super) writer: Writer<'p>,
}

impl<'p> Paper<'p> {
    pub(super) fn new(stage: &'p Stage<'p>, at: usize) -> Self {
        let page = &stage.library.pages[at];
        Self { stage, page, writer: Writer::new(stage, page) }
    }

    /// Returns all that the template of a form is told.
    pub(super) fn data(&mut self, form: &Form) -> Map<String, Value> {
        let own = (form.data)(self);
        let (stage, page, meta) = (self.stage, self.page, &self.page.document.meta);
        let settings = stage.settings;
        let (language, region) = settings.language().split_once('-').unwrap_or((settings.language(), ""));
        let theme = settings.theme.as_ref();
        let colour = |paint: Option<crate::fields::Paint>, other: &str| {
            paint.map_or_else(|| other.to_owned(), |paint| paint.value.to_string())
        };
        let changed = meta.updated.map_or(page.published, |day| day.value);
        let mut data = table([
            ("form", form.name.into()),
            ("title", self.text(&meta.title)),
            ("summary", self.text(&meta.summary)),
            ("version", self.maybe(meta.version.as_ref())),
            ("changed", date(changed)),
            ("review_by", date(page.review_by)),
            ("marks", self.marks()),
            ("approved", page.approved.as_ref().map(|approved| self.writer.words(&approved.by)).into()),
            ("partnership", self.writer.words(settings.partnership_name())),
            (
                "email",
                settings.partnership.as_ref().and_then(|own| own.email.as_ref()).map(|text| self.text(text)).into(),
            ),
            ("site", self.writer.words(&settings.site.title.value)),
            ("language", language.into()),
            ("region", region.into()),
            ("brand", colour(theme.and_then(|theme| theme.brand), BRAND).into()),
            ("accent", colour(theme.and_then(|theme| theme.accent), ACCENT).into()),
            ("fonts", json!(stage.print.typesetter(stage.folder).families)),
            ("sensitivity", self.sensitivity()),
            ("check", self.check()),
            ("doors", self.doors()),
            ("support", self.support()),
            ("t", self.strings()),
        ]);
        data.extend(own);
        data
    }

    /// Returns the words of a field as they are printed.
    pub(super) fn text(&self, text: &Text) -> Value {
        self.writer.words(&text.value)
    }

    pub(super) fn maybe(&self, text: Option<&Text>) -> Value {
        text.map(|text| self.text(text)).into()
    }

    pub(super) fn texts(&self, texts: &[Text]) -> Value {
        texts.iter().map(|text| self.text(text)).collect::<Vec<_>>().into()
    }

    /// Returns the address of the live page, where the site has one.
    pub(super) fn address(&self) -> Option<String> {
        self.stage.settings.base_url().map(|base| format!("{base}/{}", self.page.place.path))
    }

    /// Returns where to see whether the paper still holds.
    fn check(&self) -> Value {
        let short = |address: &String| address.split_once("://").map_or(address.clone(), |(_, short)| short.to_owned());
        self.address().map(|address| json!({ "address": address, "short": short(&address) })).into()
    }

    /// Returns what must be said first: withdrawn, review overdue, or a preview; of a seminar, also how the documents
    /// stand on which it draws.
    fn marks(&self) -> Value {
        let word = |key: &str| self.string(key);
        let mut marks = Vec::new();
        if self.stage.preview && self.page.approved.is_none() {
            marks.push(word("preview.label"));
        }
        if matches!(self.page.document.facts, Facts::Seminar(_)) {
            marks.extend(slides::marks(self.stage, self.page));
        } else if let Some(notice) = self.page.notice() {
            marks.push(word("gone.on").replace("{date}", &notice.on.long()));
        } else if self.page.review_overdue(self.stage.today) {
            marks.push(word("holds.overdue").replace("{date}", &self.page.review_by.long()));
        }
        marks.iter().map(|mark| self.writer.words(mark)).collect::<Vec<_>>().into()
    }

    fn string(&self, key: &str) -> String {
        let word = self.stage.theme.strings.get_from_path(key).and_then(tera::Value::as_str);
        word.unwrap_or_default().to_owned()
    }

    /// Returns the telephone numbers for a worry about a child.
    fn doors(&self) -> Value {
        let areas = &self.page.document.meta.areas;
        let own = |area: &&Area| areas.is_empty() || areas.iter().any(|id| id.value == area.id.value);
        let door = |area: &Area| {
            let (day, night) = (area.front_door.as_ref(), area.out_of_hours.as_ref());
            json!({
                "name": self.text(&area.name),
                "phone": self.maybe(day.map(|door| &door.phone)),
                "hours": self.maybe(day.and_then(|door| door.hours.as_ref())),
                "night": self.maybe(night.map(|door| &door.phone)),
            })
        };
        self.stage.settings.areas.iter().filter(own).map(door).collect::<Vec<_>>().into()
    }

    /// Returns what may distress a reader.
    fn sensitivity(&self) -> Value {
        let words = meta_words(self.page, self.stage);
        words.map(|label| self.writer.words(&label)).collect::<Vec<_>>().into()
    }

    /// Returns which helplines belong to what may distress a reader; nothing when nothing may.
    fn support(&self) -> Value {
        let sensitivity = &self.page.document.meta.sensitivity;
        let has = |id: &str| sensitivity.iter().any(|word| &*word.id == id);
        let all = [
            ("adult", true),
            ("child", true),
            ("domestic", has("domestic-abuse")),
            ("suicide", has("suicide-self-harm")),
        ];
        let lines = all.into_iter().filter(|(_, is_wanted)| *is_wanted && !sensitivity.is_empty());
        lines.map(|(name, _)| name).collect::<Vec<_>>().into()
    }

    /// Returns the interface words.
    fn strings(&self) -> Value {
        let strings = &self.stage.theme.strings;
        let words = STRINGS.iter().filter_map(|name| {
            let words = serde_json::to_value(strings.get_from_path(name)?).ok()?;
            Some(((*name).to_owned(), words))
        });
        Value::Object(words.collect())
    }
}

fn meta_words<'a>(page: &'a Page, stage: &'a Stage<'_>) -> impl Iterator<Item = String> + 'a {
    page.document.meta.sensitivity.iter().map(|word| stage.words.label("sensitivities", &word.id))
}

/// Returns a day: for people, and its parts for the properties of the file.
pub(super) fn date(day: Day) -> Value {
    let text = day.to_string();
    let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    json!({ "long": day.long(), "parts": parts })
}
