//! Two tables whose figures differ by a few people.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::base::{FileId, Span};
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::disclosure::figures::{Certainty, Figure, Grid};
use crate::lexicon::fold;
use crate::parse::Draft;
use crate::reading::{Form, Reading, read};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("anon/two-releases", include_str!("two-releases.md")), run: Run::Corpus(run) };

/// The figures of one table that count people, by their headings, and where each stands.
struct Release {
    file: FileId,
    headings: String,
    figures: Vec<(i64, Span)>,
}

fn run(corpus: &Corpus<'_>, findings: &mut Vec<Finding>) {
    let tables = corpus.drafts.par_iter().flat_map_iter(|draft| {
        let tables = draft.notes.keep("anon/two-releases", (), |()| releases(corpus, draft));
        tables.1.clone()
    });
    let mut before: FxHashMap<String, Vec<Arc<Release>>> = FxHashMap::default();
    for release in tables.collect::<Vec<_>>() {
        let same = before.entry(release.headings.clone()).or_default();
        let near = same.iter().filter(|other| other.file != release.file).find_map(|other| nearest(&release, other));
        if let Some((here, there)) = near {
            let message = "this figure and the same one of another page differ by a few people, who can be told apart";
            findings.push(
                Finding::new(&CHECK.rule, here, message)
                    .label(there, "the other table")
                    .help("publish the two figures rounded, or take the older table down"),
            );
        }
        // Many tables with the same headings are a series; the newest few are enough to compare with.
        if same.len() >= MOST {
            same.remove(0);
        }
        same.push(release);
    }
}

/// How many tables with the same headings are kept to compare with.
const MOST: usize = 8;

/// Returns the first two figures that differ by 1 to 4.
fn nearest(release: &Release, other: &Release) -> Option<(Span, Span)> {
    let pairs = release.figures.iter().zip(&other.figures);
    pairs
        .filter(|((here, _), (there, _))| (1..5).contains(&(here - there).abs()))
        .map(|((_, a), (_, b))| (*a, *b))
        .next()
}

/// Returns the tables of a draft that count people.
fn releases(corpus: &Corpus<'_>, draft: &Draft) -> Vec<Arc<Release>> {
    let source = corpus.folder.sources.get(draft.file);
    // Reading a text takes time, and few have a table with figures.
    let has_figures = |line: &str| line.contains('|') && line.bytes().any(|byte| byte.is_ascii_digit());
    if !source.text.lines().any(has_figures) {
        return Vec::new();
    }
    let reading = read(source.path.as_str(), &source.text, Form::of(source.path.name()));
    let tables = Grid::all(&reading);
    tables.iter().filter_map(|grid| release(&reading, grid, draft)).map(Arc::new).collect()
}

fn release(reading: &Reading, grid: &Grid, draft: &Draft) -> Option<Release> {
    let mut figures = Vec::new();
    for (row, column, _) in grid.people().into_iter().filter(|(.., certainty)| *certainty == Certainty::Sure) {
        let (Figure::Count(number, _), Some(passage)) = (grid.figures[row][column], grid.passages[row][column]) else {
            continue;
        };
        let passage = &reading.passages[passage as usize];
        let place = reading.source(passage, passage.range.clone());
        figures.push((number, Span::new(draft.file, place.start as usize..place.end as usize)));
    }
    let headings: Vec<Cow<'_, str>> = grid.columns.iter().chain(&grid.rows).map(|heading| fold(heading)).collect();
    // A figure that only one of two tables shows moves all that follow, so the shape is part of the headings.
    let shape: Vec<bool> = grid.figures.iter().flatten().map(|figure| matches!(figure, Figure::Count(..))).collect();
    (figures.len() > 1).then(|| Release { file: draft.file, headings: format!("{headings:?}{shape:?}"), figures })
}
