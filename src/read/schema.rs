//! The JSON Schema of what staff write: one document by which an editor completes, explains and underlines.

use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};

use super::field::Read;
use super::indicators::RawIndicators;
use super::record::RawEnterprise;
use super::settings::RawSettings;

/// Fields by which a document is known to be settings.
const MARKS_OF_SETTINGS: [&str; 2] = ["base_url", "body"];
/// The field by which a document is known to be the indicator tree.
const MARK_OF_INDICATORS: &str = "indicators";

/// The schema, draft 2020-12, of records, settings and indicators: one for every file, since a document's fields tell which
/// it is, and one that has none of the telling fields is a record.
///
/// It refuses what the reader reports as Y102, Y103 and Y104, and what a pattern can tell of codes and days.
#[must_use]
pub fn json_schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let enterprise = RawEnterprise::schema(&mut generator);
    let settings = RawSettings::schema(&mut generator);
    let indicators = RawIndicators::schema(&mut generator);
    let mut definitions = generator.take_definitions(true);
    definitions.insert("record".to_owned(), enterprise.to_value());
    let marks = MARKS_OF_SETTINGS.map(|name| json_schema!({ "required": [name] }));
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "if": { "required": [MARK_OF_INDICATORS] },
        "then": indicators,
        "else": {
            "if": { "anyOf": marks },
            "then": settings,
            "else": { "$ref": "#/$defs/record" },
        },
        "$defs": definitions,
    })
}
