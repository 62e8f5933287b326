//! From the arguments to the exit code.

use std::process::ExitCode;

use camino::Utf8Path;
use clap::Parser;

use super::arguments::{Arguments, CheckArguments, Command, NewArguments};
use super::artwork::run_artwork;
use super::build::run_build;
use super::due::run_due;
use super::init::run_init;
use super::report::write_findings;
use super::root::find_root;
use super::serve::run_serve;
use super::status::run_status;
use super::streams;
use super::today::today;
use crate::commands::{self, NewError};
use crate::diagnostics::{Code, visible};
use crate::model::{Language, Uscc};
use crate::read::nearest;
use crate::say;

/// The data has errors.   Source: record.md §6.
pub(super) const DATA_HAS_ERRORS: u8 = 1;
/// The command could not run: usage or I/O.   Source: record.md §6.
pub(super) const COULD_NOT_RUN: u8 = 2;

/// Runs the command that the process was given; its exit code is 0, 1 or 2 as the contract says.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(error),
    };
    match dispatch(arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // With standard error gone there is nobody left to tell.
            drop(streams::tell(&format!("registry: {}", visible(&format!("{error:#}")))));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Says what is wrong with the arguments, each quoted on one line, or gives the help that was asked for.
fn refuse(error: clap::Error) -> ExitCode {
    let quoted = std::env::args_os().map(|argument| visible(&argument.to_string_lossy()).into_owned());
    let error = Arguments::try_parse_from(quoted).err().unwrap_or(error);
    // With the streams gone there is nobody left to tell.
    drop(error.print());
    if error.use_stderr() { ExitCode::from(COULD_NOT_RUN) } else { ExitCode::SUCCESS }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<u8> {
    let language = arguments.lang.unwrap_or_else(language_of_locale);
    let given_root = arguments.root.as_deref();
    match arguments.command {
        Command::Init(init) => run_init(init, language),
        Command::New(new) => print_skeleton(&find_root(given_root)?, &new, language),
        Command::Build(build) => run_build(&find_root(given_root)?, build, language),
        Command::Check(check) => run_check(&find_root(given_root)?, &check, language),
        Command::Status(status) => run_status(&find_root(given_root)?, &status, language),
        Command::Artwork(artwork) => run_artwork(&find_root(given_root)?, &artwork, language),
        Command::Explain { code } => explain(&code, language),
        Command::Due(due) => run_due(&find_root(given_root)?, &due, language),
        Command::Schema => print_schema(),
        Command::Serve { port } => run_serve(&find_root(given_root)?, port, language),
    }
}

fn run_check(root: &Utf8Path, arguments: &CheckArguments, language: Language) -> anyhow::Result<u8> {
    let day = arguments.as_of.map_or_else(today, Ok)?;
    let findings = commands::check(root, day);
    write_findings(&findings, arguments.format, language, root)?;
    Ok(if findings.tally().errors > 0 { DATA_HAS_ERRORS } else { 0 })
}

fn print_skeleton(root: &Utf8Path, arguments: &NewArguments, language: Language) -> anyhow::Result<u8> {
    let uscc = match &arguments.uscc {
        Some(text) => {
            Some(Uscc::parse(text).map_err(|error| anyhow::anyhow!("--uscc {text} is not a credit code: {error}"))?)
        }
        None => None,
    };
    let skeleton = match commands::new_record(root, today()?, uscc, arguments.name.as_deref()) {
        Err(NewError::Name(words)) => anyhow::bail!("{}", words.in_language(language)),
        other => other?,
    };
    streams::give(skeleton.as_bytes())?;
    Ok(0)
}

fn print_schema() -> anyhow::Result<u8> {
    streams::give(commands::schema().as_bytes())?;
    Ok(0)
}

fn explain(name: &str, language: Language) -> anyhow::Result<u8> {
    let Some(code) = Code::from_name(name) else {
        let known = || Code::ALL.iter().map(|code| code.as_str());
        let refusal = if let Some(nearest) = nearest(name, known()) {
            say!(zh: "没有规则“{name}”，是不是“{nearest}”？", en: "there is no rule `{name}`; did you mean `{nearest}`?")
        } else {
            let all = known().collect::<Vec<_>>().join(" ");
            say!(zh: "没有规则“{name}”；全部规则：{all}", en: "there is no rule `{name}`; the rules are {all}")
        };
        anyhow::bail!("{}", refusal.in_language(language));
    };
    streams::give(code.explanation(language).to_string().as_bytes())?;
    Ok(0)
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
