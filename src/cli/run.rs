//! From the arguments to how the command ends.

use std::ffi::OsString;

use clap::Parser;

use super::arguments::{Arguments, Command};
use super::artwork::run_artwork;
use super::build::run_build;
use super::check::run_check;
use super::due::run_due;
use super::exit::{Exit, Refusal};
use super::explain::run_explain;
use super::init::run_init;
use super::new::run_new;
use super::serve::run_serve;
use super::session::Session;
use super::status::run_status;
use super::streams::Streams;
use crate::commands;
use crate::diagnostics::visible;
use crate::model::Language;

/// Runs the command that `arguments` are, the name of the program first, and speaks on `streams`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, mut streams: Streams<'_>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let Arguments { command, root, lang } = match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(&arguments, error, &mut streams),
    };
    let mut session = Session::new(lang.unwrap_or_else(language_of_locale), root, streams);
    dispatch(command, &mut session).unwrap_or_else(|error| {
        let said = match error.downcast_ref() {
            Some(Refusal(words)) => words.in_language(session.language).to_owned(),
            None => format!("{error:#}"),
        };
        // With standard error gone there is nobody left to tell.
        drop(session.streams.tell(&format!("registry: {}", visible(&said))));
        Exit::CouldNotRun
    })
}

/// Says what is wrong with the arguments, each quoted on one line, or gives the help that was asked for.
fn refuse(arguments: &[OsString], error: clap::Error, streams: &mut Streams<'_>) -> Exit {
    let quoted = arguments.iter().map(|argument| visible(&argument.to_string_lossy()).into_owned());
    let error = Arguments::try_parse_from(quoted).err().unwrap_or(error);
    let said = error.render();
    // With the streams gone there is nobody left to tell.
    if error.use_stderr() {
        drop(streams.tell(said.to_string().trim_end()));
        Exit::CouldNotRun
    } else {
        drop(streams.give(said.to_string().as_bytes()));
        Exit::Done
    }
}

fn dispatch(command: Command, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    match command {
        Command::Init(arguments) => run_init(arguments, session),
        Command::New(arguments) => run_new(&arguments, session),
        Command::Build(arguments) => run_build(arguments, session),
        Command::Check(arguments) => run_check(&arguments, session),
        Command::Status(arguments) => run_status(&arguments, session),
        Command::Artwork(arguments) => run_artwork(&arguments, session),
        Command::Explain { code } => run_explain(&code, session),
        Command::Due(arguments) => run_due(&arguments, session),
        Command::Serve { port } => run_serve(port, session),
        Command::Schema => {
            session.streams.give(commands::schema().as_bytes())?;
            Ok(Exit::Done)
        }
    }
}

/// Chinese when the locale says so, else English.
fn language_of_locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale.starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}
