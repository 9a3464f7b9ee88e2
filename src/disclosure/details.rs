//! Indirect details: each says little alone, and several together say who somebody is.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use rustc_hash::FxHashMap;

use super::explain::Mark;
use super::scene::Scene;
use super::telling::Telling;
use crate::base::Span;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Passage};
use crate::report::Finding;

/// What an indirect detail tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Detail {
    /// An exact age.
    Age,
    /// A date or month of an event.
    Date,
    /// A school, surgery or club by name.
    Setting,
    /// A town, ward or street.
    Place,
    /// How many children there are, in what order, or who lives with whom.
    Family,
    /// What a parent does for a living.
    Work,
    /// A nationality, language, faith or origin.
    Origin,
    /// A condition that few have.
    Condition,
    /// An event that people remember.
    Event,
    /// What a court or inquest decided.
    Outcome,
    /// Words that somebody spoke.
    Words,
}

impl Detail {
    /// Returns what it is called in a finding.
    pub fn name(self) -> &'static str {
        match self {
            Self::Age => "an exact age",
            Self::Date => "a date",
            Self::Setting => "a named setting",
            Self::Place => "a place",
            Self::Family => "the make-up of the family",
            Self::Work => "a parent's job",
            Self::Origin => "origin, language or faith",
            Self::Condition => "a rare condition",
            Self::Event => "an unusual event",
            Self::Outcome => "the outcome of a court or inquest",
            Self::Words => "somebody's own words",
        }
    }
}

/// One detail where it stands.
#[derive(Clone, Debug)]
pub struct Told {
    /// What it tells of.
    pub detail: Detail,
    /// Its place.
    pub span: Span,
    /// The number of the heading that it stands under.
    pub section: u32,
    /// The pseudonyms of its section, such as "child a".
    pub pseudonyms: Arc<[String]>,
}

/// Each kind that words alone show, with its shape.
static SHAPES: LazyLock<Vec<(Detail, Option<Regex>)>> = LazyLock::new(|| {
    let number = "(?:two|three|four|five|six|seven|eight|nine|ten|[2-9])";
    let order = "(?:first|second|third|fourth|fifth|sixth|seventh|eldest|oldest|youngest|middle|only)";
    [
        (Detail::Family, format!(r"(?i)(?-u:\b)(?:{order} (?:of|child of) (?:the )?(?:her |his |their )?{number}|(?:eldest|oldest|youngest|only) (?:child|son|daughter|girl|boy|sibling)|{number} (?:older |younger |half-?)?(?:siblings|brothers|sisters)|one of (?:twins|triplets)|twin (?:brother|sister)|the twins|triplets|half-(?:brother|sister)|adopted (?:brother|sister|sibling)|lived with (?:her|his|their) (?:grand\w*|aunt|uncle|godmother))(?-u:\b)")),
        (Detail::Work, r"(?i)(?-u:\b)(?:mother|father|mum|dad|stepfather|stepmother|parents?|partner|carer|grandfather|grandmother|boyfriend)(?:,? who)? (?:was|is|were|worked as|works as|had been|had worked as|trained as) (?:a|an|the)? ?(?:self-employed |retired |former |local )?[a-z-]*(?:driver|cleaner|teacher|nurse|doctor|carer|soldier|officer|builder|chef|cook|fisherman|farmer|solicitor|plumber|electrician|hairdresser|baker|butcher|student|imam|priest|vicar|pastor|councillor|footballer|musician|mechanic|roofer|scaffolder|labourer|barber|security guard|paramedic|firefighter|midwife|lecturer|accountant|manager|shopkeeper|publican|landlord)".to_owned()),
        (Detail::Condition, r"(?i)(?-u:\b)(?:[a-z]+-[a-z]+ syndrome|[a-z]+ syndrome|syndrome|osteogenesis imperfecta|brittle bone|cystic fibrosis|muscular dystrophy|sickle cell|haemophilia|leukaemia|brain tumour|spina bifida|hydrocephalus|cerebral palsy|cleft (?:lip|palate)|conjoined|dwarfism|achondroplasia|albinism|epidermolysis|phenylketonuria|galactosaemia|thalassaemia|gastrostomy|tracheostomy|transplant|rare (?:condition|disease|disorder|genetic))(?-u:\b)".to_owned()),
        (Detail::Event, r"(?i)(?-u:\b)(?:house fire|arson|drown\w*|electrocut\w*|fell from (?:a|the) (?:window|balcony|roof)|hit by a (?:train|tram|bus)|dog attack|mauled|poison\w*|scald\w* in|suitcase|canal|reservoir|railway|shot dead|stabb\w*|abduct\w*|kidnap\w*|hypotherm\w*|starv\w*|ritual|exorcis\w*|witchcraft|helicopter|manhunt|siege|explosion|carbon monoxide|boat|stowaway)(?-u:\b)".to_owned()),
        (Detail::Outcome, r"(?i)(?-u:\b)(?:convicted of|found guilty|pleaded guilty|was jailed|were jailed|sentenced to|life sentence|acquitted|manslaughter|inquest (?:found|concluded|recorded)|coroner (?:found|concluded|recorded)|open verdict|narrative (?:verdict|conclusion)|unlawful killing|serving (?:a|an|[0-9]+|life)|imprisoned for)(?-u:\b)".to_owned()),
        (Detail::Words, "\"[^\"]{24,400}\"".to_owned()),
    ]
    .into_iter()
    .map(|(detail, shape)| (detail, Regex::new(&shape.replace(r"\w", "[a-z]")).ok()))
    .collect()
});

