//! A message in both languages of the people who read it.

use crate::model::Language;

/// What is said to staff, in Chinese and in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

impl Words {
    /// The text for a reader of `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// [`Words`] from two format strings: `say!(zh: "缺少 {field}", en: "{field} is missing")`.
#[macro_export]
macro_rules! say {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::diagnostics::Words { zh: format!($zh), en: format!($en) }
    };
}
