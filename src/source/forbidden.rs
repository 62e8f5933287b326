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

/// The forbidden characters of `text`, first to last: controls other than tab and line ends (LF and CRLF), what Unicode
/// says is not to be seen (`Default_Ignorable_Code_Point`: no width, direction, fillers, tags), separators of lines and
/// paragraphs, the blank pattern of Braille, noncharacters, and U+FFFD, which stands where text was lost. A variation
/// selector may stand behind a character that takes one.   Source: record.md §5, Y107.
///
/// Cost: one pass over the bytes; a character is looked at only where two bytes raise suspicion.
pub fn forbidden_characters(text: &str) -> impl Iterator<Item = Forbidden> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(start, byte)| {
        if !SUSPECT[usize::from(*byte)] || !is_suspect(*byte, bytes.get(start + 1).copied().unwrap_or_default()) {
            return None;
        }
        if *byte == b'\r' {
            let ends_line = bytes.get(start + 1) == Some(&b'\n');
            return (!ends_line).then_some(Forbidden { start, character: '\r' });
        }
        let character = text[start..].chars().next()?;
        let is_taken = || is_variation_selector(character) && takes_variation(&text[..start], character);
        (is_forbidden(character) && !is_taken()).then_some(Forbidden { start, character })
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
            3 => "〓",
            _ => "🀫",
        });
        copied = range.end;
    }
    harmless.push_str(&text[copied..]);
    (Cow::Owned(harmless), forbidden)
}

/// The bytes with which the UTF-8 form of a forbidden character can begin.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < suspect.len() {
        suspect[byte] = matches!(byte, 0..=8 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3 | 0xEF..=0xF4);
        byte += 1;
    }
    suspect
};

/// Whether a forbidden character can begin with these two bytes: most Chinese punctuation begins as some of them do.
const fn is_suspect(first: u8, second: u8) -> bool {
    match first {
        0xE1 => matches!(second, 0x85 | 0x9E | 0xA0),
        0xE2 => matches!(second, 0x80 | 0x81 | 0xA0),
        0xE3 => second == 0x85,
        0xEF => matches!(second, 0xB7 | 0xB8 | 0xBB | 0xBE | 0xBF),
        _ => true,
    }
}

const fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        _ => {
            matches!(
                character,
                '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' // controls
                    | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' // direction
                    | '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' // no width
                    | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' // fillers
                    | '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' // Mongolian selectors and separator, variation selectors
                    | '\u{2028}' | '\u{2029}' // line and paragraph
                    | '\u{FEFF}' // byte-order mark
                    | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' // annotation, shorthand, music
                    | '\u{E0000}'..='\u{E0FFF}' // tags, variation selectors
                    | '\u{FFFD}' // text that was lost
                    | '\u{FDD0}'..='\u{FDEF}' // noncharacters
            ) || character as u32 & 0xFFFE == 0xFFFE
        } // noncharacters, the last two of each plane
    }
}

const fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether the last character of `before` takes the variation selector that follows it: Han takes any; arrows, signs and
/// pictures choose between text and emoji by the last two of the first sixteen; Mongolian has its own.   Source: the
/// blocks that `StandardizedVariants.txt`, `emoji-variation-sequences.txt` and `IVD_Sequences.txt` of Unicode name; digits,
/// which would have to be keycaps, are left out.
fn takes_variation(before: &str, selector: char) -> bool {
    let Some(base) = before.chars().next_back() else { return false };
    match selector {
        '\u{180B}'..='\u{180F}' => matches!(base, '\u{1820}'..='\u{18AA}'),
        '\u{FE0E}' | '\u{FE0F}' if is_emoji_base(base) => true,
        _ => is_han(base),
    }
}

const fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

const fn is_emoji_base(character: char) -> bool {
    matches!(
        character,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
            | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}'
            | '\u{1F000}'..='\u{1FAFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_forbidden_character_is_found_by_its_first_byte() {
        for character in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_forbidden(*c)) {
            let text = format!("Z{character}例");
            let found: Vec<Forbidden> = forbidden_characters(&text).collect();
            assert_eq!(found, [Forbidden { start: 1, character }]);
        }
    }

    #[test]
    fn what_unicode_gives_no_shape_is_forbidden() {
        for character in "\u{34F}\u{115F}\u{1160}\u{17B4}\u{180E}\u{2028}\u{2029}\u{2800}\u{3164}\u{FDD0}\u{FDEF}\u{FFA0}\u{FFF9}\u{FFFD}\u{FFFE}\u{FFFF}\u{1FFFE}\u{E0001}\u{E007F}\u{10FFFF}".chars() {
            assert!(is_forbidden(character), "{:04X}", u32::from(character));
        }
    }

    #[test]
    fn a_variation_selector_stands_behind_what_takes_one() {
        for taken in
            ["邉\u{E0100}", "示\u{FE00}", "𠮷\u{E0101}", "☎\u{FE0F}", "©\u{FE0E}", "📞\u{FE0F}", "\u{1820}\u{180B}"]
        {
            assert_eq!(forbidden_characters(taken).count(), 0, "{taken}");
        }
        for stray in [
            "\u{FE0F}",
            "A\u{FE0F}",
            "1\u{FE0F}",
            "-\u{FE00}",
            "示\u{E0100}\u{E0100}",
            "☎\u{FE00}",
            "示\u{180B}",
            "、\u{FE00}",
        ] {
            assert_eq!(forbidden_characters(stray).count(), 1, "{stray}");
        }
    }

    #[test]
    fn what_is_forbidden_is_replaced_width_for_width() {
        let (harmless, places) = without_forbidden("x\0y\u{AD}z\u{202E}\u{E0041}.");
        assert_eq!((&*harmless, places), ("x_y¿z〓🀫.", vec![1..2, 3..5, 6..9, 9..13]));
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
