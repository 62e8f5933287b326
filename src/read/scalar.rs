//! What single values may be, and what is said when they are not.

use schemars::{Schema, SchemaGenerator};

use super::field::Read;
use super::tree::{Node, Value};
use super::written::Written;
use crate::diagnostics::{Code, Finding, Reporter, Words};
use crate::model::{Points, PointsError};
use crate::report;
use crate::say;

/// What is wrong with a single value.
pub(super) struct Fault {
    code: Code,
    message: Words,
    help: Words,
}

impl Fault {
    pub fn new(code: Code, message: Words, help: Words) -> Self {
        Self { code, message, help }
    }
}

/// A value written as one scalar.
pub(super) trait Scalar: Written + Sized {
    /// Whether it is a text of any form, in which a `#` has its place.
    const IS_FREE_TEXT: bool = false;

    /// The value that `text`, which is not blank, writes in field `name`.
    fn parse(text: &str, name: &str) -> Result<Self, Fault>;
}

impl<T: Scalar> Read for T {
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(text) => {
                if let Some(cut_off) = node.cut_off.filter(|_| T::IS_FREE_TEXT) {
                    report!(at, Y111, cut_off,
                        zh: "从“#”起是注释，不算“{name}”的内容", en: "`#` begins a comment: what follows is not read as `{name}`";
                        help zh: "是内容，就把整段文字放进引号里；是注释，就在“#”后面空一格", en: "if it is text, put the whole in quotes; if it is a comment, leave a space behind the `#`");
                }
                match T::parse(text, name) {
                    Ok(value) => Some(value),
                    Err(fault) => {
                        let Fault { code, message, help } = fault;
                        at.report(Finding::new(code, at.place(node.span), message).help(help));
                        None
                    }
                }
            }
            Value::Refused => None,
            Value::Blank | Value::Sequence(_) | Value::Mapping(_) => {
                report!(at, Y104, node.span, zh: "“{name}”应当是一个值", en: "`{name}` wants a single value";
                    help zh: "写一个值，不要列表，也不要字段", en: "write one value, no list and no fields");
                None
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        T::written()
    }
}

impl Scalar for Box<str> {
    const IS_FREE_TEXT: bool = true;

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

impl Count {
    /// The greatest: nine nines.
    pub const MOST: u32 = 999_999_999;
}

impl Scalar for Count {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        let (is_whole, most) = (text.bytes().all(|byte| byte.is_ascii_digit()), Self::MOST);
        text.parse().ok().filter(|count| is_whole && *count <= most).map(Self).ok_or_else(|| {
            Fault::new(
                Code::Y104,
                say!(zh: "“{name}”的“{text}”不是个数", en: "`{name}`: `{text}` is not a count"),
                if is_whole {
                    say!(zh: "最多 {most}", en: "at most {most}")
                } else {
                    say!(zh: "写成 0、1、2……", en: "write 0, 1, 2, …")
                },
            )
        })
    }
}
