//! An account on social media or in a game.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::lexicon::{Flags, flags};
use crate::reading::{Passage, Signs, Spot};
use crate::report::{Finding, Rule, Severity};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/handle", include_str!("handle.md")), run: Run::Text(run) };

static AT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[^\pL\pN.@/])(@[A-Za-z0-9_][A-Za-z0-9_.]{1,30})").ok());
/// An account after the name of its service.
static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)(?-u:\b)(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|ig|sc|discord|twitch|xbox|psn|playstation|roblox|fortnite|minecraft|telegram|kik|skype|steam|yubo|whatsapp|facebook|fb|twitter|youtube|onlyfans|bereal|signal|gamer ?tag|username|user name|screen name|handle|user|account|profile|alias)(?: (?:name|account|id|user|username|handle|profile|tag))?(?: (?:is|was|of|called|as|named))?(?: ?[:=] ?| is | was | called | )["']?(@?[A-Za-z0-9][A-Za-z0-9_.#-]{2,30})"#,
    )
    .ok()
});
static PROFILE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:instagram\.com|tiktok\.com|facebook\.com|fb\.com|fb\.me|twitter\.com|//x\.com|snapchat\.com/add|t\.me|telegram\.me|youtube\.com/(?:c/|user/|channel/)?|linkedin\.com/in|twitch\.tv|discord\.gg|discord\.com/users|threads\.net|onlyfans\.com|pinterest\.[a-z.]+|reddit\.com/(?:u|user)|vk\.com|bsky\.app/profile|soundcloud\.com|roblox\.com/users|steamcommunity\.com/id|wa\.me|linktr\.ee|kik\.me|tumblr\.com|vsco\.co|ask\.fm|cash\.app|paypal\.me|justgiving\.com/[a-z/]*|gofundme\.com/f)/(@?[A-Za-z0-9_.%-]{2,40})",
    )
    .ok()
});
/// Accounts by their form: "wraith#4410", "`shadowkid_kz`".
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[ (\x22'])([A-Za-z0-9_.]{2,32}#[0-9]{4}|[A-Za-z0-9]+_[A-Za-z0-9_.]*[A-Za-z0-9])(?-u:\b)").ok()
});
/// Words of places where people have accounts.
const ONLINE: &[&str] = &[
    "snap",
    "insta",
    "tiktok",
    "discord",
    "roblox",
    "online",
    "account",
    "username",
    "gaming",
    "xbox",
    "playstation",
    "telegram",
    "whatsapp",
    " app ",
    "server",
    "stream",
    "social media",
    "profile",
    "chat",
    "messag",
];
/// Parts of addresses that are no account.
const NO_ACCOUNT: &[&str] = &[
    "watch",
    "share",
    "sharer",
    "sharer.php",
    "intent",
    "hashtag",
    "search",
    "help",
    "about",
    "legal",
    "policies",
    "safety",
    "groups",
    "pages",
    "events",
    "p",
    "reel",
    "playlist",
    "embed",
    "explore",
    "safeguarding",
    "privacy",
    "terms",
    "support",
    "company",
    "school",
    "channel",
    "c",
    "user",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.to_search() {
        // Accounts have a sign, a digit or a capital inside, or a service is named beside them.
        let signed = passage.signs.any(Signs::AT | Signs::TAG | Signs::SLASH);
        let named = names_a_service(text);
        if !named && !signed && passage.cell.is_none() && passage.key.is_none() {
            continue;
        }
        if let Some(at) = AT.as_ref().filter(|_| passage.signs.any(Signs::AT) && passage.spot != Spot::Target) {
            for found in at.captures_iter(text).filter_map(|found| found.get(1)) {
                let address = text[found.end()..].starts_with('@') || found.as_str().trim_end_matches('.').len() < 3;
                if !address {
                    report(scene, passage, found.as_str(), found.range(), false, findings);
                }
            }
        }
        // Each such address is one of a site, and a slash follows that.
        if let Some(profile) = PROFILE.as_ref().filter(|_| passage.signs.any(Signs::SLASH) && text.contains('.')) {
            for found in profile.captures_iter(text).filter_map(|found| found.get(1)) {
                if !NO_ACCOUNT.contains(&found.as_str().to_lowercase().as_str()) {
                    report(scene, passage, found.as_str(), found.range(), false, findings);
                }
            }
        }
        if let Some(tag) = TAG.as_ref().filter(|_| passage.signs.any(Signs::TAG) && passage.spot.is_prose()) {
            let lower = text.to_lowercase();
            let online = ONLINE.iter().any(|word| lower.contains(word));
            for found in tag.captures_iter(text).filter_map(|found| found.get(1)) {
                if found.as_str().contains('#')
                    || (online || is_odd(found.as_str())) && !is_made_of_words(found.as_str())
                {
                    report(scene, passage, found.as_str(), found.range(), true, findings);
                }
            }
        }
        let is_column = || {
            scene.labelled(passage).split(|c: char| !c.is_alphanumeric()).any(|word| {
                matches!(
                    word,
                    "account"
                        | "username"
                        | "handle"
                        | "gamertag"
                        | "snapchat"
                        | "snap"
                        | "instagram"
                        | "insta"
                        | "discord"
                        | "tiktok"
                        | "profile"
                        | "user"
                        | "platform"
                        | "roblox"
                )
            })
        };
        if passage.spot.is_prose() && !text.trim().contains(' ') && is_account(text.trim()) && is_column() {
            report(scene, passage, text, 0..text.len(), true, findings);
            continue;
        }
        if passage.spot != Spot::Target {
            let labelled = if named { LABELLED.as_ref() } else { None };
            for found in
                labelled.into_iter().flat_map(|labelled| labelled.captures_iter(text)).filter_map(|found| found.get(1))
            {
                if is_account(found.as_str()) {
                    report(scene, passage, found.as_str(), found.range(), true, findings);
                }
            }
        }
    }
}

