//! What every certificate of a register is on one day, worked out once. Takes a register and a day; refuses to know who asks.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use super::outlook::Outlook;
use super::shown::shown;
use super::surveillance::suspension_ends;
use super::timeline::{Entry, Standing, Timeline, timeline};
use super::{events_in_effect, known_events, voided_events};
use crate::inputs::Digest;
use crate::model::{Day, Event, Holding, PublicCode, Registry, Status};

/// A register on a day: each certificate with what follows from its record, in the order of the registry.
#[derive(Debug)]
pub struct OnDay<'a> {
    registry: &'a Registry,
    day: Day,
    certificates: Vec<Certified<'a>>,
}

/// A certificate and all that follows from its record on [`day`](Self::day), as known on that day.
#[derive(Debug)]
pub struct Certified<'a> {
    pub holding: Holding<'a>,
    /// For what is known by then only: no file says the day itself.
    day: Day,
    pub timeline: Timeline,
    /// What the register showed on every day, where that differs from the timeline.
    pub shown: Option<Timeline>,
    pub standing: Standing,
    pub outlook: Outlook,
    /// The first day on which it stands so; before the issue, the issue.
    pub since: Day,
    /// The suspension, withdrawal or cancellation that made it what it is.
    pub decisive: Option<&'a Event>,
    /// While suspended, the last day on which that may end in time.   Source: scheme.md §4.
    pub resolve_by: Option<Day>,
    pub last_visit: Option<&'a Event>,
    /// The last day on which the public learned something of it; `None` before the first.
    pub last_change: Option<Day>,
    /// The days up to this one on which it was rewritten after it was public.
    pub rewritten: &'a [Day],
    /// The certificate that renews this one.
    pub successor: Option<Neighbour<'a>>,
    /// The certificate that this one renews.
    pub predecessor: Option<Neighbour<'a>>,
    digests: Digests,
}

/// What a certificate is, to compare with what it was.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Digests {
    /// Of what the record says of enterprise and certificate, whatever the day.
    pub record: Digest,
    /// Of all that follows from the record on the day.
    pub day: Digest,
}

/// Another certificate of the same holder, as far as this one says of it.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Neighbour<'a> {
    pub code: PublicCode,
    pub number: &'a str,
}

impl<'a> OnDay<'a> {
    /// Every certificate of `registry` on `day`.   Cost: one timeline a certificate, on all threads.
    #[must_use]
    pub fn of(registry: &'a Registry, day: Day) -> Self {
        let each = (0..registry.certificate_count()).into_par_iter();
        let certificates = each.map(|index| Certified::of(registry.certificate(index), registry, day)).collect();
        Self { registry, day, certificates }
    }

    #[must_use]
    pub const fn registry(&self) -> &'a Registry {
        self.registry
    }

    #[must_use]
    pub const fn day(&self) -> Day {
        self.day
    }

    /// Every certificate, by public code.
    #[must_use]
    pub fn certificates(&self) -> &[Certified<'a>] {
        &self.certificates
    }

    /// The certificate with this public code, which is one of the register.   Cost: O(log certificates).
    ///
    /// # Panics
    /// When the register has no such certificate.
    #[must_use]
    pub fn certificate(&self, code: PublicCode) -> &Certified<'a> {
        let found = self.certificates.binary_search_by_key(&code, Certified::code);
        &self.certificates[found.expect("a code of this register")]
    }
}

