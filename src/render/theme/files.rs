//! Takes the built-in theme and the folder that overrides it file by file; gives every file once, with the place it
//! came from. Refuses to know what the files mean.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use camino::Utf8Path;
use rust_embed::RustEmbed;
use walkdir::WalkDir;

use crate::diagnostics::{Code, Finding, Findings};
use crate::say;
use crate::source::Place;

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
/// `None`, with M801, when `name` is not the name of a folder there; a file that cannot be read is Y106.
pub fn theme_files(root: &Utf8Path, name: &str, found: &Findings) -> Option<ThemeFiles> {
    let mut files = built_in();
    let folder = root.join("themes").join(name);
    let is_a_name = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    if !is_a_name || (name != "default" && !folder.is_dir()) {
        found.report(
            Finding::new(
                Code::M801,
                Place::whole_file(&"registry/site.yaml".into()),
                say!(zh: "没有名为 `{name}` 的主题", en: "there is no theme `{name}`"),
            )
            .help(say!(
                zh: "新建文件夹 themes/{name}，或写 theme: default",
                en: "make a folder themes/{name}, or write theme: default",
            )),
        );
        return None;
    }
    let unreadable = |origin: Arc<str>, reason: String| {
        found.report(Finding::new(
            Code::Y106,
            Place::whole_file(&origin),
            say!(zh: "无法读取：{reason}", en: "cannot be read: {reason}"),
        ));
    };
    let origin = |path: &str| -> Arc<str> { format!("themes/{name}/{path}").into() };
    for path in files_below(&folder, |path, reason| unreadable(origin(&path), reason)) {
        match std::fs::read(folder.join(&path)) {
            Ok(bytes) => {
                let file = ThemeFile { origin: origin(&path), bytes: bytes.into() };
                files.insert(path, file);
            }
            Err(error) => unreadable(origin(&path), error.to_string()),
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

/// Paths of the files in the folders below `folder`, sorted, `/` separated; hidden ones are left out. What cannot be
/// walked is given to `refuse` with the reason. A `folder` that does not exist has no files.
fn files_below(folder: &Utf8Path, refuse: impl Fn(String, String)) -> Vec<String> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return files;
    }
    let relative = |path: &Path| -> String {
        let inside = path.strip_prefix(folder).unwrap_or(path).components();
        inside.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if entry.path().to_str().is_none() => {
                refuse(relative(entry.path()), "the name is not UTF-8".to_owned());
            }
            Ok(entry) => files.push(relative(entry.path())),
            Err(error) => refuse(error.path().map(relative).unwrap_or_default(), error.to_string()),
        }
    }
    files.retain(|path| path.contains('/') && !path.split('/').any(|part| part.starts_with('.')));
    files
}
