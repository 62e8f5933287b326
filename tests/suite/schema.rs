//! `registry schema`: what editors are told, and that the project's files lead them to it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::project::{Project, files_below};

const SCHEMA_FILE: &str = "registry/schema.json";
const MODELINE: &str = "# yaml-language-server: $schema=";

fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What the command prints where there is no project.
fn printed() -> String {
    let run = Project::empty().run(&["schema"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.stdout
}

/// Every mapping below `schema` that says which fields it has, with the name of the definition that it belongs to.
fn mappings<'s>(name: &str, schema: &'s Value, found: &mut Vec<(String, &'s Value)>) {
    match schema {
        Value::Object(keywords) => {
            if keywords.get("properties").is_some() && keywords.get("type").is_some() {
                found.push((name.to_owned(), schema));
            }
            keywords.values().for_each(|below| mappings(name, below, found));
        }
        Value::Array(items) => items.iter().for_each(|below| mappings(name, below, found)),
        _ => {}
    }
}

fn is_said_in_both_languages(described: &Value) -> bool {
    let is_chinese = |line: &str| line.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let lines: Vec<&str> = described["description"].as_str().unwrap_or_default().lines().collect();
    let [zh, en] = lines.as_slice() else { return false };
    // The example of an English line may be Chinese, its first word is not.
    is_chinese(zh) && en.starts_with(|c: char| c.is_ascii_alphabetic() || c == '`')
}

/// The files of a project that an editor opens.
fn yaml_files(root: &Path) -> Vec<PathBuf> {
    let files = files_below(&root.join("registry")).into_iter();
    let is_yaml = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "yaml");
    files.filter(is_yaml).map(|file| Path::new("registry").join(file)).collect()
}

fn assert_every_document_leads_to_the_schema(root: &Path) {
    for file in yaml_files(root) {
        let text = fs::read_to_string(root.join(&file)).expect("a file of the project can be read");
        for document in text.split("\n---\n") {
            let path = document.lines().find_map(|line| line.strip_prefix(MODELINE));
            let path = path.unwrap_or_else(|| panic!("{}: a document without a modeline", file.display()));
            let folder = root.join(&file).parent().expect("a file stands in a folder").to_owned();
            let schema = fs::canonicalize(folder.join(path)).expect("the modeline leads to a file");
            assert_eq!(schema, fs::canonicalize(root.join(SCHEMA_FILE)).expect("the schema is there"), "{path}");
        }
    }
}

#[test]
fn the_committed_schema_is_the_one_that_is_printed() {
    let committed = fs::read_to_string(repository(SCHEMA_FILE)).expect("the schema is committed");
    assert!(committed == printed(), "cargo run -- schema > {SCHEMA_FILE}");
}

#[test]
fn every_field_of_every_mapping_says_in_both_languages_what_to_write() {
    let schema: Value = serde_json::from_str(&printed()).expect("a schema is JSON");
    let mut found = Vec::new();
    let definitions = schema["$defs"].as_object().expect("there are definitions");
    definitions.iter().for_each(|(name, definition)| mappings(name, definition, &mut found));
    let mut fields = 0;
    for (name, mapping) in found {
        assert!(is_said_in_both_languages(mapping), "{name}: {}", mapping["description"]);
        for (field, described) in mapping["properties"].as_object().expect("fields have names") {
            // A field that all kinds of a mapping have is described once, not kind by kind.
            let is_elsewhere = *described == Value::Bool(true) && definitions[&name]["properties"].get(field).is_some();
            assert!(is_elsewhere || is_said_in_both_languages(described), "{name}.{field}: {described}");
            fields += usize::from(!is_elsewhere);
        }
    }
    assert!(fields > 80, "only {fields} fields were seen");
}

#[test]
fn every_kind_of_event_has_its_fields() {
    let schema: Value = serde_json::from_str(&printed()).expect("a schema is JSON");
    let event = &schema["$defs"]["event"];
    let kinds: Vec<&Value> = event["allOf"]
        .as_array()
        .expect("events are told by kind")
        .iter()
        .map(|kind| &kind["if"]["properties"]["kind"]["const"])
        .collect();
    let words: Vec<&Value> = event["properties"]["kind"]["enum"].as_array().expect("a vocabulary").iter().collect();
    assert_eq!(kinds, words);
}

#[test]
fn every_document_of_the_example_leads_an_editor_to_the_schema() {
    assert_every_document_leads_to_the_schema(&repository(""));
}

#[test]
fn a_new_project_has_the_schema_and_a_new_record_leads_to_it() {
    let project = Project::empty();
    assert_eq!(project.run(&["init"]).code, 0);
    assert_eq!(fs::read_to_string(project.path(SCHEMA_FILE)).expect("init wrote it"), printed());
    let record = project.run(&["new"]).stdout;
    assert!(record.starts_with(MODELINE), "{record}");
    let project = project.file("registry/enterprises/new.yaml", record);
    assert_every_document_leads_to_the_schema(&project.path(""));
}

#[test]
fn a_new_record_leads_nowhere_where_there_is_no_schema() {
    let record = Project::base().run(&["new"]).stdout;
    assert!(record.starts_with("uscc:"), "{record}");
}
