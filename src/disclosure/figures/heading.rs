//! What the heading of a row or column says that its figures count.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::fold;

/// What a heading says that its figures count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// A number of people, in so many words: "Number of children".
    NumberOfPeople,
    /// People: "Children", "Looked after".
    People,
    /// A part of whatever the table counts: "Number", "Yes", "2024", "Neglect".
    Part,
    /// Something else: a rate, a score, days.
    Measure,
    /// It does not say.
    Unknown,
}

/// Words for several people, and for what happens to one person each.
const PEOPLE: &str = " children pupils students learners babies infants newborns toddlers teenagers adolescents minors siblings twins \
    families parents carers mothers fathers grandparents kin relatives patients victims survivors girls boys youths people \
    persons individuals adults women men males females deaths fatalities suicides leavers perpetrators offenders suspects \
    households births referrals admissions exclusions suspensions adoptions removals stillbirths plans cases casualties \
    clients claimants migrants refugees asylum-seekers friends couples detainees prisoners ";
/// Words for people who may be workers as well.
const ANYONE: &str = " people persons individuals adults women men carers clients plans cases referrals suspensions ";
/// Words that show that workers are meant, or plans that are nobody's.
const WORKERS: &str = " staff trained training workers practitioners professionals delegates attendees trainers auditors booked \
    action improvement business development lesson learning tests test foster employed contingency safety test-cases ";
/// Words of figures that are no counts at all.
const MEASURES: &str = " % percent percentage percentages proportion rate rates ratio average averages mean median mode score scores \
    grade grades graded rating ratings rank ranking points index coefficient target £ cost costs price budget \
    temperature weight height agreement ";
/// Words of things that are counted and are no people, when they come first.
const UNITS: &str = " level levels tier tiers step steps stage stages priority priorities version versions edition phase band day \
    days hour hours minute minutes mins min week weeks month months year years session sessions course courses event events \
    meeting meetings visit visits call calls contact contacts audit audits action actions recommendation recommendations \
    school schools setting settings agency agencies service services team teams bed beds cot cots place places room rooms \
    quantity page pages question questions length duration time times date dates when order item items staff worker \
    workers age ages chapter module modules slide slides letter letters report reports review reviews form forms bedrooms \
    nights appointments assessments conversations responses telephone phone email post term terms standard standards ";
/// Words that say nothing of their own.
const PARTS: &str = " number numbers count counts n no total totals all of yes no not known unknown frequency figure figures \
    cohort sample this last current previous year quarter q1 q2 q3 q4 autumn spring summer winter term january february \
    march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec \
    to and or under over plus years months other others none male female neglect emotional physical sexual abuse \
    exploitation harm violence white black asian mixed british irish gypsy roma traveller arab chinese age aged in the \
    recorded stated first second third fourth multiple before after at end start baseline now then north south east west ";
/// Words of the first column that show that a table tells of people.
const TRAITS: &str = " ethnicity ethnic gender sex faith religion disability disabilities language nationality age ages outcome \
    legal sexuality orientation characteristic characteristics vulnerability diagnosis ";
/// Phrases that stand for people.
const PHRASES: &[&str] = &[
    "looked after",
    "on a plan",
    "on plans",
    "on a child",
    "in care",
    "in need",
    "care leaver",
    "child deaths",
    "child protection plan",
    "missing episodes",
];

/// Returns the words of a heading, with signs for money and shares as words.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    let mut word = String::new();
    for c in folded.chars() {
        if c.is_alphanumeric() || c == '\'' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if matches!(c, '%' | '£') {
            words.push(c.to_string());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Returns whether a word stands for several people.
pub fn is_people(word: &str) -> bool {
    listed(List::People, word)
}

impl Heading {
    /// Returns what a heading says.
    pub(super) fn of(text: &str) -> Self {
        let words = words(text);
        let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let per =
            |at: usize| words[at] == "per" && words.get(at + 1).is_some_and(|next| is_digits(next) || next == "cent");
        if words.iter().enumerate().any(|(at, word)| listed(List::Measures, word) || per(at)) {
            return Self::Measure;
        }
        let people = people_in(&words);
        let is_unit = |at: usize| listed(List::Units, &words[at]) && !(at > 0 && is_digits(&words[at - 1]));
        let unit = (0..words.len()).find(|&at| is_unit(at));
        let total = matches!(words.first().map(String::as_str), Some("number" | "no" | "count" | "how"))
            && matches!(words.get(1).map(String::as_str), Some("of" | "many"));
        match (people, unit) {
            (Some(people), unit) if unit.is_none_or(|unit| people < unit) => {
                return if total { Self::NumberOfPeople } else { Self::People };
            }
            _ => {}
        }
        if !words.is_empty() && words.iter().all(|word| listed(List::Parts, word) || is_digits(word) || is_year(word)) {
            // "Years" and "Term" alone are units; "2 to 4 years" is a part.
            return if words.len() == 1
                && matches!(words[0].as_str(), "year" | "years" | "months" | "quarter" | "term" | "age")
            {
                Self::Measure
            } else {
                Self::Part
            };
        }
        if unit.is_some() { Self::Measure } else { Self::Unknown }
    }
}

/// Returns whether the heading of the first column shows that a table tells of people.
pub(super) fn names_people(text: &str) -> bool {
    let words = words(text);
    let people = people_in(&words).is_some();
    people && !words.iter().any(|word| listed(List::Measures, word))
}

/// Returns whether the heading of the first column is a trait of people: "Ethnic group", "Age band".
pub(super) fn is_trait(text: &str) -> bool {
    words(text).iter().any(|word| listed(List::Traits, word))
}

/// Returns whether a heading says by itself that numbers follow.
pub(super) fn is_number(text: &str) -> bool {
    let words = words(text);
    !words.is_empty()
        && words.iter().all(|word| matches!(word.as_str(), "number" | "numbers" | "count" | "n" | "no" | "total"))
}

/// Returns whether a heading is that of a sum: "Total", "All plans", "Grand total".
pub fn is_total(text: &str) -> bool {
    let words = words(text);
    let is = |word: Option<&String>, known: &[&str]| word.is_some_and(|word| known.contains(&word.as_str()));
    is(words.first(), &["total", "totals", "all", "overall", "sum", "subtotal", "altogether"])
        && !is(words.get(1), &["other", "others", "of", "years"])
        || is(words.last(), &["total", "totals", "subtotal", "overall"])
}

/// Returns where people are named.
fn people_in(words: &[String]) -> Option<usize> {
    let workers = words.iter().any(|word| listed(List::Workers, word));
    let named = words.iter().position(|word| listed(List::People, word) && !(workers && listed(List::Anyone, word)));
    named.or_else(|| {
        let text = words.join(" ");
        PHRASES.iter().any(|phrase| text.contains(phrase)).then_some(0).filter(|_| !workers)
    })
}

/// The lists above.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum List {
    People,
    Anyone,
    Workers,
    Measures,
    Units,
    Parts,
    Traits,
}

const LISTS: [(List, &str); 7] = [
    (List::People, PEOPLE),
    (List::Anyone, ANYONE),
    (List::Workers, WORKERS),
    (List::Measures, MEASURES),
    (List::Units, UNITS),
    (List::Parts, PARTS),
    (List::Traits, TRAITS),
];

/// Returns whether a word is on a list.
fn listed(list: List, word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<(List, &str)>> = LazyLock::new(|| {
        let words = |(list, text): (List, &'static str)| text.split_ascii_whitespace().map(move |word| (list, word));
        LISTS.into_iter().flat_map(words).collect()
    });
    WORDS.contains(&(list, word))
}
