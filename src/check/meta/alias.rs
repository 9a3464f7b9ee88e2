//! An old address that no page could have had.

use crate::base::OutPath;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/alias", include_str!("alias.md")), run: Run::Document(run) };

fn run(_corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    for alias in &front.meta.aliases {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if OutPath::new(&alias.value).is_some() && alias.value.chars().all(plain) {
            continue;
        }
        let message = format!("`{}` is not an address of this site", alias.value);
        let help = "write it from the top of the site without a slash in front, such as `briefings/old-name.html`";
        findings.push(Finding::new(&CHECK.rule, alias.span, message).at(Where::FrontMatter).help(help));
    }
}
