//! The table by which a font says which characters its codes mean.

use std::collections::BTreeMap;

use super::lexer::Lexer;
use super::object::Object;
use crate::reading::attachment::decode;

/// The most codes of one table.
const CODES: usize = 300_000;

/// The most letters of one code.
const LETTERS: usize = 32;

/// A table of characters.
#[derive(Default)]
pub(super) struct Cmap {
    texts: BTreeMap<u32, String>,
    /// How many bytes a code has, when the table says so.
    pub(super) length: Option<usize>,
}

impl Cmap {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut cmap = Self::default();
        let mut lexer = Lexer::of_page(bytes);
        let mut operands = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                operands.push(object);
                continue;
            };
            match word.as_str() {
                "endcodespacerange" => cmap.spaces(&operands),
                "endbfchar" => {
                    for pair in operands.chunks_exact(2) {
                        cmap.add(&pair[0], pair[1].text().map(text));
                    }
                }
                "endbfrange" => {
                    for three in operands.chunks_exact(3) {
                        cmap.range(&three[0], &three[1], &three[2]);
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        cmap
    }

    /// Returns how many codes have a text.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Returns the text of a code.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    fn spaces(&mut self, operands: &[Object]) {
        let length = operands.iter().filter_map(Object::text).map(<[u8]>::len).max();
        self.length = length.filter(|length| (1..=4).contains(length)).or(self.length);
    }

    fn add(&mut self, code: &Object, text: Option<String>) {
        if let (Some(code), Some(text)) = (number(code), text)
            && self.texts.len() < CODES
        {
            self.texts.insert(code, text);
        }
    }

    fn range(&mut self, from: &Object, to: &Object, texts: &Object) {
        let (Some(from), Some(to)) = (number(from), number(to)) else { return };
        match texts {
            Object::Array(array) => {
                for (code, text) in (from..=to).zip(array) {
                    if let Some(text) = text.text() {
                        self.texts.insert(code, self::text(text));
                    }
                }
            }
            Object::Text(first) => {
                let text = text(first);
                let Some(last) = text.chars().next_back() else { return };
                let stem = &text[..text.len() - last.len_utf8()];
                for (code, step) in (from..=to).zip(0..65_536_u32) {
                    if self.texts.len() >= CODES {
                        return;
                    }
                    let next = u32::from(last).checked_add(step).and_then(char::from_u32);
                    self.texts.extend(next.map(|next| (code, format!("{stem}{next}"))));
                }
            }
            _ => {}
        }
    }
}

/// Returns the text of one code, which is a letter or a few joined ones.
fn text(bytes: &[u8]) -> String {
    decode::utf16_be(&bytes[..bytes.len().min(LETTERS * 2)])
}

fn number(object: &Object) -> Option<u32> {
    let bytes = object.text().filter(|bytes| bytes.len() <= 4)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_given_one_by_one_or_in_ranges() {
        let cmap = Cmap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0005> <00660069> endbfchar\n\
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0141> <0142>] endbfrange",
        );
        let texts: Vec<_> = [3, 5, 0x10, 0x12, 0x21, 0x22].iter().map(|code| cmap.text(*code)).collect();
        assert_eq!(texts, [Some(" "), Some("fi"), Some("A"), Some("C"), Some("ł"), None]);
        assert_eq!(cmap.length, Some(2));
    }
}
