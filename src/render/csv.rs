//! Tables that are safe to open in a spreadsheet.

use std::borrow::{Borrow, Cow};

use ::csv::{Terminator, Writer, WriterBuilder};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A column: its name, and what its cell says of a row.
pub type Column<R> = (&'static str, fn(&R) -> Cow<'_, str>);

/// The CSV file of `rows`, in their order, below the names of `columns`: UTF-8 with byte-order mark, CRLF.
///
/// A cell that a spreadsheet would run as a formula is prefixed with `'`.
#[must_use]
pub fn table<R>(columns: &[Column<R>], rows: impl IntoIterator<Item = impl Borrow<R>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    write(&mut writer, columns.iter().map(|(name, _)| Cow::Borrowed(*name)));
    for row in rows {
        write(&mut writer, columns.iter().map(|(_, cell)| cell(row.borrow())));
    }
    writer.into_inner().expect("a Vec takes every byte")
}

fn write<'c>(writer: &mut Writer<Vec<u8>>, cells: impl Iterator<Item = Cow<'c, str>>) {
    let cells = cells.map(inert).map(|cell| match cell {
        Cow::Borrowed(cell) => Cow::Borrowed(cell.as_bytes()),
        Cow::Owned(cell) => Cow::Owned(cell.into_bytes()),
    });
    writer.write_record(cells).expect("a Vec takes every byte, and rows are of one length");
}

/// `cell` as text for a spreadsheet, even behind spaces that it may drop.
fn inert(cell: Cow<'_, str>) -> Cow<'_, str> {
    let is_formula = cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}").into() } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in
            ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠x", "　=1"]
        {
            let file = table::<&str>(&[("name", |row| (*row).into())], [formula]);
            let mut rows = ::csv::Reader::from_reader(&file[BYTE_ORDER_MARK.len()..]);
            let row = rows.records().next().expect("a row").expect("cells");
            assert_eq!(&row[0], format!("'{formula}"));
        }
        for harmless in ["示例", "3M=示例", "'=1"] {
            assert_eq!(inert(harmless.into()), harmless);
        }
    }
}
