//! The check character of GB 32100-2015, shared by credit codes and public codes.

/// The 31 letters and digits of GB 32100: no I, O, S, V, Z. A character's value is its index.
pub const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The value of `character` in [`ALPHABET`].
pub(super) fn value(character: u8) -> Option<u32> {
    ALPHABET.iter().position(|known| *known == character).map(|index| u32::try_from(index).expect("an index below 31"))
}

/// The check character of `body`: `(31 − Σ value·3^(i−1) mod 31) mod 31`.   Source: record.md §4, GB 32100.
///
/// `None` when a character of `body` is not of the [`ALPHABET`].
pub(super) fn check_character(body: &[u8]) -> Option<u8> {
    let mut sum = 0;
    let mut weight = 1;
    for character in body {
        sum = (sum + value(*character)? * weight) % 31;
        weight = weight * 3 % 31;
    }
    Some(ALPHABET[((31 - sum) % 31) as usize])
}
