//! `registry check`: from its arguments to findings.

use super::against::last_publication;
use super::arguments::CheckArguments;
use super::exit::Exit;
use super::report::write_findings;
use super::session::Session;
use super::today::day_or_today;
use crate::commands;

/// Every finding in the wanted format.
///
/// # Errors
/// What the streams refuse.
pub fn run_check(arguments: &CheckArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let (root, day) = (session.root()?, day_or_today(arguments.as_of)?);
    let last = last_publication(arguments.against.as_deref(), &root.join("public"))?;
    let findings = commands::check(&root, day, last.as_ref());
    write_findings(&findings, arguments.format, session, &root)?;
    Ok(if findings.tally().errors > 0 { Exit::Refused } else { Exit::Done })
}
