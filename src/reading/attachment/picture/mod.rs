//! Pictures become what is written in and about them.
//!
//! In: the bytes of one picture.
//! Out: texts of its metadata and, for drawings, of what they show.
//!
//! Invariant: no pixel is decoded; words inside a photograph are not read.

pub(super) mod exif;
pub(super) mod gif;
pub(super) mod iptc;
pub(super) mod jpeg;
pub(super) mod metafile;
pub(super) mod png;
pub(super) mod svg;
mod tags;
pub(super) mod webp;
