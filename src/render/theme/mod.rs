//! Takes the built-in theme and the files that override it; gives templates, words per language and assets.
//! Refuses to know any record.

mod assets;
mod files;
mod inline;
mod literal_links;
mod minify;
mod template_error;
mod uses;
mod wording;

use std::collections::BTreeMap;

use camino::Utf8Path;
use tera::{Context, Tera};

use self::assets::Assets;
use self::files::ThemeFiles;
pub use self::inline::Inline;
pub use self::minify::minify_page;
use self::template_error::template_error;
pub use self::uses::{Named, Uses};
pub use self::wording::{Phrases, PhrasesRead, Wording, fill};
use crate::diagnostics::{Finding, Findings};
use crate::inputs::Digest;
use crate::model::Language;
use crate::report;
use crate::settings::Settings;
use crate::source::{Place, Span};

/// Most pages are smaller, in bytes.
const PAGE_SIZE: usize = 32 * 1024;

/// The theme as used: everything parsed, minified and hashed.
pub struct Theme {
    files: ThemeFiles,
    templates: Tera,
    assets: Assets,
    wording: BTreeMap<Language, Wording>,
}

impl Theme {
    /// The theme that `settings` name, below `root`. Its templates parse; whether they render, a specimen tells.
    ///
    /// `None` when something was reported that is an error: M801, Y codes, C705. A text missing in one language is C702.
    #[must_use]
    pub fn load(root: &Utf8Path, settings: &Settings, found: &Findings) -> Option<Self> {
        let mine = Findings::new();
        let theme = Self::read(root, settings, &mine).filter(|_| !mine.has_errors());
        let failed = mine.has_errors();
        found.take_all(mine);
        theme.filter(|_| !failed)
    }

    fn read(root: &Utf8Path, settings: &Settings, found: &Findings) -> Option<Self> {
        let built_in = files::built_in();
        let files = files::theme_files(root, &settings.theme, found)?;
        let templates = templates(&files, found)?;
        let assets = Assets::of(&files);
        let wording = Wording::load(&settings.languages, &built_in, &files, found);
        Some(Self { files, templates, assets, wording })
    }

    /// The published file name and the bytes of every asset, sorted by the theme's own names.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.published()
    }

    /// The theme's own name, the published one and the bytes of every asset, sorted by the former.
    pub fn assets_by_name(&self) -> impl Iterator<Item = (&str, &str, &[u8])> {
        self.assets.names().zip(self.assets.published()).map(|((name, published), (_, bytes))| (name, published, bytes))
    }

    /// The digest of every asset that is published under a hashed name, by these names.
    #[must_use]
    pub fn digest_of_assets(&self) -> Digest {
        Digest::of(&self.assets.names().collect::<Vec<_>>())
    }

    /// The links within the site that templates write out, with their places.
    pub fn literal_links(&self) -> impl Iterator<Item = (Place, &str)> {
        literal_links::literal_links(&self.files)
    }

    /// The style that stands in every certificate page, with its hash for the content security policy.
    #[must_use]
    pub const fn inline_style(&self) -> &Inline {
        &self.assets.style
    }

    /// The script that stands in the head of every certificate page, with its hash.
    #[must_use]
    pub const fn inline_head_script(&self) -> &Inline {
        &self.assets.head_script
    }

    /// The script that stands at the end of every certificate page, with its hash.
    #[must_use]
    pub const fn inline_script(&self) -> &Inline {
        &self.assets.script
    }

    /// `favicon.ico` at the root of the site.
    #[must_use]
    pub fn favicon(&self) -> &[u8] {
        &self.assets.favicon
    }

    /// `apple-touch-icon.png` at the root of the site.
    #[must_use]
    pub fn touch_icon(&self) -> &[u8] {
        &self.assets.touch_icon
    }

    /// The words of `language`.
    #[must_use]
    pub fn wording(&self, language: Language) -> &Wording {
        &self.wording[&language]
    }

    /// The name that templates use for an asset, and the published one.
    pub(super) fn asset_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.names()
    }

    /// The published name of an asset that the built-in theme has.
    pub(super) fn asset(&self, name: &str) -> &str {
        let mut names = self.assets.names();
        names.find(|(own, _)| *own == name).map(|(_, published)| published).expect("an asset of the built-in theme")
    }

    /// What these templates and all that they include read.
    pub(super) fn uses(&self, templates: &[&str]) -> Uses {
        Uses::of(templates, &self.files)
    }

    /// The bytes of `template`, or C705 naming `record`.
    pub(super) fn render(&self, template: &str, context: &Context, record: &str) -> Result<Vec<u8>, Box<Finding>> {
        let mut bytes = Vec::with_capacity(PAGE_SIZE);
        self.templates
            .render_to(template, context, &mut bytes)
            .map(|()| bytes)
            .map_err(|error| Box::new(template_error(&error, &self.files, Some(record))))
    }
}

fn templates(files: &ThemeFiles, found: &Findings) -> Option<Tera> {
    let mut texts = Vec::new();
    for (path, file) in files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => texts.push((name, text)),
            Err(_) => {
                report!(found.at(&file.origin), Y108, Span::WHOLE_FILE,
                    zh: "模板不是 UTF-8", en: "the template is not UTF-8");
            }
        }
    }
    let mut tera = Tera::new();
    tera.autoescape_on([""]);
    match tera.add_raw_templates(texts) {
        Ok(()) => Some(tera),
        Err(error) => {
            found.report(template_error(&error, files, None));
            None
        }
    }
}
