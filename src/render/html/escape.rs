//! The one place where text becomes HTML.

/// Appends text so that it reads as written, in an element or in a quoted attribute (HTML, section 13.3).
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    #[test]
    fn markup_reads_as_text() {
        let mut out = String::new();
        super::escape("<a b=\"c\" d='e'>&ŵ", &mut out);
        assert_eq!(out, "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;ŵ");
    }
}
