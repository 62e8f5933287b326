//! What events make of a certificate, one after the other: the transitions of status and level, coded here and nowhere else.

use crate::model::{Effect, StarLevel, Status};

/// A certificate after the events so far, in order of effect.
#[derive(Clone, Copy, Debug)]
pub struct State {
    level: Option<StarLevel>,
    is_suspended: bool,
    end: Option<Status>,
}

/// Why an event cannot have happened to a certificate in its state.   Source: record.md §5, E503, E505 and S304.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    AfterTheEnd,
    SuspendedAlready,
    NotSuspended,
    SameLevel(StarLevel),
}

impl State {
    /// A certificate at its issue; what its level is need not be known.
    #[must_use]
    pub const fn at_issue(level: Option<StarLevel>) -> Self {
        Self { level, is_suspended: false, end: None }
    }

    /// Takes the next event in, and says what it contradicts.
    pub fn apply(&mut self, effect: Effect) -> Option<Contradiction> {
        let contradiction = self.contradicted_by(effect);
        match effect {
            Effect::Nothing => {}
            Effect::Suspends => self.is_suspended = true,
            Effect::Restores => self.is_suspended = false,
            // A withdrawal outweighs a cancellation, whichever came first.
            Effect::Ends(end) => self.end = self.end.max(Some(end)),
            Effect::SetsLevel(level) => self.level = Some(level),
        }
        contradiction
    }

    fn contradicted_by(self, effect: Effect) -> Option<Contradiction> {
        match effect {
            _ if self.end.is_some() => Some(Contradiction::AfterTheEnd),
            Effect::Suspends if self.is_suspended => Some(Contradiction::SuspendedAlready),
            Effect::Restores if !self.is_suspended => Some(Contradiction::NotSuspended),
            Effect::SetsLevel(level) if self.level == Some(level) => Some(Contradiction::SameLevel(level)),
            Effect::Nothing | Effect::Suspends | Effect::Restores | Effect::Ends(_) | Effect::SetsLevel(_) => None,
        }
    }

    #[must_use]
    pub const fn level(self) -> Option<StarLevel> {
        self.level
    }

    /// Its status on a day from the issue on, on which its last day is past or not.
    #[must_use]
    pub const fn status(self, is_past_its_last_day: bool) -> Status {
        match self.end {
            Some(end) => end,
            None if is_past_its_last_day => Status::Expired,
            None if self.is_suspended => Status::Suspended,
            None => Status::Valid,
        }
    }
}
