//! A newsletter says the same in every inbox, and reaches each reader once.
//!
//! What the tests need besides Rust (a mail server, a mail reader, a certificate) is got ready by `tests/mail/ready`.
#![expect(clippy::disallowed_methods, reason = "tests stand outside of the program")]

#[path = "mail/forms.rs"]
mod forms;
#[path = "mail/issues.rs"]
mod issues;
#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;
#[path = "mail/lists.rs"]
mod lists;
#[path = "bench/measure.rs"]
#[expect(dead_code, reason = "only the memory is looked at here")]
mod measure;
#[path = "mail/post.rs"]
mod post;
#[path = "mail/sending.rs"]
mod sending;
#[path = "mail/words.rs"]
mod words;

/// The newsletter of the small site with one document of every kind, and its folder.
const ISSUE: &str = "newsletter-2026-03";
const FOLDER: &str = "newsletters/2026-03";
