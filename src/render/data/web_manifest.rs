//! `manifest.json`: what the home screen of a phone shows for the site.   Source: W3C Web Application Manifest.

use serde::Serialize;

use crate::model::Language;
use crate::plan::{Address, Route};
use crate::render::json::to_json;
use crate::render::theme::Theme;
use crate::settings::Settings;

/// Asset, side in pixels, and whether the host may cut it to a shape of its own.
const ICONS: [(&str, u32, &str); 2] = [("icon-192.png", 192, "any"), ("icon-512.png", 512, "maskable")];

#[derive(Serialize)]
struct WebManifest<'a> {
    name: &'a str,
    lang: &'static str,
    start_url: String,
    /// The register is a site like any other: its readers see the address bar.
    display: &'static str,
    icons: [Icon; ICONS.len()],
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    r#type: &'static str,
    purpose: &'static str,
}

/// The manifest for readers of `language`.
#[must_use]
pub fn web_manifest(settings: &Settings, theme: &Theme, address: Address, language: Language) -> Vec<u8> {
    to_json(&WebManifest {
        name: settings.title.in_language(language).0,
        lang: language.tag(),
        start_url: address.path(Route::Home, language),
        display: "browser",
        icons: ICONS.map(|(name, side, purpose)| Icon {
            src: address.path(Route::Asset(theme.asset(name)), language),
            sizes: format!("{side}x{side}"),
            r#type: "image/png",
            purpose,
        }),
    })
}
