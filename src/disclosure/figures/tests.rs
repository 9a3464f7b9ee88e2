//! What figures say, what headings count, and what a table gives away.

use proptest::prelude::*;

use super::figure::{Figure, Hidden};
use super::{Certainty, Grid, solvable};
use crate::reading::{Form, Reading, read};

fn table(rows: &str) -> (Reading, Grid) {
    let width = rows.lines().next().unwrap_or_default().matches('|').count() - 1;
    let mut lines = rows.lines();
    let head = lines.next().unwrap_or_default();
    let body: Vec<&str> = lines.collect();
    let text = format!("{head}\n|{}\n{}\n", "---|".repeat(width), body.join("\n"));
    let reading = read("content/pages/x.md", &text, Form::Markdown);
    let grid = Grid::all(&reading).pop().unwrap_or_default();
    (reading, grid)
}

/// Returns the texts of the cells that count fewer than five people, those that may with a question mark.
fn small(rows: &str) -> Vec<String> {
    let (reading, grid) = table(rows);
    let cell = |row: usize, column: usize| {
        let passage = grid.passages[row][column].expect("a cell");
        reading.text_of(&reading.passages[passage as usize]).trim().to_owned()
    };
    let people = grid.people().into_iter();
    let few = people.filter(|&(row, column, _)| matches!(grid.figures[row][column], Figure::Count(1..5, _)));
    few.map(|(row, column, certainty)| cell(row, column) + if certainty == Certainty::Perhaps { "?" } else { "" })
        .collect()
}

/// Returns where the figures stand that can be worked out.
fn given_away(rows: &str) -> Vec<(usize, usize)> {
    solvable(&table(rows).1)
}

#[test]
fn figures_are_read_as_people_write_them() {
    let count = |text: &str| match Figure::read(text) {
        Figure::Count(number, share) => Some((number, share.is_some())),
        _ => None,
    };
    for (text, number) in
        [("2", 2), (" 2 ", 2), ("two", 2), ("1,204", 1204), ("1 204", 1204), ("n=3", 3), ("3 of 12", 3)]
    {
        assert_eq!(count(text), Some((number, false)), "{text}");
    }
    for (text, number) in [("2 (4%)", 2), ("2 (4.5%)", 2), ("4% (2)", 2), ("4 % (n=2)", 2)] {
        assert_eq!(count(text), Some((number, true)), "{text}");
    }
    assert_eq!(count("3 children"), Some((3, false)));
    for text in ["", "5 mins", "2 days", "3.4", "£3", "1.2.3", "Yes", "4%", "10 to 14", "2024-25", "3rd"] {
        assert_eq!(count(text), None, "{text}");
    }
}

#[test]
fn hidden_figures_have_the_bounds_that_they_show() {
    let hidden = |text: &str| match Figure::read(text) {
        Figure::Hidden(Hidden { least, most, plain, .. }) => Some((least, most, plain)),
        _ => None,
    };
    for text in
        ["<5", "< 5", "&lt;5", "fewer than 5", "Fewer than five", "less than 5", "under 5", "≤4", "up to 4", "[<5]"]
    {
        let text = text.replace("&lt;", "<");
        assert_eq!(hidden(&text), Some((0, Some(4), true)), "{text}");
    }
    for text in ["*", "c", "[c]", "[x]", "supp.", "suppressed", "Suppressed (small number)"] {
        assert_eq!(hidden(text), Some((0, None, true)), "{text}");
    }
    assert_eq!(hidden("1-4"), Some((1, Some(4), true)));
    assert_eq!(hidden("1 to 4"), Some((1, Some(4), true)));
    assert_eq!(hidden("–"), Some((0, None, false)));
    for text in ["<5%", "5", "under review", "5-9", "2-3", "cat", "less than half"] {
        assert_eq!(hidden(text), None, "{text}");
    }
}

