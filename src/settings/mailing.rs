//! How issues of the newsletter and letters reach people by mail.

use crate::fields::{Number, Text};
use crate::record;

record! {
    /// How issues of the newsletter and letters reach people by mail.
    pub struct Mailing {
        /// the address that they come from: an office's, never a person's
        from: Text,
        /// what mail programs show as the sender, the partnership when left out
        from_name: Option<Text>,
        /// where answers go, when not to the sender
        reply_to: Option<Text>,
        /// the name of the list, such as learning.example.org
        list_id: Option<Text>,
        /// where one click ends a subscription; {address} stands for the reader's own
        unsubscribe: Option<Text>,
        /// the postal address at the foot of each message
        postal_address: Option<Text>,
        /// what your mailing service puts in place of the link to unsubscribe, such as *|UNSUB|*
        merge_unsubscribe: Option<Text>,
        /// the numbers of the lists in listmonk
        listmonk_lists: Vec<Number>,
    }
}

impl Mailing {
    /// Returns where a reader ends the subscription, with the reader's own address in its place.
    pub fn unsubscribe(&self, address: &str) -> Option<String> {
        let template = &self.unsubscribe.as_ref()?.value;
        Some(template.replace("{address}", &percent(address)))
    }
}

/// Returns a text as it stands in a web address (RFC 3986).
pub fn percent(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
