//! Whatever lies in `registry/` gives findings that have a place: good files of the example register, their lines
//! deleted, doubled, swapped, cut and spliced with what has broken readers of YAML before.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::law;
use crate::project::{Project, files_below};

/// The files that are mutated.
const RECORD: &str = "registry/enterprises/example.yaml";
const SETTINGS: &str = "registry/site.yaml";
const INDICATORS: &str = "registry/indicators.yaml";
const PUBLISHED: &str = "registry/published.txt";

/// Pieces of YAML, numbers and characters that readers trip over.
const HOSTILE: &[&str] = &[
    "&a ",
    "*a",
    "!!str ",
    "!<x> ",
    "<<: *a",
    "<<: {}",
    "---",
    "...",
    "--- |\n",
    "%YAML 9.9\n",
    "%TAG ! x\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ": ",
    "- ",
    "? ",
    "? [a]\n: b\n",
    "|",
    ">",
    "|+9\n",
    ">-\n",
    "\"",
    "'",
    "#",
    " #",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "  ",
    "\\x00",
    "\\uD800",
    "\\N",
    "\\\n",
    "\0",
    "\u{7F}",
    "\u{85}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200D}",
    "\u{301}",
    "\u{FFFD}",
    "\u{FFFF}",
    "\u{E0041}",
    "\u{FE0F}",
    "\u{E5E5}",
    "⻓",
    "：",
    "，",
    "“",
    "”",
    "｛",
    "｝",
    "【",
    "】",
    "\u{3000}",
    "\u{A0}",
    " #x",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "uscc_as_licensed: true",
    "𠮷",
    "👩‍👩‍👧",
    "～",
    "~",
    "null",
    "NO",
    "yes",
    "1.10",
    "0123",
    "0x1F",
    "1e400",
    "-0",
    ".inf",
    "1_000",
    "99999999999999999999",
    "0.0000000001",
    "2026-02-30",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2026-03-01T00:00:00Z",
    "excluded",
    "events: [{}]",
    "voids: { kind: correction, on: 2026-03-01 }",
    "certificates:",
    "zh: ",
    "code: 7K3M9P2XC9",
    "clauses: { \"5.1\": { obtained: 5 } }",
];

/// What is done to the lines of a good file; an index is taken among what there is.
#[derive(Clone, Debug)]
enum Mutation {
    Delete(Index),
    Double(Index, Index),
    Swap(Index, Index),
    /// A text within a line, between two of its characters.
    Splice(Index, Index, String),
    Indent(Index, bool),
    /// The file ends after a byte, in the middle of a character perhaps.
    Truncate(Index),
    /// A byte becomes another.
    Byte(Index, u8),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let any_index = any::<Index>;
    let hostile = prop_oneof![3 => select(HOSTILE).prop_map(str::to_owned), 1 => any::<String>()];
    prop_oneof![
        2 => any_index().prop_map(Mutation::Delete),
        2 => (any_index(), any_index()).prop_map(|(from, to)| Mutation::Double(from, to)),
        2 => (any_index(), any_index()).prop_map(|(one, other)| Mutation::Swap(one, other)),
        8 => (any_index(), any_index(), hostile).prop_map(|(line, at, text)| Mutation::Splice(line, at, text)),
        2 => (any_index(), any::<bool>()).prop_map(|(line, deeper)| Mutation::Indent(line, deeper)),
        1 => any_index().prop_map(Mutation::Truncate),
        1 => (any_index(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
    ]
}

fn mutated(good: &str, mutations: &[Mutation]) -> Vec<u8> {
    let mut bytes = good.as_bytes().to_vec();
    for mutation in mutations {
        bytes = match String::from_utf8(bytes) {
            Ok(text) => mutation.done_to(&text),
            Err(error) => error.into_bytes(),
        };
    }
    bytes
}

impl Mutation {
    fn done_to(&self, text: &str) -> Vec<u8> {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if lines.is_empty() {
            lines.push(String::new());
        }
        let count = lines.len();
        match self {
            Self::Delete(line) => drop(lines.remove(line.index(count))),
            Self::Double(from, to) => lines.insert(to.index(count), lines[from.index(count)].clone()),
            Self::Swap(one, other) => lines.swap(one.index(count), other.index(count)),
            Self::Splice(line, at, piece) => {
                let line = &mut lines[line.index(count)];
                let boundaries: Vec<usize> = line.char_indices().map(|(byte, _)| byte).chain([line.len()]).collect();
                line.insert_str(boundaries[at.index(boundaries.len())], piece);
            }
            Self::Indent(line, true) => lines[line.index(count)].insert_str(0, "  "),
            Self::Indent(line, false) => {
                let line = &mut lines[line.index(count)];
                *line = line.strip_prefix("  ").unwrap_or(line).to_owned();
            }
            Self::Truncate(at) => return text.as_bytes()[..at.index(text.len() + 1)].to_vec(),
            Self::Byte(at, byte) => {
                let mut bytes = lines.concat().into_bytes();
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                return bytes;
            }
        }
        lines.concat().into_bytes()
    }
}

/// The example register's own records, each a text.
static RECORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry/enterprises");
    let read = |file| fs::read_to_string(folder.join(file)).expect("an example record can be read");
    files_below(&folder).into_iter().map(read).collect()
});

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the example register can be read")
}

proptest! {
    #[test]
    fn a_mutated_record_gives_findings_with_places(
        record in any::<Index>(),
        others in any::<Index>(),
        mutations in prop::collection::vec(mutation(), 1..6),
    ) {
        let (good, other) = (record.get(&RECORDS[..]), others.get(&RECORDS[..]));
        let project = Project::base().file(INDICATORS, example(INDICATORS)).file("registry/enterprises/other.yaml", other);
        law::hold(project.file(RECORD, mutated(good, &mutations)).root());
    }

    #[test]
    fn mutated_settings_indicators_and_published_codes_give_findings_with_places(
        file in select(&[SETTINGS, INDICATORS, PUBLISHED][..]),
        mutations in prop::collection::vec(mutation(), 1..6),
    ) {
        law::hold(Project::base().file(file, mutated(&example(file), &mutations)).root());
    }

    #[test]
    fn pieces_of_yaml_in_any_order_give_findings_with_places(
        file in select(&[RECORD, SETTINGS, INDICATORS, PUBLISHED][..]),
        pieces in prop::collection::vec(select(HOSTILE), 0..40),
    ) {
        law::hold(Project::base().file(file, pieces.concat()).root());
    }
}
