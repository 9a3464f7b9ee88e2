//! An area that the settings do not name.

use crate::base::nearest;
use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("meta/unknown-area", include_str!("unknown-area.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(front) = &draft.front else { return };
    let areas = || corpus.settings.areas.iter().map(|area| &*area.id.value);
    for area in &front.meta.areas {
        if areas().any(|known| known == &*area.value) {
            continue;
        }
        let help = nearest(&area.value, areas()).map_or_else(
            || "an area is named by an `[[area]]` table in candour.toml".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("there is no area `{}`", area.value);
        findings.push(Finding::new(&CHECK.rule, area.span, message).at(Where::FrontMatter).help(help));
    }
}
