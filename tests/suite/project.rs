//! A project in a folder of its own, and what is run in it: the binary, or its command line without a process of its own. Knows
//! nothing of rules or of pages.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use camino::Utf8Path;
use serde_json::Value;
use starmark::cli::{Streams, run};
use tempfile::TempDir;

/// The day on which every test of the suite is run, unless it says another.
pub const TODAY: &str = "2026-11-21";

/// A project that lives as long as the value does.
pub struct Project {
    folder: TempDir,
}

/// What a run of the binary gave.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    /// The one record of the base project.
    pub const RECORD: &str = "registry/enterprises/example.yaml";

    /// The project of `tests/broken/_base`: one record, nothing to find fault with.
    pub fn base() -> Self {
        Self::empty().overlay(&in_tests("broken/_base"))
    }

    /// The base project whose certificate has these events, a line each.
    pub fn with_events(events: &str) -> Self {
        let base = Self::base();
        let record = fs::read_to_string(base.path(Self::RECORD)).expect("the base project has a record");
        base.file(Self::RECORD, format!("{record}    events:\n{events}"))
    }

    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder can be made") }
    }

    /// The project with every file below `folder` put over its own.
    pub fn overlay(self, folder: &Path) -> Self {
        for file in files_below(folder) {
            let contents = fs::read(folder.join(&file)).expect("a fixture can be read");
            self.write(&file, &contents);
        }
        self
    }

    /// The project with the file `name` saying `contents`.
    pub fn file(self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        self.write(Path::new(name), contents.as_ref());
        self
    }

    /// The project with `old`, which stands there once, replaced by `new` in the file `name`.
    pub fn edit(self, name: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.path(name)).expect("the file is there");
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands once in {name}");
        self.file(name, text.replace(old, new))
    }

    /// The project without the file `name`.
    pub fn without(self, name: &str) -> Self {
        fs::remove_file(self.path(name)).expect("the file is there");
        self
    }

    /// Its folder.
    pub fn root(&self) -> &Utf8Path {
        Utf8Path::from_path(self.folder.path()).expect("temporary folders have names of ASCII")
    }

    /// Where `name` is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every file of the project, sorted, with its contents.
    pub fn contents(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let read = |file: &PathBuf| fs::read(self.folder.path().join(file)).expect("a file can be read");
        files_below(self.folder.path()).into_iter().map(|file| (file.clone(), read(&file))).collect()
    }

    /// Runs `registry` with `arguments` in the project's folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// Runs `registry` with `arguments` in `folder` of the project.
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(arguments)
            .current_dir(self.path(folder))
            .output()
            .expect("the binary was built for this test");
        let text = |bytes| String::from_utf8(bytes).expect("the tool writes UTF-8");
        Run {
            code: output.status.code().expect("the tool ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Runs `registry` with `arguments` in this very process: nothing in them may be a path that is not absolute.
    pub fn run_here(&self, arguments: &[&str]) -> Run {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let project = ["registry", "--root", self.root().as_str()];
        let exit = run(project.iter().chain(arguments).map(OsString::from), Streams::kept(&mut out, &mut err));
        let text = |bytes| String::from_utf8(bytes).expect("the tool writes UTF-8");
        Run { code: exit as i32, stdout: text(out), stderr: text(err) }
    }

    /// Runs `registry check` as of [`TODAY`] in `language`.
    pub fn check(&self, language: &str) -> Run {
        self.run_here(&["check", "--as-of", TODAY, "--lang", language])
    }

    /// The findings of `registry check --format json` as of [`TODAY`], an object each.
    pub fn check_json(&self, language: &str) -> Vec<Value> {
        let run = self.run_here(&["check", "--as-of", TODAY, "--lang", language, "--format", "json"]);
        assert_eq!(run.stderr, "");
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
    }

    /// Puts a FIFO at `name`, whose folder is made where it is not there.
    #[cfg(unix)]
    pub fn pipe(&self, name: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo runs");
        assert!(made.success());
    }

    fn write(&self, name: &Path, contents: &[u8]) {
        let path = self.folder.path().join(name);
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, contents)).expect("the project can be written to");
    }
}

/// A folder or file below `tests/`.
pub fn in_tests(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Every file below `folder`, relative to it, sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("a folder of the suite can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).expect("it is below").to_owned())
        .collect()
}
