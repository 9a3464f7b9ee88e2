//! An e-mail address that is no shared mailbox.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::lexicon::Flags;
use crate::reading::Signs;
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/email", include_str!("email.md")), run: Run::Text(run) };

static PLAIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[\pL\pN_.+'%-]+ ?@ ?[\pL\pN-]+(?:\.[\pL\pN-]+)+").ok());
static SPOKEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[\pL\pN_+'-]+(?:(?:\.| ?[\(\[\{<]? ?dot ?[\)\]\}>]? ?)[\pL\pN_+'-]+)* ?(?:[\(\[\{<] ?at ?[\)\]\}>]| at |@) ?[\pL\pN-]+(?:(?:\.| ?[\(\[\{<]? ?dot ?[\)\]\}>]? ?)[\pL\pN-]+)+",
    )
    .ok()
});
/// Endings that tell an address from a sentence with "at" in it.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "uk", "co", "info", "me", "io", "eu", "ie", "gov", "nhs", "sch", "ac", "police", "wales",
    "scot", "cymru",
];
/// Words of mailboxes that belong to a post, not a person.
const SHARED: &[&str] = &[
    "info",
    "hello",
    "enquiries",
    "enquiry",
    "contact",
    "admin",
    "office",
    "mail",
    "help",
    "support",
    "team",
    "training",
    "safeguarding",
    "referrals",
    "referral",
    "mash",
    "lado",
    "front",
    "door",
    "duty",
    "news",
    "newsletter",
    "press",
    "media",
    "feedback",
    "partnership",
    "board",
    "events",
    "bookings",
    "noreply",
    "no",
    "reply",
    "customer",
    "services",
    "service",
    "children",
    "childrens",
    "social",
    "care",
    "early",
    "business",
    "post",
    "box",
    "reception",
    "accounts",
    "webmaster",
    "data",
    "protection",
    "foi",
    "complaints",
    "compliments",
    "learning",
    "audit",
    "quality",
    "assurance",
    "scp",
    "lscp",
    "sab",
    "secretary",
    "chair",
    "privacy",
    "dpo",
    "hr",
    "jobs",
    "school",
    "nursery",
];

/// The word that stands for the sign, in brackets.
static BRACKETS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(IN_BRACKETS));
const IN_BRACKETS: &[&str] = &["(at", "[at", "{at", "<at", "( at", "[ at", "(AT", "[AT"];
/// How the end of an address begins.
static DOTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| any_of(&[" dot ", " DOT ", ".com", ".org", ".net", ".uk", "dot)", "dot]"]));

/// Returns a search for any of some words; of this kind it looks at many bytes at a stroke.
fn any_of(words: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).ok()
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (Some(plain), Some(spoken)) = (&*PLAIN, &*SPOKEN) else { return };
    let [Some(brackets), Some(endings)] = [&*BRACKETS, &*DOTS] else { return };
    for (passage, text) in scene.to_search() {
        let at = passage.signs.any(Signs::AT);
        let between = || text.contains(" at ") || text.contains(" AT ");
        let said = endings.is_match(text) && between() || brackets.is_match(text);
        let mut last = 0;
        if at {
            for found in plain.find_iter(text) {
                last = found.end();
                report(scene, passage, found.as_str(), found.range(), findings);
            }
        }
        if said {
            for found in spoken.find_iter(text).filter(|found| found.start() >= last) {
                let ending = found.as_str().rsplit([' ', '.', ')', ']']).next().unwrap_or_default().to_lowercase();
                let bracket = found.as_str().contains(['(', '[', '{', '<']);
                let dotted = found.as_str().to_lowercase().contains("dot");
                // "The form at gov.uk" is no address.
                let word = found.as_str().split(' ').next().unwrap_or_default().to_lowercase();
                let told = bracket || dotted || !crate::lexicon::flags(&word).any(Flags::WORD);
                let whole = ENDINGS.contains(&ending.as_str()) && told || bracket && dotted;
                if whole && !found.as_str().contains('@') {
                    report(scene, passage, found.as_str(), found.range(), findings);
                }
            }
        }
    }
}

fn report(
    scene: &Scene<'_>,
    passage: &crate::reading::Passage,
    address: &str,
    range: std::ops::Range<usize>,
    findings: &mut Vec<Finding>,
) {
    let packed: String = address.chars().filter(|c| !c.is_whitespace()).collect();
    if scene.answers.allows_exactly(packed.trim_end_matches('.')) || scene.is_allowed(passage, &range) {
        return;
    }
    let local = packed.split('@').next().unwrap_or_default().to_lowercase();
    let shared = packed.contains('@')
        && local.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).all(|part| SHARED.contains(&part))
        && !local.bytes().any(|byte| byte.is_ascii_digit());
    let mut finding = if shared {
        scene
            .finding(&CHECK.rule, passage, range, "is this a shared mailbox?")
            .help("if it is, allow it in content/_disclosure/allowed.toml with kind = \"email\"")
    } else {
        scene.finding(&CHECK.rule, passage, range, "this is an e-mail address of one person").help(
            "give a shared mailbox instead, and allow it in content/_disclosure/allowed.toml with kind = \"email\"",
        )
    };
    if shared {
        finding.severity = Severity::Warning;
    }
    findings.push(finding);
}
