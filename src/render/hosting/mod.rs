//! What web servers are told about the site, in the three forms that they read. One policy (`policy.rs`) says which files are
//! sent with which headers; each of the others only writes it down.

mod caddy;
mod headers_file;
mod nginx;
mod policy;

pub use self::caddy::caddy;
pub use self::headers_file::{SentWith, headers_file};
pub use self::nginx::nginx;
pub use self::policy::Policy;
