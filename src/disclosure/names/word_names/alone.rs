//! The judgement of a known name that is also a word, with no capital beside it.

use super::Judgement::{self, Name, Question};
use super::candidate::Candidate;
use crate::disclosure::names::cues;
use crate::disclosure::names::evidence::is_past;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Spot, Start, Token};

impl Candidate<'_> {
    /// Returns what the word is taken for: a name in "Grace told", a question in "Hope was at school".
    pub(super) fn judge_alone(&self) -> Option<Judgement> {
        self.acting()
            .or_else(|| self.explained().map(Name))
            .or_else(|| if self.begins_sentence() || self.heading { self.beginning() } else { self.inside() })
    }

    /// Judges the subject of a sentence or clause: "Grace told", "that Grace was".
    fn acting(&self) -> Option<Judgement> {
        if let Some(ground) = self.beside.subject_of_person().filter(|_| self.beside.passage.spot != Spot::Heading) {
            return Some(Name(ground));
        }
        let place = self.is_place();
        let prose = self.beside.passage.spot.is_prose() && !self.heading;
        if !prose || !self.is_inner_subject() || self.follows_article() || place && !self.begins_clause() {
            return None;
        }
        let own = || self.beside.after(2).is_some_and(|token| matches!(&*self.beside.text(token), "his" | "her"));
        Some(if place && !own() { Question } else { Name(cues::ACTS) })
    }

    /// Returns whether a past tense or auxiliary follows the word inside a sentence: "how Grace was".
    fn is_inner_subject(&self) -> bool {
        self.token().sentence == Start::No
            && self.follows_small_word()
            && self.next().is_some_and(|next| {
                next.gap == Gap::Space
                    && next.case == Case::Lower
                    && (next.flags.any(Flags::AUXILIARY) || is_past(&self.beside.text(next)))
            })
    }

    /// Returns whether the word before begins a clause: "because Chelsea".
    fn begins_clause(&self) -> bool {
        self.before().is_some_and(|before| cues::CLAUSES.contains(&self.beside.text(before)))
    }

    /// Returns the ground of a name that a few words explain: "a girl called Summer", "the Hunter twins", "his brother,
    /// Grant, was".
    fn explained(&self) -> Option<&'static str> {
        let heading = self.heading;
        if let Some(ground) = self.beside.naming().filter(|_| !heading && self.beside.names_a_person()) {
            return Some(ground);
        }
        if !heading && self.has_article() && self.precedes_kindred() && self.token().flags.any(Flags::LAST) {
            return Some(cues::FAMILY_NAME);
        }
        if let Some(ground) = self.beside.quotation().filter(|_| !heading) {
            return Some(ground);
        }
        (self.is_between_commas() || self.beside.is_joined_to_kin()).then_some(cues::EXPLAINED)
    }

    /// Returns whether the word stands between commas after a relation: "his brother, Grant, was".
    fn is_between_commas(&self) -> bool {
        let commas = self.token().gap == Gap::Comma && self.next().is_some_and(|next| next.gap == Gap::Comma);
        commas
            && self.before().is_some_and(|before| {
                before.case == Case::Lower && self.beside.flags_of_singular(before).any(Flags::KIN)
            })
    }

    /// Judges a word at the beginning of a sentence, where the capital says nothing: "Hope was at school".
    fn beginning(&self) -> Option<Judgement> {
        (!self.heading && self.beside.acts_on_people()).then_some(Question)
    }

    /// Judges a word inside a sentence: "her brother Grant", "drove Chelsea", "spoke to Hope".
    fn inside(&self) -> Option<Judgement> {
        let place = self.is_place();
        if self.follows_person() {
            return Some(if place { Question } else { Name(cues::RELATION) });
        }
        if place && self.is_told_that() {
            return Some(Name(cues::RELATION));
        }
        if place && (self.beside.acts_on_people() || self.is_handled()) {
            return Some(Question);
        }
        if let Some(ground) = self.beside.object() {
            let sure = !place || self.beside.is_object_of_person_verb();
            return if sure { Some(Name(ground)) } else { self.beside.is_told().then_some(Question) };
        }
        if place {
            return None;
        }
        self.beside.pronoun().map(Name).or_else(|| self.is_stray().then_some(Question))
    }

    /// Returns whether a relation or a job stands before: "her brother Grant", "social worker Grace".
    fn follows_person(&self) -> bool {
        self.token().gap == Gap::Space
            && self.before().is_some_and(|before| {
                !before.possessive && self.beside.flags_of_singular(before).any(Flags::KIN | Flags::WORKER)
            })
    }

    /// Returns whether a verb stands before that takes a person as well as a place: "drove Chelsea".
    fn is_handled(&self) -> bool {
        self.token().gap == Gap::Space
            && self.before().is_some_and(|before| cues::HANDLING.contains(&self.beside.text(before)))
    }

    /// Returns whether the word is told what he or she does: "told India she could".
    fn is_told_that(&self) -> bool {
        let pronoun = |token: &Token| token.gap == Gap::Space && matches!(&*self.beside.text(token), "he" | "she");
        self.beside.is_object_of_person_verb() && self.next().is_some_and(pronoun)
    }

    /// Returns whether nothing but the capital speaks for a name: "of small Hope".
    fn is_stray(&self) -> bool {
        self.follows_small_word() && !self.token().flags.any(Flags::PROPER) && self.beside.passage.spot.is_prose()
    }
}
