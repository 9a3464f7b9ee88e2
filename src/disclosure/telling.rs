//! Whether a sentence tells of one child's case, or of publications, meetings and courses.

use std::sync::LazyLock;

use regex::RegexSet;

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// A case.
    Case,
    /// Publications, meetings, training, policies.
    Office,
    /// Neither, by its words.
    Neither,
}

/// Words of a case, each enough by itself.
const CASE: &[&str] = &[
    r"(?-u:\b)(?:child|baby|sibling|adult|mother|father|young person|family|twin|brother|sister|infant|patient|pupil|boy|girl|male|female|carer|parent)s? (?:[a-z]|[0-9]{1,2}|[a-z]{2})(?-u:\b)",
    r"(?-u:\b)(?:mother|father|mum|dad|stepfather|stepmother|stepdad|stepmum|baby|babies|twins?|siblings?|newborn|toddler|grandmother|grandfather|nan|gran|aunt|uncle|boyfriend|girlfriend|brothers?|sisters?|half-brother|half-sister|infant|boy|girl|teenager|lodger|husband|wife|daughter|son|cousin|neighbours?|stepson|stepdaughter|paramour|ex-partner)(?-u:\b)",
    r"(?-u:\b)(?:he|she|her|him|his|hers|the family|this family|the children were|the parents)(?-u:\b)",
    r"(?-u:\b)(?:died|death|fight|happened on|police attended|fire (?:at|in|broke)|living in|first referral|referral about|placed|stopped eating|fled|missed (?:health|medical|school|appointment|visit|dental|her|his)|no reply at|no access|placement (?:ended|broke|began|started)|due date|inquest into|killed|murdered|stabbed|injur(?:y|ies|ed)|bruise[sd]?|fractur\w*|burn(?:ed|t|s)|bitten|bite mark|black eye|overdose\w*|self-harm\w*|hospitalised|admitted to|discharged|born|gave birth|pregnan\w*|miscarr\w*|arrest\w*|bailed|charged with|convicted|sentenced|remanded|evicted|ran away|missing|went missing|found (?:dead|alone|in|by|at|wandering|unresponsive)|taken into|police protection|removed from|placed (?:with|in|for)|moved (?:in|to|out|school|into)|accommodated|interim care order|care order|strip.?search\w*|assault\w*|disclos(?:ed|es|ure)|punched|slapped|hit|thrown|raped|abused|groomed|trafficked|excluded from|last seen|last visit|first seen|was seen|were seen|collapsed|drowned|hanged|suicide|999 call|ambulance|post-mortem|postmortem|inquest opened|weaned|immunis\w*|baby was|home visit|unannounced visit|strategy (?:meeting|discussion) (?:about|was held)|section 47|initial conference|became looked after|came into care|into care|left home|moved school|social worker visited|referral was made|was referred|was taken)(?-u:\b)",
];
/// Words of the office.
const OFFICE: &[&str] = &[
    r"(?-u:\b)(?:publish\w*|publication|updated?|reviewed|review date|review by|revised|version|issued?|launch\w*|effective|in force|comes into|came into force|commence[ds]?|royal assent|amended|adopted on|ratified|approved|signed off|agreed by the|minuted?|minutes|agenda|meets?|met on|meeting|meetings|conference (?:is|will|takes|was held|on)|annual conference|webinar|seminar|workshop|training|course|courses|session|briefing (?:on|is)|e-?learning|development day|induction|bookings?|book by|apply by|applications?|deadline|clos(?:es|ing)|open(?:s|ed) (?:on|for)|starts?|begins?|runs (?:from|until|on)|takes place|will be held|next (?:board|meeting|session|course|training|review|issue)|inspect\w*|ofsted|cqc|hmicfrs|jtai|consultation|survey|data|figures|statistics|census|falls on|day of|report(?:ed|ing)? period|period|quarter|financial year|academic year|term dates|bank holiday|awareness (?:day|week|month)|week|policy|procedure|procedures|protocol|guidance|strategy|act|regulations|bill|statutory|newsletter|bulletin|issue|edition|volume|article|accessed|retrieved|downloaded|last (?:modified|updated|reviewed|checked)|valid (?:from|until)|expires?|licen[cs]e|contract|tender|invoice|recruit\w*|vacanc\w*|interviews? (?:will|on)|event|events|open day|drop-?in|festival|election|budget|audit (?:week|took|ran|period|of|covers|covered)|audited|sampled|moderat\w*|returns|board|panel (?:met|meets|next)|committee|subgroup|sub-group|forum|executive|scrutin\w*|assurance|dated|letter of|circular|hansard|judgment|supreme court|high court|court of appeal|ukSC|ewca|ewhc|press release|broadcast|aired|premiere|film|book|study|research|pilot|go.?live|migration|switch\w*|telephone system|office (?:will|is) (?:be )?closed|closed on|holiday|half-term|half term|anniversary|memorial|campaign)(?-u:\b)",
];

