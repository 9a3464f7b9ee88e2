//! A place inside the site folder.

use std::fmt;
use std::sync::Arc;

/// A path relative to the site folder, with `/` between its parts and no way out of the folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Returns the path, or `None` when it is empty, absolute, or has a `..`, `.` or empty part.
    pub fn new(path: &str) -> Option<Self> {
        let fine = |part: &str| !part.is_empty() && part != "." && part != "..";
        path.split('/').all(fine).then(|| Self(path.into()))
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path of the folder it stands in; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the last part of the path.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// Returns the place that `relative` means when written in this file, if it stays in the site folder.
    pub fn join(&self, relative: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/"))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_never_leaves_the_site_folder() {
        let page = SitePath::new("content/pages/about.md").expect("a plain path");
        let join = |relative| page.join(relative).map(|path| path.to_string());
        assert_eq!(join("../briefings/a.md").as_deref(), Some("content/briefings/a.md"));
        assert_eq!(join("./b.png").as_deref(), Some("content/pages/b.png"));
        assert_eq!(join("../../../etc/passwd"), None);
        assert_eq!(SitePath::new("/etc/passwd"), None);
        assert_eq!(SitePath::new("content/../x"), None);
    }
}
