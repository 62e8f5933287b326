//! What the site consists of: where each thing stands, and which certificates are on which list.

mod lists;
mod name_order;
mod pattern;
mod route;

pub use lists::{Lists, PAGE_LENGTH};
pub use pattern::Pattern;
pub use route::{Address, FOR_SERVERS, HEADERS_FILE, ListOf, NOT_FOUND, OWN_FOLDER, Route};
