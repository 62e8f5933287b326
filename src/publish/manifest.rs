//! What the last complete build published: path, length and hash of every file, sorted by path. Takes and gives entries of the
//! ledger; refuses to judge them.
//!
//! One line a file: `hash length path`.

use std::fmt;

use super::PublishError;
use super::fingerprint::Fingerprint;
use super::output_folder::OutputFolder;
use super::sealed_text::{self, Sealed};
use super::site_path::SitePath;

const TITLE: &str = "starmark manifest 1";
/// What the title of a manifest of any version begins with.
pub(super) const ANY_VERSION: &str = "starmark manifest ";

/// A published file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub(super) path: SitePath,
    pub(super) print: Fingerprint,
}

/// The files of the last build. A manifest out of order, or with a path that leaves the output, counts as damaged.
pub(super) fn read(output: &OutputFolder) -> Result<Sealed<Published>, PublishError> {
    Ok(match sealed_text::read(&output.manifest(), TITLE, parse)? {
        Sealed::Sound(files) if !files.is_sorted_by(|a, b| a.path < b.path) => Sealed::Damaged,
        other => other,
    })
}

/// Replaces the manifest. `files` are sorted by path.
pub(super) fn write<'a>(
    output: &OutputFolder,
    files: impl Iterator<Item = (&'a SitePath, &'a Fingerprint)>,
) -> Result<(), PublishError> {
    let unfinished = output.staging().join("manifest");
    let lines = files.map(|(path, print)| Line { path, print });
    sealed_text::replace(output.disk(), &unfinished, &output.manifest(), TITLE, lines)
}

struct Line<'a> {
    path: &'a SitePath,
    print: &'a Fingerprint,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.print, self.path)
    }
}

fn parse(line: &str) -> Option<Published> {
    let end_of_hash = line.find(' ')?;
    let end_of_length = end_of_hash + 1 + line[end_of_hash + 1..].find(' ')?;
    Some(Published {
        print: Fingerprint::parse(&line[..end_of_length])?,
        path: SitePath::new(&line[end_of_length + 1..]).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::super::disk::{Disk, OsDisk};
    use super::*;

    fn output(folder: &tempfile::TempDir) -> OutputFolder {
        let path = Utf8Path::from_path(folder.path()).expect("UTF-8");
        let output = OutputFolder::lock(path, Box::new(OsDisk)).expect("locked");
        OsDisk.create_folders(output.staging().as_std_path()).expect("created");
        output
    }

    fn after_writing(lines: &[&str]) -> Sealed<Published> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = output(&folder);
        let unfinished = output.staging().join("manifest");
        sealed_text::replace(&OsDisk, &unfinished, &output.manifest(), TITLE, lines.iter()).expect("written");
        read(&output).expect("read")
    }

    #[test]
    fn a_path_with_spaces_survives() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = output(&folder);
        let path = SitePath::new("a  b/ c.html").expect("a safe path");
        let print = Fingerprint::of(b"x");
        write(&output, [(&path, &print)].into_iter()).expect("written");
        let expected = Sealed::Sound(vec![Published { path, print }]);
        assert_eq!(read(&output).expect("read"), expected);
    }

    #[test]
    fn a_path_that_leaves_the_output_is_never_believed() {
        let print = Fingerprint::of(b"x").to_string();
        for path in ["../x", "/etc/passwd", ".starmark/lock", ""] {
            assert_eq!(after_writing(&[&format!("{print} {path}")]), Sealed::Damaged, "{path}");
        }
    }

    #[test]
    fn files_out_of_order_or_listed_twice_are_damage() {
        let print = Fingerprint::of(b"x").to_string();
        let (a, b) = (format!("{print} a"), format!("{print} b"));
        assert!(matches!(after_writing(&[&a, &b]), Sealed::Sound(files) if files.len() == 2));
        assert_eq!(after_writing(&[&b, &a]), Sealed::Damaged);
        assert_eq!(after_writing(&[&a, &a]), Sealed::Damaged);
    }
}
