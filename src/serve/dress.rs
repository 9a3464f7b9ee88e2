//! A page of the site becomes a page of the preview: script and style in its head, notes in its text, the panel at its end.
//!
//! Invariant: nothing of the page itself is changed; take the marks out, and it is what it was.

use std::ops::Range;

use crate::base::OutPath;

/// The folder of everything that belongs to the preview and not to the site.
pub(super) const OWN: &str = "_preview/";
/// The folder under which the public site stands.
pub(super) const PUBLIC: &str = "_public/";
/// The page that lists every document.
pub(super) const OVERVIEW: &str = "_preview/index.html";

/// Where a page says what kept the folder from being shown as it is now.
pub(super) const TROUBLE: &str = "<!--candour trouble-->";

/// Marks where a block of a text ends: `<!--candour KIND/SLUG FIRST-LAST-->`, lines of the document.
const OPEN: &str = "<!--candour ";
const CLOSE: &str = "-->";

/// Returns the lines that belong into the head of a page.
pub(super) fn head(token: &str) -> String {
    format!(
        "<meta name=\"candour-now\" content=\"{token}\">\n<link rel=\"stylesheet\" href=\"/_preview/preview.css\">\n\
         <script src=\"/_preview/preview.js\" defer></script>\n"
    )
}

/// Returns whether a file is a page of the site, and not a message for a mail program.
pub(super) fn is_page(path: &OutPath) -> bool {
    super::answer::media_of(path.as_str()) == super::answer::HTML && !path.as_str().ends_with("/email.html")
}

/// Puts the marks into a page; `notes` gives those of a document up to a line that were not given before.
pub(super) fn dress(page: Vec<u8>, token: &str, panel: &str, notes: &dyn Fn(&str, Range<usize>) -> String) -> Vec<u8> {
    let text = match String::from_utf8(page) {
        Ok(text) => text,
        Err(error) => return error.into_bytes(),
    };
    let (Some(head_end), Some(body_end)) = (text.find("</head>"), text.rfind("</body>")) else {
        return text.into_bytes();
    };
    let mut out = String::with_capacity(text.len() + panel.len() + 1024);
    out.push_str(&text[..head_end]);
    out.push_str(&head(token));
    let mut rest = &text[head_end..body_end];
    // The next line of a document whose notes are still to come.
    let mut from: Vec<(&str, usize)> = Vec::new();
    while let Some(start) = rest.find(OPEN) {
        out.push_str(&rest[..start]);
        let inside = &rest[start + OPEN.len()..];
        let Some(end) = inside.find(CLOSE) else { break };
        if let Some((name, last)) = mark(&inside[..end]) {
            let first = if let Some((_, line)) = from.iter_mut().find(|(known, _)| *known == name) {
                std::mem::replace(line, last + 1)
            } else {
                from.push((name, last + 1));
                0
            };
            out.push_str(&notes(name, first..last + 1));
        }
        rest = &inside[end + CLOSE.len()..];
    }
    out.push_str(rest);
    out.push_str(panel);
    out.push_str(TROUBLE);
    out.push_str(&text[body_end..]);
    out.into_bytes()
}

/// Returns the document and the last line of a mark.
fn mark(text: &str) -> Option<(&str, usize)> {
    let (name, lines) = text.rsplit_once(' ')?;
    let (_, last) = lines.split_once('-')?;
    Some((name, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_after_their_block_and_the_page_stays_as_it_was() {
        let page = "<head></head><body><p>one</p><!--candour page/a 3-4--><p>two</p><!--candour page/a 6-6--></body>";
        let notes = |name: &str, lines: Range<usize>| format!("[{name} {}..{}]", lines.start, lines.end);
        let dressed = String::from_utf8(dress(page.into(), "1-1", "PANEL", &notes)).expect("UTF-8");
        let wanted = "<body><p>one</p>[page/a 0..5]<p>two</p>[page/a 5..7]PANEL<!--candour trouble--></body>";
        assert!(dressed.ends_with(wanted), "{dressed}");
    }
}
