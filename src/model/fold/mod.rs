//! What a text comes to when everything is left out that a hurried eye, a keyboard or a PDF changes; in two strengths.
//! Refuses to know what is compared: names, numbers, codes or what somebody typed.

mod characters;
mod for_scripts;

use unicode_normalization::UnicodeNormalization;

use self::characters::{FOUND_BY, READS_AS, Strength};
pub use self::for_scripts::{ScriptTable, script_table};

/// Texts that read the same give the same: one width and case, Han characters for their radicals, one hyphen and one quote for all
/// kinds of them, no blanks and nothing invisible. Other punctuation stays.
///
/// Not for showing.   Source: record.md §5, U211.   Cost: O(characters).
#[must_use]
pub fn reads_as(text: &str) -> String {
    fold(text, &READS_AS)
}

/// Texts by which one finds the same thing give the same: what [`reads_as`] gives, in simplified characters, variants as the usual
/// form, and letters and digits only.
///
/// Not for showing. `fold.js` gives the same in a browser.   Source: record.md §5, U210.   Cost: O(characters).
#[must_use]
pub fn found_by(text: &str) -> String {
    fold(text, &FOUND_BY)
}

/// Forms are replaced before NFKC too, which would take `´` apart.
fn fold(text: &str, strength: &Strength) -> String {
    if text.is_ascii() {
        return strength.of(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))).collect();
    }
    strength.of(strength.of(text.chars()).nfkc().flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        text: String,
        reads_as: String,
        found_by: String,
    }

    #[test]
    fn every_vector_folds_as_written() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../../tests/vectors/fold.json")).expect("JSON of vectors");
        for Vector { text, reads_as: read, found_by: found } in vectors {
            assert_eq!((reads_as(&text), found_by(&text)), (read, found), "{text:?}");
        }
    }

    #[test]
    fn names_that_look_the_same_are_found_by_the_same() {
        for look_alike in [
            "示例電器（北京）有限公司",
            "示例电器(北京)有限公司",
            " 示例电器 （北京）有限公司",
            "示例電器［北京］有限公司",
            "⽰例电器〔北京〕有限公司",
            "示例\u{200b}电器【北京】有限公司",
        ] {
            assert_eq!(found_by(look_alike), "示例电器北京有限公司", "{look_alike}");
        }
        assert_ne!(found_by("示例电器有限公司"), found_by("示例电气有限公司"));
    }

    #[test]
    fn a_hyphen_is_read_and_not_searched_for() {
        assert_eq!(reads_as("EX\u{2011}00001"), reads_as("ex－00001"));
        assert_ne!(reads_as("EX-00001"), reads_as("EX00001"));
        assert_eq!(found_by("EX-00001"), found_by("EX00001"));
    }

    /// A mark whose letter is left out may meet another letter.
    fn has_marks(text: &str) -> bool {
        text.nfkc().any(unicode_normalization::char::is_combining_mark)
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_as_it_is(text in "[\\PC\u{200b}\u{ad}⺀-⻳一-鿿㐀-䶿-]*") {
            let (read, found) = (reads_as(&text), found_by(&text));
            prop_assume!(!has_marks(&text));
            prop_assert_eq!(reads_as(&read), read);
            prop_assert_eq!(found_by(&found), found);
        }

        #[test]
        fn what_reads_the_same_is_found_by_the_same(text in "\\PC*") {
            prop_assume!(!has_marks(&text));
            prop_assert_eq!(found_by(&reads_as(&text)), found_by(&text));
        }
    }
}
