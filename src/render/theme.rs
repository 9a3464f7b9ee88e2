//! Theme files become compiled templates, named assets and interface words.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera, Value};

use super::brand;
use super::mail::{Style, read_style};
use super::rules::{MISSING, SLIDES, STRINGS, TEMPLATE};
use super::slides::Template;
use crate::base::{Digest, FileId, OutPath, Sources, Span};
use crate::load::{Folder, ThemeFiles};
use crate::report::Finding;
use crate::settings::Settings;

/// The templates that every theme has, next to one for each kind.
const NEEDED: &[&str] = &[
    "404.html",
    "actions.html",
    "approvals.html",
    "browse.html",
    "email/message.html",
    "email/parts.html",
    "email/sheet.html",
    "feeds/atom.xml",
    "glossary.html",
    "gone.html",
    "home.html",
    "list.html",
    "pack/readme.txt",
    "people.html",
    "programme.html",
    "record.html",
    "routes.html",
    "search.html",
    "slides.html",
    "style.html",
];

/// A theme that is ready to use.
pub struct Theme {
    /// The compiled templates.
    pub(super) tera: Tera,
    /// The files that go out as they are: name in the theme, address in the site, bytes.
    pub(super) statics: Vec<(String, OutPath, Vec<u8>)>,
    /// The style of messages.
    pub(super) mail: Style,
    /// The interface words.
    pub(super) strings: Value,
    /// The look of slides, when the partnership has its own.
    pub(super) slides: Option<Template>,
    files: BTreeMap<String, FileId>,
    /// The settings file, which chose the theme: the place of findings about the theme as a whole.
    fallback: Span,
}

impl Theme {
    /// Compiles a theme; every template that is wrong is a finding at its line.
    pub fn compile(folder: &Folder, settings: &Settings, findings: &mut Vec<Finding>) -> Option<Self> {
        let (files, sources) = (&folder.theme, &folder.sources);
        let fallback = Span::whole(folder.settings);
        let before = findings.len();
        let mut tera = Tera::new();
        let texts = files.templates.iter().map(|(name, &file)| (name.clone(), sources.get(file).text.clone()));
        let compiled = tera.add_raw_templates(texts);
        let mut theme = Self {
            tera,
            statics: statics(files),
            mail: Style::default(),
            strings: Value::none(),
            slides: None,
            files: files.templates.clone(),
            fallback,
        };
        if let Err(error) = compiled {
            findings.push(theme.finding(&error, "base.html", sources));
        }
        if let Some(name) = &files.unknown {
            let finding = Finding::new(&MISSING, fallback, format!("there is no theme `{name}`"));
            findings.push(finding.help(format!("make the folder `themes/{name}`, or mend `name` under `[theme]`")));
        }
        theme.strings = strings(files, settings.language(), sources, findings);
        if let Some(file) = files.mail_style {
            theme.mail = read_style(file, sources, settings, findings);
        }
        match files.slides.as_deref().map(Template::read) {
            Some(Ok(template)) => theme.slides = Some(template),
            Some(Err(why)) => {
                let message = format!("`slides/template.pptx` of the theme cannot be used: {why}");
                let finding = Finding::new(&SLIDES, fallback, message);
                findings
                    .push(finding.help("save a presentation as .pptx with its master and layouts, or remove the file"));
            }
            None => {}
        }
        if let Some(style) = brand::style(settings, findings) {
            theme.statics.extend(named("brand.css", style));
        }
        let kinds = crate::kinds::KINDS.iter().filter(|kind| kind.about.address == crate::kinds::Address::Page);
        let kinds = kinds.map(|kind| format!("kinds/{}.html", kind.about.name));
        for name in NEEDED.iter().map(ToString::to_string).chain(kinds) {
            if !files.templates.contains_key(&name) {
                let finding = Finding::new(&MISSING, fallback, format!("the theme has no template `{name}`"));
                let folder = if name.starts_with("email/") { "" } else { "templates/" };
                findings.push(finding.help(format!("add the file `{folder}{name}` to the theme")));
            }
        }
        (findings.len() == before).then_some(theme)
    }

