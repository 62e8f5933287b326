//! `tests/sites/<name>/`: small sites whose output is stored.
//!
//! `paths.txt` lists every file that the build makes, the hashes in names of assets written as `*`. Of the files named in
//! `expected.list` the bytes are kept in `expected/`: enough to review, without the hundreds of lists that look alike.
//! `STARMARK_BLESS=1 cargo test --test suite golden` rewrites both; read the difference before it is committed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Project, in_tests};
use crate::site::{Tree, tree};

const OF_THE_PROJECT: [&str; 3] = ["registry", "content", "themes"];

struct Golden {
    folder: PathBuf,
    name: String,
}

impl Golden {
    fn all() -> Vec<Self> {
        let entries = fs::read_dir(in_tests("sites")).expect("the suite has its sites");
        let folders = entries.map(|entry| entry.expect("a folder of the suite can be listed").path());
        let mut all: Vec<Self> = folders
            .filter(|folder| folder.is_dir())
            .map(|folder| Self { name: folder.file_name().expect("a folder has a name").display().to_string(), folder })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    fn site(&self) -> Tree {
        let project = OF_THE_PROJECT.iter().fold(Project::empty(), |project, part| {
            let folder = self.folder.join(part);
            if !folder.exists() {
                return project;
            }
            tree(&folder)
                .into_iter()
                .fold(project, |project, (file, bytes)| project.file(&format!("{part}/{file}"), bytes))
        });
        let run = project.build(&[]).succeeds();
        assert_eq!(run.stderr, "", "{} has findings", self.name);
        project.site()
    }

    fn lines(&self, name: &str) -> BTreeSet<String> {
        let text = fs::read_to_string(self.folder.join(name)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn kept(&self) -> Tree {
        let folder = self.folder.join("expected");
        if folder.exists() { tree(&folder) } else { Tree::new() }
    }

    /// Every difference between what is stored and `site`, in a line each.
    fn differences(&self, site: &Tree) -> Vec<String> {
        let (wanted, found) = (self.lines("paths.txt"), patterns(site));
        let (listed, kept) = (self.lines("expected.list"), self.kept());
        let mut differences = Vec::new();
        differences.extend(wanted.difference(&found).map(|path| format!("not made: {path}")));
        differences.extend(found.difference(&wanted).map(|path| format!("not expected: {path}")));
        differences.extend(
            kept.keys().filter(|path| !listed.contains(*path)).map(|path| format!("kept but not listed: {path}")),
        );
        for path in &listed {
            match (kept.get(path), site.get(path)) {
                (_, None) => differences.push(format!("listed but not made: {path}")),
                (None, _) => differences.push(format!("listed but not kept: {path}")),
                (Some(kept), Some(made)) if kept != made => differences.push(difference(path, kept, made)),
                _ => {}
            }
        }
        differences
    }

    fn bless(&self, site: &Tree) {
        let lines: Vec<String> = patterns(site).into_iter().collect();
        write(&self.folder.join("paths.txt"), (lines.join("\n") + "\n").as_bytes());
        for path in self.kept().keys() {
            fs::remove_file(self.folder.join("expected").join(path)).expect("the suite's folder can be written to");
        }
        for path in self.lines("expected.list") {
            if let Some(bytes) = site.get(&path) {
                write(&self.folder.join("expected").join(&path), bytes);
            }
        }
    }
}

/// The paths of `site`, in those of assets `*` for the hash.
fn patterns(site: &Tree) -> BTreeSet<String> {
    let pattern = |path: &String| match path.strip_prefix("assets/").and_then(|name| name.rsplit_once('-')) {
        Some((name, rest)) => format!("assets/{name}-*{}", rest.trim_start_matches(|c: char| c.is_ascii_hexdigit())),
        None => path.clone(),
    };
    site.keys().map(pattern).collect()
}

/// Where two files part, with some characters around it.
fn difference(path: &str, kept: &[u8], made: &[u8]) -> String {
    const AROUND: usize = 60;
    let at = kept.iter().zip(made).take_while(|(kept, made)| kept == made).count();
    let around = |bytes: &[u8]| {
        let (from, to) = (at.saturating_sub(AROUND).min(bytes.len()), (at + AROUND).min(bytes.len()));
        String::from_utf8_lossy(&bytes[from..to]).into_owned()
    };
    format!("differs: {path}, byte {at}\n  kept …{}…\n  made …{}…", around(kept), around(made))
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file stands in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).expect("the suite's folder can be written to");
}

#[test]
fn small_sites_are_made_to_the_byte() {
    let goldens = Golden::all();
    assert!(goldens.len() >= 3, "{} sites", goldens.len());
    let mut failures = Vec::new();
    for golden in goldens {
        let site = golden.site();
        if std::env::var_os("STARMARK_BLESS").is_some() {
            golden.bless(&site);
        }
        failures.extend(golden.differences(&site).into_iter().map(|line| format!("{}: {line}", golden.name)));
    }
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}
