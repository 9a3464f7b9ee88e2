//! A picture or attached file that is not there.

use crate::check::Corpus;
use crate::check::rule::{Check, Run};
use crate::parse::Draft;
use crate::parse::markdown::assets;
use crate::report::{Finding, Rule, Where};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("link/missing-asset", include_str!("missing-asset.md")), run: Run::Document(run) };

fn run(corpus: &Corpus<'_>, draft: &Draft, findings: &mut Vec<Finding>) {
    for (asset, span) in assets(&draft.body) {
        let (message, help) = match &asset.path {
            None => (
                format!("`{}` would leave the site folder", asset.written),
                "put the file beside the document and write its name".to_owned(),
            ),
            Some(path) if corpus.folder.assets.contains_key(path) => continue,
            Some(path) => {
                let names = corpus.folder.assets.keys().filter(|other| other.folder() == path.folder());
                let near = crate::base::nearest(path.name(), names.map(crate::base::SitePath::name));
                let help =
                    near.map_or("put the file beside the document".to_owned(), |n| format!("did you mean `{n}`?"));
                (format!("there is no file `{}`", asset.written), help)
            }
        };
        findings.push(Finding::new(&CHECK.rule, span, message).at(Where::Attachment).help(help));
    }
}
