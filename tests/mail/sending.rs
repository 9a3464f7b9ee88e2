//! Messages on their way: every reader once, whatever the server does and whenever the run ends.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::ISSUE;
use crate::lab::{Lab, Run, TODAY};
use crate::post::{Server, certificate, read};

/// How many readers there are; `READERS` gives another number.
fn many() -> usize {
    std::env::var("READERS").ok().and_then(|number| number.parse().ok()).unwrap_or(120)
}

fn lab(readers: usize) -> Lab {
    let lab = Lab::copy_of("tests/golden/site");
    let mut list = String::from("name,email\n");
    for number in 0..readers {
        let _ = writeln!(list, "Reader {number},reader{number}@example.org");
    }
    lab.write("readers.csv", list);
    lab
}

fn arguments(url: &str) -> [&str; 12] {
    let fast = ["--per-minute", "1000000", "--patience", "2"];
    let [a, b, c, d] = fast;
    ["issue", ISSUE, "--send", "--to", "readers.csv", "--smtp", url, "--yes", a, b, c, d]
}

fn send(lab: &Lab, url: &str) -> Run {
    lab.run(&arguments(url))
}

fn journal(lab: &Lab) -> BTreeMap<String, String> {
    let journal = lab.read(&format!("readers.csv.{ISSUE}.journal"));
    let lines = journal.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    lines.map(|(fate, address)| (address, fate)).collect()
}

/// Returns who received it, and fails when anybody did twice.
fn once(server: &Server) -> BTreeSet<String> {
    let took = server.took();
    let set: BTreeSet<String> = took.iter().cloned().collect();
    assert_eq!(set.len(), took.len(), "somebody received it twice");
    set
}

#[test]
fn every_reader_receives_it_once_although_the_server_refuses_defers_and_goes_away() {
    let readers = many();
    let lab = lab(readers);
    // Each of these meets one reader of twenty: one in twenty of all is refused, the others arrive in the end.
    let server = Server::start(&lab.path(""), &["refuse=3", "defer=5", "late-defer=7", "close=9", "busy=11", "cut=13"]);
    let mut run = send(&lab, &server.url());
    let mut runs = 1;
    while run.status == Some(1) && runs < 6 {
        assert!(run.stderr.contains("not reached yet") || run.stderr.contains("may or may not"), "{}", run.stderr);
        once(&server);
        let url = server.url();
        let again = [&arguments(&url)[..], &["--again"]].concat();
        // The server of this test goes away in the middle of a message only before it has taken it.
        run = if runs == 1 { send(&lab, &server.url()) } else { lab.run(&again) };
        runs += 1;
    }
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let refused: BTreeSet<String> =
        (0..readers).filter(|number| number % 20 == 3).map(|number| format!("reader{number}@example.org")).collect();
    let expected: BTreeSet<String> = (0..readers)
        .map(|number| format!("reader{number}@example.org"))
        .filter(|reader| !refused.contains(reader))
        .collect();
    assert_eq!(once(&server), expected);
    let journal = journal(&lab);
    assert!(expected.iter().all(|reader| journal[reader] == "sent"));
    assert!(refused.iter().all(|reader| journal[reader] == "refused"));
    let run = send(&lab, &server.url()).ends(0);
    assert!(run.stderr.contains("Sent to 0 readers."), "{}", run.stderr);
    assert_eq!(once(&server), expected, "a run after the end sends nothing");
}

#[test]
fn who_may_have_received_it_is_told_of_and_not_tried_again() {
    let lab = lab(40);
    let server = Server::start(&lab.path(""), &["silent=4"]);
    for _ in 0..2 {
        let run = send(&lab, &server.url()).ends(1);
        assert!(run.stderr.contains("2 readers may or may not have received it"), "{}", run.stderr);
        assert_eq!(once(&server).len(), 40, "the server did take them");
    }
    assert_eq!(journal(&lab)["reader24@example.org"], "tried");
    let url = server.url();
    let again = [&arguments(&url)[..], &["--again"]].concat();
    lab.run(&again).ends(0);
    assert_eq!(server.took().len(), 42, "somebody decided to send it again");
}

