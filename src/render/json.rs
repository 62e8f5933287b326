//! Values as compact JSON that no page, feed or log can mistake for markup.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// `value` as JSON without spaces. In strings `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes, so that the bytes may
/// stand inside a `<script>` as they are.
///
/// # Panics
/// When `value` cannot be written as JSON at all: a map whose keys are no strings.
#[must_use]
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut json = Vec::with_capacity(1024);
    append(value, &mut json);
    json
}

/// Appends [`to_json`] of `value` to `json`.
///
/// # Panics
/// As [`to_json`] does.
pub fn append<T: Serialize + ?Sized>(value: &T, json: &mut Vec<u8>) {
    let mut serializer = serde_json::Serializer::with_formatter(json, WithoutMarkup);
    value.serialize(&mut serializer).expect("values of the model are JSON, and a Vec takes every byte");
}

struct WithoutMarkup;

impl Formatter for WithoutMarkup {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, found) in fragment.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for character in found.chars() {
                write!(writer, "\\u{:04x}", u32::from(character))?;
            }
            written = at + found.len();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_the_same_and_the_markup_is_gone() {
        let text = "</script><!-- & \u{2028}\u{2029}\"\0 示例";
        let json = String::from_utf8(to_json(text)).expect("UTF-8");
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
