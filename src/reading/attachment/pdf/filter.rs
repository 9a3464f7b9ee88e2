//! The bytes of a stream are unpacked.

use super::object::{Dict, Object, Stream};
use super::scan::File;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::inflate::{Wrapping, inflate};
use crate::reading::attachment::unreadable::Unreadable;

/// The bytes of a stream.
pub(super) struct Decoded {
    /// As many as could be had.
    pub(super) bytes: Vec<u8>,
    /// Whether that is all of them.
    pub(super) whole: bool,
    /// The way of packing that was left, when it is one for pictures.
    pub(super) picture: Option<String>,
}

/// Unpacks a stream.
pub(super) fn decode(file: &File<'_>, stream: &Stream, gather: &mut Gather) -> Result<Decoded, Unreadable> {
    let raw = file.bytes.get(stream.start..stream.end).unwrap_or_default();
    let mut decoded = Decoded { bytes: Vec::new(), whole: true, picture: None };
    let mut current: Option<Vec<u8>> = None;
    let filters = list(file, &stream.dict, "Filter", "F");
    let parms = list(file, &stream.dict, "DecodeParms", "DP");
    for (index, filter) in filters.iter().take(8).enumerate() {
        let input = current.as_deref().unwrap_or(raw);
        let output = match filter.name().unwrap_or_default() {
            "FlateDecode" | "Fl" => {
                let inflated = flate(input, gather)?;
                decoded.whole &= inflated.1;
                predict(file, inflated.0, parms.get(index).and_then(|parms| parms.dict()))
            }
            "LZWDecode" | "LZW" => {
                let early = parms.get(index).and_then(|parms| parms.dict()).and_then(|parms| parms.get("EarlyChange"));
                let (bytes, whole) = lzw(input, early.and_then(Object::number) != Some(0.0), gather)?;
                decoded.whole &= whole;
                predict(file, bytes, parms.get(index).and_then(|parms| parms.dict()))
            }
            "ASCIIHexDecode" | "AHx" => hex(input),
            "ASCII85Decode" | "A85" => base85(input),
            "RunLengthDecode" | "RL" => {
                let bytes = run_length(input, gather.room());
                gather.spend(bytes.len())?;
                bytes
            }
            "Crypt" => input.to_vec(),
            other => {
                decoded.picture = Some(other.to_owned());
                break;
            }
        };
        current = Some(output);
    }
    decoded.bytes = if let Some(bytes) = current {
        bytes
    } else {
        gather.spend(raw.len())?;
        raw.to_vec()
    };
    Ok(decoded)
}

/// Returns the filters, or their settings: one, or a list.
fn list<'o>(file: &'o File<'_>, dict: &'o Dict, key: &str, short: &str) -> Vec<&'o Object> {
    let object = dict.get(key).or_else(|| dict.get(short)).map_or(&Object::Null, |object| file.resolve(object));
    match object {
        Object::Array(array) => array.iter().map(|object| file.resolve(object)).collect(),
        Object::Null => Vec::new(),
        object => vec![object],
    }
}

fn flate(input: &[u8], gather: &mut Gather) -> Result<(Vec<u8>, bool), Unreadable> {
    let start = input.iter().take_while(|byte| matches!(byte, 10 | 13)).count();
    let inflated = inflate(&input[start..], Wrapping::Zlib, gather)?;
    if inflated.bytes.is_empty() && !inflated.whole && input.len() > 2 {
        // Some files lack the two bytes of the head, or have them wrong.
        let bare = inflate(&input[2..], Wrapping::Bare, gather)?;
        return Ok((bare.bytes, bare.whole));
    }
    Ok((inflated.bytes, inflated.whole))
}

fn lzw(input: &[u8], early: bool, gather: &mut Gather) -> Result<(Vec<u8>, bool), Unreadable> {
    let order = weezl::BitOrder::Msb;
    let mut decoder = if early {
        weezl::decode::Decoder::with_tiff_size_switch(order, 8)
    } else {
        weezl::decode::Decoder::new(order, 8)
    };
    let (mut bytes, mut rest, mut buffer) = (Vec::new(), input, vec![0; 64 * 1024]);
    loop {
        let step = decoder.decode_bytes(rest, &mut buffer);
        bytes.extend_from_slice(&buffer[..step.consumed_out]);
        rest = &rest[step.consumed_in..];
        gather.spend(step.consumed_out)?;
        match step.status {
            Ok(weezl::LzwStatus::Ok) if step.consumed_in > 0 || step.consumed_out > 0 => {}
            Ok(weezl::LzwStatus::Done) => return Ok((bytes, true)),
            Ok(_) | Err(_) => return Ok((bytes, rest.is_empty())),
        }
    }
}

fn hex(input: &[u8]) -> Vec<u8> {
    let digits = input.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let mut digits: Vec<u8> = digits.collect();
    if digits.len() % 2 == 1 {
        digits.push(0);
    }
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn base85(input: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(input.len());
    let mut group = Vec::with_capacity(5);
    let mut flush = |group: &mut Vec<u8>| {
        let have = group.len();
        if have > 1 {
            group.resize(5, 84);
            let number = group.iter().fold(0_u64, |number, digit| number * 85 + u64::from(*digit));
            bytes.extend_from_slice(&number.to_be_bytes()[4..4 + have - 1]);
        }
        group.clear();
    };
    for byte in input.strip_prefix(b"<~").unwrap_or(input) {
        match byte {
            b'z' if group.is_empty() => {
                group.resize(5, 0);
                flush(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    flush(&mut group);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    flush(&mut group);
    bytes
}

fn run_length(input: &[u8], room: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = input;
    while let Some((length, after)) = rest.split_first() {
        let count = usize::from(*length);
        match length {
            128 => break,
            0..128 => {
                let copied = after.get(..=count).unwrap_or(after);
                bytes.extend_from_slice(copied);
                rest = &after[copied.len()..];
            }
            129.. => {
                let Some((byte, after)) = after.split_first() else { break };
                bytes.extend(std::iter::repeat_n(*byte, 257 - count));
                rest = after;
            }
        }
        if bytes.len() > room {
            break;
        }
    }
    bytes
}

/// Undoes a prediction of bytes from their neighbours.
fn predict(file: &File<'_>, bytes: Vec<u8>, parms: Option<&Dict>) -> Vec<u8> {
    let number = |key, default| parms.and_then(|parms| file.get(parms, key).size()).unwrap_or(default);
    let predictor = number("Predictor", 1);
    if predictor < 10 {
        return bytes;
    }
    let bits = number("Colors", 1).clamp(1, 64) * number("BitsPerComponent", 8).clamp(1, 32);
    let width = (bits * number("Columns", 1).clamp(1, 1 << 20)).div_ceil(8);
    let pixel = bits.div_ceil(8);
    // A line that is longer than everything there is would only cost memory.
    if width > bytes.len() {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut above = vec![0; width];
    for line in bytes.chunks(width + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let mut row = line.to_vec();
        row.resize(width, 0);
        for at in 0..width {
            let left = if at >= pixel { row[at - pixel] } else { 0 };
            let corner = if at >= pixel { above[at - pixel] } else { 0 };
            let guess = match kind {
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            row[at] = row[at].wrapping_add(guess);
        }
        out.extend_from_slice(&row);
        above = row;
    }
    out
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |byte: u8| (guess - i16::from(byte)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}
