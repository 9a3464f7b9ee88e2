//! Front matter: keys and values, and the comments between them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::build::Builder;
use super::normal::Normal;
use super::passage::Spot;
use super::plain;
use crate::base::seal::sealed;

/// Reads the front matter, and returns where the text below it stands.
pub(super) fn read(builder: &mut Builder<'_>) -> Range<usize> {
    let text = builder.input;
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mark = match text[start..].lines().next().map(str::trim_end) {
        Some("+++") => "+++",
        Some("---") => "---",
        _ => return start..text.len(),
    };
    let open = start + text[start..].find('\n').map_or(text.len() - start, |at| at + 1);
    let mut at = open;
    for line in text[open..].split_inclusive('\n') {
        if line.trim_end() == mark {
            if mark == "+++" {
                toml(open..at, builder);
            } else {
                yaml(open..at, builder);
            }
            return at + line.len()..text.len();
        }
        at += line.len();
    }
    start..text.len()
}

/// Reads TOML; a broken one is read as lines.
pub(super) fn toml(range: Range<usize>, builder: &mut Builder<'_>) {
    let text = &builder.input[range.clone()];
    let Ok(table) = DeTable::parse(text) else {
        return yaml(range, builder);
    };
    comments(range.clone(), builder);
    each(table.get_ref(), range.start, builder);
    builder.key = None;
}

fn each(table: &DeTable<'_>, offset: usize, builder: &mut Builder<'_>) {
    for (key, value) in table {
        builder.key = None;
        let mut normal = Normal::default();
        verbatim(key.get_ref(), offset + key.span().start..offset + key.span().end, builder.input, &mut normal);
        let number = builder.add(Spot::Key, &normal);
        one(value.get_ref(), offset + value.span().start..offset + value.span().end, number, offset, builder);
    }
}

fn one(value: &DeValue<'_>, span: Range<usize>, key: Option<u32>, offset: usize, builder: &mut Builder<'_>) {
    builder.key = key;
    match value {
        DeValue::String(text) => {
            // The letters of a signature or key are chance, and would be taken for number plates now and then.
            let text = &text[sealed(text)..];
            let mut normal = Normal::default();
            // Summaries are Markdown in spirit only, yet entities typed there would be read by whoever copies them.
            if text.contains('&') && builder.input.get(span.clone()).is_some_and(|raw| raw.contains(text)) {
                let at = span.start + builder.input[span.clone()].find(text).unwrap_or(0);
                super::html::entities(text, at, &mut normal);
            } else {
                verbatim(text, span, builder.input, &mut normal);
            }
            builder.add(Spot::Value, &normal);
        }
        DeValue::Array(values) => {
            for value in values {
                one(value.get_ref(), offset + value.span().start..offset + value.span().end, key, offset, builder);
            }
        }
        DeValue::Table(table) => each(table, offset, builder),
        _ => {
            builder.copied(Spot::Value, span);
        }
    }
}

/// Adds a text that was read from `span`: byte for byte when it stands there as it is.
fn verbatim(text: &str, span: Range<usize>, input: &str, normal: &mut Normal) {
    match input.get(span.clone()).and_then(|raw| raw.find(text)) {
        Some(at) => normal.copied(text, span.start + at),
        None => normal.decoded(text, span),
    }
}

/// Adds every comment line.
fn comments(range: Range<usize>, builder: &mut Builder<'_>) {
    let mut at = range.start;
    let text = &builder.input[range];
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if let Some(comment) = trimmed.strip_prefix('#') {
            let start = at + line.len() - comment.len();
            builder.copied(Spot::Comment, start..start + comment.trim_end().len());
        }
        at += line.len();
    }
}

/// Reads lines of a key, a colon or equals sign, and a value.
fn yaml(range: Range<usize>, builder: &mut Builder<'_>) {
    let text = &builder.input[range.clone()];
    let mut at = range.start;
    for line in text.split_inclusive('\n') {
        let sign = line.find([':', '=']).filter(|&sign| {
            line[..sign].trim_start_matches(['-', ' ']).chars().all(|c| c.is_alphanumeric() || "_- .\"'".contains(c))
        });
        match sign {
            Some(sign) if !line[..sign].trim().is_empty() => {
                builder.key = None;
                let key = builder.copied(Spot::Key, at..at + sign);
                builder.key = key;
                let value = &line[sign + 1..];
                let start = at + sign + 1;
                let mut normal = Normal::default();
                super::html::entities(value.trim_end(), start, &mut normal);
                builder.add(Spot::Value, &normal);
            }
            _ => plain::read(at..at + line.len(), builder),
        }
        at += line.len();
    }
    builder.key = None;
}
