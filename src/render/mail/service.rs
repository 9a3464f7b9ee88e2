//! A message for the mailing services that partnerships have: a fragment to paste, and a campaign of listmonk.
//!
//! Services put names and addresses in where they find their own marks, such as `*|UNSUB|*`, `[[link]]` and
//! `{{ UnsubscribeURL }}`. An author's words must never be taken for one.

use serde::Serialize;

use super::message::Message;
use crate::settings::Mailing;

/// What stands for the link to unsubscribe until a service's own mark takes its place.
pub(super) const UNSUBSCRIBE: &str = "https://unsubscribe.invalid/here";

/// Returns HTML in which a service finds no mark but `unsubscribe`, which takes the place of [`UNSUBSCRIBE`].
pub(super) fn marked(html: &str, unsubscribe: &str) -> String {
    let safe = html.replace("{{", "&#123;&#123;").replace("[[", "&#91;&#91;").replace("*|", "*&#124;");
    safe.replace(UNSUBSCRIBE, unsubscribe)
}

#[derive(Serialize)]
struct Campaign<'a> {
    name: String,
    subject: &'a str,
    lists: Vec<u32>,
    from_email: String,
    #[serde(rename = "type")]
    form: &'static str,
    content_type: &'static str,
    messenger: &'static str,
    body: String,
    altbody: String,
    tags: Vec<&'a str>,
}

/// Returns the campaign as listmonk's `POST /api/campaigns` takes it (listmonk.app, API, Campaigns).
pub(super) fn listmonk(
    message: &Message<'_>,
    from: &str,
    mailing: Option<&Mailing>,
    html: &str,
    text: &str,
) -> Vec<u8> {
    let lists = mailing.map(|mailing| mailing.listmonk_lists.iter().map(|number| number.value).collect());
    let link = "{{ UnsubscribeURL }}";
    let campaign = Campaign {
        name: format!("{} – {}", message.page.document.meta.title.value, message.page.document.id()),
        subject: &message.subject,
        lists: lists.unwrap_or_default(),
        from_email: from.to_owned(),
        form: "regular",
        content_type: "html",
        messenger: "email",
        body: marked(html, link),
        altbody: text.replace("{{", "{{ \"{{\" }}").replace(UNSUBSCRIBE, link),
        tags: vec![message.page.document.kind.about.name],
    };
    let mut out = serde_json::to_vec_pretty(&campaign).unwrap_or_default();
    out.push(b'\n');
    out
}
