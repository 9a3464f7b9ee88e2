//! Whether a sentence tells of one child's case, or of publications, meetings and courses.

use std::ops::BitOr;
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
    r"(?-u:\b)(?:died|death|fight|happened on|police attended|fire (?:at|in|broke)|living in|first referral|referral about|placed|stopped eating|fled|missed (?:health|medical|school|appointment|visit|dental|her|his)|no reply at|no access|placement (?:ended|broke|began|started)|due date|inquest into|killed|murdered|stabbed|injur(?:y|ies|ed)|bruise[sd]?|fractur\w*|burn(?:ed|t|s)|bitten|bite mark|black eye|overdose\w*|self-harm\w*|hospitalised|admitted to|discharged|born|gave birth|pregnan\w*|miscarr\w*|arrest\w*|bailed|charged with|convicted|sentenced|remanded|evicted|ran away|missing|went missing|found (?:dead|alone|in|by|at|wandering|unresponsive)|taken into|police protection|removed from|placed (?:with|in|for)|moved (?:in|to|out|school|into)|accommodated|interim care order|care order|strip.?search\w*|assault\w*|disclos(?:ed|es|ure)|punched|slapped|hit|thrown|raped|abused|groomed|trafficked|excluded from|last seen|last visit|first seen|was seen|were seen|collapsed|drowned|hanged|suicide|999 call|ambulance|post-mortem|postmortem|inquest opened|weaned|immunis\w*|baby was|home visit|police visit|unannounced visit|strategy (?:meeting|discussion) (?:about|was held|held)|turned away|officers (?:were called|attended|found|forced)|next seen|last saw|saw (?:the|a) (?:mark|bruise|injury|burn|child|baby)|plan ended|re-?referr(?:al|ed) (?:of|after|three|two|six)|section 47|(?:icpc|rcpc|s47|strategy meeting|strategy discussion|core group) (?:was |were )?held|anonymous (?:call|referral)|initial conference|became looked after|came into care|into care|left home|moved school|social worker visited|referral was made|was referred|was taken)(?-u:\b)",
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
    let found = |set: &LazyLock<Option<RegexSet>>| set.as_ref().is_some_and(|set| set.is_match(words));
    if !has_words(words) || !found(&PUBLISHED) {
        return false;
    }
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
    !own.iter().any(|meeting| lower.contains(meeting)) && !found(&EVENT)
}

/// Returns whether a text has a letter that a word of a case or of the office could begin with.
fn has_words(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// What a text has of cases and of the office. Two weights together are the weight of both texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Which kinds of words of a case it has, one bit each.
    cases: u8,
    /// Whether it has words of the office.
    office: bool,
    /// Whether it has words of the office that no story has.
    plainly: bool,
}

impl Weight {
    /// Returns the weight of a text.
    pub fn of(text: &str) -> Self {
        let (Some(cases), Some(offices)) = (&*CASES, &*OFFICES) else {
            return Self { cases: u8::MAX, ..Self::default() };
        };
        if !has_words(text) {
            return Self::default();
        }
        let cases = cases.matches(text).iter().fold(0, |bits, kind| bits | 1 << kind);
        let plainly = PLAINLY.as_ref().is_none_or(|plainly| plainly.is_match(text));
        Self { cases, office: offices.is_match(text), plainly }
    }

    /// Returns what is spoken of; a case outweighs the office when both are told of.
    pub fn telling(self) -> Telling {
        match (self.cases.count_ones(), self.office) {
            (0, true) => Telling::Office,
            (0, false) => Telling::Neither,
            (1, true) if self.plainly && !self.is_strong() => Telling::Office,
            _ => Telling::Case,
        }
    }

    /// Returns whether a pseudonym is among the words.
    pub fn has_pseudonym(self) -> bool {
        self.cases & 1 != 0
    }

    /// Returns whether the one kind of word that speaks of a case is a pseudonym or an event, and not only a word such as
    /// "her".
    fn is_strong(self) -> bool {
        self.cases & 0b1001 != 0
    }
}

impl BitOr for Weight {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            cases: self.cases | other.cases,
            office: self.office || other.office,
            plainly: self.plainly || other.plainly,
        }
    }
}

/// Returns what a text speaks of.
pub fn telling(text: &str) -> Telling {
    Weight::of(text).telling()
}
