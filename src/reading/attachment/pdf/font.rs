//! A font: which text its codes mean, and how wide they are.

use std::collections::BTreeMap;

use super::cmap::Cmap;
use super::encoding::Encoding;
use super::filter::decode;
use super::glyphs;
use super::object::{Dict, Object};
use super::scan::File;
use super::widths::Widths;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::unreadable::Unreadable;

/// A font.
pub(super) struct Font {
    cmap: Cmap,
    codes: Codes,
    /// By the first code of a range, its last code and the width of all of them.
    widths: BTreeMap<u32, (u32, f64)>,
    default_width: Option<f64>,
    standard: Widths,
    scale: f64,
    /// Whether the font has an order of its own, which nothing in the file tells.
    guessed: bool,
}

/// What codes mean when the font has no table of characters.
enum Codes {
    /// Each byte means a text.
    Bytes(Vec<Option<String>>),
    /// Two bytes mean a glyph that only the font knows.
    Glyphs,
    /// Two bytes are a character.
    Characters,
}

/// One code of a string.
pub(super) struct Shown<'f> {
    /// Its text, when it can be known.
    pub(super) text: Option<std::borrow::Cow<'f, str>>,
    /// How far it moves, in parts of the font's size.
    pub(super) width: f64,
    /// Whether the text is no more than what most fonts would mean.
    pub(super) guessed: bool,
    /// Whether it is a single byte 32, to which space between words is added.
    pub(super) space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(file: &File<'_>, dict: &Dict, gather: &mut Gather) -> Result<Self, Unreadable> {
        let cmap = match file.get(dict, "ToUnicode") {
            Object::Stream(stream) => Cmap::read(&decode(file, stream, gather)?.bytes),
            _ => Cmap::default(),
        };
        // A short table of ranges may become a long one.
        gather.spend(cmap.len() * 32)?;
        let standard = Widths::of(file.get(dict, "BaseFont").name().unwrap_or_default());
        let composite = file.get(dict, "Subtype").name() == Some("Type0");
        let mut font = Self {
            cmap,
            codes: Codes::Glyphs,
            widths: BTreeMap::new(),
            default_width: None,
            standard,
            scale: 0.001,
            guessed: false,
        };
        if composite {
            let encoding = file.get(dict, "Encoding").name().unwrap_or_default();
            if encoding.contains("UCS2") || encoding.contains("UTF16") {
                font.codes = Codes::Characters;
            }
            let inner = file.get(dict, "DescendantFonts").array().and_then(<[Object]>::first);
            if let Some(inner) = inner.and_then(|inner| file.resolve(inner).dict()) {
                font.wide(file, inner);
            }
        } else {
            font.codes = Codes::Bytes(bytes(file, dict));
            font.narrow(file, dict);
            font.guessed = is_closed(file, dict);
        }
        Ok(font)
    }

    /// Returns a font for text that names none.
    pub(super) fn unknown() -> Self {
        let codes = (0..=255).map(|byte| Encoding::Windows.character(byte).map(String::from)).collect();
        let codes = Codes::Bytes(codes);
        Self {
            cmap: Cmap::default(),
            codes,
            widths: BTreeMap::new(),
            default_width: None,
            standard: Widths::of(""),
            scale: 0.001,
            guessed: false,
        }
    }

    fn narrow(&mut self, file: &File<'_>, dict: &Dict) {
        let first = file.get(dict, "FirstChar").size().unwrap_or(0);
        if let Some(list) = file.get(dict, "Widths").array() {
            let codes = (0..256).skip(first);
            let widths =
                codes.zip(list).filter_map(|(code, width)| Some((code, (code, file.resolve(width).number()?))));
            self.widths = widths.collect();
            let missing = file.get(dict, "FontDescriptor").dict().map(|dict| file.get(dict, "MissingWidth"));
            self.default_width = Some(missing.and_then(Object::number).unwrap_or(0.0));
        }
        if file.get(dict, "Subtype").name() == Some("Type3") {
            let scale = file.get(dict, "FontMatrix").array().and_then(|matrix| matrix.first()?.number());
            self.scale = scale.unwrap_or(0.001).abs();
        }
    }

    fn wide(&mut self, file: &File<'_>, dict: &Dict) {
        self.default_width = Some(file.get(dict, "DW").number().unwrap_or(1000.0));
        let list = file.get(dict, "W").array().unwrap_or_default();
        let mut rest = list;
        while let [first, second, after @ ..] = rest {
            let Some(first) = file.resolve(first).size().and_then(|first| u32::try_from(first).ok()) else { break };
            match (file.resolve(second), after) {
                (Object::Array(widths), _) => {
                    let widths = widths.iter().filter_map(|width| file.resolve(width).number());
                    self.widths.extend((first..).zip(widths).map(|(code, width)| (code, (code, width))));
                    rest = after;
                }
                (end, [width, after @ ..]) => {
                    let end = end.size().and_then(|end| u32::try_from(end).ok()).unwrap_or(first).min(65_535);
                    if let Some(width) = file.resolve(width).number() {
                        self.widths.insert(first, (end, width));
                    }
                    rest = after;
                }
                _ => break,
            }
        }
    }

    /// Returns what a string shows, code by code.
    pub(super) fn shown<'f>(&'f self, string: &'f [u8]) -> impl Iterator<Item = Shown<'f>> {
        let length = match self.codes {
            Codes::Bytes(_) => 1,
            Codes::Glyphs | Codes::Characters => self.cmap.length.unwrap_or(2).max(1),
        };
        string.chunks(length).map(move |code| {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            self.one(number, code.len() == 1 && number == 32)
        })
    }

    fn width(&self, code: u32) -> Option<f64> {
        let (_, (last, width)) = self.widths.range(..=code).next_back()?;
        (code <= *last).then_some(*width)
    }

    fn one(&self, code: u32, space: bool) -> Shown<'_> {
        let from_table = self.cmap.text(code).filter(|text| is_text(text));
        let text = from_table.map(std::borrow::Cow::Borrowed).or_else(|| match &self.codes {
            // A table that leaves out a code does so by mistake, so the encoding of the font still counts.
            Codes::Bytes(texts) => {
                let text = usize::try_from(code).ok().and_then(|code| texts.get(code)?.as_deref());
                text.map(std::borrow::Cow::Borrowed)
            }
            Codes::Characters => char::from_u32(code).map(|c| std::borrow::Cow::Owned(c.to_string())),
            Codes::Glyphs => None,
        });
        let guessed = self.guessed && from_table.is_none();
        let width = self.width(code).or(self.default_width).unwrap_or_else(|| {
            let character = text.as_ref().and_then(|text| text.chars().next());
            character.map_or(556.0, |character| self.standard.width(character))
        });
        Shown { text, width: width * self.scale, guessed, space }
    }
}

