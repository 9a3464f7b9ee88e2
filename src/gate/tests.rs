//! Records that are written, read back and tampered with.

use super::*;
use crate::base::{Digest, SitePath, Sources};
use crate::report::Finding;

fn decision(digest: &[u8], previous: Option<Digest>) -> Decision<'static> {
    Decision {
        id: "page-a",
        digest: Digest::of(digest),
        anonymised_by: "Business \"Manager\"",
        moderated_by: Some("Audit group"),
        approved_by: "Chair\\QA",
        approved_on: "2026-03-12".parse().expect("a day"),
        reference: "item\t4",
        previous,
    }
}

fn read(text: &str) -> (Option<ApprovalRecord>, Vec<Finding>) {
    let mut sources = Sources::default();
    let file = sources.add(SitePath::new("content/a.approval.toml").expect("a path"), text);
    let mut findings = Vec::new();
    (ledger::read(sources.get(file), &mut findings), findings)
}

/// Returns a record of an approval, a withdrawal and an approval again.
fn three() -> String {
    let mut text = append("", &decision(b"one", None).entry(None));
    let previous = read(&text).0.expect("a record").last_digest();
    let day = "2026-04-01".parse().expect("a day");
    let addresses = ["pages/a.html".to_owned()];
    let takedown = Takedown {
        id: "page-a",
        on: day,
        by: "Chair",
        kind: Trace::Withdrawn,
        reason: "error",
        replaced_by: None,
        addresses: &addresses,
        previous,
    };
    text = append(&text, &takedown.entry());
    let previous = read(&text).0.expect("a record").last_digest();
    append(
        &text,
        &Decision { approved_on: "2026-05-01".parse().expect("a day"), ..decision(b"two", previous) }.entry(None),
    )
}

#[test]
fn appended_entries_read_back_in_their_order_and_leave_the_earlier_ones_alone() {
    let (record, findings) = read(&three());
    let record = record.expect("a record");
    assert!(findings.is_empty(), "{findings:?}");
    let kinds: Vec<bool> = record.entries().iter().map(|each| matches!(each, Decided::Approval(_))).collect();
    assert_eq!(kinds, [true, false, true]);
    assert_eq!(&*record.approvals[1].anonymised_by.value, "Business \"Manager\"");
    assert_eq!(&*record.approvals[1].reference.value, "item\t4");
    assert!(record.withdrawal().is_none(), "a later approval ends a withdrawal");
}

#[test]
fn an_edited_moved_or_deleted_entry_breaks_the_record() {
    let text = three();
    let parts: Vec<&str> = text.split("\n\n").collect();
    let [first, second, third] = parts[..] else { panic!("three entries: {text}") };
    let broken = [
        text.replacen("item", "itom", 1),
        text.replacen("reason        = \"error\"", "reason        = \"legal\"", 1),
        format!("{second}\n\n{third}"),
        format!("{first}\n\n{third}"),
        format!("{second}\n\n{first}\n\n{third}"),
        format!("{first}\n\n{first}\n\n{second}\n\n{third}"),
        text.replace("previous      = \"sha256:", "checks_too    = \"sha256:"),
        text.rsplit_once("previous").expect("a digest").0.to_owned(),
    ];
    for text in broken {
        let (record, findings) = read(&text);
        assert!(record.is_none() && findings.iter().any(Finding::blocks), "nobody noticed:\n{text}");
    }
}

#[test]
fn a_record_of_two_versions_is_refused_for_what_it_is() {
    let text = three().replacen("\n\n", "\n<<<<<<< ours\n=======\n>>>>>>> theirs\n", 1);
    let (record, findings) = read(&text);
    assert!(record.is_none());
    assert_eq!(findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["approval/conflict"]);
}
