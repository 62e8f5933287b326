//! `registry due`: what staff have to do, for whom and by when.

use camino::Utf8Path;

use super::{Occasion, Register, load_register};
use crate::derive::worklist;
use crate::diagnostics::Findings;
use crate::model::Language;
use crate::render::due::{Feed, Horizon, due_calendar, due_csv, due_json, due_table};

/// How the list is written. What people read is in their language; data is in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorklistFormat {
    Terminal(Language),
    Csv,
    Json,
    Calendar(Language),
}

/// The worklist of the register below `root`, written as `format` says.
/// `None` when the settings or the records have an error; every finding is reported either way.
pub fn due(root: &Utf8Path, horizon: Horizon, format: WorklistFormat, found: &Findings) -> Option<Vec<u8>> {
    let Horizon { today, days } = horizon;
    let Register { settings, registry, .. } = load_register(root, Occasion::look(today), found)?;
    let tasks = worklist(&registry, today, days);
    Some(match format {
        WorklistFormat::Terminal(language) => due_table(&tasks, horizon, language),
        WorklistFormat::Csv => due_csv(&tasks),
        WorklistFormat::Json => due_json(&tasks),
        WorklistFormat::Calendar(language) => due_calendar(&tasks, Feed { settings: &settings, today, language }),
    })
}
