//! Lines of text: paragraphs between empty lines.

use std::ops::Range;

use super::build::Builder;
use super::passage::Spot;

/// Reads paragraphs; a line that begins like a list entry is one of its own.
pub(super) fn read(range: Range<usize>, builder: &mut Builder<'_>) {
    let text = &builder.input[range.clone()];
    let mut at = range.start;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let item = trimmed.starts_with(['-', '*', '•', '+']) || trimmed.ends_with(':');
        if trimmed.is_empty() || item {
            builder.close(Spot::Paragraph);
        }
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            builder.open.space(start..start);
            let piece = &builder.input[start..start + line.trim_start().trim_end().len()];
            builder.open.copied(piece, start);
        }
        at += line.len();
    }
    builder.close(Spot::Paragraph);
}
