//! Tables that are safe to open in a spreadsheet.

use std::borrow::Cow;

use ::csv::{Terminator, Writer, WriterBuilder};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A CSV file of `N` columns as it grows: UTF-8 with byte-order mark, CRLF.
pub struct Table<const N: usize>(Writer<Vec<u8>>);

impl<const N: usize> Table<N> {
    /// A table with the names of its columns and no row yet.
    #[must_use]
    pub fn new(columns: [&str; N]) -> Self {
        let mut table = Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec()));
        table.push(columns);
        table
    }

    /// Appends a row. A cell that a spreadsheet would run as a formula is prefixed with `'`.
    pub fn push(&mut self, cells: [&str; N]) {
        self.0
            .write_record(cells.map(inert).iter().map(|cell| cell.as_bytes()))
            .expect("a Vec takes every byte, and rows are of one length");
    }

    /// The bytes of the file.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner().expect("a Vec takes every byte")
    }
}

/// `cell` as text for a spreadsheet, even behind spaces that it may drop.
fn inert(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in
            ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠x", "　=1"]
        {
            let mut table = Table::new(["name"]);
            table.push([formula]);
            let file = table.finish();
            let mut rows = ::csv::Reader::from_reader(&file[BYTE_ORDER_MARK.len()..]);
            let row = rows.records().next().expect("a row").expect("cells");
            assert_eq!(&row[0], format!("'{formula}"));
        }
        for harmless in ["示例", "3M=示例", "'=1"] {
            assert_eq!(inert(harmless), harmless);
        }
    }
}
