//! Which characters can be printed: those for which the fonts of the theme have a sign.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use ttf_parser::{Face, name_id};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The characters of some fonts.
#[derive(Debug, Default)]
pub struct Signs(HashSet<char>);

impl Signs {
    /// Returns the characters of some font files; a family has a character when each of its faces has it.
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut families: BTreeMap<String, HashSet<char>> = BTreeMap::new();
        for file in files {
            for at in 0..ttf_parser::fonts_in_collection(file).unwrap_or(1) {
                let Ok(face) = Face::parse(file, at) else { continue };
                let own = characters(&face);
                let known = families.entry(family(&face)).or_insert_with(|| own.clone());
                known.retain(|c| own.contains(c));
            }
        }
        Self(families.into_values().flatten().collect())
    }

    /// Returns a text as it is printed: composed, and without what no font has and no reader sees.
    pub fn printed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return text.into();
        }
        let composed: Cow<'_, str> = if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
        composed.chars().filter_map(|c| self.sign(c)).collect::<String>().into()
    }

    /// Returns the characters of a text that cannot be printed, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in self.printed(text).chars() {
            if !self.has(c) && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    fn has(&self, c: char) -> bool {
        self.0.contains(&c) || c == '\n' || c == '\t'
    }

    /// Returns what stands for a character: itself, its plain twin, or nothing when nobody would see it.
    fn sign(&self, c: char) -> Option<char> {
        match c {
            _ if self.has(c) => Some(c),
            '\u{2010}' | '\u{2011}' | '\u{2212}' => Some('-'),
            '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(' '),
            '\u{00ad}'
            | '\u{034f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => None,
            _ => Some(c),
        }
    }
}

/// Returns whether a file holds a font.
pub(super) fn is_font(bytes: &[u8]) -> bool {
    Face::parse(bytes, 0).is_ok()
}

/// Returns the name that the faces of a family share; a font without one is its own family.
fn family(face: &Face<'_>) -> String {
    let named =
        |id: u16| face.names().into_iter().filter(move |name| name.name_id == id).find_map(|name| name.to_string());
    named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY)).unwrap_or_default()
}

fn characters(face: &Face<'_>) -> HashSet<char> {
    let mut found = HashSet::new();
    for table in
        face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(ttf_parser::cmap::Subtable::is_unicode)
    {
        table.codepoints(|point| {
            let has = table.glyph_index(point).is_some_and(|glyph| glyph.0 != 0);
            found.extend(char::from_u32(point).filter(|_| has));
        });
    }
    found
}
