//! The word an author probably meant.

/// Returns the candidate nearest to `word`, if one is near enough to be worth offering.
///
/// Case, spaces and underscores are ignored; a swap of two letters counts as one slip (Damerau-Levenshtein).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| text.trim().to_lowercase().replace([' ', '_'], "-");
    let word = fold(word);
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let scored = candidates.into_iter().map(|candidate| {
        let other = fold(candidate);
        let distance = strsim::damerau_levenshtein(&word, &other);
        let starts = word.chars().count() >= 4 && (other.starts_with(&word) || word.starts_with(&other));
        (if starts { distance.min(limit) } else { distance }, candidate)
    });
    scored.min_by_key(|&(distance, _)| distance).filter(|&(distance, _)| distance <= limit).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_strangers_are_not() {
        let words = ["neglect", "physical-abuse", "domestic-abuse", "what_to_do"];
        assert_eq!(nearest("neglekt", words), Some("neglect"));
        assert_eq!(nearest("Domestic Abuse", words), Some("domestic-abuse"));
        assert_eq!(nearest("what-to-do", words), Some("what_to_do"));
        assert_eq!(nearest("weather", words), None);
    }
}
