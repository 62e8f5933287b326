//! `certificates.csv`: a row a certificate, safe to open in a spreadsheet.

use crate::derive::Certified;
use crate::render::csv::{Column, table};

/// The columns, in their order; level and status as of the build day.   Source: record.md §7.
#[must_use]
pub const fn columns<'a>() -> [Column<Certified<'a>>; 14] {
    [
        ("code", |row| row.holding.certificate.code.as_str().into()),
        ("number", |row| (&*row.holding.certificate.number).into()),
        ("uscc", |row| row.holding.enterprise.uscc.as_str().into()),
        ("name_zh", |row| (&*row.holding.enterprise.name.zh).into()),
        ("name_en", |row| row.holding.enterprise.name.en.as_deref().unwrap_or_default().into()),
        ("region", |row| row.holding.enterprise.region_digits().into()),
        ("industry", |row| row.holding.enterprise.industry.slug().into()),
        ("level", |row| row.standing.level.slug().into()),
        ("status", |row| row.standing.status.slug().into()),
        ("first_issued", |row| row.holding.certificate.first_issued.to_string().into()),
        ("issued", |row| row.holding.certificate.issued.to_string().into()),
        ("expires", |row| row.holding.certificate.expires.to_string().into()),
        ("scope_zh", |row| (&*row.holding.certificate.scope.zh).into()),
        ("until", |row| row.outlook.until.to_string().into()),
    ]
}

/// The CSV file of `rows`, in their order, safe to open in a spreadsheet.
#[must_use]
pub fn certificates_csv<'r, 'a: 'r>(rows: impl IntoIterator<Item = &'r Certified<'a>>) -> Vec<u8> {
    table(&columns(), rows)
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
            "\u{feff}code,number,uscc,name_zh,name_en,region,industry,level,status,first_issued,issued,expires,scope_zh,until\r\n\
             7K3M9P2XC9,EX-27922-2026-00012,91110108MA01CERT0P,\"示例，“甲”, \"\"乙\"\"\",,110108,household-appliances,\
             five-star,valid,2020-03-02,2026-03-01,2029-02-28,家用电器的售后服务,2029-02-28\r\n"
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
            assert_eq!(row.len(), columns().len());
            assert!(row[3].ends_with(hostile), "{hostile}");
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{hostile}");
        }
    }
}
