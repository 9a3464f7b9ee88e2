//! What an author may do to a text, on purpose or not, that changes nothing for its reader.

use crate::corpus::Case;

/// A way to write the same text.
type Disguise = fn(&Case) -> Option<Case>;

/// Every disguise, with its name.
pub(crate) const ALL: [(&str, Disguise); 6] = [
    ("bold", bold),
    ("entity", entity),
    ("zero-width", |case| inside(case, "\u{200b}")),
    ("soft hyphen", |case| inside(case, "\u{ad}")),
    ("line break", line_break),
    ("double space", double_space),
];

/// Returns whether a case is one paragraph of plain words.
pub(crate) fn is_plain(case: &Case) -> bool {
    let marks = ['\n', '[', '<', '|', '`', '*', '_', '#', '>', '&', '\u{200b}', '\u{ad}', '@'];
    case.spans.len() == 1 && case.in_path == 0 && !case.text.contains(marks) && !case.text.starts_with(['-', '+'])
}

/// Returns the case with another text for its identifier.
fn with(case: &Case, write: impl Fn(&[char]) -> Option<String>) -> Option<Case> {
    let characters: Vec<char> = case.text.chars().collect();
    let (from, to, label) = case.spans[0].clone();
    let written = write(&characters[from..to])?;
    let before: String = characters[..from].iter().collect();
    let after: String = characters[to..].iter().collect();
    let spans = vec![(from, from + written.chars().count(), label)];
    Some(Case { text: format!("{before}{written}{after}"), spans, ..case.clone() })
}

fn bold(case: &Case) -> Option<Case> {
    with(case, |own| {
        let (first, rest) = own.split_at_checked(2).filter(|(first, rest)| {
            first.iter().all(|c| c.is_alphanumeric()) && rest.first().is_some_and(|c| c.is_alphanumeric())
        })?;
        Some(format!("**{}**{}", first.iter().collect::<String>(), rest.iter().collect::<String>()))
    })
}

fn entity(case: &Case) -> Option<Case> {
    with(case, |own| {
        let (first, rest) = own.split_first().filter(|(first, _)| first.is_ascii_alphanumeric())?;
        Some(format!("&#{};{}", u32::from(*first), rest.iter().collect::<String>()))
    })
}

fn inside(case: &Case, unseen: &str) -> Option<Case> {
    with(case, |own| {
        let (first, rest) = own.split_at_checked(2).filter(|(first, rest)| {
            first.iter().all(|c| c.is_alphanumeric()) && rest.first().is_some_and(|c| c.is_alphanumeric())
        })?;
        Some(format!("{}{unseen}{}", first.iter().collect::<String>(), rest.iter().collect::<String>()))
    })
}

fn line_break(case: &Case) -> Option<Case> {
    let first = case.text.find(' ')?;
    with(case, |own| {
        let own: String = own.iter().collect();
        Some(own.replacen(' ', "\n", 1))
    })
    .filter(|other| first > 0 && !other.text.contains("\n\n"))
}

fn double_space(case: &Case) -> Option<Case> {
    with(case, |own| Some(own.iter().collect::<String>().replace(' ', "  ")))
}
