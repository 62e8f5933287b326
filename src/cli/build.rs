//! `registry build`: from its arguments to the site, its findings, and the line at the end.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Instant;

use camino::Utf8Path;

use super::arguments::{BuildArguments, FindingFormat};
use super::progress::Progress;
use super::report::{summary, write_findings};
use super::run::DATA_HAS_ERRORS;
use super::today::today;
use crate::commands::{self, BuildError, Occasion, Target};
use crate::diagnostics::{Findings, Purpose};
use crate::model::Language;
use crate::publish::{Change, Trust};
use crate::say;

/// Builds the site; findings go to standard error, the reasons of `--why` to standard output.
///
/// # Errors
/// What keeps the site from being written.
pub fn run_build(root: &Utf8Path, arguments: BuildArguments, language: Language) -> anyhow::Result<u8> {
    let began = Instant::now();
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    let day = arguments.as_of.map_or_else(today, Ok)?;
    let allow_lost: BTreeSet<_> = arguments.allow_lost.into_iter().collect();
    let found = Findings::new();
    let occasion = Occasion { today: day, purpose: Purpose::Publish, allow_lost: &allow_lost };
    let project = commands::load_project(root, occasion, &found);
    let progress = Progress::new(arguments.why);
    let built = project.map(|project| {
        let out = arguments.out.unwrap_or_else(|| root.join("public"));
        let trust = if arguments.fresh { Trust::Fresh } else { Trust::Manifest };
        commands::build(&project, Target { root: Some(root), out: &out, trust, today: day }, &progress)
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
