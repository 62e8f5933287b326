//! Characters that came to harm on their way here: radicals that a PDF gave for characters, and private use. Takes a text,
//! gives each with the character that was meant, where that is known.

use encoding_rs::GBK;

use crate::model::reads_as;

/// A character that came to harm, at a byte of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harmed {
    pub start: usize,
    pub character: char,
    /// The usual character in its place.
    pub meant: Option<char>,
}

impl Harmed {
    #[must_use]
    pub const fn end(self) -> usize {
        self.start + self.character.len_utf8()
    }

    /// Whether the character looks like nothing without the font that it was made for.
    #[must_use]
    pub const fn is_private(self) -> bool {
        is_private(self.character)
    }
}

/// The characters of `text` that came to harm, first to last: the radicals of Unicode (Kangxi and their supplement) and what
/// lies in a private use area.   Source: record.md §5, U212.
///
/// Cost: one pass over the bytes; a character is looked at only where two bytes raise suspicion.
pub fn harmed_characters(text: &str) -> impl Iterator<Item = Harmed> {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter_map(move |(start, byte)| {
        let is_suspect = match byte {
            0xE2 | 0xEF => bytes.get(start + 1).is_some_and(|second| match byte {
                0xE2 => *second >= 0xBA,
                _ => *second <= 0xA3,
            }),
            0xEE | 0xF3 | 0xF4 => true,
            _ => false,
        };
        let character = text[if is_suspect { start } else { return None }..].chars().next()?;
        let meant = match character {
            _ if is_private(character) => meant_by_private(character),
            '\u{2E80}'..='\u{2EFF}' | '\u{2F00}'..='\u{2FDF}' => meant_by_radical(character),
            _ => return None,
        };
        Some(Harmed { start, character, meant })
    })
}

const fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

fn meant_by_radical(radical: char) -> Option<char> {
    reads_as(radical.encode_utf8(&mut [0; 4])).chars().next().filter(|meant| *meant != radical)
}

/// Where GB 18030 once had a character in the private use area: the first of them, its two bytes, and how many follow.
///
/// Source: GB 18030-2000, which later editions took these out of, one by one.
const ONCE_PRIVATE: [(u32, [u8; 2], u8); 8] = [
    (0xE5E5, [0xA3, 0xA0], 1),
    (0xE78D, [0xA6, 0xD9], 7),
    (0xE794, [0xA6, 0xEC], 2),
    (0xE796, [0xA6, 0xF3], 1),
    (0xE7C7, [0xA8, 0xBC], 1),
    (0xE7C8, [0xA8, 0xBF], 1),
    (0xE7E7, [0xA9, 0x89], 13),
    (0xE815, [0xFE, 0x50], 80),
];

/// What stands today where `private` once stood in GB 18030.
fn meant_by_private(private: char) -> Option<char> {
    let number = u32::from(private);
    let (first, [lead, trail], _) =
        ONCE_PRIVATE.into_iter().find(|(first, _, length)| (*first..*first + u32::from(*length)).contains(&number))?;
    let trail = trail + u8::try_from(number - first).ok()?;
    // 0x7F is no second byte.
    let trail = if lead == 0xFE && trail >= 0x7F { trail + 1 } else { trail };
    let bytes = [lead, trail];
    let meant = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?.chars().next()?;
    let is_radical = matches!(meant, '\u{2E80}'..='\u{2EFF}');
    let meant = if is_radical { meant_by_radical(meant).unwrap_or(meant) } else { meant };
    Some(meant).filter(|meant| !is_private(*meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(character: char) -> Option<char> {
        let text = format!("示{character}例");
        let found: Vec<Harmed> = harmed_characters(&text).collect();
        let [Harmed { start: 3, meant, .. }] = found[..] else { panic!("{character} is harmed: {found:?}") };
        meant
    }

    #[test]
    fn the_character_is_named_for_its_radical() {
        for (radical, character) in [('⼴', '广'), ('⾏', '行'), ('⻓', '长'), ('⻔', '门'), ('⺩', '王'), ('⿕', '龠')]
        {
            assert_eq!(meant(radical), Some(character), "{radical}");
        }
    }

    #[test]
    fn the_character_is_named_where_gb_18030_moved_it() {
        for (private, character) in [
            ('\u{E5E5}', '\u{3000}'),
            ('\u{E78D}', '︐'),
            ('\u{E796}', '︙'),
            ('\u{E7C7}', 'ḿ'),
            ('\u{E7C8}', 'ǹ'),
            ('\u{E7F3}', '⿻'),
            ('\u{E81E}', '龴'),
            ('\u{E843}', '龹'),
            ('\u{E844}', '䜣'),
            ('\u{E854}', '龺'),
            ('\u{E864}', '龻'),
        ] {
            assert_eq!(meant(private), Some(character), "{:04X}", u32::from(private));
        }
        for private in ['\u{E000}', '\u{E865}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'] {
            assert_eq!(meant(private), None, "{:04X}", u32::from(private));
        }
    }

    #[test]
    fn usual_characters_are_not_suspected() {
        assert_eq!(harmed_characters("广行长（北京）—“𠮷”⿰，ﾊ😀豈々〇").count(), 0);
    }
}
