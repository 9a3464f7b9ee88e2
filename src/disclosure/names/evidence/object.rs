//! A name that something is done to, or that is spoken of.

use super::is_past;
use crate::disclosure::explain::Mark;
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Spot, Token};

impl Beside<'_> {
    /// Returns the ground of a name after a verb or preposition: "the nurse weighed X", "a letter to X".
    pub(in crate::disclosure::names) fn object(&self) -> Option<&'static str> {
        let before = self.before(1)?;
        if self.gap() != Gap::Space || before.case != Case::Lower {
            return None;
        }
        let word = self.text(before);
        let person = before.flags.any(Flags::PERSON_OBJECT)
            || self.is_done_to(before, &word)
            || self.is_to_be_done_to(before, &word)
            || self.is_subject_of_title(&word)
            || self.is_meant(&word)
            || self.is_turned_towards(before, &word);
        person.then_some("stands where a person is spoken of")
    }

    /// Returns whether the word before is a verb that says what was done: "weighed X", "ignoring X".
    fn is_done_to(&self, before: &Token, word: &str) -> bool {
        let doing = || word.ends_with("ing") && word.len() > 5 && self.is_unknown();
        !before.flags.any(Flags::FUNCTION) && (is_past(word) || doing()) && !cues::THINGS.contains(word)
    }

    /// Returns whether the word before is a verb that says what shall be done: "to weigh X", "did not hit X".
    fn is_to_be_done_to(&self, before: &Token, word: &str) -> bool {
        before.flags.any(Flags::WORD)
            && !before.flags.any(Flags::FUNCTION)
            && self.is_unknown()
            && self.before(2).is_some_and(|token| cues::EXPECTS_VERB.contains(&self.text(token)))
            && !cues::THINGS_BASE.contains(word)
    }

    /// Returns whether a title is about the run: "Learning from X"; among values only after words such as "lessons".
    fn is_subject_of_title(&self, word: &str) -> bool {
        let noun = || self.before(2).is_none_or(|token| cues::TITLE_NOUNS.contains(&self.text(token)));
        matches!(self.passage.spot, Spot::Heading | Spot::Title | Spot::Value | Spot::Alt)
            && self.scene.marks[self.run.start] == Mark::Nothing
            && cues::TITLE_LEADS.contains(word)
            && (self.passage.key.is_none() || noun())
    }

    /// Returns whether something is meant for the run, and no training or licence: "a plan for X".
    fn is_meant(&self, word: &str) -> bool {
        word == "for"
            && self.is_unknown()
            && self.before(2).is_none_or(|token| !cues::FOR_THINGS.contains(&self.text(token)))
    }

    /// Returns whether a preposition turns what stands before it to the run: "spoke to X", "a letter from X", "her son
    /// and X".
    fn is_turned_towards(&self, before: &Token, word: &str) -> bool {
        let Some(lead) = self.before(2).filter(|_| before.gap != Gap::Stop) else { return false };
        let what = self.text(lead);
        match word {
            "to" | "for" | "with" | "about" | "against" | "of" | "on" | "after" | "over" => {
                cues::TOWARDS.contains(&what)
            }
            "by" => cues::TOWARDS.contains(&what) || self.is_unknown() && is_done_by_people(&what),
            "from" => cues::SENDERS.contains(&what),
            "and" => self.is_kin(lead),
            _ => false,
        }
    }
}

/// Returns whether a participle before "by" is the deed of a person: "bitten by", not "published by".
fn is_done_by_people(word: &str) -> bool {
    let things = [&cues::THINGS, &cues::CORPORATE, &cues::DONE_TO_THINGS];
    is_past(word) && !things.iter().any(|list| list.contains(word))
}
