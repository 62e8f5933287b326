//! `registry due`: from its arguments to the worklist.

use super::arguments::{DueArguments, DueFormat};
use super::exit::Exit;
use super::session::Session;
use super::today::day_or_today;
use crate::commands;
use crate::diagnostics::Findings;
use crate::render::due::Horizon;

/// The worklist on standard output; findings, when they keep it from being made, on standard error.
///
/// # Errors
/// What the streams refuse.
pub fn run_due(arguments: &DueArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let (root, today, language) = (session.root()?, day_or_today(arguments.as_of)?, session.language);
    let format = match arguments.format {
        DueFormat::Terminal => commands::WorklistFormat::Terminal(language),
        DueFormat::Csv => commands::WorklistFormat::Csv,
        DueFormat::Ics => commands::WorklistFormat::Calendar(language),
        DueFormat::Json => commands::WorklistFormat::Json,
    };
    let found = Findings::new();
    match commands::due(&root, Horizon { today, days: arguments.within }, format, &found) {
        Some(list) => {
            session.streams.give(&list)?;
            Ok(Exit::Done)
        }
        None => {
            session.show(&found.into_sorted(), &root)?;
            Ok(Exit::Refused)
        }
    }
}
