//! What follows from the records: scores, levels, the timeline and what was shown. Pure functions; days are arguments.

mod as_of;
mod due;
mod changes;
mod events_in_effect;
mod listing;
mod on_day;
mod outlook;
mod score;
mod shown;
mod state;
mod statistics;
mod surveillance;
#[cfg(test)]
mod tests;
mod timeline;

pub use as_of::{AsOf, PastEvent, Shown, as_of};
pub use changes::{Change, ChangeKind, latest_changes};
pub use due::{Due, DueKind, DueState, Task, due, worklist};
pub use events_in_effect::{events_in_effect, known_events, voided_events};
pub use listing::listing_order;
pub use on_day::{Certified, Digests, Neighbour, OnDay};
pub use outlook::Outlook;
pub use score::{Score, score};
pub use state::{Contradiction, State};
pub use statistics::{Statistics, statistics};
pub use surveillance::{LateSuspension, Overdue, overdue_suspension, overdue_visits};
#[cfg(test)]
pub use timeline::MADE;
pub use timeline::{Entry, Standing, Timeline, standing, timeline};
