//! `registry build`: a checked project to a published site.

mod make;
mod output;
mod published_file;
mod sources;
#[cfg(test)]
mod tests;
mod trial;

use std::sync::atomic::AtomicUsize;

use camino::Utf8Path;
use rayon::prelude::*;

use self::make::Maker;
use self::output::SiteUnderWay;
use self::sources::Sources;
pub(super) use self::trial::try_templates;
use super::Project;
use crate::check;
use crate::derive::OnDay;
use crate::diagnostics::Finding;
use crate::model::Day;
use crate::plan::Lists;
use crate::publish::{Cache, Destination, Difference, PublicDir, PublishError, Report, Trust, Why};
use crate::render::pages::Pages;

/// Where and how a site is published.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The project whose `published.txt` is kept; none for a preview, which makes nothing public.
    pub publishing: Option<&'a Utf8Path>,
    /// The folder of the site.
    pub out: &'a Destination,
    pub trust: Trust,
    /// The day of the build.
    pub today: Day,
    /// What the project was read with.
    pub cache: &'a Cache,
}

/// What a build did.
#[derive(Clone, Copy, Debug)]
pub struct Built {
    pub certificates: usize,
    pub enterprises: usize,
    /// HTML files.
    pub pages: usize,
    pub report: Report,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A template failed on a record.
    #[error("a template failed")]
    Template(Box<Finding>),
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// What is told while a build runs, from any thread.
pub trait Watch: Sync {
    /// So many pieces of work there are.
    fn begins(&self, pieces: usize);
    /// One of them is done.
    fn done(&self);
    /// A file was made for that reason, and this is what it changes.
    fn file(&self, path: &str, why: Why, change: Difference);
}

/// Makes what has changed of the site and publishes it; until all is made the old site stands untouched.
///
/// A file that the last build made of the same inputs is kept as it is, by the manifest. The codes of certificates shown for the
/// first time are added to `published.txt`, and those given up are marked, before the first file of the site changes.
///
/// # Errors
/// [`BuildError`]; the old site stands, unless the disk failed among the last renames: then the next build finishes the work.
pub fn build(project: &Project, target: Target<'_>, watch: &dyn Watch) -> Result<Built, BuildError> {
    let sources = Sources::of(project);
    let (staging, (on_day, lists)) = rayon::join(
        || PublicDir::open(target.out, target.trust).and_then(PublicDir::stage),
        || {
            let on_day = OnDay::of(sources.registry, target.today);
            let lists = Lists::of(&on_day);
            (on_day, lists)
        },
    );
    let staging = staging?;
    let pages = Pages::prepare(sources.theme, sources.settings, sources.content).map_err(BuildError::Template)?;
    let site = SiteUnderWay { staging: &staging, watch, pages: AtomicUsize::new(0) };
    let maker = Maker::prepare(sources, &on_day, &lists, &pages, &site);
    let jobs = maker.jobs();
    watch.begins(jobs.len());
    // Pieces differ a thousandfold: a thread that has a large one is not left with many others behind it.
    jobs.par_iter().with_max_len(64).try_for_each(|job| {
        let made = maker.make(*job);
        watch.done();
        made
    })?;
    maker.finish();
    let pages = site.pages.into_inner();
    let keep_codes = || target.publishing.map_or(Ok(()), |root| published_file::update(root, project, target.today));
    let report = staging.commit(target.cache, keep_codes)?;
    Ok(Built {
        certificates: project.registry.certificate_count(),
        enterprises: project.registry.records().len(),
        pages,
        report,
    })
}

impl check::Store for Cache {
    fn get(&self, key: &check::Key) -> Option<Vec<u8>> {
        Self::get(self, key)
    }

    fn put(&self, key: check::Key, bytes: Vec<u8>) {
        Self::put(self, key, &bytes);
    }
}
