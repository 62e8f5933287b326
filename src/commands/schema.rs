//! `registry schema`: what an editor has to know to complete, explain and underline the project's files.

use crate::read::json_schema;

/// Where a project keeps it, below its root, for the files that name it in their first line.
pub(super) const SCHEMA_FILE: &str = "registry/schema.json";

/// The JSON Schema of the project's YAML files, as the text of a file: the same on every machine, no project needed.
#[must_use]
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&json_schema()).expect("a schema is text and numbers");
    text.push('\n');
    text
}
