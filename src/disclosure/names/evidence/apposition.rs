//! A few words beside a name that say who it is, and words that speak to or for somebody.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Token};

impl Beside<'_> {
    /// Returns the ground of a name that is explained, spoken to or speaking: "X, the youth worker", "X (7)", "thank you,
    /// X,".
    pub(in crate::disclosure::names) fn apposition(&self) -> Option<&'static str> {
        let Some(next) = self.after(1) else { return self.is_thanked_last().then_some(cues::SPOKEN_TO) };
        if next.gap == Gap::Space && cues::ONESELF.contains(&self.text(next)) {
            return Some(cues::EXPLAINED);
        }
        if self.is_picked_out(next) {
            return Some(cues::ACTS);
        }
        if self.is_called_to(next) {
            return Some(cues::SPOKEN_TO);
        }
        if self.is_told_more(next) {
            return Some(cues::EXPLAINED);
        }
        if self.is_asked(next) {
            return Some(cues::SPOKEN_TO);
        }
        if self.is_speaker(next) {
            return Some("is named as the one who speaks");
        }
        if next.digit && (next.gap == Gap::Comma || self.opens_bracket(next)) {
            return self.is_age(next).then_some(cues::EXPLAINED);
        }
        if self.is_thanked(next) {
            return Some(cues::SPOKEN_TO);
        }
        let explained = self.is_coupled(next) || self.is_the_worker(next) || self.is_called_kin(next);
        explained.then_some(cues::EXPLAINED)
    }

    /// Returns whether a relative clause or an age in words follows: "X, who", "X, seven,".
    fn is_told_more(&self, next: &Token) -> bool {
        let clause = next.gap != Gap::Stop && cues::RELATIVE.contains(&self.text(next));
        let comma = |token: &Token| token.gap == Gap::Comma;
        clause || next.flags.any(Flags::NUMBER) && comma(next) && self.after(2).is_some_and(comma)
    }

    /// Returns whether somebody is asked or told to do something: "X, please", "(X, you".
    fn is_asked(&self, next: &Token) -> bool {
        next.gap == Gap::Comma
            && matches!(&*self.text(next), "you" | "please")
            && (matches!(self.gap(), Gap::Comma | Gap::Begin) || self.opens())
    }

    /// Returns whether words in quotation marks begin with the run and a comma: `"X, come here"`.
    fn is_called_to(&self, next: &Token) -> bool {
        let first = &self.scene.reading.tokens[self.run.start];
        next.gap == Gap::Comma && self.is_unknown() && self.text_before(first).contains(['"', '\''])
    }

    /// Returns whether somebody is thanked: "thank you, X, for".
    fn is_thanked(&self, next: &Token) -> bool {
        next.gap == Gap::Comma
            && self.gap() == Gap::Comma
            && (1..=6).map_while(|back| self.before(back)).any(|token| self.text(token) == "you")
    }

    /// Returns whether thanks go to the run at the end of a passage: "thank you, X".
    fn is_thanked_last(&self) -> bool {
        let thanks = |back| self.before(back).is_some_and(|word| matches!(&*self.text(word), "thanks" | "thank"));
        self.gap() == Gap::Comma && (thanks(1) || thanks(2))
    }

    /// Returns whether the run is picked out as the one: "it was X who", "it was X, not".
    fn is_picked_out(&self, next: &Token) -> bool {
        let is = |back, words: &[&str]| self.before(back).is_some_and(|word| words.contains(&&*self.text(word)));
        is(2, &["it"])
            && is(1, &["was", "is"])
            && (matches!(&*self.text(next), "who" | "whom" | "whose") || self.is_unknown() && self.text(next) == "that")
    }

    /// Returns whether a colon opens what somebody says: "X: I waited".
    fn is_speaker(&self, next: &Token) -> bool {
        self.text_before(next).starts_with(':') && cues::SPEAKERS.contains(&self.text(next))
    }

    /// Returns whether a number is short enough for an age: "X, 7", but not "X (2019)".
    fn is_age(&self, next: &Token) -> bool {
        self.text(next).len() <= 2 && !self.text_before(next).contains(':')
    }

    /// Returns whether a relation stands beside the run: "X and her sister".
    fn is_coupled(&self, next: &Token) -> bool {
        self.is_unknown()
            && next.gap == Gap::Space
            && self.text(next) == "and"
            && (2..=3).map_while(|ahead| self.after(ahead)).any(|token| token.case == Case::Lower && self.is_kin(token))
    }

    /// Returns whether a job follows without a comma: "X the youth worker".
    fn is_the_worker(&self, next: &Token) -> bool {
        self.is_unknown()
            && next.gap == Gap::Space
            && self.text(next) == "the"
            && (2..=4).map_while(|ahead| self.after(ahead)).any(|token| token.flags.any(Flags::WORKER))
    }

    /// Returns whether a comma or bracket opens a relation or a job: "X, the eldest brother", "X (mother)".
    fn is_called_kin(&self, next: &Token) -> bool {
        if next.gap != Gap::Comma && !self.opens_bracket(next) {
            return false;
        }
        let called = |token: &Token| self.flags_of_singular(token).any(Flags::KIN | Flags::WORKER);
        if !next.flags.any(Flags::DETERMINER | Flags::PRONOUN) {
            return next.gap != Gap::Stop && next.case == Case::Lower && called(next);
        }
        for ahead in 1..=4 {
            let Some(token) = self.after(ahead).filter(|token| token.gap != Gap::Stop) else { return false };
            if called(token) {
                return true;
            }
            let passes = token.gap == Gap::Space && token.flags.any(Flags::DETERMINER | Flags::PRONOUN | Flags::WORD);
            if ahead > 1 && !passes {
                return false;
            }
        }
        false
    }

    /// Returns whether a bracket opens before a word: "X (mother)".
    fn opens_bracket(&self, token: &Token) -> bool {
        self.text_before(token).contains('(')
    }
}