/// Returns whether capitals, digits and a sign stand together as in no file or field: `Wraith_77`.
fn is_odd(account: &str) -> bool {
    let inner =
        account.contains(|c: char| c.is_ascii_uppercase()) && account.contains(|c: char| c.is_ascii_lowercase());
    inner && account.contains(|c: char| c.is_ascii_digit()) && !account.contains('.')
}

/// Returns whether a service or a word for an account stands in a text.
fn names_a_service(text: &str) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let words = [
            "snap",
            "insta",
            "tiktok",
            "tik tok",
            "discord",
            "twitch",
            "xbox",
            "psn",
            "playstation",
            "roblox",
            "fortnite",
            "minecraft",
            "telegram",
            "kik",
            "skype",
            "steam",
            "yubo",
            "whatsapp",
            "facebook",
            "twitter",
            "youtube",
            "onlyfans",
            "bereal",
            "signal",
            "gamertag",
            "gamer tag",
            "username",
            "user name",
            "screen name",
            "handle",
            "user",
            "account",
            "profile",
            "alias",
            "ig:",
            "fb:",
            "sc:",
            "ig ",
            "fb ",
            "sc ",
        ];
        AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok()
    });
    NAMES.as_ref().is_none_or(|names| names.is_match(text))
}

/// Returns whether an account says that it is a body's: "@childrensociety", "@`DalesmoorPolice`".
fn is_body(account: &str) -> bool {
    let lower = account.to_lowercase();
    [
        "police",
        "council",
        "nhs",
        "society",
        "trust",
        "children",
        "school",
        "scp",
        "safeguarding",
        "charity",
        "foundation",
        "uk",
        "gov",
        "org",
        "partnership",
        "service",
        "academ",
        "uni",
        "board",
        "team",
        "nspcc",
        "college",
        "hospital",
        "health",
        "ofsted",
        "childline",
        "support",
        "help",
        "care",
        "news",
        "live",
        "tv",
        "bbc",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Returns whether a word after "Snapchat" is shaped like an account and not like a word.
fn is_account(word: &str) -> bool {
    let word = word.trim_end_matches(['.', '-']);
    let inner = word.trim_start_matches('@');
    let mixed = inner.bytes().any(|byte| byte.is_ascii_digit()) && inner.bytes().any(|byte| byte.is_ascii_alphabetic());
    let marked = inner.contains(['_', '#']) || inner.trim_matches('.').contains('.') && !inner.contains("..");
    let humps = inner.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let unknown =
        inner.len() > 3 && inner.bytes().all(|byte| byte.is_ascii_lowercase()) && flags(inner) == Flags::none();
    let ordinal = inner.ends_with("th") || inner.ends_with("st") || inner.starts_with(|c: char| c.is_ascii_digit());
    word.starts_with('@') || marked || (mixed && !ordinal) || humps || unknown
}

fn report(
    scene: &Scene<'_>,
    passage: &Passage,
    account: &str,
    range: std::ops::Range<usize>,
    labelled: bool,
    findings: &mut Vec<Finding>,
) {
    let account = account.trim_end_matches('.');
    if scene.answers.allows_exactly(account) || scene.is_allowed(passage, &range) {
        return;
    }
    // Organisations speak in words and acronyms: "@childrensociety", "@NSPCC", "@DalesmoorPolice".
    let words = is_made_of_words(account.trim_start_matches('@'));
    if words && !labelled && !is_body(account) {
        let mut finding = scene
            .finding(&CHECK.rule, passage, range, "is this the account of an organisation, and of no person?")
            .help("if it is, allow it in content/_disclosure/allowed.toml with kind = \"handle\"");
        finding.severity = Severity::Warning;
        findings.push(finding);
        return;
    }
    if words && !labelled {
        let mut finding = scene
            .finding(&CHECK.rule, passage, range, "is this the account of an organisation?")
            .help("if it is, allow it in content/_disclosure/allowed.toml with kind = \"handle\"");
        finding.severity = Severity::Info;
        findings.push(finding);
        return;
    }
    let message = "this is an account on social media or in a game";
    findings.push(scene.finding(&CHECK.rule, passage, range, message).help(
        "take it out; the account of an organisation is allowed in content/_disclosure/allowed.toml with kind = \"handle\"",
    ));
}

/// Returns whether a word can be cut into ordinary words, acronyms and places, none of which is only a name.
fn is_made_of_words(account: &str) -> bool {
    let mut lower = account.to_lowercase();
    lower.retain(|c| c != '_' && c != '-');
    let known = Flags::WORD | Flags::PLACE | Flags::ACRONYM | Flags::ORGANISATION | Flags::PROPER;
    let fits = |part: &str| {
        let flags = flags(part);
        let short = matches!(
            part,
            "uk" | "scp"
                | "nhs"
                | "sab"
                | "lscp"
                | "gov"
                | "cic"
                | "the"
                | "of"
                | "and"
                | "for"
                | "in"
                | "our"
                | "my"
                | "org"
                | "s"
        );
        short
            || part.len() >= 3
                && flags.any(known)
                && (!flags.any(Flags::EITHER | Flags::FIRST) || flags.any(Flags::PLACE | Flags::ACRONYM))
    };
    if lower.is_empty() || !lower.bytes().all(|byte| byte.is_ascii_lowercase()) || lower.len() > 40 {
        return false;
    }
    let mut reach = vec![false; lower.len() + 1];
    reach[0] = true;
    for end in 1..=lower.len() {
        reach[end] = (end.saturating_sub(16)..end).any(|start| reach[start] && lower.get(start..end).is_some_and(fits));
    }
    reach[lower.len()]
}
