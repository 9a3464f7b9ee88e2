//! Rules about identifiers: what could tell a reader who a child, a family or a worker is.
//!
//! In: a [`Scene`], which is one text as its readers receive it. Out: findings, which never carry the text itself.
//! Invariant: no rule reads the author's bytes, so that no mark, entity or unseen character hides anything from one.

use super::rule::{Run, family, look, shorten};
use crate::disclosure::Scene;
use crate::disclosure::details::{Told, details};
use crate::report::Finding;

family! {
    nhs_number,
    upn,
    national_insurance,
    phone,
    postcode,
    address,
    email,
    handle,
    date_of_birth,
    vehicle,
    case_reference,
    other_id,
    ip_address,
    private_name,
    name,
    name_question,
    word_name,
    worker,
    initials,
    setting,
    case_date,
    age,
    press_link,
    hidden_text,
    small_number,
    zero_count,
    solvable,
    small_words,
    two_releases,
    jigsaw,
    jigsaw_across,
}

/// Runs every rule of this family that looks at one text, and returns the details that rules about several texts need.
pub fn inspect(scene: &Scene<'_>, findings: &mut Vec<Finding>) -> Vec<Told> {
    look(CHECKS, scene, findings);
    let told = details(scene, findings);
    for check in CHECKS {
        if let Run::Details(run) = check.run {
            let before = findings.len();
            run(&told, findings);
            shorten(findings, before);
        }
    }
    told
}
