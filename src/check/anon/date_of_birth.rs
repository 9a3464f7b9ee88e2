//! A date of birth.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/date-of-birth", include_str!("date-of-birth.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for (number, (passage, _)) in scene.to_search().enumerate() {
        for day in scene.days_in(number).iter().filter(|day| day.birth) {
            let message = "this is a date of birth";
            findings.push(
                scene
                    .finding(&CHECK.rule, passage, day.range.clone(), message)
                    .help("take it out; give an age band where age matters, such as `aged 5 to 9`"),
            );
        }
    }
}
