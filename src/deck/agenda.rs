//! Which part of the running order each slide belongs to.

use super::Slide;

/// Gives each slide its part: the first slide opens the first part, the last ends the last, and in between a slide
/// begins the part whose title it bears, or begins with, as "What is working: people who notice".
///
/// The running order only goes forward. A slide that names no part stays in the part of the one before.
pub fn place(slides: &mut [Slide<'_>], parts: &[&str]) {
    let Some(last) = parts.len().checked_sub(1) else { return };
    let count = slides.len();
    let mut at = 0;
    let mut named = vec![0];
    for slide in slides.iter_mut() {
        let next = (at + 1..=last).find(|&part| same(&slide.title, parts[part]));
        if let Some(next) = next {
            at = next;
            named.push(next);
        }
        slide.part = Some(at);
    }
    // Slides that do not name their parts are better left without than put into a wrong one.
    if named.len() * 2 < parts.len() {
        for slide in slides.iter_mut() {
            slide.part = None;
        }
    } else if let Some(slide) = count.checked_sub(1).and_then(|last| slides.get_mut(last)) {
        slide.part = Some(last);
    }
}

fn same(title: &str, part: &str) -> bool {
    let head = |text: &str| text.split(':').next().unwrap_or_default().trim().to_lowercase();
    title.trim().to_lowercase() == part.trim().to_lowercase() || (title.contains(':') && head(title) == head(part))
}