static CASES: LazyLock<Option<RegexSet>> = LazyLock::new(|| set(CASE));
static OFFICES: LazyLock<Option<RegexSet>> = LazyLock::new(|| set(OFFICE));

/// Words of the office that no story has.
static PLAINLY: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    set(&[
        r"(?-u:\b)(?:publish\w*|publication|updated|reviewed|launch\w*|in force|webinar|seminar|workshop|training|course|courses|conference|e-?learning|bookings?|applications?|deadline|inspect\w*|ofsted|cqc|consultation|survey|census|policy|procedures?|protocol|guidance|strategy|regulations|statutory|newsletter|bulletin|minutes|agenda|board|committee|subgroup|sub-group|forum|data|figures|statistics|moderat\w*|event|events|holiday|campaign|judgment|accessed|audit|study|research|pilot|meeting|meetings|drop-?in|national|association|network|online)(?-u:\b)",
    ])
});

fn set(patterns: &[&str]) -> Option<RegexSet> {
    RegexSet::new(patterns.iter().map(|pattern| format!("(?i){}", pattern.replace(r"\w", "[a-z]")))).ok()
}

/// Returns whether the words right before a date say that something was published, met or launched then.
pub fn office_before(words: &str) -> bool {
    static PUBLISHED: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
        set(&[
            r"(?-u:\b)(?:published|publication|updated|revised|reviewed|launched|launches|issued|in force|into force|came out|meets?|met|minutes|meeting|training|course|courses|webinar|seminar|workshop|conference will|inspection|inspected|policy|guidance|act|regulations|report|newsletter|closes|opens|starts|begins|deadline|by email|consultation|survey|data|judgment|accessed)(?-u:\b)",
        ])
    });
    static EVENT: LazyLock<Option<RegexSet>> = LazyLock::new(|| set(&CASE[3..]));
    let lower = words.to_lowercase();
    // Meetings about one child are part of its story.
    let own = [
        "strategy meeting",
        "strategy discussion",
        "core group",
        "case conference",
        "protection conference",
        "review conference",
        "legal planning",
    ];
    if own.iter().any(|meeting| lower.contains(meeting)) {
        return false;
    }
    let found = |set: &LazyLock<Option<RegexSet>>| set.as_ref().is_some_and(|set| set.is_match(words));
    found(&PUBLISHED) && !found(&EVENT)
}

/// Returns what a text speaks of; a case outweighs the office when both are told of.
pub fn telling(text: &str) -> Telling {
    let (Some(cases), Some(offices)) = (&*CASES, &*OFFICES) else { return Telling::Case };
    let case = cases.matches(text).iter().count();
    let office = offices.is_match(text);
    let plainly = PLAINLY.as_ref().is_none_or(|plainly| plainly.is_match(text));
    match (case, office) {
        (0, true) => Telling::Office,
        (0, false) => Telling::Neither,
        (1, true) if plainly && !strong(cases, text) => Telling::Office,
        _ => Telling::Case,
    }
}

/// Returns whether the one kind of word that speaks of a case is a pseudonym or an event, and not only a word such as "her".
fn strong(cases: &RegexSet, text: &str) -> bool {
    let matched = cases.matches(text);
    matched.matched(0) || matched.matched(3)
}

/// The most bytes of a sentence on either side of a place.
const LONGEST: usize = 1000;

/// Returns the sentence of a passage around a place.
pub fn sentence(text: &str, at: usize) -> &str {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';');
    // A sentence longer than this is none, and looking further would take too long in a text without any.
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let to = text.floor_char_boundary((at + LONGEST).min(text.len()));
    let mut start = from;
    for (end, _) in text[from..at].match_indices(ends).map(|(end, mark)| (from + end, mark)) {
        let after = &text[end + 1..];
        let short = text[from..end]
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.len() <= 2 && word.starts_with(char::is_uppercase));
        if after.starts_with(' ')
            && after.trim_start().starts_with(|c: char| c.is_uppercase() || c == '"' || c.is_ascii_digit())
            && !short
            && end < at
        {
            start = end + 1;
        }
    }
    let end = text[at..to]
        .match_indices(ends)
        .find(|(found, _)| {
            let after = &text[at + found + 1..];
            after.is_empty()
                || after.starts_with(' ') && after.trim_start().starts_with(|c: char| c.is_uppercase() || c == '"')
        })
        .map_or(to, |(found, _)| at + found + 1);
    text[start..end.max(start)].trim()
}
