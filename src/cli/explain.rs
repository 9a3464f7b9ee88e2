//! `candour explain`: why a rule exists.

use clap::Args;

use super::End;
use super::terminal::{data, usage};
use crate::base::nearest;
use crate::pipeline;

/// Which rule.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The rule, such as `link/dangling`; all rules are listed when left out
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(super) fn run(options: &Options) -> End {
    let rules = pipeline::rules();
    let Some(wanted) = &options.rule else {
        for rule in rules {
            let first = rule.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
            data(format_args!("{:<34} {first}", rule.code));
        }
        return End::Done;
    };
    if let Some(rule) = rules.iter().find(|rule| rule.code == wanted) {
        data(rule.page.trim_end());
        return End::Done;
    }
    let near = nearest(wanted, rules.iter().map(|rule| rule.code));
    let help = near.map_or("run `candour explain` for the list".to_owned(), |near| format!("did you mean `{near}`?"));
    usage(&format!("there is no rule `{wanted}`; {help}"))
}
