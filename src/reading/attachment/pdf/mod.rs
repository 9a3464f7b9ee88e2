//! PDF files become what they show, hide, and say of themselves.
//!
//! In: the bytes of a PDF.
//! Out: the text of its pages, every string of its objects, its XMP, and the pictures and files inside.
//!
//! Every object that can be found is read, whether the document still uses it or not: an earlier version of a page is
//! as easy to bring back as it is easy to forget.
//!
//! Invariant: objects are looked up by number with a limit on every way through them, so no circle ends in a loop.

mod cmap;
mod content;
mod encoding;
mod filter;
mod font;
mod glyphs;
mod layout;
mod lexer;
mod object;
mod page;
mod path;
mod run;
mod scan;
mod streams;
mod strings;
mod widths;

use super::gather::Gather;
use super::unreadable::Unreadable;

/// Says what a PDF says.
pub(super) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let file = scan::scan(bytes, gather)?;
    if file.trailers.iter().any(|trailer| trailer.get("Encrypt").is_some_and(|locked| !file.resolve(locked).is_null()))
    {
        return Err(Unreadable::Encrypted);
    }
    strings::read(&file, gather);
    streams::read(&file, gather)?;
    page::read(&file, gather)
}
