//! Where a value of a checked record was written: the record alone is read once more, since only findings ask.

use std::sync::Arc;

use camino::Utf8Path;

use super::claims::Claim;
use crate::diagnostics::Findings;
use crate::model::Origin;
use crate::read::{At, Document, RawCertificate, RawEnterprise, read_record};
use crate::source::{Place, Span, TextFile};

/// Finds the places of values in the files of a project.
#[derive(Clone, Copy, Debug)]
pub(super) struct Locate<'a> {
    pub root: &'a Utf8Path,
    /// The record files, sorted: what [`Origin::file`] counts.
    pub files: &'a [String],
}

impl Locate<'_> {
    /// The place of a value of the record at `origin`; the record's file as a whole if it has changed meanwhile.   Cost: reads the record.
    pub fn enterprise(self, origin: Origin, span_of: impl Fn(&RawEnterprise) -> Option<Span>) -> Place {
        let name = &self.files[origin.file as usize];
        let raw = self.read(origin);
        let span = raw.and_then(|raw| span_of(&raw.value)).unwrap_or(Span::WHOLE_FILE);
        Place { file: Arc::from(name.as_str()), span }
    }

    /// The place of a value of the certificate that makes `claim`.
    pub fn certificate(self, claim: &Claim<'_>, span_of: impl Fn(&RawCertificate) -> Option<Span>) -> Place {
        self.certificate_at(claim.origin, claim.index, span_of)
    }

    /// The place of a value of the certificate number `index`, from 0, of the record at `origin`.
    pub fn certificate_at(
        self,
        origin: Origin,
        index: u32,
        span_of: impl Fn(&RawCertificate) -> Option<Span>,
    ) -> Place {
        self.enterprise(origin, |raw| span_of(&raw.certificates.readable().get(index as usize)?.value))
    }

    /// The beginning of the record at `origin`: no value of it stands before.   Cost: nothing is read.
    pub fn beginning(self, origin: Origin) -> Place {
        let span = Span { line: origin.line, column: 1, start: origin.start, end: origin.start };
        Place { file: Arc::from(self.files[origin.file as usize].as_str()), span }
    }

    fn read(self, origin: Origin) -> Option<At<RawEnterprise>> {
        let name: Arc<str> = Arc::from(self.files[origin.file as usize].as_str());
        let text = TextFile::read_part(self.root, &name, origin.start, origin.length).ok()?;
        let reported_before = Findings::new();
        read_record(&Document::at(origin, &name, &text), &reported_before)
    }
}
