//! Files of the project as text with positions. Knows nothing of YAML and nothing of certificates.

mod discover;
mod encoding;
mod forbidden;
mod harmed;
mod place;
mod text_file;

pub use discover::{Unwalkable, discover};
pub use encoding::{NotUtf8, decode};
pub use forbidden::{Forbidden, forbidden_characters, without_forbidden};
pub use harmed::{Harmed, harmed_characters};
pub use place::{Place, Positions, Span};
pub use text_file::{TextFile, Unreadable};
