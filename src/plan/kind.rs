//! In which order files of the site appear.

/// What a file is to its readers, in the order in which files appear: nothing is linked to before it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What pages embed or link to and what links to nothing itself: styles, scripts, badges, QR codes.
    Asset,
    /// A page or record about one thing. Those that are new appear before those that change.
    Page,
    /// What leads to pages: lists, overviews, the home page, the sitemap.
    List,
    /// The search index.
    Search,
    /// The open data.
    Data,
    /// The one file that says which build this is: the last to appear.
    Snapshot,
}
