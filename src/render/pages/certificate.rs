//! Takes a certificate with its holder; gives its page: the verdict band, the face, the facts, the history.

use std::fmt::Write as _;

use serde::Serialize;

use super::ahead::{level_ahead, status_ahead};
use super::counterpart::{Counterpart, CounterpartView};
use super::fact::{Fact, holder_facts};
use super::history::{HistoryLine, event_text, history};
use super::page::foreign;
use super::timeline_json;
use super::verdict::Verdict;
use super::{Frame, Html, Page, Shrink};
use crate::derive::{Certified, Neighbour, OnDay, Standing, score};
use crate::inputs::{Digest, Input, Own};
use crate::model::{Certificate, Day, Holding, Language, Status, Text};
use crate::plan::Route;
use crate::render::theme::Phrases;
use crate::render::xml::escape;
use crate::settings::{Body, PerCertificate, Settings};

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
    level_ahead: Option<String>,
    until_label: &'a str,
    last_day: String,
    /// The last day that is printed on the certificate, where another stands beside the status.
    printed: Option<String>,
    status_ahead: Option<String>,
    /// The last day on which the record was changed; none before the first.
    changed: Option<String>,
    is_renewed: bool,
    counterparts: Vec<CounterpartView<'a>>,
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
    artwork: ArtworkLinks,
    /// For search engines, as JSON.
    structured_data: String,
}

#[derive(Serialize)]
struct BeforeView<'a> {
    path: String,
    number: &'a str,
}

#[derive(Serialize)]
struct ArtworkLinks {
    badge: Option<String>,
    badge_alt: String,
    badge_snippet: String,
    qr_svg: Option<String>,
    qr_png: Option<String>,
    qr_alt: String,
    qr_hint: String,
}

/// The page of a certificate: the one that its QR code opens.
pub struct CertificatePage<'a> {
    certified: &'a Certified<'a>,
    /// The certificate that renews this one.
    successor: Option<Counterpart<'a>>,
    /// While this one is not yet valid, the valid one that it renews.
    still_held: Option<Counterpart<'a>>,
}

/// The settings that pages of certificates read.
#[derive(Clone, Copy, Hash)]
pub(super) struct CertificateSettings<'a> {
    body: &'a Text,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    publish_scores: bool,
    per_certificate: PerCertificate,
    qr_min_side_mm: u32,
}

impl<'a> CertificatePage<'a> {
    /// The page of `certified`, which is one of `register`.
    #[must_use]
    pub fn of(certified: &'a Certified<'a>, register: &'a OnDay<'a>) -> Self {
        let other = |neighbour: Neighbour<'_>| register.certificate(neighbour.code);
        let is_to_come = certified.standing.status == Status::NotYetValid;
        let held = certified.predecessor.filter(|_| is_to_come).map(other);
        Self {
            certified,
            successor: certified.successor.map(other).map(Counterpart::of),
            still_held: held.filter(|held| held.standing.status == Status::Valid).map(Counterpart::of),
        }
    }
}

impl<'a> CertificateSettings<'a> {
    #[must_use]
    pub fn of(settings: &'a Settings) -> Self {
        let Body { name, email, phone, .. } = &settings.body;
        Self {
            body: name,
            email: email.as_deref(),
            phone: phone.as_deref(),
            publish_scores: settings.publish_scores,
            per_certificate: settings.per_certificate,
            qr_min_side_mm: settings.mark.qr_min_side_mm,
        }
    }
}

impl Page for CertificatePage<'_> {
    const NAME: &'static str = "certificate";

    fn route(&self) -> Route<'_> {
        Route::Certificate(self.certified.code())
    }

    fn own(&self) -> Own {
        let Self { certified, successor, still_held } = self;
        let has_neighbours = successor.is_some() || certified.predecessor.is_some();
        let neighbours = || (Input::Neighbours, Digest::of(&(successor, still_held, certified.predecessor)));
        Own::of([(Input::Record, certified.digests().record), (Input::Day, certified.digests().day)])
            .and(has_neighbours.then(neighbours))
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Holding { enterprise, certificate } = self.certified.holding;
        let code = certificate.code;
        let view = frame.certificate_view(self);
        let title = format!("{} · {}", view.holder, certificate.number);
        let description = format!("{title} · {}", frame.words().get("service_not_product"));
        let page = frame.page(Route::Certificate(code), title).described(description);
        let record = format!("certificate {code} of {}", enterprise.uscc);
        frame.render(&page, ("c", &view), Shrink::WhenFull, &record)
    }
}

