//! What a record claims for itself alone: its credit code, its name, its public codes, its numbers.
//!
//! Claims are made by faulty records too, so that a slip in one field hides no clash in another.

use crate::model::{Day, Origin, PublicCode, Record, Uscc};
use crate::read::RawEnterprise;

/// A record that was read: whole, or only what it claims.
pub(super) enum Checked {
    Whole(Record),
    Faulty(Claims),
}

/// The claims of a faulty record.
pub(super) struct Claims {
    origin: Origin,
    uscc: Option<Uscc>,
    name: Option<Box<str>>,
    certificates: Vec<CertificateClaims>,
    /// Whether every certificate of the record is among them.
    is_whole: bool,
}

struct CertificateClaims {
    code: Option<PublicCode>,
    number: Option<Box<str>>,
    replaces: Option<PublicCode>,
    issued: Option<Day>,
}

/// The claims of one certificate, with where they were made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'a> {
    pub origin: Origin,
    /// Place of the certificate in its record.
    pub index: u32,
    pub uscc: Option<Uscc>,
    pub code: Option<PublicCode>,
    pub number: Option<&'a str>,
    pub replaces: Option<PublicCode>,
    pub issued: Option<Day>,
}

impl Claims {
    pub fn of(raw: &RawEnterprise, origin: Origin) -> Self {
        Self {
            origin,
            uscc: raw.credit_code(),
            name: raw.name.value().and_then(|name| name.zh.value().cloned()),
            certificates: raw
                .certificates
                .readable()
                .iter()
                .map(|certificate| CertificateClaims {
                    code: certificate.value.code.value().copied(),
                    number: certificate.value.number.value().cloned(),
                    replaces: certificate.value.replaces.value().copied(),
                    issued: certificate.value.issued.value().copied(),
                })
                .collect(),
            is_whole: raw.certificates.value().is_some_and(|list| list.every().is_some()),
        }
    }
}

impl Checked {
    /// The record, if it is whole.
    pub const fn whole(&self) -> Option<&Record> {
        match self {
            Self::Whole(record) => Some(record),
            Self::Faulty(_) => None,
        }
    }

    pub const fn origin(&self) -> Origin {
        match self {
            Self::Whole(record) => record.origin,
            Self::Faulty(claims) => claims.origin,
        }
    }

    pub const fn uscc(&self) -> Option<Uscc> {
        match self {
            Self::Whole(record) => Some(record.enterprise.uscc),
            Self::Faulty(claims) => claims.uscc,
        }
    }

    /// The enterprise's Chinese name.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Whole(record) => Some(&record.enterprise.name.zh),
            Self::Faulty(claims) => claims.name.as_deref(),
        }
    }

    /// Whether the public code of each of its certificates could be read.
    pub fn has_every_code(&self) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::Faulty(Claims { certificates, is_whole, .. }) => {
                *is_whole
                    && !certificates.is_empty()
                    && certificates.iter().all(|certificate| certificate.code.is_some())
            }
        }
    }

    /// The claims of each certificate, in the order of the record.
    pub fn claims(&self) -> Vec<Claim<'_>> {
        let (origin, uscc) = (self.origin(), self.uscc());
        match self {
            Self::Whole(record) => (0..)
                .zip(&record.certificates)
                .map(|(index, certificate)| Claim {
                    origin,
                    index,
                    uscc,
                    code: Some(certificate.code),
                    number: Some(&certificate.number),
                    replaces: certificate.replaces,
                    issued: Some(certificate.issued),
                })
                .collect(),
            Self::Faulty(claims) => (0..)
                .zip(&claims.certificates)
                .map(|(index, certificate)| Claim {
                    origin,
                    index,
                    uscc,
                    code: certificate.code,
                    number: certificate.number.as_deref(),
                    replaces: certificate.replaces,
                    issued: certificate.issued,
                })
                .collect(),
        }
    }
}
