//! How a workbook shows its numbers: days above all, which are stored as counts.

use std::collections::BTreeMap;

use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event};

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Plain,
    /// As a day.
    Day,
    /// As digits in a pattern, such as `000 000 0000`.
    Digits(String),
}

/// Returns the form of each style of cells.
pub(super) fn forms(text: &str) -> Result<Vec<Form>, Unreadable> {
    let mut own = BTreeMap::new();
    let mut forms = Vec::new();
    let mut in_cells = false;
    for event in xml::events(text) {
        match event? {
            Event::Open(tag) => match tag.name {
                "numFmt" => {
                    let id = tag.get("numFmtId").unwrap_or_default().into_owned();
                    own.insert(id, form(&tag.get("formatCode").unwrap_or_default()));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.get("numFmtId").unwrap_or_default();
                    let known = matches!(id.parse(), Ok(14..=17 | 22 | 27..=31 | 34..=36 | 50..=58));
                    let form = if known { Some(Form::Day) } else { own.get(&*id).cloned() };
                    forms.push(form.unwrap_or(Form::Plain));
                }
                _ => {}
            },
            Event::Close("cellXfs") => in_cells = false,
            _ => {}
        }
    }
    Ok(forms)
}

/// Returns the form that a code of Excel means.
fn form(code: &str) -> Form {
    let (mut bare, mut quoted, mut bracketed, mut escaped) = (String::new(), false, false, false);
    for c in code.split(';').next().unwrap_or_default().chars() {
        match c {
            _ if escaped => {
                bare.push(if c == ' ' || c == '-' { c } else { '_' });
                escaped = false;
            }
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if bracketed => bracketed = false,
            _ if quoted || bracketed => {}
            _ => bare.push(c.to_ascii_lowercase()),
        }
    }
    if bare.contains('y') || bare.contains('d') && bare.contains('m') {
        Form::Day
    } else if bare.len() > 2 && bare.contains("00") && bare.chars().all(|c| matches!(c, '0' | '#' | ' ' | '-')) {
        Form::Digits(bare)
    } else {
        Form::Plain
    }
}

/// Returns a stored number as it is shown.
pub(super) fn show(stored: &str, form: &Form, from_1904: bool) -> String {
    let stored = stored.trim();
    let Ok(number) = stored.parse::<f64>() else { return stored.to_owned() };
    // Programs write whole numbers as 9990468257, 9990468257.0 or 9.990468257E9.
    let whole = number.abs() < 1e15 && number.fract() == 0.0;
    let plain = if whole { format!("{number:.0}") } else { stored.to_owned() };
    match form {
        Form::Day => day(number, from_1904).unwrap_or(plain),
        Form::Digits(pattern) if whole && number >= 0.0 => fill(&plain, pattern),
        Form::Digits(_) | Form::Plain => plain,
    }
}

/// Returns the day of a count of days, as people here write it.
fn day(number: f64, from_1904: bool) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    // Exact, since the range was checked; Excel believes in a 29 February 1900.
    let count: i64 = format!("{:.0}", number.floor()).parse().ok()?;
    let since_1970 = if from_1904 { count - 24_107 } else { count - 25_569 + i64::from(count < 60) };
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{day:02}/{month:02}/{year}"))
}

/// Puts digits into a pattern, from the right.
fn fill(digits: &str, pattern: &str) -> String {
    let mut digits: Vec<char> = digits.chars().collect();
    let mut out = Vec::new();
    for c in pattern.chars().rev() {
        match c {
            '0' => out.push(digits.pop().unwrap_or('0')),
            '#' => out.extend(digits.pop()),
            c => out.push(c),
        }
    }
    out.extend(digits.into_iter().rev());
    out.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, stored: &str, expected: &str) {
        assert_eq!(show(stored, &form(code), false), expected, "{code}");
    }

    #[test]
    fn numbers_are_shown_as_a_reader_sees_them() {
        check("dd/mm/yyyy", "42067", "04/03/2015");
        check("[$-809]d mmmm yyyy;@", "42067.5", "04/03/2015");
        check("yyyy", "1", "01/01/1900");
        check("mmm-yy", "60", "28/02/1900");
        check("mmm-yy", "61", "01/03/1900");
        check("000 000 0000", "9990468257", "999 046 8257");
        check("00000000000", "7700900123", "07700900123");
        check("General", "9.990468257E9", "9990468257");
        check("0.00", "1.5", "1.5");
        check("\"Day\" 0", "3", "3");
    }
}
