//! The word that was probably meant.

/// The known word nearest to `word`, when it is near enough to have been meant: at most a third of its letters
/// changed, swapped, missing or too many, of a single letter none.   Cost: words of quite another length are not looked at.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let furthest = |candidate: &str| match candidate.chars().count() {
        1 => 0,
        letters => (letters / 3).max(1),
    };
    known
        .into_iter()
        .filter(|candidate| length.abs_diff(candidate.chars().count()) <= furthest(candidate))
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= furthest(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_is_understood_and_another_word_is_not() {
        let known = ["issued", "expires", "first_issued", "scope"];
        assert_eq!(nearest("isued", known), Some("issued"));
        assert_eq!(nearest("Expires", known), Some("expires"));
        assert_eq!(nearest("firstissued", known), Some("first_issued"));
        assert_eq!(nearest("telephone", known), None);
        assert_eq!((nearest("c", ["A", "C"]), nearest("x", ["A", "C"])), (Some("C"), None));
    }
}
