//! GIF: blocks, some of them with text.

use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::{Concern, xmp};

const DAMAGED: Unreadable = Unreadable::Damaged("the picture ends too early");

/// Says what a GIF says of itself.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let mut at = 13 + colours(*bytes.get(10).ok_or(DAMAGED)?);
    loop {
        match bytes.get(at).ok_or(DAMAGED)? {
            0x3b => break,
            0x2c => {
                at += 10 + colours(*bytes.get(at + 9).ok_or(DAMAGED)?) + 1;
                at = blocks(bytes, at, None)?;
            }
            0x21 => {
                let kind = *bytes.get(at + 1).ok_or(DAMAGED)?;
                let mut text = Vec::new();
                let start = at + 2;
                at = blocks(bytes, start, Some(&mut text))?;
                match kind {
                    0xfe => gather.say(Place::metadata("comment of the picture"), &decode::utf8(&text)),
                    0x01 => {
                        let text = text.get(12..).unwrap_or_default();
                        gather.say(Place::content("text on the picture"), &decode::utf8(text));
                    }
                    0xff if text.starts_with(b"XMP DataXMP") => {
                        // XMP stands here as it is, not in blocks, and ends with 258 bytes that undo the harm.
                        let body = bytes.get(start + 12..at).unwrap_or_default();
                        let body = body.get(..body.len().saturating_sub(258)).unwrap_or_default();
                        xmp::read(body, gather);
                    }
                    _ => {}
                }
            }
            _ => return Err(DAMAGED),
        }
    }
    let rest = bytes.get(at + 1..).unwrap_or_default();
    if rest.iter().any(|byte| !matches!(byte, 0 | b'\n' | b'\r')) {
        gather.worry(Concern::Trailing);
        gather.inner("what follows after the picture".to_owned(), "", rest)?;
    }
    Ok(())
}

/// Returns how many bytes a table of colours has.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Collects blocks, each after its length, and returns where they end.
fn blocks(bytes: &[u8], mut at: usize, mut text: Option<&mut Vec<u8>>) -> Result<usize, Unreadable> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(DAMAGED)?);
        let block = bytes.get(at + 1..at + 1 + length).ok_or(DAMAGED)?;
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
        if let Some(text) = text.as_mut() {
            text.extend_from_slice(block);
        }
    }
}
