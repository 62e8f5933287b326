//! `certificates.csv`: a row a certificate, safe to open in a spreadsheet.

use crate::derive::Certified;
use crate::render::csv::Table;

/// The columns, in their order.   Source: record.md §7.
pub const COLUMNS: [&str; 13] = [
    "code",
    "number",
    "uscc",
    "name_zh",
    "name_en",
    "region",
    "industry",
    "level",
    "status",
    "first_issued",
    "issued",
    "expires",
    "scope_zh",
];

/// The CSV file of `rows`, in their order: UTF-8 with byte-order mark, CRLF, level and status as of the build day.
///
/// A cell that a spreadsheet would run as a formula is prefixed with `'`.
#[must_use]
pub fn certificates_csv<'a>(rows: impl IntoIterator<Item = &'a Certified<'a>>) -> Vec<u8> {
    let mut table = Table::new(COLUMNS);
    for certified in rows {
        let enterprise = certified.holding.enterprise;
        let certificate = certified.holding.certificate;
        let standing = certified.standing;
        let [first_issued, issued, expires] =
            [certificate.first_issued, certificate.issued, certificate.expires].map(|day| day.to_string());
        table.push([
            certificate.code.as_str(),
            &certificate.number,
            enterprise.uscc.as_str(),
            &enterprise.name.zh,
            enterprise.name.en.as_deref().unwrap_or_default(),
            enterprise.region_digits(),
            enterprise.industry.slug(),
            standing.level.slug(),
            standing.status.slug(),
            &first_issued,
            &issued,
            &expires,
            &certificate.scope.zh,
        ]);
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::data::specimen;

    fn file(name: &str) -> Vec<u8> {
        let mut record = specimen::record();
        record.enterprise.name.zh = name.into();
        specimen::certified(&record, "2026-11-21", |certified| certificates_csv([certified]))
    }

    #[test]
    fn the_file_is_as_the_contract_says() {
        assert_eq!(
            String::from_utf8(file("示例，“甲”, \"乙\"")).expect("UTF-8"),
            "\u{feff}code,number,uscc,name_zh,name_en,region,industry,level,status,first_issued,issued,expires,scope_zh\r\n\
             7K3M9P2XC9,EX-27922-2026-00012,91110108MA01CERT0P,\"示例，“甲”, \"\"乙\"\"\",,110108,household-appliances,\
             five-star,valid,2020-03-02,2026-03-01,2029-02-28,家用电器的售后服务\r\n"
        );
    }

    #[test]
    fn hostile_text_stays_in_its_cell() {
        for hostile in specimen::HOSTILE {
            let record = specimen::hostile_record(hostile);
            let file = specimen::certified(&record, "2026-11-21", |certified| certificates_csv([certified]));
            let mut rows =
                ::csv::Reader::from_reader(file.strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark"));
            let row = rows.records().next().expect("a row").expect("cells");
            assert_eq!(row.len(), COLUMNS.len());
            assert!(row[3].ends_with(hostile), "{hostile}");
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{hostile}");
        }
    }
}
