//! A closed site becomes a plan: an ordered list of addresses, each with the job that makes its bytes.
//!
//! In: [`Site`](crate::model::Site) and the theme. Out: [`Plan`].
//! Invariant: a job reads views and trees, never a disk or a clock; templates receive views only.

mod brand;
mod calendar;
mod html;
mod pages;
mod plan;
mod press;
mod rules;
mod stage;
mod theme;
mod view;

pub(crate) use host::headers;
pub(crate) use html::{escape, mark};
pub use mail::Outgoing;
pub use pack::{NewPack, NoPack};
pub use pages::Pages;
pub use plan::{Holds, Job, Plan, Planned};
pub use press::Press;
pub use rules::RULES;
pub use theme::Theme;

use rayon::prelude::*;
use stage::Stage;

/// One family of files: what it adds to the plan.
type Output = for<'s> fn(&'s Stage<'s>, &mut Vec<Planned<'s>>);

/// Asks several outputs side by side; their files stand in the order of the outputs.
fn all<'s>(stage: &'s Stage<'s>, outputs: &[Output]) -> Vec<Planned<'s>> {
    let asked = outputs.par_iter().map(|output| {
        let mut files = Vec::new();
        output(stage, &mut files);
        files
    });
    asked.collect::<Vec<_>>().into_iter().flatten().collect()
}

macro_rules! outputs {
    ($($module:ident,)*) => {
        $(mod $module;)*

        /// Every output with its name, in the order that readers should know them.
        const OUTPUTS: &[(&str, Output)] = &[$((stringify!($module), $module::plan),)*];
    };
}

outputs! {
    web,
    slides,
    pack,
    search,
    feeds,
    mail,
    print,
    host,
    assets,
}
