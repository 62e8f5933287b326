//! What single values may be, and what is said when they are not.

use schemars::{Schema, SchemaGenerator};

use super::field::{Read, Reader};
use super::nearest::nearest;
use super::tree::{Node, Value};
use super::written::Written;
use crate::diagnostics::{Code, Words};
use crate::model::{
    ALPHABET, CancellationReason, Day, EventKind, Industry, Points, PointsError, Province, PublicCode, PublicCodeError,
    StarLevel, SuspensionReason, Uscc, UsccError, VisitResult, WithdrawalReason,
};
use crate::say;

/// What is wrong with a single value.
pub(super) struct Fault {
    code: Code,
    message: Words,
    help: Option<Words>,
}

impl Fault {
    fn new(code: Code, message: Words, help: Words) -> Self {
        Self { code, message, help: Some(help) }
    }
}

/// A value written as one scalar.
pub(super) trait Scalar: Written + Sized {
    /// The value that `text`, which is not blank, writes in field `name`.
    fn parse(text: &str, name: &str) -> Result<Self, Fault>;
}

impl<T: Scalar> Read for T {
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(text) => match T::parse(text, name) {
                Ok(value) => Some(value),
                Err(fault) => {
                    reader.report(fault.code, node.span, fault.message, fault.help);
                    None
                }
            },
            Value::Refused => None,
            Value::Blank | Value::Sequence(_) | Value::Mapping(_) => {
                reader.report(
                    Code::Y104,
                    node.span,
                    say!(zh: "“{name}”应当是一个值", en: "`{name}` wants a single value"),
                    Some(say!(zh: "写一个值，不要列表，也不要字段", en: "write one value, no list and no fields")),
                );
                None
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        T::written()
    }
}

impl Scalar for Box<str> {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        Ok(text.trim().into())
    }
}

impl Scalar for bool {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Fault::new(
                Code::Y104,
                say!(zh: "“{name}”不能是“{text}”", en: "`{name}` cannot be `{text}`"),
                say!(zh: "写 true 或 false", en: "write true or false"),
            )),
        }
    }
}

impl Scalar for Day {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        Self::parse(text).ok_or_else(|| {
            Fault::new(
                Code::Y109,
                say!(zh: "“{name}”的“{text}”不是日历上的日期", en: "`{name}`: `{text}` is not a date of the calendar"),
                say!(zh: "写成 YYYY-MM-DD，例如 2026-03-01", en: "write YYYY-MM-DD, such as 2026-03-01"),
            )
        })
    }
}

impl Scalar for Points {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        Self::parse(text).map_err(|error| match error {
            PointsError::Form => Fault::new(
                Code::Y104,
                say!(zh: "“{name}”的“{text}”不是数字", en: "`{name}`: `{text}` is not a number"),
                say!(zh: "写成 38 或 38.5", en: "write 38 or 38.5"),
            ),
            PointsError::TooFine => Fault::new(
                Code::Y106,
                say!(zh: "“{name}”的小数超过九位", en: "`{name}` has more than nine decimals"),
                say!(zh: "最多写九位小数", en: "write at most nine decimals"),
            ),
        })
    }
}

/// A whole number, possibly negative: what it may be is for the rule that reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub i64);

impl Scalar for Whole {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_whole).map(Self).ok_or_else(|| {
            Fault::new(
                Code::Y104,
                say!(zh: "“{name}”的“{text}”不是整数", en: "`{name}`: `{text}` is not a whole number"),
                say!(zh: "写成 0、1、2……", en: "write 0, 1, 2, …"),
            )
        })
    }
}

/// How many there are of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

impl Scalar for Count {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_whole).map(Self).ok_or_else(|| {
            Fault::new(
                Code::Y104,
                say!(zh: "“{name}”的“{text}”不是个数", en: "`{name}`: `{text}` is not a count"),
                say!(zh: "写成 0、1、2……", en: "write 0, 1, 2, …"),
            )
        })
    }
}

impl Scalar for Industry {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        word_of(text, name, Self::all().map(|industry| (industry.slug(), industry)))
    }
}

impl Scalar for Uscc {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        Self::parse(text).map_err(|error| match error {
            UsccError::Length(length) => Fault::new(
                Code::U201,
                say!(zh: "统一社会信用代码有 {length} 位", en: "the credit code has {length} characters"),
                say!(zh: "应当是 18 位", en: "it has 18"),
            ),
            UsccError::Character { at, found } => Fault::new(
                Code::U201,
                say!(zh: "统一社会信用代码的第 {at} 位“{found}”不在字符集中", en: "character {at} of the credit code, `{found}`, is not of its set"),
                alphabet_help(found),
            ),
            UsccError::Check { expected } => Fault::new(
                Code::U202,
                say!(zh: "统一社会信用代码 {text} 的校验位不对", en: "the check character of credit code {text} is wrong"),
                say!(
                    zh: "前 17 位若没有错，末位应为“{expected}”",
                    en: "if the first 17 are right, the last is `{expected}`"
                ),
            ),
        })
    }
}

