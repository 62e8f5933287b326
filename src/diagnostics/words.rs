//! A message in both languages of the people who read it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::visible;
use crate::model::Language;

/// What is said to staff, in Chinese and in English: a line each, whatever was quoted in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

/// Bytes of a message that a person still reads.
const LONGEST: usize = 1000;

impl Words {
    /// What [`say!`](crate::say) makes of its two texts.
    #[must_use]
    pub fn new(zh: &str, en: &str) -> Self {
        Self { zh: visible(zh).into_owned(), en: visible(en).into_owned() }
    }

    /// The text for a reader of `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }

    /// Takes the middle out of what is too long to be read: a message may quote a value of 64 KB.
    pub(super) fn shorten(&mut self) {
        for text in [&mut self.zh, &mut self.en] {
            if let Cow::Owned(short) = shortened(text) {
                *text = short;
            }
        }
    }
}

/// `text`, or its beginning and its end with `…` between them when it is too long for a message.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let boundary = |mut byte: usize| {
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let (head, tail) = (boundary(LONGEST / 2), boundary(text.len() - LONGEST / 4));
    Cow::Owned(format!("{}…{}", &text[..head], &text[tail..]))
}

/// [`Words`] from two format strings: `say!(zh: "缺少 {field}", en: "{field} is missing")`.
#[macro_export]
macro_rules! say {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::diagnostics::Words::new(&format!($zh), &format!($en))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_quoted_a_message_is_one_line_that_hides_nothing() {
        let name = "示例\u{1b}[2J\n::stop-commands::x";
        let said = say!(zh: "没有“{name}”", en: "there is no `{name}`");
        assert_eq!(said.zh, "没有“示例\\u001b[2J\\n::stop-commands::x”");
        assert_eq!(said.en, "there is no `示例\\u001b[2J\\n::stop-commands::x`");
    }

    #[test]
    fn a_long_text_keeps_its_ends() {
        assert_eq!(shortened("不长"), "不长");
        let long = format!("头{}尾", "长".repeat(20_000));
        let short = shortened(&long);
        assert!(short.len() < 800 && short.starts_with("头长") && short.contains("长…长") && short.ends_with("长尾"));
    }
}
