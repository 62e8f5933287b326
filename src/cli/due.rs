//! `registry due`: from its arguments to the worklist.

use camino::Utf8Path;

use super::arguments::{DueArguments, DueFormat, FindingFormat};
use super::report::write_findings;
use super::run::DATA_HAS_ERRORS;
use super::streams;
use super::today::today;
use crate::commands;
use crate::diagnostics::Findings;
use crate::model::Language;
use crate::render::due::Horizon;

/// The worklist on standard output; findings, when they keep it from being made, on standard error.
///
/// # Errors
/// What the streams refuse.
pub fn run_due(root: &Utf8Path, arguments: &DueArguments, language: Language) -> anyhow::Result<u8> {
    let today = arguments.as_of.map_or_else(today, Ok)?;
    let format = match arguments.format {
        DueFormat::Terminal => commands::DueFormat::Terminal(language),
        DueFormat::Csv => commands::DueFormat::Csv,
        DueFormat::Ics => commands::DueFormat::Calendar(language),
        DueFormat::Json => commands::DueFormat::Json,
    };
    let found = Findings::new();
    match commands::due(root, Horizon { today, days: arguments.within }, format, &found) {
        Some(list) => {
            streams::give(&list)?;
            Ok(0)
        }
        None => {
            write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
            Ok(DATA_HAS_ERRORS)
        }
    }
}
