//! Takes a theme; tries every template on a small register that shows every status, so that a broken template is
//! found before a build begins.

use super::{Html, Pages};
use super::overview::Overview;
use crate::content::Content;
use crate::diagnostics::{Finding, Findings};
use crate::model::{
    CancellationReason, Certificate, Contact, Correction, Day, Enterprise, Event, EventKind, FormerName, Industry,
    Language, Origin, Province, PublicCode, Registry, StarLevel, Status, SuspensionReason, Text, Uscc, VisitResult,
    WithdrawalReason,
};
use crate::plan::ListOf;
use crate::render::theme::Theme;
use crate::settings::Settings;

/// Reports C705 for every page that fails, in every language of the settings.
pub fn try_templates(theme: &Theme, settings: &Settings, found: &Findings) {
    let registry = register();
    let content = Content::default();
    let site = match Pages::prepare(theme, settings, &registry, &content, day("2026-06-15")) {
        Ok(site) => site,
        Err(finding) => return found.report(*finding),
    };
    for language in &settings.languages {
        for made in pages(&site, &registry, *language) {
            if let Err(finding) = made {
                found.report(*finding);
            }
        }
    }
}

fn pages(site: &Pages<'_>, registry: &Registry, language: Language) -> Vec<Html> {
    let all: Vec<_> = registry.certificates().collect();
    let mut pages: Vec<_> = all.iter().map(|holding| site.certificate(*holding, language)).collect();
    pages.extend(registry.enterprises().iter().map(|enterprise| site.enterprise(enterprise, language)));
    pages.extend(Overview::ALL.map(|overview| site.overview(overview, language)));
    pages.extend([
        site.home(language),
        site.list(ListOf::Level(StarLevel::FiveStar), (2, 3), &all, language),
        site.list(ListOf::Status(Status::Expired), (1, 1), &[], language),
        site.search(language),
        site.data(language),
        site.not_found(),
    ]);
    pages
}

/// One enterprise with a certificate in every status on 2026-06-15, and one that was renewed.
fn register() -> Registry {
    let certificates = vec![
        certificate(1, "2025-01-01", StarLevel::FiveStar, vec![
            (day("2025-10-01"), EventKind::Surveillance(VisitResult::Passed)),
            (day("2025-11-01"), EventKind::Withdrawal(WithdrawalReason::MarkMisuse)),
            (day("2025-11-02"), EventKind::Correction(Correction { note: text("更正"), voids: Some(1) })),
        ]),
        certificate(2, "2025-01-01", StarLevel::Standard, vec![
            (day("2026-05-01"), EventKind::Suspension(SuspensionReason::OwnRequest)),
        ]),
        certificate(3, "2027-01-01", StarLevel::ThreeStar, vec![]),
        certificate(4, "2022-01-01", StarLevel::FourStar, vec![]),
        certificate(5, "2025-01-01", StarLevel::FourStar, vec![
            (day("2025-05-01"), EventKind::Cancellation(CancellationReason::BusinessChanged)),
        ]),
        certificate(6, "2025-01-01", StarLevel::FourStar, vec![
            (day("2025-04-01"), EventKind::LevelChange { level: StarLevel::FiveStar, evaluation: None }),
            (day("2025-05-01"), EventKind::Withdrawal(WithdrawalReason::SeriousIncident)),
        ]),
        Certificate { replaces: Some(code(4)), ..certificate(7, "2025-01-01", StarLevel::FiveStar, vec![]) },
    ];
    Registry::from_checked(vec![Enterprise {
        uscc: Uscc::parse("91110108MA01CERT0P").expect("a code with a right check character"),
        name: Text { zh: text("样张有限公司"), en: None },
        former_names: Box::new([FormerName {
            name: Text { zh: text("旧样张有限公司"), en: Some(text("Former Specimen")) },
            until: Some(day("2024-01-01")),
        }]),
        brands: Box::new([text("样张")]),
        region: *b"110108",
        province: Province::of_region(*b"110108").expect("Beijing"),
        address: Some(Text { zh: text("样张路 1 号"), en: None }),
        industry: Industry::all().next().expect("the vocabulary is not empty"),
        contact: Contact { hotline: Some(text("400-000-0000")), website: Some(text("https://example.cn")) },
        certificates: certificates.into(),
        origin: Origin { file: 0, document: 0 },
    }])
}

fn certificate(serial: u64, issued: &str, level: StarLevel, events: Vec<(Day, EventKind)>) -> Certificate {
    let issued = day(issued);
    let event = |(on, kind): (Day, EventKind)| Event { on, recorded: on.next(), decision: Some(text("1")), kind };
    Certificate {
        code: code(serial),
        number: format!("EX-27922-{serial:05}").into(),
        standard: text("GB/T 27922-2011"),
        scope: Text { zh: text("样张的售后服务"), en: None },
        sites: Box::new([crate::model::Site { name: text("总部"), address: Some(text("样张路 1 号")) }]),
        first_issued: issued.plus_years(-3),
        issued,
        expires: issued.plus_years(3).previous(),
        level,
        evaluation: None,
        replaces: None,
        recorded: None,
        events: events.into_iter().map(event).collect(),
    }
}

fn code(serial: u64) -> PublicCode {
    PublicCode::from_serial(serial)
}

fn text(text: &str) -> Box<str> {
    text.into()
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{BaseUrl, Body, BodyStatus, Freshness, Mark, Minify, PerCertificate};

    fn settings() -> Settings {
        Settings {
            base_url: BaseUrl::parse("https://verify.example.cn").expect("a base URL"),
            languages: vec![Language::Zh, Language::En],
            title: Text { zh: text("样张登记"), en: Some(text("Specimen Register")) },
            body: Body {
                name: Text { zh: text("样张认证"), en: None },
                approval_number: text("CNCA-R-2016-999"),
                status: BodyStatus::Active,
                address: None,
                phone: None,
                email: Some(text("office@example.cn")),
                website: None,
            },
            coverage_since: None,
            theme: text("default"),
            icp: None,
            publish_scores: false,
            bonus_allowed: false,
            mark: Mark { on_pack_permitted: true, legal_basis: None, qr_side_mm: 20, qr_min_side_mm: 15 },
            freshness: Freshness { warn_days: 4, unknown_days: 14 },
            per_certificate: PerCertificate { json: true, badge: true, qr_svg: true, qr_png: true },
            minify: Minify::Shell,
        }
    }

    #[test]
    fn the_built_in_theme_renders_every_page() {
        let found = Findings::new();
        let theme = Theme::load("/nowhere".into(), &settings(), &found);
        assert_eq!(found.into_sorted(), []);
        assert!(theme.is_some());
    }
}
