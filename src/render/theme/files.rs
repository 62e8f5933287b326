//! Takes the built-in theme and the folder that overrides it file by file; gives every file once, with the place it
//! came from. Refuses to know what the files mean.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::Utf8Path;
use rust_embed::RustEmbed;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::Findings;
use crate::read::{unreadable, unwalkable};
use crate::report;
use crate::source::{Span, Unwalkable, publishable, read_regular};

/// What a theme consists of.   Source: record.md §1.
const FOLDERS: [&str; 3] = ["i18n", "static", "templates"];

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct BuiltIn;

/// A file of the theme.
pub struct ThemeFile {
    /// As findings name it: `themes/<name>/templates/home.html`.
    pub origin: Arc<str>,
    pub bytes: Cow<'static, [u8]>,
}

/// Every file by its path in the theme: `templates/home.html`.
pub type ThemeFiles = BTreeMap<String, ThemeFile>;

/// The built-in theme, a file of `<root>/themes/<name>/` replacing its counterpart or standing beside them.
///
/// `None`, with M801, when `name` is not the name of a folder there; a file that cannot be read, or that a link brings in from where
/// it must not become public, is Y106.
pub fn theme_files(root: &Utf8Path, name: &str, found: &Findings) -> Option<ThemeFiles> {
    let mut files = built_in();
    let folder = root.join("themes").join(name);
    let is_a_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    if !is_a_name || (name != "default" && !folder.is_dir()) {
        report!(found.at(&"registry/site.yaml".into()), M801, Span::WHOLE_FILE,
            zh: "没有名为 `{name}` 的主题", en: "there is no theme `{name}`";
            help zh: "新建文件夹 themes/{name}，或写 theme: default", en: "make a folder themes/{name}, or write theme: default");
        return None;
    }
    let origin = |path: &str| -> Arc<str> { format!("themes/{name}/{path}").trim_end_matches('/').into() };
    for (path, real) in files_below(root, &folder, &origin, found) {
        match read_regular(&real) {
            Ok(bytes) => {
                let file = ThemeFile { origin: origin(&path), bytes: bytes.into() };
                files.insert(path, file);
            }
            Err(reason) => found.report(unreadable(&origin(&path), &reason)),
        }
    }
    Some(files)
}

/// The files of the built-in theme.
pub fn built_in() -> ThemeFiles {
    BuiltIn::iter()
        .map(|path| {
            let file = BuiltIn::get(&path).expect("a file that is built in");
            let origin = format!("themes/default/{path}").into();
            (path.into_owned(), ThemeFile { origin, bytes: file.data })
        })
        .collect()
}

/// The files that make up the theme in `folder`, sorted by their `/`-separated paths, each with where it really lies; hidden ones are
/// left out. Y106 for what cannot be walked or must not become public. A `folder` that does not exist has no files.
fn files_below(
    root: &Utf8Path,
    folder: &Utf8Path,
    origin: &dyn Fn(&str) -> Arc<str>,
    found: &Findings,
) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    if folder.symlink_metadata().is_err() {
        return files;
    }
    let root = root.canonicalize().unwrap_or_else(|_| root.into());
    let relative = |path: &Path| -> String {
        let inside = path.strip_prefix(folder).unwrap_or(path).components();
        inside.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let cannot_walk = |path: &str, reason| found.report(unwalkable(origin(path).as_ref().to_owned(), &reason));
    let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_part);
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map(relative).unwrap_or_default();
                cannot_walk(&path, error.into_io_error().map_or(Unwalkable::LinkLoop, Unwalkable::Io));
                continue;
            }
        };
        let path = relative(entry.path());
        let is_folder = entry.file_type().is_dir();
        match publishable(&root, entry.path()) {
            Ok(_) if is_folder => {}
            Ok(_) if entry.path().to_str().is_none() => cannot_walk(&path, Unwalkable::NameNotUtf8),
            Ok(real) => files.push((path, real)),
            Err(reason) => {
                found.report(unreadable(&origin(&path), &reason));
                if is_folder {
                    entries.skip_current_dir();
                }
            }
        }
    }
    files
}

/// Whether a build reads it: the theme's three folders, and what in them is not hidden.
fn is_part(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    match entry.depth() {
        0 => true,
        1 => FOLDERS.contains(&&*name),
        _ => !name.starts_with('.'),
    }
}