#[test]
fn a_run_that_is_killed_anywhere_sends_nothing_twice_and_loses_nobody() {
    let lab = lab(80);
    let server = Server::start(&lab.path(""), &[]);
    let mut kills = 0;
    let mut pause = 300;
    loop {
        let mut run = start(&lab, &server.url());
        std::thread::sleep(Duration::from_millis(pause));
        pause += 130;
        if run.try_wait().expect("a process").is_some() {
            break;
        }
        run.kill().expect("a process");
        run.wait().expect("its end");
        kills += 1;
        assert!(kills < 60, "it never ends");
    }
    assert!(kills > 1, "it was never killed on its way");
    let run = send(&lab, &server.url());
    let took = once(&server);
    let journal = journal(&lab);
    let unknown: BTreeSet<&String> =
        journal.iter().filter(|(_, fate)| *fate == "tried").map(|(reader, _)| reader).collect();
    assert!(unknown.len() <= kills, "at most one reader for each time it was killed: {unknown:?}");
    assert_eq!(run.status, Some(i32::from(!unknown.is_empty())), "{}", run.stderr);
    for number in 0..80 {
        let reader = format!("reader{number}@example.org");
        assert!(took.contains(&reader) || unknown.contains(&reader), "{reader} is lost");
    }
}

fn start(lab: &Lab, url: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.current_dir(lab.path("")).args(arguments(url)).args(["--today", TODAY]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

#[test]
fn a_server_that_hangs_or_is_not_there_is_given_up_and_nothing_is_lost() {
    let lab = lab(3);
    let run = send(&lab, "smtp://127.0.0.1:9").ends(1);
    assert!(run.stderr.contains("the server cannot be used"), "{}", run.stderr);
    assert_eq!(journal(&lab).len(), 0, "nobody was tried");
    let server = Server::start(&lab.path(""), &["hang=1"]);
    let run = send(&lab, &server.url());
    assert_eq!(once(&server).len(), 3, "reader 1 received it over a new line\n{}", run.stderr);
    run.ends(0);
}

#[test]
fn a_server_that_takes_nothing_from_us_stops_the_run_at_once() {
    let lab = lab(3);
    let server = Server::start(&lab.path(""), &["sender=0"]);
    let run = send(&lab, &server.url()).ends(1);
    assert!(run.stderr.contains("the server takes nothing from this sender"), "{}", run.stderr);
    assert_eq!(journal(&lab).len(), 0, "no reader is to blame");
}

#[test]
fn a_message_on_its_way_names_its_reader_and_ends_a_subscription_by_one_click() {
    let lab = lab(0);
    lab.write("readers.csv", "email\nsi\u{e2}n+list@example.org\n\"\"\"o'neil\"\"@example.org\"\n");
    std::fs::create_dir(lab.path("messages")).expect("a folder");
    let folder = lab.path("messages");
    let server = Server::start(&lab.path(""), &[&format!("messages={}", folder.display())]);
    send(&lab, &server.url()).ends(0);
    let message = &read(&[folder.join("si\u{e2}n+list@example.org.eml")])[0];
    assert_eq!(message["faults"], serde_json::json!([]));
    let head = message["head"].to_string();
    let stop = "https://lists.testwick.example.org/stop?address=si%C3%A2n%2Blist%40example.org";
    for part in [stop, "\"list-unsubscribe-post\",\"List-Unsubscribe=One-Click\"", "22 Nov 2026", "\"list-id\""] {
        assert!(head.contains(part), "{part}\n{head}");
    }
    assert!(!head.contains("x-unsent") && !head.contains("neil"), "{head}");
    for form in ["text", "html"] {
        assert!(message[form].as_str().is_some_and(|text| text.contains(stop)), "{form}");
    }
    let run = lab.run(&["issue", ISSUE, "--send", "--to", "readers.csv", "--smtp", &server.url()]).ends(0);
    assert!(run.stderr.contains("to 0 readers.\n2 readers received it before."), "{}", run.stderr);
}

#[test]
fn two_texts_never_share_a_journal_and_two_runs_never_a_list() {
    let lab = lab(1);
    let server = Server::start(&lab.path(""), &[]);
    send(&lab, &server.url()).ends(0);
    let text = lab.read("content/newsletters/2026-03.md");
    lab.write("content/newsletters/2026-03.md", text.replace("Write to us", "Do write to us"));
    lab.approve(&["content/newsletters/2026-03.md"]);
    let run = send(&lab, &server.url()).ends(2);
    assert!(run.stderr.contains("the issue has changed since some received it"), "{}", run.stderr);
    lab.write(&format!("readers.csv.{ISSUE}.journal"), "email\n");
    let run = send(&lab, &server.url()).ends(2);
    assert!(run.stderr.contains("is no journal of candour"), "{}", run.stderr);
}

#[test]
fn what_is_not_public_is_not_sent() {
    let lab = lab(1);
    let text = lab.read("content/newsletters/2026-03.md");
    lab.write("content/newsletters/2026-03.md", text.replace("Write to us", "Do write to us"));
    let run = send(&lab, "smtp://127.0.0.1:9").ends(4);
    assert!(run.stderr.contains("content/newsletters/2026-03.md"), "{}", run.stderr);
}

#[test]
fn a_connection_is_kept_from_others_and_a_password_from_everybody() {
    let lab = lab(2);
    let (certificate, key) = certificate(&lab.path(""));
    let files = format!("{},{}", certificate.display(), key.display());
    let login = "login=office,correct horse";
    let trusted = certificate.display().to_string();
    let run = |url: &str, environment: &[(&str, &str)]| lab.run_with(&arguments(url), environment);
    let password = ("CANDOUR_SMTP_PASSWORD", "correct horse");

    let server = Server::start(&lab.path(""), &[&format!("smtps={files}"), login]);
    let url = format!("smtps://office@localhost:{}", server.port);
    let refused = run(&url, &[password]).ends(1);
    assert!(refused.stderr.contains("the server cannot be used"), "a stranger's certificate: {}", refused.stderr);
    let refused = run(&url, &[("SSL_CERT_FILE", &trusted), ("CANDOUR_SMTP_PASSWORD", "wrong battery")]).ends(1);
    assert!(refused.stderr.contains("does not let `office` in") && !refused.stderr.contains("battery"));
    assert_eq!(server.took().len(), 0);
    let sent = run(&url, &[("SSL_CERT_FILE", &trusted), password]).ends(0);
    assert_eq!(once(&server).len(), 2);
    drop(server);
    for (path, text) in
        lab.files("").into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
    {
        assert!(!text.contains("correct horse"), "{path} holds the password");
    }
    assert!(!sent.stderr.contains("correct horse"));

    // The same for one run, and for a line that is closed to others by STARTTLS: whoever names a certificate means it.
    std::fs::remove_file(lab.path(&format!("readers.csv.{ISSUE}.journal"))).expect("a journal");
    let server = Server::start(&lab.path(""), &[&format!("tls={files}"), login]);
    let url = format!("smtp://office@localhost:{}", server.port);
    let with = |file: &str| lab.run_with(&[&arguments(&url)[..], &["--ca", file]].concat(), &[password]);
    let open = run(&url, &[password]).ends(1);
    assert!(server.took().len() == 2, "the log of the server before: {}", open.stderr);
    let stranger = lab.path("stranger");
    std::fs::create_dir(&stranger).expect("a folder");
    let refused = with(&crate::post::certificate(&stranger).0.display().to_string()).ends(1);
    assert!(refused.stderr.contains("the server cannot be used"), "another certificate: {}", refused.stderr);
    for (file, words) in [("readers.csv", "holds no certificate"), ("none.pem", "cannot be read")] {
        let refused = with(file).ends(2);
        assert!(refused.stderr.contains(words), "{}", refused.stderr);
    }
    with(&trusted).ends(0);
    assert_eq!(server.took().len(), 4, "two readers, over a line that others cannot read");
    drop(server);
    let plain = Server::start(&lab.path(""), &[]);
    std::fs::remove_file(lab.path(&format!("readers.csv.{ISSUE}.journal"))).expect("a journal");
    let url = format!("smtp://localhost:{}", plain.port);
    let refused = lab.run(&[&arguments(&url)[..], &["--ca", &trusted]].concat()).ends(1);
    assert!(refused.stderr.contains("does not offer STARTTLS"), "{}", refused.stderr);
    drop(plain);
    lab.write(&format!("readers.csv.{ISSUE}.journal"), "");

    // A name that is not this computer's own: nothing is said before the line is closed to others.
    let open = Server::start(&lab.path(""), &[]);
    let refused = run(&format!("smtp://127.1:{}", open.port), &[]);
    assert!(refused.stderr.contains("does not offer STARTTLS") || refused.stderr.contains("received it before"));
    std::fs::remove_file(lab.path(&format!("readers.csv.{ISSUE}.journal"))).expect("a journal");
    let refused = run(&format!("smtp://127.1:{}", open.port), &[]).ends(1);
    assert!(refused.stderr.contains("does not offer STARTTLS, and nothing is sent in the open"), "{}", refused.stderr);
}
