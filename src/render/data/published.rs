//! A certificate together with all that follows from it on the build day.

use crate::derive::{Standing, Timeline, known_events};
use crate::model::{Day, Event, Holding, PublicCode};

/// A certificate as the register publishes it on one day.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    pub holding: Holding<'a>,
    /// As known on `today`.
    pub timeline: &'a Timeline,
    /// Where it differs from the timeline.
    pub shown: Option<&'a Timeline>,
    /// The certificate that renews this one.
    pub replaced_by: Option<PublicCode>,
    /// The build day.
    pub today: Day,
}

impl<'a> Published<'a> {
    /// Status and level on the build day.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.timeline.on(self.today)
    }

    /// The events that the public may know by the build day, as the record lists them.
    pub fn events(&self) -> impl Iterator<Item = &'a Event> + use<'a> {
        known_events(&self.holding.certificate.events, self.today).map(|(_, event)| event)
    }
}
