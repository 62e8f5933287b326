//! What a record no longer says of what was public. Compares what was written, never what follows from the day or from a default.

use super::certificate::{RememberedCertificate, RememberedEvent, RememberedVoided};
use crate::model::{Certificate, Day, Enterprise, Event, EventKind, EventWord, Holding, StarLevel, reads_as};

/// Something that was public and that the record does not say any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// A field reads otherwise; what the public read.
    Field { aspect: Aspect, was: Box<str> },
    /// An event is gone, reads otherwise, or has changed places with another of its day.
    Event { kind: EventWord, on: Day, recorded: Day },
    /// The document number or the note of an event reads otherwise or is gone.
    Remark { kind: EventWord, on: Day },
}

/// The fields that may not change unsaid.   Source: record.md §5, H952.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    Uscc,
    Name,
    Number,
    Standard,
    Scope,
    Sites,
    FirstIssued,
    Issued,
    Expires,
    Level,
    Recorded,
    Replaces,
}

/// A record beside what was published of it.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// Fields first, then events in the order in which they were public.
    pub forgotten: Vec<Forgotten>,
    /// The events that the public was not told of, each with its place in the list.
    pub untold: Vec<(usize, &'c Event)>,
}

/// What `holding` has forgotten of what was published of its certificate, and what it says besides of its history.
///
/// Texts that read the same are the same; a name that stands among the former ones was not forgotten. Cost: O(events²).
#[must_use]
pub fn compare<'c>(public: &RememberedCertificate<'_>, holding: Holding<'c>) -> Comparison<'c> {
    let mut forgotten = Vec::new();
    fields(public, holding, &mut forgotten);
    let written = &holding.certificate.events;
    let places = places(&public.events, holding.certificate);
    events(&public.events, written, &places, &mut forgotten);
    let untold = written.iter().enumerate().filter(|(place, _)| !places.contains(&Some(*place))).collect();
    Comparison { forgotten, untold }
}

fn fields(
    public: &RememberedCertificate<'_>,
    Holding { enterprise, certificate }: Holding<'_>,
    forgotten: &mut Vec<Forgotten>,
) {
    let mut unless = |is_said: bool, aspect: Aspect, was: &dyn std::fmt::Display| {
        if !is_said {
            forgotten.push(Forgotten::Field { aspect, was: was.to_string().into() });
        }
    };
    let holder = &public.holder;
    unless(holder.uscc == enterprise.uscc, Aspect::Uscc, &holder.uscc);
    unless(had_name(enterprise, &holder.name.zh), Aspect::Name, &holder.name.zh);
    unless(same(&public.number, &certificate.number), Aspect::Number, &public.number);
    unless(same(&public.standard, &certificate.standard), Aspect::Standard, &public.standard);
    unless(same(&public.scope.zh, &certificate.scope.zh), Aspect::Scope, &public.scope.zh);
    unless(has_sites(public, certificate), Aspect::Sites, &sites(public));
    // A first issue that is the issue may have been the default, then or now.
    let first_issued = public.first_issued == certificate.first_issued || public.first_issued == public.issued;
    unless(first_issued, Aspect::FirstIssued, &public.first_issued);
    unless(public.issued == certificate.issued, Aspect::Issued, &public.issued);
    unless(public.expires == certificate.expires, Aspect::Expires, &public.expires);
    if let Some(level) = level_at_issue(public) {
        unless(level == certificate.level, Aspect::Level, &level);
    }
    if let Some(recorded) = public.recorded {
        unless(certificate.recorded == Some(recorded), Aspect::Recorded, &recorded);
    }
    if let Some(replaces) = public.replaces {
        unless(certificate.replaces == Some(replaces), Aspect::Replaces, &replaces);
    }
}

fn same(public: &str, written: &str) -> bool {
    public == written || reads_as(public) == reads_as(written)
}

fn had_name(enterprise: &Enterprise, public: &str) -> bool {
    same(public, &enterprise.name.zh) || enterprise.former_names.iter().any(|former| same(public, &former.name.zh))
}

fn has_sites(public: &RememberedCertificate<'_>, certificate: &Certificate) -> bool {
    let Some(sites) = &public.sites else { return true };
    sites.len() == certificate.sites.len()
        && sites.iter().zip(&certificate.sites).all(|(public, site)| {
            let addresses =
                (public.address.as_deref().unwrap_or_default(), site.address.as_deref().unwrap_or_default());
            same(&public.name, &site.name) && same(addresses.0, addresses.1)
        })
}

fn sites(public: &RememberedCertificate<'_>) -> String {
    let names = public.sites.iter().flatten().map(|site| &*site.name);
    names.collect::<Vec<_>>().join("、")
}

/// The level on the certificate; `None` where a change of the very day of issue hides it.
fn level_at_issue(public: &RememberedCertificate<'_>) -> Option<StarLevel> {
    let is_hidden = public.events.iter().any(|event| event.kind == EventWord::LevelChange && event.on <= public.issued);
    public.timeline.first().filter(|_| !is_hidden).map(|entry| entry.level)
}

fn events(public: &[RememberedEvent<'_>], written: &[Event], places: &[Option<usize>], forgotten: &mut Vec<Forgotten>) {
    for (event, place) in public.iter().zip(places) {
        let RememberedEvent { kind, on, recorded, .. } = *event;
        match place {
            None => forgotten.push(Forgotten::Event { kind, on, recorded }),
            Some(place) if !keeps_remarks(&written[*place], event) => forgotten.push(Forgotten::Remark { kind, on }),
            Some(_) => {}
        }
    }
}

/// Where each public event stands in the list. Those of one day keep their order: each is looked for behind the one before it.
fn places(public: &[RememberedEvent<'_>], certificate: &Certificate) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(public.len());
    for event in public {
        let of_that_day = places.iter().flatten().filter(|place| certificate.events[**place].on == event.on);
        let behind = of_that_day.max().map_or(0, |last| last + 1);
        let mut rest = (behind..certificate.events.len()).filter(|place| !places.contains(&Some(*place)));
        places.push(rest.find(|place| says(&certificate.events[*place], event, certificate)));
    }
    places
}

/// Whether `event` says what was public.
fn says(event: &Event, public: &RememberedEvent<'_>, certificate: &Certificate) -> bool {
    let level = match &event.kind {
        EventKind::LevelChange { level, .. } => Some(*level),
        _ => None,
    };
    let voids = event.kind.voids().map(|place| {
        let voided = &certificate.events[place];
        RememberedVoided { kind: voided.kind.word(), on: voided.on }
    });
    (event.kind.word(), event.on, event.recorded) == (public.kind, public.on, public.recorded)
        && (event.kind.visit(), event.kind.reason()) == (public.result, public.reason.as_deref())
        && (level, voids.as_ref()) == (public.level, public.voids.as_ref())
}

/// Whether the document number and the note that were public are still there; what is added is free.
fn keeps_remarks(event: &Event, public: &RememberedEvent<'_>) -> bool {
    let note = event.kind.correction().map(|correction| &*correction.note);
    let keeps = |public: Option<&str>, written: Option<&str>| {
        public.is_none_or(|public| written.is_some_and(|written| same(public, written)))
    };
    keeps(public.decision.as_deref(), event.decision.as_deref()) && keeps(public.note.as_deref(), note)
}
