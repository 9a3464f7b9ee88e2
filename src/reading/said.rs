//! What a finished file says, for those who look for words in it: packs and messages opened, and PDF files read.
//!
//! A PDF writes its words as numbers of shapes, so its bytes tell nothing; its pages, its properties and the texts for
//! those who cannot see are read as a reader of the file would.

use super::attachment::{self, Unreadable};
use crate::base::parts::each_part;

/// Calls `visit` for each part of a file that says something, with its name; a file that holds no others is its own part.
///
/// Returns early when `visit` returns `false`.
///
/// # Errors
///
/// When there is a PDF whose words cannot be read, so that nobody can tell what it says.
pub fn each_said(name: &str, bytes: &[u8], visit: &mut dyn FnMut(&str, &[u8]) -> bool) -> Result<(), Unreadable> {
    let mut unreadable = None;
    each_part(name, bytes, &mut |name, part| {
        if !part.starts_with(b"%PDF-") {
            return visit(name, part);
        }
        match attachment::read(name, part) {
            Ok(read) => {
                // One text, since a sentence may go on in the next column or on the next side.
                let texts: Vec<&str> = read.parts.iter().map(|part| part.text.as_str()).collect();
                visit(name, texts.join("\n").as_bytes())
            }
            Err(why) => {
                unreadable = Some(why);
                visit(name, part)
            }
        }
    });
    unreadable.map_or(Ok(()), Err)
}
