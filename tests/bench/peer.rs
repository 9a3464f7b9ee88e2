//! The same documents in the preview of another generator: how long it takes from a save to the new page and its list.
//!
//! Hugo reads front matter in TOML too, so it is given the very files, with the plainest theme there can be. It checks
//! nothing, and has no search.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_mins(2);
/// How long between two questions for a page that is not there yet.
const PAUSE: Duration = Duration::from_millis(2);

const SETTINGS: &str = "baseURL = \"http://127.0.0.1/\"\ntitle = \"Example learning\"\nuglyURLs = true\n\
    disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"robotsTXT\", \"404\"]\n";
const PAGE: &str = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n";
const LIST: &str = "<!doctype html><title>{{ .Title }}</title><ul>{{ range .RegularPages }}\
    <li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>\n";

/// Where the list of briefings stands.
const LISTED: &str = "/briefings/";

/// What a peer took, in the middle of its saves.
pub(crate) struct Peer {
    pub name: String,
    pub first: Duration,
    pub page: Duration,
    pub list: Duration,
}

/// Measures `hugo server` over the briefings of a site; nothing when it is not installed.
pub(crate) fn hugo(site: &Path, middle: usize, saves: usize) -> Option<Peer> {
    let version = Command::new("hugo").arg("version").output().ok().filter(|run| run.status.success())?;
    let name = String::from_utf8_lossy(&version.stdout).split([' ', '-']).take(2).collect::<Vec<_>>().join(" ");
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("hugo.toml", SETTINGS);
    put("layouts/single.html", PAGE);
    put("layouts/list.html", LIST);
    put("layouts/home.html", LIST);
    for part in ["briefings", "audits", "findings"] {
        for file in fs::read_dir(site.join("content").join(part)).expect("documents").flatten() {
            if file.path().extension().is_some_and(|ending| ending == "md") {
                let name = file.file_name().to_string_lossy().into_owned();
                put(&format!("content/{part}/{name}"), &fs::read_to_string(file.path()).expect("a document"));
            }
        }
    }
    let start = Instant::now();
    let server = Server::begin(root);
    let page = format!("/briefings/briefing-{middle:05}.html");
    server.wait(&page, "<h1>");
    let first = start.elapsed();
    let file = root.join(format!("content/briefings/briefing-{middle:05}.md"));
    let text = fs::read_to_string(&file).expect("a briefing");
    let (mut pages, mut lists) = (Vec::new(), Vec::new());
    for save in 0..saves {
        std::thread::sleep(Duration::from_millis(600));
        let word = format!("zyzzyva{save}");
        let new = text.replacen("title = \"Lesson", &format!("title = \"{word}"), 1);
        assert_ne!(new, text, "a briefing has a title");
        let start = Instant::now();
        fs::write(&file, format!("{new}\n{word}\n")).expect("a save");
        server.wait(&page, &word);
        pages.push(start.elapsed());
        server.wait(LISTED, &word);
        lists.push(start.elapsed());
    }
    let middle = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    };
    Some(Peer { name, first, page: middle(&mut pages), list: middle(&mut lists) })
}

struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn begin(root: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|line| line.local_addr()).expect("a free port");
        let port = free.port();
        let mut command = Command::new("hugo");
        command.args(["server", "--bind", "127.0.0.1", "--disableLiveReload", "--renderToMemory", "--quiet"]);
        // Otherwise it leaves lists as they were.
        command.arg("--disableFastRender");
        command.args(["--port", &port.to_string(), "--source"]).arg(root);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn();
        Self { child: child.expect("it starts"), port }
    }

    /// Asks for a page until it holds some words.
    fn wait(&self, target: &str, words: &str) {
        let start = Instant::now();
        while !self.get(target).contains(words) {
            assert!(start.elapsed() < PATIENCE, "{target} never holds {words}");
            std::thread::sleep(PAUSE);
        }
    }

    fn get(&self, target: &str) -> String {
        let mut answer = Vec::new();
        let Ok(mut line) = TcpStream::connect(("127.0.0.1", self.port)) else { return String::new() };
        let asked = write!(line, "GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        let read = asked.and_then(|()| line.read_to_end(&mut answer));
        read.map_or_else(|_| String::new(), |_| String::from_utf8_lossy(&answer).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
