//! Which folders belong to version control: nothing in them is input, output or public.

/// Names that a system writes in one way only.
const EXACT: [&str; 2] = ["CVS", "_darcs"];
/// Names that a disk which ignores case would take in any.
const ANY_CASE: [&str; 5] = [".git", ".hg", ".svn", ".bzr", ".jj"];

/// Whether a file or folder called `name` is a version-control system's own.
#[must_use]
pub fn is_version_control(name: &str) -> bool {
    EXACT.contains(&name) || ANY_CASE.iter().any(|own| own.eq_ignore_ascii_case(name))
}