/// Returns the details of each section that has a pseudonym; `findings` are those of the other rules.
pub fn details(scene: &Scene<'_>, findings: &[Finding]) -> Vec<Told> {
    let pseudonyms = pseudonyms(scene);
    let mut told = Vec::new();
    if pseudonyms.is_empty() {
        return told;
    }
    let exact = exact(findings);
    for passage in scene.reading.passages.iter().filter(|passage| passage.spot.is_prose()) {
        let section = passage.section;
        let Some(pseudonyms) = pseudonyms.get(&section) else { continue };
        let mut add = |detail: Detail, span: Span| {
            told.push(Told { detail, span, section, pseudonyms: Arc::clone(pseudonyms) });
        };
        let text = scene.reading.text_of(passage);
        for (detail, shape) in &*SHAPES {
            let Some(found) = shape.as_ref().and_then(|shape| shape.find(text)) else { continue };
            if scene.telling(passage, found.start()) == Telling::Case {
                add(*detail, span(scene, passage, found.range()));
            }
        }
        for at in passage.tokens.start as usize..passage.tokens.end as usize {
            let token = &scene.reading.tokens[at];
            let known = scene.marks[at] == Mark::Proper && matches!(token.case, Case::Capital | Case::Mixed);
            let place = token.flags.any(Flags::PLACE) && !token.flags.any(Flags::PEOPLE);
            if !known || !(place || token.flags.any(Flags::PEOPLE)) {
                continue;
            }
            let range = (token.start - passage.range.start) as usize..(token.base - passage.range.start) as usize;
            if scene.telling(passage, range.start) == Telling::Case {
                add(if place { Detail::Place } else { Detail::Origin }, span(scene, passage, range));
            }
        }
        let whole = scene.reading.source(passage, passage.range.clone());
        let first = exact.partition_point(|(span, _)| span.start < whole.start);
        for (span, detail) in exact[first..].iter().take_while(|(span, _)| span.start < whole.end) {
            add(*detail, *span);
        }
    }
    told
}

/// Returns the details that other rules found, in the order of their places.
fn exact(findings: &[Finding]) -> Vec<(Span, Detail)> {
    let detail = |finding: &Finding| {
        Some(match finding.rule.code {
            "anon/age" => Detail::Age,
            "anon/case-date" => Detail::Date,
            "anon/setting" => Detail::Setting,
            "anon/address" => Detail::Place,
            _ => return None,
        })
    };
    let mut exact: Vec<_> = findings.iter().filter_map(|finding| Some((finding.span, detail(finding)?))).collect();
    exact.sort_by_key(|(span, _)| span.start);
    exact
}

fn span(scene: &Scene<'_>, passage: &Passage, range: Range<usize>) -> Span {
    let base = passage.range.start as usize;
    let cut = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
    let source = scene.reading.source(passage, cut(range.start)..cut(range.end));
    Span::new(scene.file, source.start as usize..source.end as usize)
}

/// Returns the pseudonyms of each section that has any, in order: a role and a letter or number.
fn pseudonyms(scene: &Scene<'_>) -> FxHashMap<u32, Arc<[String]>> {
    let mut found: BTreeSet<(u32, String)> = BTreeSet::new();
    for passage in scene.reading.passages.iter().filter(|passage| passage.spot.is_prose()) {
        let tokens = scene.reading.tokens_of(passage);
        for (at, token) in tokens.iter().enumerate().skip(1) {
            let role = &tokens[at - 1];
            let short = token.case == Case::Letter
                || token.digit && token.base - token.start <= 2
                || token.case == Case::Upper && token.base - token.start == 2;
            if token.gap == Gap::Space && role.is_capital() && role.flags.any(Flags::ROLE) && short {
                found.insert((passage.section, format!("{} {}", scene.folded(role), scene.folded(token))));
            }
        }
    }
    let found: Vec<(u32, String)> = found.into_iter().collect();
    let of_section = |names: &[(u32, String)]| (names[0].0, names.iter().map(|(_, name)| name.clone()).collect());
    found.chunk_by(|one, next| one.0 == next.0).map(of_section).collect()
}
