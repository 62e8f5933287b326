//! A text in Chinese and, where the body wrote one, in English.

use serde::{Deserialize, Serialize};

use super::Language;

/// A text of the register. Chinese is always there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    pub zh: Box<str>,
    pub en: Option<Box<str>>,
}

impl Text {
    /// The text to show to a reader of `language`, with the language that it is in: an absent
    /// English text falls back to the Chinese one.
    #[must_use]
    pub fn in_language(&self, language: Language) -> (&str, Language) {
        match (language, &self.en) {
            (Language::En, Some(en)) => (en, Language::En),
            _ => (&self.zh, Language::Zh),
        }
    }
}
