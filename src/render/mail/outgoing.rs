//! A message that is ready to be sent to one reader after the other.

use super::forms::{Forms, Going, Ready};
use super::message::{Message, messages};
use crate::base::{Day, Digest};
use crate::render::Stage;
use crate::report::Finding;

/// A message that is ready to be sent.
pub struct Outgoing<'s> {
    forms: Forms<'s>,
    message: Message<'s>,
    ready: Ready,
}

impl<'s> Outgoing<'s> {
    /// Makes the message of that document ready; nothing when it is no newsletter or letter of this site.
    ///
    /// # Errors
    ///
    /// When the message is too large, or one of its pictures cannot be drawn.
    pub(in crate::render) fn new(stage: &'s Stage<'s>, id: &str) -> Result<Option<Self>, Finding> {
        let Some(base) = stage.settings.base_url() else { return Ok(None) };
        let message = messages(stage, base).into_iter().find(|message| message.page.document.id() == id);
        let Some(message) = message else { return Ok(None) };
        let forms = Forms { stage, style: &stage.theme.mail, base };
        let ready = forms.ready(&message)?;
        Ok(Some(Self { forms, message, ready }))
    }

    /// Returns the line that mail programs show first.
    pub fn subject(&self) -> &str {
        &self.message.subject
    }

    /// Returns the folder of its forms in the site, such as `newsletters/2026-09`.
    pub fn folder(&self) -> &str {
        &self.message.folder
    }

    /// Returns the digest of all that it says.
    pub fn digest(&self) -> Digest {
        self.ready.digest()
    }

    /// Returns the address that it comes from, if the settings name one.
    pub fn sender(&self) -> Option<&str> {
        self.forms.from()
    }

    /// Returns whether a reader can end the subscription by one click.
    pub fn can_be_stopped(&self) -> bool {
        self.forms.one_click()
    }

    /// Returns its bytes for one reader, as sent on a day.
    pub fn to(&self, reader: &str, day: Day) -> Vec<u8> {
        self.forms.message(&self.message, &self.ready, Going::To(reader, day))
    }
}
