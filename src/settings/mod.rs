//! The register's settings as used: every default filled in, every value checked.

mod base_url;
mod check;

pub use crate::read::{BodyStatus, Minify};
pub use base_url::{BaseUrl, BaseUrlError};
pub use check::{SETTINGS_FILE, load_settings, no_legal_basis};

use crate::model::{Day, Language, Text};

/// `registry/site.yaml` as used.   Source: record.md §2.
#[derive(Clone, Debug, Hash)]
pub struct Settings {
    pub base_url: BaseUrl,
    /// The first is the default, at the root of the site; never empty, no repeats.
    pub languages: Vec<Language>,
    pub title: Text,
    pub body: Body,
    pub coverage_since: Option<Day>,
    /// The folder below `themes/` whose files replace those of the built-in theme.
    pub theme: Box<str>,
    pub icp: Option<Box<str>>,
    pub publish_scores: bool,
    pub bonus_allowed: bool,
    pub mark: Mark,
    pub freshness: Freshness,
    pub per_certificate: PerCertificate,
    pub minify: Minify,
}

/// The certification body.
#[derive(Clone, Debug, Hash)]
pub struct Body {
    pub name: Text,
    pub approval_number: Box<str>,
    pub status: BodyStatus,
    pub address: Option<Text>,
    pub phone: Option<Box<str>>,
    pub email: Option<Box<str>>,
    pub website: Option<Box<str>>,
}

/// How holders may use the star mark.
#[derive(Clone, Debug, Hash)]
pub struct Mark {
    pub on_pack_permitted: bool,
    pub legal_basis: Option<Box<str>>,
    pub qr_side_mm: u32,
    pub qr_min_side_mm: u32,
}

impl Mark {
    /// A side of the QR code, in millimetres, that fits an A4 page.
    pub const WIDEST_SIDE_MM: u32 = 200;
}

/// After how many days without a build the pages begin to doubt, and to stop saying "valid".
#[derive(Clone, Copy, Debug, Hash)]
pub struct Freshness {
    pub warn_days: u32,
    pub unknown_days: u32,
}

/// Which files are made beside a certificate's page.
#[derive(Clone, Copy, Debug, Hash)]
pub struct PerCertificate {
    pub json: bool,
    pub badge: bool,
    pub qr_svg: bool,
    pub qr_png: bool,
}

impl Settings {
    /// The language of the pages at the root.
    #[must_use]
    pub fn default_language(&self) -> Language {
        self.languages[0]
    }
}
