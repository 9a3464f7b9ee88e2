//! Colours, and how well they can be told apart.

use std::fmt;

/// A colour of the sRGB space, written `#0b4a57`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([0xff; 3]);

    /// Returns the colour that `#rrggbb` or `#rgb` names.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> =
            text.strip_prefix('#')?.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect();
        match *digits? {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r1, r2, g1, g2, b1, b2] => Some(Self([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2])),
            _ => None,
        }
    }

    /// Returns the contrast with another colour, from 1 (none) to 21 (black on white), as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the darkest tint of this colour that reaches `ratio` on `ground`, a dark colour.
    #[must_use]
    pub fn lightened(self, ground: Self, ratio: f64) -> Self {
        let tint = |step: u16| {
            let mix = |part: u8| u8::try_from((u16::from(part) * (20 - step) + 255 * step) / 20).unwrap_or(u8::MAX);
            Self(self.0.map(mix))
        };
        (0..=20).map(tint).find(|tint| tint.contrast(ground) >= ratio).unwrap_or(Self::WHITE)
    }

    /// Relative luminance (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, contrast: f64) {
        let colour = |text| Colour::parse(text).expect("a colour");
        let found = colour(one).contrast(colour(other));
        assert!((found - contrast).abs() < 0.01, "{one} on {other}: {found}");
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        check("#000", "#ffffff", 21.0);
        check("#fff", "#fff", 1.0);
        check("#767676", "#fff", 4.54);
        check("#777777", "#fff", 4.48);
    }

    #[test]
    fn a_dark_brand_is_lightened_until_it_reads_on_a_dark_page() {
        let ground = Colour::parse("#0f191d").expect("a colour");
        let brand = Colour::parse("#0b4a57").expect("a colour");
        assert!(brand.lightened(ground, 7.0).contrast(ground) >= 7.0);
    }
}
