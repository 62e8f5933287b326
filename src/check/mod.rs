//! Raw records to the model, rule by rule. The only maker of a [`crate::model::Registry`].
//!
//! Every rule that can be looked at is looked at, whatever else is wrong; what is given on is whole or nothing.

mod across_records;
mod certificate;
mod circumstances;
mod claims;
mod clauses;
mod enterprise;
mod evaluation;
mod event;
mod every_record;
mod history;
mod indicators;
mod list_file;
mod locate;
mod look_alikes;
mod numbers;
mod published;
mod record_cache;
mod record_files;
mod records;
mod remembered;
mod rewritten;
mod staff;
mod subject;
mod worklist;

pub use circumstances::Circumstances;
pub use indicators::{INDICATORS_FILE, ScoreSheet};
pub use published::PublishedCodes;
pub use record_cache::{Key, NoStore, Store};
pub use records::{Records, check_records, codes_in_use};
pub use rewritten::Rewritten;