#[test]
fn counts_of_few_people_are_told_from_other_small_numbers() {
    assert_eq!(small("| Area | Children |\n| North | 3 |\n| South | 40 |"), ["3"]);
    assert_eq!(small("| Outcome | North | South |\n| Number of children | 3 | 40 |"), ["3"]);
    assert_eq!(small("| Pupils | Autumn | Spring |\n| Excluded | 6 | 2 |"), ["2"]);
    assert_eq!(small("| Ethnic group | Number |\n| Roma | 4 |\n| White British | 60 |"), ["4"]);
    assert_eq!(small("| Measure | 2023 | 2024 |\n| Children seen alone | 4 | 30 |"), ["4"]);
    assert_eq!(small("| Girls | Boys |\n| 3 | 12 |"), ["3"]);
    assert_eq!(
        small("| Area | Families |\n| North | two |\n| South | 2 (4%) |\n| East | **1** |"),
        ["two", "2 (4%)", "1"]
    );
    for clean in [
        "| Course | Days |\n| Level 3 | 2 |\n| Refresher | 1 |",
        "| Step | What |\n| 1 | Listen |\n| 2 | Record |",
        "| No. | Question |\n| 1 | Who |\n| 2 | What |",
        "| Measure | % |\n| Repeat plans | 4 |",
        "| Year | Rate per 10,000 children |\n| 2023 | 3 |",
        "| Area | Average number of children |\n| North | 2 |",
        "| Quarter | Audits |\n| 1 | 3 |\n| 2 | 2 |",
        "| Children's homes | Inspections |\n| North | 2 |",
        "| Area | Sessions for parents |\n| North | 2 |",
        "| Area | Days children waited |\n| North | 2 |",
        "| Domain | Score |\n| Planning | 1 |",
        "| People trained | Number |\n| North | 2 |",
        "| Standard | 2024 | 2025 |\n| Recording | 2 | 3 |",
    ] {
        assert_eq!(small(clean), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn a_hidden_figure_with_a_total_is_given_away() {
    assert_eq!(given_away("| Area | Children |\n| North | 61 |\n| South | <5 |\n| Total | 63 |"), [(1, 1)]);
    assert_eq!(given_away("| Pupils | Yes | No | Total |\n| Seen alone | 17 | [x] | 20 |"), [(0, 2)]);
    // The last line adds up where it is whole, so it is the sum, whatever it is called.
    let unnamed = "| Area | Girls | Boys |\n| North | 30 | 20 |\n| South | 25 | c |\n| Wealdmere | 55 | 26 |";
    assert_eq!(given_away(unnamed), [(1, 2)]);
    // A total that is hidden is no secret when its parts are shown.
    assert_eq!(given_away("| Area | Children |\n| North | 61 |\n| South | 8 |\n| Total | c |"), [(2, 1)]);
}

#[test]
fn what_a_mark_and_a_total_leave_one_value_is_given_away() {
    let both_at_most = "| Area | Children |\n| North | <5 |\n| South | <5 |\n| East | 20 |\n| Total | 28 |";
    assert_eq!(given_away(both_at_most), [(0, 1), (1, 1)]);
    let both_at_least = "| Area | Children |\n| North | 1-4 |\n| South | 1-4 |\n| East | 20 |\n| Total | 22 |";
    assert_eq!(given_away(both_at_least), [(0, 1), (1, 1)]);
    let open = "| Area | Children |\n| North | <5 |\n| South | <5 |\n| East | 20 |\n| Total | 25 |";
    assert_eq!(given_away(open), []);
}

#[test]
fn two_hidden_in_each_line_hold_and_three_of_four_do_not() {
    let holds =
        "| Area | Girls | Boys | Total |\n| North | c | c | 20 |\n| South | c | c | 30 |\n| Total | 24 | 26 | 50 |";
    assert_eq!(given_away(holds), []);
    let falls =
        "| Area | Girls | Boys | Total |\n| North | c | c | 20 |\n| South | c | 19 | 30 |\n| Total | 24 | 26 | 50 |";
    assert_eq!(given_away(falls), [(0, 1), (0, 2), (1, 1)]);
}

#[test]
fn a_percentage_gives_its_count_away() {
    let beside = "| Area | Children | % |\n| North | 61 | 95.3% |\n| South | * | 4.7% |\n| East | * | 0% |\n| Total | 64 | 100% |";
    assert_eq!(given_away(beside), [(1, 1), (2, 1)]);
    let inside =
        "| Area | Children |\n| North | 61 (94%) |\n| South | * (3%) |\n| East | * (3%) |\n| Total | 65 (100%) |";
    assert_eq!(given_away(inside), [(1, 1), (2, 1)]);
}

#[test]
fn a_dash_hides_something_only_where_a_note_says_so() {
    let rows = "| Area | Children |\n|---|---|\n| North | 61 |\n| South | – |\n| Total | 63 |\n";
    let grid = |text: &str| Grid::all(&read("x.md", text, Form::Markdown)).pop().expect("a table");
    assert_eq!(solvable(&grid(rows)), []);
    assert_eq!(solvable(&grid(&format!("{rows}\nCounts below five are suppressed.\n"))), [(1, 1)]);
}

#[test]
fn totals_that_do_not_add_up_prove_nothing() {
    let rounded = "| Area | Girls | Boys |\n| North | 60 | 20 |\n| South | <5 | 5 |\n| Total | 65 | 30 |";
    assert_eq!(given_away(rounded), []);
}

/// A table of counts with totals, and which of its cells are hidden.
fn hidden_tables() -> impl Strategy<Value = (Vec<Vec<i64>>, Vec<Vec<bool>>)> {
    (1_usize..4, 2_usize..4).prop_flat_map(|(rows, columns)| {
        let cells = prop::collection::vec(prop::collection::vec(0_i64..7, columns), rows);
        let hidden = prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.35), columns + 1), rows + 1);
        (cells, hidden)
    })
}

