//! How single values are written, as JSON Schema: what an editor lets stand where the reader does.
//!
//! An editor reads plain scalars as YAML 1.2 does, so `110108` is a number to it and `true` a boolean; the reader takes
//! them as they are written. Patterns hold for strings only. A check character is beyond a schema.

use schemars::{Schema, json_schema};
use serde_json::{Value, json};

use super::codes::Region;
use super::scalar::{Count, Whole};
use crate::model::{ALPHABET, Day, Points, Province, PublicCode};

/// A value whose written form a schema can tell.
pub(super) trait Written {
    /// The schema of the scalars that may stand for it; none of them is blank.
    fn written() -> Schema;
}

/// Scalars that are of `types` to an editor; those that are text to it match `pattern`, or `wanted` is said.
fn scalar(types: &Value, pattern: &str, wanted: &str) -> Schema {
    json_schema!({ "type": types, "pattern": pattern, "patternErrorMessage": wanted })
}

impl Written for Box<str> {
    fn written() -> Schema {
        scalar(&json!(["string", "number", "boolean"]), r"\S", "写上内容\nfill it in")
    }
}

impl Written for bool {
    fn written() -> Schema {
        scalar(&json!(["boolean", "string"]), "^(true|false)$", "写 true 或 false\nwrite true or false")
    }
}

impl Written for Day {
    fn written() -> Schema {
        let form = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
        let mut schema =
            scalar(&json!("string"), form, "写成 YYYY-MM-DD，例如 2026-03-01\nwrite YYYY-MM-DD, such as 2026-03-01");
        schema.insert("format".to_owned(), "date".into());
        schema
    }
}

impl Written for Points {
    fn written() -> Schema {
        let form = format!(r"^-?[0-9]+(\.[0-9]{{1,{}}}0*)?$", Self::DECIMALS);
        scalar(&json!(["number", "string"]), &form, "写成 38 或 38.5\nwrite 38 or 38.5")
    }
}

impl Written for Whole {
    fn written() -> Schema {
        scalar(&json!(["integer", "string"]), "^-?0*[0-9]{1,18}$", "写成 0、1、2……\nwrite 0, 1, 2, …")
    }
}

impl Written for Count {
    fn written() -> Schema {
        let form = format!("^0*[0-9]{{1,{}}}$", Self::MOST.to_string().len());
        let mut schema = scalar(&json!(["integer", "string"]), &form, "写成 0、1、2……\nwrite 0, 1, 2, …");
        schema.insert("minimum".to_owned(), 0.into());
        schema.insert("maximum".to_owned(), Self::MOST.into());
        schema
    }
}

impl Written for PublicCode {
    fn written() -> Schema {
        code(Self::LENGTH)
    }
}

/// A code of the set of GB 32100; one without letters is a number to an editor.
pub(super) fn code(length: usize) -> Schema {
    let set = std::str::from_utf8(ALPHABET).expect("ASCII");
    let wanted = format!("{length} 位，只能用 {set}\n{length} characters of {set}");
    scalar(&json!(["string", "number"]), &format!("^[{set}]{{{length}}}$"), &wanted)
}

impl Written for Region {
    fn written() -> Schema {
        let provinces: Vec<String> = Province::all().map(|province| province.digits().to_string()).collect();
        let form = format!("^({})[0-9]{{4}}$", provinces.join("|"));
        scalar(
            &json!(["string", "integer"]),
            &form,
            "写六位数字，例如 \"110108\"\nwrite six digits, such as \"110108\"",
        )
    }
}

/// One word of a closed vocabulary, each with what it is called in Chinese.
pub(super) fn one_of(words: impl Iterator<Item = (&'static str, &'static str)>) -> Schema {
    let (words, chinese): (Vec<_>, Vec<_>) = words.unzip();
    json_schema!({ "type": "string", "enum": words, "enumDescriptions": chinese })
}
