//! Packed bytes become bytes, within what a file may unpack to.

use flate2::{Decompress, FlushDecompress, Status};

use super::gather::Gather;
use super::unreadable::Unreadable;

/// The most that a byte may become, beyond a first free stretch.
const RATIO: usize = 200;
/// Below this many bytes the ratio does not matter: a page of spaces is no attack.
const FREE: usize = 4 * 1024 * 1024;

/// How the bytes are wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// As zlib has it, in PNG and PDF.
    Zlib,
    /// With nothing around it, in ZIP.
    Bare,
}

/// Bytes that were unpacked.
pub(super) struct Inflated {
    /// As many as could be had.
    pub(super) bytes: Vec<u8>,
    /// Whether the packed bytes came to their end without a fault.
    pub(super) whole: bool,
}

/// Unpacks bytes.
pub(super) fn inflate(packed: &[u8], wrapping: Wrapping, gather: &mut Gather) -> Result<Inflated, Unreadable> {
    let limit = gather.room().min(packed.len().saturating_mul(RATIO).max(FREE));
    let mut engine = Decompress::new(wrapping == Wrapping::Zlib);
    let mut bytes = Vec::new();
    let mut rest = packed;
    let whole = loop {
        if bytes.capacity() - bytes.len() < 1024 {
            bytes.reserve(bytes.len().max(packed.len().saturating_mul(3)).clamp(4096, 16 * 1024 * 1024));
        }
        let (before, had) = (engine.total_in(), bytes.len());
        let status = engine.decompress_vec(rest, &mut bytes, FlushDecompress::None);
        let taken = usize::try_from(engine.total_in() - before).unwrap_or(rest.len());
        rest = rest.get(taken..).unwrap_or_default();
        if bytes.len() > limit {
            return Err(Unreadable::TooLarge);
        }
        match status {
            Ok(Status::StreamEnd) => break true,
            Ok(Status::Ok) if taken > 0 || bytes.len() > had => {}
            // The engine stands still: there is no more, or no sense in what is there.
            Ok(Status::Ok | Status::BufError) | Err(_) => break false,
        }
    };
    gather.spend(bytes.len())?;
    Ok(Inflated { bytes, whole })
}
