//! `registry init`: the beginning of a register: settings, editorial pages, and what editors and version control have to know.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};
use rust_embed::RustEmbed;

use super::new::{NewError, mint_code};
use super::schema::{SCHEMA_FILE, schema};
use crate::check::PublishedCodes;
use crate::model::Day;
use crate::read::Unwritten;
use crate::settings::{BaseUrl, SETTINGS_FILE};

const SITE: &str = include_str!("site.yaml");
const RECORD: &str = include_str!("record.yaml");
const IGNORED: &str = "/.starmark\n/artwork\n/public\n";
/// Two branches that each publish a certificate both append a line: neither may get lost, and no order is wrong.
const MERGED: &str = "registry/published.txt merge=union\nregistry/rewritten.txt merge=union\n";

/// The editorial pages of the example register. They say nothing of whose register it is, so a new one begins with them.
#[derive(RustEmbed)]
#[folder = "content"]
struct EditorialPages;

/// The page that only the example register has: it says that everything there is invented.
const OF_THE_EXAMPLE: &str = "example.md";

/// What is known of a register before it begins. What is not becomes a placeholder, which M806 points at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The name of the certification body, in Chinese and in English.
    pub body_zh: Option<String>,
    pub body_en: Option<String>,
    pub approval_number: Option<String>,
    pub base_url: Option<BaseUrl>,
    /// Whether a record of an invented enterprise is wanted, to see what one looks like.
    pub with_example: bool,
}

impl Beginning {
    /// Whether no placeholder is needed.
    #[must_use]
    pub const fn knows_the_body(&self) -> bool {
        self.body_zh.is_some() && self.body_en.is_some() && self.approval_number.is_some() && self.base_url.is_some()
    }
}

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

/// Makes a project in `dir` as of `today`; gives the files that were written, sorted.
///
/// # Errors
/// [`InitError`]; files that are there already are never touched.
pub fn init(dir: &Utf8Path, today: Day, beginning: &Beginning) -> Result<Vec<Utf8PathBuf>, InitError> {
    let mut files: Vec<(Utf8PathBuf, Vec<u8>)> = EditorialPages::iter()
        .filter(|page| Utf8Path::new(page).file_name() != Some(OF_THE_EXAMPLE))
        .filter_map(|page| {
            let bytes = EditorialPages::get(&page)?.data.into_owned();
            Some((dir.join("content").join(&*page), bytes))
        })
        .collect();
    files.push((dir.join(SETTINGS_FILE), settings(beginning).into()));
    files.push((dir.join(SCHEMA_FILE), schema().into()));
    files.push((dir.join(".gitignore"), IGNORED.into()));
    files.push((dir.join(".gitattributes"), MERGED.into()));
    // Version control keeps no empty folder, and the first record has to be put somewhere.
    files.push((dir.join("registry/enterprises/.gitkeep"), Vec::new()));
    if beginning.with_example {
        files.push((dir.join("registry/enterprises/example.yaml"), example_record(today)?.into()));
    }
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

fn settings(beginning: &Beginning) -> String {
    let base_url = beginning.base_url.as_ref().map(BaseUrl::as_str);
    // Each goes where the template is open; a text may hold what looks like another of its openings.
    let open = [
        ("{base_url}", base_url, Unwritten::BaseUrl),
        ("{body_zh}", beginning.body_zh.as_deref(), Unwritten::BodyName),
        ("{body_en}", beginning.body_en.as_deref(), Unwritten::BodyNameInEnglish),
        ("{approval}", beginning.approval_number.as_deref(), Unwritten::ApprovalNumber),
    ];
    let mut written = String::new();
    let mut rest = SITE;
    for (opening, text, unwritten) in open {
        let (before, behind) = rest.split_once(opening).expect("an opening of the template");
        written.extend([before, &quoted(text.unwrap_or(unwritten.token()))]);
        rest = behind;
    }
    written + rest
}

/// `text` as a YAML scalar in double quotes, on one line whatever it holds: what is a string in JSON is one in YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The example record, issued a month before `today`.
fn example_record(today: Day) -> Result<String, NewError> {
    let issued = today.plus_months(-1);
    let code = mint_code(&BTreeSet::new(), &PublishedCodes::default())?;
    Ok(RECORD
        .replace("{code}", code.as_str())
        .replace("{year}", &issued.date().year().to_string())
        .replace("{issued}", &issued.to_string())
        .replace("{expires}", &issued.plus_years(3).previous().to_string()))
}
