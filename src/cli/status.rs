//! `registry status`: from a question to its answers.

use std::io::Write;

use super::arguments::{AnswerFormat, StatusArguments};
use super::exit::Exit;
use super::session::Session;
use super::today::today;
use crate::commands::{self, Question};
use crate::diagnostics::Findings;
use crate::render::answer::{answer_json, answer_text};
use crate::render::theme::Wording;

/// Answers on standard output; findings go to standard error. The exit code is 0 when at least one match is valid, 1 when none
/// is, or there is none, and 2 when the data have errors.   Source: record.md §6.
///
/// # Errors
/// What the streams refuse.
pub fn run_status(arguments: &StatusArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let (root, today, language) = (session.root()?, today()?, session.language);
    let (on, known_on) = (arguments.on.unwrap_or(today), arguments.known_on.unwrap_or(today));
    let question = Question { about: &arguments.about, on, known_on, today };
    let wording = Wording::built_in(language);
    let found = Findings::new();
    let answered = commands::status(
        &root,
        question,
        |answer| match arguments.format {
            AnswerFormat::Terminal => answer_text(answer, wording.words(), language),
            AnswerFormat::Json => answer_json(answer),
        },
        &found,
    );
    let Some(answered) = answered else {
        session.show(&found.into_sorted(), &root)?;
        return Ok(Exit::CouldNotRun);
    };
    let mut out = session.streams.out();
    for answer in answered.answers {
        out.write_all(&answer)?;
    }
    if let Some(words) = answered.not_found.filter(|_| arguments.format == AnswerFormat::Terminal) {
        writeln!(out, "{}", words.in_language(language))?;
    }
    out.flush()?;
    Ok(if answered.any_valid { Exit::Done } else { Exit::Refused })
}
