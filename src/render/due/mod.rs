//! The staff's worklist as a table for a terminal, as CSV, as JSON lines and as a calendar. None of it is published.

mod calendar;
mod row;
mod table;
mod words;

pub use calendar::{Feed, due_calendar};
pub use row::{due_csv, due_json};
pub use table::{Horizon, due_table};
