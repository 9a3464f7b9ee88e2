//! Which part of a file is wanted: browsers ask for parts of papers and films.

use std::ops::Range;

/// What is wanted of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it: no part was asked for, or several, which nobody needs here.
    All,
    /// One part.
    Part(Range<usize>),
    /// A part that is not there.
    Nothing,
}

/// Returns what a `Range` header asks of a file of `length` bytes; one that cannot be read is passed over (RFC 9110, 14.2).
pub(super) fn wanted(range: Option<&str>, length: usize) -> Wanted {
    let Some(spec) = range.and_then(|range| range.trim().strip_prefix("bytes=")) else { return Wanted::All };
    let Some((first, last)) = spec.split_once('-') else { return Wanted::All };
    let number = |text: &str| {
        (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<usize>())
    };
    let part = match (number(first.trim()), number(last.trim())) {
        (Some(Ok(first)), Some(Ok(last))) if first <= last => first..last.saturating_add(1).min(length),
        (Some(Ok(first)), None) if last.trim().is_empty() => first..length,
        (None, Some(Ok(count))) if first.trim().is_empty() => length.saturating_sub(count)..length,
        (Some(Err(_)), _) => return Wanted::Nothing,
        _ => return Wanted::All,
    };
    if part.start < part.end { Wanted::Part(part) } else { Wanted::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(range: &str, expected: &Wanted) {
        assert_eq!(wanted(Some(range), 10), *expected, "{range:?}");
    }

    #[test]
    fn one_part_is_cut_out_and_anything_odd_is_the_whole() {
        check("bytes=0-3", &Wanted::Part(0..4));
        check("bytes=4-", &Wanted::Part(4..10));
        check("bytes=-3", &Wanted::Part(7..10));
        check("bytes=2-99", &Wanted::Part(2..10));
        check("bytes=10-", &Wanted::Nothing);
        check("bytes=-0", &Wanted::Nothing);
        check("bytes=99999999999999999999999-", &Wanted::Nothing);
        for odd in ["bytes=0-1,3-4", "lines=0-1", "bytes=3-2", "bytes=a-b", "bytes=-", "bytes=+1-2"] {
            check(odd, &Wanted::All);
        }
        assert_eq!(wanted(None, 10), Wanted::All);
    }
}
