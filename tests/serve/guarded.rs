//! Who may ask, over raw sockets: the drafts of this folder are for one person at one computer.

use std::io::{Read, Write};
use std::time::Duration;

use crate::lab::Lab;
use crate::visit::Visit;

fn lab() -> Lab {
    let lab = Lab::empty();
    lab.page("draft", "Something that nobody has approved.");
    lab
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

#[test]
fn only_names_of_this_computer_and_only_ourselves_may_read() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    let port = visit.port;
    let asked = |method: &str, target: &str, more: &str| {
        status(&visit.raw(format!("{method} {target} HTTP/1.1\r\n{more}\r\n").as_bytes()))
    };
    let host = format!("Host: 127.0.0.1:{port}\r\n");
    assert_eq!(asked("GET", "/pages/draft.html", &host), 200);
    for own in [format!("Host: localhost:{port}\r\n"), format!("Host: [::1]:{port}\r\n")] {
        assert_eq!(asked("GET", "/pages/draft.html", &own), 200, "{own}");
    }
    for foreign in ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"] {
        assert_eq!(asked("GET", "/", &format!("Host: {foreign}\r\n")), 421, "{foreign}");
    }
    assert_eq!(asked("GET", "/", ""), 400, "no host");
    assert_eq!(asked("GET", "/", &format!("{host}Host: evil.example\r\n")), 400, "two hosts");
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        assert_eq!(asked("GET", "/", &format!("{host}Origin: {origin}\r\n")), 403, "{origin}");
    }
    assert_eq!(asked("GET", "/search/index.html", &format!("{host}Sec-Fetch-Site: cross-site\r\n")), 403);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        assert_eq!(asked(method, "/", &host), 405, "{method}");
    }
}

#[test]
fn no_address_but_those_of_the_plan_is_answered() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    for target in [
        "/../candour.toml",
        "/%2e%2e/candour.toml",
        "/..%2fcandour.toml",
        "/..%5ccandour.toml",
        "//etc/passwd",
        "/a%00.html",
        "/%0d%0aX-Injected:%201",
        "/c:/x",
        "http://evil.example/",
        "*",
    ] {
        let answer = visit.get(target);
        assert_eq!(answer.status, 400, "{target}: {}", answer.head);
        assert!(!answer.head.contains("X-Injected"), "{target}");
    }
    for target in ["/candour.toml", "/content/pages/draft.md", "/.candour-manifest.json", "/%252e%252e/candour.toml"] {
        assert_eq!(visit.get(target).status, 404, "{target}");
    }
    // A bare line feed inside the address never becomes a header of the answer.
    let answer =
        visit.raw(format!("GET /a\nX-Injected:1 HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", visit.port).as_bytes());
    assert!(matches!(status(&answer), 0 | 400), "{answer}");
    assert!(!answer.contains("X-Injected"), "{answer}");
    let long = visit.get(&format!("/{}", "a".repeat(100_000)));
    assert_eq!(long.status, 414);
}

#[test]
fn every_answer_carries_the_policy_of_the_site_and_is_kept_by_nobody() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    for target in
        ["/", "/pages/draft.html", "/no/such.html", "/_preview/preview.js", "/_preview/", "/_public/index.html"]
    {
        let answer = visit.get(target);
        let policy = answer.header("Content-Security-Policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'; script-src 'self'; style-src 'self'"), "{target}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("upgrade-insecure"), "{target}: {policy}");
        assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{target}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"), "{target}");
        assert_eq!(answer.header("Cross-Origin-Resource-Policy"), Some("same-origin"), "{target}");
        assert_eq!(answer.header("Strict-Transport-Security"), None, "{target}");
        let text = answer.text();
        assert!(!text.contains(" style=\"") && !text.contains("<script>") && !text.contains(" onclick"), "{target}");
    }
}

