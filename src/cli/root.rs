//! Which project is meant.

use camino::{Utf8Path, Utf8PathBuf};

use crate::settings::SETTINGS_FILE;

/// The project's root: `given`, else here, else the nearest parent with `registry/site.yaml`.
///
/// # Errors
/// Says where it was looked for.
pub fn find_root(given: Option<&Utf8Path>) -> anyhow::Result<Utf8PathBuf> {
    if let Some(root) = given {
        anyhow::ensure!(root.join(SETTINGS_FILE).is_file(), "there is no {SETTINGS_FILE} in {root}");
        return Ok(root.to_owned());
    }
    let here = Utf8PathBuf::from_path_buf(std::env::current_dir()?)
        .map_err(|path| anyhow::anyhow!("the path {} is not UTF-8", path.display()))?;
    here.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()).map(Utf8Path::to_owned).ok_or_else(|| {
        anyhow::anyhow!("there is no {SETTINGS_FILE} in {here} or above it; `registry init` makes a project")
    })
}
