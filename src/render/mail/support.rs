//! Which style mail programs take: the properties that a message may use, as data with its source.
//!
//! Source: caniemail.com, tests of 2019 to 2024 (its data is public, at hteumeuleu/caniemail on GitHub). Looked at are
//! Outlook for Windows, which lays messages out as Word does, and Gmail in a browser and on telephones.

/// How a mail program takes a property.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken {
    /// As written, or passed over where the message reads as well without it.
    Fully,
    /// Only such values; the words say which.
    Only(fn(&str) -> bool, &'static str),
}

use Taken::{Fully, Only};

/// One property with how Outlook for Windows and Gmail take it.
pub(super) struct Property {
    pub name: &'static str,
    pub outlook: Taken,
    pub gmail: Taken,
}

const fn property(name: &'static str, outlook: Taken, gmail: Taken) -> Property {
    Property { name, outlook, gmail }
}

const BORDER: Taken =
    Only(|value| !value.match_indices("px").any(|(at, _)| last_number(&value[..at]) > 8), "borders up to 8 pixels");
const WEIGHT: Taken = Only(|value| matches!(value, "normal" | "bold"), "`normal` and `bold`");
const POSITIVE: Taken = Only(|value| !value.contains('-'), "margins of 0 or more");
const PLAIN_DISPLAY: Taken = Only(
    |value| matches!(value, "none" | "block" | "inline" | "inline-block"),
    "`none`, `block`, `inline` and `inline-block`",
);
const NO_LOAD: Taken = Only(|value| !value.contains("url("), "colours; a picture would be fetched from a server");

/// Every property that a message may use.
///
/// Outlook takes width, height, padding and borders on tables and cells alone, which is where the templates have them;
/// it passes over rounded corners, greatest widths and `auto`, and a table of 600 pixels that only it sees stands around
/// the sheet for that reason.
pub(super) const PROPERTIES: &[Property] = &[
    property("background-color", NO_LOAD, NO_LOAD),
    property("border", BORDER, Fully),
    property("border-bottom", BORDER, Fully),
    property("border-collapse", Fully, Fully),
    property("border-left", BORDER, Fully),
    property("border-radius", Fully, Fully),
    property("border-spacing", Fully, Fully),
    property("border-right", BORDER, Fully),
    property("border-top", BORDER, Fully),
    property("color", Fully, Fully),
    property("display", PLAIN_DISPLAY, PLAIN_DISPLAY),
    property("font-family", Fully, Fully),
    property("font-size", Fully, Fully),
    property("font-style", Fully, Fully),
    property("font-weight", WEIGHT, Fully),
    property("height", Fully, Fully),
    property("line-height", Fully, Fully),
    property("margin", POSITIVE, POSITIVE),
    property("max-height", Fully, Fully),
    property("max-width", Fully, Fully),
    property("overflow", Fully, Fully),
    property("padding", Fully, Fully),
    property("text-align", Fully, Fully),
    property("text-decoration", Fully, Fully),
    property("vertical-align", Fully, Fully),
    property("white-space", Fully, Fully),
    property("width", Fully, Fully),
];

/// Returns why a mail program does not take a line of style, or nothing when both take it.
pub(super) fn refusal(name: &str, value: &str) -> Option<String> {
    let Some(property) = PROPERTIES.iter().find(|property| property.name == name) else {
        return Some(format!("mail programs do not take `{name}`, or nobody has looked whether they do"));
    };
    [("Outlook", property.outlook), ("Gmail", property.gmail)].into_iter().find_map(|(program, taken)| match taken {
        Only(fits, which) if !fits(value) => Some(format!("{program} takes for `{name}` only {which}")),
        _ => None,
    })
}

/// Returns the number that some words end in; 0 when they end in none.
fn last_number(words: &str) -> u32 {
    let start = words.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    words[start..].parse().unwrap_or(0)
}