#[test]
fn a_head_is_that_of_the_whole_answer_and_a_part_is_cut_out_of_it() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    for target in ["/", "/pages/draft.html", "/no/such.html", "/_preview/preview.css"] {
        let (whole, head) = (visit.get(target), visit.ask("HEAD", target, ""));
        assert_eq!(whole.head, head.head, "{target}");
        assert!(head.body.is_empty() && !whole.body.is_empty(), "{target}");
        assert_eq!(whole.header("Content-Length"), Some(whole.body.len().to_string().as_str()), "{target}");
    }
    let whole = visit.get("/pages/draft.html").body;
    let part = visit.ask("GET", "/pages/draft.html", "Range: bytes=5-9\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &whole[5..10]));
    assert_eq!(part.header("Content-Range"), Some(format!("bytes 5-9/{}", whole.len()).as_str()));
    let last = visit.ask("GET", "/pages/draft.html", "Range: bytes=-4\r\n");
    assert_eq!((last.status, last.body.as_slice()), (206, &whole[whole.len() - 4..]));
    assert_eq!(visit.ask("GET", "/pages/draft.html", "Range: bytes=99999999-\r\n").status, 416);
    assert_eq!(visit.ask("GET", "/pages/draft.html", "Range: bytes=0-1,4-5\r\n").status, 200);
}

#[test]
fn hostile_connections_are_survived_in_silence() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    assert_eq!(visit.get("/").status, 200);
    let host = format!("Host: localhost:{}\r\n", visit.port);
    // Bodies: promised and never sent, promised larger than any memory, in pieces, twice, with another question inside.
    for more in [
        "Content-Length: 2000\r\n\r\n",
        "Content-Length: 1000000000000000000\r\n\r\n",
        "Content-Length: 18446744073709551615\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: odd\r\nContent-Length: 4\r\n\r\nGET ",
        "Content-Length: 4\r\nContent-Length: 9\r\n\r\nGET / HTTP/1.1",
    ] {
        for method in ["POST", "GET"] {
            let answer = visit.raw(format!("{method} / HTTP/1.1\r\n{host}{more}").as_bytes());
            assert!(matches!(status(&answer), 400 | 405), "{method} {more:?}: {answer}");
        }
    }
    // Browsers that hang up at once, and half a question that never ends.
    for _ in 0..100 {
        drop(visit.line());
    }
    let mut waiting = Vec::new();
    for _ in 0..50 {
        let mut line = visit.line();
        let _ = line.write_all(b"GET / HTTP/1.1\r\nHos");
        waiting.push(line);
    }
    let _ = visit.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 no http at all\r\n\r\n");
    let _ = visit.raw(format!("GET / HTTP/9.9\r\n{host}\r\n").as_bytes());
    assert_eq!(visit.get("/pages/draft.html").status, 200);
    let said = visit.said();
    assert!(!said.contains("panicked") && !said.contains("tiny_http"), "{said}");
}

#[test]
fn only_so_many_pages_listen_and_those_that_go_away_make_room() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    let listen = || {
        let mut line = visit.line();
        line.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
        let head = format!("GET /_preview/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", visit.port);
        line.write_all(head.as_bytes()).expect("a question");
        let mut buffer = [0; 2048];
        let count = line.read(&mut buffer).expect("an answer");
        (status(&String::from_utf8_lossy(&buffer[..count])), line)
    };
    let pages: Vec<_> = (0..32).map(|_| listen()).collect();
    assert!(pages.iter().all(|(status, _)| *status == 200));
    assert_eq!(listen().0, 503, "the 33rd page");
    assert_eq!(visit.get("/").status, 200, "others are answered all the same");
    drop(pages);
    let again = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(200));
        listen().0 == 200
    });
    assert!(again, "pages that went away still count");
}

#[test]
fn no_other_computer_can_connect() {
    let lab = lab();
    let visit = Visit::of(&lab, &[]);
    let wide = format!("{:04X}", visit.port);
    // The table of the kernel: local address and port in hexadecimal, state 0A for listening.
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        #[expect(clippy::disallowed_methods, reason = "a test reads what the kernel says")]
        let text = std::fs::read_to_string(table).unwrap_or_default();
        for line in text.lines().skip(1) {
            let mut words = line.split_whitespace().skip(1);
            let (local, state) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
            if let Some((address, port)) = local.split_once(':')
                && port == wide
                && state == "0A"
            {
                let own = ["0100007F", "00000000000000000000000001000000"];
                assert!(own.contains(&address), "{table}: {line}");
            }
        }
    }
}
