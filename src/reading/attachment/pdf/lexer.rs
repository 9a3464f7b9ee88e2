//! The bytes of a PDF become objects.

use super::object::{Dict, Object};

/// The most objects inside each other.
const DEPTH: usize = 100;

/// A place in some bytes.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    /// Where the next byte stands.
    pub(super) at: usize,
    /// Whether two numbers and an `R` are a reference, as everywhere but on pages.
    references: bool,
}

/// Returns whether a byte is white space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'b> Lexer<'b> {
    /// Begins at a place in a file.
    pub(super) fn of_file(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, references: true }
    }

    /// Begins with the instructions of a page.
    pub(super) fn of_page(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, references: false }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over white space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| !matches!(byte, 10 | 13)) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Returns the next object, if there is one.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.object(0)
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        if depth > DEPTH {
            return None;
        }
        self.skip_space();
        match self.peek()? {
            b'(' => Some(Object::Text(self.text())),
            b'/' => Some(Object::Name(self.name())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth),
            b'<' => Some(Object::Text(self.hex())),
            b'[' => self.array(depth),
            b')' | b']' | b'>' | b'{' | b'}' => {
                let byte = self.peek()?;
                self.at += 1;
                Some(Object::Word(char::from(byte).to_string()))
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => Some(self.number()),
            _ => Some(self.word()),
        }
    }

    fn regular(&mut self) -> &'b [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn word(&mut self) -> Object {
        let word = self.regular();
        match word {
            b"true" | b"false" => Object::Bool,
            b"null" => Object::Null,
            _ => Object::Word(word.iter().map(|byte| char::from(*byte)).collect()),
        }
    }

    fn number(&mut self) -> Object {
        let word = self.regular();
        let text = std::str::from_utf8(word).unwrap_or_default();
        let Some(number) = parse(text) else {
            return Object::Word(text.to_owned());
        };
        if self.references
            && word.iter().all(u8::is_ascii_digit)
            && let Some(reference) = self.reference(text)
        {
            return reference;
        }
        Object::Number(number)
    }

    /// Returns a reference when a second number and an `R` follow.
    fn reference(&mut self, number: &str) -> Option<Object> {
        let back = self.at;
        self.skip_space();
        let generation = self.regular();
        if !generation.is_empty() && generation.len() <= 5 && generation.iter().all(u8::is_ascii_digit) {
            self.skip_space();
            if self.regular() == b"R" {
                return number.parse().ok().map(Object::Reference);
            }
        }
        self.at = back;
        None
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let raw = self.regular();
        let mut name = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((first, after)) = rest.split_first() {
            let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
            if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'#') {
                name.push(char::from(byte));
                rest = &after[2..];
            } else {
                name.push(char::from(*first));
                rest = after;
            }
        }
        name
    }

    fn text(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut level) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => level += 1,
                b')' => {
                    level -= 1;
                    if level == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(10),
            b'r' => text.push(13),
            b't' => text.push(9),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.extend(u8::try_from(code & 0xff));
            }
            13 => self.at += usize::from(self.peek() == Some(10)),
            10 => {}
            byte => text.push(byte),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let digit = char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            digits.extend(digit);
        }
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut array = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => return None,
                Some(b']') => {
                    self.at += 1;
                    return Some(Object::Array(array));
                }
                // An object that ends inside an array was cut off.
                Some(b'e') if self.bytes[self.at..].starts_with(b"endobj") => return Some(Object::Array(array)),
                Some(_) => array.push(self.object(depth + 1)?),
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            match self.peek()? {
                b'>' => {
                    self.at += 1;
                    self.at += usize::from(self.peek() == Some(b'>'));
                    return Some(Object::Dict(dict));
                }
                b'/' => {
                    let name = self.name();
                    self.skip_space();
                    // A name without a value, at the end.
                    if self.peek() != Some(b'>') {
                        let value = self.object(depth + 1)?;
                        dict.insert(name, value);
                    }
                }
                b'e' if self.bytes[self.at..].starts_with(b"endobj") => return Some(Object::Dict(dict)),
                b's' if self.bytes[self.at..].starts_with(b"stream") => return Some(Object::Dict(dict)),
                _ => {
                    self.object(depth + 1)?;
                }
            }
        }
    }
}

/// Returns a number, also in the odd forms that some programs write.
fn parse(text: &str) -> Option<f64> {
    if let Ok(number) = text.parse::<f64>() {
        return text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+')).then_some(number);
    }
    let sign = text.starts_with('-');
    let bare = text.trim_start_matches(['-', '+']);
    let bare = bare.split('-').next().unwrap_or_default();
    if bare == "." || bare.is_empty() {
        return (text.len() <= 2).then_some(0.0);
    }
    let number: f64 = bare.parse().ok()?;
    Some(if sign { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(format!("{:?}", Lexer::of_file(text.as_bytes(), 0).next()), expected, "{text}");
    }

    #[test]
    fn objects_are_read_as_written() {
        check("(a\\(b\\)\\101 (c))", "Some(Text([97, 40, 98, 41, 65, 32, 40, 99, 41]))");
        check("<41 4>", "Some(Text([65, 64]))");
        check("[1 0 R 2 -.5]", "Some(Array([Reference(1), Number(2.0), Number(-0.5)]))");
        check("<</A#42/C/D 1>>", "Some(Dict({\"AB\": Name(\"C\"), \"D\": Number(1.0)}))");
        check("% note\n true", "Some(Bool)");
        check("[", "None");
        check(&"[".repeat(200), "None");
    }
}
