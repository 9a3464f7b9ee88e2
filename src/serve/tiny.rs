//! `tiny_http` as our wire.
//!
//! Its own answers are not used: they would pass on line breaks in headers, hold back a stream of events, and write head
//! and body apart. Its bodies are never read: a length that somebody made up would be asked of the memory.

use std::io::{self, Write};

use tiny_http::{Request, Response, Server, StatusCode};

use super::wire::{Exchange, Head, Listener};

/// Opens an address.
pub(super) fn open(address: &str) -> io::Result<Box<dyn Listener>> {
    let server = Server::http(address).map_err(|error| match error.downcast::<io::Error>() {
        Ok(error) => *error,
        Err(error) => io::Error::other(error.to_string()),
    })?;
    Ok(Box::new(Tiny(server)))
}

struct Tiny(Server);

impl Listener for Tiny {
    fn next(&self) -> io::Result<Box<dyn Exchange>> {
        let request = self.0.recv()?;
        let header = |header: &tiny_http::Header| {
            (header.field.as_str().as_str().to_ascii_lowercase(), header.value.as_str().to_owned())
        };
        let head = Head {
            method: request.method().as_str().to_owned(),
            target: request.url().to_owned(),
            headers: request.headers().iter().map(header).collect(),
        };
        Ok(Box::new(Asked { head, request }))
    }
}

struct Asked {
    head: Head,
    request: Request,
}

impl Exchange for Asked {
    fn head(&self) -> &Head {
        &self.head
    }

    fn answer(self: Box<Self>) -> Box<dyn Write + Send> {
        self.request.into_writer()
    }

    fn refuse(self: Box<Self>, status: u16, text: &str) {
        let answer = Response::from_string(text).with_status_code(StatusCode(status));
        let stream = self.request.upgrade("close", answer);
        // Letting go of it would first make room for as many bytes as the head promised.
        std::mem::forget(stream);
    }
}

/// Returns whether a fault of the program is one of the web server's own, such as a browser that hung up at once.
pub(super) fn is_own(file: &str) -> bool {
    file.contains("tiny_http")
}
