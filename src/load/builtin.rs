//! The theme that the program carries in itself.

use include_dir::{Dir, include_dir};

/// The files of `themes/candour`.
pub(super) static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/candour");
