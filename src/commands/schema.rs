//! `registry schema`: what an editor has to know to complete, explain and underline the project's files.

use crate::read::json_schema;

/// The JSON Schema of the project's YAML files, as the text of a file: the same on every machine, no project needed.
#[must_use]
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&json_schema()).expect("a schema is text and numbers");
    text.push('\n');
    text
}
