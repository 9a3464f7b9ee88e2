//! The judgement of an ordinary word with a capital, beginning with what is surest.

use super::Judgement::{self, Name, Question};
use super::candidate::Candidate;
use crate::disclosure::explain::Mark;
use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap, Spot, Token};

impl Candidate<'_> {
    /// Returns what the word is taken for: a name in "the nurse saw Grace", nothing in "the Grace Centre".
    pub(super) fn judge(&self) -> Option<Judgement> {
        if self.is_titled() {
            return Some(Name(cues::WORKER));
        }
        if self.is_titled_as_kin() {
            return Some(Name(cues::RELATION));
        }
        if self.is_role_or_date() || self.is_compound() {
            return None;
        }
        if !self.name_like {
            return self.judge_plain_word();
        }
        if self.is_before_auxiliary() {
            return Some(Name(cues::ACTS));
        }
        if self.is_with_initial() {
            return Some(Name(cues::FULL));
        }
        let token = self.token();
        if token.possessive {
            return self.owner().map(Name);
        }
        if self.follows_article() && !self.precedes_kindred() {
            return None;
        }
        if let Some(ground) = self.relation().or_else(|| self.coupled()) {
            return Some(Name(ground));
        }
        if self.is_beside_capital() {
            // "Jack Russell", "Hope House": two ordinary words with capitals are a title as often as a name.
            return self.pair().filter(|_| !self.heading).map(Name);
        }
        if self.is_one_of_places() || self.is_proper_only() {
            return None;
        }
        self.judge_alone()
    }

    /// Returns whether the word is part of a role or a date: "Friday", "3 June".
    fn is_role_or_date(&self) -> bool {
        let flags = self.token().flags;
        let digit = self.before().is_some_and(|before| before.digit) || self.next().is_some_and(|next| next.digit);
        let season = || matches!(&*self.text(), "spring" | "summer" | "autumn" | "winter");
        self.mark() == Mark::Role
            || self.next().is_some_and(|next| next.digit) && season()
            || flags.any(Flags::DAY | Flags::MONTH) && digit
            || flags.any(Flags::DAY) && self.text() != "sunday"
    }

    /// Returns whether the first letter of a last name follows, and what a person does: "Shannon W has".
    fn is_with_initial(&self) -> bool {
        let letter = |token: &Token| token.case == Case::Letter && !token.digit && token.gap == Gap::Space;
        let acts = |token: &Token| {
            token.gap == Gap::Space
                && token.case == Case::Lower
                && token.flags.any(Flags::AUXILIARY | Flags::PERSON_VERB)
        };
        self.next().is_some_and(letter) && self.beside.after(2).is_some_and(acts)
    }

    /// Returns whether the word is the first part of an ordinary one: "Honour-based".
    fn is_compound(&self) -> bool {
        self.next().is_some_and(|next| {
            next.gap == Gap::Hyphen
                && next.case == Case::Lower
                && next.flags.any(Flags::WORD)
                && !self.token().possessive
        })
    }

    /// Returns whether the word is an auxiliary before another one, and so none itself: "Will would not", "May was".
    fn is_before_auxiliary(&self) -> bool {
        self.token().flags.any(Flags::AUXILIARY)
            && self.next().is_some_and(|next| {
                let base = matches!(&*self.beside.text(next), "be" | "have" | "do");
                next.flags.any(Flags::AUXILIARY) && !base && next.gap == Gap::Space && next.case == Case::Lower
            })
    }

    /// Returns the ground of a name that owns: "Grace's teeth", but of a place only "Chelsea's mother".
    fn owner(&self) -> Option<&'static str> {
        let owns = if self.is_place() { self.beside.owner_of_kin().then_some(cues::OWNS) } else { self.beside.owner() };
        owns.filter(|_| self.begins_sentence() || !self.is_beside_capital())
    }

    /// Returns the ground of a first name between a relation or job and a last name: "her brother Grant Hunter".
    fn relation(&self) -> Option<&'static str> {
        let token = self.token();
        let relation = self.before().is_some_and(|before| {
            matches!(token.gap, Gap::Space | Gap::Comma)
                && before.case == Case::Lower
                && self.beside.flags_of_singular(before).any(Flags::KIN | Flags::WORKER)
                && !before.possessive
        });
        let surname = self.next().is_some_and(|next| {
            next.case == Case::Capital
                && next.gap == Gap::Space
                && next.flags.any(Flags::LAST)
                && !next.flags.any(Flags::ORGANISATION | Flags::STREET)
        });
        (relation && surname && !self.heading).then_some(cues::RELATION)
    }

    /// Returns the ground of a name that the second of two shows to be one: "Ivy and Hunter were made subject to plans".
    fn coupled(&self) -> Option<&'static str> {
        let next = self.next()?;
        let other = self.beside.after(2)?;
        let joined = self.beside.text(next) == "and" && next.gap == Gap::Space && other.gap == Gap::Space;
        if !joined || !other.is_capital() || self.heading || self.is_beside_capital() {
            return None;
        }
        let (scene, place) = (self.beside.scene, self.at + 2);
        let named = other.flags.any(Flags::EITHER | Flags::PLACE_OR_NAME) || scene.marks[place] == Mark::Nothing;
        let second = Beside::new(scene, self.beside.passage, place..place + 1);
        (named && second.subject().is_some()).then_some(cues::ACTS)
    }

    /// Returns whether the word is one of several places: "Families from Jordan, Chad and Kenya asked".
    fn is_one_of_places(&self) -> bool {
        let Some(before) = self.before() else { return false };
        let other =
            if matches!(&*self.beside.text(before), "and" | "or") { self.beside.before(2) } else { Some(before) };
        self.is_place()
            && !matches!(self.token().gap, Gap::Stop | Gap::Begin)
            && other.is_some_and(|other| other.is_capital() && other.flags.any(Flags::PLACE | Flags::PEOPLE))
    }

    /// Returns whether the word is a proper name of something else, and no verb of people follows: "French lessons".
    fn is_proper_only(&self) -> bool {
        let flags = self.token().flags;
        let verb =
            self.next().is_some_and(|next| next.flags.any(Flags::PERSON_VERB) && !next.flags.any(Flags::AUXILIARY));
        let proper = self.mark() == Mark::Proper && flags.any(Flags::PROPER) && !flags.any(Flags::EITHER);
        !verb && !flags.any(Flags::PLACE_OR_NAME) && (proper || flags.any(Flags::PEOPLE))
    }

    /// Returns what an ordinary word is taken for that is no known name: a question in "the nurse told Pebble".
    fn judge_plain_word(&self) -> Option<Judgement> {
        let (beside, token) = (&self.beside, self.token());
        let prose = beside.passage.spot.is_prose() && beside.passage.spot != Spot::Heading;
        let titled = self.heading || self.is_beside_capital() || self.follows_article();
        if self.begins_sentence() || !prose || titled || token.possessive {
            return None;
        }
        if self.is_called() {
            return Some(Name(cues::NAMED));
        }
        if self.is_body() || !self.follows_small_word() {
            return None;
        }
        let acts = beside.subject_of_person().is_some();
        let suffers = self.before().is_some_and(|before| before.flags.any(Flags::PERSON_OBJECT));
        match (acts, suffers) {
            (true, true) => Some(Name(cues::ACTS)),
            (true, false) | (false, true) => Some(Question),
            (false, false) => (beside.object().is_some() && beside.is_told()).then_some(Question),
        }
    }

    /// Returns whether a person is called by the word: "a girl called Pebble".
    fn is_called(&self) -> bool {
        self.before().is_some_and(|before| self.beside.text(before) == "called")
            && !self.token().flags.any(Flags::ROLE)
            && self.beside.naming().is_some()
            && self.beside.names_a_person()
    }

    /// Returns whether the word names a service, a crowd or something known by another name: "Housing", "Children".
    fn is_body(&self) -> bool {
        let other = Flags::ROLE | Flags::PLACE | Flags::PEOPLE | Flags::PROPER | Flags::MONTH | Flags::ACRONYM;
        let word = self.text();
        word.ends_with('s')
            || cues::SERVICES.contains(&word)
            || cues::CROWDS.contains(&word)
            || self.token().flags.any(other)
    }
}
