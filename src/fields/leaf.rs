//! Plain values: text, dates, numbers, addresses.

use toml::Spanned;
use toml::de::DeValue;

use super::{Field, Node, Reader};
use crate::base::{Colour, Day, Slug, Span};

/// Text that is not empty: words for readers, without Markdown.
#[derive(Clone, Debug)]
pub struct Text {
    /// The words, without space around them.
    pub value: Box<str>,
    /// The place, quotes included.
    pub span: Span,
}

impl Field for Text {
    const EXPECTED: &'static str = "text in \"quotes\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            reader.wrong_type(value, Self::EXPECTED);
            return None;
        };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            reader.bad_value(value, "this text is empty", "write the text, or remove the line");
            return None;
        }
        if trimmed.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
            reader.bad_value(value, "this text holds a control character", "type the text again without it");
            return None;
        }
        Some(Self { value: trimmed.into(), span: reader.span(value.span()) })
    }

    fn node(&self) -> Node<'_> {
        Node::Text(self)
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// The day.
    pub value: Day,
    /// The place.
    pub span: Span,
}

impl Field for Date {
    const EXPECTED: &'static str = "a date, such as 2026-03-12";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let day = match value.get_ref() {
            DeValue::Datetime(when) if when.time.is_none() => when.date.and_then(|date| {
                Day::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
            }),
            _ => None,
        };
        if day.is_none() {
            reader.wrong_type(value, Self::EXPECTED);
        }
        let span = reader.span(value.span());
        day.map(|value| Self { value, span })
    }

    fn node(&self) -> Node<'_> {
        Node::Date(self)
    }
}

/// A whole number of minutes, months, issues: nothing that counts people.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// The number.
    pub value: u32,
    /// The place.
    pub span: Span,
}

impl Field for Number {
    const EXPECTED: &'static str = "a whole number, such as 12";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value.get_ref().as_integer().map(|n| u32::from_str_radix(&n.as_str().replace('_', ""), n.radix()));
        match number {
            Some(Ok(number)) => Some(Self { value: number, span: reader.span(value.span()) }),
            Some(Err(_)) => {
                reader.bad_value(value, "this number is out of range", "use a whole number, 0 or more");
                None
            }
            None => {
                reader.wrong_type(value, Self::EXPECTED);
                None
            }
        }
    }

    fn node(&self) -> Node<'_> {
        Node::Number(self)
    }
}

/// A count of children, families or records.
///
/// Most audits sample so few that a count identifies, so it has no way onto a page: it does not implement `Display`,
/// and views leave it out.
#[derive(Clone, Copy)]
pub struct Count {
    /// The place.
    pub span: Span,
}

impl std::fmt::Debug for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Count(withheld)")
    }
}

impl Field for Count {
    const EXPECTED: &'static str = Number::EXPECTED;

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        Number::read(value, reader).map(|number| Self { span: number.span })
    }

    fn node(&self) -> Node<'_> {
        Node::Count(self)
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// True or false.
    pub value: bool,
    /// The place.
    pub span: Span,
}

impl Field for Flag {
    const EXPECTED: &'static str = "true or false, without quotes";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(flag) = value.get_ref().as_bool() else {
            reader.wrong_type(value, Self::EXPECTED);
            return None;
        };
        Some(Self { value: flag, span: reader.span(value.span()) })
    }

    fn node(&self) -> Node<'_> {
        Node::Flag(self)
    }
}

/// A web address that starts with `https://` or `http://`.
#[derive(Clone, Debug)]
pub struct Url {
    /// The address.
    pub value: Box<str>,
    /// The place, quotes included.
    pub span: Span,
}

impl Field for Url {
    const EXPECTED: &'static str = "a web address in \"quotes\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        let host = text.value.strip_prefix("https://").or_else(|| text.value.strip_prefix("http://"));
        let plain =
            |rest: &str| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "<>\"\\".contains(c));
        if !host.is_some_and(plain) {
            reader.bad_value(value, "this is not a web address", "write it in full, beginning with https://");
            return None;
        }
        Some(Self { value: text.value, span: text.span })
    }

    fn node(&self) -> Node<'_> {
        Node::Url(self)
    }
}

/// A plain name that can stand in a path.
impl Field for Slug {
    const EXPECTED: &'static str = "a name of small letters, digits and hyphens in \"quotes\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        let slug = Slug::parse(&text.value);
        if slug.is_none() {
            let help = "use small letters, digits and hyphens, such as `our-theme`";
            reader.bad_value(value, format!("`{}` is not a plain name", text.value), help);
        }
        slug
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}

/// A colour and where it was set.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    /// The colour.
    pub value: Colour,
    /// The place, quotes included.
    pub span: Span,
}

impl Field for Paint {
    const EXPECTED: &'static str = "a colour in \"quotes\", such as \"#0b4a57\"";

    fn read(value: &Spanned<DeValue<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(value, reader)?;
        let colour = Colour::parse(&text.value);
        if colour.is_none() {
            let help = "write # and six digits of 0 to 9 and a to f, such as \"#0b4a57\"";
            reader.bad_value(value, format!("`{}` is not a colour", text.value), help);
        }
        colour.map(|value| Self { value, span: text.span })
    }

    fn node(&self) -> Node<'_> {
        Node::Nothing
    }
}
