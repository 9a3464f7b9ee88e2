//! What the speaker says, on a page below a picture of the slide.

use std::fmt::Write;

use super::design::{HEAD, SPACES};
use super::package::{Package, Refers};
use super::slide::TREE;
use super::text::Words;
use super::xml::xml;
use crate::deck::{Grid, Line, Piece, Role, Run, Slide};
use crate::render::Stage;
use crate::render::slides::show::Show;

/// Adds the page of notes of a slide, and returns the name of its file.
pub(super) fn add(
    stage: &Stage<'_>,
    show: &Show<'_>,
    number: usize,
    slide: &Slide<'_>,
    package: &mut Package,
) -> String {
    let words = Words { stage, language: &show.language, size: None, rich: false };
    let mut refers = Refers::default();
    refers.to("notesMaster", "../notesMasters/notesMaster1.xml");
    refers.to("slide", &format!("../slides/slide{number}.xml"));
    let mut paragraphs = String::new();
    for line in slide.notes.iter().flat_map(spoken) {
        paragraphs.push_str(&words.paragraph(&line, &mut refers));
    }
    let mut out = format!("{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}");
    let _ = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide image 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes 3\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"4\" name=\"Slide number 4\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"5\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{}\" dirty=\"0\"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>",
        xml(&show.language)
    );
    out.push_str("</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
    let file = format!("notesSlide{number}.xml");
    package.part(&format!("ppt/notesSlides/{file}"), "presentationml.notesSlide+xml", out, &refers);
    file
}

/// Returns a piece as lines that can be said: a row of a table is one, and a picture is what it shows.
fn spoken<'p>(piece: &'p Piece<'_>) -> Vec<Line<'p>> {
    match piece {
        Piece::Line(line) => {
            let role = match line.role {
                // Bullets are drawn by slides and not by notes.
                Role::Bullet(_) => return vec![marked(line, "• ".to_owned())],
                Role::Number(_, number) => return vec![marked(line, format!("{number}. "))],
                _ => Role::Plain,
            };
            vec![Line { role, runs: line.runs.clone() }]
        }
        Piece::Grid(Grid { head, rows, .. }) => {
            let said = |row: &Vec<Vec<Run<'_>>>| {
                let cells = row.iter().map(|cell| cell.iter().map(|run| &*run.text).collect::<String>());
                Line::plain(Role::Plain, cells.collect::<Vec<_>>().join("; "))
            };
            std::iter::once(head).chain(rows).map(said).collect()
        }
        Piece::Picture { image, .. } => vec![Line::plain(Role::Plain, &*image.alt)],
    }
}

fn marked<'p>(line: &'p Line<'_>, mark: String) -> Line<'p> {
    let runs = std::iter::once(Run::plain(mark)).chain(line.runs.iter().cloned());
    Line { role: Role::Plain, runs: runs.collect() }
}
