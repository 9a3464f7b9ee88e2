//! A question becomes an answer: whose address it is, who makes it, and how it is sent.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use super::answer::{Answer, TEXT, head, media_of};
use super::dress;
use super::events;
use super::generation::{Made, Side};
use super::guard::{Pass, guard, has_body};
use super::pages;
use super::room::{Recent, Room, Shown};
use super::wire::Exchange;
use crate::base::OutPath;
use crate::pipeline;

/// The script and the style of the preview; they belong to the program and never to a site.
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// Files that a browser shows or saves only when they are whole, which takes a while.
const SLOW: &[&str] = &["pdf", "pptx", "zip"];

/// Who answers.
pub(super) struct Reception {
    pub port: u16,
    pub room: Arc<Room>,
    /// The headers of the site, as they are set now.
    pub headers: Arc<Mutex<Vec<(&'static str, String)>>>,
}

impl Reception {
    /// Answers one question.
    pub(super) fn answer(&self, exchange: Box<dyn Exchange>) {
        let asked = exchange.head().clone();
        let (pass, answer) = match guard(&asked, self.port) {
            Err(refusal) if has_body(&asked) => return exchange.refuse(refusal.status, refusal.reason),
            Err(refusal) => (None, Answer::text(refusal.status, refusal.reason)),
            Ok(pass) if pass.path.as_str() == "_preview/events" => return self.stream(exchange, pass.head_only),
            Ok(pass) => {
                let visits = asked.first("sec-fetch-dest") == Some("document");
                let answer = self.make(&pass, visits);
                (Some(pass), answer)
            }
        };
        let head_only = pass.map_or(asked.method == "HEAD", |pass| pass.head_only);
        let common = self.common();
        let mut out = exchange.answer();
        // A browser that went away is no fault of ours.
        let _ = answer.write(&mut *out, &common, asked.first("range"), head_only);
    }

    /// Returns the headers of every answer: those of the site, which are known when it has been read.
    fn common(&self) -> Vec<(&'static str, String)> {
        self.headers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn stream(&self, exchange: Box<dyn Exchange>, head_only: bool) {
        let token = self.room.shown().token;
        let common = self.common();
        let head = head(200, "text/event-stream", &common);
        let news = if head_only { None } else { self.room.audience.join() };
        let mut out = exchange.answer();
        let Some(news) = news else {
            let answer = if head_only { Answer::text(200, "") } else { Answer::text(503, "too many pages listen") };
            let _ = answer.write(&mut *out, &common, None, head_only);
            return;
        };
        let listen = move || events::stream(out, &head, &token, &news);
        let _ = std::thread::Builder::new().name("candour-listener".to_owned()).spawn(listen);
    }

    /// Makes what an address asks for.
    fn make(&self, pass: &Pass, visits: bool) -> Answer {
        let path = pass.path.as_str();
        match path.strip_prefix(dress::OWN) {
            Some("preview.js") => return file("preview.js", SCRIPT),
            Some("preview.css") => return file("preview.css", STYLE),
            Some("index.html") | None => {}
            Some(own) => return rule(own),
        }
        let shown = self.room.shown();
        let (side, inner) = match path.strip_prefix(dress::PUBLIC) {
            Some(inner) => (Side::Public, OutPath::new(inner)),
            None => (Side::Preview, Some(pass.path.clone())),
        };
        let Some(inner) = inner else { return Answer::text(400, "this is no address of a site") };
        let is_slow = SLOW.iter().any(|ending| path.rsplit('.').next() == Some(*ending));
        if is_slow && visits && pass.query != "ready" && shown.now.is_some() {
            return Answer::page(200, pages::making(&shown.token, path));
        }
        self.site(&shown, side, &inner)
    }

    /// Makes what stands at an address of one of the sites.
    fn site(&self, shown: &Shown, side: Side, path: &OutPath) -> Answer {
        let token = &shown.token;
        let trouble = shown.trouble.as_deref().map(pages::trouble).unwrap_or_default();
        let Some(now) = &shown.now else {
            return finished(503, pages::nothing_yet(token).as_bytes(), &trouble);
        };
        let last = if side == Side::Preview { self.room.last(path.as_str()) } else { None };
        match now.ask(side, path.clone(), last.as_ref().map(|last| last.source.clone())) {
            Made::File { bytes, source } if dress::is_page(path) => {
                let answer = finished(200, &bytes, &trouble);
                if let (Some(source), Side::Preview, None) = (source, side, &shown.trouble) {
                    let path = path.to_string();
                    self.room.keep(Recent { path, source, bytes: answer.body.clone().into() });
                }
                answer
            }
            Made::File { bytes, .. } => Answer { status: 200, media: media_of(path.as_str()), body: bytes },
            Made::Broken(told) => {
                let page = last.map(|last| last.bytes.to_vec()).unwrap_or_default();
                renamed(&page, token, &pages::broken(&told))
            }
            Made::Missing(near) => {
                let page = pages::missing(token, path.as_str(), near.as_deref(), side == Side::Public);
                finished(404, page.as_bytes(), &trouble)
            }
            Made::Fault(told) => finished(500, pages::fault(token, &told).as_bytes(), &trouble),
        }
    }
}

/// Puts the notice of a trouble where the page has a place for it.
fn finished(status: u16, page: &[u8], trouble: &str) -> Answer {
    let text = String::from_utf8_lossy(page);
    Answer::page(status, text.replacen(dress::TROUBLE, trouble, 1))
}

/// Returns an old page as one of the state that is shown now, under a notice.
fn renamed(page: &[u8], token: &str, notice: &str) -> Answer {
    let text = String::from_utf8_lossy(page);
    let now = format!("<meta name=\"candour-now\" content=\"{token}\">");
    let old = text.find("<meta name=\"candour-now\"").and_then(|start| {
        let end = start + text[start..].find('>')? + 1;
        Some(text[start..end].to_owned())
    });
    let text = old.map_or_else(|| text.to_string(), |old| text.replacen(&old, &now, 1));
    let end = text.rfind("</body>").unwrap_or(text.len());
    let mut out = text.as_bytes()[..end].to_vec();
    let _ = out.write_all(notice.as_bytes());
    let _ = out.write_all(&text.as_bytes()[end..]);
    Answer { status: 200, media: super::answer::HTML, body: out }
}

fn file(name: &str, text: &str) -> Answer {
    Answer { status: 200, media: media_of(name), body: text.as_bytes().to_vec() }
}

/// Returns the page of a rule, as `candour explain` prints it.
fn rule(own: &str) -> Answer {
    let code = own.strip_prefix("rules/").and_then(|name| name.strip_suffix(".txt"));
    let rule = code.and_then(|code| pipeline::rules().into_iter().find(|rule| rule.code == code));
    rule.map_or_else(
        || Answer::text(404, "there is no such file"),
        |rule| Answer { status: 200, media: TEXT, body: rule.page.as_bytes().to_vec() },
    )
}
