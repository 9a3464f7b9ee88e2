//! The settings file `candour.toml`, as one record.
//!
//! In: the text of `candour.toml`. Out: [`Settings`].
//! Invariant: what is not set has its default here and nowhere else.

mod approval;
mod mailing;
mod requirement;
mod signer;

pub use approval::{ApprovalPolicy, KindPolicy};
pub use mailing::{Mailing, percent};
pub use requirement::Requirement;
pub use signer::{PublicKey, Signer, Signers, may_sign};

use crate::base::Slug;
use crate::fields::{Number, Paint, Text, Url};
use crate::record;

record! {
    /// Everything that a partnership decides about its site.
    pub struct Settings {
        /// the site itself: at least its title
        site: Site,
        /// the partnership that publishes
        partnership: Option<Partnership>,
        /// each area with its own front door
        areas as "area": Vec<Area>,
        /// where the exit button leads
        exit: Option<Exit>,
        /// the look of the site
        theme: Option<ThemeChoice>,
        /// what an approval needs
        approval: Option<ApprovalPolicy>,
        /// below which numbers figures identify people, and what references of cases look like
        disclosure: Option<Disclosure>,
        /// how issues of the newsletter reach people by mail
        newsletter: Option<Mailing>,
    }
}

record! {
    /// Below which numbers figures identify people, and what references of cases look like.
    ///
    /// A site may be stricter than what is usual, never more lenient.
    pub struct Disclosure {
        /// counts of people below this number are hidden, 5 when left out
        hide_below: Option<Number>,
        /// out of fewer people than this no figure is given at all, 10 when left out
        no_figures_below: Option<Number>,
        /// percentages are given of this many people or more, 20 when left out
        percentages_from: Option<Number>,
        /// references of cases, with 9 for a digit and A for a letter, such as AA-99-9999
        case_references: Vec<Text>,
        /// a file outside the site folder with the true names of the cases, or their keyed hashes
        private_list: Option<Text>,
    }
}

record! {
    /// The site itself.
    pub struct Site {
        /// the name of the site
        title: Text,
        /// the address where it will stand, for feeds and the site map
        base_url: Option<Url>,
        /// the language of the content, such as en-GB
        language: Option<Text>,
        /// one sentence on what the site is for
        description: Option<Text>,
        /// who may show pages of the site in a frame; nobody when left out
        frame_ancestors: Vec<Url>,
        /// how many documents a list page holds, 25 when left out
        page_size: Option<Number>,
    }
}

record! {
    /// The partnership that publishes.
    pub struct Partnership {
        /// its full name
        name: Text,
        /// the name people say
        short_name: Option<Text>,
        /// an office address for post by email, never a person's
        email: Option<Text>,
        /// the postal address
        address: Option<Text>,
        /// the safeguarding adults board of the same area
        adults_board: Option<AdultsBoard>,
    }
}

record! {
    /// The twin body for adults.
    pub struct AdultsBoard {
        /// its name
        name: Text,
        /// its site
        url: Url,
    }
}

record! {
    /// A part of the partnership's area with a front door of its own.
    pub struct Area {
        /// the word that documents use in `areas`
        id: Text,
        /// its name
        name: Text,
        /// who takes concerns in office hours
        front_door: Option<Door>,
        /// who takes concerns at night and at weekends
        out_of_hours: Option<Door>,
    }
}

record! {
    /// A number to call.
    pub struct Door {
        /// the telephone number
        phone: Text,
        /// when it is answered
        hours: Option<Text>,
    }
}

record! {
    /// The exit button.
    pub struct Exit {
        /// a neutral page, such as a weather forecast
        url: Url,
        /// the words on the button
        label: Option<Text>,
    }
}

record! {
    /// The look of the site.
    pub struct ThemeChoice {
        /// the folder under themes, candour when left out
        name: Option<Slug>,
        /// the partnership's main colour: headings, links and the band at the top
        brand: Option<Paint>,
        /// the partnership's second colour, for small marks
        accent: Option<Paint>,
    }
}

impl Settings {
    /// Returns the name of the theme: the built-in one when none is set.
    pub fn theme_name(&self) -> &str {
        self.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("candour", Slug::as_str)
    }

    /// Returns the language of the content.
    pub fn language(&self) -> &str {
        self.site.language.as_ref().map_or("en-GB", |language| &language.value)
    }

    /// Returns the address of the site without a slash at its end.
    pub fn base_url(&self) -> Option<&str> {
        self.site.base_url.as_ref().map(|url| url.value.trim_end_matches('/'))
    }

    /// Returns how many documents a list page holds.
    pub fn page_size(&self) -> usize {
        self.site.page_size.map_or(25, |size| size.value.clamp(5, 500) as usize)
    }

    /// Returns the name of the partnership, or of the site when none is set.
    pub fn partnership_name(&self) -> &str {
        self.partnership.as_ref().map_or(&self.site.title.value, |partnership| &partnership.name.value)
    }
}
