//! Days and months, however they are written.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    /// One day.
    Day,
    /// One month of one year.
    Month,
}

const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY_OF_WEEK: &str = "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?";

static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let ordinal = "(?: ?(?:st|nd|rd|th))?";
    Regex::new(&format!(
        r"(?i)(?-u:\b)(?:{DAY_OF_WEEK}[0-3]?[0-9]{ordinal}(?: of)?[ ,./-]{{0,2}}{MONTH}\.?(?:,?[ ./-]{{0,2}}'?(?:[12][0-9])?[0-9]{{2}})?|{MONTH}\.? [0-3]?[0-9]{ordinal}(?:,? [12][0-9]{{3}})?|[12][0-9]{{3}} ?[-/.] ?[01]?[0-9] ?[-/.] ?[0-3]?[0-9]|[0-3]?[0-9] ?[-/.] ?[01]?[0-9] ?[-/.] ?(?:[12][0-9])?[0-9]{{2}}|[0-3]?[0-9]{ordinal} day of {MONTH}|(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[ -]first|[0-3]?[0-9](?:st|nd|rd|th)) of (?:that month|{MONTH})(?: (?:19|20)[0-9]{{2}})?|(?:boxing day|christmas (?:day|eve)|new year'?s (?:day|eve)|easter (?:sunday|monday|saturday)|good friday|halloween|bonfire night|valentine'?s day|mother'?s day|father'?s day|may day|st patrick'?s day|eid al-?(?:fitr|adha)|eid)(?:,? (?:in |of )?(?:19|20)[0-9]{{2}}))(?-u:\b)"
    ))
    .ok()
});
static MONTHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)(?-u:\b){MONTH}\.?,?(?: of)? (?:(?:19|20)[0-9]{{2}}(?-u:\b)|'[0-9]{{2}}(?-u:\b))|(?-u:\b)(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{{2}}(?-u:\b)")).ok()
});

/// A month without its year, after a word for time; a day that has a name and no year.
static LOOSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[Ii]n|[Bb]y|[Dd]uring|[Ss]ince|[Uu]ntil|[Ff]rom|[Ll]ate|[Ee]arly|[Mm]id|[Ll]ast|[Tt]hat|[Bb]etween|and|to)[ -](?:late |early |mid-?)?(January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)|(Boxing Day|Christmas (?:Day|Eve)|New Year's (?:Day|Eve)|Bonfire Night|Halloween|Easter (?:Sunday|Monday)|Good Friday|Mother's Day|Father's Day|Valentine's Day)").ok()
});

/// Returns months without their years, and days that have a name.
pub fn loose(text: &str) -> Vec<Range<usize>> {
    let Some(loose) = &*LOOSE else { return Vec::new() };
    loose.captures_iter(text).filter_map(|found| found.get(1).or(found.get(2)).map(|found| found.range())).collect()
}

/// Returns the dates of a text, in order.
pub fn dates(text: &str) -> Vec<(Exact, Range<usize>)> {
    let (Some(days), Some(months)) = (&*DAYS, &*MONTHS) else { return Vec::new() };
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !may_spell_a_day(text) {
        return Vec::new();
    }
    let mut found: Vec<(Exact, Range<usize>)> = Vec::new();
    for day in days.find_iter(text).filter(|day| is_day(text, day.as_str(), &day.range())) {
        found.push((Exact::Day, day.range()));
    }
    let days = found.len();
    for month in months.find_iter(text) {
        // Days stand in order, and none over another.
        let next = found[..days].partition_point(|(_, day)| day.end <= month.start());
        let inside = found[..days].get(next).is_some_and(|(_, day)| day.start < month.end());
        if !inside {
            found.push((Exact::Month, month.range()));
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Returns whether an ordinal may stand before "of" in a text without digits: "the third of May".
fn may_spell_a_day(text: &str) -> bool {
    text.match_indices(" of ").any(|(at, _)| {
        let ending = text.as_bytes()[..at].last_chunk::<2>().map(|ending| ending.map(|byte| byte.to_ascii_lowercase()));
        ending.is_some_and(|ending| matches!(&ending, b"st" | b"nd" | b"rd" | b"th"))
    })
}

/// Returns whether a shape is a day: "12 may" may be the start of "12 may attend", "1.2.14" a number of a paragraph.
fn is_day(text: &str, shape: &str, range: &Range<usize>) -> bool {
    let numbers: Vec<u32> = shape.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let letters = shape.bytes().any(|byte| byte.is_ascii_alphabetic());
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '£'))
        || after.is_some_and(|c| c.is_alphanumeric() || c == '/')
    {
        return false;
    }
    let dots = shape.matches('.').count() == 2;
    let follows_digit =
        text[range.end..].starts_with('.') && text[range.end + 1..].starts_with(|c: char| c.is_ascii_digit());
    if letters {
        let lower = shape.to_lowercase();
        let bare_may =
            lower.contains("may") && !lower.contains(',') && !shape.contains("May") && !shape.contains("MAY");
        let day = numbers.first().is_none_or(|&day| day <= 31) || numbers.first().is_some_and(|&year| year > 1900);
        return day && !bare_may;
    }
    match numbers.as_slice() {
        [year, month, day] if *year > 1900 => *year < 2100 && (1..=12).contains(month) && (1..=31).contains(day),
        [day, month, year] => {
            let fine =
                (1..=31).contains(day) && (1..=12).contains(month) && (*year < 100 || (1900..2100).contains(year));
            let numbered = || {
                let before = super::digits::before(text, range.start, 20);
                let paragraph = ["section", "paragraph", "para", "chapter", "version", "rule", "step", "§", "v"];
                paragraph.iter().any(|word| before.trim_end().ends_with(word))
            };
            fine && !(dots && numbered()) && !follows_digit && !(dots && *year < 100 && *day < 10 && shape.len() < 6)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, dates};

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            dates(text).into_iter().filter(|(exact, _)| *exact == Exact::Day).map(|(_, range)| &text[range]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn days_are_found_in_every_form() {
        check("on 3 October 2021 and 22/06/2023", &["3 October 2021", "22/06/2023"]);
        check(
            "Monday 14th February 2022, 2021-07-04, 15.06.2010",
            &["Monday 14th February 2022", "2021-07-04", "15.06.2010"],
        );
        check("May 2, 2018 or 1st Feb 2009", &["May 2, 2018", "1st Feb 2009"]);
        check("Boxing Day 2021", &["Boxing Day 2021"]);
        check("section 1.2.14, 4 to 5, 12 may attend", &[]);
    }
}
