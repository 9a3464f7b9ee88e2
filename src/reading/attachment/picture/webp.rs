//! WebP: chunks in a RIFF file, two of them about the picture.

use super::exif;
use crate::reading::attachment::bytes::{Order, slice};
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::{Concern, xmp};

/// Says what a WebP says of itself.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the picture ends too early");
    let end = Order::Little.long(bytes, 4).and_then(|size| size.checked_add(8)).ok_or(damaged)?;
    if end > bytes.len() + 1 {
        return Err(damaged);
    }
    let mut at = 12;
    while at + 8 <= end.min(bytes.len()) {
        let kind = slice(bytes, at, 4).ok_or(damaged)?;
        let length = Order::Little.long(bytes, at + 4).ok_or(damaged)?;
        let body = slice(bytes, at + 8, length).ok_or(damaged)?;
        match kind {
            b"EXIF" if exif::read(body.strip_prefix(b"Exif\0\0").unwrap_or(body), gather).is_err() => {
                gather.worry(Concern::Unchecked);
            }
            b"XMP " => xmp::read(body, gather),
            _ => {}
        }
        at += 8 + length + length % 2;
    }
    if end < bytes.len() {
        gather.worry(Concern::Trailing);
        gather.inner("what follows after the picture".to_owned(), "", &bytes[end..])?;
    }
    Ok(())
}
