//! Days in an order that cannot be.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::fields::Date;
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/dates", include_str!("dates.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    let meta = &front.meta;
    let mut order = |earlier: Option<Date>, first: &str, later: Option<Date>, second: &str| {
        let (Some(earlier), Some(later)) = (earlier, later) else { return };
        if later.value < earlier.value {
            let message = format!("`{second}` is before `{first}`");
            let finding = Finding::new(&CHECK.rule, later.span, message).at(Where::FrontMatter);
            findings.push(finding.label(earlier.span, format!("`{first}`")).help("check both dates"));
        }
    };
    order(meta.published, "published", meta.updated, "updated");
    order(meta.published, "published", meta.review_by, "review_by");
    order(meta.publish_from, "publish_from", meta.publish_until, "publish_until");
    order(meta.published, "published", meta.publish_until, "publish_until");
    if let crate::kinds::Facts::Audit(audit) = &front.facts {
        order(Some(audit.period.from), "from", Some(audit.period.to), "to");
    }
}
