//! Small sites built into temporary folders: the driver, and the laws of publishing, one file each.

mod cut_disk;
mod foreign_files;
mod fresh;
mod kept;
mod killed;
mod one_at_a_time;
mod unchanged;
mod whose_folder;

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use self::cut_disk::CutDisk;
use super::disk::Disk;
use super::{Cache, Destination, Made, PublicDir, PublishError, Report, Staging, Trust};
use crate::inputs::{Digest, Input, Own};
use crate::plan::Kind;

/// An output folder that goes when the test ends.
struct Output {
    _folder: tempfile::TempDir,
    path: Utf8PathBuf,
}

/// One file of a site: path, kind, text.
type File = (&'static str, Kind, &'static str);

/// Every file by its relative path, every folder by its path and `/`; links are `-> target`. Lock and cache are left out.
type Tree = BTreeMap<String, Vec<u8>>;

impl Output {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = Utf8Path::from_path(folder.path()).expect("UTF-8").join("public");
        Self { _folder: folder, path }
    }

    /// An output that holds this site, published.
    fn with(site: &[File]) -> Self {
        let output = Self::new();
        output.build(site);
        output
    }

    fn build(&self, site: &[File]) -> Report {
        self.try_build(Trust::Manifest, site).expect("built")
    }

    fn try_build(&self, trust: Trust, site: &[File]) -> Result<Report, PublishError> {
        self.build_on(CutDisk::never(), trust, site)
    }

    fn build_on(&self, disk: Box<dyn Disk>, trust: Trust, site: &[File]) -> Result<Report, PublishError> {
        let cache = self.cache();
        let staging = PublicDir::open_on(disk, &self.path, trust)?.stage()?;
        for file in site {
            let made = made(&staging, file);
            let key = blake3::hash(&made.bytes).into();
            if cache.get(&key).is_none() {
                cache.put(key, &made.bytes);
            }
            if staging.keep(&made.path, made.family, &made.own)?.is_some() {
                staging.add(made)?;
            }
        }
        staging.commit(&cache, || Ok(()))
    }

    fn open(&self, trust: Trust) -> PublicDir {
        PublicDir::open_on(CutDisk::never(), &self.path, trust).expect("opened")
    }

    /// Whether the text of every file of `site` is kept for the next build.
    fn keeps(&self, site: &[File]) -> bool {
        let cache = self.cache();
        site.iter()
            .all(|(.., text)| cache.get(blake3::hash(text.as_bytes()).as_bytes()).as_deref() == Some(text.as_bytes()))
    }

    /// What earlier builds kept.
    fn cache(&self) -> Cache {
        Cache::open(&Destination::of_our_own(&self.path).expect("a folder"))
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(path, text).expect("written");
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path.join(path)).ok()
    }

    fn modified(&self, path: &str) -> SystemTime {
        let metadata = fs::metadata(self.path.join(path)).expect("metadata");
        metadata.modified().expect("a modification time")
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        if !self.path.exists() {
            return tree;
        }
        for entry in WalkDir::new(&self.path).min_depth(1) {
            let entry = entry.expect("walked");
            let relative = entry.path().strip_prefix(&self.path).expect("inside");
            let relative = relative.to_string_lossy().into_owned();
            let kind = entry.file_type();
            if kind.is_dir() {
                tree.insert(relative + "/", vec![]);
            } else if kind.is_symlink() {
                let target = fs::read_link(entry.path()).expect("a link");
                tree.insert(relative, format!("-> {}", target.display()).into_bytes());
            } else if ![".starmark/lock", ".starmark/cache"].contains(&&*relative) {
                tree.insert(relative, fs::read(entry.path()).expect("read"));
            }
        }
        tree
    }
}

fn made(staging: &Staging, &(path, kind, text): &File) -> Made {
    let (family, own) = (staging.family("file", |_, _| None), Own::of([(Input::Record, Digest::of(text))]));
    Made { path: path.into(), kind, bytes: text.into(), family, own }
}
