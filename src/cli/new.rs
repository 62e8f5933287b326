//! `registry new`: from its arguments to the skeleton of a record.

use super::arguments::NewArguments;
use super::exit::{Exit, Refusal};
use super::session::Session;
use super::today::today;
use crate::commands::{self, NewError};
use crate::model::Uscc;
use crate::say;

/// The skeleton on standard output.
///
/// # Errors
/// A credit code or a name that cannot be one, what the streams refuse.
pub fn run_new(arguments: &NewArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let root = session.root()?;
    let uscc = arguments.uscc.as_deref().map(|text| Uscc::parse(text).map_err(|error| (text, error))).transpose();
    let uscc = uscc.map_err(|(text, error)| {
        Refusal(say!(
            zh: "--uscc {text} 不是统一社会信用代码：{error}",
            en: "--uscc {text} is not a credit code: {error}"
        ))
    })?;
    let skeleton = match commands::new_record(&root, today()?, uscc, arguments.name.as_deref()) {
        Err(NewError::Name(words)) => return Err(Refusal(words).into()),
        other => other?,
    };
    session.streams.give(skeleton.as_bytes())?;
    Ok(Exit::Done)
}
