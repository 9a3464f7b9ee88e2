//! What becomes of texts, long and short.

use super::*;
use crate::base::{SitePath, Sources};
use crate::parse::markdown::{Body, parse};

fn body(text: &str) -> Body {
    let mut sources = Sources::default();
    let path = SitePath::new("content/seminars/a.md").expect("a path");
    let file = sources.add(path, text);
    let mut findings = Vec::new();
    parse(sources.get(file), 0..text.len(), &mut findings)
}

/// Returns each slide of a text: layout, title, turn, pieces of the left and of the right.
fn slides(title: &str, text: &str) -> Vec<(Layout, String, usize, usize, usize)> {
    let body = body(text);
    let deck = Deck::of(title, &body);
    let told =
        |slide: &Slide<'_>| (slide.layout, slide.title.to_string(), slide.turn, slide.main.len(), slide.side.len());
    deck.slides.iter().map(told).collect()
}

fn all_words(deck: &Deck<'_>) -> usize {
    let count = |piece: &Piece<'_>| match piece {
        Piece::Line(line) => line.text().split_whitespace().count(),
        Piece::Grid(grid) => grid.rows.iter().flatten().map(|cell| slide::words(cell).split_whitespace().count()).sum(),
        Piece::Picture { .. } => 0,
    };
    deck.slides.iter().flat_map(|slide| slide.main.iter().chain(&slide.side)).map(count).sum()
}

#[test]
fn a_slide_for_each_heading_and_the_session_opens_with_its_title() {
    let text = "## Noticing\n\n- One\n- Two\n\n::: notes\nSay it.\n:::\n\n## Then\n\nWords.\n\n## New part\n";
    let found = slides("Noticing", text);
    assert_eq!(found[0], (Layout::Opening, "Noticing".to_owned(), 0, 2, 0));
    assert_eq!(found[1], (Layout::Content, "Then".to_owned(), 0, 1, 0));
    assert_eq!(found[2], (Layout::Section, "New part".to_owned(), 0, 0, 0));
    assert_eq!(slides("Other", text).len(), 4);
    let body = body(text);
    assert_eq!(Deck::of("Noticing", &body).slides[0].notes.len(), 1);
}

#[test]
fn columns_stand_side_by_side() {
    let text = "## Two\n\n:::: columns\n::: column Left\n- a\n:::\n::: column Right\n- b\n- c\n:::\n::::\n";
    let found = slides("x", text);
    assert_eq!(found[1], (Layout::Columns, "Two".to_owned(), 0, 2, 3));
}

#[test]
fn nothing_of_three_thousand_words_is_lost() {
    let long = "word ".repeat(3_000);
    let items = "- some words in an entry\n".repeat(200);
    for text in [format!("## A\n\n{long}\n"), format!("## A\n\n{items}"), format!("## A\n\n> {long}\n")] {
        let body = body(&text);
        let deck = Deck::of("A", &body);
        let words = if text.contains("- ") { 1_000 } else { 3_000 };
        assert_eq!(all_words(&deck), words);
        assert!(deck.slides.len() > 10, "{}", deck.slides.len());
        assert!(deck.slides.iter().enumerate().all(|(at, slide)| slide.turn == at));
        assert!(written(&body)[0].split);
    }
}

#[test]
fn a_word_without_end_and_a_cell_without_end_go_on() {
    let word = "x".repeat(20_000);
    let text = format!("## A\n\n{word}\n\n## B\n\n| a | b |\n|---|---|\n| {} | c |\n", "cell ".repeat(2_000));
    let body = body(&text);
    let deck = Deck::of("A", &body);
    let letters = |slide: &Slide<'_>| match slide.main.first() {
        Some(Piece::Line(line)) => line.text().len(),
        _ => 0,
    };
    assert_eq!(deck.slides.iter().map(letters).sum::<usize>(), 20_000);
    let parts = deck.slides.iter().filter(|slide| letters(slide) > 0).count();
    assert_eq!(all_words(&deck), parts + 2_001);
}

#[test]
fn a_table_of_forty_columns_goes_on_with_its_first_column() {
    let row = |word: &str| format!("| {} |\n", vec![word; 40].join(" | "));
    let text = format!("## A\n\n{}{}{}", row("head"), row("---"), row("cell"));
    let body = body(&text);
    let deck = Deck::of("A", &body);
    assert_eq!(written(&body)[0].columns, 40);
    let widest = deck.slides.iter().flat_map(|slide| &slide.main).map(|piece| match piece {
        Piece::Grid(grid) => grid.head.len(),
        _ => 0,
    });
    assert_eq!(widest.max(), Some(MOST_COLUMNS));
    assert_eq!(all_words(&deck), 39 + 8);
}

#[test]
fn slides_find_their_part_of_the_running_order() {
    let text = "## Hello\n\n## Why\n\n## More\n\n## What works: people\n\n## Bye\n";
    let body = body(text);
    let mut deck = Deck::of("Hello", &body);
    place(&mut deck.slides, &["Welcome", "Why", "What works: noticing", "Close"]);
    let parts: Vec<_> = deck.slides.iter().map(|slide| slide.part).collect();
    assert_eq!(parts, [Some(0), Some(1), Some(1), Some(2), Some(3)]);
    place(&mut deck.slides, &["One", "Two", "Three", "Four"]);
    assert!(deck.slides.iter().all(|slide| slide.part.is_none()));
}
