//! Takes finished files; puts them into a folder once all of them are there, each whole. It refuses to write into a built site.

use std::fs::{self, File};
use std::io::{self, Write};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use crate::plan::OWN_FOLDER;

/// Why nothing, or not everything, was delivered.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// A build would delete what it did not make, and a label is nothing for visitors.
    #[error("{0} lies in a built site; choose another folder with --out")]
    InsideSite(Utf8PathBuf),
    /// The file system refused.
    #[error("could not {action} {path}")]
    Io { action: &'static str, path: Utf8PathBuf, source: io::Error },
}

/// Files on their way. Dropped before [`Delivery::deliver`], nothing is left of them.
pub(super) struct Delivery<'o> {
    out: &'o Utf8Path,
    /// Beside the files' folder, on the same file system.
    staging: TempDir,
}

impl<'o> Delivery<'o> {
    /// A delivery to `out`, which need not be there yet.
    ///
    /// Errors: [`DeliveryError::InsideSite`] for the site of the project at `root` and every other; [`DeliveryError::Io`].
    pub fn to(out: &'o Utf8Path, root: &Utf8Path) -> Result<Self, DeliveryError> {
        let own_site = real(&root.join("public"))?;
        let target = real(out)?;
        if target.ancestors().any(|folder| folder == own_site || folder.join(OWN_FOLDER).is_dir()) {
            return Err(DeliveryError::InsideSite(out.to_owned()));
        }
        let beside = existing(&target);
        let staging = tempfile::Builder::new().prefix(".artwork-").tempdir_in(beside);
        Ok(Self { out, staging: staging.map_err(failed("make a folder in", beside))? })
    }

    /// Writes a file where nobody looks yet; from any number of threads.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<(), DeliveryError> {
        let written = File::create_new(self.staging.path().join(name)).and_then(|mut file| file.write_all(bytes));
        written.map_err(failed("write", &self.out.join(name)))
    }

    /// Gives the staged files of these names their places, replacing what was there; their paths, in the same order.
    pub fn deliver(self, names: &[String]) -> Result<Vec<Utf8PathBuf>, DeliveryError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        fs::create_dir_all(self.out).map_err(failed("make the folder", self.out))?;
        let place = |name: &String| {
            let path = self.out.join(name);
            fs::rename(self.staging.path().join(name), &path).map_err(failed("write", &path))?;
            Ok(path)
        };
        names.iter().map(place).collect()
    }
}

/// `path`, absolute, with links followed as far as it exists.
fn real(path: &Utf8Path) -> Result<Utf8PathBuf, DeliveryError> {
    let absolute = camino::absolute_utf8(path).map_err(failed("find", path))?;
    let mut plain = Utf8PathBuf::new();
    for component in absolute.components() {
        match component {
            Utf8Component::ParentDir => _ = plain.pop(),
            other => plain.push(other),
        }
    }
    let exists = existing(&plain);
    let real = exists.canonicalize_utf8().map_err(failed("find", exists))?;
    let rest = plain.strip_prefix(exists).expect("an ancestor is a prefix");
    Ok(if rest.as_str().is_empty() { real } else { real.join(rest) })
}

/// The nearest folder of `path`, itself included, that is there.
fn existing(path: &Utf8Path) -> &Utf8Path {
    path.ancestors().find(|folder| folder.is_dir()).unwrap_or(Utf8Path::new("."))
}

fn failed(action: &'static str, path: &Utf8Path) -> impl FnOnce(io::Error) -> DeliveryError {
    let path = path.to_owned();
    move |source| DeliveryError::Io { action, path, source }
}
