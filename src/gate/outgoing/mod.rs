//! The disclosure rules once more, over the bytes that go out: what passed as a document may fail as a page.
//!
//! In: the published documents, and every file that is about to be published. Out: a finding for each that would say what
//! a rule refuses.
//! Invariant: a finding never carries the words that it speaks of.
//!
//! A template, a list of words or a setting may hold an identifier that stands in no document, and putting things
//! together may make one. A stretch of a page that says what a passage of a published document says was judged there,
//! in its context; every other stretch is judged once, however many pages show it.

mod stretches;

use std::ops::Range;
use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::proof::EVERY;
use super::rules::IDENTIFIER;
use crate::base::{FileId, Fingerprint, Span};
use crate::check::{Document, anon};
use crate::disclosure::{Answers, Scene};
use crate::load::{self, Folder};
use crate::reading;
use crate::report::Finding;

use stretches::{Cut, Form, Stretch, each_stretch};

/// In how many parts the stretches judged so far are kept, so that threads seldom wait for each other.
const SHARDS: usize = 64;

/// What was judged before, and what is needed to judge the rest.
pub(super) struct Outgoing<'a> {
    folder: &'a Folder,
    answers: &'a Answers,
    /// The published documents.
    files: FxHashMap<&'a str, FileId>,
    /// What their passages say, each of which was judged; and the words of the program itself.
    known: FxHashSet<u64>,
    /// Those words of the program: in a language that the rules do not read, each capital would look like a name.
    own: String,
    /// What else was judged and may go out.
    passed: Vec<RwLock<FxHashSet<u64>>>,
}

/// What became of a stretch.
enum Verdict {
    /// No rule refuses it, wherever it stands.
    Clean,
    /// A rule would refuse it if it did not stand in a document that the page holds.
    Said,
    Refused(Refused),
}

/// Something that a rule refuses.
struct Refused {
    rule: &'static str,
    message: String,
}

