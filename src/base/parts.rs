//! The readable parts of a file that holds others: what a reader of the whole would meet.
//!
//! ZIP packs, and presentations, which are packs too, by the appnote of PKWARE; messages by RFC 2045. A PDF writes its
//! words as numbers of shapes, so nothing here reads them.

use std::io::Read;

/// No part of a pack is read further: a pack that says otherwise is none of ours.
const LIMIT: u64 = 64 << 20;
/// The signatures of a pack's directory entry, its end, and a file's own header.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// Calls `visit` for each part of a file, by the name of that part; a file that holds no others is its own part.
///
/// Returns early when `visit` returns `false`.
pub fn each_part(name: &str, bytes: &[u8], visit: &mut dyn FnMut(&str, &[u8]) -> bool) {
    if bytes.starts_with(b"PK\x03\x04") {
        each_packed(bytes, &mut |name, bytes| {
            let mut go_on = true;
            each_part(name, bytes, &mut |name, bytes| {
                go_on = visit(name, bytes);
                go_on
            });
            go_on
        });
    } else if name.strip_suffix(".eml").is_some() {
        visit(name, &unquoted(bytes));
    } else {
        visit(name, bytes);
    }
}

/// Walks the directory at the end of a pack.
fn each_packed(bytes: &[u8], visit: &mut dyn FnMut(&str, &[u8]) -> bool) {
    let Some(end) = (0..bytes.len().saturating_sub(21)).rev().find(|&at| bytes[at..].starts_with(END)) else { return };
    let (Some(count), Some(start)) = (number::<2>(bytes, end + 10), number::<4>(bytes, end + 16)) else { return };
    let mut at = start;
    for _ in 0..count {
        let Some(packed) = entry(bytes, at) else { return };
        at = packed.next;
        let name = String::from_utf8_lossy(packed.name);
        if unpacked(&packed).is_some_and(|part| !visit(&name, &part)) {
            return;
        }
    }
}

/// One file of a pack, as its directory tells it.
struct Packed<'b> {
    name: &'b [u8],
    method: usize,
    bytes: &'b [u8],
    next: usize,
}

fn entry(bytes: &[u8], at: usize) -> Option<Packed<'_>> {
    if !bytes.get(at..)?.starts_with(ENTRY) {
        return None;
    }
    let (method, size) = (number::<2>(bytes, at + 10)?, number::<4>(bytes, at + 20)?);
    let name_size = number::<2>(bytes, at + 28)?;
    let more = number::<2>(bytes, at + 30)? + number::<2>(bytes, at + 32)?;
    let header = number::<4>(bytes, at + 42)?;
    let start = header + 30 + number::<2>(bytes, header + 26)? + number::<2>(bytes, header + 28)?;
    let name = bytes.get(at + 46..at + 46 + name_size)?;
    Some(Packed { name, method, bytes: bytes.get(start..start + size)?, next: at + 46 + name_size + more })
}

/// Returns the bytes of a part: stored as they are, or deflated.
fn unpacked(packed: &Packed<'_>) -> Option<Vec<u8>> {
    match packed.method {
        0 => Some(packed.bytes.to_vec()),
        8 => {
            let mut part = Vec::new();
            flate2::read::DeflateDecoder::new(packed.bytes).take(LIMIT).read_to_end(&mut part).ok()?;
            Some(part)
        }
        _ => None,
    }
}

/// Returns a number of the pack, lowest byte first.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(N)?)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte)))
}

/// Returns a message without the `=` of quoted-printable text: soft line breaks joined, `=E2` as a byte.
fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        let hex = |at: usize| tail.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        if byte != b'=' {
            out.push(byte);
            rest = tail;
        } else if let Some(after) = tail.strip_prefix(b"\r\n").or_else(|| tail.strip_prefix(b"\n")) {
            rest = after;
        } else if let (Some(high), Some(low)) = (hex(0), hex(1)) {
            out.extend(u8::try_from(high * 16 + low));
            rest = &tail[2..];
        } else {
            out.push(byte);
            rest = tail;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// Returns a pack of files, each stored or deflated.
    fn pack(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes, deflated) in files {
            let mut body = bytes.to_vec();
            if *deflated {
                let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(bytes).expect("memory");
                body = encoder.finish().expect("memory");
            }
            let method = if *deflated { 8_u16 } else { 0 };
            let size = u32::try_from(body.len()).expect("small");
            let (start, length) = (u32::try_from(out.len()).expect("small"), u16::try_from(name.len()).expect("short"));
            let common =
                [&[0; 2][..], &method.to_le_bytes(), &[0; 8], &size.to_le_bytes(), &size.to_le_bytes()].concat();
            out.extend(
                [b"PK\x03\x04\x14\x00", &common[..], &length.to_le_bytes(), &[0; 2], name.as_bytes(), &body].concat(),
            );
            directory.extend([b"PK\x01\x02\x14\x00\x14\x00", &common[..], &length.to_le_bytes(), &[0; 12]].concat());
            directory.extend([&start.to_le_bytes()[..], name.as_bytes()].concat());
        }
        let (at, count) = (u32::try_from(out.len()).expect("small"), u16::try_from(files.len()).expect("few"));
        let size = u32::try_from(directory.len()).expect("small");
        out.extend(directory);
        let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
        out.extend([b"PK\x05\x06\0\0\0\0", &counts[..], &size.to_le_bytes(), &at.to_le_bytes(), &[0; 2]].concat());
        out
    }

    fn parts(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
        let mut parts = Vec::new();
        each_part(name, bytes, &mut |name, bytes| {
            parts.push((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()));
            true
        });
        parts
    }

    #[test]
    fn every_part_of_a_pack_is_read_and_packs_in_packs_too() {
        let inner = pack(&[("slide.xml", b"<a>told back</a>", true)]);
        let outer = pack(&[("a.txt", b"stored", false), ("slides.pptx", &inner, true)]);
        let found = parts("pack.zip", &outer);
        let expected = [("a.txt", "stored"), ("slide.xml", "<a>told back</a>")];
        assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }

    #[test]
    fn a_damaged_pack_is_read_as_far_as_it_goes() {
        let whole = pack(&[("a.txt", b"stored", false), ("b.txt", b"deflated, deflated", true)]);
        for end in 0..whole.len() {
            parts("pack.zip", &whole[..end]);
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xff;
            parts("pack.zip", &bytes);
        }
    }

    #[test]
    fn a_message_is_read_without_its_line_breaks() {
        assert_eq!(parts("a.eml", b"told=\r\n back =E2=80=93 now=")[0].1, "told back \u{2013} now=");
    }
}
