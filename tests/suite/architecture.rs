//! The layers of `src/`: who may use whom, who may print, how long a file may be. Reads the source, runs nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::files_below;

/// A file of more lines holds two ideas.
const LONGEST_FILE: usize = 400;
/// The makers of a register: `check`, and the specimen on which templates are tried, which is nobody's.
const MAKERS_OF_A_REGISTRY: [&str; 3] = ["check/records.rs", "render/data/specimen.rs", "render/pages/specimen.rs"];
const WAYS_TO_PRINT: [&str; 7] = ["println!", "eprintln!", "print!(", "eprint!(", "dbg!(", "stdout()", "stderr()"];

/// A file of `src/`.
struct Source {
    /// Relative to `src/`, `/` separated.
    name: String,
    text: String,
}

impl Source {
    fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let is_rust = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "rs");
        let read = |file: PathBuf| Self {
            name: file.to_string_lossy().replace('\\', "/"),
            text: fs::read_to_string(root.join(&file)).expect("a source file can be read"),
        };
        files_below(&root).into_iter().filter(is_rust).map(read).collect()
    }

    /// The layer that it belongs to; none for `lib.rs` and `main.rs`.
    fn layer(&self) -> Option<&str> {
        self.name.split_once('/').map(|(layer, _)| layer)
    }

    fn is_test(&self) -> bool {
        self.name.split('/').any(|part| matches!(part, "tests" | "tests.rs"))
    }

    /// Its lines with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The layers that it names, each with the line.
    fn uses(&self) -> Vec<(usize, &str)> {
        let mut uses = Vec::new();
        for (number, line) in self.code() {
            for (at, _) in line.match_indices("crate::") {
                let path = &line[at + "crate::".len()..];
                assert!(!path.starts_with('{'), "src/{}:{number}: one `use crate::` a layer", self.name);
                let end = path.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(path.len());
                uses.push((number, &path[..end]));
            }
        }
        uses
    }
}

/// The layers in their order: the `pub mod` lines of `lib.rs` are the law.
fn layers() -> Vec<String> {
    let all = Source::all();
    let library = all.iter().find(|source| source.name == "lib.rs").expect("there is a library");
    let modules = library.code().filter_map(|(_, line)| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

#[test]
fn a_layer_uses_only_those_above_it() {
    let layers = layers();
    let place = |name: &str| layers.iter().position(|layer| layer == name);
    let mut arrows = 0;
    for source in Source::all() {
        let Some(own) = source.layer() else { continue };
        let own = place(own).unwrap_or_else(|| panic!("src/{} belongs to no layer of lib.rs", source.name));
        for (line, used) in source.uses() {
            let Some(used_place) = place(used) else { continue };
            assert!(used_place <= own, "src/{}:{line}: `{used}` comes later", source.name);
            arrows += usize::from(used_place < own);
        }
    }
    assert!(arrows > 100, "only {arrows} arrows were seen");
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let mut folders: Vec<String> =
        Source::all().iter().filter_map(|source| source.layer().map(str::to_owned)).collect();
    folders.dedup();
    let mut layers = layers();
    layers.sort_unstable();
    assert_eq!(folders, layers);
}

#[test]
fn render_and_publish_never_meet() {
    for source in Source::all() {
        let other = match source.layer() {
            Some("render") => "publish",
            Some("publish") => "render",
            _ => continue,
        };
        for (line, used) in source.uses() {
            assert_ne!(used, other, "src/{}:{line}", source.name);
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for source in Source::all() {
        if source.layer() == Some("cli") || source.name == "main.rs" {
            continue;
        }
        for (line, code) in source.code() {
            let printed = WAYS_TO_PRINT.iter().find(|way| code.contains(**way));
            assert_eq!(printed, None, "src/{}:{line}", source.name);
        }
    }
}

#[test]
fn only_check_makes_a_register() {
    let makers: Vec<String> = Source::all()
        .into_iter()
        .filter(|source| !source.is_test() && source.code().any(|(_, line)| line.contains("Registry::from_checked")))
        .map(|source| source.name)
        .collect();
    assert_eq!(makers, MAKERS_OF_A_REGISTRY);
}

#[test]
fn only_the_command_line_asks_for_the_time() {
    for source in Source::all() {
        for (line, code) in source.code() {
            let asks = ["SystemTime::now", "Timestamp::now", "Zoned::now"].iter().any(|clock| code.contains(clock));
            assert!(!asks || source.layer() == Some("cli"), "src/{}:{line}: {code}", source.name);
        }
    }
}

#[test]
fn a_file_says_what_it_is_and_holds_one_idea() {
    for source in Source::all() {
        assert!(source.text.starts_with("//! "), "src/{} does not say what it is", source.name);
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "src/{} has {lines} lines", source.name);
    }
}

/// The type that a line of code declares; none where a macro names it.
fn declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| rest.split_once(' ').map_or(rest, |(_, rest)| rest));
    let line = line.strip_prefix("in crate::render) ").unwrap_or(line);
    let name = ["struct ", "enum ", "trait "].iter().find_map(|word| line.strip_prefix(word))?;
    let name = &name[..name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len())];
    (!name.is_empty()).then_some(name)
}

#[test]
fn no_name_stands_for_two_types() {
    let sources = Source::all();
    let mut seen = BTreeMap::new();
    let mut twice = Vec::new();
    for source in sources.iter().filter(|source| !source.is_test()) {
        for (number, line) in source.code() {
            let Some(name) = declared(line) else { continue };
            if let Some(first) = seen.insert(name, format!("src/{}:{number}", source.name)) {
                twice.push(format!("{name}: {first} and src/{}:{number}", source.name));
            }
        }
    }
    assert!(seen.len() > 200, "{} types", seen.len());
    assert_eq!(twice, Vec::<String>::new());
}
