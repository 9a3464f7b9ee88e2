//! A running preview and what it answers.
#![expect(clippy::disallowed_methods, reason = "a test starts the program and watches the clock")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::lab::{Lab, TODAY};

/// The longest that a change may take to be seen, on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(1);

/// A preview that ends with its test.
pub(crate) struct Visit {
    child: Child,
    pub(crate) port: u16,
    pub(crate) stderr: std::sync::Arc<std::sync::Mutex<String>>,
}

/// An answer as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Visit {
    /// Begins a preview of a lab's folder, at some port.
    pub(crate) fn of(lab: &Lab, arguments: &[&str]) -> Self {
        Self::under(Command::new(env!("CARGO_BIN_EXE_candour")), lab, arguments)
    }

    /// The same under another program, such as one that narrows what the system allows.
    pub(crate) fn under(mut command: Command, lab: &Lab, arguments: &[&str]) -> Self {
        command.arg("serve").args(["--today", TODAY]).args(arguments).current_dir(lab.path("."));
        command.env("NO_COLOR", "1").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut first = String::new();
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        stdout.read_line(&mut first).expect("an address");
        let port = first.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        let stderr = std::sync::Arc::<std::sync::Mutex<String>>::default();
        let (kept, errors) = (stderr.clone(), child.stderr.take().expect("its messages"));
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                let mut kept = kept.lock().expect("no panic");
                kept.push_str(&line);
                kept.push('\n');
            }
        });
        let port = port.unwrap_or_else(|| panic!("no address in {first:?}"));
        Self { child, port, stderr }
    }

    pub(crate) fn said(&self) -> String {
        self.stderr.lock().expect("no panic").clone()
    }

    /// Sends bytes as they are, and returns all that comes back until the line is closed or quiet.
    pub(crate) fn raw(&self, bytes: &[u8]) -> String {
        let mut line = self.line();
        line.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        let _ = line.write_all(bytes);
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(count) = line.read(&mut buffer) {
            answer.extend(&buffer[..count]);
            if count == 0 || is_whole(&answer) {
                break;
            }
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn line(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).expect("a connection")
    }

    /// Asks for an address, with more lines in the head.
    pub(crate) fn ask(&self, method: &str, target: &str, more: &str) -> Answer {
        let mut line = self.line();
        line.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        let head =
            format!("{method} {target} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n{more}\r\n", self.port);
        line.write_all(head.as_bytes()).expect("a question");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or_else(|| panic!("{method} {target}"));
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    /// Asks until the answer is as wanted; says what it was in the end.
    pub(crate) fn until(&self, target: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(target);
            if wanted(&answer) {
                return answer;
            }
            let (text, said) = (answer.text(), self.said());
            assert!(
                start.elapsed() < PATIENCE,
                "{target}: {} {}\n{text}\n--- said\n{said}",
                answer.status,
                answer.head
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Asks until the page says a word.
    pub(crate) fn until_says(&self, target: &str, word: &str) -> String {
        self.until(target, |answer| answer.text().contains(word)).text()
    }

    /// Asks until the page no longer says a word.
    pub(crate) fn until_silent(&self, target: &str, word: &str) -> String {
        self.until(target, |answer| answer.status == 200 && !answer.text().contains(word)).text()
    }

    /// Sends a signal by the system's own program, and returns how the preview ended.
    pub(crate) fn end(&mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().expect("a signal");
        assert!(sent.success());
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "the preview goes on after {signal}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns whether an answer has come whole.
fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}
