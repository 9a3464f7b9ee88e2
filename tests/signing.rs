//! Signed approvals, with the real `ssh-keygen` and the real `ssh-agent`: what one makes, the other accepts.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a test starts programs and makes keys")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use lab::{Lab, Run};

const ABOUT: &str = "content/pages/about.md";
const RECORD: &str = "content/pages/about.approval.toml";
const CHAIR: &str = "Chair of the sub-group";

/// Every kind of key that may sign and that this computer can make.
const KINDS: [(&str, &str); 3] = [("ed25519", "256"), ("ecdsa", "256"), ("ecdsa", "384")];

#[test]
fn ssh_keygen_accepts_what_approve_has_signed() {
    for (kind, bits) in KINDS {
        let lab = site(&[(CHAIR, kind, bits, "")]);
        approve(&lab, CHAIR, &["--key", "keys/0"]).ends(0);
        lab.run(&["build"]).ends(0);
        let (statement, signature) = parts(&lab.read(RECORD));
        lab.write("statement", &statement).write("signature", signature);
        lab.write("allowed", format!("chair {}", lab.read("keys/0.pub")));
        let mut verify = ssh_keygen(&lab);
        verify.args(["-Y", "verify", "-f", "allowed", "-I", "chair", "-n", "candour-approval", "-s", "signature"]);
        let mut child = verify.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("ssh-keygen starts");
        child.stdin.take().expect("a pipe").write_all(statement.as_bytes()).expect("a reader");
        assert!(child.wait().expect("an end").success(), "{kind} {bits}: ssh-keygen does not accept it");
    }
}

#[test]
fn approve_accepts_what_ssh_keygen_has_signed() {
    for (kind, bits) in KINDS {
        let lab = site(&[(CHAIR, kind, bits, "")]);
        sign_outside(&lab, "keys/0", "candour-approval");
        approve(&lab, CHAIR, &["--signature", "statement.sig"]).ends(0);
        lab.run(&["build"]).ends(0);
        assert!(lab.path("public/pages/about.html").is_file());
    }
}

#[test]
fn an_agent_signs_for_the_post_whose_key_it_holds() {
    let lab = site(&[(CHAIR, "ed25519", "256", ""), ("Deputy", "ecdsa", "256", "")]);
    let agent = Agent::start(&lab);
    agent.add("keys/0");
    let environment = [("SSH_AUTH_SOCK", agent.socket.as_str())];
    let refused = lab.run_with(&arguments("Deputy", &[]), &environment).ends(2);
    assert!(refused.stderr.contains("holds no key that may sign for `Deputy`"), "{}", refused.stderr);
    lab.run_with(&arguments(CHAIR, &[]), &environment).ends(0);
    lab.run(&["build"]).ends(0);
    agent.add("keys/1");
    lab.page("about", "Other words.");
    lab.run_with(&arguments("Deputy", &["--key", "keys/1.pub"]), &environment).ends(0);
    lab.run(&["build"]).ends(0);
}

#[test]
fn without_a_key_nothing_is_recorded() {
    let lab = site(&[(CHAIR, "ed25519", "256", "")]);
    let run = approve(&lab, CHAIR, &[]).ends(2);
    assert!(run.stderr.contains("no ssh-agent is running"), "{}", run.stderr);
    assert!(!lab.path(RECORD).exists());
}

#[test]
fn keys_that_may_not_sign_are_refused_for_what_they_are() {
    let lab = site(&[
        (CHAIR, "ed25519", "256", ""),
        ("Deputy", "ed25519", "256", "until = 2026-11-21"),
        ("Vice-chair", "ed25519", "256", "from = 2026-11-23"),
    ]);
    make_key(&lab, "9", "ed25519", "256");
    let refused = |post: &str, key: &str, why: &str| {
        let run = approve(&lab, post, &["--key", key]).ends(4);
        assert!(run.stderr.contains(why), "{post} with {key}: {}", run.stderr);
        assert!(!lab.path(RECORD).exists(), "{post} with {key} was recorded");
    };
    refused(CHAIR, "keys/9", "belongs to no post that may sign");
    refused(CHAIR, "keys/1", "this is a key of `Deputy`");
    refused("Deputy", "keys/1", "could not sign on 22 November 2026");
    refused("Vice-chair", "keys/2", "could not sign on 22 November 2026");
}

