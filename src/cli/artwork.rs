//! `registry artwork`: from its arguments to files, their paths, and why others were not made.

use std::io::Write;

use camino::Utf8Path;

use super::arguments::{ArtworkArguments, FindingFormat};
use super::report::write_findings;
use super::streams;
use super::today::today;
use crate::commands::{self, ArtworkError, DeliveryError, Order, Wanted};
use crate::diagnostics::{Findings, visible};
use crate::model::Language;

/// The data has errors, or the label is refused.   Source: record.md §6.
const REFUSED: u8 = 1;

/// Makes the labels and prints the path of each file; warnings and what was left out go to standard error.
///
/// # Errors
/// What keeps the command from running: input and output, a label that reads wrong.
pub fn run_artwork(root: &Utf8Path, arguments: &ArtworkArguments, language: Language) -> anyhow::Result<u8> {
    let day = arguments.as_of.map_or_else(today, Ok)?;
    let out = arguments.out.clone().unwrap_or_else(|| root.join("artwork"));
    let wanted = arguments.code.as_deref().map_or(Wanted::EveryValid, Wanted::One);
    let mut formats = arguments.format.clone();
    formats.sort_unstable();
    formats.dedup();
    let order = Order { wanted, side_mm: arguments.side, formats: &formats, out: &out, today: day };
    let found = Findings::new();
    let made = commands::artwork(root, order, &found);
    write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
    let made = match made {
        Ok(made) => made,
        Err(ArtworkError::Data) => return Ok(REFUSED),
        Err(ArtworkError::Refused(reason)) => {
            streams::tell(reason.in_language(language))?;
            return Ok(REFUSED);
        }
        Err(ArtworkError::Delivery(DeliveryError::Refused(reason))) => {
            anyhow::bail!("{}", reason.in_language(language))
        }
        Err(error) => return Err(error.into()),
    };
    let mut said = streams::err();
    for reason in made.left_out {
        writeln!(said, "{}", reason.in_language(language))?;
    }
    said.flush()?;
    let mut out = streams::out();
    for path in made.files {
        writeln!(out, "{}", visible(path.as_str()))?;
    }
    out.flush()?;
    Ok(0)
}
