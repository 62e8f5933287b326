//! `registry/site.yaml` as written.   Source: record.md §2.

use super::field::{At, Optional, Required, mapping};
use super::read_single;
use super::record::RawText;
use super::scalar::{Count, Fault, Scalar, Website, closed_vocabulary, word_of};
use crate::diagnostics::Findings;
use crate::model::Day;
use crate::source::TextFile;

/// The settings that `file` writes; `None` when they cannot be read at all, which is reported.
pub fn read_settings(file: &TextFile, found: &Findings) -> Option<At<RawSettings>> {
    read_single(file, "site.yaml", found)
}

mapping! {
    pub struct RawSettings {
        base_url: Required<Box<str>>,
        languages: Optional<Vec<At<Box<str>>>>,
        title: Required<RawText>,
        body: Required<RawBody>,
        coverage_since: Optional<Day>,
        theme: Optional<Box<str>>,
        icp: Optional<Box<str>>,
        publish_scores: Optional<bool>,
        scoring: Optional<RawScoring>,
        mark: Optional<RawMark>,
        freshness: Optional<RawFreshness>,
        per_certificate: Optional<Vec<At<Beside>>>,
        minify: Optional<Minify>,
    }

    /// The certification body.
    pub struct RawBody {
        name: Required<RawText>,
        approval_number: Required<Box<str>>,
        status: Optional<BodyStatus>,
        address: Optional<RawText>,
        phone: Optional<Box<str>>,
        email: Optional<Box<str>>,
        website: Optional<Website>,
    }

    pub struct RawScoring {
        bonus: Optional<Bonus>,
    }

    pub struct RawMark {
        on_pack: Optional<OnPack>,
        legal_basis: Optional<Box<str>>,
        qr_side_mm: Optional<Count>,
        qr_min_side_mm: Optional<Count>,
    }

    pub struct RawFreshness {
        warn_days: Optional<Count>,
        unknown_days: Optional<Count>,
    }
}

/// Whether the body may certify at present; anything but `Active` is a warning on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyStatus {
    Active,
    Suspended,
    Revoked,
}

/// Whether an audit may earn a bonus point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bonus {
    Refused,
    Allowed,
}

/// Whether holders may print the star mark on packaging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPack {
    Permitted,
    Forbidden,
}

/// A file that is made beside a certificate's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    Json,
    Badge,
    QrSvg,
    QrPng,
}

/// Which pages are minified: those whose cost is paid once, or every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minify {
    Shell,
    Full,
}

closed_vocabulary! {
    BodyStatus => [("active", Self::Active), ("suspended", Self::Suspended), ("revoked", Self::Revoked)].into_iter(),
    Bonus => [("refused", Self::Refused), ("allowed", Self::Allowed)].into_iter(),
    OnPack => [("permitted", Self::Permitted), ("forbidden", Self::Forbidden)].into_iter(),
    Beside => [
        ("json", Self::Json),
        ("badge", Self::Badge),
        ("qr-svg", Self::QrSvg),
        ("qr-png", Self::QrPng),
    ].into_iter(),
    Minify => [("shell", Self::Shell), ("full", Self::Full)].into_iter(),
}
