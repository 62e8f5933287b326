//! Where made files go: into a site, which keeps those that it has already, or nowhere, when templates are only tried.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{BuildError, Watch};
use crate::diagnostics::Findings;
use crate::inputs::{Digest, Input, Own, Reads};
use crate::plan::Kind;
use crate::publish::{Family, Made, Staging};
use crate::render::pages::{Frame, Html};

/// Takes the files of a site, from any number of threads.
pub(super) trait Output: Sync {
    /// The family of files that read the same things.
    fn family(&self, shared: &Shared<'_>) -> Family;

    /// Takes the file at `path`, which `make` makes of `own` and of what its family reads.
    ///
    /// # Errors
    /// C705 of a template, and what the disk refuses.
    fn file(
        &self,
        path: String,
        kind: Kind,
        family: Family,
        own: Own,
        make: &mut dyn FnMut() -> Html,
    ) -> Result<(), BuildError>;

    /// Notes what the files of `family` that were made read in common.
    fn note(&self, family: Family, reads: Reads);
}

/// What files of a family read in common.
pub(super) enum Shared<'s> {
    /// The program, and some settings.
    Settings(&'static str, Option<Digest>),
    Frame(&'s Frame<'s>),
}

impl Shared<'_> {
    fn name(&self) -> String {
        match self {
            Self::Settings(name, _) => (*name).to_owned(),
            Self::Frame(frame) => frame.family(),
        }
    }

    fn now(&self, input: Input, name: &str) -> Option<Digest> {
        match self {
            Self::Settings(_, settings) if input == Input::Settings => *settings,
            Self::Settings(..) => (input == Input::Tool).then(Digest::of_this_program),
            Self::Frame(frame) => frame.now(input, name),
        }
    }

    pub fn reads(&self) -> Reads {
        match self {
            Self::Settings(_, settings) => {
                let tool = ((Input::Tool, "starmark".to_owned()), Digest::of_this_program());
                let settings = settings.map(|settings| ((Input::Settings, "settings".to_owned()), settings));
                [tool].into_iter().chain(settings).collect()
            }
            Self::Frame(frame) => frame.reads(),
        }
    }
}

/// A site under way.
pub(super) struct SiteUnderWay<'a> {
    pub staging: &'a Staging,
    pub watch: &'a dyn Watch,
    /// HTML files so far.
    pub pages: AtomicUsize,
}

impl Output for SiteUnderWay<'_> {
    fn family(&self, shared: &Shared<'_>) -> Family {
        self.staging.family(&shared.name(), |input, name| shared.now(input, name))
    }

    fn file(
        &self,
        path: String,
        kind: Kind,
        family: Family,
        own: Own,
        make: &mut dyn FnMut() -> Html,
    ) -> Result<(), BuildError> {
        if path.as_bytes().ends_with(b".html") {
            self.pages.fetch_add(1, Ordering::Relaxed);
        }
        let Some(why) = self.staging.keep(&path, family, &own)? else { return Ok(()) };
        let bytes = make().map_err(BuildError::Template)?;
        let change = self.staging.add(Made { path: path.clone(), kind, bytes, family, own })?;
        self.watch.file(&path, why, change);
        Ok(())
    }

    fn note(&self, family: Family, reads: Reads) {
        self.staging.note(family, reads);
    }
}

/// Nowhere: what fails is reported, once a place.
pub(super) struct Trial<'a> {
    pub found: &'a Findings,
    pub places: Mutex<BTreeSet<crate::source::Place>>,
}

impl Output for Trial<'_> {
    fn family(&self, _: &Shared<'_>) -> Family {
        Family::default()
    }

    fn file(&self, _: String, _: Kind, _: Family, _: Own, make: &mut dyn FnMut() -> Html) -> Result<(), BuildError> {
        if let Err(finding) = make() {
            let mut places = self.places.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if places.insert(finding.place.clone()) {
                self.found.report(*finding);
            }
        }
        Ok(())
    }

    fn note(&self, _: Family, _: Reads) {}
}
