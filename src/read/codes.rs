//! Codes as written: credit codes, public codes, regions.

use super::scalar::{Fault, Scalar};
use super::written::Written;
use crate::diagnostics::{Code, Words};
use crate::model::{ALPHABET, Province, PublicCode, PublicCodeError, Uscc, UsccError};
use crate::say;

/// A credit code whose characters are right. Whether it may disagree with its check character is said beside it.
#[derive(Clone, Copy, Debug)]
pub struct WrittenUscc(pub Uscc);

impl Scalar for WrittenUscc {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        Uscc::as_licensed(text).map(Self).map_err(|error| {
            let (message, help) = match error {
                UsccError::Length(length) => (
                    say!(zh: "统一社会信用代码有 {length} 位", en: "the credit code has {length} characters"),
                    say!(zh: "应当是 18 位", en: "it has 18"),
                ),
                UsccError::Character { at, found } => (
                    say!(zh: "统一社会信用代码的第 {at} 位“{found}”不在字符集中", en: "character {at} of the credit code, `{found}`, is not of its set"),
                    alphabet_help(found),
                ),
                UsccError::Check { .. } => unreachable!("a licence is taken at its word"),
            };
            let help = if is_rounded(text) { from_a_spreadsheet() } else { help };
            Fault::new(Code::U201, message, help)
        })
    }
}

impl Written for WrittenUscc {
    fn written() -> schemars::Schema {
        super::written::code(Uscc::LENGTH)
    }
}

/// What would be right where the check character of `code`, which is not said to be as licensed, should be `expected`.
#[must_use]
pub fn help_for_check(code: Uscc, expected: char) -> Words {
    let text = code.as_str();
    if is_rounded(text) {
        return from_a_spreadsheet();
    }
    if is_of_a_pilot_area(text) {
        return say!(
            zh: "与营业执照核对；执照上若就是这样（2015 年 10 月以前的试点地区），加一行 uscc_as_licensed: true",
            en: "compare it with the licence; where it stands so there (pilot areas before October 2015), add uscc_as_licensed: true"
        );
    }
    say!(zh: "前 17 位若没有错，末位应为“{expected}”", en: "if the first 17 are right, the last is `{expected}`")
}

/// Whether a spreadsheet took the code for a number: it keeps fifteen digits and writes zeros for the rest, or a power of ten.
fn is_rounded(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_power = text.split_once("E+").is_some_and(|(number, power)| {
        number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && power.parse::<u8>().is_ok()
    });
    is_power || (digits && text.len() == Uscc::LENGTH && text.ends_with("000"))
}

fn from_a_spreadsheet() -> Words {
    say!(
        zh: "像是被电子表格当成数字改过：照营业执照重新抄；表格里把这一列设成文本",
        en: "a spreadsheet seems to have taken it for a number: copy it from the licence anew, and make that column text"
    )
}

/// Xiamen gave out codes with the organisation codes `M00…` before GB 32100 was in force.
fn is_of_a_pilot_area(text: &str) -> bool {
    text.starts_with("9135") && text[8..].starts_with("M00")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_made_of_a_code_is_recognised() {
        for text in ["9.14406067077711E+17", "9.14406E+17", "914406067077711000", "914403001000002000"] {
            assert!(is_rounded(text), "{text}");
        }
        for text in ["914406067077711168", "91110108MA1000000N", "9144060670777111000", "91E+10108MA1000009"] {
            assert!(!is_rounded(text), "{text}");
        }
    }
}
