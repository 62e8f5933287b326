//! Files that are plainly meant as input and are not read (Y110). Takes names and refuses to know what stands in them.

use super::nearest::nearest;
use crate::diagnostics::{Finding, Words};
use crate::finding;
use crate::say;
use crate::source::Place;

/// The endings by which a record is known, whatever their case.   Source: record.md §1.
pub const YAML: &[&str] = &["yaml", "yml"];

/// What is behind the last dot of the file name `name`, in lower case.
#[must_use]
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// The full stops of a Chinese keyboard, and their forms in other widths.
const FULL_STOPS: [char; 3] = ['。', '．', '｡'];

/// What is before the first dot of the file name `name`, or before what was typed for one.
#[must_use]
pub fn stem(name: &str) -> &str {
    name.split(|c| c == '.' || FULL_STOPS.contains(&c)).next().unwrap_or(name)
}

/// Whether the file name `name` was meant to end in one of `endings`: it does so in capitals, before a `.txt` that an editor
/// hung on, behind the full stop of a Chinese keyboard, or but for a slip in a long one.
#[must_use]
pub fn is_meant_to_end(name: &str, endings: &[&str]) -> bool {
    let name = name.to_lowercase().replace(FULL_STOPS, ".");
    let name = name.strip_suffix(".txt").unwrap_or(&name);
    let long = endings.iter().copied().filter(|ending| ending.len() > 3);
    let ending = ending(name);
    let is_word = ending.bytes().all(|byte| byte.is_ascii_lowercase());
    endings.contains(&&*ending) || (is_word && nearest(&ending, long).is_some())
}

/// Y110 for `path`, a file or, with a `/` at its end, a folder; with what would be read `instead`.
#[must_use]
pub fn passed_over(path: &str, instead: Words) -> Finding {
    let message = if path.ends_with('/') {
        say!(zh: "这个文件夹没有读", en: "this folder is not read")
    } else {
        say!(zh: "这个文件没有读", en: "this file is not read")
    };
    finding!(Y110, Place::whole_file(&path.into()), message; help instead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_meant_is_told_from_what_is_a_copy_or_something_else() {
        for name in ["c.yaml.txt", "C.YML.TXT", "c。yaml", "c．yml", "c.ymal", "c.yam", "记录.Yaml"] {
            assert!(is_meant_to_end(name, YAML), "{name}");
        }
        for name in ["c.yaml.bak", "c.yaml~", "c.yaml.orig", "schema.json", "c.xml", "yaml", "README", "notes.txt"] {
            assert!(!is_meant_to_end(name, YAML), "{name}");
        }
    }
}