#[test]
fn a_signature_for_another_purpose_or_statement_or_cut_short_is_refused() {
    let lab = site(&[(CHAIR, "ed25519", "256", "")]);
    sign_outside(&lab, "keys/0", "file");
    let run = approve(&lab, CHAIR, &["--signature", "statement.sig"]).ends(4);
    assert!(run.stderr.contains("was made for `file`"), "{}", run.stderr);
    sign_outside(&lab, "keys/0", "candour-approval");
    let whole = lab.read("statement.sig");
    lab.write("statement.sig", whole.lines().take(3).collect::<Vec<_>>().join("\n"));
    let run = approve(&lab, CHAIR, &["--signature", "statement.sig"]).ends(2);
    assert!(run.stderr.contains("cut short"), "{}", run.stderr);
    lab.write("statement.sig", whole);
    lab.page("about", "Other words.");
    let run = approve(&lab, CHAIR, &["--signature", "statement.sig"]).ends(4);
    assert!(run.stderr.contains("over another statement"), "{}", run.stderr);
    assert!(!lab.path(RECORD).exists());
}

#[test]
fn a_record_that_loses_its_signature_or_borrows_one_is_not_public() {
    let lab = site(&[(CHAIR, "ed25519", "256", "")]);
    approve(&lab, CHAIR, &["--key", "keys/0"]).ends(0);
    let whole = lab.read(RECORD);
    let (_, signature) = parts(&whole);
    let cases = [
        (whole[..whole.find("signature").expect("a signature")].to_owned(), "approval/unsigned"),
        (whole.replace("item 1", "item 2"), "approval/bad-signature"),
        (whole.replace(&signature[74..], CUT), "approval/bad-signature"),
        (format!("# a note\n{whole}"), "approval/altered"),
    ];
    for (text, rule) in cases {
        lab.write(RECORD, &text);
        let run = lab.run(&["build", "--format", "short"]).ends(4);
        assert!(run.stderr.contains(rule), "{rule}: {}", run.stderr);
    }
    lab.write(RECORD, whole);
    lab.run(&["build"]).ends(0);
}

#[test]
fn the_letters_of_a_signature_are_no_number_plate_and_hide_none() {
    let lab = Lab::empty();
    let record = |inside: &str| format!("[[approval]]\nsignature = \"\"\"\n{}\"\"\"\n", PLATE.replace('@', inside));
    let scan = |name: &str, text: &str| {
        lab.write(name, text);
        lab.run(&["scan", "--format", "short", name])
    };
    let run = scan("content/pages/about.approval.toml", &record("")).ends(0);
    assert!(!run.stdout.contains("anon/"), "{}", run.stdout);
    for inside in ["AB12 CDE\n", "AB12CDE\n"] {
        let run = scan("content/pages/about.approval.toml", &record(inside)).ends(4);
        assert!(run.stdout.contains("anon/vehicle"), "{}", run.stdout);
    }
    let key = |comment: &str| format!("key = \"{KEY} {comment}\"\n");
    scan("content/keys.toml", &key("the chair")).ends(0);
    let run = scan("content/keys.toml", &key("AB12 CDE")).ends(4);
    assert!(run.stdout.contains("anon/vehicle"), "{}", run.stdout);
}

#[test]
fn an_rsa_key_is_refused_in_the_settings_and_on_the_command_line() {
    let lab = site(&[(CHAIR, "ed25519", "256", "")]);
    make_key(&lab, "9", "rsa", "2048");
    let run = approve(&lab, CHAIR, &["--key", "keys/9"]).ends(2);
    assert!(run.stderr.contains("cannot sign approvals"), "{}", run.stderr);
    let settings = lab.read("candour.toml").replace(lab.read("keys/0.pub").trim(), lab.read("keys/9.pub").trim());
    lab.write("candour.toml", settings);
    let run = lab.run(&["check", "--format", "short"]).ends(2);
    assert!(run.stdout.contains("cannot sign approvals"), "{}", run.stdout);
}

#[test]
fn two_posts_that_must_agree_both_sign() {
    let lab = site(&[(CHAIR, "ed25519", "256", ""), ("Deputy", "ecdsa", "256", "")]);
    lab.write("candour.toml", lab.read("candour.toml") + "\n[approval.kinds.page]\nminimum = 2\n");
    approve(&lab, CHAIR, &["--key", "keys/0"]).ends(0);
    assert!(lab.run(&["status"]).stdout.contains("approved by 1 of the 2 posts"));
    let run = approve(&lab, CHAIR, &["--key", "keys/0"]).ends(4);
    assert!(run.stderr.contains("counts once"), "{}", run.stderr);
    approve(&lab, "Deputy", &["--key", "keys/1"]).ends(0);
    assert!(lab.run(&["status"]).stdout.starts_with("public"));
    let before = lab.read(RECORD);
    let first = before.find("\n\n").expect("two entries");
    lab.write(RECORD, &before[first + 2..]);
    lab.run(&["build"]).ends(4);
}

