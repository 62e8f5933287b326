//! YAML as staff wrote it: raw values, each with its place, under the limits of the contract.
//!
//! One reader serves records, settings, indicators, front matter and the words of themes. It reports everything about the shape (Y101–Y109) and about
//! values that are wrong in themselves (U201, U204 …), and goes on; it knows nothing of how values must fit together.
//! What it reads, `json_schema` tells to editors.

mod addresses;
mod closed_words;
mod codes;
mod dates;
mod documents;
mod evaluation;
mod event;
mod field;
mod front_matter;
mod indicators;
mod mapping;
mod nearest;
mod no_yaml;
mod older_init;
mod passed_over;
mod placeholder;
mod record;
mod scalar;
mod schema;
mod settings;
mod slips;
mod source_file;
mod syntax;
mod tree;
mod words;
mod written;

pub use addresses::{Email, Website};
pub use closed_words::in_chinese;
pub use codes::{Region, WrittenUscc, help_for_check};
pub use documents::{Document, Documents, documents};
pub use evaluation::{RawClause, RawClauseScore, RawClauses, RawEvaluation, RawObtained, RawSection, RawSections};
pub use event::{RawEvent, RawEventKind, RawVoided};
pub use field::{At, List, Optional, Required};
pub use front_matter::{RawFrontMatter, read_front_matter};
pub use indicators::{RawIndicator, RawIndicators, read_indicators};
pub use nearest::nearest;
pub use older_init::{report_old_sentences, report_old_settings};
pub use passed_over::{YAML, ending, is_meant_to_end, passed_over, stem};
pub use placeholder::{Unwritten, placeholders, report_placeholders, scalars_with_placeholder};
pub use record::{RawCertificate, RawContact, RawEnterprise, RawFormerName, RawSite, RawStaff, RawText, read_record};
pub use scalar::{Count, Whole};
pub use schema::json_schema;
pub use settings::{
    BodyStatus, Bonus, FileBeside, Minify, OnPack, RawBody, RawFreshness, RawMark, RawScoring, RawSettings,
    read_settings,
};
pub use slips::conflict_mark;
pub use source_file::{read_file, report_characters, unreadable, unwalkable};
pub use words::{RawWord, RawWords, Verbatim, read_words};

use crate::diagnostics::Findings;
use crate::report;
use crate::source::TextFile;

/// The one document that `file` must hold; a second one is Y104.
fn read_single<T: field::Read>(file: &TextFile, name: &str, found: &Findings) -> Option<At<T>> {
    let mut read = None;
    let at = found.at(&file.name);
    for document in documents(file) {
        let root = tree::tree(&document, found)?;
        let span = root.span;
        if document.index > 0 {
            report!(at, Y104, span, zh: "这里只能有一份文档", en: "only one document may stand here";
                help zh: "删去“---”和它后面的内容", en: "delete the `---` and what follows it");
            return None;
        }
        if matches!(root.value, tree::Value::Blank) {
            report!(at, Y104, span, zh: "“{name}”是空的", en: "`{name}` is empty";
                help zh: "写上必需的字段", en: "write the required fields");
            return None;
        }
        read = T::read(root, name, at).map(|value| At { value, span, key: span });
    }
    read
}