impl<'a> Outgoing<'a> {
    pub(super) fn new(folder: &'a Folder, answers: &'a Answers, documents: &[&'a Document]) -> Self {
        let files = documents.iter().map(|document| (document.id(), document.file)).collect();
        let mut known: FxHashSet<u64> =
            documents.iter().flat_map(|document| document.passages.iter().copied()).collect();
        let words = load::own_words();
        known.extend(words.iter().map(|words| Fingerprint::of(words.as_bytes()).number()));
        let own = words.iter().map(|text| spaced(text)).collect();
        Self { folder, answers, files, known, own, passed: (0..SHARDS).map(|_| RwLock::default()).collect() }
    }

    /// Returns a finding if a part of a file that is about to be published at an address holds an identifier.
    pub(super) fn find(&self, address: &str, name: &str, holds: &[&str], part: &[u8]) -> Option<Finding> {
        let Refused { rule, message } = self.part(name, holds, part)?;
        let message = format!("`{address}` would say what `{rule}` refuses: {message}");
        let help = "nothing was published; no document of the page says it, so look in `candour.toml`, in the lists of \
                    `content/_vocabulary` and in the theme; words that name nobody can be allowed in \
                    `content/_disclosure`";
        Some(Finding::new(&IDENTIFIER, Span::whole(self.folder.settings), message).help(help))
    }

    fn part(&self, name: &str, holds: &[&str], bytes: &[u8]) -> Option<Refused> {
        let mut refused = None;
        let cut = if holds == [EVERY] { Cut::Word } else { Cut::String };
        each_stretch(name, bytes, cut, &mut |stretch| {
            if refused.is_none() && !self.has_passed(stretch.print) {
                match self.stretch(stretch, holds) {
                    Verdict::Clean => self.pass(stretch.print),
                    Verdict::Said => {}
                    Verdict::Refused(why) => refused = Some(why),
                }
            }
        });
        refused
    }

    /// Judges a stretch that was not met before: what its pieces say that no document says.
    fn stretch(&self, stretch: &Stretch<'_>, holds: &[&str]) -> Verdict {
        let mut verdict = Verdict::Clean;
        for range in self.unknown(stretch) {
            match self.judged(stretch, range, holds) {
                Verdict::Clean => {}
                Verdict::Said => verdict = Verdict::Said,
                refused @ Verdict::Refused(_) => return refused,
            }
        }
        verdict
    }

    /// Returns what of a stretch stands in no document: all of it, or neighbouring pieces taken together.
    fn unknown(&self, stretch: &Stretch<'_>) -> Vec<Range<usize>> {
        if stretch.pieces.is_empty() {
            return std::iter::once(0..stretch.raw.len()).collect();
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut follows = false;
        for (range, print) in &stretch.pieces {
            let is_known = self.known.contains(&print.number());
            match ranges.last_mut().filter(|_| follows && !is_known) {
                Some(last) => last.end = range.end,
                None if !is_known => ranges.push(range.clone()),
                None => {}
            }
            follows = !is_known;
        }
        ranges
    }

    fn judged(&self, stretch: &Stretch<'_>, range: Range<usize>, holds: &[&str]) -> Verdict {
        let raw = &stretch.raw[range];
        match stretch.form {
            Form::Markup => self.judge(&String::from_utf8_lossy(raw), reading::Form::Html, holds),
            Form::Plain => self.judge(&String::from_utf8_lossy(raw), reading::Form::Plain, holds),
            Form::Json => {
                let quoted = [b"\"", raw, b"\""].concat();
                let text: Option<String> = serde_json::from_slice(&quoted).ok();
                let text = text.unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned());
                if text.contains("</") {
                    self.part("part.html", holds, text.as_bytes()).map_or(Verdict::Clean, Verdict::Refused)
                } else {
                    self.judge(&text, reading::Form::Plain, holds)
                }
            }
        }
    }

    fn judge(&self, text: &str, form: reading::Form, holds: &[&str]) -> Verdict {
        let scene = Scene::new(self.folder.settings, "", text, form, self.answers, false);
        let mut findings = Vec::new();
        anon::inspect(&scene, &mut findings);
        // Templates print days everywhere; those of a story stand in a document and were judged there.
        findings.retain(|finding| finding.blocks() && finding.rule.code != "anon/case-date");
        if findings.is_empty() {
            return Verdict::Clean;
        }
        let said = |finding: &Finding| {
            let words = text.get(finding.span.range()).unwrap_or(text);
            matches!(finding.rule.code, "anon/name" | "anon/word-name") && self.is_own(words, holds)
                || self.is_said(words, holds)
        };
        let refused = findings.into_iter().find(|finding| !said(finding));
        refused.map_or(Verdict::Said, |finding| {
            Verdict::Refused(Refused { rule: finding.rule.code, message: finding.message })
        })
    }

    /// Returns whether what looks like a name is a word of the program itself, or stands beside one in an element of
    /// its own and would pass without it.
    fn is_own(&self, words: &str, holds: &[&str]) -> bool {
        let own = |part: &str| self.own.contains(&spaced(part));
        let parts = words.split('<').map(|part| part.rsplit_once('>').map_or(part, |(_, text)| text));
        let parts: Vec<&str> = parts.filter(|part| part.contains(char::is_alphanumeric)).collect();
        let clean = |part: &str| matches!(self.judge(part, reading::Form::Plain, holds), Verdict::Clean);
        parts.iter().any(|part| own(part)) && parts.iter().all(|part| own(part) || parts.len() > 1 && clean(part))
    }

    /// Returns whether a document that the page holds says some words itself: there they were judged in their context.
    fn is_said(&self, words: &str, holds: &[&str]) -> bool {
        let words = letters(words);
        if self.answers.allows_letters(&words) {
            return true;
        }
        let mut files = holds.iter().filter_map(|id| self.files.get(id));
        files.any(|&file| letters(&self.folder.sources.get(file).text).contains(&words))
    }

    fn has_passed(&self, print: Fingerprint) -> bool {
        print.is_empty() || self.known.contains(&print.number()) || {
            let shard = &self.passed[Self::shard(print)];
            shard.read().unwrap_or_else(PoisonError::into_inner).contains(&print.number())
        }
    }

    fn pass(&self, print: Fingerprint) {
        let shard = &self.passed[Self::shard(print)];
        shard.write().unwrap_or_else(PoisonError::into_inner).insert(print.number());
    }

    fn shard(print: Fingerprint) -> usize {
        usize::try_from(print.number() >> 40).unwrap_or(0) % SHARDS
    }
}

/// Returns the words of a text, small, each with a space before and after it.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::from(" "), |all, word| all + &word.to_lowercase() + " ")
}

/// Returns the letters and digits of a text, small.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
