//! A link to press coverage or a court's judgment, which names people.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::reading::{Signs, Spot};
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/press-link", include_str!("press-link.md")), run: Run::Text(run) };

/// Hosts, and beginnings of paths below them, of newspapers, broadcasters and judgments.
const PRESS: &[&str] = &[
    "bbc.co.uk/news",
    "bbc.com/news",
    "theguardian.com",
    "dailymail.co.uk",
    "mailonline",
    "thesun.co.uk",
    "mirror.co.uk",
    "express.co.uk",
    "telegraph.co.uk",
    "thetimes.co.uk",
    "thetimes.com",
    "independent.co.uk",
    "metro.co.uk",
    "standard.co.uk",
    "news.sky.com",
    "itv.com/news",
    "channel4.com/news",
    "huffingtonpost",
    "birminghammail.co.uk",
    "manchestereveningnews.co.uk",
    "liverpoolecho.co.uk",
    "walesonline.co.uk",
    "bristolpost.co.uk",
    "examinerlive.co.uk",
    "yorkshirepost.co.uk",
    "dailyrecord.co.uk",
    "scotsman.com",
    "belfasttelegraph.co.uk",
    "chroniclelive.co.uk",
    "leeds-live.co.uk",
    "mylondon.news",
    "kentonline.co.uk",
    "lancs.live",
    "hulldailymail.co.uk",
    "stokesentinel.co.uk",
    "leicestermercury.co.uk",
    "nottinghampost.com",
    "derbytelegraph.co.uk",
    "plymouthherald.co.uk",
    "bailii.org",
    "caselaw.nationalarchives.gov.uk",
    "courtnewsuk",
    "crimewatch",
    "crowdjustice.com",
    "gofundme.com",
    "justgiving.com",
    "findagrave.com",
    "funeral-notices",
];
/// Words in the host of a local paper.
const LOCAL: &[&str] = &[
    "gazette",
    "echo",
    "herald",
    "argus",
    "chronicle",
    "courier",
    "evening",
    "observer",
    "examiner",
    "sentinel",
    "advertiser",
    "mercury",
    "telegraph",
    "tribune",
    "news",
    "post",
    "times",
];
/// Parts of an address that only a judgment, or a story of a crime, has.
const TELLING: &[&str] = &[
    "caselaw",
    "ewfc",
    "pfd",
    "sentenced",
    "jailed",
    "convicted",
    "manslaughter",
    "murdered",
    "stabbed",
    "stepdad",
    "stepmum",
];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (passage, text) in scene.to_search().filter(|(passage, text)| {
        passage.signs.any(Signs::COLON) && (passage.spot == Spot::Target || text.contains("://"))
    }) {
        let lower = text.to_lowercase();
        let Some(scheme) = lower.find("://") else { continue };
        let address = lower[scheme + 3..].trim_start_matches("www.");
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let known = PRESS.iter().any(|press| {
            address.starts_with(press) || press.contains("co") && !press.contains('/') && host.ends_with(press)
        });
        let official = host.ends_with("gov.uk") || host.ends_with("nhs.uk") || host.ends_with("police.uk");
        let local = LOCAL.iter().any(|word| {
            host.split(['.', '-']).any(|part| part == *word || part.ends_with(word) && part.len() > word.len() + 3)
        }) && !official
            && path.len() > 12;
        let mut parts = address.split(|c: char| !c.is_ascii_alphanumeric());
        let telling = !official && parts.any(|part| TELLING.contains(&part));
        if (known || local || telling) && !scene.is_allowed(passage, &(0..text.len())) {
            let message = "this leads to press coverage or a judgment, where people are named";
            findings.push(
                scene.finding(&CHECK.rule, passage, 0..text.len(), message).help(
                    "take the link out; a published review is linked at the partnership or the national repository",
                ),
            );
        }
    }
}
