//! All records of a project: read, checked one by one in parallel, then together.

use std::collections::BTreeSet;

use camino::Utf8Path;
use rayon::prelude::*;

use super::across_records::check_across_records;
use super::circumstances::Circumstances;
use super::claims::{Checked, Claims};
use super::enterprise::check_enterprise;
use super::every_record::EveryRecord;
use super::locate::Locate;
use super::look_alikes::check_look_alikes;
use super::published::check_published;
use super::record_cache::{self, Key, Store, Together};
use super::record_files::{RecordFiles, record_files};
use super::remembered::check_remembered;
use super::subject::Subject;
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::{Origin, PublicCode, Record, Registry};
use crate::read::{Document, documents, read_file, read_record, report_characters, unreadable};
use crate::say;
use crate::source::{Place, TextFile};

/// What the records of a project gave.
#[derive(Debug)]
pub struct Records {
    /// The register; `None` when anything has an error.
    pub registry: Option<Registry>,
    /// Public codes that left the register and are given up now, sorted.
    pub given_up: Vec<PublicCode>,
    /// Certificates that are rewritten with leave although they were public, sorted.
    pub rewritten: Vec<PublicCode>,
}

/// Reads and checks every record below `root`; every fault of every record is reported.
///
/// Cost: one pass over the files on all threads; of a file that `cache` knows only its bytes are looked at.
#[must_use]
pub fn check_records(
    root: &Utf8Path,
    circumstances: Circumstances<'_>,
    cache: &dyn Store,
    found: &Findings,
) -> Records {
    let RecordFiles { names: files, mut complete } = record_files(root, found);
    let read: Vec<FileRecords> = (0..u32::try_from(files.len()).unwrap_or(u32::MAX))
        .into_par_iter()
        .map(|file| check_file(root, &files, file, circumstances, cache, found))
        .collect();
    complete &= read.iter().all(|file| file.complete);
    let keys: Option<Vec<Key>> = read.iter().map(|file| file.key).collect();
    let key = keys.filter(|_| complete).map(|keys| record_cache::key_of_all(&files, &keys, circumstances));
    let records: Vec<Checked> = read.into_iter().flat_map(|file| file.records).collect();
    complete &= records.iter().all(Checked::has_every_code);
    let every = EveryRecord { records: &records, complete, locate: Locate { root, files: &files } };
    let Together { given_up, rewritten, .. } = key
        .and_then(|key| Together::recall(cache, &key, found))
        .unwrap_or_else(|| check_together(every, circumstances, key.map(|key| (key, cache)), found));
    let whole: Option<Vec<Record>> = records
        .into_iter()
        .map(|record| match record {
            Checked::Whole(record) => Some(record),
            Checked::Faulty(_) => None,
        })
        .collect();
    let mut all_rewritten = circumstances.rewritten.clone();
    for code in &rewritten {
        all_rewritten.note(*code, circumstances.today);
    }
    let registry = whole.filter(|_| !found.has_errors()).map(Registry::from_checked);
    let registry = registry.map(|registry| registry.rewritten_on(all_rewritten.days()));
    Records { registry, given_up, rewritten }
}

/// Holds the rules across records, and the records against what was public. What it gives is kept under the key, where there is one.
fn check_together(
    every: EveryRecord<'_>,
    circumstances: Circumstances<'_>,
    kept: Option<(Key, &dyn Store)>,
    found: &Findings,
) -> Together {
    let own = Findings::new();
    let (mut given_up, ()) = rayon::join(
        || {
            check_look_alikes(every, &own);
            check_published(circumstances, every, &own)
        },
        || check_across_records(every, circumstances.published, &own),
    );
    let remembered = check_remembered(circumstances, every, &own);
    given_up.extend(remembered.given_up);
    given_up.sort_unstable();
    let together = Together::of(given_up, remembered.rewritten);
    if let (Some((key, cache)), Some(warnings)) = (kept, own.only_warnings())
        && remembered.is_settled
    {
        together.keep(cache, key, warnings);
    }
    found.take_all(own);
    together
}

/// The records of one file.
#[derive(Default)]
struct FileRecords {
    records: Vec<Checked>,
    /// Whether every document of it is among them.
    complete: bool,
    /// What names them, where that is all there is to say of them.
    key: Option<Key>,
}

