//! What a text reads as. Stands in for `model::fold` until that is there, and is to be replaced by it.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Radicals that NFKC leaves alone, each behind its character.   Source: Unicode, `EquivalentUnifiedIdeograph.txt`.
static RADICALS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pairs = include_str!("radicals.txt").lines().flat_map(|line| {
        let usual = line.chars().next();
        line.chars().skip(1).filter_map(move |radical| Some((radical, usual?)))
    });
    let mut pairs: Vec<(char, char)> = pairs.collect();
    pairs.sort_unstable();
    pairs
});

/// Texts that read the same give the same: one width and case, characters for radicals, one hyphen, no blanks.
#[must_use]
pub fn reads_as(text: &str) -> String {
    let usual = |c: char| RADICALS.binary_search_by_key(&c, |(radical, _)| *radical).map_or(c, |at| RADICALS[at].1);
    text.chars()
        .map(usual)
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| if "‐‑‒–—―−".contains(c) { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}
