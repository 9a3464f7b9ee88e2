//! What kind of file some bytes are.

use super::bytes::find;
use super::gather::Gather;
use super::unreadable::Unreadable;
use super::zip::Archive;
use super::{odf, office, pdf, picture, plain, recording, rtf, zip};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Webp,
    Gif,
    Tiff,
    Metafile,
    Svg,
    Pdf,
    Zip,
    OldOffice,
    Rtf,
    Mp3,
    Mp4,
    Table(char),
    Text,
    FlatOdf,
    Xml,
}

/// The endings of names of files that can be read.
const ENDINGS: &[&str] = &[
    "csv", "docm", "docx", "dotx", "fodp", "fods", "fodt", "gif", "ics", "jpeg", "jpg", "json", "m4a", "m4v", "md",
    "mov", "mp3", "mp4", "odg", "odp", "ods", "odt", "otp", "ots", "ott", "pdf", "png", "potx", "ppsx", "pptm", "pptx",
    "rtf", "srt", "svg", "tif", "tiff", "tsv", "txt", "vtt", "webp", "xlsm", "xlsx", "xltx", "xml", "zip",
];

/// Returns whether files of this name are of a kind that can be read.
pub(super) fn known(name: &str) -> bool {
    ENDINGS.contains(&ending(name).as_str())
}

fn ending(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

impl Format {
    /// Returns the kind of a file, by its first bytes, and by its name where plain text is meant.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let start = &bytes[..bytes.len().min(1024)];
        let ending = ending(name);
        Some(match bytes {
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Self::Tiff,
            [1, 0, 0, 0, ..] if bytes.get(40..44) == Some(b" EMF") => Self::Metafile,
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Self::Zip,
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Self::OldOffice,
            [b'{', b'\\', b'r', b't', b'f', ..] => Self::Rtf,
            [b'I', b'D', b'3', ..] => Self::Mp3,
            [0xff, second, ..] if second & 0xe0 == 0xe0 && ending == "mp3" => Self::Mp3,
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if !is_still(brand) => Self::Mp4,
            _ if find(start, b"%PDF-", 0).is_some() => Self::Pdf,
            _ => return Self::of_text(&ending, bytes),
        })
    }

    fn of_text(ending: &str, bytes: &[u8]) -> Option<Self> {
        match ending {
            "svg" => Some(Self::Svg),
            "csv" => Some(Self::Table(',')),
            "tsv" | "tab" => Some(Self::Table('\t')),
            "txt" | "md" | "vtt" | "srt" | "ics" | "json" => plain::is_text(bytes).then_some(Self::Text),
            "fodt" | "fods" | "fodp" => Some(Self::FlatOdf),
            "xml" | "rdf" => Some(Self::Xml),
            _ if find(&bytes[..bytes.len().min(4096)], b"<svg", 0).is_some() => Some(Self::Svg),
            _ => None,
        }
    }

    /// Reads a file of this kind.
    pub(super) fn read(self, bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
        match self {
            Self::Jpeg => picture::jpeg::read(bytes, gather),
            Self::Png => picture::png::read(bytes, gather),
            Self::Webp => picture::webp::read(bytes, gather),
            Self::Gif => picture::gif::read(bytes, gather),
            Self::Tiff => picture::exif::read(bytes, gather),
            Self::Metafile => picture::metafile::read(bytes, gather),
            Self::Svg => picture::svg::read(bytes, gather),
            Self::Pdf => pdf::read(bytes, gather),
            Self::Zip => packed(bytes, gather),
            Self::OldOffice => Err(old_office(bytes)),
            Self::Rtf => rtf::read(bytes, gather),
            Self::Mp3 => recording::mp3(bytes, gather),
            Self::Mp4 => recording::mp4(bytes, gather),
            Self::Table(separator) => plain::table(bytes, separator, gather),
            Self::Text => plain::text(bytes, gather),
            Self::FlatOdf => odf::flat(bytes, gather),
            Self::Xml => plain::xml(bytes, gather),
        }
    }
}

/// Returns whether a brand of files in boxes is one of still pictures, of which too little is known here.
fn is_still(brand: &[u8]) -> bool {
    ["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"].iter().any(|still| brand.starts_with(still.as_bytes()))
}

/// Reads an archive as what its entries show it to be.
fn packed(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let archive = Archive::open(bytes)?;
    let has = |wanted: &str| archive.entries.iter().any(|entry| entry.name == wanted);
    if has("[Content_Types].xml") || has("word/document.xml") || has("xl/workbook.xml") || has("ppt/presentation.xml") {
        office::read(&archive, gather)
    } else if has("mimetype") || has("content.xml") && has("META-INF/manifest.xml") {
        odf::read(&archive, gather)
    } else {
        zip::read(bytes, gather)
    }
}

/// Returns why an old compound file cannot be read: today's locked files are such files as well.
fn old_office(bytes: &[u8]) -> Unreadable {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if find(bytes, &name, 0).is_some() { Unreadable::Encrypted } else { Unreadable::OldOffice }
}
