//! An ordinary word with a capital, and what is plain to see of it.

use std::borrow::Cow;

use crate::disclosure::explain::Mark;
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::disclosure::scene::Scene;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Passage, Spot, Start, Token};

/// An ordinary word that may be a name where it stands.
pub(super) struct Candidate<'a> {
    /// The word with its surroundings.
    pub beside: Beside<'a>,
    /// The number of the word.
    pub at: usize,
    /// Whether the word is known as a name too: "Grace", "Chelsea", "June".
    pub name_like: bool,
    /// Whether capitals say little, in a heading or a title: "The Story of Grace".
    pub heading: bool,
}

impl<'a> Candidate<'a> {
    /// Returns a word of a passage that is written in the manner of a title, or is not.
    pub(super) fn new(scene: &'a Scene<'a>, passage: &'a Passage, at: usize, title_case: bool) -> Self {
        let heading = passage.spot == Spot::Heading || title_case;
        let mut candidate = Self { beside: Beside::new(scene, passage, at..at + 1), at, name_like: false, heading };
        candidate.name_like = candidate.is_name_like();
        candidate
    }

    /// Returns the word itself.
    pub(super) fn token(&self) -> &'a Token {
        &self.beside.scene.reading.tokens[self.at]
    }

    /// Returns what explains the word.
    pub(super) fn mark(&self) -> Mark {
        self.beside.scene.marks[self.at]
    }

    /// Returns the word, small and without accents.
    pub(super) fn text(&self) -> Cow<'a, str> {
        self.beside.text(self.token())
    }

    /// Returns the word before: "saw" in "saw Grace".
    pub(super) fn before(&self) -> Option<&Token> {
        self.beside.before(1)
    }

    /// Returns the word after: "told" in "Grace told".
    pub(super) fn next(&self) -> Option<&Token> {
        self.beside.after(1)
    }

    /// Returns whether the word is known as a name too: "Grace", "Chelsea", "June", or "French" as a first name.
    fn is_name_like(&self) -> bool {
        let flags = self.token().flags;
        flags.any(Flags::EITHER | Flags::PLACE_OR_NAME)
            || flags.has(Flags::MONTH) && cues::NAME_MONTHS.contains(&self.text())
            || flags.any(Flags::PROPER | Flags::PEOPLE) && flags.any(Flags::FIRST)
    }

    /// Returns whether the word is a place, a month or a people as well: "Chelsea", "June".
    pub(super) fn is_place(&self) -> bool {
        self.token().flags.any(Flags::PLACE_OR_NAME | Flags::MONTH | Flags::PEOPLE)
    }

    /// Returns whether the word begins a sentence, where every word has a capital.
    pub(super) fn begins_sentence(&self) -> bool {
        self.token().sentence != Start::No
    }

    /// Returns whether a word in small letters and a space stand before: "saw Grace".
    pub(super) fn follows_small_word(&self) -> bool {
        self.token().gap == Gap::Space && self.before().is_some_and(|before| before.case == Case::Lower)
    }

    /// Returns whether another capital stands beside the word: "Grace Road", "Hope House".
    pub(super) fn is_beside_capital(&self) -> bool {
        let near = |gap: Gap| matches!(gap, Gap::Space | Gap::Hyphen | Gap::And | Gap::Dot);
        let token = self.token();
        let opens = |before: &Token| {
            before.sentence == Start::Sentence && before.flags.any(Flags::FUNCTION | Flags::DETERMINER)
        };
        self.next().is_some_and(|next| next.is_capital() && near(next.gap) && !token.possessive)
            || self.before().is_some_and(|before| before.is_capital() && near(token.gap) && !opens(before))
    }

    /// Returns whether the word before makes a thing of the word, whatever parts them: "the Grace", "no Grace".
    pub(super) fn has_article(&self) -> bool {
        self.before().is_some_and(|before| cues::ARTICLES.contains(&self.beside.text(before)))
    }

    /// Returns whether an article and a space stand before: "the Grace".
    pub(super) fn follows_article(&self) -> bool {
        self.token().gap == Gap::Space && self.has_article()
    }

    /// Returns whether a word for a family follows: "the Hunter twins".
    pub(super) fn precedes_kindred(&self) -> bool {
        self.next().is_some_and(|next| next.gap == Gap::Space && cues::KINDRED.contains(&self.beside.text(next)))
    }
}
