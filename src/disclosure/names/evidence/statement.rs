//! What an auxiliary says of its subject: "was frightened", "had two brothers", "would not eat".

use std::borrow::Cow;

use super::is_past;
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::{Flags, flags};
use crate::reading::{Gap, Token};

/// An auxiliary after a run, and what follows it.
pub(super) struct Statement<'a> {
    /// The run that it is said of.
    of: &'a Beside<'a>,
    /// The auxiliary: "was".
    auxiliary: Cow<'a, str>,
    /// The first word that is no adverb and no other auxiliary.
    token: &'a Token,
    /// The same word, small and without accents: "frightened".
    word: Cow<'a, str>,
    /// The second word after the auxiliary.
    second: Option<&'a Token>,
}

impl Beside<'_> {
    /// Returns the statement of an auxiliary, where `ahead` is the place after it; without one the sentence ends.
    ///
    /// In "X was never really safe" the word said is "safe".
    pub(super) fn statement(&self, auxiliary: &Token, ahead: usize) -> Option<Statement<'_>> {
        let token = self.said(ahead)?;
        Some(Statement {
            of: self,
            auxiliary: self.text(auxiliary),
            token,
            word: self.text(token),
            second: self.after(ahead + 1),
        })
    }

    /// Returns the first of three words that is neither an adverb nor another auxiliary: "safe" in "had never been safe".
    fn said(&self, ahead: usize) -> Option<&Token> {
        for ahead in ahead..ahead + 3 {
            let token = self.after(ahead).filter(|token| token.gap != Gap::Stop)?;
            if !self.is_passed_over(token) && !token.flags.any(Flags::AUXILIARY) {
                return Some(token);
            }
        }
        None
    }

    /// Returns the next few words of the sentence: "was", "the", "youngest" after "X".
    fn rest(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (1..=5)
            .map_while(|ahead| self.after(ahead).filter(|token| token.gap != Gap::Stop))
            .map(|token| self.text(token))
    }
}

impl Statement<'_> {
    /// Returns whether the statement is one about a person: "was frightened", but not "was launched".
    pub(super) fn is_of_a_person(&self) -> bool {
        self.is_human() || self.is_owning() || self.is_whereabouts() || self.is_finding() || self.is_past_of_unknown()
    }

    /// Returns whether what is said is said of people only: "was frightened", "has told", "is her brother".
    fn is_human(&self) -> bool {
        cues::HUMAN.contains(&self.word)
            || self.token.flags.any(Flags::PERSON_VERB | Flags::PERSON_OBJECT)
            || self.of.is_unknown() && (self.of.is_kin(self.token) || self.is_member_of_family())
    }

    /// Returns whether an article begins a relation: "was the youngest", "is a brother".
    fn is_member_of_family(&self) -> bool {
        let kin = |word: &str| flags(word.trim_end_matches('s')).any(Flags::KIN);
        matches!(&*self.word, "the" | "a" | "an" | "like")
            && self.of.rest().any(|word| kin(&word) || matches!(&*word, "only" | "youngest" | "oldest" | "eldest"))
    }

    /// Returns whether the subject had something that bodies seldom have: "had two brothers", not "had launched".
    fn is_owning(&self) -> bool {
        matches!(&*self.auxiliary, "had" | "hadn") && !self.is_corporate()
    }

    /// Returns whether it is said where a person was: "was in hospital", "is out of school".
    fn is_whereabouts(&self) -> bool {
        matches!(&*self.word, "out" | "in" | "on")
            && matches!(&*self.auxiliary, "was" | "were" | "had" | "is")
            && self.second.is_some_and(|second| cues::WHEREABOUTS.contains(&self.of.text(second)))
    }

    /// Returns whether it is said how somebody was found: "was found asleep", "was described as".
    fn is_finding(&self) -> bool {
        self.is_done_to_things()
            && matches!(&*self.auxiliary, "was" | "were" | "is")
            && self.of.rest().any(|word| word.ends_with("ing") || cues::FOUND.contains(&word))
    }

    /// Returns whether a word that nothing explains did or was what things seldom do or are: "would not eat", "was hit".
    fn is_past_of_unknown(&self) -> bool {
        self.of.is_unknown()
            && !self.is_corporate()
            && !self.is_done_to_things()
            && (is_past(&self.word) || cues::PAST_AUXILIARIES.contains(&self.auxiliary) && !self.is_of_a_thing())
    }

    /// Returns whether what is said is said of things: "was a national programme", "was on the list".
    fn is_of_a_thing(&self) -> bool {
        let article = matches!(&*self.word, "the" | "a" | "an");
        article && self.is_named_a_thing() || cues::AFTER_IS_NO_STATE.contains(&self.word)
    }

    /// Returns whether the sentence goes on with a thing, or ends: "was a national programme".
    fn is_named_a_thing(&self) -> bool {
        self.of.rest().any(|word| cues::THING_NOUNS.contains(&word)) || self.of.rest().next().is_none()
    }

    /// Returns whether a body does it: "had announced".
    fn is_corporate(&self) -> bool {
        cues::CORPORATE.contains(&self.word)
    }

    /// Returns whether it is done to things as often as to people: "was used".
    fn is_done_to_things(&self) -> bool {
        cues::DONE_TO_THINGS.contains(&self.word)
    }
}
