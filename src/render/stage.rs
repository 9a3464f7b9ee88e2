//! What every job reads: the library, the theme, and the views that many pages share, made once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use tera::{Context, Value};

use super::assets::{UsedAsset, used_assets};
use super::print::PrintRoom;
use super::rules::{CHANGED, TAKEN};
use super::theme::Theme;
use super::view::{self, Words};
use super::web::{Expected, expected};
use crate::base::{Forgetful, OutPath, SitePath, Span, Store, Today};
use crate::disclosure::answers::Waiver;
use crate::load::Folder;
use crate::model::Library;
use crate::report::{Finding, Where};
use crate::settings::Settings;
use crate::vocabulary::Vocabularies;

/// How many words people read in a minute: silent reading of plain prose (Brysbaert 2019 gives 238 for English).
const WORDS_A_MINUTE: usize = 220;

/// What every job reads.
pub(super) struct Stage<'s> {
    pub library: &'s Library,
    pub theme: Arc<Theme>,
    /// What every template may read, whatever page it makes.
    globals: Context,
    pub folder: &'s Folder,
    pub settings: &'s Settings,
    pub vocabularies: &'s Vocabularies,
    pub today: Today,
    pub preview: bool,
    /// The words of every list, as templates see them.
    pub words: Words<'s>,
    /// Each page as lists show it, in the order of the library: made when it is first asked for.
    cards: Vec<OnceLock<Value>>,
    /// Each page as an entry of a long list: rendered once, shown on many pages.
    rows: Vec<OnceLock<Result<Value, Finding>>>,
    /// Minutes to read each page, in the order of the library.
    minutes: Vec<OnceLock<usize>>,
    pub used_assets: BTreeMap<SitePath, UsedAsset<'s>>,
    /// The warnings that people answered in writing.
    pub waivers: &'s [Waiver],
    expected: OnceLock<Expected>,
    /// Whether documents to print are part of the site.
    pub documents: bool,
    /// Where a job may leave what was slow to make.
    pub store: &'s dyn Store,
    pub print: PrintRoom,
    /// What was found while files were made, and stops nothing.
    pub late: Mutex<Vec<Finding>>,
}

impl<'s> Stage<'s> {
    pub(super) fn new(
        library: &'s Library,
        theme: Arc<Theme>,
        folder: &'s Folder,
        settings: &'s Settings,
        vocabularies: &'s Vocabularies,
        today: Today,
        preview: bool,
    ) -> Self {
        let mut stage = Self {
            library,
            theme,
            globals: Context::new(),
            folder,
            settings,
            vocabularies,
            today,
            preview,
            words: Words::new(library, vocabularies),
            cards: library.pages.iter().map(|_| OnceLock::new()).collect(),
            rows: library.pages.iter().map(|_| OnceLock::new()).collect(),
            minutes: library.pages.iter().map(|_| OnceLock::new()).collect(),
            used_assets: used_assets(library, folder),
            expected: OnceLock::new(),
            waivers: &[],
            documents: true,
            store: &Forgetful,
            print: PrintRoom::default(),
            late: Mutex::default(),
        };
        stage.globals = view::globals(&stage);
        stage
    }

    /// Returns the minutes that it takes to read the page at a place in the library.
    pub(super) fn minutes(&self, at: usize) -> usize {
        *self.minutes[at].get_or_init(|| {
            let document = &self.library.pages[at].document;
            let count = || document.body.words + view::fact_words(&document.facts);
            document.notes.keep("words", (), |()| count()).1.div_ceil(WORDS_A_MINUTE).max(1)
        })
    }

    /// Returns what the newest briefings ask of each role.
    pub(super) fn expected(&self) -> &Expected {
        self.expected.get_or_init(|| expected(self.library))
    }

    /// Returns the page at a place in the library, as lists show it.
    pub(super) fn card(&self, at: usize) -> Value {
        self.cards[at].get_or_init(|| view::card(self, at)).clone()
    }

    /// Returns the page at a place in the library as an entry of a long list.
    pub(super) fn row(&self, at: usize) -> Result<Value, Finding> {
        self.rows[at].get_or_init(|| self.make_row(at)).clone()
    }

    /// Renders a card as an entry of a long list. Every list stands in a folder of the site.
    fn make_row(&self, at: usize) -> Result<Value, Finding> {
        let (mut arguments, mut implicits) = (Context::new(), Context::new());
        arguments.insert_value("card", self.card(at));
        implicits.insert_value("root", "../".into());
        implicits.insert_value("t", self.theme.strings.clone());
        let html = self.theme.tera.render_component_with_implicits("row", &arguments, &implicits, None, true);
        html.map(|html| Value::safe_string(&html))
            .map_err(|error| self.theme.finding(&error, "components/row.html", &self.folder.sources))
    }

    /// Renders a template to the end of `out`.
    pub(super) fn render(&self, template: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Finding> {
        // A theme may serve several sites, so what belongs to this one is not written into it.
        let mut whole = self.globals.clone();
        whole.extend(context.clone());
        self.theme
            .tera
            .render_to(template, &whole, out)
            .map_err(|error| self.theme.finding(&error, template, &self.folder.sources))
    }

    /// Returns an interface word of the theme, by its path such as `gone.on`; nothing where the theme has none.
    pub(super) fn word(&self, path: &str) -> String {
        self.theme.strings.get_from_path(path).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Returns words of the interface; the usual ones when the theme has none.
    pub(super) fn word_or(&self, key: &str, usual: &str) -> String {
        self.theme.strings.get_from_path(key).and_then(Value::as_str).unwrap_or(usual).to_owned()
    }

    pub(super) fn taken_twice(&self, path: &OutPath) -> Finding {
        let message = format!("two files of the site want the address `{path}`");
        let finding = Finding::new(&TAKEN, Span::whole(self.folder.settings), message);
        finding.help("give the document or word at that address another `slug` or id")
    }
}

impl Stage<'_> {
    /// Returns a finding for each old address at which a file or folder of this site stands: visitors would be led away.
    pub(super) fn old_but_taken(&self, paths: impl Iterator<Item = impl AsRef<str>>) -> Vec<Finding> {
        let pages = self.library.pages.iter();
        let aliases: Vec<_> = pages.flat_map(|page| &page.document.meta.aliases).collect();
        if aliases.is_empty() {
            return Vec::new();
        }
        let mut taken = BTreeSet::new();
        for path in paths {
            // Some servers do not tell capitals from small letters, and some move a folder with all that is in it.
            let path = path.as_ref().to_lowercase();
            taken.extend(path.match_indices('/').map(|(at, _)| path[..at].to_owned()));
            taken.insert(path);
        }
        let is_taken = |alias: &str| taken.contains(alias.trim_end_matches('/').to_lowercase().as_str());
        let lost = aliases.into_iter().filter(|alias| is_taken(&alias.value)).map(|alias| {
            let message = format!("the old address `{}` is one that this site still uses", alias.value);
            let finding = Finding::new(&TAKEN, alias.span, message).at(Where::FrontMatter);
            finding.help("take it out of `aliases`, or give what stands there another address")
        });
        lost.collect()
    }
}

/// Returns the finding for a file that is not what it was when the site was judged.
pub(super) fn asset_lost(span: Span, message: &str) -> Finding {
    Finding::new(&CHANGED, span, message).help("put the approved file back, and build again")
}
