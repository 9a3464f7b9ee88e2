//! The small words every stage speaks: places, addresses, days and digests.
//!
//! In: nothing of ours. Out: plain value types.
//! Invariant: nothing here reads a disk, a clock or the environment.

pub mod calendar;
mod colour;
mod day;
mod digest;
mod fingerprint;
mod nearest;
mod notes;
mod out_path;
mod pack;
pub mod parts;
pub mod runs;
pub mod seal;
mod site_path;
mod slug;
mod source;
mod store;
mod time;

pub use colour::Colour;
pub use day::{Day, Today};
pub use digest::Digest;
pub use fingerprint::Fingerprint;
pub use nearest::nearest;
pub use notes::Notes;
pub use out_path::OutPath;
pub use pack::Pack;
pub use site_path::SitePath;
pub use slug::Slug;
pub use source::{FileId, Position, Source, Sources, Span};
pub use store::{Forgetful, Store};
pub use time::Time;
