//! A message as bytes that mail programs read: RFC 5322, RFC 2045 to 2049 and RFC 2387, lines of 76 characters, CRLF.
//!
//! Nothing here is random: boundaries come from the content, so that the same message has the same bytes.

use std::fmt::Write;

use crate::base::Digest;

/// A picture that the HTML names by `cid:`.
#[derive(Clone, Debug)]
pub(super) struct Inline {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// Makes the head of a message: each field on lines of its own, no field in another.
#[derive(Default)]
pub(super) struct Head(String);

impl Head {
    /// Adds a field of plain words, such as a subject; letters beyond ASCII become encoded words (RFC 2047).
    pub(super) fn words(&mut self, name: &str, words: &str) -> &mut Self {
        let words = clean(words);
        let _ = write!(self.0, "{name}: {}\r\n", encoded(&words, name.len() + 2));
        self
    }

    /// Adds a field whose parts mean something to a program: addresses, dates, ids. Bytes beyond ASCII are left as they
    /// are, since only an address may hold them, and a server is asked first whether it takes them.
    pub(super) fn exact(&mut self, name: &str, value: &str) -> &mut Self {
        let _ = write!(self.0, "{name}: {}\r\n", clean(value));
        self
    }

    /// Adds an address with the name that mail programs show.
    pub(super) fn mailbox(&mut self, name: &str, shown: &str, address: &str) -> &mut Self {
        let shown = clean(shown);
        let phrase = if shown.is_ascii() {
            format!("\"{}\"", shown.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            encoded(&shown, name.len() + 2)
        };
        let _ = write!(self.0, "{name}: {phrase}\r\n <{}>\r\n", clean(address));
        self
    }

    /// Returns the message: this head, then both texts, then the pictures of the second.
    pub(super) fn with(&self, text: &str, html: &str, pictures: &[Inline]) -> Vec<u8> {
        let mark = Digest::of(format!("{}\0{text}\0{html}", self.0).as_bytes()).hex();
        let (outer, inner) = (format!("=_alternative_{}", &mark[..24]), format!("=_related_{}", &mark[24..48]));
        let mut out = self.0.clone();
        out.push_str("MIME-Version: 1.0\r\n");
        let _ = write!(out, "Content-Type: multipart/alternative;\r\n boundary=\"{outer}\"\r\n\r\n");
        let _ = write!(out, "--{outer}\r\n");
        readable("plain", text, &mut out);
        let _ = write!(out, "\r\n--{outer}\r\n");
        if pictures.is_empty() {
            readable("html", html, &mut out);
        } else {
            let _ = write!(
                out,
                "Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"{inner}\"\r\n\r\n--{inner}\r\n"
            );
            readable("html", html, &mut out);
            for Inline { id, name, kind, bytes } in pictures {
                let _ = write!(out, "\r\n--{inner}\r\nContent-Type: {kind}; name=\"{name}\"\r\n");
                let _ = write!(out, "Content-Transfer-Encoding: base64\r\nContent-ID: <{id}>\r\n");
                let _ = write!(out, "Content-Disposition: inline; filename=\"{name}\"\r\n\r\n");
                base64(bytes, &mut out);
            }
            let _ = write!(out, "\r\n--{inner}--\r\n");
        }
        let _ = write!(out, "\r\n--{outer}--\r\n");
        out.into_bytes()
    }
}

/// Returns words that begin no other line of the head.
fn clean(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns words for the head; those that ASCII cannot hold, or that no line can, become encoded words in lines of 76.
fn encoded(words: &str, used: usize) -> String {
    if words.is_ascii() && used + words.len() <= 76 && !words.contains("=?") {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut word = String::new();
    let mut room = 76_usize.saturating_sub(used + 12);
    for c in words.chars() {
        let mut piece = String::new();
        let mut buffer = [0; 4];
        match c {
            ' ' => piece.push('_'),
            c if c.is_ascii_alphanumeric() => piece.push(c),
            c => c.encode_utf8(&mut buffer).bytes().for_each(|byte| {
                let _ = write!(piece, "={byte:02X}");
            }),
        }
        if word.len() + piece.len() > room {
            let _ = write!(out, "=?utf-8?Q?{word}?=\r\n ");
            word.clear();
            room = 63;
        }
        word.push_str(&piece);
    }
    let _ = write!(out, "=?utf-8?Q?{word}?=");
    out
}

/// Writes a text with its own small head, as quoted-printable: readable where it is ASCII, whole everywhere.
fn readable(kind: &str, text: &str, out: &mut String) {
    let _ = write!(out, "Content-Type: text/{kind}; charset=utf-8\r\n");
    out.push_str("Content-Transfer-Encoding: quoted-printable\r\nContent-Disposition: inline\r\n\r\n");
    for line in text.trim_end_matches('\n').split('\n') {
        quoted(line.trim_end_matches('\r'), out);
        out.push_str("\r\n");
    }
}

/// Writes one line as quoted-printable, broken where it gets too long, never inside an encoded byte.
fn quoted(line: &str, out: &mut String) {
    let mut width = 0;
    let last = line.len().saturating_sub(1);
    for (at, byte) in line.bytes().enumerate() {
        let ends_in_space = at == last && (byte == b' ' || byte == b'\t');
        // A line that begins with a dot or with "From " is changed by some servers on the way.
        let is_touched = width == 0 && (byte == b'.' || (byte == b'F' && line[at..].starts_with("From ")));
        let is_plain = (byte == b' ' || byte.is_ascii_graphic()) && byte != b'=' && !ends_in_space && !is_touched;
        let size = if is_plain { 1 } else { 3 };
        if width + size > 75 {
            out.push_str("=\r\n");
            width = 0;
        }
        if is_plain && !(width == 0 && byte == b'.') {
            out.push(char::from(byte));
            width += 1;
        } else {
            let _ = write!(out, "={byte:02X}");
            width += 3;
        }
    }
}

/// Writes bytes as base64 in lines of 76.
fn base64(bytes: &[u8], out: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for line in bytes.chunks(57) {
        for three in line.chunks(3) {
            let all = three.iter().fold(0_u32, |all, &byte| all << 8 | u32::from(byte)) << (8 * (3 - three.len()));
            for at in 0..4 {
                let letter = LETTERS[(all >> (18 - 6 * at) & 63) as usize];
                out.push(if at <= three.len() { char::from(letter) } else { '=' });
            }
        }
        out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_of_the_head_begins_another() {
        let mut head = Head::default();
        head.words("Subject", "Hello\r\nBcc: all@example.org").exact("Message-ID", "<a@b>\nX: y");
        assert_eq!(head.0, "Subject: Hello  Bcc: all@example.org\r\nMessage-ID: <a@b> X: y\r\n");
    }

    #[test]
    fn letters_beyond_ascii_become_encoded_words_on_short_lines() {
        let mut head = Head::default();
        head.words("Subject", &"Gwrando ar blant yng Ngŵyr – a dweud wrthynt beth ddigwyddodd ".repeat(3));
        assert!(head.0.is_ascii());
        assert!(head.0.lines().all(|line| line.len() <= 76), "{}", head.0);
    }

    #[test]
    fn a_sender_may_have_any_letters_and_no_quote_ends_a_name() {
        let mut head = Head::default();
        head.mailbox("From", "Partneriaeth Sir F\u{f4}n", "a@example.org").mailbox(
            "From",
            "The \"Board\"",
            "b@example.org",
        );
        assert!(
            head.0.starts_with("From: =?utf-8?Q?Partneriaeth_Sir_F=C3=B4n?=\r\n <a@example.org>\r\n"),
            "{}",
            head.0
        );
        assert!(head.0.ends_with("From: \"The \\\"Board\\\"\"\r\n <b@example.org>\r\n"), "{}", head.0);
    }

    #[test]
    fn a_long_line_is_broken_and_a_dot_never_stands_first() {
        let mut out = String::new();
        quoted(&format!("{}.ends so. ", "word ".repeat(15)), &mut out);
        assert!(out.lines().all(|line| line.len() <= 76 && !line.starts_with('.')), "{out}");
        assert!(out.ends_with("=20"), "{out}");
    }

    #[test]
    fn bytes_read_as_every_other_program_writes_them() {
        for (bytes, expected) in [("", ""), ("a", "YQ==\r\n"), ("ab", "YWI=\r\n"), ("abc", "YWJj\r\n")] {
            let mut out = String::new();
            base64(bytes.as_bytes(), &mut out);
            assert_eq!(out, expected);
        }
    }
}
