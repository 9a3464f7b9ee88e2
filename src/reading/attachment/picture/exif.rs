//! EXIF, which is a TIFF file: lists of tags, with lists inside them.

use super::{iptc, tags};
use crate::reading::attachment::Concern;
use crate::reading::attachment::bytes::{Order, slice};
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xmp;

/// The most lists of one file, and the most tags of one list.
const LISTS: usize = 64;
const TAGS: usize = 4096;

/// What a list of tags is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// The picture itself.
    Picture,
    /// More about it, in a list of its own.
    More,
    /// Where it was taken.
    Place,
    /// A small copy of it, or another page.
    Next,
}

/// Says what a TIFF file or an EXIF block says.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    gather.nest(|gather| lists(bytes, gather))
}

fn lists(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the information about the picture cannot be read");
    let order = match bytes.get(..4) {
        Some([b'I', b'I', 42, 0]) => Order::Little,
        Some([b'M', b'M', 0, 42]) => Order::Big,
        _ => return Err(damaged),
    };
    let mut lists = vec![(order.long(bytes, 4).ok_or(damaged)?, About::Picture)];
    let mut seen = Vec::new();
    while let Some((at, about)) = lists.pop() {
        if seen.contains(&at) || seen.len() >= LISTS {
            continue;
        }
        seen.push(at);
        let block = Block { bytes, order, about };
        let Some(inner) = block.list(at, gather) else {
            gather.worry(Concern::Unchecked);
            continue;
        };
        lists.extend(inner.into_iter().rev());
    }
    Ok(())
}

/// A list of tags in its file.
struct Block<'b> {
    bytes: &'b [u8],
    order: Order,
    about: About,
}

impl Block<'_> {
    /// Says what a list says, and returns the lists that it names.
    fn list(&self, at: usize, gather: &mut Gather) -> Option<Vec<(usize, About)>> {
        let count = self.order.short(self.bytes, at)?;
        let mut lists = Vec::new();
        for n in 0..count.min(TAGS) {
            let entry = at + 2 + 12 * n;
            let tag = self.order.u16(self.bytes, entry)?;
            let Some((kind, value)) = self.value(entry) else {
                gather.worry(Concern::Unchecked);
                continue;
            };
            match tag {
                0x8769 | 0xa005 => lists.extend(self.order.long(self.bytes, entry + 8).map(|at| (at, About::More))),
                0x0111 | 0x0201 if self.about == About::Next => gather.worry(Concern::Preview),
                0x8825 => lists.extend(self.order.long(self.bytes, entry + 8).map(|at| (at, About::Place))),
                0x014a => lists.extend(
                    value.chunks_exact(4).take(8).filter_map(|four| Some((self.order.long(four, 0)?, About::More))),
                ),
                _ => self.say(tag, kind, value, gather),
            }
        }
        // Only the picture's own list is followed by another: some programs write nothing after the others.
        if matches!(self.about, About::Picture | About::Next) {
            let next = self.order.long(self.bytes, at + 2 + 12 * count).filter(|next| *next > 0);
            lists.extend(next.map(|next| (next, About::Next)));
        }
        Some(lists)
    }

    /// Returns the kind and the bytes of a tag's value.
    fn value(&self, entry: usize) -> Option<(u16, &[u8])> {
        let kind = self.order.u16(self.bytes, entry + 2)?;
        let count = self.order.long(self.bytes, entry + 4)?;
        let size = match kind {
            1 | 2 | 6 | 7 | 129 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = count.checked_mul(size)?;
        let at = if length <= 4 { entry + 8 } else { self.order.long(self.bytes, entry + 8)? };
        Some((kind, slice(self.bytes, at, length)?))
    }

    fn say(&self, tag: u16, kind: u16, value: &[u8], gather: &mut Gather) {
        // The values of many tags may be the same bytes. Pixels are no words, however many there are.
        if matches!(tag, 0x0111 | 0x0117 | 0x0144 | 0x0145) || !gather.afford(value.len()) {
            return;
        }
        if self.about == About::Place {
            return self.say_place(tag, kind, value, gather);
        }
        match tag {
            0x927c => return maker(value, gather),
            0x83bb => return iptc::records(value, gather),
            0x02bc => return xmp::read(value, gather),
            0x8649 => return iptc::resources(value, gather),
            0x9c9b..=0x9c9f => return gather.say(tags::place(tag), &decode::utf16_le(value)),
            0x9286 => return gather.say(tags::place(tag), &comment(value, self.order)),
            _ => {}
        }
        // Some programs mark text as bytes, so the longer of these are shown when they look like text.
        let text = kind == 2 || kind == 129 || (matches!(kind, 1 | 7) && value.len() >= 4 && is_text(value));
        if text && !tags::is_machine(tag) {
            for piece in value.split(|byte| *byte == 0) {
                gather.say(tags::place(tag), &decode::utf8(piece));
            }
        }
    }

    fn say_place(&self, tag: u16, kind: u16, value: &[u8], gather: &mut Gather) {
        match tag {
            // Latitude and longitude of the camera, and of what it looked at.
            0x02 | 0x04 | 0x14 | 0x16 if value.iter().any(|byte| *byte != 0) => gather.worry(Concern::Location),
            // The name of the method and of the area, which begin with their encoding.
            0x1b | 0x1c => gather.say(Place::metadata("area (EXIF)"), &comment(value, self.order)),
            _ if kind == 2 && value.len() > 4 && tag != 0x1d => {
                gather.say(Place::metadata("location (EXIF)"), &decode::utf8(decode::until_zero(value)));
            }
            _ => {}
        }
    }
}

/// Returns a text that begins with eight bytes for its encoding.
fn comment(value: &[u8], order: Order) -> String {
    match value.split_at_checked(8) {
        Some((b"UNICODE\0", rest)) => match (rest, order) {
            ([0xfe, 0xff, ..] | [0xff, 0xfe, ..], _) => decode::text(rest),
            // Many write the small end first whatever the file says, and Latin letters tell.
            ([0, _, ..], _) => decode::utf16_be(rest),
            ([_, 0, ..], _) | (_, Order::Little) => decode::utf16_le(rest),
            _ => decode::utf16_be(rest),
        },
        Some((head, rest)) if head.starts_with(b"ASCII") || head == [0; 8] || head.starts_with(b"JIS") => {
            decode::text(rest)
        }
        _ => decode::text(value),
    }
}

/// Says the words in the notes of a maker, among them the owner's name that some cameras keep.
fn maker(value: &[u8], gather: &mut Gather) {
    gather.worry(Concern::MakerNote);
    for words in decode::words(value) {
        gather.say_once(Place::metadata("notes of the camera's maker (EXIF)"), &words);
    }
}

fn is_text(value: &[u8]) -> bool {
    let value = decode::until_zero(value);
    value.len() >= 4 && value.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\n' | b'\r' | b'\t'))
}
