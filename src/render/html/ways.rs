//! How what is written leads to the rest of the site.

/// What goes before an address of the site where it is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Ways<'a> {
    /// Before the address of a page; nothing where no page can be reached.
    pub pages: Option<&'a str>,
    /// Before the address of a picture or another file that goes along.
    pub files: &'a str,
}

impl<'a> Ways<'a> {
    /// Returns the ways from a page of the site; `root` leads to the top.
    pub(in crate::render) fn within(root: &'a str) -> Self {
        Self { pages: Some(root), files: root }
    }

    /// Returns the ways from the top of a folder that stands alone, with the files that it shows; its pages are read on
    /// the web, if the site has an address there.
    pub(in crate::render) fn alone(web: Option<&'a str>) -> Self {
        Self { pages: web, files: "" }
    }
}