    /// Returns the text of a template; empty when there is none of that name.
    fn text<'s>(&self, name: &str, sources: &'s Sources) -> &'s str {
        self.files.get(name).map_or("", |&file| &sources.get(file).text)
    }

    /// Returns the finding for an error of the template engine, at the place it speaks of.
    pub(super) fn finding(&self, error: &tera::Error, template: &str, sources: &Sources) -> Finding {
        let (message, name, range) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.message().to_owned(), report.filename().to_owned(), report.span().range.clone())
            }
            ErrorKind::MissingParent { current, parent } => {
                let start = self.text(current, sources).find(parent);
                let range = start.map_or(0..0, |start| start..start + parent.len());
                (format!("there is no template `{parent}` for this one to extend"), current.clone(), range)
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                ("this template leads back to itself".to_owned(), tpl.clone(), 0..0)
            }
            _ => {
                // Some errors arrive as laid-out text; its first line says what, the next where.
                let text = error.to_string();
                let place = text.lines().find_map(|line| line.trim().strip_prefix("--> ")).unwrap_or(template);
                let mut place = place.split(':');
                let name = place.next().unwrap_or(template).to_owned();
                let (line, column) = (place.next(), place.next());
                let start = offset(self.text(&name, sources), line, column);
                let length = text.lines().map(|line| line.matches('^').count()).max().unwrap_or(0);
                let range = start.map_or(0..0, |start| start..start + length);
                (text.lines().next().unwrap_or_default().to_owned(), name, range)
            }
        };
        let file = self.files.get(&name).or_else(|| self.files.get(template)).or_else(|| self.files.values().next());
        let message = message.trim_start_matches("error: ").to_owned();
        let span = file.map_or(self.fallback, |&file| Span::new(file, range));
        Finding::new(&TEMPLATE, span, message).help("mend this template, or remove your copy to use the built-in one")
    }
}

/// Returns the byte at which a line and a column stand, both counted from 1.
fn offset(text: &str, line: Option<&str>, column: Option<&str>) -> Option<usize> {
    let (line, column): (usize, usize) = (line?.parse().ok()?, column?.parse().ok()?);
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let inside = text[before..].char_indices().nth(column.checked_sub(1)?);
    inside.map(|(at, _)| before + at)
}

/// Names each static file by its content, so that browsers may keep it for ever.
fn statics(files: &ThemeFiles) -> Vec<(String, OutPath, Vec<u8>)> {
    files.statics.iter().filter_map(|(name, bytes)| named(name, bytes.clone())).collect()
}

fn named(name: &str, bytes: Vec<u8>) -> Option<(String, OutPath, Vec<u8>)> {
    Some((name.to_owned(), super::assets::address(name, Digest::of(&bytes))?, bytes))
}

/// Returns the interface words of a language, with English where it has none.
fn strings(files: &ThemeFiles, language: &str, sources: &Sources, findings: &mut Vec<Finding>) -> Value {
    let mut words = toml::Table::new();
    let short = language.split('-').next().unwrap_or(language);
    let mut wanted = vec!["en-GB", short, language];
    wanted.dedup();
    for file in wanted.iter().filter_map(|name| files.strings.get(*name)) {
        match sources.get(*file).text.parse::<toml::Table>() {
            Ok(table) => overlay(&mut words, table),
            Err(error) => {
                let span = Span::new(*file, error.span().unwrap_or(0..0));
                let finding = Finding::new(&STRINGS, span, error.message().trim().replace('\n', ", "));
                findings.push(finding.help("each line is a key, `=` and its words in \"quotes\""));
            }
        }
    }
    Value::try_from_serializable(&words).unwrap_or_else(|_| Value::none())
}

fn overlay(words: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (words.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => overlay(below, above),
            (_, value) => {
                words.insert(key, value);
            }
        }
    }
}
