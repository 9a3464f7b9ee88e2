//! The kinds of document: one file each, one line each in the list below.
//!
//! In: the TOML block of a document. Out: [`Meta`], common to all, and [`Facts`], the kind's own.
//! Invariant: a kind says what it holds and never how it looks or where it is kept.

mod kind;
mod meta;

pub use kind::{About, Address, Kind};
pub use meta::Meta;
pub use seminar::SeminarDate;

use crate::fields::{Node, Record};

macro_rules! kinds {
    ($($module:ident::$name:ident,)*) => {
        $(mod $module;)*
        $(pub use $module::$name;)*

        /// The front matter that only one kind has.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each variant is the record of the same name")]
        #[expect(clippy::large_enum_variant, reason = "most documents are of the large kinds")]
        pub enum Facts { $($name($name),)* }

        impl Facts {
            /// Returns its keys and values.
            pub fn nodes(&self) -> Vec<(&'static str, Node<'_>)> {
                match self { $(Self::$name(facts) => facts.nodes(),)* }
            }
        }

        /// Every kind, in the order that readers meet them.
        pub static KINDS: &[Kind] = &[$(Kind {
            about: $name::ABOUT,
            fields: <$name as Record>::FIELDS,
            read: |table, span, reader| <$name as Record>::read(table, span, reader).map(Facts::$name),
        },)*];
    };
}

kinds! {
    briefing::Briefing,
    audit::Audit,
    finding::Finding,
    good_practice::GoodPractice,
    action::Action,
    programme_entry::ProgrammeEntry,
    seminar::Seminar,
    newsletter::Newsletter,
    resource::Resource,
    review::Review,
    flow::Flow,
    letter::Letter,
    notice::Notice,
    page::Page,
    term::Term,
    person::Person,
    response::Response,
}

/// Names, for references, which kinds they may point to.
mod wanted {
    use crate::fields::Wanted;

    macro_rules! wanted {
        ($($name:ident: $kinds:expr;)*) => {$(
            #[derive(Debug)]
            pub enum $name {}
            impl Wanted for $name {
                const KINDS: &'static [&'static str] = &$kinds;
            }
        )*};
    }

    wanted! {
        Any: [];
        AnAudit: ["audit"];
        AReview: ["review"];
        AFinding: ["finding"];
        ASeminar: ["seminar"];
        AResource: ["resource"];
        APerson: ["person"];
        ATerm: ["term"];
    }
}
