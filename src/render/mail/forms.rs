//! The forms of one message: which words stand around it, where its pictures are, and how large it may be.

use super::html::{Frame, Shown, html};
use super::message::Message;
use super::mime::{Head, Inline};
use super::part::{Part, Run, each_part};
use super::service::{UNSUBSCRIBE, listmonk, marked};
use super::text::{Around, text};
use super::{notify, style::Style};
use crate::base::{Day, Digest, SitePath, Span};
use crate::render::Stage;
use crate::render::assets::{self, Drawn};
use crate::render::rules::MAIL_SIZE;
use crate::report::Finding;
use crate::settings::Mailing;

/// Gmail shows no more of a message than this many bytes.
const CLIPPED: usize = 100_000;
/// Many mailboxes refuse more, and base64 adds a third.
const REFUSED: usize = 3_000_000;
/// How wide a picture is shown, in the units of a screen with single and one with double resolution.
const WIDTH: u32 = 552;
/// What stands for a reader's own address until it is known.
const READER: &str = "CANDOURREADERADDRESS";

/// Makes the forms of messages.
pub(super) struct Forms<'s> {
    pub stage: &'s Stage<'s>,
    pub style: &'s Style,
    /// The address of the site.
    pub base: &'s str,
}

/// How a message goes out: as a draft for somebody's own program, or to one reader of a list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Going<'a> {
    /// As a draft.
    Draft,
    /// To a reader, on a day.
    To(&'a str, Day),
}

/// Everything of a message that is the same for all its readers.
pub(super) struct Ready {
    text: String,
    html: String,
    pictures: Vec<Inline>,
}

impl Ready {
    /// Returns the digest of everything in it.
    pub(super) fn digest(&self) -> Digest {
        let pictures = self.pictures.iter().map(|picture| Digest::of(&picture.bytes)).collect::<Vec<_>>();
        Digest::of_document(format!("{}\0{}", self.text, self.html).as_bytes(), &pictures)
    }
}

