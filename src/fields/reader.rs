//! Reading a table key by key, with a finding for each fault.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{BAD_VALUE, MISSING_KEY, Node, Record, SYNTAX, UNKNOWN_KEY, WRONG_TYPE};
use crate::base::{FileId, Source, Span, nearest};
use crate::report::{Finding, Where};

/// A parsed table, still borrowed from its text.
pub type Table<'t> = DeTable<'t>;

/// Where findings go while one text is read, and how its offsets become places in the file.
pub struct Reader<'f> {
    file: FileId,
    shift: usize,
    /// Whether some of the text could not be read, so that a key may be there and not be seen.
    torn: bool,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Reader<'f> {
    /// Returns a reader for TOML that starts at byte `shift` of `file`.
    pub fn new(file: FileId, shift: usize, findings: &'f mut Vec<Finding>) -> Self {
        Self { file, shift, torn: false, findings }
    }

    /// Returns the table that the text holds; what cannot be read is a finding, the rest is kept.
    pub fn parse<'t>(&mut self, text: &'t str) -> Table<'t> {
        let (table, errors) = DeTable::parse_recoverable(text);
        self.torn |= !errors.is_empty();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let message = format!("this is not valid TOML: {}", error.message().trim().replace('\n', ", "));
            let help = "text stands in \"quotes\", dates as 2026-03-12, lists in [square brackets], one key a line";
            self.report(Finding::new(&SYNTAX, self.span(range), message).help(help));
        }
        table.into_inner()
    }

    /// Returns the place of a range of the TOML text in the whole file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.shift..range.end + self.shift)
    }

    /// Keeps a finding about the TOML, or about the file's name if it says so itself.
    pub fn report(&mut self, finding: Finding) {
        let part = if finding.part == Where::Body { Where::FrontMatter } else { finding.part };
        self.findings.push(finding.at(part));
    }

    /// Reports a value of another type than expected.
    pub fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) {
        let message = format!("this is {}, and should be {expected}", describe(value.get_ref()));
        let help = match value.get_ref() {
            DeValue::String(text) if expected.starts_with("a date") => Some(format!("write it without quotes: {text}")),
            DeValue::String(_) if expected.starts_with("a list") => Some("put it in [square brackets]".to_owned()),
            DeValue::Datetime(_) if expected.starts_with("text") => Some("put it in \"quotes\"".to_owned()),
            _ => None,
        };
        let span = self.span(value.span());
        self.report(Finding::new(&WRONG_TYPE, span, message).maybe_help(help));
    }

    /// Reports a value of the right type that cannot be used.
    pub fn bad_value(&mut self, value: &Spanned<DeValue<'_>>, message: impl Into<String>, help: impl Into<String>) {
        let span = self.span(value.span());
        self.report(Finding::new(&BAD_VALUE, span, message).help(help));
    }

    /// Reports a key that a record needs and the table lacks; `span` is the place of the table.
    ///
    /// Says nothing when some of the text could not be read: the key may stand there.
    pub fn missing(&mut self, span: Span, key: &str, doc: &str) {
        if self.torn {
            return;
        }
        let doc = doc.trim().trim_end_matches('.');
        let finding = Finding::new(&MISSING_KEY, span, format!("the key `{key}` is missing"));
        self.report(finding.help(format!("add a line `{key} = …` ({doc})")));
    }

    /// Reports every key of `table` that no field of `known` has.
    pub fn unknown_keys(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let help = nearest(name, known.iter().copied().filter(|other| !table.contains_key(*other))).map_or_else(
                || format!("the keys are: {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let span = self.span(key.span());
            self.report(Finding::new(&UNKNOWN_KEY, span, format!("the key `{name}` is not known here")).help(help));
        }
    }

    /// Returns the record that a whole table holds; `None` when a finding was made that leaves it incomplete.
    pub fn record<R: Record>(&mut self, table: &Table<'_>, span: Span) -> Option<R> {
        let known: Vec<&str> = R::FIELDS.iter().map(|field| field.key).collect();
        self.unknown_keys(table, &known);
        R::read(table, span, self)
    }
}

/// Returns the record that a TOML file holds.
pub fn read_file<R: Record>(source: &Source, findings: &mut Vec<Finding>) -> Option<R> {
    let mut reader = Reader::new(source.id, 0, findings);
    let before = reader.findings.len();
    let table = reader.parse(&source.text);
    let record = reader.record(&table, Span::whole(source.id));
    let broken = reader.findings[before..].iter().any(Finding::blocks);
    record.filter(|_| !broken)
}

/// Returns what a value is, in an editor's words.
fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Returns the nodes of a list.
pub(super) fn nodes<T: super::Field>(items: &[T]) -> Node<'_> {
    Node::List(items.iter().map(super::Field::node).collect())
}
