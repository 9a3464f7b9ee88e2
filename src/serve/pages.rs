//! The program's own pages: what could not be shown, and why.

use std::fmt::Write;

use super::dress;
use super::guard::encoded;
use crate::base::Sources;
use crate::load::LoadError;
use crate::render::escape;
use crate::report::{self, Finding, Findings, Format, View, visible};

/// What keeps the folder from being shown as it is now.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    /// The words of the terminal.
    pub told: String,
}

impl Trouble {
    pub(super) fn of(sources: &Sources, findings: Vec<Finding>) -> Self {
        Self { told: plain(sources, findings) }
    }

    pub(super) fn load(error: LoadError) -> Self {
        match error {
            LoadError::NotASite(_) => {
                Self { told: "there is no `candour.toml` in the site folder any more".to_owned() }
            }
            LoadError::Settings(sources, findings) => Self::of(&sources, findings),
        }
    }

    pub(super) fn own_fault() -> Self {
        Self { told: "the program met a fault of its own; the next save tries again".to_owned() }
    }
}

/// Returns findings as the terminal prints them.
fn plain(sources: &Sources, findings: Vec<Finding>) -> String {
    let findings = Findings::new(sources, findings);
    let view = View { sources, findings: &findings, documents: 0, show_source: true, colour: false };
    let mut text = Vec::new();
    let _ = report::print(Format::Human, &view, &mut text);
    let text = String::from_utf8_lossy(&text);
    // The last line counts documents, and this is about a few of them.
    text.trim_end().rsplit_once("\n\n").map_or_else(|| text.to_string(), |(blocks, _)| blocks.to_owned())
}

/// Returns findings as the terminal prints them, as HTML.
pub(super) fn told(sources: &Sources, findings: Vec<Finding>) -> String {
    escaped(&plain(sources, findings))
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}

/// Returns one line of text as HTML, with nothing hidden in it.
pub(super) fn shown(text: &str) -> String {
    escaped(&visible(text))
}

/// Returns a word of a command as a shell takes it.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    let mut text = String::from("\"");
    for c in word.chars() {
        if "\"\\$`".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text + "\""
}

/// Returns a page of the program's own.
pub(super) fn page(title: &str, token: &str, inside: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n{}</head>\n\
         <body class=\"candour candour-page\">\n<main id=\"main\">\n{inside}<p><a href=\"/\">The first page of the preview</a></p>\n\
         </main>\n{}</body>\n</html>\n",
        dress::head(token),
        dress::TROUBLE
    )
}

/// Returns the page for an address where nothing stands.
pub(super) fn missing(token: &str, path: &str, near: Option<&str>, public: bool) -> String {
    let mut inside = if public {
        format!(
            "<h1>The public does not see this</h1>\n<p>There is nothing at <code>{}</code> for the public today: it is not \
             approved, or not in date, or it was never there.</p>\n<p><a href=\"/{}\">See it in the preview</a></p>\n",
            shown(path),
            encoded(path)
        )
    } else {
        format!("<h1>Nothing stands here</h1>\n<p>There is no page at <code>{}</code>.</p>\n", shown(path))
    };
    if let Some(near) = near {
        let folder = if public { dress::PUBLIC } else { "" };
        let _ = writeln!(inside, "<p>Did you mean <a href=\"/{folder}{}\">{}</a>?</p>", encoded(near), shown(near));
    }
    if !public {
        inside.push_str("<p><a href=\"/_preview/\">Every document</a></p>\n");
    }
    page("Nothing stands here", token, &inside)
}

/// Returns the page for a file that cannot be made.
pub(super) fn fault(token: &str, told: &str) -> String {
    let inside = format!(
        "<h1>This page cannot be made</h1>\n<pre tabindex=\"0\">{told}</pre>\n<p>It comes back when that is mended.</p>\n"
    );
    page("This page cannot be made", token, &inside)
}

/// Returns the page for a folder that cannot be shown at all.
pub(super) fn nothing_yet(token: &str) -> String {
    page("The site cannot be shown", token, "<h1>The site cannot be shown</h1>\n")
}

/// Returns the page that is shown while something slow is made.
pub(super) fn making(token: &str, path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let inside = format!(
        "<h1>Making {}</h1>\n<p role=\"status\">This takes a few seconds. It opens here, or is offered to be saved, when it is \
         ready; then go back to where you were.</p>\n",
        shown(name)
    );
    let refresh = format!("<meta http-equiv=\"refresh\" content=\"0; url=/{}?ready\">\n</head>", encoded(path));
    page("One moment", token, &inside).replacen("</head>", &refresh, 1)
}

/// Returns what stands over a page while the folder cannot be shown as it is now.
pub(super) fn trouble(trouble: &Trouble) -> String {
    format!(
        "<section class=\"candour candour-trouble\" id=\"candour-trouble\" lang=\"en\" role=\"alert\">\n<h2>This cannot be shown \
         as it is now</h2>\n<p>The page is shown as it last was, and follows again by itself when this is mended:</p>\n\
         <pre tabindex=\"0\">{}</pre>\n</section>\n",
        escaped(&trouble.told)
    )
}

/// The same for one document, whose findings are HTML already.
pub(super) fn broken(told: &str) -> String {
    format!(
        "<section class=\"candour candour-trouble\" id=\"candour-trouble\" lang=\"en\" role=\"alert\">\n<h2>This document \
         cannot be read as it is now</h2>\n<p>Its page is shown as it last was, and follows again by itself when \
         this is mended:</p>\n<pre tabindex=\"0\">{told}</pre>\n</section>\n"
    )
}

/// Returns what stands at the end of a page of the public site.
pub(super) fn public_bar(path: &str) -> String {
    format!(
        "<aside id=\"candour-panel\" class=\"candour candour-good\" lang=\"en\" aria-label=\"Preview\"><p><strong>What the \
         public sees.</strong> <a href=\"/{}\">Back to the preview</a></p></aside>\n",
        encoded(path)
    )
}