impl Scalar for PublicCode {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        Self::parse(text).map_err(|error| match error {
            PublicCodeError::Length(length) => Fault::new(
                Code::U204,
                say!(zh: "公开编码有 {length} 位", en: "the public code has {length} characters"),
                say!(zh: "应当是 10 位；`registry new` 会生成", en: "it has ten; `registry new` mints one"),
            ),
            PublicCodeError::Character { at, found } => Fault::new(
                Code::U204,
                say!(zh: "公开编码的第 {at} 位“{found}”不在字符集中", en: "character {at} of the public code, `{found}`, is not of its set"),
                alphabet_help(found),
            ),
            PublicCodeError::Check { expected } => Fault::new(
                Code::U204,
                say!(zh: "公开编码 {text} 的校验位不对", en: "the check character of public code {text} is wrong"),
                say!(
                    zh: "前 9 位若没有错，末位应为“{expected}”",
                    en: "if the first nine are right, the last is `{expected}`"
                ),
            ),
        })
    }
}

fn alphabet_help(found: char) -> Words {
    let set = std::str::from_utf8(ALPHABET).expect("ASCII");
    let upper = found.to_ascii_uppercase();
    if found.is_ascii_lowercase() && set.contains(upper) {
        return say!(zh: "用大写“{upper}”", en: "write `{upper}` in upper case");
    }
    say!(zh: "只能用 {set}", en: "only {set} may stand there")
}

/// What others than GB/T 2260 write for the Xinjiang Production and Construction Corps.
const CORPS: &str = "66";

/// A region of GB/T 2260: six digits whose first two name a province.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    pub digits: [u8; 6],
    pub province: Province,
}

impl Scalar for Region {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        let digits: Option<[u8; 6]> =
            text.as_bytes().try_into().ok().filter(|six: &[u8; 6]| six.iter().all(u8::is_ascii_digit));
        let Some(digits) = digits else {
            return Err(Fault::new(
                Code::U209,
                say!(zh: "“{text}”不是行政区划代码", en: "`{text}` is not a region code"),
                say!(zh: "写六位数字，例如 \"110108\"", en: "write six digits, such as \"110108\""),
            ));
        };
        let Some(province) = Province::of_region(digits) else {
            let province = &text[..2];
            return Err(Fault::new(
                Code::U209,
                say!(zh: "行政区划代码的前两位“{province}”不是省份", en: "`{province}`, the first two digits, name no province"),
                if province == CORPS {
                    say!(
                        zh: "{CORPS} 用来指新疆生产建设兵团，GB/T 2260 里没有：写所在地的代码，前两位是 65，例如石河子 659001",
                        en: "{CORPS} stands for the Xinjiang Production and Construction Corps, which GB/T 2260 lacks: write the code of the place, which begins with 65, such as 659001 Shihezi"
                    )
                } else {
                    say!(zh: "例如 11 北京、44 广东", en: "such as 11 Beijing, 44 Guangdong")
                },
            ));
        };
        Ok(Self { digits, province })
    }
}

/// An address on the web: `http://` or `https://`.
#[derive(Clone, Debug)]
pub struct Website(pub Box<str>);

impl Scalar for Website {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_address = rest.is_some_and(|rest| {
            let has_host = !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':', '@']);
            let plain = !rest.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`'));
            has_host && plain
        });
        if is_address {
            return Ok(Self(text.into()));
        }
        Err(Fault::new(
            Code::Y104,
            say!(zh: "“{name}”的“{text}”不是网址", en: "`{name}`: `{text}` is not a web address"),
            say!(zh: "以 https:// 或 http:// 开头", en: "it begins with https:// or http://"),
        ))
    }
}

/// The word for a kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventWord(pub &'static str);

/// The word of a closed vocabulary that `text` is, or Y104 with the nearest.
#[expect(clippy::needless_pass_by_value, reason = "a vocabulary is a small table, gone through twice")]
pub(super) fn word_of<T>(
    text: &str,
    name: &str,
    words: impl Iterator<Item = (&'static str, T)> + Clone,
) -> Result<T, Fault> {
    if let Some((_, value)) = words.clone().find(|(word, _)| *word == text) {
        return Ok(value);
    }
    let known = || words.clone().map(|(word, _)| word);
    let help = match nearest(text, known()) {
        Some(nearest) => say!(zh: "是不是“{nearest}”？", en: "did you mean `{nearest}`?"),
        None => {
            let known = known().collect::<Vec<_>>().join(" | ");
            say!(zh: "只能是：{known}", en: "one of: {known}")
        }
    };
    Err(Fault::new(Code::Y104, say!(zh: "“{name}”不能是“{text}”", en: "`{name}` cannot be `{text}`"), help))
}

macro_rules! closed_vocabulary {
    ($($type:ty => $words:expr),+ $(,)?) => { $(
        impl Scalar for $type {
            fn parse(text: &str, name: &str) -> Result<Self, Fault> {
                word_of(text, name, $words)
            }
        }

        impl $crate::read::written::Written for $type {
            fn written() -> schemars::Schema {
                $crate::read::written::one_of($words.map(|(word, _)| word))
            }
        }
    )+ };
}
pub(super) use closed_vocabulary;

closed_vocabulary! {
    StarLevel => StarLevel::ALL.into_iter().map(|level| (level.slug(), level)),
    EventWord => EventKind::SLUGS.into_iter().map(|slug| (slug, Self(slug))),
    VisitResult => Self::ALL.iter().map(|word| (word.slug(), *word)),
    SuspensionReason => Self::ALL.iter().map(|word| (word.slug(), *word)),
    WithdrawalReason => Self::ALL.iter().map(|word| (word.slug(), *word)),
    CancellationReason => Self::ALL.iter().map(|word| (word.slug(), *word)),
}
