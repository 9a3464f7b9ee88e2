//! Recordings in MP3 and MP4: what is written into them, while what is said in them stays unheard.

use super::Concern;
use super::bytes::{Order, find, slice};
use super::decode;
use super::gather::Gather;
use super::place::Place;
use super::unreadable::Unreadable;

const BIG: Order = Order::Big;
/// The most boxes inside each other.
const DEPTH: usize = 16;

/// Says what an MP3 says of itself.
pub(super) fn mp3(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    gather.worry(Concern::Recording);
    if let Some(head) = bytes.strip_prefix(b"ID3") {
        frames(head, gather).ok_or(Unreadable::Damaged("the words in the recording cannot be read"))?;
    }
    // An older form stands at the end: title, artist, album, year and comment.
    let old = bytes.len().checked_sub(128).and_then(|at| bytes.get(at..)).and_then(|tail| tail.strip_prefix(b"TAG"));
    for (at, length) in [(0, 30), (30, 30), (60, 30), (94, 30)] {
        if let Some(text) = old.and_then(|old| slice(old, at, length)) {
            gather.say_once(Place::metadata("words in the recording"), &decode::utf8(decode::until_zero(text)));
        }
    }
    Ok(())
}

fn frames(head: &[u8], gather: &mut Gather) -> Option<()> {
    let version = *head.first()?;
    let size = seven(head, 3)?;
    let body = slice(head, 7, size)?;
    let mut at = 0;
    let (name, fixed) = if version == 2 { (3, 6) } else { (4, 10) };
    while let Some(id) = slice(body, at, name).filter(|id| id[0] != 0) {
        let length = match version {
            2 => BIG.long(&[0, *body.get(at + 3)?, *body.get(at + 4)?, *body.get(at + 5)?], 0)?,
            3 => BIG.long(body, at + 4)?,
            _ => seven(body, at + 4)?,
        };
        let value = slice(body, at + fixed, length)?;
        frame(id, value, gather);
        at += fixed + length;
    }
    Some(())
}

fn frame(id: &[u8], value: &[u8], gather: &mut Gather) {
    match id {
        b"APIC" | b"PIC" => gather.worry(Concern::Preview),
        b"GEOB" => gather.worry(Concern::EmbeddedFile),
        _ => {
            let Some((encoding, text)) = value.split_first() else { return };
            let text = match encoding {
                0 | 3 => decode::utf8(text),
                1 => decode::text(text),
                2 => decode::utf16_be(text),
                _ => decode::utf8(value),
            };
            let odd = text.chars().filter(|c| c.is_control() && *c != '\0' && !c.is_whitespace()).count();
            if odd * 10 <= text.len() {
                gather.say_once(Place::metadata("words in the recording"), &text.replace('\u{feff}', " "));
            }
        }
    }
}

/// Returns a size of four times seven bits.
fn seven(bytes: &[u8], at: usize) -> Option<usize> {
    Some(slice(bytes, at, 4)?.iter().fold(0, |size, byte| size << 7 | usize::from(byte & 0x7f)))
}

/// Says what an MP4 says of itself.
pub(super) fn mp4(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    gather.worry(Concern::Recording);
    boxes(bytes, 0, gather).ok_or(Unreadable::Damaged("the recording ends too early"))
}

fn boxes(bytes: &[u8], depth: usize, gather: &mut Gather) -> Option<()> {
    let mut at = 0;
    while at + 8 <= bytes.len() && depth < DEPTH {
        let kind = slice(bytes, at + 4, 4)?;
        let (head, size) = match BIG.long(bytes, at)? {
            0 => (8, bytes.len() - at),
            1 => (16, usize::try_from(BIG.u64(bytes, at + 8)?).ok()?),
            size => (8, size),
        };
        let body = slice(bytes, at + head, size.checked_sub(head)?)?;
        match kind {
            b"moov" | b"udta" | b"trak" | b"ilst" | b"mdia" | b"minf" | b"stbl" => boxes(body, depth + 1, gather)?,
            b"meta" => {
                // QuickTime has no version and flags here, and MP4 has.
                let plain = body.get(4..8) == Some(b"hdlr");
                boxes(if plain { body } else { body.get(4..)? }, depth + 1, gather)?;
            }
            b"keys" | b"name" | b"hdlr" => words(body, gather),
            b"data" => words(body.get(8..)?, gather),
            b"loci" | [0xa9, b'x', b'y', b'z'] => gather.worry(Concern::Location),
            [0xa9, ..] | b"----" | b"aART" | b"cprt" | b"desc" | b"ldes" | b"auth" | b"titl" | b"dscp" => {
                if boxes_of_data(body) {
                    boxes(body, depth + 1, gather)?;
                } else {
                    words(body, gather);
                }
            }
            b"uuid" => {
                if let Some(start) = find(body, b"<x:xmpmeta", 0).or_else(|| find(body, b"<?xpacket", 0)) {
                    super::xmp::read(&body[start..], gather);
                }
            }
            _ if depth > 0 && boxes_of_data(body) => boxes(body, depth + 1, gather)?,
            _ => {}
        }
        at += size;
    }
    Some(())
}

fn boxes_of_data(body: &[u8]) -> bool {
    matches!(body.get(4..8), Some(b"data" | b"mean"))
}

fn words(body: &[u8], gather: &mut Gather) {
    if find(body, b"location.ISO6709", 0).is_some() || find(body, b"GPSCoordinates", 0).is_some() {
        gather.worry(Concern::Location);
    }
    for run in body.split(|byte| *byte < 0x20).filter(|run| run.len() >= 4) {
        gather.say_once(Place::metadata("words in the recording"), &decode::utf8(run));
    }
}
