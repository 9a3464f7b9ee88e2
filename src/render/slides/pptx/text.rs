//! Paragraphs and their words as XML.

use std::fmt::Write;

use super::package::Refers;
use super::xml::xml;
use crate::deck::{Line, Look, Role, Run, Size};
use crate::parse::markdown::Target;
use crate::render::Stage;

/// What the words of one part have in common.
pub(super) struct Words<'w> {
    pub stage: &'w Stage<'w>,
    pub language: &'w str,
    /// The size of words where it is not that of the place, in hundredths of a point.
    pub size: Option<u32>,
    /// Whether words may be links and have marks of their own; those of notes do not.
    pub rich: bool,
}

/// How far an entry of a list stands in for each depth, in EMU.
const STEP: u32 = 342_900;

impl Words<'_> {
    /// Returns a paragraph.
    pub(super) fn paragraph(&self, line: &Line<'_>, refers: &mut Refers) -> String {
        let deep = |depth: u8| STEP * (u32::from(depth) + 1);
        let flat = "marL=\"0\" indent=\"0\"".to_owned();
        let under = |depth: u8| format!("marL=\"{}\" indent=\"0\"", deep(depth));
        let level = |depth: u8| if depth > 0 { format!(" lvl=\"{depth}\"") } else { String::new() };
        let (attributes, bullet) = match line.role {
            Role::Bullet(depth) => (level(depth), String::new()),
            Role::Number(depth, number) => {
                let number = number.clamp(1, 32_767);
                let attributes = format!("marL=\"{}\" indent=\"-{STEP}\"{}", deep(depth).max(STEP), level(depth));
                let font = "<a:buFont typeface=\"+mj-lt\"/>";
                (attributes, format!("{font}<a:buAutoNum type=\"arabicPeriod\" startAt=\"{number}\"/>"))
            }
            Role::Under(depth) => (under(depth) + &level(depth), "<a:buNone/>".to_owned()),
            Role::Quote => (under(0), "<a:buNone/>".to_owned()),
            _ => (flat, "<a:buNone/>".to_owned()),
        };
        let right = if line.runs.iter().find_map(|run| runs_right(&run.text)) == Some(true) {
            " algn=\"r\" rtl=\"1\""
        } else {
            ""
        };
        let look = Look {
            strong: matches!(line.role, Role::Heading(_) | Role::Label),
            stressed: line.role == Role::Quote,
            ..Look::default()
        };
        let colour = match line.role {
            Role::Heading(_) => "accent1",
            Role::Label => "accent2",
            Role::Foot => "accent6",
            _ => "",
        };
        let size = match line.role {
            Role::Foot => Some(self.size.unwrap_or(Size::Normal.points()) * 7 / 10),
            Role::Code => Some(self.size.unwrap_or(Size::Normal.points()) * 8 / 10),
            _ => self.size,
        };
        let mut out = format!("<a:p><a:pPr {attributes}{right}>{bullet}</a:pPr>").replace("<a:pPr >", "<a:pPr>");
        for run in &line.runs {
            self.run(run, look, size, colour, refers, &mut out);
        }
        out.push_str("</a:p>");
        out
    }

    /// Writes words; a line end inside them stands.
    pub(super) fn run(
        &self,
        run: &Run<'_>,
        of_line: Look,
        size: Option<u32>,
        colour: &str,
        refers: &mut Refers,
        out: &mut String,
    ) {
        let look = run.look;
        let mut attributes = format!("lang=\"{}\"", xml(self.language));
        if let Some(size) = size {
            let _ = write!(attributes, " sz=\"{size}\"");
        }
        for (name, on) in [("b", look.strong || of_line.strong), ("i", look.stressed || of_line.stressed)] {
            if on && self.rich {
                let _ = write!(attributes, " {name}=\"1\"");
            }
        }
        if look.struck {
            attributes.push_str(" strike=\"sngStrike\"");
        }
        if look.raised {
            attributes.push_str(" baseline=\"30000\"");
        }
        attributes.push_str(" dirty=\"0\"");
        let mut inside = String::new();
        if !colour.is_empty() && self.rich {
            let _ = write!(inside, "<a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill>");
        }
        if look.code {
            inside.push_str("<a:latin typeface=\"Courier New\"/><a:cs typeface=\"Courier New\"/>");
        }
        if let Some(address) = run.link.filter(|_| self.rich).and_then(|to| address(self.stage, to)) {
            let _ = write!(inside, "<a:hlinkClick r:id=\"{}\"/>", refers.link(&address));
        }
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                let _ = write!(out, "<a:br><a:rPr {attributes}/></a:br>");
            }
            if !part.is_empty() {
                let _ = write!(out, "<a:r><a:rPr {attributes}>{inside}</a:rPr><a:t>{}</a:t></a:r>", xml(part));
            }
        }
    }
}

/// Returns whether the first letter of a text belongs to a script that runs from right to left.
fn runs_right(text: &str) -> Option<bool> {
    let letter = text.chars().find(|c| c.is_alphabetic())?;
    let right = matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff);
    Some(right)
}

/// Returns the whole address of a target, since slides travel; a place that only the site can find has none.
pub(in crate::render::slides) fn address(stage: &Stage<'_>, to: &Target) -> Option<String> {
    let base = stage.settings.base_url();
    let whole = match to {
        Target::External(url) => url.to_string(),
        Target::Anchor(_) => return None,
        Target::Asset(asset) => {
            let used = stage.used_assets.get(asset.path.as_ref()?)?;
            format!("{}/{}", base?, used.address()?)
        }
        Target::Id { anchor, .. } | Target::File { anchor, .. } => {
            let place = &stage.library.target(to)?.place;
            let anchor = place.anchor.as_deref().or(anchor.as_deref());
            format!("{}/{}{}", base?, place.path, anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default())
        }
    };
    Some(encoded(&whole))
}

/// Returns an address in which every character is one that addresses may hold (RFC 3986).
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
