//! What follows from every certificate on the day of the build, worked out once.

use rayon::prelude::*;

use crate::derive::{Standing, Timeline, shown, timeline};
use crate::model::{Day, Registry};
use crate::render::data::Published;

/// Timeline and shown of every certificate, in the order of the registry.
pub(super) struct Derived(Vec<(Timeline, Option<Timeline>)>);

impl Derived {
    /// Cost: one timeline a certificate, on all threads.
    pub fn of(registry: &Registry, today: Day) -> Self {
        let each = (0..registry.certificate_count()).into_par_iter().map(|index| {
            let certificate = registry.certificate(index).certificate;
            let timeline = timeline(certificate, today);
            let shown = shown(certificate, &timeline, today);
            (timeline, shown)
        });
        Self(each.collect())
    }

    /// What every certificate is on `today`.
    pub fn standings(&self, today: Day) -> impl Iterator<Item = Standing> {
        self.0.iter().map(move |(timeline, _)| timeline.on(today))
    }

    /// The certificate at `index` with all that is published of it.
    pub fn published<'a>(&'a self, registry: &'a Registry, index: usize, today: Day) -> Published<'a> {
        let holding = registry.certificate(index);
        let (timeline, shown) = &self.0[index];
        let replaced_by = registry.successor_of(holding.certificate.code).map(|next| next.certificate.code);
        Published { holding, timeline, shown: shown.as_ref(), replaced_by, today }
    }
}
