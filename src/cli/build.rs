//! `registry build`: from its arguments to the site, its findings, and the line at the end.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Instant;

use super::against::last_publication;
use super::arguments::BuildArguments;
use super::exit::{Exit, Refusal};
use super::progress::Progress;
use super::report::summary;
use super::session::Session;
use super::today::{day_or_today, today};
use super::why::write_reasons;
use crate::commands::{self, BuildError, Memory, Occasion, Target};
use crate::diagnostics::{Findings, Purpose};
use crate::memory::Publication;
use crate::model::{Day, PublicCode};
use crate::publish::{Cache, Destination, PublishError, Trust};
use crate::say;

/// Builds the site; findings go to standard error, the reasons of `--why` to standard output.
///
/// # Errors
/// What keeps the site from being written.
pub fn run_build(arguments: BuildArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let began = Instant::now();
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    let (root, day) = (session.root()?, day_or_today(arguments.as_of)?);
    let allow_lost: BTreeSet<_> = arguments.allow_lost.into_iter().collect();
    let out = arguments.out.unwrap_or_else(|| root.join("public"));
    let out = Destination::for_site(&out, &root).map_err(refusal)?;
    let last = last_publication(arguments.against.as_deref(), out.path())?;
    if let Some(publication) = &last
        && !arguments.allow_earlier
    {
        refuse_earlier(day, publication)?;
    }
    let found = Findings::new();
    let allow_rewrite: BTreeSet<_> = arguments.allow_rewrite.into_iter().collect();
    let occasion = Occasion {
        today: day,
        purpose: Purpose::Publish,
        allow_lost: &allow_lost,
        memory: Memory::Last(last.as_ref()),
        allow_rewrite: &allow_rewrite,
    };
    let cache = Cache::open(&out);
    let project = commands::load_project(&root, occasion, &cache, &found);
    if let Some(project) = &project {
        refuse_unused(&allow_rewrite, &project.rewritten)?;
    }
    let progress = Progress::new(session.streams.is_watched(), arguments.why);
    let built = project.map(|project| {
        let trust = match (arguments.fresh, arguments.adopt, arguments.verify_output) {
            (true, ..) => Trust::Fresh,
            (_, true, _) => Trust::Adopt,
            (.., true) => Trust::Verify,
            _ => Trust::Manifest,
        };
        let target = Target { publishing: Some(&root), out: &out, trust, today: day, cache: &cache };
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
            session.show(&found.into_sorted(), &root)?;
            return Err(refusal(error));
        }
        Some(Ok(built)) => Some(built),
        None => None,
    };
    session.show(&found.into_sorted(), &root)?;
    if let (true, Some(built)) = (arguments.why, &built) {
        let kept = built.report.files - reasons.len() as u64;
        let mut out = session.streams.out();
        write_reasons(&reasons, kept, session.language, &mut out)?;
        out.flush()?;
    }
    summary(built.as_ref(), began.elapsed(), session)?;
    Ok(if built.is_some() { Exit::Done } else { Exit::Refused })
}

/// A clock that was set back would take back what was announced since. A day that is still to come was none of the public's.
fn refuse_earlier(day: Day, publication: &Publication) -> anyhow::Result<()> {
    let last = publication.day;
    if day >= last || last > today()? {
        return Ok(());
    }
    Err(Refusal(say!(
        zh: "没有构建：{day} 早于上次公布的日期 {last}，那以后公布的会被收回。请核对电脑的日期；确实要这样，用 --allow-earlier。",
        en: "Nothing was built: {day} is before the day of the last publication, {last}, and what was made public since would be taken back. See whether the clock is right; to insist, --allow-earlier."
    ))
    .into())
}

/// Leave to rewrite what does not differ is a slip: the wrong code, or an edit that was not saved.
fn refuse_unused(allowed: &BTreeSet<PublicCode>, rewritten: &[PublicCode]) -> anyhow::Result<()> {
    let Some(unused) = allowed.iter().find(|code| !rewritten.contains(code)) else { return Ok(()) };
    Err(Refusal(say!(
        zh: "没有构建：--allow-rewrite {unused} 没有用处，这张证书公布过的内容没有改动。",
        en: "Nothing was built: --allow-rewrite {unused} is of no use, nothing that was public of that certificate reads otherwise."
    ))
    .into())
}

/// The error with the words of the reader, where it has them.
pub(super) fn refusal(error: PublishError) -> anyhow::Error {
    match error {
        PublishError::Refused(words) => Refusal(words).into(),
        other => other.into(),
    }
}
