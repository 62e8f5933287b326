//! Takes a certificate with its holder; gives its page: the verdict band, the face, the facts, the history.

use std::fmt::Write as _;

use serde::Serialize;

use super::fact::{Fact, holder_facts};
use super::history::{HistoryLine, event_text, history};
use super::page::foreign;
use super::timeline_json;
use super::verdict::Verdict;
use super::{Html, Pages, Shrink};
use crate::derive::{Certified, Standing, score};
use crate::model::{Certificate, Day, Holding, Language};
use crate::plan::Route;
use crate::render::theme::Wording;
use crate::render::xml::escape;

/// From this many characters on a scope takes the whole width.
const LONG_SCOPE: usize = 80;

#[derive(Serialize)]
struct CertificateView<'a> {
    number: &'a str,
    /// The URL in the QR code.
    permanent: String,
    status: &'static str,
    level: &'static str,
    level_word: &'a str,
    /// Where each star begins, in the units of the drawing.
    stars: Vec<u32>,
    stars_width: u32,
    word: &'a str,
    detail: String,
    advice: &'a str,
    since: Vec<Fact<'a>>,
    holder: &'a str,
    holder_lang: Option<&'static str>,
    until_label: &'a str,
    expires: String,
    /// The last day on which the record was changed; none before the first.
    changed: Option<String>,
    successor: Option<SuccessorView<'a>>,
    brands: Option<String>,
    scope: &'a str,
    scope_lang: Option<&'static str>,
    scope_is_long: bool,
    sites: Vec<String>,
    sites_lang: Option<&'static str>,
    compare_hint: String,
    uscc: &'a str,
    enterprise: String,
    /// The certificate that this one replaces.
    before: Option<BeforeView<'a>>,
    facts: Vec<Fact<'a>>,
    history: Vec<HistoryLine<'a>>,
    timeline: String,
    shown: Option<String>,
    json: Option<String>,
    /// How many events `certificate.json` has at least, to be no older than the page.
    events: usize,
    report: Option<String>,
    artwork: Artwork,
    /// For search engines, as JSON.
    structured_data: String,
}

#[derive(Serialize)]
struct SuccessorView<'a> {
    path: String,
    number: &'a str,
    status: &'static str,
    level: &'static str,
    level_word: &'a str,
    until_label: &'a str,
    expires: String,
    timeline: String,
}

#[derive(Serialize)]
struct BeforeView<'a> {
    path: String,
    number: &'a str,
}

#[derive(Serialize)]
struct Artwork {
    badge: Option<String>,
    badge_alt: String,
    badge_snippet: String,
    qr_svg: Option<String>,
    qr_png: Option<String>,
    qr_alt: String,
    qr_hint: String,
}