impl<'a> Certified<'a> {
    /// The certificate of `holding`, which belongs to `registry`, on `day`.   Cost: O(recorded days × events log events).
    #[must_use]
    pub fn of(holding: Holding<'a>, registry: &'a Registry, day: Day) -> Self {
        let certificate = holding.certificate;
        let timeline = timeline(certificate, day);
        let standing = timeline.on(day);
        let past: Vec<&Event> = events_in_effect(&certificate.events, day)
            .into_iter()
            .map(|(_, event)| event)
            .filter(|event| event.on <= day)
            .collect();
        let decisive = past.iter().copied().rfind(|event| event.kind.effect().brings() == Some(standing.status));
        let suspension = decisive.filter(|_| standing.status == Status::Suspended);
        let learned = known_events(&certificate.events, day).map(|(_, event)| event.recorded);
        let first = Some(certificate.recorded.unwrap_or(certificate.issued)).filter(|first| *first <= day);
        let mut certified = Self {
            holding,
            day,
            shown: shown(certificate, &timeline, day),
            standing,
            outlook: timeline.outlook(day),
            since: timeline.began(day).unwrap_or(certificate.issued),
            decisive,
            resolve_by: suspension.map(|event| suspension_ends(event.on).min(certificate.expires)),
            last_visit: past.into_iter().rfind(|event| event.kind.visit().is_some()),
            last_change: learned.chain(first).max(),
            rewritten: rewritten_by(registry.days_rewritten(certificate.code), day),
            successor: registry.successor_of(certificate.code).map(Neighbour::of),
            predecessor: certificate.replaces.and_then(|replaced| registry.find(replaced)).map(Neighbour::of),
            timeline,
            digests: Digests { record: Digest::of(&holding), day: Digest::of(&()) },
        };
        certified.digests.day = Digest::of(&OfTheDay(&certified));
        certified
    }

    #[must_use]
    pub fn code(&self) -> PublicCode {
        self.holding.certificate.code
    }

    /// The events that the public may know on the day, as the record lists them, each with its place in the list.
    pub fn events(&self) -> impl Iterator<Item = (usize, &'a Event)> + use<'a> {
        known_events(&self.holding.certificate.events, self.day)
    }

    /// Whether `event`, which is one of its own, takes effect by the day: what is only announced does not.
    #[must_use]
    pub fn has_begun(&self, event: &Event) -> bool {
        event.on <= self.day
    }

    /// The day that stands beside the status: up to which it holds or, once it is another than valid, up to which the
    /// certificate was to hold.   Source: record.md §3.
    #[must_use]
    pub fn last_day(&self) -> Day {
        match self.standing.status {
            Status::Valid | Status::NotYetValid => self.outlook.until,
            Status::Suspended | Status::Expired | Status::Cancelled | Status::Withdrawn => {
                self.holding.certificate.expires
            }
        }
    }

    /// The places in the list of the events that a correction known on the day takes back.
    #[must_use]
    pub fn voided(&self) -> Vec<usize> {
        voided_events(&self.holding.certificate.events, self.day)
    }

    /// The entries of the timeline that have begun.
    #[must_use]
    pub fn begun(&self) -> &[Entry] {
        let entries = self.timeline.entries();
        &entries[..entries.partition_point(|entry| entry.from <= self.day)]
    }

    #[must_use]
    pub const fn digests(&self) -> Digests {
        self.digests
    }
}

/// What a certificate is besides its record and its neighbours.
struct OfTheDay<'c>(&'c Certified<'c>);

impl Hash for OfTheDay<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Field by field: a new one has to be thought of here.
        let Certified {
            holding: _,
            day: _,
            timeline,
            shown,
            standing,
            outlook,
            since,
            decisive,
            resolve_by,
            last_visit,
            last_change,
            rewritten,
            successor: _,
            predecessor: _,
            digests: _,
        } = self.0;
        (timeline, shown, standing, outlook, since, decisive, resolve_by, last_visit, last_change, rewritten)
            .hash(state);
        self.0.events().for_each(|(place, event)| (place, self.0.has_begun(event)).hash(state));
        (self.0.voided(), self.0.begun().len()).hash(state);
    }
}

fn rewritten_by(days: &[Day], today: Day) -> &[Day] {
    &days[..days.partition_point(|day| *day <= today)]
}

impl<'a> Neighbour<'a> {
    fn of(Holding { certificate, .. }: Holding<'a>) -> Self {
        Self { code: certificate.code, number: &certificate.number }
    }
}