/// Documents that are cut, and read in parallel, at a time: so many, or so many bytes of them.
const BATCH: (usize, usize) = (1024, 1024 * 1024);

/// Reads one file, or recalls what it gave when it was the same.
fn check_file(
    root: &Utf8Path,
    files: &[String],
    number: u32,
    circumstances: Circumstances<'_>,
    cache: &dyn Store,
    found: &Findings,
) -> FileRecords {
    let file = match TextFile::read(root, &files[number as usize]) {
        Ok(file) => file,
        Err(reason) => {
            found.report(unreadable(&files[number as usize].as_str().into(), &reason));
            return FileRecords::default();
        }
    };
    let key = record_cache::key(&file, circumstances);
    if let Some(records) = record_cache::recall(cache, &key, &file, number, found) {
        return FileRecords { records, complete: true, key: Some(key) };
    }
    let own = Findings::new();
    if !report_characters(&file, &own) {
        found.take_all(own);
        return FileRecords::default();
    }
    let mut read = check_text(&file, number, circumstances, &own);
    if let Some(warnings) = own.only_warnings()
        && record_cache::keep(cache, key, &file, &read.records, &warnings)
    {
        read.key = Some(key);
    }
    found.take_all(own);
    read
}

/// Reads the records of a text batch by batch; behind more errors than are ever listed the rest of it is left alone (Y106).
fn check_text(file: &TextFile, number: u32, circumstances: Circumstances<'_>, own: &Findings) -> FileRecords {
    let Circumstances { today, bonus_allowed, sheet, published, .. } = circumstances;
    let mut read = FileRecords { complete: true, ..FileRecords::default() };
    let mut rest = documents(file).peekable();
    while rest.peek().is_some() {
        if own.errors() > Findings::KEPT as u64 {
            read.complete = false;
            own.report(unread_rest(file));
            break;
        }
        let batch = batch_of(&mut rest);
        let checked: Vec<Option<Checked>> = batch
            .par_iter()
            .map(|document| {
                let subject = Subject { at: own.at(document.file), today, bonus_allowed, sheet, published };
                check_document(document, document.origin(number), subject)
            })
            .collect();
        read.complete &= checked.iter().all(Option::is_some);
        read.records.extend(checked.into_iter().flatten());
    }
    read
}

fn batch_of<'t>(rest: &mut impl Iterator<Item = Document<'t>>) -> Vec<Document<'t>> {
    let (most, most_bytes) = BATCH;
    let mut bytes = 0;
    let mut batch = Vec::new();
    while batch.len() < most && bytes < most_bytes {
        let Some(document) = rest.next() else { break };
        bytes += document.length();
        batch.push(document);
    }
    batch
}

fn unread_rest(file: &TextFile) -> Finding {
    let kept = Findings::KEPT;
    Finding::new(
        Code::Y106,
        Place::whole_file(&file.name),
        say!(zh: "这个文件的错误超过 {kept} 个，后面的没有再读", en: "more than {kept} errors in this file: what is behind them was not read"),
    )
    .help(say!(zh: "先改正已列出的，再检查一次", en: "mend those that are listed, then check again"))
}

fn check_document(document: &Document<'_>, origin: Origin, subject: Subject<'_>) -> Option<Checked> {
    let raw = read_record(document, subject.at.found)?;
    Some(match check_enterprise(&raw, origin, subject) {
        Some(record) => Checked::Whole(record),
        None => Checked::Faulty(Claims::of(&raw.value, origin)),
    })
}

/// Every public code that a readable record below `root` claims, faulty records included.   Cost: one pass over the files.
#[must_use]
pub fn codes_in_use(root: &Utf8Path) -> BTreeSet<PublicCode> {
    let unasked = Findings::new();
    let mut codes = BTreeSet::new();
    for name in record_files(root, &unasked).names {
        let Some(file) = read_file(root, &name, &unasked) else { continue };
        for document in documents(&file) {
            let Some(raw) = read_record(&document, &unasked) else { continue };
            codes.extend(
                raw.value.certificates.readable().iter().filter_map(|certificate| certificate.value.code.value()),
            );
        }
    }
    codes
}
