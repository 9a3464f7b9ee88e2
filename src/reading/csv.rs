//! Tables as text: commas, semicolons or tabs between cells, quotation marks around those that hold one.

use super::build::Builder;
use super::passage::Spot;

/// Reads rows and cells; the first row is the header.
pub(super) fn read(path: &str, builder: &mut Builder<'_>) {
    let input = builder.input;
    let first = input.lines().next().unwrap_or_default();
    let comma = if path.to_ascii_lowercase().ends_with(".tsv") || first.contains('\t') {
        '\t'
    } else if first.matches(';').count() > first.matches(',').count() {
        ';'
    } else {
        ','
    };
    let table = builder.table(1);
    let (mut row, mut column, mut start, mut quoted) = (0, 0, 0, false);
    let end_cell = |builder: &mut Builder<'_>, row: u32, column: u32, start: usize, end: usize| {
        let cell = &input[start..end];
        let inner = cell.trim().trim_matches('"');
        let at = start + cell.find(inner).unwrap_or(0);
        builder.cell = Some((table, row, column));
        builder.copied(Spot::Cell, at..at + inner.len());
        builder.cell = None;
    };
    for (at, c) in input.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                end_cell(builder, row, column, start, at);
                (row, column, start) = (row + 1, 0, at + 1);
            }
            c if c == comma && !quoted => {
                end_cell(builder, row, column, start, at);
                (column, start) = (column + 1, at + c.len_utf8());
            }
            _ => {}
        }
    }
    end_cell(builder, row, column, start, input.len());
}
