//! Two enterprises whose names cannot be told apart at a glance: a known way to borrow another's standing.

use rayon::prelude::*;

use super::claims::Checked;
use super::every_record::EveryRecord;
use crate::diagnostics::Findings;
use crate::model::{Origin, found_by};
use crate::report;

/// U210 over all records, each at the later of the two. Records of one credit code are U207's.   Cost: a sort of the folded names.
pub(super) fn check_look_alikes(every: EveryRecord<'_>, found: &Findings) {
    let EveryRecord { records, locate, .. } = every;
    let mut names: Vec<(String, &Checked)> =
        records.par_iter().filter_map(|record| Some((found_by(record.name()?), record))).collect();
    names.par_sort_by(|(a, _), (b, _)| a.cmp(b));
    let place = |origin: Origin| locate.enterprise(origin, |raw| raw.name.value()?.zh.given().map(|name| name.span));
    for alike in names.chunk_by(|(a, _), (b, _)| a == b) {
        let (_, first) = alike[0];
        for (_, other) in &alike[1..] {
            let Some(name) = first.name().filter(|_| other.uscc().is_none() || other.uscc() != first.uscc()) else {
                continue;
            };
            report!(found, from &locate.beginning(other.origin()), U210, place(other.origin()),
                zh: "名称看上去与另一家企业“{name}”相同", en: "the name looks the same as that of another enterprise, {name}";
                related place(first.origin()), zh: "另一家在这里", en: "the other one";
                help zh: "核对营业执照：同一家企业只写一份记录；不是同一家，照执照原样写", en: "compare both with their business licences: one enterprise has one record; different ones are each written just as licensed");
        }
    }
}
