//! From the arguments to the exit code.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use camino::Utf8Path;
use clap::Parser;

use super::arguments::{
    AnswerFormat, Arguments, BuildArguments, CheckArguments, Command, DueArguments, DueFormat, FindingFormat,
    NewArguments, StatusArguments,
};
use super::artwork::run_artwork;
use super::progress::Progress;
use super::report::{summary, write_findings};
use super::root::find_root;
use super::today::today;
use crate::commands::{self, BuildError, Question, Target};
use crate::diagnostics::{Code, Findings};
use crate::model::{Language, Uscc};
use crate::publish::{Change, Trust};
use crate::read::nearest;
use crate::render::answer::{answer_json, answer_text};
use crate::render::due::Horizon;
use crate::render::theme::Wording;
use crate::say;

/// The data has errors.   Source: record.md §6.
const DATA_HAS_ERRORS: u8 = 1;
/// No certificate that is meant is valid.   Source: record.md §6.
const NONE_IS_VALID: u8 = 1;
/// The command could not run: usage or I/O.   Source: record.md §6.
const COULD_NOT_RUN: u8 = 2;

/// Runs the command that the process was given; its exit code is 0, 1 or 2 as the contract says.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // With standard error gone there is nobody left to tell.
            drop(writeln!(std::io::stderr(), "registry: {error:#}"));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<u8> {
    let language = arguments.lang.unwrap_or_else(language_of_locale);
    let given_root = arguments.root.as_deref();
    match arguments.command {
        Command::Init { dir } => init(&dir, language),
        Command::New(new) => print_skeleton(&find_root(given_root)?, &new),
        Command::Build(build) => run_build(&find_root(given_root)?, build, language),
        Command::Check(check) => run_check(&find_root(given_root)?, &check, language),
        Command::Status(status) => answer(&find_root(given_root)?, &status, language),
        Command::Artwork(artwork) => run_artwork(&find_root(given_root)?, &artwork, language),
        Command::Explain { code } => explain(&code, language),
        Command::Due(due) => run_due(&find_root(given_root)?, &due, language),
        Command::Schema => print_schema(),
        Command::Serve { port } => serve(&find_root(given_root)?, port),
    }
}

fn run_check(root: &Utf8Path, arguments: &CheckArguments, language: Language) -> anyhow::Result<u8> {
    let day = arguments.as_of.map_or_else(today, Ok)?;
    let findings = commands::check(root, day);
    write_findings(&findings, arguments.format, language, root)?;
    Ok(if findings.tally().errors > 0 { DATA_HAS_ERRORS } else { 0 })
}

fn run_due(root: &Utf8Path, arguments: &DueArguments, language: Language) -> anyhow::Result<u8> {
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
            std::io::stdout().lock().write_all(&list)?;
            Ok(0)
        }
        None => {
            write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
            Ok(DATA_HAS_ERRORS)
        }
    }
}

fn run_build(root: &Utf8Path, arguments: BuildArguments, language: Language) -> anyhow::Result<u8> {
    let began = Instant::now();
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    let day = arguments.as_of.map_or_else(today, Ok)?;
    let allow_lost: BTreeSet<_> = arguments.allow_lost.into_iter().collect();
    let found = Findings::new();
    let project = commands::load_project(root, day, &allow_lost, &found);
    let progress = Progress::new(arguments.why);
    let built = project.map(|project| {
        let out = arguments.out.unwrap_or_else(|| root.join("public"));
        let trust = if arguments.fresh { Trust::Fresh } else { Trust::Manifest };
        commands::build(&project, Target { root, out: &out, trust, today: day }, &progress)
    });
    let reasons = progress.reasons();
    let built = match built {
        Some(Err(BuildError::Template(finding))) => {
            found.report(*finding);
            None
        }
        Some(Err(error)) => {
            write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
            return Err(error.into());
        }
        Some(Ok(built)) => Some(built),
        None => None,
    };
    let findings = found.into_sorted();
    write_findings(&findings, FindingFormat::Terminal, language, root)?;
    let mut out = std::io::stdout().lock();
    for (path, change) in reasons {
        let reason = match change {
            Change::None => say!(zh: "未变", en: "same bytes"),
            Change::Bytes => say!(zh: "内容变了", en: "other bytes"),
            Change::New => say!(zh: "新增", en: "new"),
        };
        writeln!(out, "{path}\t{}", reason.in_language(language))?;
    }
    summary(built.as_ref(), &findings, began.elapsed(), language)?;
    Ok(if built.is_some() { 0 } else { DATA_HAS_ERRORS })
}

/// 0: at least one match is valid; 1: none is, or there is none; 2: the data have errors.   Source: record.md §6.
fn answer(root: &Utf8Path, arguments: &StatusArguments, language: Language) -> anyhow::Result<u8> {
    let today = today()?;
    let (on, known_on) = (arguments.on.unwrap_or(today), arguments.known_on.unwrap_or(today));
    let question = Question { about: &arguments.about, on, known_on, today };
    let wording = Wording::built_in(language);
    let found = Findings::new();
    let answered = commands::status(
        root,
        question,
        |answer| match arguments.format {
            AnswerFormat::Terminal => answer_text(answer, &wording, language),
            AnswerFormat::Json => answer_json(answer),
        },
        &found,
    );
    let Some(answered) = answered else {
        write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
        return Ok(COULD_NOT_RUN);
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for answer in answered.answers {
        out.write_all(&answer)?;
    }
    if let Some(words) = answered.not_found.filter(|_| arguments.format == AnswerFormat::Terminal) {
        writeln!(out, "{}", words.in_language(language))?;
    }
    out.flush()?;
    Ok(if answered.any_valid { 0 } else { NONE_IS_VALID })
}

fn print_skeleton(root: &Utf8Path, arguments: &NewArguments) -> anyhow::Result<u8> {
    let uscc = match &arguments.uscc {
        Some(text) => {
            Some(Uscc::parse(text).map_err(|error| anyhow::anyhow!("--uscc {text} is not a credit code: {error}"))?)
        }
        None => None,
    };
    let skeleton = commands::new_record(root, today()?, uscc, arguments.name.as_deref())?;
    std::io::stdout().lock().write_all(skeleton.as_bytes())?;
    Ok(0)
}

fn print_schema() -> anyhow::Result<u8> {
    std::io::stdout().lock().write_all(commands::schema().as_bytes())?;
    Ok(0)
}

fn init(dir: &Utf8Path, language: Language) -> anyhow::Result<u8> {
    let written = commands::init(dir, today()?)?;
    let mut out = std::io::stdout().lock();
    for path in written {
        writeln!(out, "{path}")?;
    }
    let next = say!(
        zh: "接下来：cd {dir} && registry build && registry serve",
        en: "next: cd {dir} && registry build && registry serve"
    );
    writeln!(out, "{}", next.in_language(language))?;
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
    std::io::stdout().lock().write_all(code.explanation(language).to_string().as_bytes())?;
    Ok(0)
}

fn serve(root: &Utf8Path, port: u16) -> anyhow::Result<u8> {
    let site = root.join("public");
    anyhow::ensure!(site.join("index.html").is_file(), "there is no site in {site}; `registry build` makes it");
    let mut out = std::io::stdout().lock();
    commands::serve(&site, port, |address| writeln!(out, "http://{address}/"))
        .with_context(|| format!("could not serve on port {port}"))?;
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
