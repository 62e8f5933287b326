//! Which characters are left out in each strength of the fold, and which stand for another.
//!
//! `radicals.txt` is the property `Equivalent_Unified_Ideograph` of Unicode 15.1 for the CJK Radicals Supplement: NFKC knows the Kangxi
//! radicals only. `han.txt` holds traditional and variant characters: what `OpenCC`'s `TSCharacters` gives for a single character,
//! then, for characters outside GB 2312 only, so that no character of today's Chinese is taken for another, `JPVariantsRev`,
//! `HKVariantsRev` and `TWVariantsRev` of `OpenCC`, and `kZVariant`, `kSemanticVariant` and `kSpoofingVariant` of Unihan 13.0 where they
//! name exactly one character of GB 2312. A line of either file is a character, then those that it stands for.

use std::sync::LazyLock;

/// From and to, both included.
pub(super) type Range = (char, char);

/// One of the two strengths.
pub(super) struct Strength {
    /// What is left out, sorted.
    pub dropped: Vec<Range>,
    /// A character and what stands for it, sorted.
    pub forms: Vec<(char, char)>,
}

pub(super) static READS_AS: LazyLock<Strength> = LazyLock::new(|| Strength {
    dropped: sorted(INVISIBLE.iter().chain(BLANKS).copied()),
    forms: sorted(lines(MARKS).chain(lines(RADICALS))),
});

pub(super) static FOUND_BY: LazyLock<Strength> = LazyLock::new(|| {
    let han: Vec<(char, char)> = sorted(lines(HAN));
    let usual = |c: char| lookup(&han, c).unwrap_or(c);
    let dropped = sorted(INVISIBLE.iter().chain(SEPARATORS).copied());
    let forms = lines(SIGMA).chain(lines(RADICALS)).map(|(form, c)| (form, usual(c)));
    Strength { dropped, forms: sorted(forms.chain(han.iter().copied())) }
});

impl Strength {
    /// `text` without what is left out, each form as the character that stands for it.
    pub fn of(&self, text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
        text.filter(|c| !self.drops(*c)).map(|c| lookup(&self.forms, c).unwrap_or(c))
    }

    fn drops(&self, c: char) -> bool {
        let behind = self.dropped.partition_point(|(first, _)| *first <= c);
        behind > 0 && c <= self.dropped[behind - 1].1
    }
}

fn lookup(forms: &[(char, char)], c: char) -> Option<char> {
    let at = forms.binary_search_by_key(&c, |(form, _)| *form).ok()?;
    Some(forms[at].1)
}

/// Every form in `lines` with what stands for it.
fn lines(lines: &str) -> impl Iterator<Item = (char, char)> {
    lines.lines().flat_map(|line| {
        let mut characters = line.chars();
        characters.next().into_iter().flat_map(move |usual| characters.clone().map(move |form| (form, usual)))
    })
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items
}

const RADICALS: &str = include_str!("radicals.txt");
const HAN: &str = include_str!("han.txt");

/// Hyphens and dashes of every kind; single quotes and what is typed for them; double quotes.
const MARKS: &str = "\
-\u{2d7}\u{58a}\u{5be}\u{1806}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2043}\u{2212}\u{2500}\u{2796}\u{2e3a}\u{2e3b}
'`\u{b4}\u{2b9}\u{2bb}\u{2bc}\u{2bd}\u{2c8}\u{2018}\u{2019}\u{201a}\u{201b}\u{2032}\u{2035}\u{2039}\u{203a}
\"\u{ab}\u{bb}\u{201c}\u{201d}\u{201e}\u{201f}\u{2033}\u{2036}\u{300c}\u{300d}\u{300e}\u{300f}\u{301d}\u{301e}\u{301f}
σς";

/// Lower case depends on the place in the word here alone.
const SIGMA: &str = "σς";

