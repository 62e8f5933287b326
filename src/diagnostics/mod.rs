//! Findings: what is wrong, where, and what would be right; gathered, never thrown. And why each rule exists.

mod code;
mod excerpt;
mod explanation;
mod finding;
mod findings;
mod github;
mod json;
mod purpose;
mod reporter;
mod terminal;
mod visible;
mod words;

pub use code::{Code, Severity};
pub use explanation::{Example, Explanation};
pub use finding::{Finding, Related};
pub use findings::{Findings, SortedFindings, Tally};
pub use github::write_github;
pub use json::write_json;
pub use purpose::Purpose;
pub use reporter::Reporter;
pub use terminal::Terminal;
pub use visible::{Visible, visible};
pub use words::{Words, shortened};
