//! A small register that shows every status and a score sheet of every kind, for trying templates: all invented.

use crate::model::{
    CancellationReason, Certificate, Contact, Correction, Day, Enterprise, Event, EventKind, FormerName, Indicator,
    Indicators, Industry, Origin, Points, Province, PublicCode, Record, Registry, Section, Site, StarLevel,
    SuspensionReason, Text, Uscc, VisitResult, WithdrawalReason,
};

/// The day on which the register shows every status.
pub const DAY: &str = "2026-06-15";

/// One enterprise with a certificate in every status on [`DAY`]: one of them renewed, one about to be, with another level and an
/// end that are decided.
pub fn register() -> Registry {
    let certificates = vec![
        certificate(
            1,
            "2025-01-01",
            StarLevel::FiveStar,
            vec![
                (day("2025-10-01"), EventKind::Surveillance(VisitResult::Passed)),
                (day("2025-11-01"), EventKind::Withdrawal(WithdrawalReason::MarkMisuse)),
                (day("2025-11-02"), EventKind::Correction(Correction { note: text("更正"), voids: Some(1) })),
            ],
        ),
        certificate(
            2,
            "2025-01-01",
            StarLevel::Standard,
            vec![(day("2026-05-01"), EventKind::Suspension(SuspensionReason::OwnRequest))],
        ),
        Certificate { replaces: Some(code(8)), ..certificate(3, "2027-01-01", StarLevel::ThreeStar, vec![]) },
        certificate(4, "2022-01-01", StarLevel::FourStar, vec![]),
        certificate(
            5,
            "2025-01-01",
            StarLevel::FourStar,
            vec![(day("2025-05-01"), EventKind::Cancellation(CancellationReason::BusinessChanged))],
        ),
        certificate(
            6,
            "2025-01-01",
            StarLevel::FourStar,
            vec![
                (day("2025-04-01"), EventKind::LevelChange { level: StarLevel::FiveStar, evaluation: None }),
                (day("2025-05-01"), EventKind::Withdrawal(WithdrawalReason::SeriousIncident)),
            ],
        ),
        Certificate { replaces: Some(code(4)), ..certificate(7, "2025-01-01", StarLevel::FiveStar, vec![]) },
        Certificate {
            scope: Text { zh: text("样张的安装和维修"), en: None },
            ..certificate(
                8,
                "2025-01-01",
                StarLevel::FourStar,
                vec![
                    (day("2026-09-01"), EventKind::LevelChange { level: StarLevel::FiveStar, evaluation: None }),
                    (day("2026-12-31"), EventKind::Cancellation(CancellationReason::OwnRequest)),
                ],
            )
        },
    ];
    let enterprise = Enterprise {
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
    };
    let origin = Origin { file: 0, start: 0, length: 0, line: 1 };
    Registry::from_checked(vec![Record { enterprise, certificates: certificates.into(), origin }])
}

/// A score sheet with one section whole, one of which it knows a part, and one of which it knows nothing.
pub fn indicators() -> Indicators {
    let name = || Text { zh: text("样张"), en: None };
    let clause =
        |id: &str, points, children| Indicator { id: id.into(), name: name(), points, children: Box::from(children) };
    let part = clause("5.2.1.1", Some(Points::whole(5)), vec![]);
    let sections = Section::ALL.map(|section| {
        let children = match section {
            Section::System => vec![clause("5.1.1", Some(section.ceiling()), vec![])],
            Section::Commodity => {
                vec![clause("5.2.1", None, vec![part.clone()]), clause("5.2.2", Some(Points::whole(5)), vec![])]
            }
            Section::Customer => vec![],
        };
        clause(section.id(), Some(section.ceiling()), children)
    });
    Indicators { sections }
}

fn certificate(serial: u64, issued: &str, level: StarLevel, events: Vec<(Day, EventKind)>) -> Certificate {
    let issued = day(issued);
    let event = |(on, kind): (Day, EventKind)| {
        let recorded = on.next().min(day(DAY));
        Event { on, recorded, decision: Some(text("1")), kind }
    };
    Certificate {
        code: code(serial),
        number: format!("EX-27922-{serial:05}").into(),
        standard: text("GB/T 27922-2011"),
        scope: Text { zh: text("样张的售后服务"), en: None },
        sites: Box::new([Site { name: text("总部"), address: Some(text("样张路 1 号")) }]),
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