/// Unicode's `Default_Ignorable_Code_Point`, controls that are no blanks, and marks of annotations.
const INVISIBLE: &[Range] = &[
    ('\0', '\u{8}'),
    ('\u{e}', '\u{1f}'),
    ('\u{7f}', '\u{84}'),
    ('\u{86}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Unicode's `White_Space`, and the empty pattern of Braille.
const BLANKS: &[Range] = &[
    ('\t', '\r'),
    (' ', ' '),
    ('\u{85}', '\u{85}'),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3000}', '\u{3000}'),
];

/// Blanks, punctuation and symbols, and those of their blocks that NFKC makes such of; no letter or digit, and nothing that becomes one.
const SEPARATORS: &[Range] = &[
    ('\t', '\r'),
    (' ', '/'),
    (':', '@'),
    ('[', '`'),
    ('{', '~'),
    ('\u{85}', '\u{85}'),
    ('\u{a0}', '\u{a9}'),
    ('\u{ab}', '\u{ac}'),
    ('\u{ae}', '\u{b1}'),
    ('\u{b4}', '\u{b4}'),
    ('\u{b6}', '\u{b8}'),
    ('\u{bb}', '\u{bb}'),
    ('\u{bf}', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{2b9}', '\u{2df}'),
    ('\u{37e}', '\u{37e}'),
    ('\u{387}', '\u{387}'),
    ('\u{55a}', '\u{55f}'),
    ('\u{589}', '\u{58a}'),
    ('\u{5be}', '\u{5be}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{1806}', '\u{1806}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2010}', '\u{2029}'),
    ('\u{202f}', '\u{205f}'),
    ('\u{20a0}', '\u{20a7}'),
    ('\u{20a9}', '\u{20cf}'),
    ('\u{2190}', '\u{245f}'),
    ('\u{2500}', '\u{2775}'),
    ('\u{2794}', '\u{2bff}'),
    ('\u{2e00}', '\u{2e2e}'),
    ('\u{2e30}', '\u{2e7f}'),
    ('\u{2ff0}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{3030}', '\u{3030}'),
    ('\u{303d}', '\u{303f}'),
    ('\u{309b}', '\u{309c}'),
    ('\u{30a0}', '\u{30a0}'),
    ('\u{30fb}', '\u{30fb}'),
    ('\u{fe10}', '\u{fe19}'),
    ('\u{fe30}', '\u{fe6f}'),
    ('\u{ff01}', '\u{ff0f}'),
    ('\u{ff1a}', '\u{ff20}'),
    ('\u{ff3b}', '\u{ff40}'),
    ('\u{ff5b}', '\u{ff65}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{ffe8}', '\u{ffee}'),
    ('\u{fffc}', '\u{fffd}'),
    ('\u{1f300}', '\u{1faff}'),
];

#[cfg(test)]
mod tests {
    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::model::found_by;

    #[test]
    fn traditional_characters_come_to_what_opencc_makes_of_them() {
        let opencc = OpenCC::from_config(BuiltinConfig::T2s).expect("a built-in dictionary");
        let characters = ('\u{3400}'..='\u{9fff}').chain('\u{20000}'..='\u{323af}');
        for written in characters.map(String::from) {
            let simplified = opencc.convert(&written);
            if simplified != written {
                assert_eq!(found_by(&written), found_by(&simplified), "{written} {simplified}");
            }
        }
    }

    #[test]
    fn characters_of_simplified_chinese_stand_for_themselves_unless_opencc_says_otherwise() {
        let kept: String =
            ('\u{4e00}'..='\u{9fff}').filter(|c| is_gb_2312(*c) && found_by(&c.to_string()) != c.to_string()).collect();
        assert_eq!(kept, "乾吒夥後徵捱摺於榘甯菸薹醣麴麽");
    }

    fn is_gb_2312(c: char) -> bool {
        let text = c.to_string();
        let (bytes, _, unmappable) = encoding_rs::GBK.encode(&text);
        !unmappable && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
    }

    #[test]
    fn what_stands_for_a_form_stands_for_itself() {
        for strength in [&*READS_AS, &*FOUND_BY] {
            for (form, usual) in &strength.forms {
                assert_eq!(lookup(&strength.forms, *usual), None, "{form} {usual}");
                assert!(usual.nfkc().eq([*usual]), "{form} {usual}");
            }
            assert!(strength.forms.windows(2).all(|pair| pair[0].0 < pair[1].0), "a form stands twice");
            assert!(strength.dropped.windows(2).all(|pair| pair[0].1 < pair[1].0), "ranges overlap");
        }
    }

    #[test]
    fn no_letter_or_digit_is_left_out() {
        for c in '\0'..=char::MAX {
            let is_letter = c.nfkc().any(|c| c.is_alphanumeric() && !('\u{2b9}'..='\u{2df}').contains(&c));
            let invisible = INVISIBLE.iter().any(|(first, last)| (*first..=*last).contains(&c));
            assert!(invisible || !is_letter || !found_by(&c.to_string()).is_empty(), "{c:?}");
        }
    }
}
