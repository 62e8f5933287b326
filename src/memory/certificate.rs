//! A line of the last publication: what the public was told of a certificate, as far as it may not change unsaid.

use std::borrow::Cow;

use serde::Deserialize;

use crate::model::{Day, EventWord, PublicCode, StarLevel, Uscc, VisitResult};

/// A certificate as it was published.   Source: record.md §7.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RememberedCertificate<'a> {
    pub code: PublicCode,
    #[serde(borrow)]
    pub(super) number: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) standard: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) holder: RememberedHolder<'a>,
    #[serde(borrow)]
    pub(super) scope: RememberedText<'a>,
    /// `None` in what was published before there were any in the data.
    #[serde(borrow)]
    pub(super) sites: Option<Vec<RememberedSite<'a>>>,
    pub(super) first_issued: Day,
    pub(super) issued: Day,
    pub(super) expires: Day,
    pub(super) recorded: Option<Day>,
    pub(super) replaces: Option<PublicCode>,
    pub(super) timeline: Vec<RememberedEntry>,
    #[serde(borrow)]
    pub(super) events: Vec<RememberedEvent<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RememberedHolder<'a> {
    pub uscc: Uscc,
    #[serde(borrow)]
    pub name: RememberedText<'a>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RememberedText<'a> {
    #[serde(borrow)]
    pub zh: Cow<'a, str>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RememberedSite<'a> {
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    #[serde(borrow)]
    pub address: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RememberedEntry {
    pub level: StarLevel,
}

#[derive(Debug, Deserialize)]
pub(super) struct RememberedEvent<'a> {
    pub kind: EventWord,
    pub on: Day,
    pub recorded: Day,
    pub result: Option<VisitResult>,
    #[serde(borrow)]
    pub reason: Option<Cow<'a, str>>,
    pub level: Option<StarLevel>,
    pub voids: Option<RememberedVoided>,
    #[serde(borrow)]
    pub decision: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub note: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
pub(super) struct RememberedVoided {
    pub kind: EventWord,
    pub on: Day,
}
