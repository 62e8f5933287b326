//! What reading and checking a file of records gave, as bytes for the next run. Takes and gives bytes by key; refuses to know where
//! they are kept. They may be gone at any time, and nothing in them is believed that no file could have given.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::circumstances::Circumstances;
use super::claims::Checked;
use super::indicators::ScoreSheet;
use crate::diagnostics::{Code, Finding, Findings};
use crate::inputs::Digest;
use crate::model::{Province, PublicCode, Record};
use crate::source::TextFile;

/// Names what is kept: a hash of all that it was made of.
pub type Key = [u8; 32];

/// Bytes that are kept from one run to the next, from any thread.
pub trait Store: Sync {
    /// What is kept under `key`.
    fn get(&self, key: &Key) -> Option<Vec<u8>>;
    /// Keeps `bytes`, if it can.
    fn put(&self, key: Key, bytes: Vec<u8>);
}

/// For a run that keeps nothing.
pub struct NoStore;

impl Store for NoStore {
    fn get(&self, _: &Key) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _: Key, _: Vec<u8>) {}
}

/// What a file gave that has no errors.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// As findings name it.
    file: Arc<str>,
    records: Vec<Record>,
    findings: Vec<Finding>,
}

/// All that the records of `file` and the findings about them hang on, but for the codes that were ever public.
pub(super) fn key(file: &TextFile, circumstances: Circumstances<'_>) -> Key {
    let Circumstances {
        today,
        bonus_allowed,
        sheet,
        published: _,
        allow_lost: _,
        memory: _,
        rewritten: _,
        allow_rewrite: _,
    } = circumstances;
    let sheet = match sheet {
        ScoreSheet::Absent => None,
        ScoreSheet::Faulty => Some(None),
        ScoreSheet::Given(indicators) => Some(Some(indicators)),
    };
    let circumstances = Digest::of(&(Digest::of_this_program(), today, bonus_allowed, sheet));
    let mut hasher = blake3::Hasher::new();
    hasher.update(circumstances.to_string().as_bytes()).update(file.text.as_bytes());
    hasher.finalize().into()
}

/// The records of `file`, number `number` of the project's record files, as they were found before; the findings go to `found`.
pub(super) fn recall(
    cache: &dyn Store,
    key: &Key,
    file: &TextFile,
    number: u32,
    found: &Findings,
) -> Option<Vec<Checked>> {
    let kept: Kept = postcard::from_bytes(&cache.get(key)?).ok()?;
    if !kept.records.iter().all(is_possible) {
        return None;
    }
    for mut finding in kept.findings {
        let related = finding.related.iter_mut().map(|label| &mut label.place);
        for place in [&mut finding.place].into_iter().chain(related).filter(|place| place.file == kept.file) {
            place.file = Arc::clone(&file.name);
        }
        found.report(finding);
    }
    let records = kept.records.into_iter().map(|mut record| {
        record.origin.file = number;
        Checked::Whole(record)
    });
    Some(records.collect())
}

/// Whether the values of a record fit together where others rely on it.
fn is_possible(record: &Record) -> bool {
    let region = record.enterprise.region;
    region.iter().all(u8::is_ascii_digit)
        && Province::of_region(region) == Some(record.enterprise.province)
        && !record.certificates.is_empty()
}

/// Keeps what `file` gave: its records, and its findings. `false`, and nothing is kept, unless all of them are whole and hang on
/// nothing that the key does not name.
pub(super) fn keep(cache: &dyn Store, key: Key, file: &TextFile, records: &[Checked], found: &[Finding]) -> bool {
    /// [`Kept`], borrowed.
    #[derive(Serialize)]
    struct ToKeep<'k> {
        file: &'k str,
        records: Vec<&'k Record>,
        findings: &'k [Finding],
    }
    // What the rule on standards says hangs on whether a code was ever public.
    let is_named = found.iter().all(|finding| finding.code != Code::S310);
    let whole: Option<Vec<&Record>> = records.iter().map(Checked::whole).collect();
    let Some(records) = whole.filter(|_| is_named) else { return false };
    match postcard::to_stdvec(&ToKeep { file: &file.name, records, findings: found }) {
        Ok(bytes) => cache.put(key, bytes),
        Err(_) => return false,
    }
    true
}

/// What all records together gave: findings, the codes that are given up, and those whose certificates are rewritten.
#[derive(Serialize, Deserialize)]
pub(super) struct Together {
    findings: Vec<Finding>,
    pub given_up: Vec<PublicCode>,
    pub rewritten: Vec<PublicCode>,
}

/// All that the findings about several records hang on: the files by name and key, the codes that were or may be given up, and what
/// was published last.
pub(super) fn key_of_all(names: &[String], files: &[Key], circumstances: Circumstances<'_>) -> Key {
    let Circumstances { published, allow_lost, memory, allow_rewrite, .. } = circumstances;
    let public = memory.map(|publication| &publication.digest);
    let codes = Digest::of(&(published.digest(), allow_lost, public, allow_rewrite));
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"all\n").update(codes.to_string().as_bytes());
    for (name, key) in names.iter().zip(files) {
        hasher.update(name.as_bytes()).update(b"\n").update(key);
    }
    hasher.finalize().into()
}

impl Together {
    pub const fn of(given_up: Vec<PublicCode>, rewritten: Vec<PublicCode>) -> Self {
        Self { findings: Vec::new(), given_up, rewritten }
    }

    /// What all records together gave before; the findings go to `found`.
    pub fn recall(cache: &dyn Store, key: &Key, found: &Findings) -> Option<Self> {
        let mut together: Self = postcard::from_bytes(&cache.get(key)?).ok()?;
        together.findings.drain(..).for_each(|finding| found.report(finding));
        Some(together)
    }

    /// Keeps it with its findings.
    pub fn keep(&self, cache: &dyn Store, key: Key, findings: Vec<Finding>) {
        let Self { given_up, rewritten, .. } = self;
        let kept = Self { findings, ..Self::of(given_up.clone(), rewritten.clone()) };
        if let Ok(bytes) = postcard::to_stdvec(&kept) {
            cache.put(key, bytes);
        }
    }
}
