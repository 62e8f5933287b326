//! Takes the built-in theme and the folder that overrides it file by file; gives every file once, with the place it
//! came from. Refuses to know what the files mean.

use std::borrow::Cow;
use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rust_embed::RustEmbed;
use walkdir::WalkDir;

use crate::diagnostics::{Code, Finding, Findings, Place};
use crate::say;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct BuiltIn;

/// A file of the theme.
pub struct ThemeFile {
    /// As findings name it: `themes/<name>/templates/home.html`.
    pub origin: String,
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
                Place::whole_file("registry/site.yaml"),
                say!(zh: "没有名为 `{name}` 的主题", en: "there is no theme `{name}`"),
            )
            .help(say!(
                zh: "新建文件夹 themes/{name}，或写 theme: default",
                en: "make a folder themes/{name}, or write theme: default",
            )),
        );
        return None;
    }
    for path in files_below(&folder) {
        let origin = format!("themes/{name}/{path}");
        match std::fs::read(folder.join(&path)) {
            Ok(bytes) => {
                files.insert(path, ThemeFile { origin, bytes: bytes.into() });
            }
            Err(error) => found.report(Finding::new(
                Code::Y106,
                Place::whole_file(&origin),
                say!(zh: "无法读取：{error}", en: "cannot be read: {error}"),
            )),
        }
    }
    Some(files)
}

/// The files of the built-in theme.
pub fn built_in() -> ThemeFiles {
    BuiltIn::iter()
        .map(|path| {
            let file = BuiltIn::get(&path).expect("a file that is built in");
            let origin = format!("themes/default/{path}");
            (path.into_owned(), ThemeFile { origin, bytes: file.data })
        })
        .collect()
}

/// Paths of the files below `folder`, sorted, `/` separated; none where there is no folder.
fn files_below(folder: &Utf8Path) -> Vec<String> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Utf8PathBuf::from_path_buf(entry.into_path()).ok())
        .filter_map(|path| {
            let below = path.strip_prefix(folder).ok()?;
            Some(below.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/"))
        })
        .filter(|path| path.contains('/') && !path.split('/').any(|part| part.starts_with('.')))
        .collect()
}