/// Adds the totals of rows and columns.
fn with_totals(cells: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let mut whole: Vec<Vec<i64>> = cells.to_vec();
    for row in &mut whole {
        row.push(row.iter().sum());
    }
    let width = whole[0].len();
    whole.push((0..width).map(|column| whole.iter().map(|row| row[column]).sum()).collect());
    whole
}

/// What each cell may be: one value when it is shown, and the values of its mark when it is hidden.
fn ranges(whole: &[Vec<i64>], hidden: &[Vec<bool>]) -> Vec<Vec<(i64, i64)>> {
    let cells = || whole.iter().zip(hidden).flat_map(|(row, hidden)| row.iter().zip(hidden));
    let zeros = cells().any(|(&number, &hidden)| number == 0 && !hidden);
    let one = |number: i64, hidden: bool| match (hidden, number) {
        (false, _) => (number, number),
        (true, 1..5) => (i64::from(zeros), 4),
        (true, _) => (0, 60),
    };
    whole.iter().zip(hidden).map(|(row, hidden)| row.iter().zip(hidden).map(|(&n, &h)| one(n, h)).collect()).collect()
}

/// Returns every way to fill the inner cells, given what each cell may be.
fn fillings(ranges: &[Vec<(i64, i64)>]) -> Vec<Vec<Vec<i64>>> {
    let (rows, columns) = (ranges.len() - 1, ranges[0].len() - 1);
    let mut found = vec![Vec::<i64>::new()];
    for at in 0..rows * columns {
        let (low, high) = ranges[at / columns][at % columns];
        let most = 9.min(high);
        found =
            found.into_iter().flat_map(|cells| (low..=most.max(low)).map(move |n| [&*cells, &[n]].concat())).collect();
        // A row that is full must come to its total.
        if at % columns == columns - 1 {
            let (low, high) = ranges[at / columns][columns];
            found.retain(|cells| (low..=high).contains(&cells[cells.len() - columns..].iter().sum()));
        }
    }
    let whole =
        found.into_iter().map(|cells| with_totals(&cells.chunks(columns).map(<[i64]>::to_vec).collect::<Vec<_>>()));
    whole
        .filter(|whole| {
            whole.iter().flatten().zip(ranges.iter().flatten()).all(|(n, (low, high))| (low..=high).contains(&n))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_to_be_given_away_has_one_value((cells, hidden) in hidden_tables()) {
        let whole = with_totals(&cells);
        let unknown = (0..cells.len()).flat_map(|row| (0..cells[0].len()).map(move |column| (row, column)));
        prop_assume!(unknown.filter(|&(row, column)| hidden[row][column]).count() <= 5);
        let heads = ["Girls", "Boys", "Not said"];
        let mut rows = format!("| Area | {} | Total |", heads[..cells[0].len()].join(" | "));
        for (row, numbers) in whole.iter().enumerate() {
            let label = if row == cells.len() { "Total" } else { ["North", "South", "East"][row] };
            let shown = numbers.iter().zip(&hidden[row]).map(|(&number, &hidden)| match (hidden, number) {
                (true, 1..5) => "<5".to_owned(),
                (true, _) => "c".to_owned(),
                (false, number) => number.to_string(),
            });
            rows.push_str(&["\n| ", label, " | ", &shown.collect::<Vec<_>>().join(" | "), " |"].concat());
        }
        let found = given_away(&rows);
        let ways = fillings(&ranges(&whole, &hidden));
        prop_assert!(ways.contains(&whole));
        for &(row, column) in &found {
            let values: Vec<i64> = ways.iter().map(|way| way[row][column - 1]).collect();
            prop_assert!(values.iter().all(|&value| value == values[0]), "{rows}\n{found:?}");
        }
        // Whoever is alone in a line can be worked out.
        for (row, marks) in hidden.iter().enumerate() {
            if marks.iter().filter(|&&hidden| hidden).count() == 1 {
                let column = marks.iter().position(|&hidden| hidden).unwrap_or(0) + 1;
                prop_assert!(found.contains(&(row, column)), "{rows}\n{found:?}");
            }
        }
    }
}
