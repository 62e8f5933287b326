//! Takes the characters beside a mark or an end of line, the nearest first; gives what they are to someone who writes Chinese.

use unicode_width::UnicodeWidthChar;

/// What stands beside a place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// A blank, or the end.
    Blank,
    /// A character as wide as it is high: Han, kana, Hangul.
    Han,
    /// Punctuation of Chinese.
    HanMark,
    /// Other punctuation.
    Mark,
    /// Any other letter or digit.
    Letter,
}

impl Beside {
    /// Quotation marks, dashes and dots that Chinese shares with other scripts are Chinese when a Han character comes next.
    pub fn of(characters: impl IntoIterator<Item = char>) -> Self {
        let mut characters = characters.into_iter();
        let Some(first) = characters.next() else { return Self::Blank };
        let is_shared = matches!(first, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
        if first.is_whitespace() {
            Self::Blank
        } else if is_full_width(first) {
            if first.is_alphanumeric() { Self::Han } else { Self::HanMark }
        } else if is_shared && characters.next().is_some_and(is_full_width) {
            Self::HanMark
        } else if first.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Mark
        }
    }

    pub const fn is_chinese(self) -> bool {
        matches!(self, Self::Han | Self::HanMark)
    }
}

/// Two columns wide, pictures aside: emoji are no script.
fn is_full_width(character: char) -> bool {
    let is_picture = matches!(character, '\u{2300}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    character.width() == Some(2) && !is_picture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_mark_is_chinese_beside_a_han_character() {
        for (characters, beside) in [
            ("真", Beside::Han),
            ("𠮷", Beside::Han),
            ("，真", Beside::HanMark),
            ("（a", Beside::HanMark),
            ("”例", Beside::HanMark),
            ("”e", Beside::Mark),
            ("”", Beside::Mark),
            ("(真", Beside::Mark),
            ("😀", Beside::Mark),
            ("é", Beside::Letter),
            ("7", Beside::Letter),
            ("\u{3000}", Beside::Blank),
            ("", Beside::Blank),
        ] {
            assert_eq!(Beside::of(characters.chars()), beside, "{characters}");
        }
    }
}
