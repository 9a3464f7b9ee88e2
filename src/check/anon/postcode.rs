//! A full postcode.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::digits::is_apart;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::error("anon/postcode", include_str!("postcode.md")), run: Run::Text(run) };

static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)([a-z]{1,2})[ ]?([0-9](?: ?[0-9a-z])?)[ +_.-]{0,3}([0-9])[ ]?([abd-hjlnp-uw-z]{2})(?-u:\b)",
    )
    .ok()
});
/// Every postcode area (Royal Mail).
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX \
    FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX \
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let Some(shape) = &*SHAPE else { return };
    for (passage, text) in scene.with_digits() {
        let mut at = 0;
        while let Some(found) = shape.captures_at(text, at) {
            let Some(whole) = found.get(0) else { break };
            at = whole.end();
            let area = found.get(1).map_or("", |area| area.as_str()).to_uppercase();
            let inward = found.get(4).map_or("", |unit| unit.as_str()).to_lowercase();
            let label = scene.label(passage, text, whole.start(), 20);
            let labelled = label.contains("code") || label.contains("postal");
            let known = AREAS.split(' ').any(|known| known == area) || labelled;
            // "M5 4th", "S1 2nd": an ordinal, and no unit.
            let ordinal = matches!(inward.as_str(), "st" | "nd" | "rd" | "th")
                && whole.as_str().contains(' ')
                && !labelled
                && whole.as_str().ends_with(|c: char| c.is_lowercase());
            if !known || ordinal || !is_apart(text, &whole.range()) || scene.is_allowed(passage, &whole.range()) {
                continue;
            }
            let message = "this is a full postcode, which few households share";
            findings.push(scene.finding(&CHECK.rule, passage, whole.range(), message).help(
                "take it out, or name the district; an office is allowed as a whole address in content/_disclosure/allowed.toml",
            ));
        }
    }
}
