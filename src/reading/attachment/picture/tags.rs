//! The EXIF tags that people write into, by number.

use crate::reading::attachment::place::Place;

/// Returns the place of a tag's text.
pub(super) fn place(tag: u16) -> Place {
    match tag {
        0x010e => Place::metadata("picture description (EXIF)"),
        0x010d => Place::metadata("document name (EXIF)"),
        0x011d => Place::metadata("page name (EXIF)"),
        0x010f | 0x0110 => Place::metadata("camera (EXIF)"),
        0x0131 => Place::metadata("program (EXIF)"),
        0x013c => Place::metadata("computer (EXIF)"),
        0x013b => Place::person("artist (EXIF)"),
        0x8298 => Place::person("copyright holder (EXIF)"),
        0x9286 | 0x9c9c => Place::metadata("comment (EXIF)"),
        0x9c9b | 0xa436 => Place::metadata("title (EXIF)"),
        0x9c9d => Place::person("author (EXIF)"),
        0x9c9e => Place::metadata("keywords (EXIF)"),
        0x9c9f => Place::metadata("subject (EXIF)"),
        0xa430 => Place::person("owner of the camera (EXIF)"),
        0xa431 | 0xa435 => Place::metadata("serial number (EXIF)"),
        0xa433 | 0xa434 => Place::metadata("lens (EXIF)"),
        0xa437 => Place::person("photographer (EXIF)"),
        0xa438 => Place::person("editor of the picture (EXIF)"),
        0xc4a5 => Place::metadata("printing information (EXIF)"),
        0xa420 => Place::metadata("identifier of the picture (EXIF)"),
        _ => Place::metadata("text (EXIF)"),
    }
}

/// Returns whether a tag's text is a date, or another word of the machine that says nothing of anybody.
pub(super) fn is_machine(tag: u16) -> bool {
    matches!(tag, 0x0132 | 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292 | 0x0001 | 0x9000 | 0xa000)
}
