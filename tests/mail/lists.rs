//! Lists of readers, however they were saved: what a run would do with them, before anything is sent.

use std::fmt::Write;
use std::process::{Command, Stdio};

use crate::ISSUE;
use crate::lab::{Lab, Run, TODAY};
use crate::measure::measure;

fn lab() -> Lab {
    Lab::copy_of("tests/golden/site")
}

/// Shows what would be sent to a list that stands beside the site's folders.
fn dry(lab: &Lab, bytes: &[u8]) -> Run {
    lab.write("readers.csv", bytes);
    lab.run(&["issue", ISSUE, "--send", "--to", "readers.csv", "--smtp", "smtp://127.0.0.1:9"])
}

#[track_caller]
fn readers(lab: &Lab, bytes: &[u8], expected: &str) {
    let run = dry(lab, bytes).ends(0);
    assert!(run.stderr.contains(&format!("\nto {expected}.\n")), "{}", run.stderr);
    assert!(run.stderr.ends_with("Nothing was sent. Add `--yes` to send it.\n"), "{}", run.stderr);
}

#[test]
fn a_list_is_read_however_a_spreadsheet_saved_it() {
    let lab = lab();
    readers(&lab, b"email\na@example.org\nb@example.org\n", "2 readers");
    readers(&lab, b"\xef\xbb\xbfName;Email\r\nA;a@example.org\r\n\r\nB;b@example.org", "2 readers");
    readers(&lab, b"a@example.org\n", "1 reader");
    readers(&lab, b"\"Last, first\",\"E-mail\"\n\"A,\nof two lines\",\"a@example.org\"\n", "1 reader");
    readers(&lab, b"name\temail\nA\ta@example.org\n", "1 reader");
    readers(&lab, "email\n\"\"\"o neil\"\"@example.org\"\nsi\u{e2}n@example.org\n".as_bytes(), "2 readers");
    readers(&lab, b"email\nA@Example.org\na@example.org\n a@example.org \n", "1 reader");
    assert!(!lab.path(&format!("readers.csv.{ISSUE}.journal")).exists(), "a dry run writes nothing");
}

#[test]
fn rows_without_an_address_are_counted_and_none_reaches_into_a_message() {
    let lab = lab();
    let list = "email\na@example.org\nnobody\n\"b@example.org\nBcc: c@example.org\"\n<d@example.org>\nx@y@z\n";
    let run = dry(&lab, list.as_bytes()).ends(0);
    assert!(run.stderr.contains("to 1 reader.\n4 rows of the list without an address."), "{}", run.stderr);
}

#[test]
fn a_list_that_cannot_be_used_is_refused_in_words() {
    let lab = lab();
    let refused = |bytes: &[u8], words: &str| {
        let run = dry(&lab, bytes).ends(2);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    };
    refused(b"", "the list is empty");
    refused(b"name,telephone\nA,01632 960001\n", "no column of the list is called `email`");
    refused(b"\xff\xfee\0m\0a\0i\0l\0\n\0", "saved as UTF-16");
    let run = lab.run(&["issue", ISSUE, "--send", "--to", "none.csv", "--smtp", "smtp://127.0.0.1:9"]).ends(2);
    assert!(run.stderr.contains("`none.csv` cannot be read"), "{}", run.stderr);
    lab.write("content/readers.csv", "email\na@example.org\n");
    let run = lab.run(&["issue", ISSUE, "--send", "--to", "content/readers.csv", "--smtp", "smtp://127.0.0.1:9"]);
    assert!(run.ends(2).stderr.contains("does not belong among the files of the site"));
}

#[test]
fn a_hundred_thousand_readers_are_counted_row_by_row() {
    let lab = lab();
    let mut list = String::from("email\n");
    for number in 0..100_000 {
        let _ = writeln!(list, "reader{number}@example.org");
    }
    readers(&lab, list.as_bytes(), "100000 readers");
}

#[test]
fn ten_times_as_many_readers_take_no_more_memory_than_their_addresses() {
    let lab = lab();
    let peak = |rows: usize| -> u64 {
        // What else a row holds is most of it, and none of it is kept.
        let more = "x".repeat(600);
        let mut list = String::from("email,note\n");
        for number in 0..rows {
            let _ = writeln!(list, "reader{number}@example.org,{more}");
        }
        lab.write("readers.csv", list);
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        command.current_dir(lab.path("")).stderr(Stdio::null()).args(["--today", TODAY]);
        command.args(["issue", ISSUE, "--send", "--to", "readers.csv", "--smtp", "smtp://127.0.0.1:9"]);
        measure(&mut command, &[0]).peak
    };
    let (few, many) = (peak(10_000), peak(100_000));
    assert!(few > 0, "nobody counts the memory here");
    assert!(many < few + (40 << 20), "a list of 60 MB takes {} MiB more than one of 6", (many - few) >> 20);
}

#[test]
fn a_server_is_named_without_a_password_and_never_spoken_to_in_the_open() {
    let lab = lab();
    lab.write("readers.csv", "email\na@example.org\n");
    let send = |url: &str| lab.run(&["issue", ISSUE, "--send", "--to", "readers.csv", "--smtp", url, "--yes"]);
    let run = send("smtps://office:hunter2@mail.example.org").ends(2);
    assert!(run.stderr.contains("CANDOUR_SMTP_PASSWORD") && !run.stderr.contains("hunter2"), "{}", run.stderr);
    let run = send("smtps://office@mail.example.org").ends(2);
    assert!(run.stderr.contains("the server asks `office` for a password"), "{}", run.stderr);
    send("mail.example.org").ends(2);
    send("ftp://mail.example.org").ends(2);
}