impl Pages<'_> {
    /// The page of a certificate: the one that its QR code opens.
    ///
    /// # Errors
    /// C705 at its template and line, naming the certificate.
    pub fn certificate(&self, certified: &Certified<'_>, language: Language) -> Html {
        let Holding { enterprise, certificate } = certified.holding;
        let code = certificate.code;
        let view = self.certificate_view(certified, language);
        let title = format!("{} · {}", view.holder, certificate.number);
        let wording = self.edition(language).wording;
        let description = format!("{title} · {}", wording.get("service_not_product"));
        let page = self.page(Route::Certificate(code), language, title).described(description);
        let record = format!("certificate {code} of {}", enterprise.uscc);
        self.render("certificate.html", &page, ("c", &view), Shrink::WhenFull, &record)
    }

    fn certificate_view<'v>(&'v self, certified: &'v Certified<'_>, language: Language) -> CertificateView<'v> {
        let Certified { holding: Holding { enterprise, certificate }, standing, timeline, .. } = certified;
        let code = certificate.code;
        let wording = self.edition(language).wording;
        let verdict = Verdict::of(certified, wording);
        let (holder, holder_language) = enterprise.name.in_language(language);
        let (scope, scope_language) = certificate.scope.in_language(language);
        let stars = u32::from(standing.level.stars());
        let colon = wording.get("colon");
        CertificateView {
            number: &certificate.number,
            permanent: self.address.url(
                &self.settings.base_url,
                Route::Certificate(code),
                self.settings.default_language(),
            ),
            status: standing.status.slug(),
            level: standing.level.slug(),
            level_word: wording.of("level", standing.level.slug()),
            stars: (0..stars).map(|star| 12 + 26 * star).collect(),
            stars_width: (26 * stars).saturating_sub(2),
            word: verdict.word,
            detail: verdict.detail,
            advice: verdict.advice,
            since: verdict.since,
            holder,
            holder_lang: foreign(holder_language, language),
            until_label: verdict.until_label,
            expires: certificate.expires.to_string(),
            changed: certified.last_change.map(|day| day.to_string()),
            successor: certified.successor.map(|next| self.successor_view(next, language)),
            brands: (!enterprise.brands.is_empty()).then(|| enterprise.brands.join(wording.get("list_separator"))),
            scope,
            scope_lang: foreign(scope_language, language),
            scope_is_long: scope.chars().count() > LONG_SCOPE,
            sites: certificate
                .sites
                .iter()
                .map(|site| match &site.address {
                    Some(address) => format!("{}{colon}{address}", site.name),
                    None => site.name.to_string(),
                })
                .collect(),
            sites_lang: foreign(Language::Zh, language),
            compare_hint: wording.fill("compare_hint", &[("host", self.settings.base_url.host())]),
            uscc: enterprise.uscc.as_str(),
            enterprise: self.path(Route::Enterprise(enterprise.uscc), language),
            before: self.before(certified, language),
            facts: self.certificate_facts(certified, language),
            history: history(certified, wording, language),
            timeline: timeline_json::objects(timeline),
            shown: certified.shown.as_ref().map(timeline_json::objects),
            json: self
                .settings
                .per_certificate
                .json
                .then(|| self.path(Route::CertificateJson(certificate.code), language)),
            events: certified.events().count(),
            report: self.report_link(&certificate.number),
            artwork: self.artwork(certificate, wording, language),
            structured_data: self.structured_data(certified, language),
        }
    }

    fn successor_view<'v>(&'v self, next: Holding<'v>, language: Language) -> SuccessorView<'v> {
        let wording = self.edition(language).wording;
        let Certified { timeline, standing: Standing { status, level }, .. } =
            self.on_day.certificate(next.certificate.code);
        SuccessorView {
            path: self.path(Route::Certificate(next.certificate.code), language),
            number: &next.certificate.number,
            status: status.slug(),
            level: level.slug(),
            level_word: wording.of("level", level.slug()),
            until_label: wording.of("until", status.slug()),
            expires: next.certificate.expires.to_string(),
            timeline: timeline_json::rows(timeline),
        }
    }

    fn before<'v>(&'v self, certified: &'v Certified<'_>, language: Language) -> Option<BeforeView<'v>> {
        let before = certified.predecessor?.certificate;
        Some(BeforeView { path: self.path(Route::Certificate(before.code), language), number: &before.number })
    }

    fn certificate_facts<'v>(&'v self, certified: &'v Certified<'_>, language: Language) -> Vec<Fact<'v>> {
        let Certified { holding: Holding { enterprise, certificate }, standing: Standing { status, .. }, .. } =
            certified;
        let wording = self.edition(language).wording;
        let day = |key, day: Day| Fact::new(wording.get(key), day.to_string());
        let mut facts = vec![
            Fact::new(wording.get("code"), certificate.code.to_string()),
            Fact::new(wording.get("standard"), &*certificate.standard),
            day("first_issued", certificate.first_issued),
            day("issued", certificate.issued),
            Fact::new(wording.of("until", status.slug()), certificate.expires.to_string()),
            Fact::new(wording.get("last_surveillance"), last_surveillance(certified, wording)),
        ];
        if self.settings.publish_scores
            && let Some(score) = certificate.evaluation.as_deref().and_then(score)
        {
            facts.push(Fact::new(wording.get("score"), score.display()));
        }
        if let Some(BeforeView { path, number }) = self.before(certified, language) {
            facts.push(Fact { href: Some(path), ..Fact::new(wording.get("predecessor"), number) });
        }
        facts.extend(holder_facts(enterprise, wording, language));
        facts
    }

    /// Where misuse is reported: a letter to the body, or a call.
    fn report_link(&self, number: &str) -> Option<String> {
        let body = &self.settings.body;
        match (&body.email, &body.phone) {
            (Some(email), _) => Some(format!("mailto:{email}?subject={}", percent_encoded(number))),
            (None, Some(phone)) => Some(format!("tel:{}", phone.replace(char::is_whitespace, ""))),
            (None, None) => None,
        }
    }

    fn artwork(&self, certificate: &Certificate, wording: &Wording, language: Language) -> Artwork {
        let (code, number) = (certificate.code, &*certificate.number);
        let made = self.settings.per_certificate;
        let base = self.settings.base_url.as_str();
        let path = |route| self.path(route, language);
        let badge_alt = wording.fill("badge_alt", &[("number", number)]);
        let minimum = self.settings.mark.qr_min_side_mm.to_string();
        Artwork {
            badge: made.badge.then(|| path(Route::Badge(code))),
            badge_snippet: format!(
                r#"<a href="{base}{}"><img src="{base}{}" alt="{}" width="320"></a>"#,
                path(Route::Certificate(code)),
                path(Route::Badge(code)),
                escape(&badge_alt),
            ),
            badge_alt,
            qr_svg: made.qr_svg.then(|| path(Route::QrSvg(code))),
            qr_png: made.qr_png.then(|| path(Route::QrPng(code))),
            qr_alt: wording.fill("qr_alt", &[("number", number)]),
            qr_hint: wording.fill("qr_hint", &[("min", &minimum)]),
        }
    }
}

/// The day and result of the last surveillance visit.
fn last_surveillance(certified: &Certified<'_>, wording: &Wording) -> String {
    match certified.last_visit {
        Some(visit) => format!("{} {}", visit.on, event_text(&visit.kind, wording)),
        None => wording.get("none_yet").to_owned(),
    }
}

/// RFC 3986: everything but unreserved characters.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes every character");
        }
        encoded
    })
}
