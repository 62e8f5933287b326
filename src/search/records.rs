//! `/search/records.json`: every certificate in one file, for registers small enough to be searched as a whole.

use std::cmp::Reverse;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::derive::{Certified, Entry, Timeline};
use crate::inputs::Digest;
use crate::model::{Day, PublicCode, StarLevel, Status, Text, Uscc};
use crate::render::json::to_json;

/// The version of the format, which the reader checks.
const VERSION: u32 = 1;

/// The records of `certificates` as they stand on one day: by status in listing order, five stars first, then name and code.
///
/// A row is `[code, number, uscc, name zh, name en or "", [former names], [brands], province, level, timeline]`, the timeline
/// being `[[from, status, level], …]` and the level that of the day. The day itself is not in it: the file changes
/// only when a record or a standing does.
/// Cost: one sort; everything stands in memory.
#[must_use]
pub fn records<'a>(certificates: impl IntoIterator<Item = &'a Certified<'a>>) -> Vec<u8> {
    let mut rows: Vec<IndexRow<'_>> = certificates.into_iter().map(IndexRow::of).collect();
    rows.sort_unstable_by_key(|row| (row.status, Reverse(row.level), row.name_zh, row.code));
    to_json(&SearchRecords { v: VERSION, rows })
}

/// The digest of all that these records are made of.   Cost: a row a certificate, on all threads.
#[must_use]
pub fn digest(certificates: &[Certified<'_>]) -> Digest {
    let each: Vec<Digest> = certificates.par_iter().map(|certified| Digest::of(&IndexRow::of(certified))).collect();
    Digest::of(&each)
}

#[derive(Serialize)]
struct SearchRecords<'a> {
    v: u32,
    rows: Vec<IndexRow<'a>>,
}

#[derive(Hash)]
struct IndexRow<'a> {
    code: PublicCode,
    number: &'a str,
    uscc: Uscc,
    name_zh: &'a str,
    name_en: &'a str,
    former: Vec<&'a str>,
    brands: &'a [Box<str>],
    province: u8,
    status: Status,
    level: StarLevel,
    timeline: &'a Timeline,
}

impl<'a> IndexRow<'a> {
    fn of(certified: &'a Certified<'a>) -> Self {
        let enterprise = certified.holding.enterprise;
        let certificate = certified.holding.certificate;
        let standing = certified.standing;
        Self {
            code: certificate.code,
            number: &certificate.number,
            uscc: enterprise.uscc,
            name_zh: &enterprise.name.zh,
            name_en: enterprise.name.en.as_deref().unwrap_or_default(),
            former: enterprise.former_names.iter().flat_map(|former| in_every_language(&former.name)).collect(),
            brands: &enterprise.brands,
            province: enterprise.province.digits(),
            status: standing.status,
            level: standing.level,
            timeline: &certified.timeline,
        }
    }
}

fn in_every_language(text: &Text) -> impl Iterator<Item = &str> {
    std::iter::once(&*text.zh).chain(text.en.as_deref())
}

impl Serialize for IndexRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries: Vec<(Day, Status, StarLevel)> = self
            .timeline
            .entries()
            .iter()
            .map(|Entry { from, standing }| (*from, standing.status, standing.level))
            .collect();
        let Self { code, number, uscc, name_zh, name_en, former, brands, province, level, .. } = self;
        (code, number, uscc, name_zh, name_en, former, brands, province, level, entries).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::derive::OnDay;
    use crate::render::data::specimen;

    #[test]
    fn a_row_is_as_the_reader_expects() {
        let file = specimen::certified(&specimen::record(), "2026-11-21", |certified| records([certified]));
        assert_eq!(
            serde_json::from_slice::<Value>(&file).expect("JSON"),
            json!({ "v": 1, "rows": [[
                "7K3M9P2XC9", "EX-27922-2026-00012", "91110108MA01CERT0P", "示例家电（北京）有限公司", "",
                ["示例电器有限公司"], ["示例"], 11, "five-star",
                [["2026-03-01", "valid", "five-star"], ["2029-03-01", "expired", "five-star"]],
            ]] })
        );
    }

    #[test]
    fn rows_stand_by_status_then_level_then_name() {
        let held = specimen::record();
        let today = specimen::day("2026-11-21");
        let variant = |issued: &str, level, name: &str| {
            let mut record = held.clone();
            record.enterprise.name.zh = name.into();
            let certificate = &mut record.certificates[0];
            certificate.issued = specimen::day(issued);
            certificate.level = level;
            record
        };
        let records_of = [
            variant("2027-01-01", StarLevel::FiveStar, "丁"),
            variant("2026-03-01", StarLevel::Standard, "丙"),
            variant("2026-03-01", StarLevel::FiveStar, "乙"),
            variant("2026-03-01", StarLevel::FiveStar, "一"),
        ];
        let registry = specimen::register(records_of.into());
        let on_day = OnDay::of(&registry, today);
        let file: Value = serde_json::from_slice(&records(on_day.certificates())).expect("JSON");
        let names: Vec<&str> =
            file["rows"].as_array().expect("rows").iter().filter_map(|row| row[3].as_str()).collect();
        assert_eq!(names, ["一", "乙", "丙", "丁"]);
    }

    #[test]
    fn hostile_text_is_kept_and_is_no_markup() {
        for hostile in specimen::HOSTILE {
            let file =
                specimen::certified(&specimen::hostile_record(hostile), "2026-11-21", |certified| records([certified]));
            assert!(!file.iter().any(|byte| b"<>&".contains(byte)), "{hostile}");
            let value: Value = serde_json::from_slice(&file).expect("JSON");
            assert_eq!(value["rows"][0][3], *hostile);
        }
    }
}
