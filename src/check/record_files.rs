//! Which files of `registry/` hold the records, and which are only meant to (Y110).

use camino::Utf8Path;

use super::indicators::INDICATORS_FILE;
use crate::diagnostics::{Findings, Words};
use crate::read::{YAML, ending, is_meant_to_end, passed_over, stem, unwalkable};
use crate::say;
use crate::settings::SETTINGS_FILE;
use crate::source::{Unwalkable, discover};

/// The folder of records below the project's root.   Source: record.md §1.
pub(super) const FOLDER: &str = "registry/enterprises";
/// Files of these names are read elsewhere.
const READ_ELSEWHERE: [&str; 2] = [SETTINGS_FILE, INDICATORS_FILE];

/// The files of the records.
pub(super) struct RecordFiles {
    /// Relative to the project's root, sorted.
    pub names: Vec<String>,
    /// Whether the folder could be walked to its end.
    pub complete: bool,
}

/// The files below `root` that are read as records: those in [`FOLDER`] that end as [`YAML`] does. Of two that differ in
/// their ending alone the one that ends in `.yaml` is read.
///
/// Y110 for files that are plainly meant to be among them; Y106 for what cannot be walked.
pub(super) fn record_files(root: &Utf8Path, found: &Findings) -> RecordFiles {
    let mut complete = true;
    let (mut names, mut misplaced) = (Vec::new(), Vec::new());
    let files = discover(root, "registry", |path, reason| {
        let is_no_record = matches!(reason, Unwalkable::NameNotUtf8) && !is_yaml(&path);
        if is_in_folder(&path) && !is_no_record {
            complete = false;
            found.report(unwalkable(path, &reason));
        }
    });
    for file in files {
        match (is_in_folder(&file), is_yaml(&file)) {
            (true, true) => names.push(file),
            (false, _) if READ_ELSEWHERE.contains(&&*file) => {}
            (..) if is_meant_to_end(&file, YAML) => misplaced.push(file),
            (..) => {}
        }
    }
    for file in &misplaced {
        found.report(passed_over(file, would_be_read(file)));
    }
    RecordFiles { names: without_doubles(names, found), complete }
}

fn is_in_folder(file: &str) -> bool {
    file.strip_prefix(FOLDER).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_yaml(file: &str) -> bool {
    YAML.contains(&&*ending(file))
}

/// What would be read in place of `file`.
fn would_be_read(file: &str) -> Words {
    if is_in_folder(file) {
        return say!(zh: "把文件名改成以 .yaml 结尾", en: "let its name end in .yaml");
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    match READ_ELSEWHERE.into_iter().find(|known| known.ends_with(&format!("/{}.yaml", stem(name).to_lowercase()))) {
        Some(known) => say!(zh: "读的是 {known}：把文件改成这个名字", en: "what is read is {known}: give it that name"),
        None => say!(zh: "记录放在 {FOLDER}/ 里，以 .yaml 结尾", en: "records stand in {FOLDER}/ and end in .yaml"),
    }
}

/// `names` without those that another one has but for its ending (Y110), sorted.
fn without_doubles(mut names: Vec<String>, found: &Findings) -> Vec<String> {
    let dot = |name: &str| name.rfind('.').unwrap_or(name.len());
    let key = |name: &String| (name[..dot(name)].to_owned(), &name[dot(name)..] != ".yaml", name.clone());
    names.sort_by_cached_key(key);
    names.dedup_by(|second, first| {
        let is_double = second[..dot(second)] == first[..dot(first)];
        if is_double {
            found.report(passed_over(
                second,
                say!(zh: "读的是 {first}：两个里只留一个，或给它另起名字", en: "what is read is {first}: keep one of the two, or give this one another name"),
            ));
        }
        is_double
    });
    names.sort_unstable();
    names
}
