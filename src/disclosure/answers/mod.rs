//! What a person answered before: allowed terms, waivers, and the answers that are not good enough.
//!
//! In: `content/_disclosure/*.toml`, the settings, and the office-holders of the site. Out: [`Answers`], and findings.
//! Invariant: an answer has a reason, a post and an expiry; no first name is allowed on the whole site, and no direct
//! identifier can be waived.

mod allowed;
mod kinds;
mod private;
mod rules;
mod thresholds;
mod waiver;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use regex::Regex;

use crate::base::{Source, Today};
use crate::fields::read_file;
use crate::lexicon::{Flags, Phrases, TermKind, flags, fold};
use crate::report::{Finding, Severity};
use crate::settings::Settings;

use kinds::KINDS;

pub use allowed::{Allow, AllowList};
pub use private::PrivateList;
pub use rules::{RULES, unreadable_list};
pub use thresholds::Thresholds;
pub use waiver::{Waiver, WaiverList, mark};

/// Rules whose findings a person may answer in writing; everything else must go, or be allowed as a term.
const WAIVABLE: &[&str] = &[
    "anon/name-question",
    "anon/word-name",
    "anon/age",
    "anon/case-date",
    "anon/setting",
    "anon/hidden-text",
    "anon/jigsaw",
    "anon/jigsaw-across",
    "anon/small-number",
    "anon/small-words",
    "anon/zero-count",
    "anon/two-releases",
    "anon/verbatim",
    "anon/handle",
    "anon/email",
    "anon/attachment",
];
/// Titles before the last name of an office holder who may be named.
const TITLES: &[&str] = &[
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Cllr",
    "Councillor",
    "Professor",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
];
/// What stands for "nobody wrote this term down": the settings and the site's own office-holders.
const OWN: u32 = u32::MAX;

/// All answers that hold today, and which of them were needed.
#[derive(Debug, Default)]
pub struct Answers {
    known: Arc<Known>,
    phrases: Arc<Phrases>,
    private: Arc<PrivateList>,
    used: Vec<AtomicBool>,
    waived: Vec<AtomicBool>,
}

/// Which answers a text needed, by their numbers.
#[derive(Debug, Default)]
pub struct Usage {
    used: Vec<usize>,
    waived: Vec<usize>,
}

/// All answers that hold today.
#[derive(Debug, Default)]
struct Known {
    allows: Vec<Allow>,
    waivers: Vec<Waiver>,
    phrases: Phrases,
    numbers: Vec<(String, u32)>,
    exact: Vec<(String, u32)>,
    thresholds: Thresholds,
    references: Vec<Regex>,
}

