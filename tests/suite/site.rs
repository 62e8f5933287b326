//! A built site as a test sees it: its files by path, and when each was last written. Of `.starmark/`, which is
//! the builder's own, only what is for web servers. Knows nothing of what the files say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::project::{Project, Run, TODAY, files_below};

/// Every file by its path, `/`-separated.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// How many differences are shown before the rest is counted.
const SHOWN: usize = 20;

impl Project {
    /// The example register of the repository, with its pages and its theme.
    pub fn example() -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        ["registry", "content", "themes"].into_iter().fold(Self::empty(), |project, folder| {
            files_below(&repository.join(folder)).into_iter().fold(project, |project, file| {
                let name = Path::new(folder).join(file);
                let contents = fs::read(repository.join(&name)).expect("the example register can be read");
                project.file(name.to_str().expect("names of the repository are text"), contents)
            })
        })
    }

    /// Runs `registry build` as of [`TODAY`] with `more` arguments.
    pub fn build(&self, more: &[&str]) -> Run {
        self.build_on(TODAY, more)
    }

    /// Runs `registry build` as of `day` with `more` arguments.
    pub fn build_on(&self, day: &str, more: &[&str]) -> Run {
        self.run(&[&["build", "--lang", "en", "--as-of", day], more].concat())
    }

    /// The site that `registry build` makes as of [`TODAY`].
    pub fn built(&self) -> Tree {
        self.build(&[]).succeeds();
        self.site()
    }

    /// What lies in `public/`.
    pub fn site(&self) -> Tree {
        tree(&self.public())
    }

    /// Where the site is.
    pub fn public(&self) -> PathBuf {
        self.path("public")
    }
}

impl Run {
    /// The run, whose exit code must be 0.
    pub fn succeeds(self) -> Self {
        self.ends_with(0)
    }

    /// The run, whose exit code must be `code`.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.stdout, self.stderr);
        self
    }
}

/// Every file below `folder` with its bytes.
pub fn tree(folder: &Path) -> Tree {
    paths(folder).map(|(name, path)| (name, fs::read(path).expect("a file of the site can be read"))).collect()
}

/// Every file below `folder` with the moment of its last change.
pub fn last_changes(folder: &Path) -> BTreeMap<String, SystemTime> {
    let changed = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified()).expect("a file has its times");
    paths(folder).map(|(name, path)| (name, changed(path))).collect()
}

fn paths(folder: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let is_published = |file: &PathBuf| !file.starts_with(".starmark") || file.starts_with(".starmark/hosting");
    files_below(folder).into_iter().filter(is_published).map(|file| {
        let name = file.to_str().expect("paths of a site are text").to_owned();
        (name, folder.join(file))
    })
}

/// The file `name` of `site` as text.
#[track_caller]
pub fn text<'t>(site: &'t Tree, name: &str) -> &'t str {
    let bytes = site.get(name).unwrap_or_else(|| panic!("the site has no {name}"));
    std::str::from_utf8(bytes).expect("a text file is UTF-8")
}

/// Fails with a list of paths unless both sites have the same files with the same bytes.
#[track_caller]
pub fn assert_same(expected: &Tree, found: &Tree) {
    let mut differences: Vec<String> = expected
        .iter()
        .filter_map(|(name, bytes)| match found.get(name) {
            None => Some(format!("missing: {name}")),
            Some(other) => (other != bytes).then(|| format!("differs: {name}")),
        })
        .collect();
    differences
        .extend(found.keys().filter(|name| !expected.contains_key(*name)).map(|name| format!("too many: {name}")));
    let count = differences.len();
    differences.truncate(SHOWN);
    assert_eq!(count, 0, "{count} files:\n{}", differences.join("\n"));
}
