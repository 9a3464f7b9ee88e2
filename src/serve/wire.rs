//! What the preview needs of a web server, and nothing more: so little that another one can take its place.

use std::io::{self, Write};

/// What a browser asked, before anything of it is believed.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub method: String,
    /// The address as it was sent: not decoded, perhaps hostile.
    pub target: String,
    /// Names in small letters, in the order they came.
    pub headers: Vec<(String, String)>,
}

impl Head {
    /// Returns the values of a header; `name` in small letters.
    pub(super) fn all<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h str> {
        self.headers.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns the first value of a header.
    pub(super) fn first<'h>(&'h self, name: &'h str) -> Option<&'h str> {
        self.all(name).next()
    }
}

/// One question that waits for its answer.
pub(super) trait Exchange: Send {
    /// Returns what was asked.
    fn head(&self) -> &Head;
    /// Returns where the answer goes, head and all.
    fn answer(self: Box<Self>) -> Box<dyn Write + Send>;
    /// Answers a question that brought a body along, without reading that body, and hangs up.
    fn refuse(self: Box<Self>, status: u16, text: &str);
}

/// One address of this computer that browsers can ask.
pub(super) trait Listener: Send {
    /// Waits for the next question; an error means that no more will come.
    fn next(&self) -> io::Result<Box<dyn Exchange>>;
}
