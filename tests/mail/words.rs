//! The words of a message or page, without what a form adds to show where they stand.

use regex::Regex;

/// Returns the words of some HTML, as a reader meets them.
pub(crate) fn of_html(html: &str) -> Vec<String> {
    let html = replaced(html, r"(?s)<!--.*?-->|<(style|script|title).*?</(style|script|title)>", "");
    let html = replaced(&html, r"</?(a|em|strong|span|time|code|s|del|sup|th|td)\b[^>]*>", "");
    let text = replaced(&html, r"(?s)<[^>]*>", " ");
    let mut text = text.replace("&nbsp;", " ");
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, letter);
    }
    words(&text)
}

/// Returns the words of a plain text, without lines, marks of lists and numbers of links.
pub(crate) fn of_text(text: &str) -> Vec<String> {
    let text = replaced(text, r"(?m)^\s*(-{2,}|\* \* \*)$", "");
    let text = replaced(&text, r"(?m)^\s*(-|\d{1,2}\.) ", "");
    words(&replaced(&text, r" \[\d+\]", ""))
}

/// Returns the words of a text for GOV.UK Notify.
pub(crate) fn of_notify(text: &str) -> Vec<String> {
    let text = replaced(text, r"(?m)^(#+|\*|\^|\d+\.) |^---$", "");
    words(&replaced(&text, r"\[([^\]]*)\]\([^)]*\)", "$1"))
}

/// Returns what stands between two marks.
pub(crate) fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("no `{from}` in {text}")) + from.len();
    let end = text[start..].find(to).unwrap_or_else(|| panic!("no `{to}` after `{from}`"));
    &text[start..start + end]
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn replaced(text: &str, pattern: &str, by: &str) -> String {
    Regex::new(pattern).expect("a pattern").replace_all(text, by).into_owned()
}
