//! Text becomes the folded words that the search compares: small letters, no accents, no apostrophes, no hyphens.
//!
//! The script of the search page folds what is typed in the same way (`search-text.js`); a test in a real browser
//! holds the two together.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer runs of letters are no words: addresses, keys, mistakes.
const LONGEST: usize = 64;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// The word as it is compared.
    pub form: &'t str,
    /// The same without the `'s` of "child's", which belongs to no stem.
    pub root: &'t str,
    /// Whether it is a whole hyphenated word, which follows its parts: "reaudit" after "re" and "audit".
    pub joined: bool,
}

/// Returns text in small letters and without accents: compatibility decomposition (Unicode UAX 15, NFKD) less its marks.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
        return Cow::Owned(bare.to_lowercase());
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    Cow::Borrowed(text)
}

/// Visits every word of a text in order.
pub(super) fn each_token(text: &str, visit: &mut dyn FnMut(Token<'_>)) {
    let text = plain(text);
    let mut joined = String::new();
    let mut rest = &*text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let compound = compound(&rest[start..]);
        rest = &rest[start + compound.len()..];
        let mut parts = 0;
        joined.clear();
        for part in compound.split(is_hyphen) {
            word(part, visit);
            joined.extend(part.chars().filter(|c| !is_apostrophe(*c)));
            parts += 1;
        }
        if parts > 1 && joined.len() <= LONGEST {
            visit(Token { form: &joined, root: &joined, joined: true });
        }
    }
}

fn word(part: &str, visit: &mut dyn FnMut(Token<'_>)) {
    if part.len() > LONGEST {
        return;
    }
    let Some(at) = part.find(is_apostrophe) else {
        return visit(Token { form: part, root: part, joined: false });
    };
    let form: String = part.chars().filter(|c| !is_apostrophe(*c)).collect();
    let root = if part[at..].chars().skip(1).eq(['s']) { &part[..at] } else { &form };
    visit(Token { form: &form, root, joined: false });
}

/// Returns the run of letters and digits at the start of a text, with single apostrophes and hyphens inside.
fn compound(text: &str) -> &str {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if !(is_apostrophe(c) || is_hyphen(c)) || !chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            break;
        }
    }
    &text[..end]
}

/// The apostrophes that people and word processors type.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}')
}

/// The hyphens that keep a word together; a dash parts words.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut forms = Vec::new();
        each_token(text, &mut |token| forms.push(token.form.to_owned()));
        assert_eq!(forms, expected, "{text:?}");
    }

    #[test]
    fn words_are_compared_without_case_accents_apostrophes_and_hyphens() {
        check("The Child’s voice", &["the", "childs", "voice"]);
        check("RE-AUDIT re–audit", &["re", "audit", "reaudit", "re", "audit"]);
        check("Tŷ a gŵyl, naïve ﬁnding", &["ty", "a", "gwyl", "naive", "finding"]);
        check("was-not-brought", &["was", "not", "brought", "wasnotbrought"]);
        check("A&E s.11 'quoted' -dash- o'neill's", &["a", "e", "s", "11", "quoted", "dash", "oneills"]);
        check("<script>alert(1)</script> 🙂 שלום", &["script", "alert", "1", "script", "שלום"]);
        check("", &[]);
    }

    #[test]
    fn the_owner_of_something_is_found_by_the_plain_word() {
        let mut roots = Vec::new();
        each_token("child's children's don't dogs'", &mut |token| roots.push(token.root.to_owned()));
        assert_eq!(roots, ["child", "children", "dont", "dogs"]);
    }
}
