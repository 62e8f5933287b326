//! What the site consists of: where each thing stands, and which certificates are on which list.

mod address;
mod kind;
mod lists;
mod name_order;
mod pattern;
mod route;

pub use address::Address;
pub use kind::Kind;
pub use lists::{Counts, Lists, PAGE_LENGTH};
pub use pattern::Pattern;
pub use route::{FOR_SERVERS, HEADERS_FILE, ListOf, NOT_FOUND, OWN_FOLDER, Route};