impl Answers {
    /// Reads the lists and the settings; what is wrong with them is reported, and the rest holds all the same.
    pub fn read<'a>(
        lists: impl Iterator<Item = &'a Source>,
        settings: Option<&Settings>,
        today: Today,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut known = Known::default();
        for source in lists {
            if source.path.name() == "waivers.toml" {
                let list: Option<WaiverList> = read_file(source, findings);
                known.waivers.extend(list.into_iter().flat_map(|list| list.waivers));
            } else {
                let list: Option<AllowList> = read_file(source, findings);
                known.allows.extend(list.into_iter().flat_map(|list| list.allows));
            }
        }
        known.judge(today, findings);
        for number in 0..known.allows.len() {
            known.enter(number);
        }
        known.thresholds = Thresholds::new(settings.and_then(|settings| settings.disclosure.as_ref()));
        if let Some(settings) = settings {
            let patterns = settings.disclosure.iter().flat_map(|own| &own.case_references);
            known.references = patterns.filter_map(|pattern| reference(&pattern.value)).collect();
            known.own(settings);
        }
        let phrases = Arc::new(std::mem::take(&mut known.phrases));
        Self::of(Arc::new(known), phrases, Arc::default())
    }

    /// Returns answers of which none was needed yet.
    fn of(known: Arc<Known>, phrases: Arc<Phrases>, private: Arc<PrivateList>) -> Self {
        let used = known.allows.iter().map(|_| AtomicBool::new(false)).collect();
        let waived = known.waivers.iter().map(|_| AtomicBool::new(false)).collect();
        Self { known, phrases, private, used, waived }
    }

    /// Returns the same answers for one text, to see which of them it needs.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self::of(Arc::clone(&self.known), Arc::clone(&self.phrases), Arc::clone(&self.private))
    }

    /// Returns which answers were needed.
    pub fn usage(&self) -> Usage {
        let set = |bits: &[AtomicBool]| {
            let set = bits.iter().enumerate().filter(|(_, bit)| bit.load(Ordering::Relaxed));
            set.map(|(at, _)| at).collect()
        };
        Usage { used: set(&self.used), waived: set(&self.waived) }
    }

    /// Notes what a text needed.
    pub fn note(&self, usage: &Usage) {
        let set = |bits: &[AtomicBool], numbers: &[usize]| {
            numbers.iter().filter_map(|&at| bits.get(at)).for_each(|bit| bit.store(true, Ordering::Relaxed));
        };
        set(&self.used, &usage.used);
        set(&self.waived, &usage.waived);
    }

    /// Makes known the public office-holders that the site names.
    pub fn office_holders<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let phrases = Arc::make_mut(&mut self.phrases);
        names.for_each(|name| person(phrases, name, OWN));
    }

    /// Says who must not be named at all.
    #[must_use]
    pub fn with_private_list(mut self, list: PrivateList) -> Self {
        self.private = Arc::new(list);
        self
    }

    /// Returns who must not be named at all.
    pub fn private_list(&self) -> &PrivateList {
        &self.private
    }

    /// Returns the shapes of references of cases that the settings describe.
    pub fn references(&self) -> &[Regex] {
        &self.known.references
    }

    /// Returns the numbers below which figures identify.
    pub fn thresholds(&self) -> Thresholds {
        self.known.thresholds
    }

    /// Returns the allowed phrases.
    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Returns whether an answer holds for the file at a path.
    pub(super) fn applies(&self, kind: TermKind, path: &str) -> bool {
        match kind {
            TermKind::Answer(OWN) => true,
            TermKind::Answer(number) => self.known.allows.get(number as usize).is_some_and(|allow| allow.covers(path)),
            _ => true,
        }
    }

    /// Notes that an answer was needed.
    pub(super) fn used(&self, number: u32) {
        if let Some(used) = self.used.get(number as usize) {
            used.store(true, Ordering::Relaxed);
        }
    }

    /// Returns whether these digits are an allowed number.
    pub fn allows_number(&self, digits: &str) -> bool {
        let found = self.known.numbers.iter().find(|(known, _)| *known == digits);
        found.inspect(|(_, number)| self.used(*number)).is_some()
    }

    /// Returns whether an address or account is allowed.
    pub fn allows_exactly(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let bare = lower.trim_start_matches('@');
        let found = self.known.exact.iter().find(|(known, _)| *known == lower || known.trim_start_matches('@') == bare);
        found.inspect(|(_, number)| self.used(*number)).is_some()
    }

    /// Returns whether an address or account is allowed that has these letters and digits, as where a line broke in it.
    pub fn allows_letters(&self, letters: &str) -> bool {
        self.known.exact.iter().any(|(known, _)| known.chars().filter(|c| c.is_alphanumeric()).eq(letters.chars()))
    }

    /// Returns the terms that hold today.
    pub fn allows(&self) -> &[Allow] {
        &self.known.allows
    }

    /// Returns the waivers that hold today.
    pub fn waivers(&self) -> &[Waiver] {
        &self.known.waivers
    }

    /// Returns whether a person has waived a finding.
    pub fn waives(&self, finding: &Finding, path: &str) -> bool {
        let Some(mark) = finding.mark.as_deref() else { return false };
        let code = finding.rule.code;
        let may = may_be_waived(finding);
        let fits = |waiver: &Waiver| &*waiver.rule.value == code && &*waiver.mark.value == mark && waiver.covers(path);
        let found = self.known.waivers.iter().position(fits).filter(|_| may);
        if let Some(used) = found.and_then(|at| self.waived.get(at)) {
            used.store(true, Ordering::Relaxed);
        }
        found.is_some()
    }

    /// Reports the answers that nothing needed.
    pub fn unused(&self, findings: &mut Vec<Finding>) {
        let idle = |used: &AtomicBool| !used.load(Ordering::Relaxed);
        let allows = self.known.allows.iter().zip(&self.used).filter(|(_, used)| idle(used));
        findings.extend(
            allows.map(|(allow, _)| rules::unused(allow.text.span, "nothing on the site needs this answer any more")),
        );
        let waivers = self.known.waivers.iter().zip(&self.waived).filter(|(_, used)| idle(used));
        findings.extend(waivers.map(|(waiver, _)| {
            rules::unused(waiver.mark.span, "the warning that this waiver speaks of is no longer there")
        }));
    }
}

