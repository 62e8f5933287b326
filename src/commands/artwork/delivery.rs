//! Takes finished files; puts them into a folder once all of them are there, each whole. It refuses to write into a built site, and
//! where `publish` lets nobody write.

use std::fs::{self, File};
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use crate::diagnostics::Words;
use crate::plan::OWN_FOLDER;
use crate::publish::{Destination, PublishError};
use crate::say;

/// Why nothing, or not everything, was delivered.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// A build would delete what it did not make, and a label is nothing for visitors; nor may it lie among what people wrote.
    #[error("{}", .0.en)]
    Refused(Words),
    /// The folder cannot be found.
    #[error(transparent)]
    Destination(PublishError),
    /// The file system refused.
    #[error("could not {action} {path}")]
    Io { action: &'static str, path: Utf8PathBuf, source: io::Error },
}

impl From<PublishError> for DeliveryError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Refused(words) => Self::Refused(words),
            other => Self::Destination(other),
        }
    }
}

/// Files on their way. Dropped before [`Delivery::deliver`], nothing is left of them.
pub(super) struct Delivery<'o> {
    /// As it was typed.
    out: &'o Utf8Path,
    target: Destination,
    /// Beside the files' folder, on the same file system.
    staging: TempDir,
}

impl<'o> Delivery<'o> {
    /// A delivery to `out`, which need not be there yet.
    ///
    /// Errors: [`DeliveryError::Refused`] for the site of the project at `root` and every other, and as [`Destination::for_files`];
    /// [`DeliveryError::Io`].
    pub fn to(out: &'o Utf8Path, root: &Utf8Path) -> Result<Self, DeliveryError> {
        let target = Destination::for_files(out, root)?;
        let own_site = Destination::of_our_own(&root.join("public"))?;
        let is_site = |folder: &Utf8Path| folder == own_site.path() || folder.join(OWN_FOLDER).is_dir();
        if target.path().ancestors().any(is_site) {
            return Err(DeliveryError::Refused(say!(
                zh: "{out} 在已建成的网站里面；请用 --out 另指一个文件夹",
                en: "{out} lies in a built site; choose another folder with --out"
            )));
        }
        let beside = existing(target.path());
        let staging = tempfile::Builder::new().prefix(".artwork-").tempdir_in(beside);
        let staging = staging.map_err(failed("make a folder in", beside))?;
        Ok(Self { out, target, staging })
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
        let target = self.target.path();
        fs::create_dir_all(target).map_err(failed("make the folder", self.out))?;
        let place = |name: &String| {
            let path = self.out.join(name);
            fs::rename(self.staging.path().join(name), target.join(name)).map_err(failed("write", &path))?;
            Ok(path)
        };
        names.iter().map(place).collect()
    }
}

/// The nearest folder of `path`, itself included, that is there.
fn existing(path: &Utf8Path) -> &Utf8Path {
    path.ancestors().find(|folder| folder.is_dir()).unwrap_or(Utf8Path::new("."))
}

fn failed(action: &'static str, path: &Utf8Path) -> impl FnOnce(io::Error) -> DeliveryError {
    let path = path.to_owned();
    move |source| DeliveryError::Io { action, path, source }
}
