//! A paragraph while it is read: its words as they stand, as they stood, and with those that are hidden.

/// The words of a paragraph.
#[derive(Default)]
pub(super) struct Paragraph {
    /// What a reader sees.
    pub(super) shown: String,
    /// What a reader saw before the tracked changes.
    pub(super) before: String,
    /// Everything that is not deleted, hidden or not.
    pub(super) with_hidden: String,
    /// How many stretches were deleted.
    pub(super) deleted: usize,
    /// How many stretches are hidden.
    pub(super) unseen: usize,
    /// The codes of fields.
    pub(super) codes: String,
    /// Whether the paragraph's style hides it.
    pub(super) hidden: bool,
    /// Whether text counts wherever it stands inside, as in comments on cells and slides.
    pub(super) open: bool,
}

/// What is said of some words.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// They were inserted.
    pub(super) inserted: bool,
    /// They were deleted.
    pub(super) deleted: bool,
    /// They are not shown.
    pub(super) hidden: bool,
}

impl Paragraph {
    /// Adds words.
    pub(super) fn add(&mut self, text: &str, mark: Mark) {
        let hidden = mark.hidden || self.hidden;
        if mark.deleted {
            self.deleted += 1;
        } else {
            self.with_hidden.push_str(text);
            if hidden {
                self.unseen += usize::from(!text.trim().is_empty());
            } else {
                self.shown.push_str(text);
            }
        }
        if !mark.inserted {
            self.before.push_str(text);
        }
    }
}
