//! The rules that a theme, a picture or an address can break while the site is made.

use crate::report::Rule;

/// A template that cannot be read or run.
pub(super) static TEMPLATE: Rule = Rule::error("theme/template", include_str!("rules/template.md"));
/// A template that the program needs and the theme lacks.
pub(super) static MISSING: Rule = Rule::error("theme/missing-template", include_str!("rules/missing-template.md"));
/// A presentation that cannot give slides their look.
pub(super) static SLIDES: Rule = Rule::error("theme/slides", include_str!("rules/slides.md"));
/// Interface words that cannot be read.
pub(super) static STRINGS: Rule = Rule::error("theme/strings", include_str!("rules/strings.md"));
/// A colour that cannot be read on the page.
pub(super) static CONTRAST: Rule = Rule::error("theme/contrast", include_str!("rules/contrast.md"));
/// An address that two outputs ask for.
pub(super) static TAKEN: Rule = Rule::error("theme/address-taken", include_str!("rules/address-taken.md"));
/// A file that went away or changed while the site was being built.
pub(super) static CHANGED: Rule = Rule::error("file/changed", include_str!("rules/changed.md"));
/// A picture that cannot be drawn.
pub(super) static BROKEN: Rule = Rule::error("file/broken-picture", include_str!("rules/broken-picture.md"));
/// A briefing that takes more sides of paper than a team has time for.
pub(super) static TOO_LONG: Rule = Rule::warning("print/too-long", include_str!("rules/too-long.md"));
/// A document that cannot be set.
pub(super) static UNSET: Rule = Rule::error("print/unset", include_str!("rules/unset.md"));
/// A font of the theme that is none.
pub(super) static NO_FONT: Rule = Rule::error("theme/no-font", include_str!("rules/no-font.md"));

/// Style that mail programs do not take.
pub(super) static MAIL_STYLE: Rule = Rule::error("theme/mail-style", include_str!("rules/mail-style.md"));
/// A message that mail programs cut off or mailboxes refuse.
pub(super) static MAIL_SIZE: Rule = Rule::error("mail/too-large", include_str!("rules/mail-too-large.md"));

/// Every rule of this layer.
pub const RULES: &[&Rule] = &[
    &TEMPLATE,
    &MISSING,
    &SLIDES,
    &STRINGS,
    &CONTRAST,
    &TAKEN,
    &CHANGED,
    &BROKEN,
    &TOO_LONG,
    &UNSET,
    &NO_FONT,
    &MAIL_STYLE,
    &MAIL_SIZE,
];
