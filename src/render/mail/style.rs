//! The theme's style of messages: one class a rule, written into every element that has the look.
//!
//! Nothing is matched against markup: a template asks for a look by its name, so what it gets is what stands in the rule.

use std::collections::BTreeMap;

use tera::{Map, Value};

use super::support::refusal;
use crate::base::{Colour, FileId, Sources, Span};
use crate::render::rules::MAIL_STYLE;
use crate::report::Finding;
use crate::settings::Settings;

/// The colour of links and buttons where a site sets none, and the dark ground of the built-in theme.
const BRAND: &str = "#0b4a57";
const BRAND_DARK: &str = "#8ad6e2";
const DARK: &str = "#16242a";

/// The style of messages.
#[derive(Debug, Default)]
pub(in crate::render) struct Style {
    /// What a template writes into an element, by the name of the look: `class="…" style="…"`.
    pub looks: BTreeMap<String, String>,
    /// What stands in the head, for the programs that read it.
    pub head: String,
}

impl Style {
    /// Returns the looks as templates see them.
    pub(super) fn view(&self) -> Value {
        let looks = self.looks.iter().map(|(name, look)| (name.clone().into(), Value::safe_string(look)));
        looks.collect::<Map>().into()
    }
}

/// Reads the style of messages; what mail programs would not take is a finding at its place.
pub(in crate::render) fn read(
    file: FileId,
    sources: &Sources,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Style {
    let text = &sources.get(file).text;
    let mut style = Style::default();
    let mut at = 0;
    let fault = |range: std::ops::Range<usize>, message: String, help: &str| {
        Finding::new(&MAIL_STYLE, Span::new(file, range), message).help(help)
    };
    while let Some(start) = text[at..].find(|c: char| !c.is_whitespace()).map(|skip| at + skip) {
        let rest = &text[start..];
        if rest.starts_with("/*") {
            at = rest.find("*/").map_or(text.len(), |end| start + end + 2);
            continue;
        }
        let (Some(open), Some(length)) = (rest.find('{'), closed(rest)) else {
            let help = "each rule is a class and its lines in braces: .look { color: #16262c; }";
            findings.push(fault(start..text.len(), "this rule does not end".to_owned(), help));
            break;
        };
        at = start + length;
        let (selector, body) = (rest[..open].trim(), &rest[open + 1..length - 1]);
        if selector.starts_with("@media") {
            style.head.push_str(&coloured(&rest[..length], settings));
            style.head.push('\n');
            continue;
        }
        let name = selector.strip_prefix('.').filter(|name| is_name(name));
        let Some(name) = name else {
            let message = format!("`{selector}` is not one class");
            findings.push(fault(start..start + open, message, "write one class a rule, such as .look { … }"));
            continue;
        };
        let mut offset = start + open + 1;
        for line in body.split(';') {
            let (property, value) = line.split_once(':').unwrap_or((line, ""));
            let (property, value) = (property.trim(), value.trim());
            if let Some(message) = (!property.is_empty()).then(|| refusal(property, value)).flatten() {
                let from = offset + line.find(property).unwrap_or_default();
                let help = "leave it out: no reader would see it as you do";
                findings.push(fault(from..from + property.len(), message, help));
            }
            offset += line.len() + 1;
        }
        let lines = coloured(&body.split_whitespace().collect::<Vec<_>>().join(" "), settings).replace('"', "'");
        let look = format!("class=\"{name}\" style=\"{}\"", lines.trim_end_matches(';'));
        style.looks.insert(name.replace('-', "_"), look);
    }
    style
}

/// Returns how long a rule is, its last brace included.
fn closed(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Puts the site's own colours in: mail programs know no variables.
fn coloured(text: &str, settings: &Settings) -> String {
    let own = settings.theme.as_ref().and_then(|theme| theme.brand).map(|paint| paint.value);
    let brand = own.or_else(|| Colour::parse(BRAND)).unwrap_or(Colour::WHITE);
    let dark = Colour::parse(DARK).unwrap_or(Colour::WHITE);
    let lightened = own.map_or_else(|| BRAND_DARK.to_owned(), |own| own.lightened(dark, 7.0).to_string());
    text.replace("var(--brand)", &brand.to_string()).replace("var(--brand-dark)", &lightened)
}
