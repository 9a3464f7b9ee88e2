//! The exact age of one person in a case.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::lexicon::Flags;
use crate::reading::Spot;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check = Check { rule: Rule::warning("anon/age", include_str!("age.md")), run: Run::Text(run) };

const NUMBER: &str = "(?:[0-9]{1,3}(?: ?½|\\.[0-9])?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)";
const UNIT: &str = "(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|y/?o)";

static AGES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)(?-u:\b){NUMBER}[ -]{UNIT}(?:,? (?:and )?(?:a half|{NUMBER}[ -]{UNIT}))?[ -](?:old|of age)s?(?-u:\b)|(?-u:\b)aged? (?:just |only |about |around )?{NUMBER}(?: (?:and a half|½))?(?:[ -]{UNIT}(?: (?:and )?{NUMBER}[ -]{UNIT})?)?(?-u:\b)|(?-u:\b)age[:=] ?{NUMBER}(?-u:\b)|\({NUMBER}(?: ?{UNIT}| ?[ym])?\)|\({NUMBER}(?:, {NUMBER})*,? and {NUMBER}(?: {UNIT})?\)|(?-u:\b)at {NUMBER} {UNIT},? and {NUMBER} {UNIT}(?-u:\b)|(?-u:\b){NUMBER} at (?:booking|conception|the birth|his birth|her birth|delivery)(?-u:\b)|(?-u:\b)[0-9]{{1,2}}/(?:52|12|7|365)(?-u:\b)|(?-u:\b){NUMBER} ?(?:yo|y/o|yrs old|yr old|yrs? [0-9]+ m(?:on)?ths?)(?-u:\b)|(?-u:\b){NUMBER} ?yrs?(?:,? [0-9]+ ?(?:m|mths?|months?))?(?-u:\b)|(?-u:\b)at (?:just |only )?{NUMBER} (?:years|months|weeks|days|hours)(?-u:\b)|(?-u:\b)(?:pregnant|mother|father|married|drinking|smoking|excluded|arrested|died|left home|left school|baby|using|sentenced|care) at (?:just |only |age )?{NUMBER}(?-u:\b)|(?-u:\b)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|[0-9]+(?:st|nd|rd|th)) birthday(?-u:\b)|(?-u:\b)turn(?:ed|ing|s) {NUMBER}(?-u:\b)|(?-u:\b)[FM](?:[0-9]|1[0-9])(?-u:\b)|(?-u:\b)(?:boy|girl|baby|mother|father|mum|dad|brother|sister|son|daughter|man|woman|teenager|lad|toddler|child [a-z]|sibling [0-9a-z]),? \(?{NUMBER}\)?(?:,|$)|(?-u:\b)(?:twin|sibling)(?:,| \() ?{NUMBER}\)?(?:,|$)|(?-u:\b)[0-9]{{1,2}} ?y,? ?[0-9]{{1,2}} ?m(?:ths?)?(?-u:\b)"
    ))
    .ok()
});
/// "She was fifteen", "he had just turned 12", "when she was 7".
static STATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)(?-u:\b)(?:he|she|child [a-z]|baby [a-z]|sibling [0-9]|boy|girl|brother|sister|mother|father|mum|dad|baby|son|daughter|twins?|teenager|[a-z]+ person [a-z0-9])(?:,? who)?(?:'s| was| is| were| had(?: just)? turned| turned| became)(?: (?:just|only|then|now|nearly|almost|about|still|aged))? ({NUMBER})(?:½| (?:when|at the time|and|years|or)|[.,;)]|$)"
    ))
    .ok()
});
/// Many people, or a rule about an age.
static MANY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)(?:children|young people|people|adults|pupils|students|teenagers|adolescents|babies|infants|those|anyone|everyone|men|women|boys and girls|care leavers|participants|respondents|learners|patients|parents|under-?[0-9]+s|cohort|group|service|clinic|offer|course|vaccin\w*|check|checks|review at|screen\w*|milestone\w*|developmental|programme|eligible|entitled|legal|law|consent|criminal responsibility|film|rated|suitable|appropriate for|policy|guidance|free childcare|key stage|reception|nursery place)(?-u:\b)"
            .replace(r"\w", "[a-z]")
            .as_str(),
    )
    .ok()
});
/// A range or a limit on either side of an age.
static BAND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)(?:{NUMBER} ?(?:to|-|–|and|or) ?$|(?:under|over|up to|from|until|at least|between|before|by|beyond|above|below|per|every) (?:the )?(?:age (?:of )?)?$)")).ok()
});

