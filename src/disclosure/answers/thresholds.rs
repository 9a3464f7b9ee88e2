//! The numbers below which figures identify people.

use crate::settings::Disclosure;

/// The numbers below which figures identify people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Counts of people below this are hidden.
    pub hide_below: i64,
    /// Out of fewer people than this, no figure is given at all.
    pub no_figures_below: i64,
    /// Percentages are given of this many people or more.
    pub percentages_from: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::new(None)
    }
}

impl Thresholds {
    /// Returns what the settings say; what they leave out, or set lower than is safe, is as the rule of the field is.
    pub fn new(settings: Option<&Disclosure>) -> Self {
        let number = |pick: fn(&Disclosure) -> Option<u32>, least: i64| {
            settings.and_then(pick).map_or(least, |number| i64::from(number).max(least))
        };
        Self {
            hide_below: number(|own| own.hide_below.map(|number| number.value), 5),
            no_figures_below: number(|own| own.no_figures_below.map(|number| number.value), 10),
            percentages_from: number(|own| own.percentages_from.map(|number| number.value), 20),
        }
    }
}
