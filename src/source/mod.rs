//! Files of the project as text with positions. Knows nothing of YAML and nothing of certificates.

mod discover;
mod encoding;
mod forbidden;
mod harmed;
mod place;
mod publishable;
mod text_file;
mod version_control;

pub use discover::{Unwalkable, discover};
pub use encoding::{NotUtf8, decode};
pub use forbidden::{Forbidden, forbidden_characters, without_forbidden};
pub use harmed::{Harmed, harmed_characters};
pub use place::{Place, Positions, Span, count};
pub use publishable::publishable;
pub use text_file::{TextFile, Unreadable, read_regular};
pub use version_control::is_version_control;
