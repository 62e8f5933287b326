//! A certified enterprise, and the record that holds it with its certificates.

use serde::{Deserialize, Serialize};

use super::{Certificate, Day, Industry, Province, Text, Uscc};

/// An enterprise with everything that was certified of it: what one document of the register says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub enterprise: Enterprise,
    /// As the document lists them; never empty.
    pub certificates: Box<[Certificate]>,
    /// Where the document stands, for findings about several records.
    pub origin: Origin,
}

/// A certified enterprise. Staff numbers are checked where they are read and never come this far: they are not published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Enterprise {
    pub uscc: Uscc,
    pub name: Text,
    pub former_names: Box<[FormerName]>,
    pub brands: Box<[Box<str>]>,
    /// Six digits of GB/T 2260.
    pub region: [u8; 6],
    pub province: Province,
    pub address: Option<Text>,
    pub industry: Industry,
    pub contact: Contact,
}

/// A name that the enterprise no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FormerName {
    pub name: Text,
    /// The old name's last day.
    pub until: Option<Day>,
}

/// How the public reaches the enterprise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    pub hotline: Option<Box<str>>,
    pub website: Option<Box<str>>,
}

/// Where a document stands: sixteen bytes instead of a span for every value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// Place in the sorted list of source files.
    pub file: u32,
    /// Its first byte in that file, a byte-order mark not counted.
    pub start: u32,
    /// Its bytes.
    pub length: u32,
    /// Its first line, from 1.
    pub line: u32,
}

impl Enterprise {
    /// The six digits of its region.
    #[must_use]
    pub fn region_digits(&self) -> &str {
        std::str::from_utf8(&self.region).expect("six ASCII digits")
    }
}
