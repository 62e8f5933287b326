//! `registry init`: a working project with one example record and the editorial pages to begin from.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};
use rust_embed::RustEmbed;

use super::new::{NewError, mint_code};
use super::schema::{SCHEMA_FILE, schema};
use crate::check::Published;
use crate::model::Day;

const SITE: &str = include_str!("site.yaml");
const RECORD: &str = include_str!("record.yaml");
const IGNORED: &str = "/artwork\n/public\n";

/// The editorial pages of the example project: a new one begins with them.
#[derive(RustEmbed)]
#[folder = "content"]
struct EditorialPages;

/// Why no project was made.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Files that are there already and would be overwritten.
    #[error("nothing was written, since these files are there already: {}", listed(.0))]
    Exists(Vec<Utf8PathBuf>),
    #[error(transparent)]
    Code(#[from] NewError),
    #[error("could not write {path}: {source}")]
    Io { path: Utf8PathBuf, source: io::Error },
}

fn listed(paths: &[Utf8PathBuf]) -> String {
    const NAMED: usize = 3;
    let named: Vec<&str> = paths.iter().take(NAMED).map(|path| path.as_str()).collect();
    match paths.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// Makes a project in `dir` whose one certificate is valid on `today`; gives the files that were written, sorted.
///
/// # Errors
/// [`InitError`]; files that are there already are never touched.
pub fn init(dir: &Utf8Path, today: Day) -> Result<Vec<Utf8PathBuf>, InitError> {
    let mut files: Vec<(Utf8PathBuf, Vec<u8>)> = EditorialPages::iter()
        .filter_map(|page| {
            let bytes = EditorialPages::get(&page)?.data.into_owned();
            Some((dir.join("content").join(&*page), bytes))
        })
        .collect();
    files.push((dir.join("registry/site.yaml"), SITE.into()));
    files.push((dir.join(SCHEMA_FILE), schema().into()));
    files.push((dir.join("registry/enterprises/example.yaml"), example_record(today)?.into()));
    files.push((dir.join(".gitignore"), IGNORED.into()));
    files.sort();
    let existing: Vec<Utf8PathBuf> = files.iter().map(|(path, _)| path).filter(|path| path.exists()).cloned().collect();
    if !existing.is_empty() {
        return Err(InitError::Exists(existing));
    }
    for (path, bytes) in &files {
        write_new(path, bytes).map_err(|source| InitError::Io { path: path.clone(), source })?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn write_new(path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(bytes)
}

/// The example record, issued a month before `today`.
fn example_record(today: Day) -> Result<String, NewError> {
    let issued = today.plus_months(-1);
    let code = mint_code(&BTreeSet::new(), &Published::default())?;
    Ok(RECORD
        .replace("{code}", code.as_str())
        .replace("{year}", &issued.date().year().to_string())
        .replace("{issued}", &issued.to_string())
        .replace("{expires}", &issued.plus_years(3).previous().to_string()))
}
