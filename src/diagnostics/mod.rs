//! Findings: what is wrong, where, and what would be right; gathered, never thrown.

mod code;
mod finding;
mod findings;
mod json;
mod terminal;
mod words;

pub use code::{Code, Severity};
pub use finding::{Finding, Label};
pub use findings::Findings;
pub use json::write_json;
pub use terminal::Terminal;
pub use words::Words;
