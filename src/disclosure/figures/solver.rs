//! Sums with unknown parts, and the parts that they leave one value.

/// Unknown figures that add up: each with its sign, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    /// Number of the unknown, and its factor.
    pub terms: Vec<(usize, i64)>,
    /// What they come to.
    pub sum: i64,
}

/// What an unknown figure may be: at least, and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The least.
    pub least: i64,
    /// The most, when there is any.
    pub most: Option<i64>,
}

/// More unknowns or sums than these are narrowed down and not eliminated.
const MOST: usize = 80;
/// How often all sums are gone through; each time but the last narrows something.
const ROUNDS: usize = 60;
/// Factors and sums beyond these are no longer worked with.
const FAR_FACTOR: i64 = 100;
const FAR_SUM: i64 = 1 << 45;

/// Narrows the bounds down; a figure is known when both are equal.
///
/// Returns `None` when nothing fits, so that the sums are not what they seemed.
pub(super) fn solve(bounds: &[Bounds], equations: &[Equation]) -> Option<Vec<Bounds>> {
    let mut bounds = bounds.to_vec();
    let mut all = equations.to_vec();
    if bounds.len() <= MOST && equations.len() <= MOST {
        all.extend(eliminated(equations, bounds.len()));
    }
    for _ in 0..ROUNDS {
        let mut narrowed = false;
        for equation in &all {
            narrowed |= narrow(equation, &mut bounds)?;
        }
        if !narrowed {
            break;
        }
    }
    Some(bounds)
}

/// Narrows the unknowns of one sum by what the others leave; `None` when nothing fits.
fn narrow(equation: &Equation, bounds: &mut [Bounds]) -> Option<bool> {
    // The least and the most of the whole sum, and how many of its terms have no such end.
    let (mut low, mut high, mut no_low, mut no_high) = (0_i64, 0_i64, 0, 0);
    for &(unknown, factor) in &equation.terms {
        let (from, to) = ends(bounds[unknown], factor);
        from.map_or_else(|| no_low += 1, |from| low += from);
        to.map_or_else(|| no_high += 1, |to| high += to);
    }
    if (no_low == 0 && low > equation.sum) || (no_high == 0 && high < equation.sum) {
        return None;
    }
    let mut narrowed = false;
    for &(unknown, factor) in &equation.terms {
        let old = bounds[unknown];
        let (from, to) = ends(old, factor);
        let others_low = (no_low == usize::from(from.is_none())).then(|| low - from.unwrap_or(0));
        let others_high = (no_high == usize::from(to.is_none())).then(|| high - to.unwrap_or(0));
        // factor * unknown lies between these.
        let least = others_high.map(|others| equation.sum - others);
        let most = others_low.map(|others| equation.sum - others);
        let (least, most) = if factor > 0 { (least, most) } else { (most.map(|n| -n), least.map(|n| -n)) };
        let size = factor.abs();
        let least = least.map_or(old.least, |n| (n + size - 1).div_euclid(size).max(old.least));
        let most = match (most.map(|n| n.div_euclid(size)), old.most) {
            (Some(new), Some(old)) => Some(new.min(old)),
            (new, old) => new.or(old),
        };
        if most.is_some_and(|most| most < least) {
            return None;
        }
        let new = Bounds { least, most };
        if new != old {
            bounds[unknown] = new;
            let (new_from, new_to) = ends(new, factor);
            replace(&mut low, &mut no_low, from, new_from);
            replace(&mut high, &mut no_high, to, new_to);
            narrowed = true;
        }
    }
    Some(narrowed)
}

/// Returns the least and the most of a term.
fn ends(bounds: Bounds, factor: i64) -> (Option<i64>, Option<i64>) {
    let least = Some(bounds.least * factor);
    let most = bounds.most.map(|most| most * factor);
    if factor > 0 { (least, most) } else { (most, least) }
}

fn replace(sum: &mut i64, missing: &mut usize, old: Option<i64>, new: Option<i64>) {
    match (old, new) {
        (Some(old), Some(new)) => *sum += new - old,
        (None, Some(new)) => {
            *missing -= 1;
            *sum += new;
        }
        _ => {}
    }
}

/// Returns what follows from the sums together: each with one unknown that stands in no other.
///
/// The sums of a table have factors of one, and stay so; a step that would leave whole numbers is not taken.
fn eliminated(equations: &[Equation], unknowns: usize) -> Vec<Equation> {
    let mut rows: Vec<(Vec<i64>, i64)> = equations
        .iter()
        .map(|equation| {
            let mut row = vec![0; unknowns];
            equation.terms.iter().for_each(|&(unknown, factor)| row[unknown] += factor);
            (row, equation.sum)
        })
        .collect();
    let mut done = 0;
    for unknown in 0..unknowns {
        let Some(pivot) = (done..rows.len()).find(|&row| rows[row].0[unknown].abs() == 1) else { continue };
        rows.swap(done, pivot);
        let (pivot_row, pivot_sum) = rows[done].clone();
        for (at, (row, sum)) in rows.iter_mut().enumerate() {
            let times = row[unknown] * pivot_row[unknown];
            if at == done || times == 0 {
                continue;
            }
            row.iter_mut().zip(&pivot_row).for_each(|(factor, by)| *factor -= times * by);
            *sum -= times * pivot_sum;
            if sum.abs() > FAR_SUM || row.iter().any(|factor| factor.abs() > FAR_FACTOR) {
                return Vec::new();
            }
        }
        done += 1;
    }
    let terms = |row: &[i64]| row.iter().copied().enumerate().filter(|(_, factor)| *factor != 0).collect::<Vec<_>>();
    rows.iter().map(|(row, sum)| Equation { terms: terms(row), sum: *sum }).collect()
}
