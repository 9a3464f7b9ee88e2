//! Paths that a person names, as places in the site folder.

use std::path::Path;

/// Returns the path below the site folder, with `/` between its parts; empty for the site folder itself.
///
/// A path is looked for from where the person stands, and then from the site folder.
pub(super) fn site_path(site: &Path, path: &Path) -> Option<String> {
    let site = site.canonicalize().ok()?;
    let here = path.canonicalize().ok().filter(|path| path.starts_with(&site));
    let absolute = here.or_else(|| site.join(path).canonicalize().ok())?;
    let inner = absolute.strip_prefix(&site).ok()?;
    Some(inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}