impl Forms<'_> {
    fn mailing(&self) -> Option<&Mailing> {
        self.stage.settings.newsletter.as_ref()
    }

    fn word(&self, path: &str) -> String {
        self.stage.word(path)
    }

    fn sender(&self) -> &str {
        let name = self.mailing().and_then(|mailing| mailing.from_name.as_ref());
        name.map_or_else(|| self.stage.settings.partnership_name(), |name| &name.value)
    }

    /// Returns the address that messages come from.
    pub(super) fn from(&self) -> Option<&str> {
        let partnership = self.stage.settings.partnership.as_ref().and_then(|partnership| partnership.email.as_ref());
        self.mailing().map(|mailing| &mailing.from).or(partnership).map(|from| &*from.value)
    }

    /// Returns where everybody may end the subscription, whoever they are.
    fn unsubscribe(&self) -> Option<String> {
        self.mailing()?.unsubscribe("")
    }

    /// Returns whether a reader can end the subscription by one click.
    pub(super) fn one_click(&self) -> bool {
        let template = self.mailing().and_then(|mailing| mailing.unsubscribe.as_ref());
        template.is_some_and(|url| url.value.starts_with("https://") && url.value.contains("{address}"))
    }

    /// Returns the lines at the foot; `unsubscribe` is where a reader ends the subscription.
    fn foot(&self, unsubscribe: Option<&str>) -> Vec<Vec<Run>> {
        let mut lines = vec![vec![Run::text(self.word("mail.why"))], vec![Run::text(self.word("mail.about"))]];
        lines.extend(unsubscribe.map(|url| vec![Run::link(self.word("mail.unsubscribe"), url)]));
        let mut from = vec![Run::text(self.stage.settings.partnership_name())];
        let partnership = self.stage.settings.partnership.as_ref();
        let own = self.mailing().and_then(|mailing| mailing.postal_address.as_ref());
        if let Some(address) = own.or_else(|| partnership.and_then(|partnership| partnership.address.as_ref())) {
            from.extend([Run::Break, Run::text(&*address.value)]);
        }
        if let Some(email) = partnership.and_then(|partnership| partnership.email.as_ref()) {
            from.extend([Run::Break, Run::link(&*email.value, format!("mailto:{}", email.value))]);
        }
        lines.push(from);
        lines
    }

    /// Returns the message as a page of its own, its pictures where the site has them.
    pub(super) fn page(&self, message: &Message<'_>) -> Result<String, Finding> {
        let foot = self.foot(self.unsubscribe().as_deref());
        let html = self.html(message, "email/message.html", &foot, &|source| self.on_site(source))?;
        fits(message, &html)?;
        Ok(html)
    }

    /// Returns the message as plain text.
    pub(super) fn plain(&self, message: &Message<'_>) -> String {
        self.text(message, &self.foot(self.unsubscribe().as_deref()))
    }

    /// Returns the text for GOV.UK Notify.
    pub(super) fn notify(&self, message: &Message<'_>) -> String {
        let foot = self.foot(self.unsubscribe().as_deref());
        notify::notify(message, &self.word("mail.browser_text"), &foot)
    }

    /// Returns the fragment to paste into a mailing service.
    pub(super) fn paste(&self, message: &Message<'_>) -> Result<String, Finding> {
        let merge = self.mailing().and_then(|mailing| mailing.merge_unsubscribe.as_ref());
        let own = merge.map(|merge| merge.value.to_string()).or_else(|| self.unsubscribe());
        let foot = self.foot(own.as_ref().map(|_| UNSUBSCRIBE));
        let html = self.html(message, "email/sheet.html", &foot, &|source| self.on_site(source))?;
        Ok(marked(&html, &own.unwrap_or_default()))
    }

    /// Returns the campaign for listmonk.
    pub(super) fn listmonk(&self, message: &Message<'_>) -> Result<Vec<u8>, Finding> {
        let foot = self.foot(Some(UNSUBSCRIBE));
        let html = self.html(message, "email/message.html", &foot, &|source| self.on_site(source))?;
        let from = self.from().map(|from| format!("{} <{from}>", self.sender())).unwrap_or_default();
        Ok(listmonk(message, &from, self.mailing(), &html, &self.text(message, &foot)))
    }

    /// Makes everything that a message says, with a mark where a reader's own address will stand.
    pub(super) fn ready(&self, message: &Message<'_>) -> Result<Ready, Finding> {
        let unsubscribe = self.mailing().and_then(|mailing| mailing.unsubscribe(READER));
        let foot = self.foot(unsubscribe.as_deref());
        let html = self.html(message, "email/message.html", &foot, &|source| self.inside(source))?;
        fits(message, &html)?;
        let mut pictures = Vec::new();
        let mut fault = None;
        each_part(&message.parts, &mut |part| {
            if let Part::Picture { source, .. } = part
                && !pictures.iter().any(|known: &Inline| Some(&known.id) == self.id(source).as_ref())
            {
                match self.draw(source) {
                    Ok(picture) => pictures.extend(picture),
                    Err(finding) => fault = Some(finding),
                }
            }
        });
        if let Some(finding) = fault {
            return Err(finding);
        }
        let size = pictures.iter().map(|picture| picture.bytes.len()).sum::<usize>() * 4 / 3;
        if size > REFUSED {
            let size = size / 100_000;
            let words = format!("the pictures of this message weigh {}.{} MB", size / 10, size % 10);
            let help = "use fewer or smaller pictures: many mailboxes refuse messages over a few megabytes";
            return Err(Finding::new(&MAIL_SIZE, Span::whole(message.page.document.file), words).help(help));
        }
        Ok(Ready { text: self.text(message, &foot), html, pictures })
    }

    /// Returns the message as bytes for one reader, or as a draft.
    pub(super) fn message(&self, message: &Message<'_>, ready: &Ready, going: Going<'_>) -> Vec<u8> {
        let mut head = Head::default();
        let reader = if let Going::To(address, _) = going { address } else { "" };
        if let Some(from) = self.from() {
            head.mailbox("From", self.sender(), from);
        }
        if !reader.is_empty() {
            head.exact("To", &format!("<{reader}>"));
        }
        if let Some(reply) = self.mailing().and_then(|mailing| mailing.reply_to.as_ref()) {
            head.exact("Reply-To", &format!("<{}>", reply.value));
        }
        head.words("Subject", &message.subject);
        let day = if let Going::To(_, day) = going { day } else { message.day };
        let digest = Digest::of(format!("{}\0{}\0{reader}", ready.text, message.page.document.id()).as_bytes());
        head.exact("Date", &day.rfc2822());
        head.exact("Message-ID", &format!("<{}@{}>", &digest.hex()[..32], self.host()));
        head.exact("Content-Language", self.stage.settings.language());
        if let Some(mailing) = self.mailing() {
            if let Some(list) = &mailing.list_id {
                head.exact("List-Id", &format!("<{}>", list.value));
            }
            if let Some(url) = mailing.unsubscribe(reader) {
                head.exact("List-Unsubscribe", &format!("<{url}>"));
                // One click ends a subscription only where the address in the header says whose (RFC 8058).
                if url.starts_with("https://") && !reader.is_empty() {
                    head.exact("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
                }
            }
        }
        if matches!(going, Going::Draft) {
            head.exact("X-Unsent", "1");
        }
        let own = crate::settings::percent(reader);
        let (text, html) = (ready.text.replace(READER, &own), ready.html.replace(READER, &own));
        head.with(&text, &html, &ready.pictures)
    }

    /// Returns the host that ids of messages end in.
    fn host(&self) -> &str {
        let after = self.base.split_once("://").map_or(self.base, |(_, after)| after);
        after.split(['/', ':']).next().unwrap_or(after)
    }

    fn text(&self, message: &Message<'_>, foot: &[Vec<Run>]) -> String {
        let around = Around {
            sender: self.sender(),
            browser: &self.word("mail.browser_text"),
            links: &self.word("mail.links"),
            foot,
        };
        text(message, &around)
    }

    fn html(
        &self,
        message: &Message<'_>,
        template: &'static str,
        foot: &[Vec<Run>],
        picture: &dyn Fn(&SitePath) -> Option<Shown>,
    ) -> Result<String, Finding> {
        html(self.stage, self.style, message, &Frame { template, sender: self.sender(), foot, picture })
    }

    /// Returns the width in which a picture goes out: enough for a screen of double resolution, and no more.
    fn width(drawn: &Drawn<'_>) -> Option<(u32, String)> {
        let enough = drawn.widths.iter().find(|(width, _)| *width >= 2 * WIDTH).or_else(|| drawn.widths.last())?;
        Some((enough.0, enough.1.to_string()))
    }

    fn shown(&self, source: &SitePath, url: String) -> Option<Shown> {
        let drawn = self.stage.used_assets.get(source)?.drawn()?;
        let (width, height) = (drawn.width, drawn.height);
        let shown = width.min(WIDTH);
        let scaled = u64::from(height) * u64::from(shown) / u64::from(width.max(1));
        Some(Shown { url, width: shown, height: u32::try_from(scaled.max(1)).unwrap_or(u32::MAX) })
    }

    fn on_site(&self, source: &SitePath) -> Option<Shown> {
        let drawn = self.stage.used_assets.get(source)?.drawn()?;
        let (_, path) = Self::width(&drawn)?;
        self.shown(source, format!("{}/{path}", self.base))
    }

    fn inside(&self, source: &SitePath) -> Option<Shown> {
        self.shown(source, format!("cid:{}", self.id(source)?))
    }

    /// Returns the id of a picture in the message: its name on the site, which names its content.
    fn id(&self, source: &SitePath) -> Option<String> {
        let drawn = self.stage.used_assets.get(source)?.drawn()?;
        let (_, path) = Self::width(&drawn)?;
        Some(format!("{}@{}", path.rsplit('/').next().unwrap_or(&path), self.host()))
    }

    fn draw(&self, source: &SitePath) -> Result<Option<Inline>, Finding> {
        let Some(used) = self.stage.used_assets.get(source) else { return Ok(None) };
        let Some((width, path)) = used.drawn().and_then(|drawn| Self::width(&drawn)) else { return Ok(None) };
        let Some(id) = self.id(source) else { return Ok(None) };
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let is_photograph = name.rsplit_once('.').is_some_and(|(_, ending)| ending == "jpg");
        let kind = if is_photograph { "image/jpeg" } else { "image/png" };
        let mut bytes = Vec::new();
        assets::draw_in(self.stage, source, width, &mut bytes)?;
        Ok(Some(Inline { id, name, kind, bytes }))
    }
}

fn fits(message: &Message<'_>, html: &str) -> Result<(), Finding> {
    if html.len() <= CLIPPED {
        return Ok(());
    }
    let words = format!("this message would have {} kB, and Gmail shows no more than 100", html.len() / 1000);
    let finding = Finding::new(&MAIL_SIZE, Span::whole(message.page.document.file), words);
    Err(finding.help("shorten the text, or leave items out: each item leads to a page that has room for more"))
}
