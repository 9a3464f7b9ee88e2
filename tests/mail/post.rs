//! The world that messages go out into: a mail server on this computer, and programs that read mail.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// The Python that has the mail server, made ready once.
static PYTHON: LazyLock<PathBuf> = LazyLock::new(|| {
    let made = Command::new(here("tests/mail/ready")).output().expect("bash");
    assert!(made.status.success(), "tests/mail/ready:\n{}", String::from_utf8_lossy(&made.stderr));
    PathBuf::from(String::from_utf8_lossy(&made.stdout).lines().last().expect("a path"))
});

/// A running mail server.
pub(crate) struct Server {
    process: Child,
    pub port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts a server that keeps its log in a folder and meets readers with faults: see `tests/mail/server.py`.
    pub(crate) fn start(folder: &Path, options: &[&str]) -> Self {
        let log = folder.join("server.log");
        let mut command = Command::new(&*PYTHON);
        command.arg(here("tests/mail/server.py")).arg(&log).args(options);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output")).read_line(&mut line).expect("its port");
        Self { process, port: line.trim().parse().expect("a port"), log }
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Returns the address of the reader of each message that it took, in order.
    pub(crate) fn took(&self) -> Vec<String> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().filter_map(|line| Some(line.split_once('\t')?.0.to_owned())).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns what Python's own parser reads in some messages.
pub(crate) fn read(messages: &[PathBuf]) -> Vec<Value> {
    let run = Command::new(&*PYTHON).arg(here("tests/mail/read.py")).args(messages).output().expect("Python");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("JSON")
}

/// Returns what a real mail reader shows of a message.
pub(crate) fn shown(message: &Path, folder: &Path) -> String {
    let _ = &*PYTHON;
    let shown = folder.join("shown");
    let run = Command::new(here("tests/mail/mutt")).arg(message).arg(&shown).output().expect("bash");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    std::fs::read_to_string(shown).expect("what was shown")
}

/// Makes a certificate of `localhost` with its key; returns both paths.
pub(crate) fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let _ = &*PYTHON;
    let (certificate, key) = (folder.join("localhost.pem"), folder.join("localhost.key"));
    let mut command = Command::new("openssl");
    command.args([
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "9000",
    ]);
    command.args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
    command.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    command.arg("-out").arg(&certificate).arg("-keyout").arg(&key);
    assert!(command.output().expect("openssl").status.success(), "a certificate");
    (certificate, key)
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
