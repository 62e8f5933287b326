//! What the public learned about the certificates of a register, the latest first.

use std::cmp::Reverse;

use super::voided_events;
use crate::model::{Day, EventKind, Holding, PublicCode, Registry, StarLevel, Status};

/// Something that the public learned about a certificate.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Change<'a> {
    /// The day on which it was recorded.
    pub day: Day,
    /// The day from which it takes effect.
    pub on: Day,
    pub kind: ChangeKind<'a>,
    pub holding: Holding<'a>,
    /// Whether a later correction took it back.
    pub is_void: bool,
    /// Its place among the changes of the certificate; the issue is 0.
    pub place: usize,
}

/// What the public learned.
#[derive(Clone, Copy, Debug, Hash)]
pub enum ChangeKind<'a> {
    Issued(StarLevel),
    Event(&'a EventKind),
}

/// The latest `most` changes as known on `today`: the last recorded day first, then by code, of one certificate the last first.
///
/// Surveillance changes nothing that the public sees and is left out.   Cost: one pass; memory for some hundreds of `most`.
#[must_use]
pub fn latest_changes(registry: &Registry, today: Day, most: usize) -> Vec<Change<'_>> {
    let enough = 64 * most.max(1);
    let mut changes: Vec<Change<'_>> = Vec::new();
    for holding in registry.certificates() {
        gather(holding, today, &mut changes);
        if changes.len() > enough {
            keep(&mut changes, most);
        }
    }
    keep(&mut changes, most);
    changes
}

fn gather<'a>(holding: Holding<'a>, today: Day, changes: &mut Vec<Change<'a>>) {
    let certificate = holding.certificate;
    let recorded = certificate.recorded.unwrap_or(certificate.issued);
    if recorded <= today {
        let kind = ChangeKind::Issued(certificate.level);
        changes.push(Change { day: recorded, on: certificate.issued, kind, holding, is_void: false, place: 0 });
    }
    let voided = voided_events(&certificate.events, today);
    for (index, event) in certificate.events.iter().enumerate() {
        if event.recorded <= today && event.kind.visit().is_none() {
            let kind = ChangeKind::Event(&event.kind);
            let is_void = voided.contains(&index);
            changes.push(Change { day: event.recorded, on: event.on, kind, holding, is_void, place: index + 1 });
        }
    }
}

fn keep(changes: &mut Vec<Change<'_>>, most: usize) {
    changes.sort_by_key(|change| Reverse(change.key()));
    changes.truncate(most);
}

impl Change<'_> {
    /// The status of warning that it brought and that nothing took back.
    #[must_use]
    pub fn brought(&self) -> Option<Status> {
        match self.kind {
            ChangeKind::Event(kind) if !self.is_void => kind.effect().brings(),
            ChangeKind::Event(_) | ChangeKind::Issued(_) => None,
        }
    }

    /// Whether the public is to hear of it first.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        matches!(self.brought(), Some(Status::Suspended | Status::Withdrawn))
    }

    fn key(&self) -> (Day, PublicCode, usize) {
        (self.day, self.holding.certificate.code, self.place)
    }
}
