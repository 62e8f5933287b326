//! `registry artwork`: from its arguments to files, their paths, and why others were not made.

use std::io::Write;

use super::arguments::ArtworkArguments;
use super::exit::{Exit, Refusal};
use super::session::Session;
use super::today::day_or_today;
use crate::commands::{self, ArtworkError, DeliveryError, Order, Wanted};
use crate::diagnostics::{Findings, visible};

/// Makes the labels and prints the path of each file; warnings and what was left out go to standard error.
///
/// # Errors
/// What keeps the command from running: input and output, a label that reads wrong.
pub fn run_artwork(arguments: &ArtworkArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let (root, day, language) = (session.root()?, day_or_today(arguments.as_of)?, session.language);
    let out = arguments.out.clone().unwrap_or_else(|| root.join("artwork"));
    let wanted = arguments.code.as_deref().map_or(Wanted::EveryValid, Wanted::One);
    let mut formats = arguments.format.clone();
    formats.sort_unstable();
    formats.dedup();
    let order = Order { wanted, side_mm: arguments.side, formats: &formats, out: &out, today: day };
    let found = Findings::new();
    let made = commands::artwork(&root, order, &found);
    session.show(&found.into_sorted(), &root)?;
    let made = match made {
        Ok(made) => made,
        Err(ArtworkError::Data) => return Ok(Exit::Refused),
        Err(ArtworkError::Refused(reason)) => {
            session.say(&reason)?;
            return Ok(Exit::Refused);
        }
        Err(ArtworkError::Delivery(DeliveryError::Refused(reason))) => return Err(Refusal(reason).into()),
        Err(error) => return Err(error.into()),
    };
    let mut said = session.streams.err();
    for reason in made.left_out {
        writeln!(said, "{}", reason.in_language(language))?;
    }
    said.flush()?;
    let mut out = session.streams.out();
    for path in made.files {
        writeln!(out, "{}", visible(path.as_str()))?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
