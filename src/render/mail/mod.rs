//! Issues of the newsletter, and letters, for every inbox: one value, told in many forms.
//!
//! In: newsletters and letters of the site. Out: beside each web page a folder with `email.html`, `email.txt`, a draft
//! `newsletter.eml` or `letter.eml`, and what mailing services take: `paste.txt`, `notify.txt`, `listmonk.json`.
//! Invariant: every form walks the same [`Message`], so that none says more or less than another; nothing in a message
//! tells anybody that it was read.

mod body;
mod forms;
mod html;
mod issue;
mod letter;
mod message;
mod mime;
mod notify;
mod outgoing;
mod part;
mod service;
mod shared;
mod style;
mod support;
mod text;

pub use outgoing::Outgoing;
pub(super) use style::{Style, read as read_style};

use super::{Holds, Planned, Stage};
use crate::base::OutPath;
use crate::report::Finding;
use forms::{Forms, Going};
use message::{Message, messages};

/// Makes the bytes of one form.
type Form = fn(&Forms<'_>, &Message<'_>) -> Result<Vec<u8>, Finding>;

/// Each form by the name of its file; a draft has the name of its kind.
const FORMS: &[(&str, Form)] = &[
    ("email.html", |forms, message| forms.page(message).map(String::into_bytes)),
    ("email.txt", |forms, message| Ok(forms.plain(message).into_bytes())),
    ("paste.txt", |forms, message| forms.paste(message).map(String::into_bytes)),
    ("notify.txt", |forms, message| Ok(forms.notify(message).into_bytes())),
    ("listmonk.json", |forms, message| forms.listmonk(message)),
    (".eml", |forms, message| Ok(forms.message(message, &forms.ready(message)?, Going::Draft))),
];

/// Adds every form of every message. Links in a message are whole addresses, so they need that of the site; a preview has
/// none, and nothing of it is meant for a mailbox.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    let Some(base) = stage.settings.base_url().filter(|_| !stage.preview) else { return };
    for message in messages(stage, base) {
        let message = std::sync::Arc::new(message);
        for (name, form) in FORMS {
            let draft = message.page.document.kind.about.name;
            let name = if name.starts_with('.') { format!("{draft}{name}") } else { (*name).to_owned() };
            let Some(path) = OutPath::new(&format!("{}/{name}", message.folder)) else { continue };
            let (all, message) = (std::sync::Arc::clone(&message), std::sync::Arc::clone(&message));
            let job = Box::new(move |out: &mut Vec<u8>| {
                let forms = Forms { stage, style: &stage.theme.mail, base };
                out.extend(form(&forms, &message)?);
                Ok(())
            });
            files.push(Planned { path, holds: Holds::of(move || all.holds.clone()), job });
        }
    }
}