const HELP: &str = "give an age band, such as `under 1`, `aged 5 to 9` or `a teenager`";

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (Some(ages), Some(stated), Some(many), Some(band)) = (&*AGES, &*STATED, &*MANY, &*BAND) else { return };
    for (passage, text) in scene.to_search() {
        if matches!(passage.spot, Spot::Target | Spot::Path | Spot::Key | Spot::Attribute) {
            continue;
        }
        let tokens = scene.reading.tokens_of(passage);
        if !tokens.iter().any(|token| token.digit || token.flags.any(Flags::NUMBER)) && !text.contains("irthday") {
            continue;
        }
        let exact = ages.find_iter(text).map(|found| found.range());
        let said = stated.captures_iter(text).filter_map(|found| found.get(1).map(|age| age.range()));
        let mut ranges: Vec<_> = exact.chain(said).collect();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|later, earlier| later.start < earlier.end);
        if let Some(range) = in_column(scene, passage, text) {
            ranges.push(range);
        }
        for range in ranges {
            if passage.cell.is_some() && in_column(scene, passage, text).is_some() {
                let message = "this is the exact age of one person";
                findings.push(scene.finding(&CHECK.rule, passage, range, message).help(HELP));
                continue;
            }
            let around = &text[scene.sentence(passage, range.start)];
            let behind = &text[range.end..];
            let in_band = band.is_match(&text[..range.start])
                || [
                    " to ",
                    "-",
                    "–",
                    " and over",
                    " and under",
                    " or over",
                    " or under",
                    " and above",
                    " or older",
                    " or younger",
                    "+",
                    " plus",
                ]
                .iter()
                .any(|mark| behind.starts_with(mark))
                || behind.starts_with(" and ") && behind[5..].starts_with(|c: char| c.is_ascii_digit());
            let direct = is_direct(&text[range.clone()], &text[range.end..]);
            let marked = text[range.clone()].starts_with(['F', 'M']);
            if direct && (!in_band || marked) {
                findings
                    .push(scene.finding(&CHECK.rule, passage, range, "this is the exact age of one person").help(HELP));
                continue;
            }
            let bracket = text[range.clone()].starts_with('(');
            if in_band || bracket && !is_after_person(&text[..range.start]) || !one(many, around, bracket) {
                continue;
            }
            let message = "this is the exact age of one person";
            findings.push(scene.finding(&CHECK.rule, passage, range, message).help(HELP));
        }
    }
}

/// Returns whether a shape names the person as well: "a 4yo", "F15".
fn is_direct(shape: &str, behind: &str) -> bool {
    let lower = shape.to_lowercase();
    let next = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let person = matches!(
        next.as_str(),
        "girl"
            | "boy"
            | "female"
            | "male"
            | "son"
            | "daughter"
            | "twin"
            | "twins"
            | "brother"
            | "sister"
            | "baby"
            | "mother"
            | "father"
    );
    if lower.ends_with("old") && person && (lower.contains('-') || behind.starts_with(' ')) {
        return true;
    }
    lower.starts_with("at ") && lower.contains(" and ")
        || lower.ends_with("yo")
        || lower.ends_with("y/o")
        || shape.starts_with(['F', 'M']) && shape[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the age in a cell of a column of ages, in a table with one person a row.
fn in_column(scene: &Scene<'_>, passage: &crate::reading::Passage, text: &str) -> Option<std::ops::Range<usize>> {
    let (table, ..) = passage.cell.filter(|&(_, row, _)| row > 0)?;
    let trimmed = text.trim();
    let number = trimmed.parse::<u8>().is_ok_and(|age| age < 110);
    if !number || !scene.labelled(passage).split(|c: char| !c.is_alphabetic()).any(|word| word == "age") {
        return None;
    }
    let header = scene.reading.tables[table as usize].rows.first()?;
    let person = header.iter().flatten().any(|cell| {
        let head = scene.reading.text_of(&scene.reading.passages[*cell as usize]).trim().to_lowercase();
        matches!(
            head.as_str(),
            "child"
                | "sibling"
                | "person"
                | "pseudonym"
                | "subject"
                | "name"
                | "young person"
                | "baby"
                | "adult"
                | "who"
                | "family member"
                | "pupil"
                | "patient"
                | "relation"
        )
    });
    let start = text.find(trimmed)?;
    person.then(|| start..start + trimmed.len())
}

/// Returns whether a sentence tells of one person: a pronoun, a pseudonym or a relation, and of no crowd.
fn one(many: &Regex, around: &str, bracket: bool) -> bool {
    static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?-u:\b)(?:he|she|(?:child|baby|sibling|young person|twin) (?:[a-z]|[0-9]+)(?-u:\b)|mother|father|her (?:son|daughter|baby|brother|sister|mother)|his (?:son|daughter|baby|brother|sister|mother)|the (?:baby|boy|girl|twins|toddler|teenager|infant))(?-u:\b)").ok()
    });
    static PERSON: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?-u:\b)(?:he|she|him|her|his|(?:child|baby|sibling|adult|parent|young person|twin|boy|girl|brother|sister|carer) (?:[a-z]|[0-9]+)|mother|father|mum|dad|baby|newborn|toddler|boy|girl|twins?|brother|sister|half-brother|half-sister|son|daughter|sibling|stepfather|stepmother|boyfriend|girlfriend|teenager|uncle|aunt|cousin|grandmother|grandfather|nan|gran|nephew|niece|infant|man|woman|lad|schoolboy|schoolgirl|foster carer|lodger|neighbour|perpetrator|victim|the child|a child|one child|eldest|youngest|oldest|middle child|young man|young woman|pupil|student|patient|young person|adolescent|youngster|partner|husband|wife)(?-u:\b)").ok()
    });
    let person = PERSON.as_ref().is_none_or(|person| person.is_match(around));
    let named = around.split_whitespace().any(|word| word.starts_with(char::is_uppercase)) && bracket;
    let crowd = many.is_match(around);
    let strong = STRONG.as_ref().is_some_and(|strong| strong.is_match(around));
    (person || named) && (!crowd || strong)
}

fn is_after_person(before: &str) -> bool {
    let word = before.trim_end().rsplit([' ', '(']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let singular = lower.trim_end_matches("'s").to_owned();
    crate::lexicon::flags(&singular).any(crate::lexicon::Flags::KIN | crate::lexicon::Flags::ROLE)
        || word.starts_with(char::is_uppercase) && word.len() <= 2
        || word.starts_with(char::is_uppercase) && !crate::lexicon::is_known(&lower)
}
