//! Findings: what is wrong, where, and what would be right; gathered, never thrown.

mod code;
mod finding;
mod findings;
mod terminal;
mod json;
mod words;

pub use code::{Code, Severity};
pub use finding::{Finding, Label, Place, Span};
pub use findings::Findings;
pub use words::Words;
