//! Evidence for a word that is a name as well: stricter than for a word that nothing explains.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::disclosure::names::evidence::is_past;
use crate::lexicon::Flags;
use crate::reading::{Case, Gap};

impl Beside<'_> {
    /// Returns whether a word for naming speaks of a person: "a girl called Summer", "she is called Ploy".
    pub(super) fn names_a_person(&self) -> bool {
        (1..=4)
            .map_while(|back| self.before(back))
            .any(|token| token.flags.any(Flags::PRONOUN | Flags::ROLE) || self.flags_of_singular(token).any(Flags::KIN))
    }

    /// Returns whether a relation is joined to the word by a pronoun: "Hope and his sister".
    pub(super) fn is_joined_to_kin(&self) -> bool {
        let [Some(and), Some(pronoun), Some(kin)] = [1, 2, 3].map(|ahead| self.after(ahead)) else { return false };
        and.gap == Gap::Space
            && self.text(and) == "and"
            && matches!(&*self.text(pronoun), "his" | "her" | "their")
            && self.flags_of_singular(kin).any(Flags::KIN)
    }

    /// Returns whether a past tense follows, and a person or the places of a child's life after it: "Hope ran to school".
    pub(super) fn acts_on_people(&self) -> bool {
        let Some(verb) = self.after(1) else { return false };
        let word = self.text(verb);
        let past = is_past(&word) || cues::ACTIONS.contains(&word);
        if !past || verb.gap != Gap::Space || verb.case != Case::Lower {
            return false;
        }
        (2..=12).map_while(|ahead| self.after(ahead).filter(|token| token.gap != Gap::Stop)).any(|token| {
            token.flags.any(Flags::PRONOUN)
                || self.flags_of_singular(token).any(Flags::KIN)
                || cues::CHILD_PLACES.contains(&self.text(token))
        })
    }

    /// Returns whether a word for giving or telling stands before: "a message to Hope".
    pub(super) fn is_told(&self) -> bool {
        let Some((lead, link)) = self.before(2).zip(self.before(1)) else { return false };
        matches!(&*self.text(link), "to" | "for" | "about" | "with") && cues::TELLING.contains(&self.text(lead))
    }

    /// Returns whether the word before is a verb that takes a person, and no place: "told Chelsea", not "visited Chelsea".
    pub(super) fn is_object_of_person_verb(&self) -> bool {
        self.before(1).is_some_and(|before| before.flags.any(Flags::PERSON_OBJECT) && self.text(before) != "visited")
    }

    /// Returns the ground of an object, as for a word that nothing explains, but only after a verb that takes a person:
    /// "told Grace Hunter".
    pub(super) fn object_person(&self) -> Option<&'static str> {
        let before = self.before(1)?;
        let person = before.flags.any(Flags::PERSON_OBJECT) || cues::BEFORE_PERSON.contains(&self.text(before));
        self.object().filter(|_| person)
    }

    /// Returns the ground of a subject, as for a word that nothing explains, but only for what no thing does: "Grace
    /// told", "Grace, who".
    pub(super) fn subject_of_person(&self) -> Option<&'static str> {
        let next = self.after(1)?;
        if next.case != Case::Lower || next.gap != Gap::Space {
            return self.apposition().filter(|_| next.gap == Gap::Comma);
        }
        if self.text(next) == "who" && self.before(1).is_some_and(|before| before.flags.any(Flags::AUXILIARY)) {
            return Some(cues::EXPLAINED);
        }
        self.subject()
    }
}
