//! Plain text and tables.

use super::check;

#[test]
fn lines_of_a_paragraph_stay_together() {
    check(
        "a.txt",
        b"We met Jude\r\nSykes.\r\n\r\nZo\xeb",
        &["= paragraph at line 1: We met Jude / Sykes.", "= paragraph at line 4: Zoë"],
    );
}

#[test]
fn cells_of_a_row_stay_together() {
    check(
        "a.csv",
        b"\xef\xbb\xbfName;Ward\n\"Sykes; \"\"Jude\"\"\";East",
        &["= row 1: Name | Ward", "= row 2: Sykes; \"Jude\" | East"],
    );
}
