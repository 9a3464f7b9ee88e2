//! An answer as bytes: status, headers, body, written in one piece.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::range::{Wanted, wanted};

/// One answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub media: &'static str,
    pub body: Vec<u8>,
}

/// The type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// The type of plain texts.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// The types of files, by their ending.
const MEDIA: &[(&str, &str)] = &[
    ("html", HTML),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("txt", TEXT),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("eml", "message/rfc822"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("mp4", "video/mp4"),
    ("mp3", "audio/mpeg"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// Returns the type of the file at an address.
pub(super) fn media_of(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    MEDIA.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, media)| media)
}

impl Answer {
    /// Returns a page of the program's own.
    pub(super) fn page(status: u16, html: String) -> Self {
        Self { status, media: HTML, body: html.into_bytes() }
    }

    /// Returns a line of text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self { status, media: TEXT, body: format!("{text}\n").into_bytes() }
    }

    /// Writes the answer; `range` is what the question said of the part that it wants.
    pub(super) fn write(
        self,
        out: &mut dyn Write,
        common: &[(&'static str, String)],
        range: Option<&str>,
        head_only: bool,
    ) -> io::Result<()> {
        let Self { mut status, media, mut body } = self;
        let whole = body.len();
        let mut extra = String::new();
        match if status == 200 { wanted(range, whole) } else { Wanted::All } {
            Wanted::All => {}
            Wanted::Part(part) => {
                status = 206;
                let _ = write!(extra, "Content-Range: bytes {}-{}/{whole}\r\n", part.start, part.end - 1);
                body = body[part].to_vec();
            }
            Wanted::Nothing => {
                status = 416;
                let _ = write!(extra, "Content-Range: bytes */{whole}\r\n");
                body.clear();
            }
        }
        if status == 405 {
            extra.push_str("Allow: GET, HEAD\r\nConnection: close\r\n");
        }
        let mut head = head(status, media, common);
        let _ = write!(head, "Content-Length: {}\r\nAccept-Ranges: bytes\r\n{extra}\r\n", body.len());
        // In one piece: two small ones would wait for each other.
        let mut bytes = head.into_bytes();
        if !head_only {
            bytes.extend(body);
        }
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// Returns the first lines of an answer, without the empty line at their end.
pub(super) fn head(status: u16, media: &str, common: &[(&'static str, String)]) -> String {
    let mut head = format!("HTTP/1.1 {status} {}\r\nContent-Type: {media}\r\n", reason(status));
    for (name, value) in common {
        // Values come from settings, and a break would begin another header.
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("Cache-Control: no-store\r\nCross-Origin-Resource-Policy: same-origin\r\n");
    head
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        414 => "URI Too Long",
        416 => "Range Not Satisfiable",
        421 => "Misdirected Request",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
