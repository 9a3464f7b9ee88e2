//! Who says what stands in quotation marks.

use crate::disclosure::names::beside::Beside;
use crate::disclosure::names::cues;
use crate::reading::{Gap, Spot, Token};

impl Beside<'_> {
    /// Returns the ground of a name that signs a quotation or is said to speak: `"It hurt." — X`, `"It hurt," said X`,
    /// `X: "It hurt."`.
    pub(in crate::disclosure::names) fn quotation(&self) -> Option<&'static str> {
        let speaks = self.signs() || self.signs_block() || self.says() || self.opens_speech();
        speaks.then_some("is named as the one who speaks")
    }

    /// Returns whether a quotation and a dash or bracket stand before, and nothing else follows in the clause.
    fn signs(&self) -> bool {
        let before = self.text_before_run();
        let quoted = before.trim_end_matches([' ', '\n', '—', '–', '-', '(']);
        let apart = before[quoted.len()..].contains(['—', '–', '-', '(']);
        let whole = |mark: char| quoted.ends_with(mark) && quoted.matches(mark).nth(1).is_some();
        let ends = |next: &Token| next.gap == Gap::Comma || self.text_before(next).starts_with(')');
        apart && self.after(1).is_none_or(ends) && (whole('"') || whole('\''))
    }

    /// Returns whether the run begins a short last line of a quotation.
    fn signs_block(&self) -> bool {
        self.passage.spot == Spot::Quote
            && self.run.start == self.passage.tokens.start as usize
            && self.passage.tokens.len() <= self.run.len() + 7
            && self.after(1).is_none_or(|next| next.gap == Gap::Comma)
    }

    /// Returns whether a word for speaking joins the run to a quotation before it.
    fn says(&self) -> bool {
        self.gap() == Gap::Space
            && self.before(1).is_some_and(|verb| cues::SAYING.contains(&self.text(verb)))
            && self.text_before_word(1).contains(['"', '\''])
    }

    /// Returns whether a colon and a quotation mark follow.
    fn opens_speech(&self) -> bool {
        self.after(1).is_some_and(|next| {
            let between = self.text_before(next);
            between.starts_with(':') && between.contains(['"', '\''])
        })
    }
}