/// Returns a site with a page that asks for signatures; each post has a key in `keys/0`, `keys/1` and so on.
fn site(posts: &[(&str, &str, &str, &str)]) -> Lab {
    let lab = Lab::empty();
    let mut settings = lab.read("candour.toml") + "\n[approval]\nrequire = \"signature\"\n";
    for (at, (post, kind, bits, more)) in posts.iter().enumerate() {
        make_key(&lab, &at.to_string(), kind, bits);
        let key = lab.read(&format!("keys/{at}.pub"));
        let key = key.trim();
        let _ = write!(settings, "\n[approval.signers.\"{post}\"]\nkeys = [\"{key}\"]\n{more}\n");
    }
    lab.write("candour.toml", settings);
    lab.page("about", "Tell us early if you are worried about a child.");
    lab
}

fn make_key(lab: &Lab, name: &str, kind: &str, bits: &str) {
    lab.write("keys/.made", "");
    let file = format!("keys/{name}");
    let status = ssh_keygen(lab).args(["-q", "-t", kind, "-b", bits, "-N", "", "-C", "", "-f", &file]).status();
    assert!(status.expect("ssh-keygen starts").success(), "no key of the kind {kind}");
}

fn arguments<'a>(post: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let fixed = ["approve", ABOUT, "--yes", "--as", post, "--anonymised-by", "Business Manager"];
    fixed.into_iter().chain(["--reference", "Sub-group, item 1"]).chain(more.iter().copied()).collect()
}

fn approve(lab: &Lab, post: &str, more: &[&str]) -> Run {
    lab.run(&arguments(post, more))
}

/// Signs what the chair would approve with the real `ssh-keygen`, into `statement.sig`.
fn sign_outside(lab: &Lab, key: &str, namespace: &str) {
    let statement = approve(lab, CHAIR, &["--statement"]).ends(0).stdout;
    lab.write("statement", statement);
    let _ = fs::remove_file(lab.path("statement.sig"));
    let status = ssh_keygen(lab).args(["-Y", "sign", "-q", "-n", namespace, "-f", key, "statement"]).status();
    assert!(status.expect("ssh-keygen starts").success());
}

fn ssh_keygen(lab: &Lab) -> Command {
    let mut command = Command::new("ssh-keygen");
    command.current_dir(lab.path("")).stdin(Stdio::null()).stderr(Stdio::null());
    command
}

/// Returns what the only approval of a record says, as it was signed, and its signature.
fn parts(record: &str) -> (String, String) {
    let (said, signature) = record.split_once("signature     = \"\"\"\n").expect("a signature");
    let said = said.strip_prefix("[[approval]]\n").expect("an approval");
    (format!("candour approval, version 1\n{said}"), signature.trim_end().trim_end_matches("\"\"\"").to_owned())
}

/// A signature cut down to letters that every key of its kind begins with.
const CUT: &str = "\n-----END SSH SIGNATURE-----\n";

/// A signature with a number plate in its letters, and a place for words.
const PLATE: &str = "-----BEGIN SSH SIGNATURE-----
@U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgi0UoqNsMAqhm/58MbpKNQ5nMVW
Guuz5V5ZZzgLjxa8QAAAAQY2FuZG91ci1hcHByb3ZhbAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEABx/AB12CDE/xxx/AB12CDE/xxx/AB12CDE/xxDRQpTH28Dm
nSTtNrEcCCUjAcFh40WIrKHXnjYOZ/JtaZakkG
-----END SSH SIGNATURE-----
";

/// A public key with number plates in its letters.
const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMfHx/AB12CDE/xxx/AB12CDE/xxx/AB12CDE/xxAAAA";

/// A real agent, ended with the test.
struct Agent {
    process: Child,
    socket: String,
}

impl Agent {
    fn start(lab: &Lab) -> Self {
        let socket = lab.path("agent").to_string_lossy().into_owned();
        let process = Command::new("ssh-agent").args(["-D", "-a", &socket]).stdout(Stdio::null()).spawn();
        let agent = Self { process: process.expect("ssh-agent starts"), socket };
        while !lab.path("agent").exists() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        agent
    }

    fn add(&self, key: &str) {
        let folder = std::path::Path::new(&self.socket).parent().expect("a folder");
        let mut command = Command::new("ssh-add");
        command.current_dir(folder).env("SSH_AUTH_SOCK", &self.socket).args(["-q", key]).stderr(Stdio::null());
        assert!(command.status().expect("ssh-add starts").success());
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
