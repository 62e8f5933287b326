//! The words of closed vocabularies: which one a text is, and which one was meant when it is none.

use schemars::Schema;

use super::nearest::nearest;
use super::scalar::{Fault, Scalar};
use super::written::{Written, one_of};
use crate::diagnostics::{Code, Words};
use crate::model::{ClosedWord, Industry, Language};
use crate::say;

/// What staff write for some words besides their Chinese names.
const ALSO: [(&str, &[&str]); 14] = [
    ("three-star", &["3星"]),
    ("four-star", &["4星"]),
    ("five-star", &["5星"]),
    ("household-appliances", &["家电", "冰箱", "空调", "洗衣机", "电视", "热水器", "厨电"]),
    ("automobiles", &["轿车", "客车"]),
    ("construction-machinery", &["挖掘机", "装载机", "起重机"]),
    ("clothing", &["服饰", "鞋"]),
    ("furniture", &["沙发", "床垫", "橱柜"]),
    ("home-improvement", &["装修", "装饰"]),
    ("shopping-malls", &["百货", "购物中心"]),
    ("jewellery", &["首饰", "黄金"]),
    ("teaching-instruments", &["教具", "实验设备"]),
    ("C", &["生产"]),
    ("I", &["互联网"]),
];

/// What may be written: the word, what staff call it in Chinese, and what it stands for.
type Known<T> = (&'static str, &'static str, T);

/// The one of `known` whose word `text` is, or Y104 with the one that was meant.
#[expect(clippy::needless_pass_by_value, reason = "a vocabulary is a small table, gone through twice")]
fn one_of_known<T>(text: &str, name: &str, known: impl Iterator<Item = Known<T>> + Clone) -> Result<T, Fault> {
    if let Some((_, _, value)) = known.clone().find(|(word, ..)| *word == text) {
        return Ok(value);
    }
    let known: Vec<(&str, &str)> = known.clone().map(|(word, chinese, _)| (word, chinese)).collect();
    Err(Fault::new(
        Code::Y104,
        say!(zh: "“{name}”不能是“{text}”", en: "`{name}` cannot be `{text}`"),
        help(text, &known),
    ))
}

/// A word beside its Chinese name: `four-star（四星级）`.
#[must_use]
pub fn in_chinese(word: impl ClosedWord) -> String {
    beside_its_name(word.slug(), word.chinese())
}

fn beside_its_name(word: &str, chinese: &str) -> String {
    format!("{word}（{chinese}）")
}

fn help(text: &str, known: &[(&str, &str)]) -> Words {
    if let Some((word, chinese)) = meant_by(text, known) {
        let zh = beside_its_name(word, chinese);
        return say!(zh: "是不是“{zh}”？", en: "did you mean `{word}`?");
    }
    // The sections of GB/T 4754 are letters with long names: together they are more than a message holds.
    let said = known.iter().map(|(word, chinese)| match word.len() {
        1 => (*word).to_owned(),
        _ => beside_its_name(word, chinese),
    });
    let zh = said.collect::<Vec<_>>().join(" | ");
    let en = known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
    say!(zh: "只能是：{zh}", en: "one of: {en}")
}

/// The word of `known` nearest to `text`, or the one that `text` names in Chinese: exactly, or as a part of it.
fn meant_by<'k>(text: &str, known: &[(&'k str, &'k str)]) -> Option<(&'k str, &'k str)> {
    let find = |word: &str| known.iter().copied().find(|(known, _)| *known == word);
    if text.is_ascii() {
        return nearest(text, known.iter().map(|(word, _)| *word)).and_then(find);
    }
    let exactly = known.iter().copied().find(|(_, chinese)| *chinese == text);
    let named = || {
        let mut also = ALSO.iter().filter(|(_, names)| names.iter().any(|name| text.contains(name)));
        also.find_map(|(word, _)| find(word))
    };
    let is_name = text.chars().nth(1).is_some();
    let in_part = || {
        let touches = |chinese: &str| chinese.contains(text) || text.contains(chinese);
        known.iter().copied().find(|(_, chinese)| touches(chinese))
    };
    exactly.or_else(named).or_else(|| in_part().filter(|_| is_name))
}

impl<W: ClosedWord> Scalar for W {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        one_of_known(text, name, Self::EVERY.iter().map(|word| (word.slug(), word.chinese(), *word)))
    }
}

impl<W: ClosedWord> Written for W {
    fn written() -> Schema {
        one_of(Self::EVERY.iter().map(|word| (word.slug(), word.chinese())))
    }
}

impl Scalar for Industry {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        one_of_known(text, name, Self::all().map(|industry| (industry.slug(), industry.name(Language::Zh), industry)))
    }
}

impl Written for Industry {
    fn written() -> Schema {
        let mut schema = one_of(Self::all().map(|industry| (industry.slug(), "")));
        let names =
            Self::all().map(|industry| format!("{} {}", industry.name(Language::Zh), industry.name(Language::En)));
        schema.insert("enumDescriptions".to_owned(), names.collect::<Vec<_>>().into());
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StarLevel;

    fn industry_meant_by(text: &str) -> Option<&'static str> {
        let known: Vec<_> = Industry::all().map(|one| (one.slug(), one.name(Language::Zh))).collect();
        meant_by(text, &known).map(|(word, _)| word)
    }

    #[test]
    fn a_chinese_word_is_answered_with_the_right_one() {
        let levels = StarLevel::ALL.map(|level| (level.slug(), level.chinese()));
        for (text, word) in
            [("四星级", "four-star"), ("四星", "four-star"), ("5星级", "five-star"), ("达标", "standard")]
        {
            assert_eq!(meant_by(text, &levels).map(|(word, _)| word), Some(word), "{text}");
        }
        for (text, word) in [
            ("冰箱", "household-appliances"),
            ("家用电器行业", "household-appliances"),
            ("家具制造", "furniture"),
            ("制造业", "C"),
            ("零售", "F"),
            ("其他", "other"),
            ("furnitur", "furniture"),
        ] {
            assert_eq!(industry_meant_by(text), Some(word), "{text}");
        }
        for text in ["业", "面包房", "bakery"] {
            assert_eq!(industry_meant_by(text), None, "{text}");
        }
    }

    #[test]
    fn every_other_name_is_that_of_a_word() {
        for (word, _) in ALSO {
            let is_level = StarLevel::from_slug(word).is_some();
            assert!(is_level || Industry::from_slug(word).is_some(), "{word}");
        }
    }

    #[test]
    fn the_words_of_every_vocabulary_fit_a_message() {
        let known: Vec<_> = Industry::all().map(|one| (one.slug(), one.name(Language::Zh))).collect();
        let help = help("面包房", &known);
        assert_eq!(crate::diagnostics::shortened(&help.zh), help.zh);
    }
}
