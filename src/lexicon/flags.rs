//! What is known of one word, as a set of marks.

use std::ops::{BitOr, BitOrAssign};

/// A set of marks of one word; the word itself is looked up without capitals and accents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags(u32);

macro_rules! marks {
    ($($(#[doc = $doc:literal])+ $name:ident = $bit:literal,)*) => {
        impl Flags {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

marks! {
    /// An ordinary English word.
    WORD = 0,
    /// An ordinary word that is also in use as a name, such as "grace".
    EITHER = 1,
    /// On a list of first names.
    FIRST = 2,
    /// On a list of last names.
    LAST = 3,
    /// A place.
    PLACE = 4,
    /// A place that is also in use as a name, such as "Georgia".
    PLACE_OR_NAME = 5,
    /// A people, language or faith.
    PEOPLE = 6,
    /// A vetted proper noun of one word: a brand, a medicine, an author.
    PROPER = 7,
    /// A role in a case that stands for a person: "Mother", "Sibling".
    ROLE = 8,
    /// A word of kinship.
    KIN = 9,
    /// A verb whose subject is a person.
    PERSON_VERB = 10,
    /// A verb whose object is a person.
    PERSON_OBJECT = 11,
    /// An acronym of the field.
    ACRONYM = 12,
    /// A title before a name: "Mr", "Dr".
    TITLE = 13,
    /// A month.
    MONTH = 14,
    /// A day of the week.
    DAY = 15,
    /// The last word of an organisation's name: "Trust", "Council".
    ORGANISATION = 16,
    /// The last word of a small setting's name: "School", "Surgery".
    SETTING = 17,
    /// The last word of a street's name.
    STREET = 18,
    /// An article, pronoun, preposition, conjunction or auxiliary.
    FUNCTION = 19,
    /// A form of "to be", "to have" or another auxiliary.
    AUXILIARY = 20,
    /// A job of a worker who may stand before a name: "nurse", "officer".
    WORKER = 21,
    /// The last word of the name of a law, tool, theory or document.
    WORK = 22,
    /// A pronoun for one person: she, him, their.
    PRONOUN = 23,
    /// A part inside names: "al", "van", "ap", "bint".
    PARTICLE = 24,
    /// An English word for a small number: "three".
    NUMBER = 25,
    /// A determiner: "the", "a", "this", "every".
    DETERMINER = 26,
    /// A preposition that a place may follow: "in", "from".
    PREPOSITION = 27,
    /// The author of published work, known by the last name.
    AUTHOR = 28,
}

impl Flags {
    /// Returns the empty set.
    pub const fn none() -> Self {
        Self(0)
    }

    /// Returns whether all marks of `other` are here.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns whether any mark of `other` is here.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns this set without the marks of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.with(other);
    }
}
