//! One certificate and its history.

use serde::{Deserialize, Serialize};

use super::{Day, Evaluation, Event, PublicCode, StarLevel, Text};

/// A certificate as the body issued it, and what happened to it since.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Certificate {
    pub code: PublicCode,
    /// As printed on the certificate.
    pub number: Box<str>,
    pub standard: Box<str>,
    pub scope: Text,
    pub sites: Box<[Site]>,
    pub first_issued: Day,
    pub issued: Day,
    /// The last day on which it is valid.
    pub expires: Day,
    /// The level at issue, whatever changed later.
    pub level: StarLevel,
    pub evaluation: Option<Box<Evaluation>>,
    /// The certificate that this one renews.
    pub replaces: Option<PublicCode>,
    /// The first day on which this register showed it.
    pub recorded: Option<Day>,
    /// Oldest entry first; `recorded` never decreases.
    pub events: Box<[Event]>,
}

/// A place of business that the certificate covers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Site {
    pub name: Box<str>,
    pub address: Option<Box<str>>,
}