impl Known {
    /// Reports answers that are not good enough, and drops those whose day is past.
    fn judge(&mut self, today: Today, findings: &mut Vec<Finding>) {
        let mut refuse = Vec::new();
        for allow in &self.allows {
            let kind = KINDS.iter().find(|kind| kind.name == &*allow.kind.value);
            findings.extend(rules::kind(allow, kind.is_some()));
            let words = allow.text.value.split_whitespace().count();
            let name = flags(&fold(&allow.text.value)).any(Flags::FIRST | Flags::EITHER | Flags::PLACE_OR_NAME);
            let refused =
                words == 1 && name && allow.is_everywhere() && !kind.is_some_and(|kind| kind.may_be_first_name);
            refuse.push(refused);
            findings.extend(refused.then(|| rules::first_name(allow)));
            let unsourced = kind.is_some_and(|kind| kind.needs_source) && allow.source.is_none();
            findings.extend(unsourced.then(|| rules::unsourced(allow)));
        }
        let mut refuse = refuse.into_iter();
        self.allows.retain(|_| !refuse.next().unwrap_or(false));
        let (allows, late) =
            std::mem::take(&mut self.allows).into_iter().partition(|allow| allow.expires.value >= today.0);
        self.allows = allows;
        findings.extend(late.iter().map(|allow: &Allow| rules::expired(allow.expires.span, "this answer")));
        for waiver in &self.waivers {
            let refused = !WAIVABLE.contains(&&*waiver.rule.value) && !waiver.rule.value.starts_with("language/");
            findings.extend(refused.then(|| rules::not_waivable(waiver)));
        }
        let (waivers, late) =
            std::mem::take(&mut self.waivers).into_iter().partition(|waiver| waiver.expires.value >= today.0);
        self.waivers = waivers;
        findings.extend(late.iter().map(|waiver: &Waiver| rules::expired(waiver.expires.span, "this waiver")));
    }

    /// Makes a term known to the rules.
    fn enter(&mut self, number: usize) {
        let allow = &self.allows[number];
        let (text, kind) = (allow.text.value.clone(), allow.kind.value.clone());
        let number = u32::try_from(number).unwrap_or(OWN);
        match &*kind {
            "phone" => self.numbers.push((digits(&text), number)),
            "email" | "handle" => self.exact.push((text.to_lowercase(), number)),
            "office-holder" | "person" => person(&mut self.phrases, &text, number),
            _ => self.phrases.add(&text, TermKind::Answer(number)),
        }
    }

    /// Makes known what the partnership says of itself in its settings.
    fn own(&mut self, settings: &Settings) {
        let partnership = settings.partnership.as_ref();
        let names =
            [Some(&settings.site.title), partnership.map(|p| &p.name), partnership.and_then(|p| p.short_name.as_ref())];
        let board = partnership.and_then(|p| p.adults_board.as_ref()).map(|board| &board.name);
        let areas = settings.areas.iter().map(|area| &area.name);
        let address = partnership.and_then(|p| p.address.as_ref());
        for name in names.into_iter().flatten().chain(board).chain(areas).chain(address) {
            self.phrases.add(&name.value, TermKind::Answer(OWN));
        }
        self.exact.extend(partnership.and_then(|p| p.email.as_ref()).map(|email| (email.value.to_lowercase(), OWN)));
        for area in &settings.areas {
            let doors = area.front_door.iter().chain(&area.out_of_hours);
            self.numbers.extend(doors.map(|door| (digits(&door.phone.value), OWN)));
        }
    }
}

/// Makes an office holder's name known, whole and with a title.
fn person(phrases: &mut Phrases, name: &str, number: u32) {
    phrases.add(name, TermKind::Answer(number));
    if let Some((_, last)) = name.rsplit_once(' ') {
        for title in TITLES {
            phrases.add(&format!("{title} {last}"), TermKind::Answer(number));
        }
    }
}

/// Returns the kind of term that a finding's words could be allowed as, when they could.
pub fn may_be_allowed(finding: &Finding) -> Option<&'static str> {
    Some(match finding.rule.code {
        "anon/name" | "anon/name-question" | "anon/word-name" | "anon/case-reference" => "word",
        "anon/worker" => "office-holder",
        "anon/setting" => "venue",
        "anon/address" | "anon/postcode" => "address",
        "anon/phone" => "phone",
        "anon/email" => "email",
        "anon/handle" => "handle",
        _ => return None,
    })
}

/// Returns whether a person may waive a finding.
pub fn may_be_waived(finding: &Finding) -> bool {
    let code = finding.rule.code;
    let asked = finding.severity != Severity::Error || code.contains("question") || code.contains("jigsaw");
    WAIVABLE.contains(&code) && asked || code.starts_with("language/")
}

/// Returns the shape of a reference that settings describe: 9 for a digit, A for a letter.
fn reference(pattern: &str) -> Option<Regex> {
    let shape: String = pattern
        .chars()
        .map(|c| match c {
            '9' => "[0-9]".to_owned(),
            'A' => "[A-Za-z]".to_owned(),
            c => regex::escape(&c.to_string()),
        })
        .collect();
    Regex::new(&shape).ok().filter(|_| !pattern.trim().is_empty())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
