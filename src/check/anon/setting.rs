//! A small setting by its name: a school, nursery, surgery, home, place of worship or club.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::explain::Mark;
use crate::disclosure::telling::Telling;
use crate::lexicon::{Flags, WordSet, fold};
use crate::reading::{Case, Gap, Passage, Spot, Start, Token};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/setting", include_str!("setting.md")), run: Run::Text(run) };

/// Words of settings that stand at the end of many other names too, so that a case must be told beside them.
static WEAK: WordSet = WordSet::new(
    "house home centre club hall court ward unit clinic college high park united rangers group site mission \
    assembly special health medical hotel inn pub arms gym pool theatre kids stars lions tigers farm hospice \
    primary practice guides sure sixth infant infants junior juniors cabin priory parish minster rovers \
    wanderers school schools nursery academy church dance boxing cubs villa cottage lodge refuge hostel temple \
    chapel cc abc fc dental dentist pharmacy childcare",
);
/// First words of a name that any place of its kind has: "Every Primary School", "Named Nurse".
static GENERAL: WordSet = WordSet::new(
    "primary secondary junior infant special independent state local high grammar nursery public boarding free \
    day care children's children the all every our your their each this that a an any sunday saturday after \
    breakfast youth family community health medical gp dental general virtual royal national approved young good \
    best safer safe home early years mainstream alternative private maintained academy catholic muslim jewish \
    sikh hindu christian methodist baptist anglican for from in at to of with and when if as no not children’s \
    foster residential contact women's women crown county magistrates supreme elective what who how working \
    named designated group online new head sixth form further higher education boys girls mixed summer winter \
    spring autumn forest open town village city civic leisure sports shopping call distribution detention secure \
    training test vaccination walk-in urgent birth maternity outpatient emergency intensive neonatal labour \
    postnatal antenatal paediatric acute psychiatric mental rehabilitation drop-in football rugby cricket boxing \
    swimming homework lunch book film chess business science technology art arts music drama dance sport social \
    nursing retirement halfway white full clearing opera power green",
);

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (number, (passage, _)) in scene.to_search().enumerate() {
        if !passage.spot.is_prose() || matches!(passage.spot, Spot::Attribute) {
            continue;
        }
        let tokens = scene.reading.tokens_of(passage);
        let offset = passage.tokens.start as usize;
        let mut at = 0;
        while at < tokens.len() {
            match setting(scene, tokens, offset, at) {
                Some(end) => {
                    judge(scene, number, passage, &tokens[at..end], offset + at, findings);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
}

/// Returns where a capitalised name that begins here and ends in a word for a setting ends.
fn setting(scene: &Scene<'_>, tokens: &[Token], offset: usize, at: usize) -> Option<usize> {
    let first = &tokens[at];
    if !first.is_capital()
        || first.digit
        || (at > 0
            && joined(first)
            && tokens[at - 1].is_capital()
            && !tokens[at - 1].digit
            && tokens[at - 1].sentence == Start::No)
    {
        return None;
    }
    let mut end = at + 1;
    let mut last = None;
    while end < tokens.len().min(at + LONGEST) && (joined(&tokens[end]) || saint(scene, tokens, end)) {
        let token = &tokens[end];
        let small = !token.is_capital()
            && matches!(
                scene.reading.word(token),
                "of" | "the" | "and" | "on" | "le" | "in" | "with" | "upon" | "under"
            );
        if !(token.is_capital() || small) {
            // "Beech Lodge children's home" ends in small letters, and so do "St Anne's primary school".
            break;
        }
        // "Missing From Home" names nothing.
        let before = &tokens[end - 1];
        let after_preposition = before.is_capital() && before.flags.any(Flags::PREPOSITION);
        if token.is_capital()
            && is_kind(token)
            && !after_preposition
            && !scene.marks[offset + end].is_settled_but_organisation()
        {
            last = Some(end + 1);
        }
        end += 1;
    }
    if last.is_none() && end < tokens.len() && tokens[end].gap == Gap::Space && !tokens[end].is_capital() {
        let small = [
            "café",
            "cafe",
            "brownies",
            "school",
            "primary",
            "junior",
            "nursery",
            "surgery",
            "church",
            "mosque",
            "academy",
            "college",
            "playgroup",
            "preschool",
            "temple",
            "gurdwara",
            "lodge",
            "childminding",
            "childminder",
            "infant",
            "infants",
            "secondary",
            "scouts",
            "guides",
            "cubs",
            "brownies",
        ];
        let named = tokens[at..end].iter().enumerate().any(|(i, token)| {
            let mark = scene.marks[offset + at + i];
            mark == Mark::Nothing || mark == Mark::Proper && token.flags.any(Flags::PLACE)
                // "Child C's school" names none.
                || token.possessive && token.case != Case::Letter
        });
        if named && small.contains(&scene.reading.word(&tokens[end])) {
            last = Some(end + 1);
        }
    }
    last.filter(|&last| last > at + 1)
}

/// The most words that the name of a setting has.
const LONGEST: usize = 16;

fn joined(token: &Token) -> bool {
    matches!(token.gap, Gap::Space | Gap::Hyphen | Gap::And | Gap::Joint)
}

/// "St. Anne's" has a full stop inside.
fn saint(scene: &Scene<'_>, tokens: &[Token], at: usize) -> bool {
    tokens[at].gap != Gap::Begin && at > 0 && scene.reading.word(&tokens[at - 1]) == "St"
}

fn is_kind(token: &Token) -> bool {
    token.case != Case::Letter && token.flags.any(Flags::SETTING)
}

impl Mark {
    /// An organisation's last word excuses a name, never a setting.
    fn is_settled_but_organisation(self) -> bool {
        self.is_settled() && self != Self::Organisation
    }
}

fn judge(
    scene: &Scene<'_>,
    _number: usize,
    passage: &Passage,
    name: &[Token],
    offset: usize,
    findings: &mut Vec<Finding>,
) {
    let marks = &scene.marks[offset..offset + name.len()];
    // An allowed town excuses nothing: a setting is vetted by its whole name, its last word included.
    if marks.last() == Some(&Mark::Allowed) || marks.iter().any(|mark| matches!(mark, Mark::Phrase | Mark::Citation)) {
        return;
    }
    let word = |token: &Token| fold(scene.reading.word(token));
    let last = name.last().map(word).unwrap_or_default();
    let rest = &name[..name.len() - 1];
    let own = rest.iter().zip(marks).filter(|(token, _)| {
        let text = word(token);
        token.is_capital()
            && !GENERAL.contains(&text)
            && !token.flags.any(Flags::SETTING)
            && !token.flags.any(Flags::WORKER | Flags::KIN | Flags::FUNCTION)
    });
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return;
    }
    let unknown = own.iter().any(|(token, mark)| {
        **mark == Mark::Nothing
            || token.possessive && token.flags.any(Flags::FIRST | Flags::EITHER | Flags::PLACE_OR_NAME)
    });
    let place =
        own.iter().any(|(token, _)| token.flags.any(Flags::PLACE | Flags::EITHER | Flags::LAST) || word(token) == "st");
    let at = (name[0].start - passage.range.start) as usize;
    let told = scene.telling(passage, at);
    let case = told == Telling::Case || case_file(scene);
    let weak = WEAK.contains(&last);
    let titled = passage.spot == Spot::Heading || (name.len() < 3 && !unknown && !place);
    let strong = (unknown || place || name.iter().any(|token| token.possessive)) && !weak;
    let level = match (case && told != Telling::Office, strong, weak) {
        (true, _, _) if !titled || told == Telling::Case => Some(Severity::Error),
        (_, true, _) if !titled => Some(Severity::Warning),
        (_, _, true) if (unknown && told != Telling::Office || is_small(&last)) && passage.spot != Spot::Heading => {
            Some(Severity::Warning)
        }
        _ => None,
    };
    let Some(level) = level else { return };
    let end = name.last().map_or(0, |token| token.base);
    let message = "this names a small setting, which with one more detail tells who the child is";
    let mut finding = scene.finding_at(&CHECK.rule, passage, name[0].start..end, message).help(
        "write what kind of setting it is, such as `a primary school`; a public venue is allowed by its whole name in content/_disclosure/allowed.toml",
    );
    finding.severity = level;
    findings.push(finding);
}

fn is_small(last: &str) -> bool {
    !matches!(
        last,
        "house"
            | "home"
            | "centre"
            | "club"
            | "hall"
            | "court"
            | "unit"
            | "clinic"
            | "college"
            | "park"
            | "group"
            | "site"
            | "mission"
            | "assembly"
            | "special"
            | "health"
            | "theatre"
            | "united"
            | "rangers"
            | "hospice"
            | "sure"
            | "sixth"
            | "kids"
            | "stars"
            | "high"
            | "practice"
            | "hotel"
            | "inn"
            | "pub"
            | "arms"
            | "gym"
            | "pool"
            | "medical"
            | "ward"
            | "lions"
            | "tigers"
            | "farm"
            | "cabin"
    )
}

/// Returns whether a file tells of a case by its pseudonyms.
fn case_file(scene: &Scene<'_>) -> bool {
    scene.case
}
