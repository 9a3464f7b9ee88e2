//! What an author typed, made short and harmless enough to stand in a message.
//!
//! In: any text. Out: a few dozen characters between backticks.
//! Invariant: no control character reaches a terminal, whatever the author typed.

const LONGEST: usize = 60;

/// Returns the text between backticks, cut after 60 characters.
pub(super) fn quote(text: &str) -> String {
    let plain = |c: char| if c.is_control() || c == '`' { '\u{fffd}' } else { c };
    let mut quoted: String = std::iter::once('`').chain(text.chars().take(LONGEST).map(plain)).collect();
    if text.chars().nth(LONGEST).is_some() {
        quoted.push('…');
    }
    quoted.push('`');
    quoted
}
