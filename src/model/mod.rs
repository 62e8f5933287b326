//! The nouns of the trade. A value of these types has been checked: there is no other way to make one.
//!
//! No I/O, no clock, no spans: where a value was written is the raw record's business (`read`), whether it
//! was right is `check`'s.

mod certificate;
mod check_character;
mod day;
mod enterprise;
mod evaluation;
mod event;
mod fold;
mod indicators;
mod industry;
mod language;
mod level;
mod points;
mod province;
mod public_code;
mod registry;
mod status;
mod text;
mod uscc;
mod vocabulary;

pub use certificate::{Certificate, Site};
pub use check_character::ALPHABET;
pub use day::Day;
pub use enterprise::{Contact, Enterprise, FormerName, Origin, Record};
pub use evaluation::{Evaluation, Section, SectionScore};
pub use event::{
    CancellationReason, Correction, Effect, Event, EventKind, EventWord, SuspensionReason, VisitResult,
    WithdrawalReason,
};
pub use fold::{ScriptTable, found_by, reads_as, script_table};
pub use indicators::{Indicator, Indicators};
pub use industry::Industry;
pub use language::Language;
pub use level::StarLevel;
pub use points::{Points, PointsError};
pub use province::Province;
pub use public_code::{PublicCode, PublicCodeError};
pub use registry::{Holding, Registry};
pub use status::Status;
pub use text::Text;
pub use uscc::{Uscc, UsccError};
pub use vocabulary::ClosedWord;
pub(crate) use vocabulary::{vocabulary, words};
