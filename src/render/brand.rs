//! The partnership's own two colours, as a style sheet after the theme's.

use super::rules::CONTRAST;
use crate::base::Colour;
use crate::fields::Paint;
use crate::report::Finding;
use crate::settings::Settings;

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// The dark ground of the built-in theme, on which the colours are lightened until they can be read.
const DARK: &str = "#0f191d";

/// Returns the style sheet, if a colour is set; a colour that cannot be read on white is a finding.
pub(super) fn style(settings: &Settings, findings: &mut Vec<Finding>) -> Option<Vec<u8>> {
    let theme = settings.theme.as_ref()?;
    for (key, paint) in [("brand", theme.brand), ("accent", theme.accent)] {
        findings.extend(paint.and_then(|paint| too_pale(key, paint)));
    }
    let dark = Colour::parse(DARK).unwrap_or(Colour::WHITE);
    let pair = |paint: Paint| format!("light-dark({}, {})", paint.value, paint.value.lightened(dark, 7.0));
    let mut rules = Vec::new();
    if let Some(brand) = theme.brand {
        rules.push(format!("--brand: {}; --band: {};", pair(brand), brand.value));
    }
    if let Some(accent) = theme.accent {
        rules.push(format!("--accent: {};", pair(accent)));
    }
    (!rules.is_empty()).then(|| format!(":root {{ {} }}\n", rules.join(" ")).into_bytes())
}

fn too_pale(key: &str, paint: Paint) -> Option<Finding> {
    let contrast = paint.value.contrast(Colour::WHITE);
    let message =
        format!("the colour `{key}` has a contrast of {contrast:.2} to 1 with white; text needs {LEAST} to 1");
    let help = "choose a darker shade of the same colour";
    (contrast < LEAST).then(|| Finding::new(&CONTRAST, paint.span, message).help(help))
}
