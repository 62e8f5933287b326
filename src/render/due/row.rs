//! A task as data: one set of fields for CSV and JSON, whatever the language of the reader.

use serde::Serialize;

use crate::derive::Task;
use crate::diagnostics::visible;
use crate::model::Day;
use crate::render::csv::{Column, table};
use crate::render::json::append;

/// Fields are those of an object, in their order, and the columns of the table.   Source: record.md §6.
#[derive(Serialize)]
struct DueRow<'a> {
    deadline: Day,
    date: Day,
    kind: &'static str,
    state: &'static str,
    year: Option<u8>,
    event: Option<Day>,
    code: &'a str,
    number: &'a str,
    uscc: &'a str,
    name_zh: &'a str,
    name_en: Option<&'a str>,
    hotline: Option<&'a str>,
    successor: Option<&'a str>,
}

impl<'a> DueRow<'a> {
    fn of(task: &'a Task<'_>) -> Self {
        let (certificate, enterprise) = (task.holding.certificate, task.holding.enterprise);
        Self {
            deadline: task.due.deadline,
            date: task.due.date,
            kind: task.due.kind.slug(),
            state: task.due.state.slug(),
            year: task.due.kind.year(),
            event: task.due.kind.event(),
            code: certificate.code.as_str(),
            number: &certificate.number,
            uscc: enterprise.uscc.as_str(),
            name_zh: &enterprise.name.zh,
            name_en: enterprise.name.en.as_deref(),
            hotline: enterprise.contact.hotline.as_deref(),
            successor: task.successor.as_ref().map(|next| next.certificate.code.as_str()),
        }
    }
}

/// A row a task, in their order: UTF-8 with byte-order mark, CRLF; what does not apply is empty, and what cannot be seen an
/// escape.
#[must_use]
pub fn due_csv(tasks: &[Task<'_>]) -> Vec<u8> {
    table(&columns(), tasks.iter().map(DueRow::of))
}

/// The columns of the table, in their order.
const fn columns<'a>() -> [Column<DueRow<'a>>; 13] {
    [
        ("deadline", |row| row.deadline.to_string().into()),
        ("date", |row| row.date.to_string().into()),
        ("kind", |row| row.kind.into()),
        ("state", |row| row.state.into()),
        ("year", |row| row.year.map(|year| year.to_string()).unwrap_or_default().into()),
        ("event", |row| row.event.map(|day| day.to_string()).unwrap_or_default().into()),
        ("code", |row| row.code.into()),
        ("number", |row| visible(row.number)),
        ("uscc", |row| row.uscc.into()),
        ("name_zh", |row| visible(row.name_zh)),
        ("name_en", |row| visible(row.name_en.unwrap_or_default())),
        ("hotline", |row| visible(row.hotline.unwrap_or_default())),
        ("successor", |row| row.successor.unwrap_or_default().into()),
    ]
}

/// An object a task, each on a line of its own, in their order; what does not apply is `null`.
#[must_use]
pub fn due_json(tasks: &[Task<'_>]) -> Vec<u8> {
    let mut lines = Vec::new();
    for task in tasks {
        append(&DueRow::of(task), &mut lines);
        lines.push(b'\n');
    }
    lines
}
