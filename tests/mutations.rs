//! One byte of a signed folder is changed, again and again, at random: nothing of it is ever published.
//!
//! `SEED=7 cargo test --test mutations` plays the same changes again; a failure prints its seed.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a test makes keys and changes files")]
#![expect(clippy::print_stdout, reason = "a test says which seed it played")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::fs;
use std::ops::Range;
use std::process::{Command, Stdio};

use lab::Lab;

const ROUNDS: usize = 200;
const PAGE: &str = "content/pages/about/index.md";
const PICTURE: &str = "content/pages/about/steps.png";
const RECORD: &str = "content/pages/about/index.approval.toml";

#[test]
fn no_change_of_a_single_byte_is_published() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_122);
    println!("SEED={seed}");
    let (lab, mut dice) = (signed(), Dice::new(seed));
    lab.run(&["build"]).ends(0);
    assert!(lab.path("public/pages/about.html").is_file(), "it is public to begin with");
    let places = places(&lab);
    for round in 0..ROUNDS {
        let (what, path, range) = &places[round % places.len()];
        let whole = fs::read(lab.path(path)).expect("a file");
        let at = range.start + dice.below(range.len());
        let mut bytes = whole.clone();
        while bytes[at] == whole[at] {
            // Half of the changes are to what an editor could type, the others to anything.
            let any = u8::try_from(dice.below(256)).expect("a byte");
            bytes[at] = if dice.below(2) == 0 { any } else { 32 + any % 95 };
        }
        lab.write(path, &bytes);
        fs::remove_dir_all(lab.path("public")).ok();
        let more: &[&str] = if dice.below(2) == 0 { &["build"] } else { &["build", "--without-changed"] };
        let run = lab.run(more);
        let published = lab.path("public/pages/about.html").exists();
        assert!(
            !published,
            "SEED={seed}, round {round}: {what}, byte {at} of {path}: {:?} became {:?}, and it was published\n{}",
            char::from(whole[at]),
            char::from(bytes[at]),
            run.stderr,
        );
        assert!(
            run.status == Some(0) || !lab.path("public").exists(),
            "round {round}: a refused build wrote something"
        );
        lab.write(path, &whole);
    }
    lab.run(&["build"]).ends(0);
    assert!(lab.path("public/pages/about.html").is_file(), "put back as it was, it is public again");
}

/// Returns the places that are changed in turn: text, front matter, picture, record, signature, key.
fn places(lab: &Lab) -> Vec<(&'static str, &'static str, Range<usize>)> {
    let (page, record, settings) = (lab.read(PAGE), lab.read(RECORD), lab.read("candour.toml"));
    let body = page.rfind("+++\n").expect("front matter") + 4;
    let signature = record.find("-----BEGIN").expect("a signature");
    let key = settings.find("ssh-ed25519").expect("a key");
    let key_end = key + settings[key..].find('"').expect("the end of a key");
    let picture = fs::metadata(lab.path(PICTURE)).expect("a picture").len();
    vec![
        ("the text", PAGE, body..page.len()),
        ("the front matter", PAGE, 0..body),
        ("a picture", PICTURE, 0..usize::try_from(picture).expect("a small picture")),
        ("the record", RECORD, 0..signature),
        ("the signature", RECORD, signature..record.len()),
        ("the key", "candour.toml", key..key_end),
    ]
}

/// Returns a site with one page and its picture, signed by the chair.
fn signed() -> Lab {
    let lab = Lab::empty();
    let made = Command::new("ssh-keygen")
        .current_dir(lab.path(""))
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"])
        .stdin(Stdio::null())
        .status();
    assert!(made.expect("ssh-keygen starts").success());
    let key = lab.read("key.pub");
    let policy =
        format!("[approval]\nrequire = \"signature\"\n[approval.signers.\"Chair\"]\nkeys = [\"{}\"]\n", key.trim());
    lab.write("candour.toml", lab.read("candour.toml") + &policy);
    lab.page("about", "Tell us early if you are worried about a child.\n\n![Four steps](steps.png)");
    let text = lab.read("content/pages/about.md");
    fs::remove_file(lab.path("content/pages/about.md")).expect("the page");
    lab.write(PAGE, text);
    lab.write(PICTURE, include_bytes!("golden/site/content/briefings/listening/steps.png"));
    let approve = ["approve", PAGE, "--yes", "--as", "Chair", "--anonymised-by", "Business Manager", "--key", "key"];
    lab.run(&approve.into_iter().chain(["--reference", "Item 4"]).collect::<Vec<_>>()).ends(0);
    lab
}

/// A source of numbers that is the same on every machine (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(0x9E37_79B9_7F4A_7C15 ^ (seed + 1).wrapping_mul(0xD134_2543_DE82_EF95))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("smaller than the limit")
    }
}
