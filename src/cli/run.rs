//! From the arguments to the exit code.

use std::process::ExitCode;

use clap::Parser;

use super::arguments::{Arguments, Command};
use super::report::{count, write_findings};
use super::root::find_root;
use super::today::today;
use crate::commands;
use crate::model::Language;

/// The data has errors.   Source: record.md §6.
const DATA_HAS_ERRORS: u8 = 1;
/// The command could not run: usage or I/O.   Source: record.md §6.
const COULD_NOT_RUN: u8 = 2;

/// Runs the command that the process was given; its exit code is 0, 1 or 2 as the contract says.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("registry: {error:#}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<u8> {
    let language = arguments.lang.unwrap_or_else(language_of_locale);
    match arguments.command {
        Command::Check(check) => {
            let root = find_root(arguments.root.as_deref())?;
            let today = check.as_of.map_or_else(today, Ok)?;
            let findings = commands::check(&root, today);
            write_findings(&findings, check.format, language, &root)?;
            let (errors, _) = count(&findings);
            Ok(if errors > 0 { DATA_HAS_ERRORS } else { 0 })
        }
        _ => todo!(),
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
