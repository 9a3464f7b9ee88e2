//! IPTC, the captions of press agencies, and the blocks of Photoshop that they stand in.

use crate::reading::attachment::bytes::{Order, slice};
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::{Concern, xmp};

const BIG: Order = Order::Big;

/// Says what the blocks of Photoshop say.
pub(in crate::reading::attachment) fn resources(bytes: &[u8], gather: &mut Gather) {
    let mut at = 0;
    while slice(bytes, at, 4).is_some_and(|mark| matches!(mark, b"8BIM" | b"MeSa" | b"PHUT" | b"AgHg" | b"DCSR")) {
        let Some(id) = BIG.u16(bytes, at + 4) else { break };
        let name = usize::from(bytes.get(at + 6).copied().unwrap_or_default());
        if let Some(name) = slice(bytes, at + 7, name) {
            gather.say(Place::metadata("name of a block (Photoshop)"), &decode::utf8(name));
        }
        // The name and the block are each filled up to an even number of bytes.
        let size_at = at + 6 + usize::midpoint(name, 2) * 2;
        let Some(size) = BIG.long(bytes, size_at) else { break };
        let Some(block) = slice(bytes, size_at + 4, size) else {
            gather.worry(Concern::Unchecked);
            break;
        };
        match id {
            0x0404 => records(block, gather),
            0x0424 => xmp::read(block, gather),
            0x0422 | 0x0423 if super::exif::read(block, gather).is_err() => {
                gather.worry(Concern::Unchecked);
            }
            0x0409 | 0x040c => gather.worry(Concern::Preview),
            0x040b => gather.say(Place::metadata("address (Photoshop)"), &decode::utf8(block)),
            0x03ee | 0x03f0 | 0x0415 => gather.say(Place::metadata("layer name (Photoshop)"), &decode::text(block)),
            _ => {}
        }
        at = size_at + 4 + size + size % 2;
    }
}

/// Says what the records of a caption say.
pub(in crate::reading::attachment) fn records(bytes: &[u8], gather: &mut Gather) {
    let mut at = 0;
    while let Some([0x1c, record, field, ..]) = bytes.get(at..) {
        let Some(size) = BIG.short(bytes, at + 3) else { break };
        // A size with its highest bit set says how many bytes the real size has.
        let (start, size) = if size & 0x8000 == 0 {
            (at + 5, size)
        } else {
            let width = size & 0x7fff;
            let digits = slice(bytes, at + 5, width).filter(|digits| digits.len() <= 4).unwrap_or_default();
            (at + 5 + width, digits.iter().fold(0, |size, digit| size << 8 | usize::from(*digit)))
        };
        let Some(value) = slice(bytes, start, size) else {
            gather.worry(Concern::Unchecked);
            break;
        };
        if *record != 1 {
            say(*field, value, gather);
        }
        at = start + size;
    }
}

fn say(field: u8, value: &[u8], gather: &mut Gather) {
    let place = match field {
        80 | 85 => Place::person("photographer (IPTC)"),
        110 | 115 | 116 => Place::person("credit (IPTC)"),
        118 => Place::person("contact (IPTC)"),
        122 => Place::person("writer of the caption (IPTC)"),
        5 | 105 => Place::metadata("title (IPTC)"),
        120 => Place::metadata("caption (IPTC)"),
        25 => Place::metadata("keyword (IPTC)"),
        26 | 27 | 90 | 92 | 95 | 100 | 101 => Place::metadata("place (IPTC)"),
        // Version, dates, times and numbers of no use to anybody.
        0 | 3 | 4 | 10 | 30 | 35 | 37 | 38 | 47 | 50 | 55 | 60 | 62 | 63 | 70 | 75 | 130 | 131 => return,
        // Previews of the picture.
        200..=202 => return gather.worry(Concern::Preview),
        _ => Place::metadata("text (IPTC)"),
    };
    gather.say(place, &decode::utf8(value));
}
