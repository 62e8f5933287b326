//! Characters that no text of the register may have: what cannot be seen, or makes other text look different.

use std::borrow::Cow;
use std::ops::Range;

/// A forbidden character at a byte of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbidden {
    pub start: usize,
    pub character: char,
}

impl Forbidden {
    #[must_use]
    pub const fn end(self) -> usize {
        self.start + self.character.len_utf8()
    }
}

/// The forbidden characters of `text`, first to last: controls other than tab and line ends (LF and CRLF), bidirectional
/// overrides and marks, zero-width characters, a byte-order mark.   Source: record.md §5, Y107.
///
/// Cost: one pass over the bytes.
pub fn forbidden_characters(text: &str) -> impl Iterator<Item = Forbidden> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(start, byte)| {
        if !may_begin_forbidden(*byte) {
            return None;
        }
        if *byte == b'\r' {
            let ends_line = bytes.get(start + 1) == Some(&b'\n');
            return (!ends_line).then_some(Forbidden { start, character: '\r' });
        }
        let character = text[start..].chars().next()?;
        is_forbidden(character).then_some(Forbidden { start, character })
    })
}

/// `text` with every forbidden character replaced by a visible one of the same width in bytes, so that positions hold,
/// and where they were.
#[must_use]
pub fn without_forbidden(text: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    let forbidden: Vec<Range<usize>> = forbidden_characters(text).map(|found| found.start..found.end()).collect();
    if forbidden.is_empty() {
        return (Cow::Borrowed(text), forbidden);
    }
    let mut harmless = String::with_capacity(text.len());
    let mut copied = 0;
    for range in &forbidden {
        harmless.push_str(&text[copied..range.start]);
        harmless.push_str(match range.len() {
            1 => "_",
            2 => "¿",
            _ => "〓",
        });
        copied = range.end;
    }
    harmless.push_str(&text[copied..]);
    (Cow::Owned(harmless), forbidden)
}

/// Whether a forbidden character can begin with this byte of its UTF-8 form.
const fn may_begin_forbidden(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B | 0x0C | 0x0D..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF)
}

const fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        _ => matches!(
            character,
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' // controls
                | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' // direction
                | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' // no width
                | '\u{FEFF}' // byte-order mark
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_forbidden_character_is_found_by_its_first_byte() {
        for character in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_forbidden(*c)) {
            let text = format!("示{character}例");
            let found: Vec<Forbidden> = forbidden_characters(&text).collect();
            assert_eq!(found, [Forbidden { start: 3, character }]);
        }
    }

    #[test]
    fn what_is_forbidden_is_replaced_width_for_width() {
        let (harmless, places) = without_forbidden("x\0y\u{AD}z\u{202E}.");
        assert_eq!((&*harmless, places), ("x_y¿z〓.", vec![1..2, 3..5, 6..9]));
    }

    #[test]
    fn a_carriage_return_that_ends_no_line_is_forbidden() {
        let places = |text: &str| forbidden_characters(text).map(|found| found.start).collect::<Vec<_>>();
        assert_eq!(places("a\r\nb\r\n"), [0; 0]);
        assert_eq!(places("a\rb\r\r\n\r"), [1, 3, 6]);
    }

    #[test]
    fn ordinary_text_passes() {
        assert_eq!(forbidden_characters("示例 𠮷㛃\tAB\r\n（北京）—…“”é").count(), 0);
    }
}
