//! A finished tree as plain lines, for people who compare and programs that search.

use super::walk::{each_block, text_of};
use super::{Block, Body};

/// Returns the words of a text in reading order: a line for each paragraph, heading, row of a table and line of code.
pub fn plain(body: &Body) -> Vec<String> {
    let mut lines = Vec::new();
    each_block(body, &mut |block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(text_of(text)),
        Block::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                lines.push(row.iter().map(|cell| text_of(&cell.text)).collect::<Vec<_>>().join(" | "));
            }
        }
        Block::Code { text, .. } => lines.extend(text.lines().map(str::to_owned)),
        Block::Container { title, .. } if !title.is_empty() => lines.push(title.to_string()),
        _ => {}
    });
    lines
}
