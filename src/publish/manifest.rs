//! What the last complete build published, and of what it was made. Takes and gives lines; refuses to judge them.
//!
//! ```text
//! starmark manifest 2
//! 2 1 812                                                 how many families, files, and bytes of these
//! badge⇥x tool 9c1e…                                      a family: its name, and what its files read in common
//! certificate/zh⇥w status_valid 03b1…⇥x tool 9c1e…
//! c/7K3M9P2XC9/badge.svg⇥4f6a…⇥812⇥0⇥r77ab…               a file: path, BLAKE3, bytes, family, what it alone is made of
//! blake3 …
//! ```
//!
//! Files are sorted by path. They stay as text: of a million files a build looks at few.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use super::PublishError;
use super::fingerprint::Fingerprint;
use super::output_folder::OutputFolder;
use super::sealed_text::{self, Sealed};
use super::site_path::SitePath;
use crate::inputs::{Digest, Input, Own, Reads};

const TITLE: &str = "starmark manifest 2";
/// The one before knew no inputs: each of its lines is the fingerprint of a file and its path.
const FORMER_TITLE: &str = "starmark manifest 1";
/// What the title of a manifest of any version begins with.
pub(super) const ANY_VERSION: &str = "starmark manifest ";

/// The files of a build, by path, and their families.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) families: Vec<FamilyReads>,
    /// Bytes of all files.
    pub(super) bytes: u64,
    text: String,
    /// Where in `text` the line of each file begins.
    files: Vec<usize>,
}

/// A family with what its files read in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FamilyReads {
    pub(super) name: String,
    pub(super) reads: Reads,
}

/// What the manifest says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileEntry {
    pub(super) print: Fingerprint,
    pub(super) family: u16,
    pub(super) own: Own,
}

impl Manifest {
    /// What the last build left. Its lines are believed as far as they are asked for: whoever deletes a file has to look at the path.
    ///
    /// Cost: reading 110 bytes a file.
    pub(super) fn read(output: &OutputFolder) -> Result<Sealed<Self>, PublishError> {
        let path = output.manifest();
        Ok(match sealed_text::read(&path, TITLE)?.and_then(Self::parse) {
            Sealed::Damaged => sealed_text::read(&path, FORMER_TITLE)?.and_then(|former| Self::parse_former(&former)),
            other => other,
        })
    }

    /// Replaces the manifest. `files` are sorted by path.
    pub(super) fn write<'a>(
        output: &OutputFolder,
        families: &'a [FamilyReads],
        (files, bytes): (u64, u64),
        lines: impl Iterator<Item = ManifestLine<'a>>,
    ) -> Result<(), PublishError> {
        let unfinished = output.staging().join("manifest");
        let head = [ManifestLine::Head { families: families.len(), files, bytes }];
        let head = head.into_iter().chain(families.iter().map(ManifestLine::Family));
        sealed_text::replace(output.disk(), &unfinished, &output.manifest(), TITLE, head.chain(lines))
    }

    fn parse(text: String) -> Option<Self> {
        let (head, mut rest) = text.split_once('\n')?;
        let mut numbers = head.split(' ');
        let mut number = || numbers.next()?.parse::<u64>().ok();
        let (count, files, bytes) = (number()?, number()?, number()?);
        let mut families = Vec::new();
        for _ in 0..count {
            let (line, behind) = rest.split_once('\n')?;
            families.push(FamilyReads::parse(line)?);
            rest = behind;
        }
        let begin = text.len() - rest.len();
        let manifest = Self::of_lines(families, bytes, text, begin);
        (manifest.len() as u64 == files).then_some(manifest)
    }

    fn parse_former(former: &str) -> Option<Self> {
        let mut text = String::with_capacity(former.len() + former.len() / 16);
        let mut bytes = 0;
        for line in former.lines() {
            let mut parts = line.splitn(3, ' ');
            let (hash, length, path) = (parts.next()?, parts.next()?, parts.next()?);
            bytes += length.parse::<u64>().ok()?;
            text.extend([path, "\t", hash, "\t", length, "\t", "0", "\t", "\n"]);
        }
        Some(Self::of_lines(Vec::new(), bytes, text, 0))
    }

    /// The files whose lines begin at `begin`.
    fn of_lines(families: Vec<FamilyReads>, bytes: u64, text: String, begin: usize) -> Self {
        let ends = memchr::memchr_iter(b'\n', &text.as_bytes()[begin..]).map(|at| begin + at + 1);
        let mut files: Vec<usize> = [begin].into_iter().chain(ends).collect();
        // Behind the last line there is nothing.
        files.pop();
        Self { families, bytes, text, files }
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The place of a path among the files.
    ///
    /// Cost: a comparison for a file that stands behind one of the two that this thread found before, as those of a certificate do,
    /// in the site's first language and in the other; else O(log files).
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        thread_local! {
            static FOUND: Cell<[usize; 2]> = const { Cell::new([0; 2]) };
        }
        let [last, other] = FOUND.get();
        let is_next = |found: &usize| *found + 1 < self.len() && self.path(found + 1) == path;
        let (at, before) = if is_next(&last) {
            (last + 1, other)
        } else if is_next(&other) {
            (other + 1, last)
        } else {
            (self.files.binary_search_by(|begin| path_at(&self.text, *begin).cmp(path)).ok()?, last)
        };
        FOUND.set([at, before]);
        Some(at)
    }

    /// The place of the first file at or behind a path.
    pub(super) fn first_from(&self, path: &str) -> usize {
        self.files.partition_point(|begin| path_at(&self.text, *begin) < path)
    }

    pub(super) fn path(&self, at: usize) -> &str {
        path_at(&self.text, self.files[at])
    }

    /// Every path, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = SitePath> {
        (0..self.len()).filter_map(|at| SitePath::new(self.path(at)).ok())
    }

    /// The bytes of a file; `None` when the line is not one that we write.
    pub(super) fn print(&self, at: usize) -> Option<Fingerprint> {
        let mut parts = self.line(at).split('\t').skip(1);
        Fingerprint::of_parts(parts.next()?, parts.next()?)
    }

    /// The number of the family of a file, and what it alone was made of, as text; `None` when the line is not one that we write.
    pub(super) fn inputs(&self, at: usize) -> Option<(u16, &str)> {
        let (rest, own) = self.line(at).rsplit_once('\t')?;
        let (_, family) = rest.rsplit_once('\t')?;
        Some((family.parse().ok()?, own))
    }

    /// The lines of some files, without the end of the last.
    pub(super) fn lines(&self, files: Range<usize>) -> &str {
        let end = self.files.get(files.end).copied().unwrap_or(self.text.len());
        &self.text[self.files[files.start]..end - 1]
    }

    /// The line of a file, without its end.
    fn line(&self, at: usize) -> &str {
        self.lines(at..at + 1)
    }
}

