//! Takes theme, settings and editorial pages; gives what all pages of one language share, rendered once.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::script_words;
use crate::content::Content;
use crate::diagnostics::Finding;
use crate::inputs::{Digest, Input};
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
    /// The digest of each thing in it, but for the parts: what these are made of says more.
    pub digests: BTreeMap<String, Digest>,
}

#[derive(Serialize)]
struct SiteView<'a> {
    lang: &'static str,
    /// Those of the site, the default first.
    languages: Vec<&'static str>,
    title: &'a str,
    host: &'a str,
    /// Before the path of a certificate: empty, or `/en`.
    prefix: &'a str,
    home: String,
    search: String,
    levels: String,
    changes: String,
    feed: String,
    self_assessment: String,
    transparency: String,
    opensearch: String,
    manifest: String,
    /// The absolute URL of the picture that messengers show beside a link.
    share: String,
    data: String,
    pages: Vec<PageLink<'a>>,
    body_status: &'static str,
    body: BodyView<'a>,
    icp: Option<&'a str>,
    /// Published path of every asset by the theme's own name.
    asset: BTreeMap<&'a str, String>,
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
    /// What is rendered once and stands in every page: its name under `site`, and its template.
    pub const PARTS: [(&'static str, &'static str); 3] =
        [("notices", "parts/notices.html"), ("brand", "parts/brand.html"), ("foot", "parts/foot.html")];

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
        let view = Value::from_serializable(&site_view(theme, settings, content, language));
        let mut site = view.into_map().expect("a struct is a map");
        let mut add = |name: &'static str, html: &str| site.insert(name.into(), Value::safe_string(html));
        add("inline_style", &theme.inline_style().code);
        add("inline_head_script", &theme.inline_head_script().code);
        add("inline_script", &theme.inline_script().code);
        let words = wording.words();
        add("verdict_words", &script_words::verdict(words, settings.freshness));
        add("list_words", &script_words::lists(words, settings.freshness));
        add("search_words", &script_words::search(words, settings.freshness));
        add("provinces", &provinces(language));
        let digest = |(name, value): (_, &Value)| {
            // By way of a value with sorted keys.
            let sorted = serde_json::to_value(value).expect("values are JSON");
            (format!("{name}"), Digest::of(&sorted.to_string()))
        };
        let digests = site.iter().map(digest).collect();
        let shell = Value::from(site.clone());
        for (name, template) in Self::PARTS {
            let mut context = Context::new();
            context.insert_value("site", shell.clone());
            context.insert_value("t", wording.value.clone());
            let html = minify_page(theme.render(template, &context, "header and footer")?);
            let html = String::from_utf8(html).expect("templates and values are text");
            site.insert(name.into(), Value::safe_string(&html));
        }
        Ok(Self { language, wording, site: Value::from(site), digests })
    }

    /// What the thing called `name` under `site` is.
    pub fn input(name: &str) -> Input {
        match name {
            _ if name.starts_with("inline_") => Input::Theme,
            _ if name.ends_with("_words") => Input::Words,
            "asset" | "share" => Input::Theme,
            "pages" => Input::Content,
            _ => Input::Settings,
        }
    }
}

fn site_view<'a>(theme: &'a Theme, settings: &'a Settings, content: &'a Content, language: Language) -> SiteView<'a> {
    let address = Address::new(settings.default_language());
    let path = |route| address.path(route, language);
    let body = &settings.body;
    SiteView {
        lang: language.tag(),
        languages: settings.languages.iter().map(|language| language.code()).collect(),
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
        changes: path(Route::Changes),
        feed: path(Route::Feed),
        self_assessment: path(Route::SelfAssessment),
        transparency: path(Route::Transparency),
        opensearch: path(Route::OpenSearch),
        manifest: path(Route::WebManifest),
        share: address.url(
            &settings.base_url,
            Route::Asset(theme.asset(&format!("share-{}.png", language.code()))),
            language,
        ),
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
        asset: theme.asset_names().map(|(name, published)| (name, path(Route::Asset(published)))).collect(),
    }
}

/// The name of every province by its two digits, as JSON.
fn provinces(language: Language) -> String {
    let names: BTreeMap<String, &str> =
        Province::all().map(|province| (province.digits().to_string(), province.name(language))).collect();
    script_words::json(&names)
}
