//! The two levels of trust, as types that nobody can make a value of and nobody can add to.

mod sealed {
    pub trait Sealed {}
}

/// What a page may be used for.
pub trait Clearance: sealed::Sealed + Send + Sync + 'static {
    /// Whether pages carry the mark "not approved".
    const IS_PREVIEW: bool;
}

/// May be published: approved, in date, and byte for byte what was approved.
#[derive(Debug)]
pub enum Cleared {}

/// May be shown to its author on this computer and nowhere else.
#[derive(Debug)]
pub enum Preview {}

impl sealed::Sealed for Cleared {}
impl sealed::Sealed for Preview {}

impl Clearance for Cleared {
    const IS_PREVIEW: bool = false;
}

impl Clearance for Preview {
    const IS_PREVIEW: bool = true;
}