/// Returns whether a text is one that people read: no control characters, nothing of a private kind.
fn is_text(text: &str) -> bool {
    let odd = |c: char| {
        c.is_control() && !c.is_whitespace()
            || c == char::REPLACEMENT_CHARACTER
            || ('\u{e000}'..='\u{f8ff}').contains(&c)
    };
    !text.is_empty() && !text.chars().any(odd)
}

/// Returns whether a simple font brings its own letters, in an order that it does not tell.
fn is_closed(file: &File<'_>, dict: &Dict) -> bool {
    let Some(own) = file.get(dict, "FontDescriptor").dict() else { return false };
    let symbols = file.get(own, "Flags").size().is_some_and(|flags| flags & 4 != 0);
    let brings = own.keys().any(|key| key.starts_with("FontFile"));
    symbols && brings && file.get(dict, "Encoding").is_null()
}

/// Returns the text of each byte of a simple font.
fn bytes(file: &File<'_>, dict: &Dict) -> Vec<Option<String>> {
    let encoding = file.get(dict, "Encoding");
    let base = match encoding {
        Object::Name(name) => Encoding::named(name),
        Object::Dict(inner) => file.get(inner, "BaseEncoding").name().and_then(Encoding::named),
        _ => None,
    };
    let type3 = file.get(dict, "Subtype").name() == Some("Type3");
    let truetype = file.get(dict, "Subtype").name() == Some("TrueType");
    let base = base.unwrap_or(if truetype { Encoding::Windows } else { Encoding::Standard });
    let text = |byte| base.character(byte).map(String::from);
    let mut texts: Vec<_> = (0..=255).map(|byte| if type3 { None } else { text(byte) }).collect();
    let differences = encoding.dict().and_then(|dict| file.get(dict, "Differences").array()).unwrap_or_default();
    let mut at = 0;
    for object in differences {
        match file.resolve(object) {
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(at) {
                    *text = glyphs::text(name);
                }
                at += 1;
            }
            object => at = object.size().unwrap_or(at),
        }
    }
    texts
}
