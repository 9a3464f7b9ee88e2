//! What an allowed term can be.

/// One kind of term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// The word for it.
    pub name: &'static str,
    /// Whether a minute or published citation must stand beside it.
    pub needs_source: bool,
    /// Whether a single first name may be one on the whole site.
    pub may_be_first_name: bool,
}

/// Every kind, in the order that editors should know them.
pub(super) const KINDS: &[Kind] = &[
    kind("place"),
    kind("organisation"),
    kind("venue"),
    kind("law"),
    kind("tool"),
    Kind { name: "review", needs_source: true, may_be_first_name: false },
    Kind { name: "author", needs_source: false, may_be_first_name: false },
    kind("word"),
    Kind { name: "office-holder", needs_source: true, may_be_first_name: false },
    Kind { name: "pseudonym", needs_source: false, may_be_first_name: true },
    kind("phone"),
    kind("email"),
    kind("handle"),
    kind("address"),
];

const fn kind(name: &'static str) -> Kind {
    Kind { name, needs_source: false, may_be_first_name: false }
}
