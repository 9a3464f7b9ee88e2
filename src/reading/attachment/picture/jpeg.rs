//! JPEG: segments before the picture, and whatever follows after it.

use super::{exif, iptc};
use crate::reading::attachment::bytes::{Order, find, slice};
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::{Concern, xmp};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";

/// Says what a JPEG says of itself.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the picture ends too early");
    let (mut at, mut more, mut photoshop, mut preview) = (2, Vec::new(), Vec::new(), false);
    let end = loop {
        // Any number of filling bytes may stand before a marker.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let marker = match bytes.get(at..at + 2) {
            Some([0xff, marker]) => *marker,
            _ => return Err(damaged),
        };
        match marker {
            0xd9 => break at + 2,
            0x01 | 0xd0..=0xd8 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = Order::Big.short(bytes, at + 2).filter(|length| *length >= 2).ok_or(damaged)?;
        let body = slice(bytes, at + 4, length - 2).ok_or(damaged)?;
        at += 2 + length;
        match marker {
            0xda => match scan_end(bytes, at) {
                Some(next) => at = next,
                None => break bytes.len(),
            },
            0xe1 => {
                if let Some(rest) = body.strip_prefix(MORE_XMP) {
                    // A digest, the whole length and the offset stand before each piece.
                    more.extend_from_slice(rest.get(40..).unwrap_or_default());
                } else {
                    information(body, gather);
                }
            }
            0xed => photoshop.extend_from_slice(body.strip_prefix(b"Photoshop 3.0\0").unwrap_or_default()),
            0xe2 if body.starts_with(b"MPF\0") => preview = true,
            0xfe => gather.say(Place::metadata("comment of the picture"), &decode::utf8(body)),
            // What other makers put here is shown when it is text.
            0xe0..=0xef => other(body, gather),
            _ => {}
        }
    };
    iptc::resources(&photoshop, gather);
    if !more.is_empty() {
        xmp::read(&more, gather);
    }
    after(bytes.get(end..).unwrap_or_default(), preview, gather)
}

/// Says what a block of information says: EXIF, XMP, or text of no known kind.
fn information(body: &[u8], gather: &mut Gather) {
    if let Some(block) = body.strip_prefix(b"Exif\0").and_then(|rest| rest.get(1..)) {
        if exif::read(block, gather).is_err() {
            gather.worry(Concern::Unchecked);
        }
    } else if let Some(block) = body.strip_prefix(XMP) {
        xmp::read(block, gather);
    } else {
        other(body, gather);
    }
}

fn other(body: &[u8], gather: &mut Gather) {
    const KNOWN: &[&[u8]] = &[b"JFIF\0", b"JFXX\0", b"Adobe\0", b"ICC_PROFILE\0", b"MPF\0", b"Ducky"];
    if KNOWN.iter().any(|known| body.starts_with(known)) {
        return;
    }
    let text = decode::text(body);
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if odd * 10 < text.len() {
        gather.say(Place::metadata("text in the picture"), &text);
    } else {
        for words in decode::words(body) {
            gather.say_once(Place::metadata("text in the picture"), &words);
        }
    }
}

/// Returns where the next marker stands after the bytes of a scan.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = find(bytes, &[0xff], at)?;
        match bytes.get(at + 1)? {
            0 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// Says what stands after the end: the small copies that cameras add, or something that was hidden there.
fn after(rest: &[u8], preview: bool, gather: &mut Gather) -> Result<(), Unreadable> {
    // Zeros, line ends and a second mark of the end are no more than carelessness.
    let mut rest = rest;
    while let [0 | b'\n' | b'\r', after @ ..] | [0xff, 0xd9, after @ ..] = rest {
        rest = after;
    }
    if rest.is_empty() {
        return Ok(());
    }
    if preview && rest.starts_with(&[0xff, 0xd8]) {
        gather.worry(Concern::Preview);
    } else {
        gather.worry(Concern::Trailing);
    }
    gather.inner("what follows after the picture".to_owned(), "", rest)
}
