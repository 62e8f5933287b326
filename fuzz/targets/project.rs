//! One project for all runs of a target: `tests/broken/_base` with the bytes in place of one of its files.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use camino::Utf8Path;
use tempfile::TempDir;

use crate::law;

static PROJECT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/broken/_base");
    for file in ["registry/site.yaml", "registry/enterprises/example.yaml"] {
        let to = folder.path().join(file);
        fs::create_dir_all(to.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::copy(base.join(file), to).expect("the base project can be copied");
    }
    folder
});

/// Holds the law against the project whose file `name` says `bytes`.
pub fn hold(name: &str, bytes: &[u8]) {
    let root = Utf8Path::from_path(PROJECT.path()).expect("temporary folders have names of ASCII");
    fs::write(root.join(name), bytes).expect("the project can be written to");
    law::hold(root);
}
