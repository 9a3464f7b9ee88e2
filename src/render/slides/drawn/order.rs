//! The usual running order of a session, in any length.

/// The parts of a session, by the words of `agenda-types`, with how much of 55 minutes each takes.
const USUAL: [(&str, u32); 7] =
    [("welcome", 5), ("why", 5), ("working", 10), ("improve", 10), ("exercise", 15), ("changes", 5), ("close", 5)];

/// A part of a running order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct Timed {
    /// A word of `agenda-types`.
    pub kind: &'static str,
    pub minutes: u32,
}

/// Returns the usual parts in a session of that length; they add up to it.
///
/// Where the length allows it, each part takes a multiple of five minutes, as people tell the time; the others are
/// shared out by the largest remainder.
pub(in crate::render) fn running_order(minutes: u32) -> Vec<Timed> {
    let fives = if minutes.is_multiple_of(5) && minutes >= 35 { shared(minutes, 5) } else { Vec::new() };
    // What works and what must improve get the same time, or it looks as if one mattered more.
    let even = |parts: &[Timed]| {
        parts.iter().find(|part| part.kind == "working").map(|part| part.minutes)
            == parts.iter().find(|part| part.kind == "improve").map(|part| part.minutes)
    };
    if !fives.is_empty() && even(&fives) { fives } else { shared(minutes, 1) }
}

/// Shares minutes out in steps.
fn shared(minutes: u32, step: u32) -> Vec<Timed> {
    let (units, whole) = (minutes / step, USUAL.iter().map(|(_, weight)| weight).sum::<u32>());
    let mut shares: Vec<(u32, u32, usize)> = USUAL
        .iter()
        .enumerate()
        .map(|(at, (_, weight))| match units * weight / whole {
            // No part is left out; one that was given a share for that gains no other.
            0 => (1, 0, at),
            share => (share, units * weight % whole, at),
        })
        .collect();
    // The parts that lose most by rounding are the first to gain, and the longest are the first to give.
    while shares.iter().map(|share| share.0).sum::<u32>() < units {
        if let Some(share) = shares.iter_mut().max_by_key(|(_, rest, at)| (*rest, std::cmp::Reverse(*at))) {
            share.0 += 1;
            share.1 = 0;
        }
    }
    while shares.iter().map(|share| share.0).sum::<u32>() > units.max(7) {
        if let Some(share) = shares.iter_mut().max_by_key(|(units, _, at)| (*units, std::cmp::Reverse(*at))) {
            share.0 -= 1;
        }
    }
    USUAL.iter().zip(shares).map(|((kind, _), (units, ..))| Timed { kind, minutes: units * step }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(minutes: u32, expected: [u32; 7]) {
        let found: Vec<u32> = running_order(minutes).iter().map(|part| part.minutes).collect();
        assert_eq!(found, expected, "{minutes}");
    }

    #[test]
    fn every_length_adds_up_and_no_part_is_left_out() {
        check(55, [5, 5, 10, 10, 15, 5, 5]);
        check(45, [4, 4, 8, 8, 13, 4, 4]);
        check(60, [5, 5, 10, 10, 20, 5, 5]);
        check(15, [2, 1, 3, 3, 4, 1, 1]);
        for minutes in 15..=240 {
            let parts = running_order(minutes);
            assert_eq!(parts.iter().map(|part| part.minutes).sum::<u32>(), minutes);
            assert!(parts.iter().all(|part| part.minutes > 0), "{minutes}");
        }
    }
}
