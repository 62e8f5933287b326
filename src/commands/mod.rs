//! One file a command: each joins the stages and says what came of it. None of them prints.

mod check;
mod project;

pub use check::check;
pub use project::{Project, load_project};
