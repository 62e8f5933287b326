//! Takes theme, settings and editorial pages; gives what all pages of one language share, rendered once.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::{Html, script_words};
use crate::content::Content;
use crate::diagnostics::Finding;
use crate::model::{Language, Province};
use crate::plan::{Address, Route};
use crate::render::theme::{Theme, Wording, minify_page};
use crate::settings::{BodyStatus, Settings};

/// What all pages of a language share.
pub struct Edition<'a> {
    pub language: Language,
    pub wording: &'a Wording,
    /// What templates find under `site`.
    pub site: Value,
}

#[derive(Serialize)]
struct SiteView<'a> {
    lang: &'static str,
    title: &'a str,
    host: &'a str,
    /// Before the path of a certificate: empty, or `/en`.
    prefix: &'a str,
    home: String,
    search: String,
    levels: String,
    data: String,
    pages: Vec<PageLink<'a>>,
    body_status: &'static str,
    body: BodyView<'a>,
    icp: Option<&'a str>,
    /// Published path of every asset by the theme's own name.
    asset: BTreeMap<&'a str, String>,
    inline_style: &'a str,
    inline_script: &'a str,
    verdict_words: String,
    list_words: String,
    search_words: String,
    provinces: String,
    notices: String,
    brand: String,
    foot: String,
}

#[derive(Serialize)]
struct PageLink<'a> {
    path: String,
    title: &'a str,
}

#[derive(Serialize)]
struct BodyView<'a> {
    name: &'a str,
    approval_number: &'a str,
    address: Option<&'a str>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    website: Option<&'a str>,
}

impl<'a> Edition<'a> {
    /// The edition in `language`.
    ///
    /// # Errors
    /// C705 when header or footer fail.
    pub fn prepare(
        theme: &'a Theme,
        settings: &'a Settings,
        content: &'a Content,
        language: Language,
    ) -> Result<Self, Box<Finding>> {
        let wording = theme.wording(language);
        let mut view = site_view(theme, settings, content, language);
        let shell = |view: &SiteView<'_>, template| -> Html {
            let mut context = Context::new();
            context.insert("site", view);
            context.insert_value("t", wording.value.clone());
            theme.render(template, &context, "header and footer").map(|html| minify_page(&html))
        };
        let (notices, brand, foot) = (
            shell(&view, "parts/notices.html")?,
            shell(&view, "parts/brand.html")?,
            shell(&view, "parts/foot.html")?,
        );
        (view.notices, view.brand, view.foot) = (notices, brand, foot);
        Ok(Self { language, wording, site: Value::from_serializable(&view) })
    }
}

fn site_view<'a>(theme: &'a Theme, settings: &'a Settings, content: &'a Content, language: Language) -> SiteView<'a> {
    let wording = theme.wording(language);
    let address = Address::new(settings.default_language());
    let path = |route| address.path(route, language);
    let body = &settings.body;
    let provinces: BTreeMap<String, &str> = Province::all()
        .map(|province| (province.digits().to_string(), province.name(language)))
        .collect();
    SiteView {
        lang: language.tag(),
        title: settings.title.in_language(language).0,
        host: settings.base_url.host(),
        prefix: if language == settings.default_language() {
            ""
        } else {
            match language {
                Language::Zh => "/zh",
                Language::En => "/en",
            }
        },
        home: path(Route::Home),
        search: path(Route::Search),
        levels: path(Route::Levels),
        data: path(Route::Data),
        pages: content
            .pages(language)
            .map(|page| PageLink { path: path(Route::Editorial(&page.name)), title: &page.title })
            .collect(),
        body_status: match body.status {
            BodyStatus::Active => "active",
            BodyStatus::Suspended => "suspended",
            BodyStatus::Revoked => "revoked",
        },
        body: BodyView {
            name: body.name.in_language(language).0,
            approval_number: &body.approval_number,
            address: body.address.as_ref().map(|address| address.in_language(language).0),
            phone: body.phone.as_deref(),
            email: body.email.as_deref(),
            website: body.website.as_deref(),
        },
        icp: settings.icp.as_deref(),
        asset: theme
            .asset_names()
            .map(|(name, published)| (name, path(Route::Asset(published))))
            .collect(),
        inline_style: &theme.inline_style().code,
        inline_script: &theme.inline_script().code,
        verdict_words: script_words::verdict(wording, settings.freshness),
        list_words: script_words::lists(wording, settings.freshness),
        search_words: script_words::search(wording, settings.freshness),
        provinces: script_words::json(&provinces),
        notices: String::new(),
        brand: String::new(),
        foot: String::new(),
    }
}