impl Frame<'_> {
    fn certificate_view<'v>(&'v self, page: &'v CertificatePage<'_>) -> CertificateView<'v> {
        let CertificatePage { certified, successor, still_held } = page;
        let settings = self.certificate_settings();
        let language = self.language;
        let Certified { holding: Holding { enterprise, certificate }, standing, outlook, timeline, .. } = certified;
        let (code, last_day) = (certificate.code, certified.last_day());
        let wording = self.words();
        let verdict = Verdict::of(certified, wording);
        let (holder, holder_language) = enterprise.name.in_language(language);
        let (scope, scope_language) = certificate.scope.in_language(language);
        let stars = u32::from(standing.level.stars());
        let colon = wording.get("colon");
        CertificateView {
            number: &certificate.number,
            permanent: self.printed_url(Route::Certificate(code)),
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
            level_ahead: level_ahead(outlook, wording),
            until_label: verdict.until_label,
            last_day: last_day.to_string(),
            printed: (last_day != certificate.expires).then(|| certificate.expires.to_string()),
            status_ahead: status_ahead(outlook, wording),
            changed: certified.last_change.map(|day| day.to_string()),
            is_renewed: successor.is_some(),
            counterparts: [(successor, "renewed_by"), (still_held, "still_held")]
                .into_iter()
                .filter_map(|(other, lead)| {
                    Some(self.counterpart(other.as_ref()?, wording.get(lead), &certificate.scope))
                })
                .collect(),
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
            compare_hint: wording.fill("compare_hint", &[("host", self.host())]),
            uscc: enterprise.uscc.as_str(),
            enterprise: self.path(Route::Enterprise(enterprise.uscc)),
            before: self.before(certified),
            facts: self.certificate_facts(page),
            history: history(certified, wording, language),
            timeline: timeline_json::objects(timeline),
            shown: certified.shown.as_ref().map(timeline_json::objects),
            json: settings.per_certificate.json.then(|| self.path(Route::CertificateJson(code))),
            events: certified.events().count(),
            report: settings.report_link(&certificate.number),
            artwork: self.artwork(certificate),
            structured_data: self.structured_data(certified, settings.body),
        }
    }

    fn before<'v>(&'v self, certified: &'v Certified<'_>) -> Option<BeforeView<'v>> {
        let Neighbour { code, number } = certified.predecessor?;
        Some(BeforeView { path: self.path(Route::Certificate(code)), number })
    }

    fn certificate_facts<'v>(&'v self, page: &'v CertificatePage<'_>) -> Vec<Fact<'v>> {
        let (certified, settings) = (page.certified, self.certificate_settings());
        let Certified { holding: Holding { enterprise, certificate }, standing: Standing { status, .. }, .. } =
            certified;
        let wording = self.words();
        let day = |key, day: Day| Fact::new(wording.get(key), day.to_string());
        // Where the certificate ends before the day that is printed on it, that day is what was meant once.
        let printed_until = if certified.last_day() == certificate.expires { *status } else { Status::Suspended };
        let mut facts = vec![
            Fact::new(wording.get("code"), certificate.code.to_string()),
            Fact::new(wording.get("standard"), &*certificate.standard),
            day("first_issued", certificate.first_issued),
            day("issued", certificate.issued),
            Fact::new(wording.of("until", printed_until.slug()), certificate.expires.to_string()),
            Fact::new(wording.get("last_surveillance"), last_surveillance(certified, wording)),
        ];
        if settings.publish_scores
            && let Some(score) = certificate.evaluation.as_deref().and_then(score)
        {
            facts.push(Fact::new(wording.get("score"), score.display()));
        }
        if let Some(BeforeView { path, number }) = self.before(certified) {
            facts.push(Fact { href: Some(path), ..Fact::new(wording.get("predecessor"), number) });
        }
        facts.extend(holder_facts(enterprise, wording, self.language));
        facts
    }

    fn artwork(&self, certificate: &Certificate) -> ArtworkLinks {
        let settings = self.certificate_settings();
        let wording = self.words();
        let (code, number) = (certificate.code, &*certificate.number);
        let made = settings.per_certificate;
        let base = self.base();
        let path = |route| self.path(route);
        let badge_alt = wording.fill("badge_alt", &[("number", number)]);
        let minimum = settings.qr_min_side_mm.to_string();
        ArtworkLinks {
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

impl CertificateSettings<'_> {
    /// Where misuse is reported: a letter to the body, or a call.
    fn report_link(&self, number: &str) -> Option<String> {
        match (self.email, self.phone) {
            (Some(email), _) => Some(format!("mailto:{email}?subject={}", percent_encoded(number))),
            (None, Some(phone)) => Some(format!("tel:{}", phone.replace(char::is_whitespace, ""))),
            (None, None) => None,
        }
    }
}

/// The day and result of the last surveillance visit.
fn last_surveillance(certified: &Certified<'_>, wording: Phrases<'_>) -> String {
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
