//! What a picture says of itself, read from its first bytes.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

/// A raster picture, as a reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How it is stored.
    pub format: ImageFormat,
    /// Its width in pixels, the right way up.
    pub width: u32,
    /// Its height in pixels, the right way up.
    pub height: u32,
}

/// What the bytes of a file show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A PNG, JPEG, WebP or GIF.
    Raster(Picture),
    /// An SVG without script, links or anything from outside.
    Vector,
    /// An SVG that does more than show something, and what that is.
    ActiveVector(&'static str),
    /// No picture that the program can show.
    Other,
}

/// What a drawing has no need of, and a page must not hold.
const ACTIVE: &[(&str, &str)] = &[
    ("<script", "a script"),
    ("<foreignobject", "foreign content"),
    ("<!entity", "an entity"),
    ("<!doctype", "a document type"),
    ("javascript:", "a script address"),
    ("<iframe", "a frame"),
    ("http-equiv", "an instruction to the browser"),
    ("@import", "a style sheet from elsewhere"),
    ("<animate", "an animation"),
    ("<set", "an animation"),
    ("<metadata", "information about its maker"),
    ("<?xml-stylesheet", "a style sheet from elsewhere"),
    ("data:", "something packed inside it"),
];

impl Look {
    /// Returns what the bytes of a file show.
    pub(super) fn of(bytes: &[u8]) -> Self {
        if let Some(picture) = raster(bytes) {
            return Self::Raster(picture);
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return Self::Other };
        if !text.contains("<svg") {
            return Self::Other;
        }
        let folded = text.to_lowercase();
        let found = ACTIVE.iter().find(|(mark, _)| folded.contains(mark)).map(|(_, what)| *what);
        found.or_else(|| outside(&folded)).map_or(Self::Vector, Self::ActiveVector)
    }
}

fn raster(bytes: &[u8]) -> Option<Picture> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let turned = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Some(Picture { format, width, height })
}

/// Returns what an SVG takes from elsewhere, or runs: an event handler, or a reference that is not to itself.
fn outside(folded: &str) -> Option<&'static str> {
    let mut rest = folded;
    while let Some(at) = rest.find("href") {
        rest = &rest[at + 4..];
        let value = rest.trim_start().strip_prefix('=').map(|value| value.trim_start().trim_start_matches(['"', '\'']));
        if value.is_some_and(|value| !value.starts_with('#')) {
            return Some("a link");
        }
    }
    if folded.match_indices("url(").any(|(at, _)| !folded[at + 4..].trim_start_matches(['"', '\'']).starts_with('#')) {
        return Some("something from elsewhere");
    }
    // A prefix can give any element another name, a script among them.
    let prefixed = |at: usize| {
        let name = folded[at + 1..].split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or_default();
        name.contains(':')
    };
    if folded.match_indices('<').any(|(at, _)| prefixed(at)) {
        return Some("an element of another kind");
    }
    let handler = |at: usize| {
        let before = folded[..at].chars().next_back();
        let name: String = folded[at..].chars().take_while(char::is_ascii_alphabetic).collect();
        let after = folded[at + name.len()..].trim_start();
        before.is_some_and(char::is_whitespace) && name.len() > 2 && after.starts_with('=')
    };
    folded.match_indices("on").any(|(at, _)| handler(at)).then_some("a script")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(svg: &str, expected: Look) {
        assert_eq!(Look::of(svg.as_bytes()), expected, "{svg}");
    }

    #[test]
    fn a_drawing_may_refer_to_itself_and_to_nothing_else() {
        check("<svg><path d='M0 0' fill='url(#a)'/><use href='#b'/></svg>", Look::Vector);
        check("<svg><title>On time</title></svg>", Look::Vector);
        check("<svg onload='x()'></svg>", Look::ActiveVector("a script"));
        check("<svg><a xlink:href=\"https://example.org\"/></svg>", Look::ActiveVector("a link"));
        check(
            "<svg><style>a{fill:url(https://example.org/x)}</style></svg>",
            Look::ActiveVector("something from elsewhere"),
        );
        check("<svg><SCRIPT>x</SCRIPT></svg>", Look::ActiveVector("a script"));
        check(
            "<svg xmlns:s='http://www.w3.org/2000/svg'><s:script>x()</s:script></svg>",
            Look::ActiveVector("an element of another kind"),
        );
        check("no picture", Look::Other);
    }
}
