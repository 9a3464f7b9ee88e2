//! A table that can be edited.

use std::fmt::Write;

use super::design::{Area, Slot};
use super::package::Refers;
use super::slide::holder;
use super::text::Words;
use super::xml::xml;
use crate::deck::{Grid, Look, Run};

/// The size of words in a table: the one that `deck` measures with.
const SIZE: u32 = 1600;
/// How far the words of a place stand in, in EMU.
const INSET: u64 = 91_440;
/// EMU in a hundredth of a point.
const EMU: u64 = 127;

/// Returns the frame of a table; its head row is marked as such.
pub(super) fn frame(
    words: &Words<'_>,
    grid: &Grid<'_>,
    area: Area,
    number: usize,
    slot: Option<&Slot>,
    refers: &mut Refers,
) -> String {
    let widths: Vec<u64> = grid.widths().iter().map(|&wide| u64::from(wide)).collect();
    let sum = widths.iter().sum::<u64>().max(1);
    // Words in a table stand below the words of the title.
    let (left, room) = (area.x + INSET, area.wide - 2 * INSET);
    let widths: Vec<u64> = widths.iter().map(|wide| wide * room / sum).collect();
    let heights: Vec<u64> = grid.heights().iter().map(|&high| u64::from(high) * EMU).collect();
    let mut rows = String::new();
    for (at, (cells, high)) in std::iter::once(&grid.head).chain(&grid.rows).zip(&heights).enumerate() {
        let _ = write!(rows, "<a:tr h=\"{high}\">");
        for cell in cells {
            rows.push_str(&self::cell(words, cell, at, refers));
        }
        rows.push_str("</a:tr>");
    }
    let mut columns = String::new();
    for wide in &widths {
        let _ = write!(columns, "<a:gridCol w=\"{wide}\"/>");
    }
    let described = grid.caption.filter(|caption| !caption.is_empty()).map(xml).unwrap_or_default();
    let described = if described.is_empty() { String::new() } else { format!(" descr=\"{described}\"") };
    let (wide, high) = (widths.iter().sum::<u64>(), heights.iter().sum::<u64>());
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{number}\" name=\"Table {number}\"{described}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr>{}</p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        holder(slot.filter(|slot| slot.kind.as_deref() == Some("tbl"))),
        left,
        area.y,
    )
}

fn cell(words: &Words<'_>, runs: &[Run<'_>], row: usize, refers: &mut Refers) -> String {
    let (colour, fill) = match row {
        0 => ("bg1", "<a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill>"),
        row if row % 2 == 0 => ("", "<a:solidFill><a:schemeClr val=\"bg2\"/></a:solidFill>"),
        _ => ("", "<a:noFill/>"),
    };
    let mut inside = String::new();
    let look = Look { strong: row == 0, ..Look::default() };
    for run in runs {
        words.run(run, look, Some(SIZE), colour, refers, &mut inside);
    }
    if inside.is_empty() {
        let _ = write!(inside, "<a:endParaRPr lang=\"{}\" sz=\"{SIZE}\" dirty=\"0\"/>", xml(words.language));
    }
    let line = "<a:lnB w=\"9525\"><a:solidFill><a:schemeClr val=\"accent6\"/></a:solidFill></a:lnB>";
    format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></a:txBody><a:tcPr marL=\"91440\" marR=\"91440\" marT=\"45720\" marB=\"45720\">{line}{fill}</a:tcPr></a:tc>"
    )
}