fn path_at(text: &str, begin: usize) -> &str {
    let line = &text[begin..];
    &line[..line.find('\t').unwrap_or(0)]
}

/// A line between title and seal.
pub(super) enum ManifestLine<'a> {
    Head {
        families: usize,
        files: u64,
        bytes: u64,
    },
    Family(&'a FamilyReads),
    /// Some as they stood.
    Same(&'a str),
    File(&'a SitePath, FileEntry),
}

impl fmt::Display for ManifestLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head { families, files, bytes } => write!(f, "{families} {files} {bytes}"),
            Self::Family(family) => family.fmt(f),
            Self::Same(line) => f.write_str(line),
            Self::File(path, FileEntry { print, family, own }) => {
                write!(f, "{path}\t{}\t{}\t{family}\t{own}", print.hash(), print.length())
            }
        }
    }
}

impl FamilyReads {
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let name = parts.next()?.to_owned();
        let mut reads = Reads::new();
        for part in parts {
            let (input, rest) = part.split_once(' ')?;
            let (read, digest) = rest.rsplit_once(' ')?;
            let mut letters = input.chars();
            let input = Input::of_letter(letters.next()?)?;
            reads.insert((input, read.to_owned()), Digest::parse(digest)?);
        }
        Some(Self { name, reads })
    }
}

impl fmt::Display for FamilyReads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.reads.iter().try_for_each(|((input, read), digest)| write!(f, "\t{input} {read} {digest}"))
    }
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

    fn after_writing(title: &str, lines: &[&str]) -> Sealed<Manifest> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = output(&folder);
        let unfinished = output.staging().join("manifest");
        sealed_text::replace(&OsDisk, &unfinished, &output.manifest(), title, lines.iter()).expect("written");
        Manifest::read(&output).expect("read")
    }

    fn published() -> FileEntry {
        let own = Own::of([(Input::Record, Digest::of("record")), (Input::Day, Digest::of("day"))]);
        FileEntry { print: Fingerprint::of(b"x"), family: 1, own }
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = output(&folder);
        let read = |input, name: &str| ((input, name.to_owned()), Digest::of(name));
        let families = [
            FamilyReads { name: "badge".into(), reads: Reads::new() },
            FamilyReads {
                name: "certificate/zh".into(),
                reads: [read(Input::Tool, "tool"), read(Input::Words, "a word")].into(),
            },
        ];
        let path = SitePath::new("a  b/ c.html").expect("a safe path");
        let lines = [ManifestLine::File(&path, published()), ManifestLine::Same("d\tx\t1\t0\t")];
        Manifest::write(&output, &families, (2, 2), lines.into_iter()).expect("written");
        let Sealed::Sound(manifest) = Manifest::read(&output).expect("read") else { panic!("not sound") };
        assert_eq!(manifest.families, families);
        assert_eq!((manifest.len(), manifest.path(0), manifest.path(1)), (2, path.as_str(), "d"));
        assert_eq!(manifest.bytes, 2);
        assert_eq!(
            (manifest.print(0), manifest.inputs(0)),
            (Some(published().print), Some((1, &*published().own.to_string())))
        );
        assert_eq!(manifest.print(1), None, "x is no hash");
        assert_eq!((manifest.find("d"), manifest.find("c")), (Some(1), None));
    }

    #[test]
    fn a_head_that_is_not_of_these_lines_is_damage() {
        let line = |path| format!("{path}\t{}\t1\t0\t", Fingerprint::of(b"x").hash());
        let (a, b) = (line("a"), line("b"));
        assert!(matches!(after_writing(TITLE, &["0 2 2", &a, &b]), Sealed::Sound(manifest) if manifest.len() == 2));
        for head in ["", "0", "0 1 1", "0 3 3", "0 x 2", "1 2 2", "18446744073709551615 2 2"] {
            assert!(matches!(after_writing(TITLE, &[head, &a, &b]), Sealed::Damaged), "{head}");
        }
    }

    #[test]
    fn the_former_manifest_knows_files_and_no_inputs() {
        let (a, b) = (Fingerprint::of(b"a"), Fingerprint::of(b"bb"));
        let lines = [format!("{} 1 a", a.hash()), format!("{} 2 b c", b.hash())];
        let Sealed::Sound(manifest) = after_writing(FORMER_TITLE, &[&lines[0], &lines[1]]) else { panic!("not sound") };
        assert_eq!((manifest.path(0), manifest.path(1)), ("a", "b c"));
        assert_eq!((manifest.print(1), manifest.inputs(1), manifest.bytes), (Some(b), Some((0, "")), 3));
        assert_eq!(manifest.families, []);
    }
}
