//! Bytes onto disk, in an order that never lies.
//!
//! Takes finished files ([`Made`]), gives a published folder and a [`Report`]. Refuses to know what the files mean: no
//! certificate, no template, no finding.
//!
//! ```text
//! Destination       the folder behind its links, where a site may be
//! PublicDir::open   see that it is ours, lock it, learn from manifest and journal what lies in it
//!          .stage   Staging::keep: what the manifest says was made of the same inputs stays, unmade and unread
//!                   Staging::add: what is the same on disk is kept, all else is written beside the site
//!          .commit  journal → assets → new pages → changed pages → lists → search → data → snapshot → deletions
//!                   → manifest → the journal goes
//! ```
//!
//! Until the first rename the old site stands untouched. From then on the journal names every path that may differ from
//! the manifest, so a build killed at any point is finished by the next one: what the journal names is ours, but its content
//! is unknown. This holds when the process is killed; after a loss of power only journal and manifest are known to be on disk.
//!
//! Everything of our own lies in `.starmark/` inside the output: `lock`, `manifest`, `journal`, `staging/`.

mod cache;
mod commit;
mod destination;
mod disk;
mod error;
mod family;
mod fingerprint;
mod journal;
mod ledger;
mod made;
mod manifest;
mod obstruction;
mod output_folder;
mod ownership;
mod prune;
mod public_dir;
mod sealed_text;
mod site_path;
mod staging;
mod sweep;
#[cfg(test)]
mod tests;

pub use cache::Cache;
pub use commit::Report;
pub use destination::Destination;
pub use error::PublishError;
pub use family::{Family, Why};
pub use made::{Difference, Made};
pub use public_dir::{PastBuild, PublicDir, Trust};
pub use staging::Staging;
