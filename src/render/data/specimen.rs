//! An invented certificate for tests, plain and with hostile text in every field.

use crate::derive::{Certified, OnDay};
use crate::model::{
    Certificate, Contact, Correction, Day, Enterprise, Evaluation, Event, EventKind, FormerName, Industry, Language,
    Origin, Points, Province, PublicCode, Record, Registry, SectionScore, StarLevel, SuspensionReason, Text, Uscc,
    VisitResult,
};
use crate::settings::{BaseUrl, Body, BodyStatus, Freshness, Mark, Minify, PerCertificate, Settings};

/// Texts that mean something to a browser, a template, a shell, a spreadsheet; none may in any output.
pub(crate) const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script></title></desc></text><script>",
    "\"onload=\"alert(1)",
    "'onload='alert(1)",
    "{{7*7}}{%raw%}",
    "../../x",
    "=cmd|' /C calc'!A1",
    "＝cmd|' /C calc'!A1",
    "]]>&lt;&#60;<!--",
    LONG,
];

/// 10,000 characters with control characters among them.
const LONG: &str = {
    const BYTES: [u8; 10_000] = {
        let mut bytes = [b'x'; 10_000];
        let mut at = 0;
        while at < bytes.len() {
            bytes[at] = (at / 7 % 0x20) as u8;
            at += 7;
        }
        bytes
    };
    match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => panic!("ASCII"),
    }
};

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(crate) fn record() -> Record {
    let points = |text| Points::parse(text).expect("points");
    let section = |obtained, excluded| SectionScore { obtained: points(obtained), excluded: points(excluded) };
    let event = |on, recorded, decision: Option<&str>, kind| Event {
        on: day(on),
        recorded: day(recorded),
        decision: decision.map(Into::into),
        kind,
    };
    let correction = Correction { note: "误登".into(), voids: Some(1) };
    let enterprise = Enterprise {
        uscc: Uscc::parse("91110108MA01CERT0P").expect("a credit code"),
        name: Text { zh: "示例家电（北京）有限公司".into(), en: None },
        former_names: [FormerName { name: Text { zh: "示例电器有限公司".into(), en: None }, until: None }].into(),
        brands: ["示例".into()].into(),
        region: *b"110108",
        province: Province::of_region(*b"110108").expect("Beijing"),
        address: None,
        industry: Industry::from_slug("household-appliances").expect("a known industry"),
        contact: Contact::default(),
    };
    Record {
        enterprise,
        certificates: [Certificate {
            code: PublicCode::parse("7K3M9P2XC9").expect("a public code"),
            number: "EX-27922-2026-00012".into(),
            standard: "GB/T 27922-2011".into(),
            scope: Text { zh: "家用电器的售后服务".into(), en: None },
            sites: [].into(),
            first_issued: day("2020-03-02"),
            issued: day("2026-03-01"),
            expires: day("2029-02-28"),
            level: StarLevel::FiveStar,
            evaluation: Some(Box::new(Evaluation {
                concluded: Some(day("2026-02-10")),
                sections: [section("38.5", "0"), section("32.0", "2"), section("24.5", "0")],
                special_deductions: 0,
                bonus: 0,
            })),
            replaces: Some(PublicCode::parse("2A8YHT31KX").expect("a public code")),
            recorded: None,
            events: [
                event("2026-12-05", "2026-12-05", None, EventKind::Surveillance(VisitResult::Passed)),
                event(
                    "2027-05-10",
                    "2027-05-11",
                    Some("2027-018"),
                    EventKind::Suspension(SuspensionReason::Nonconformity),
                ),
                event("2027-06-20", "2027-06-21", None, EventKind::Restoration),
                event("2027-07-01", "2027-07-01", None, EventKind::Correction(correction)),
            ]
            .into(),
        }]
        .into(),
        origin: Origin { file: 0, start: 0, length: 0, line: 1 },
    }
}

/// The record with `text` wherever it has a text of its own.
pub(crate) fn hostile_record(text: &str) -> Record {
    let both = || Text { zh: text.into(), en: Some(text.into()) };
    let mut record = record();
    record.enterprise.name = both();
    record.enterprise.former_names[0].name = both();
    record.enterprise.brands[0] = text.into();
    let certificate = &mut record.certificates[0];
    certificate.number = text.into();
    certificate.standard = text.into();
    certificate.scope = both();
    for event in &mut certificate.events {
        event.decision = Some(text.into());
        if let EventKind::Correction(correction) = &mut event.kind {
            correction.note = text.into();
        }
    }
    record
}

/// The register of `records`, which are sound.
pub(crate) fn register(records: Vec<Record>) -> Registry {
    Registry::from_checked(records)
}

/// What `make` makes of the first certificate of `record` on `today`.
pub(crate) fn certified<R>(record: &Record, today: &str, make: impl FnOnce(&Certified<'_>) -> R) -> R {
    let registry = register(vec![record.clone()]);
    make(&OnDay::of(&registry, day(today)).certificates()[0])
}

pub(crate) fn settings() -> Settings {
    Settings {
        base_url: BaseUrl::parse("https://verify.example.cn").expect("a base URL"),
        languages: vec![Language::Zh, Language::En],
        title: Text { zh: "示例认证证书公开登记".into(), en: None },
        body: Body {
            name: Text { zh: "示例认证有限公司".into(), en: Some("Example Certification Co., Ltd.".into()) },
            approval_number: "CNCA-R-2016-999".into(),
            status: BodyStatus::Active,
            address: None,
            phone: None,
            email: None,
            website: None,
        },
        coverage_since: None,
        theme: "default".into(),
        icp: None,
        publish_scores: false,
        bonus_allowed: false,
        mark: Mark { on_pack_permitted: true, legal_basis: None, qr_side_mm: 20, qr_min_side_mm: 15 },
        freshness: Freshness { warn_days: 4, unknown_days: 14 },
        per_certificate: PerCertificate { json: true, badge: true, qr_svg: true, qr_png: true },
        minify: Minify::Shell,
    }
}
