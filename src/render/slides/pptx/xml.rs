//! The one place where words become XML.

/// Returns words as they stand in an element or in a quoted attribute; characters that XML cannot hold are left out.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_looks_like_markup_reads_as_text() {
        assert_eq!(
            super::xml("a ]]> <b c=\"d\">&amp;\u{0}\u{b}\u{ffff} ŵ 😀"),
            "a ]]&gt; &lt;b c=&quot;d&quot;&gt;&amp;amp; ŵ 😀"
        );
    }
}
