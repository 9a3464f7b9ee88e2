//! PNG: chunks, some of them with text.

use super::exif;
use crate::reading::attachment::bytes::{Order, slice};
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::inflate::{Wrapping, inflate};
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::{Concern, xmp};

/// Chunks of pixels and colours.
const STANDARD: &[&[u8]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"acTL", b"bKGD", b"cHRM", b"cICP", b"fcTL", b"fdAT", b"gAMA", b"hIST", b"iCCP",
    b"pHYs", b"sBIT", b"sPLT", b"sRGB", b"tIME", b"tRNS",
];

/// Says what a PNG says of itself.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the picture ends too early");
    let mut at = 8;
    loop {
        let length = Order::Big.long(bytes, at).ok_or(damaged)?;
        let kind = slice(bytes, at + 4, 4).ok_or(damaged)?;
        let body = slice(bytes, at + 8, length).ok_or(damaged)?;
        at += 12 + length;
        match kind {
            b"IEND" => break,
            b"tEXt" => {
                if let Some((key, value)) = cut(body) {
                    text(key, &decode::utf8(value), gather);
                }
            }
            b"zTXt" => {
                if let Some((key, value)) = cut(body) {
                    packed(key, value.get(1..).unwrap_or_default(), gather)?;
                }
            }
            b"iTXt" => international(body, gather)?,
            b"eXIf" => {
                let block = body.strip_prefix(b"Exif\0\0").unwrap_or(body);
                if exif::read(block, gather).is_err() {
                    gather.worry(Concern::Unchecked);
                }
            }
            _ if STANDARD.contains(&kind) => {}
            _ => {
                for words in decode::words(body) {
                    gather.say_once(Place::metadata("text in the picture"), &words);
                }
            }
        }
    }
    if bytes.get(at..).unwrap_or_default().iter().any(|byte| !matches!(byte, 0 | b'\n' | b'\r')) {
        gather.worry(Concern::Trailing);
        let rest = bytes.get(at..).unwrap_or_default();
        gather.inner("what follows after the picture".to_owned(), "", rest)?;
    }
    Ok(())
}

/// Returns what stands before and after the first zero.
fn cut(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let zero = body.iter().position(|byte| *byte == 0)?;
    Some((&body[..zero], &body[zero + 1..]))
}

fn packed(key: &[u8], value: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let inflated = inflate(value, Wrapping::Zlib, gather)?;
    if !inflated.whole {
        gather.worry(Concern::Unchecked);
    }
    text(key, &decode::utf8(&inflated.bytes), gather);
    Ok(())
}

fn international(body: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let Some((key, rest)) = cut(body) else { return Ok(()) };
    let Some(([is_packed, _], rest)) = rest.split_first_chunk::<2>() else { return Ok(()) };
    let Some((_, rest)) = cut(rest) else { return Ok(()) };
    let Some((translated, value)) = cut(rest) else { return Ok(()) };
    gather.say_once(Place::metadata("name of a text in the picture"), &decode::utf8(translated));
    if *is_packed == 1 {
        return packed(key, value, gather);
    }
    text(key, &decode::utf8(value), gather);
    Ok(())
}

fn text(key: &[u8], value: &str, gather: &mut Gather) {
    match key {
        b"Author" | b"Artist" | b"Copyright" | b"Creator" => gather.say(Place::person("author (PNG)"), value),
        b"Title" => gather.say(Place::metadata("title (PNG)"), value),
        b"XML:com.adobe.xmp" => xmp::read(value.as_bytes(), gather),
        _ if key.starts_with(b"Raw profile type") => profile(key, value, gather),
        _ => {
            gather.say_once(Place::metadata("name of a text in the picture"), &unknown(key));
            gather.say(Place::metadata("text in the picture"), value);
        }
    }
}

/// Returns a key that no standard has, since it may say something itself.
fn unknown(key: &[u8]) -> String {
    const KNOWN: &[&[u8]] =
        &[b"Description", b"Comment", b"Creation Time", b"Software", b"Source", b"Warning", b"Disclaimer"];
    if KNOWN.contains(&key) { String::new() } else { decode::utf8(key) }
}

/// Says what a block says that `ImageMagick` wrote as hexadecimal digits: a line end, a name, a length and the digits.
fn profile(key: &[u8], value: &str, gather: &mut Gather) {
    let digits = value
        .split_whitespace()
        .skip(2)
        .flat_map(str::bytes)
        .filter_map(|byte| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits: Vec<u8> = digits.collect();
    let block: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    match &key["Raw profile type".len()..] {
        b" exif" | b" APP1" | b" app1" => {
            let exif = block.strip_prefix(b"Exif\0\0").unwrap_or(&block);
            if exif::read(exif, gather).is_err() {
                xmp::read(&block, gather);
            }
        }
        b" iptc" | b" 8bim" => {
            super::iptc::resources(&block, gather);
            super::iptc::records(&block, gather);
        }
        b" xmp" => xmp::read(&block, gather),
        _ => {}
    }
}
