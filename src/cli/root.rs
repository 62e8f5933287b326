//! Which project is meant.

use camino::{Utf8Path, Utf8PathBuf};

use super::exit::Refusal;
use crate::say;
use crate::settings::SETTINGS_FILE;

/// The project's root: `given`, else here, else the nearest parent with `registry/site.yaml`.
///
/// # Errors
/// Says where it was looked for.
pub fn find_root(given: Option<&Utf8Path>) -> anyhow::Result<Utf8PathBuf> {
    if let Some(root) = given {
        if root.join(SETTINGS_FILE).is_file() {
            return Ok(root.to_owned());
        }
        return Err(
            Refusal(say!(zh: "{root} 里没有 {SETTINGS_FILE}", en: "there is no {SETTINGS_FILE} in {root}")).into()
        );
    }
    let here = Utf8PathBuf::from_path_buf(std::env::current_dir()?)
        .map_err(|path| anyhow::anyhow!("the path {} is not UTF-8", path.display()))?;
    here.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()).map(Utf8Path::to_owned).ok_or_else(|| {
        let words = say!(
            zh: "{here} 及其上级文件夹里都没有 {SETTINGS_FILE}；用 registry init 新建一个登记簿",
            en: "there is no {SETTINGS_FILE} in {here} or above it; `registry init` makes a project"
        );
        Refusal(words).into()
    })
}
