//! Takes what is decided for the days to come; gives the words that stand beside the status and beside the level.

use crate::derive::{Entry, Outlook};
use crate::render::theme::{Phrases, fill};

/// 已决定自 2026-12-31 起注销, where a status is decided to follow.
#[must_use]
pub fn status_ahead(outlook: &Outlook, wording: Phrases<'_>) -> Option<String> {
    let Entry { from, standing } = outlook.status?;
    Some(fill(wording.of("decided", standing.status.slug()), &[("day", &from.to_string())]))
}

/// 自 2027-06-01 起四星级, where a level is decided to follow.
#[must_use]
pub fn level_ahead(outlook: &Outlook, wording: Phrases<'_>) -> Option<String> {
    let Entry { from, standing } = outlook.level?;
    let level = wording.of("level", standing.level.slug());
    Some(wording.fill("level_from", &[("day", &from.to_string()), ("level", level)]))
}
