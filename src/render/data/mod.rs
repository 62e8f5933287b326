//! The register as data: credentials, JSON Lines, CSV, the snapshot, and what tells crawlers where pages are.

mod credential;
mod csv;
mod event;
mod json_lines;
mod opensearch;
mod robots;
mod scores;
mod sitemap;
mod snapshot;
#[cfg(test)]
pub(crate) mod specimen;
mod subject;
mod web_manifest;

pub use credential::{Issuing, credential};
pub use csv::{certificates_csv, columns};
pub(super) use event::PublishedEvent;
pub use json_lines::{DataDigest, json_lines};
pub use opensearch::opensearch;
pub use robots::robots;
pub use sitemap::{Listed, sitemap, sitemapindex, urlset};
pub use snapshot::snapshot;
pub use web_manifest::web_manifest;
