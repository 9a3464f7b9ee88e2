//! One form for looking words up: small letters without accents.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Returns the word in small letters without accents; nearly every word of a text is so already, and is lent.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    Cow::Owned(folded)
}

/// Appends the word in small letters without accents.
pub fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let from = folded.len();
        folded.push_str(word);
        folded[from..].make_ascii_lowercase();
        return;
    }
    // Marks are left out, so nobody asks in which order they would stand.
    word.chars().for_each(|c| decompose_canonical(c, |c| fold_letter(c, folded)));
}

fn fold_letter(c: char, folded: &mut String) {
    if !is_combining_mark(c) {
        match c {
            '’' | '‘' | 'ʼ' | 'ʻ' => folded.push('\''),
            'Æ' | 'æ' => folded.push_str("ae"),
            'Œ' | 'œ' => folded.push_str("oe"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'Ø' | 'ø' | 'Ɔ' | 'ɔ' => folded.push('o'),
            'Ł' | 'ł' => folded.push('l'),
            'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɗ' | 'ɗ' => folded.push('d'),
            'Þ' | 'þ' => folded.push_str("th"),
            'ı' | 'İ' => folded.push('i'),
            'Ħ' | 'ħ' => folded.push('h'),
            'Ə' | 'ə' | 'Ɛ' | 'ɛ' => folded.push('e'),
            'Ŋ' | 'ŋ' => folded.push('n'),
            'Ɓ' | 'ɓ' => folded.push('b'),
            'Ɣ' | 'ɣ' => folded.push('g'),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}
