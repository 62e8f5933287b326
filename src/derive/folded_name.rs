//! What a name comes to when everything is left out that a hurried eye passes over.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;

static TO_SIMPLIFIED: LazyLock<OpenCC> = LazyLock::new(|| {
    OpenCC::from_config(BuiltinConfig::T2s).expect("the dictionary of traditional characters is built in")
});

/// Names that look the same fold to the same text: one width, simplified characters, lower case; no spaces, brackets or other punctuation.
///
/// Not for showing.   Source: record.md §5, U210.   Cost: O(characters).
#[must_use]
pub fn folded_name(name: &str) -> String {
    let one_width: String = name.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if one_width.is_ascii() { one_width } else { TO_SIMPLIFIED.convert(&one_width) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_to_the_same() {
        for look_alike in [
            "示例電器（北京）有限公司",
            "示例电器(北京)有限公司",
            " 示例电器 （北京）有限公司",
            "示例電器［北京］有限公司",
        ] {
            assert_eq!(folded_name(look_alike), "示例电器北京有限公司", "{look_alike}");
        }
        assert_eq!(folded_name("ＡＢＣ示例１号"), folded_name("Abc 示例 1 号"));
        assert_ne!(folded_name("示例电器有限公司"), folded_name("示例电气有限公司"));
    }
}
