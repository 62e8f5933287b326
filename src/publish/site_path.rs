//! A path inside the site. Takes text, gives a path that cannot leave the output. Refuses to know where the output is.

use std::fmt;

use super::PublishError;
use crate::plan::{FOR_SERVERS, OWN_FOLDER};

/// Bytes in one segment that every common file system takes.
const LONGEST_SEGMENT: usize = 255;
/// Bytes in a whole path; leaves room for the output's own path below Linux's 4,096.
const LONGEST_PATH: usize = 1024;

/// A path relative to the output, `/`-separated, ordered by its bytes. It names a file, never the output itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SitePath(Box<str>);

impl SitePath {
    /// Errors: [`PublishError::UnsafePath`] for a path that is empty, absolute, longer than file systems take, that has a `.`,
    /// `..` or empty segment, a backslash or a control character, or that lies in our own folder
    /// but not in the part that is for web servers.
    pub(super) fn new(path: impl Into<Box<str>>) -> Result<Self, PublishError> {
        let path = path.into();
        match Self::objection(&path) {
            None => Ok(Self(path)),
            Some(reason) => Err(PublishError::UnsafePath { path: path.into(), reason }),
        }
    }

    /// What makes a text no path inside the site.
    pub(super) fn objection(path: &str) -> Option<&'static str> {
        if path.is_empty() {
            return Some("it is empty");
        }
        if path.starts_with('/') {
            return Some("it is absolute");
        }
        if path.len() > LONGEST_PATH {
            return Some("it is longer than 1024 bytes");
        }
        if path.split('/').next() == Some(OWN_FOLDER) && !path.starts_with(FOR_SERVERS) {
            return Some("that folder is kept for the builder");
        }
        if path.contains(|c: char| c == '\\' || c.is_control()) {
            return Some("it has a backslash or a control character");
        }
        path.split('/').find_map(|segment| match segment {
            "" => Some("it has an empty segment"),
            "." | ".." => Some("it has a `.` or `..` segment"),
            _ if segment.len() > LONGEST_SEGMENT => Some("it has a segment longer than 255 bytes"),
            _ => None,
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a part of it begins with a dot.
    pub(super) fn is_hidden(&self) -> bool {
        self.0.split('/').any(|part| part.starts_with('.'))
    }

    /// The folders that the file lies in, outermost first, without the output itself.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_could_leave_the_output_is_refused() {
        let long = "a".repeat(LONGEST_SEGMENT + 1);
        let deep = "ab/".repeat(LONGEST_PATH / 3) + "abc";
        for path in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../b",
            "a/..",
            ".",
            "./a",
            "a//b",
            "a/",
            "a\\b",
            "..\\x",
            "a\0b",
            "a\nb",
            ".starmark",
            ".starmark/manifest",
            ".starmark/hosting",
            ".starmark/hosting/../manifest",
            &long,
            &deep,
        ] {
            assert!(matches!(SitePath::new(path), Err(PublishError::UnsafePath { .. })), "{path:?} was let through");
        }
    }

    #[test]
    fn an_ordinary_path_is_taken_as_it_is() {
        for path in
            ["index.html", "c/7K3M9P2XC9/index.html", "a b/示例..html", ".nojekyll", "..a/x", ".starmark/hosting/x"]
        {
            assert_eq!(SitePath::new(path).map(|p| p.to_string()).ok().as_deref(), Some(path));
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        let path = SitePath::new("en/c/X/index.html").expect("a safe path");
        assert_eq!(path.folders().collect::<Vec<_>>(), ["en", "en/c", "en/c/X"]);
    }
}
