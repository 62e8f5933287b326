//! What all pages of one kind in one language share: words, addresses, header and footer, a template. Gives a page its bytes, and
//! says what was read for that. A page reads nothing but its frame and what it is made of.

use std::borrow::Cow;

use serde::Serialize;
use tera::Context;

use super::certificate::CertificateSettings;
use super::edition::Edition;
use super::overview::Overview;
use super::page::{Alternate, Link, PageView};
use super::{Common, Html, Shrink};
use crate::inputs::{Digest, Input, Own, Reads};
use crate::model::Language;
use crate::plan::Route;
use crate::render::theme::{Phrases, PhrasesRead, Uses, minify_page};
use crate::settings::Minify;

/// A page of the site: all that it is made of, besides what pages of its kind read in common.
pub trait Page {
    /// Its kind: the name of its template without the ending.
    const NAME: &'static str;

    /// Where it stands.
    fn route(&self) -> Route<'_>;

    /// What it alone is made of.
    fn own(&self) -> Own;

    /// Its bytes, in the language of the frame.
    ///
    /// # Errors
    /// C705 at its template and line, naming what was being rendered.
    fn html(&self, frame: &Frame<'_>) -> Html;
}

/// What pages of one kind in one language read in common, and nothing else of the site.
pub struct Frame<'a> {
    name: &'static str,
    pub(super) language: Language,
    common: &'a Common<'a>,
    edition: &'a Edition<'a>,
    uses: Uses,
    read: PhrasesRead,
}

/// The name under which the program is noted.
const TOOL: &str = "starmark";
/// The name under which the settings that every page reads are noted.
const SETTINGS: &str = "site";
/// The name under which the texts of templates are noted.
const TEMPLATES: &str = "templates";
/// The name under which all words are noted at once.
const EVERYTHING: &str = "*";
/// What stands before the name of a value that templates find under `site`.
const SHARED: &str = "site.";

impl<'a> Frame<'a> {
    pub(super) fn new(name: &'static str, common: &'a Common<'a>, edition: &'a Edition<'a>) -> Self {
        let page = format!("{name}.html");
        let alone = common.theme.uses(&[&page]);
        let parts = Edition::PARTS.iter().filter(|(part, _)| alone.shared.has(part)).map(|(_, template)| *template);
        let uses = common.theme.uses(&[&*page].into_iter().chain(parts).collect::<Vec<_>>());
        Self { name, language: edition.language, common, edition, uses, read: edition.wording.none_read() }
    }

    /// Whether it is that of pages of the kind `name` in `language`.
    #[must_use]
    pub fn is_of(&self, name: &str, language: Language) -> bool {
        self.name == name && self.language == language
    }

    /// Its name: one for each kind and language.
    #[must_use]
    pub fn family(&self) -> String {
        format!("{}/{}", self.name, self.language)
    }

    /// The digest that something has now which pages read in common; `None` when it is gone.
    #[must_use]
    pub fn now(&self, input: Input, name: &str) -> Option<Digest> {
        match (input, name) {
            (Input::Tool, _) => Some(Digest::of_this_program()),
            (Input::Words, EVERYTHING) => Some(self.edition.wording.digest_of_all()),
            (Input::Words, word) if !word.starts_with(SHARED) => Some(self.edition.wording.digest(word)),
            (Input::Settings, SETTINGS) => Some(self.common.digest),
            (Input::Theme, TEMPLATES) => Some(self.uses.templates),
            (_, shared) => self.edition.digests.get(shared.strip_prefix(SHARED)?).copied(),
        }
    }

    /// What the pages of this frame that were made read in common.
    #[must_use]
    pub fn reads(&self) -> Reads {
        let of_templates = match self.uses.words.names() {
            Some(names) => names.iter().map(String::as_str).collect(),
            None => vec![EVERYTHING],
        };
        let words = self.edition.wording.read(&self.read).chain(of_templates);
        let words = words.map(|word| (Input::Words, word.to_owned()));
        let shared = self.edition.digests.keys().filter(|name| self.uses.shared.has(name));
        let shared = shared.map(|name| (Edition::input(name), format!("{SHARED}{name}")));
        let always = [(Input::Tool, TOOL), (Input::Settings, SETTINGS), (Input::Theme, TEMPLATES)];
        let always = always.map(|(input, name)| (input, name.to_owned()));
        let all = words.chain(shared).chain(always);
        all.filter_map(|(input, name)| Some(((input, name.clone()), self.now(input, &name)?))).collect()
    }

    pub(super) const fn words(&self) -> Phrases<'_> {
        self.edition.wording.noting(&self.read)
    }

    pub(super) fn path(&self, route: Route<'_>) -> String {
        self.common.address.path(route, self.language)
    }

    pub(super) fn path_in(&self, route: Route<'_>, language: Language) -> String {
        self.common.address.path(route, language)
    }

    /// The permanent, absolute address of `route` in this language.
    pub(super) fn url(&self, route: Route<'_>) -> String {
        self.common.address.url(self.common.base_url, route, self.language)
    }

    /// The one in the site's first language, which is printed.
    pub(super) fn printed_url(&self, route: Route<'_>) -> String {
        self.common.address.url(self.common.base_url, route, self.common.languages[0].0)
    }

    /// The settings that pages of certificates read.
    pub(super) const fn certificate_settings(&self) -> &CertificateSettings<'a> {
        &self.common.certificate
    }

    pub(super) fn base(&self) -> &str {
        self.common.base_url.as_str()
    }

    pub(super) fn host(&self) -> &str {
        self.common.base_url.host()
    }

    /// The page at `route`, which exists in every language of the site.
    pub(super) fn page<'p>(&'p self, route: Route<'_>, title: impl Into<Cow<'p, str>>) -> PageView<'p> {
        let others = self.common.languages.iter().filter(|(other, _)| *other != self.language);
        PageView {
            title: title.into(),
            description: None,
            url: Some(self.url(route)),
            alternates: others.map(|(other, _)| self.alternate(route, *other)).collect(),
            tabs: Vec::new(),
        }
    }

    pub(super) fn alternate(&self, route: Route<'_>, language: Language) -> Alternate<'_> {
        let path = self.path_in(route, language);
        let (_, name) =
            self.common.languages.iter().find(|(other, _)| *other == language).expect("a language of the site");
        Alternate { lang: language.tag(), name, url: format!("{}{path}", self.common.base_url), path }
    }

    /// The four ways into the lists, `current` among them.
    pub(super) fn tabs(&self, current: Route<'_>) -> Vec<Link<'_>> {
        let link = |overview: Overview| {
            let (route, name) = (overview.route(), self.words().get(overview.keys().title));
            Link { path: self.path(route), name, current: route == current }
        };
        Overview::ALL.map(link).into()
    }

    /// The HTML of a page whose template finds `view` under `name`. `record` is what an error names.
    pub(super) fn render<V: Serialize>(
        &self,
        page: &PageView<'_>,
        (name, view): (&'static str, &V),
        shrink: Shrink,
        record: &str,
    ) -> Html {
        let mut context = Context::new();
        context.insert_value("site", self.edition.site.clone());
        context.insert_value("t", self.edition.wording.value.clone());
        context.insert("page", page);
        context.insert(name, view);
        let html = self.common.theme.render(&format!("{}.html", self.name), &context, record)?;
        if shrink == Shrink::Always || self.common.minify == Minify::Full {
            return Ok(minify_page(html));
        }
        Ok(html)
    }
}
