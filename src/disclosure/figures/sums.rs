//! Which lines of a table are the sums of others.

use super::heading::is_total;

/// A line that is the sum of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// The number of the line.
    pub total: usize,
    /// The numbers of its parts.
    pub parts: Vec<usize>,
}

/// What one line holds at one place: a number, or nothing that is known.
pub(super) type Known = Option<i64>;

/// Returns the sums among `lines`, each of which has a heading; `known` gives the figure of a line at a place.
///
/// A sum needs a heading that says so, or must add up everywhere; one that fails to add up anywhere is none.
pub(super) fn sums(lines: &[(usize, &str)], places: &[usize], known: &dyn Fn(usize, usize) -> Known) -> Vec<Sum> {
    let is_sum: Vec<bool> = lines.iter().map(|(_, heading)| is_total(heading)).collect();
    let totals: Vec<usize> = (0..lines.len()).filter(|&at| is_sum[at]).collect();
    let sum = |total: usize, range: std::ops::Range<usize>| Sum {
        total: lines[total].0,
        parts: range.filter(|&at| !is_sum[at]).map(|at| lines[at].0).collect(),
    };
    let mut found = Vec::new();
    let mut from = 0;
    for (nth, &at) in totals.iter().enumerate() {
        let last = nth + 1 == totals.len();
        if at == 0 {
            found.push(sum(at, 1..totals.get(1).copied().unwrap_or(lines.len())));
        } else if last && nth > 0 {
            // A last total is that of everything, or only of what follows the one before; when neither can be seen to
            // add up, only a total without lines of its own is taken to be that of everything.
            let (part, whole) = (sum(at, from..at), sum(at, 0..at));
            let fits = |sum: &Sum| matches!(adds_up(sum, places, known), (1.., 0, _));
            if fits(&part) && !part.parts.is_empty() {
                found.push(part);
            } else if fits(&whole) || part.parts.is_empty() {
                found.push(whole);
            }
        } else {
            found.push(sum(at, from..at));
        }
        from = at + 1;
    }
    if totals.is_empty() && lines.len() > 2 {
        let last = lines.len() - 1;
        let sum = sum(last, 0..last);
        let (right, wrong, most) = adds_up(&sum, places, known);
        if wrong == 0 && (right > 1 || (right == 1 && most >= 20)) {
            found.push(sum);
        }
    }
    found.retain(|sum| !sum.parts.is_empty() && adds_up(sum, places, known).1 == 0);
    found
}

/// Returns at how many places a sum adds up, at how many it does not, and the largest that does.
fn adds_up(sum: &Sum, places: &[usize], known: &dyn Fn(usize, usize) -> Known) -> (usize, usize, i64) {
    let (mut right, mut wrong, mut most) = (0, 0, 0);
    for &place in places {
        let parts: Option<i64> = sum.parts.iter().map(|&part| known(part, place)).sum();
        let (Some(parts), Some(total)) = (parts, known(sum.total, place)) else { continue };
        if parts == total {
            right += 1;
            most = most.max(total);
        } else {
            wrong += 1;
        }
    }
    (right, wrong, most)
}
