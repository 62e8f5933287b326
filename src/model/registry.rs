//! Everything that was certified, checked and in order.

use std::collections::BTreeMap;

use super::{Certificate, Day, Enterprise, PublicCode, Record};

/// The checked register: records in the order of their credit codes, certificates in the order of their public codes.
#[derive(Debug)]
pub struct Registry {
    records: Vec<Record>,
    by_code: Vec<Position>,
    /// The place in `by_code` of each record's certificates, one record behind the other, and where those of each begin.
    positions: Vec<u32>,
    begins: Vec<u32>,
    by_replaced: Vec<Position>,
    rewritten: BTreeMap<PublicCode, Box<[Day]>>,
}

/// Where a certificate is kept: its record, and its place in that record's list.
#[derive(Clone, Copy, Debug)]
struct Position {
    record: u32,
    certificate: u32,
}

/// A certificate together with the enterprise that holds it.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Holding<'a> {
    pub enterprise: &'a Enterprise,
    pub certificate: &'a Certificate,
}

impl Registry {
    /// The register of records that passed every check. Only `check` calls it: that no code is used twice and
    /// that every `replaces` names a certificate of the same holder is taken for granted here.
    ///
    /// Cost: one sort of the records and one of the certificates.
    #[must_use]
    pub fn from_checked(mut records: Vec<Record>) -> Self {
        records.sort_unstable_by_key(|record| record.enterprise.uscc);
        let mut by_code = Vec::new();
        for (record, held) in (0u32..).zip(&records) {
            for (certificate, _) in (0u32..).zip(&held.certificates) {
                by_code.push(Position { record, certificate });
            }
        }
        let certificate = |place: &Position| &records[place.record as usize].certificates[place.certificate as usize];
        by_code.sort_unstable_by_key(|place| certificate(place).code);
        let mut by_replaced: Vec<Position> =
            by_code.iter().copied().filter(|place| certificate(place).replaces.is_some()).collect();
        by_replaced.sort_unstable_by_key(|place| certificate(place).replaces);
        let mut begins = Vec::with_capacity(records.len());
        let mut held = 0;
        for record in &records {
            begins.push(held);
            held += u32::try_from(record.certificates.len()).expect("a record has less than 64 MB");
        }
        let mut positions = vec![0; by_code.len()];
        for (position, place) in (0u32..).zip(&by_code) {
            positions[(begins[place.record as usize] + place.certificate) as usize] = position;
        }
        Self { records, by_code, positions, begins, by_replaced, rewritten: BTreeMap::new() }
    }

    /// The register, which knows on which days certificates were rewritten after they were public.
    #[must_use]
    pub fn rewritten_on(self, days: BTreeMap<PublicCode, Box<[Day]>>) -> Self {
        Self { rewritten: days, ..self }
    }

    /// The days on which the certificate with this code was rewritten after it was public, oldest first.
    #[must_use]
    pub fn days_rewritten(&self, code: PublicCode) -> &[Day] {
        self.rewritten.get(&code).map_or(&[], |days| days)
    }

    /// Every enterprise with its certificates, by credit code.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The certificates of the record at `index`, as it lists them: their places in the order of public codes.
    pub fn held_by(&self, index: usize) -> impl Iterator<Item = usize> {
        let begin = self.begins[index] as usize;
        let held = &self.positions[begin..begin + self.records[index].certificates.len()];
        held.iter().map(|position| *position as usize)
    }

    /// How many certificates there are.
    #[must_use]
    pub fn certificate_count(&self) -> usize {
        self.by_code.len()
    }

    /// The certificate at `index` in the order of public codes.
    #[must_use]
    pub fn certificate(&self, index: usize) -> Holding<'_> {
        self.holding(self.by_code[index])
    }

    /// Every certificate with its holder, by public code.
    pub fn certificates(&self) -> impl ExactSizeIterator<Item = Holding<'_>> {
        self.by_code.iter().map(|place| self.holding(*place))
    }

    /// The certificate with this public code.   Cost: O(log certificates).
    #[must_use]
    pub fn find(&self, code: PublicCode) -> Option<Holding<'_>> {
        let found = self.by_code.binary_search_by_key(&code, |place| self.holding(*place).certificate.code);
        found.ok().map(|index| self.certificate(index))
    }

    /// The certificate that replaces the one with this public code.   Cost: O(log renewals).
    #[must_use]
    pub fn successor_of(&self, code: PublicCode) -> Option<Holding<'_>> {
        let replaced = |place: &Position| self.holding(*place).certificate.replaces;
        let found = self.by_replaced.binary_search_by_key(&Some(code), replaced);
        found.ok().map(|index| self.holding(self.by_replaced[index]))
    }

    fn holding(&self, place: Position) -> Holding<'_> {
        let Record { enterprise, certificates, .. } = &self.records[place.record as usize];
        Holding { enterprise, certificate: &certificates[place.certificate as usize] }
    }
}
