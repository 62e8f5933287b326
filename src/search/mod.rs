//! The search index: what the reader in the browser finds certificates by.

mod records;

pub use records::{digest, records};
