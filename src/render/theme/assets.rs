//! Takes the files of `static/`; gives what is published under hashed names, and what stands inside certificate pages.

use std::collections::BTreeMap;

use super::files::ThemeFiles;
use super::inline::Inline;
use super::minify::{minify_script, minify_style};
use crate::model::{Language, script_table};
use crate::plan::{Address, Route};
use crate::render::json::to_json;

/// Files that are parts: they never stand alone.
const PARTS: [&str; 3] = ["base.css", "certificate.css", "verdict.js"];

/// Files that browsers ask for by themselves, at the root of the site: no page spends a byte on them.
const AT_THE_ROOT: [&str; 2] = ["favicon.ico", "apple-touch-icon.png"];

/// The name of the one asset that comes from no file: the table of the fold.
const FOLD_TABLE: &str = "fold.json";

/// What the theme publishes besides pages.
pub struct Assets {
    /// By the name that templates use, `site.css`: the published name with its hash, and the bytes.
    published: BTreeMap<String, (String, Vec<u8>)>,
    /// The style inside every certificate page: `base.css` and `certificate.css`.
    pub style: Inline,
    /// The script in the head of every certificate page, `large_type.js`: what it changes holds before anything is seen.
    pub head_script: Inline,
    /// The script at the end of every certificate page: `status.js` and `verdict.js`.
    pub script: Inline,
    /// The icon for browsers that cannot draw `favicon.svg`, and for those who come without a page.
    pub favicon: Vec<u8>,
    /// The icon for the home screen of a phone.
    pub touch_icon: Vec<u8>,
}

impl Assets {
    /// The assets of a theme. Style and script are minified; everything else is published as it is.
    #[must_use]
    pub fn of(files: &ThemeFiles) -> Self {
        let bytes = |name: &str| {
            let file = files.get(&format!("static/{name}")).expect("a file of the built-in theme");
            file.bytes.to_vec()
        };
        let text = |name: &str| String::from_utf8_lossy(&bytes(name)).into_owned();
        let base = text("base.css");
        let fold_table = to_json(&script_table());
        let fold_table_name = hashed_name(FOLD_TABLE, &fold_table);
        let mut published = BTreeMap::new();
        for (path, file) in files {
            let Some(name) = path.strip_prefix("static/") else { continue };
            if PARTS.contains(&name) || AT_THE_ROOT.contains(&name) {
                continue;
            }
            let bytes = match name.rsplit_once('.') {
                _ if name == "site.css" => minify_style(&format!("{base}{}", text(name))).into_bytes(),
                Some((_, "css")) => minify_style(&text(name)).into_bytes(),
                _ if name == "fold.js" => minify_script(&knowing_table(&fold_table_name, &text(name))).into_bytes(),
                Some((_, "js")) => minify_script(&text(name)).into_bytes(),
                _ => file.bytes.to_vec(),
            };
            published.insert(name.to_owned(), (hashed_name(name, &bytes), bytes));
        }
        published.insert(FOLD_TABLE.to_owned(), (fold_table_name, fold_table));
        Self {
            published,
            style: Inline::new(minify_style(&format!("{base}{}", text("certificate.css")))),
            head_script: Inline::new(minify_script(&text("large_type.js"))),
            script: Inline::new(minify_script(&in_one_scope(&["status.js", "verdict.js"].map(text)))),
            favicon: bytes("favicon.ico"),
            touch_icon: bytes("apple-touch-icon.png"),
        }
    }

    /// The published name and the bytes of every asset, in the order of the theme's names.
    pub fn published(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.published.values().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The name that templates use, and the published one.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.published.iter().map(|(name, (published, _))| (name.as_str(), published.as_str()))
    }
}

/// The script that folds, behind the address of the table that it fetches once something is looked for.
fn knowing_table(published_name: &str, script: &str) -> String {
    // An asset exists once, whatever the language.
    let path = Address::new(Language::Zh).path(Route::Asset(published_name), Language::Zh);
    format!("const FOLD_TABLE = '{path}';\n{script}")
}

/// Scripts that share their names with one another and with nobody else, so that all of these can be shortened.
fn in_one_scope(scripts: &[String]) -> String {
    format!("(() => {{\n{}\n}})();", scripts.concat())
}

/// `fonts/a.woff2` with its content's hash in it: `fonts-a-1f2e3d4c5b.woff2`.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let flat = name.replace('/', "-");
    let hash = blake3::hash(bytes).to_hex();
    let hash = &hash[..10];
    match flat.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{flat}-{hash}"),
    }
}
