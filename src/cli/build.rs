//! `registry build`: from its arguments to the site, its findings, and the line at the end.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Instant;

use camino::Utf8Path;

use super::arguments::{BuildArguments, FindingFormat};
use super::progress::Progress;
use super::report::{summary, write_findings};
use super::run::DATA_HAS_ERRORS;
use super::streams;
use super::today::today;
use super::why::write_reasons;
use crate::commands::{self, BuildError, Occasion, Target};
use crate::diagnostics::{Findings, Purpose};
use crate::model::Language;
use crate::publish::{Cache, Destination, PublishError, Trust};

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
    let out = arguments.out.unwrap_or_else(|| root.join("public"));
    let out = Destination::for_site(&out, root).map_err(|error| in_language(error, language))?;
    let found = Findings::new();
    let occasion = Occasion { today: day, purpose: Purpose::Publish, allow_lost: &allow_lost };
    let cache = Cache::open(&out);
    let project = commands::load_project(root, occasion, &cache, &found);
    let progress = Progress::new(arguments.why);
    let built = project.map(|project| {
        let trust = match (arguments.fresh, arguments.adopt, arguments.verify_output) {
            (true, ..) => Trust::Fresh,
            (_, true, _) => Trust::Adopt,
            (.., true) => Trust::Verify,
            _ => Trust::Manifest,
        };
        let target = Target { publishing: Some(root), out: &out, trust, today: day, cache: &cache };
        let built = commands::build(&project, target, &progress);
        // The process ends here: to take a large register apart would cost as much as to read it.
        std::mem::forget(project);
        built
    });
    let reasons = progress.reasons();
    let built = match built {
        Some(Err(BuildError::Template(finding))) => {
            found.report(*finding);
            None
        }
        Some(Err(BuildError::Publish(error))) => {
            write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
            return Err(in_language(error, language));
        }
        Some(Ok(built)) => Some(built),
        None => None,
    };
    write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
    let mut out = streams::out();
    if let (true, Some(built)) = (arguments.why, &built) {
        let kept = built.report.files - reasons.len() as u64;
        write_reasons(&reasons, kept, language, &mut out)?;
    }
    out.flush()?;
    summary(built.as_ref(), began.elapsed(), language)?;
    Ok(if built.is_some() { 0 } else { DATA_HAS_ERRORS })
}

/// The error in the words of the reader, where it has them.
pub(super) fn in_language(error: PublishError, language: Language) -> anyhow::Error {
    match error {
        PublishError::Refused(words) => anyhow::anyhow!("{}", words.in_language(language)),
        other => other.into(),
    }
}
