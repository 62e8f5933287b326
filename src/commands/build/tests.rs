//! What a build asks for once, however many files say it.

use camino::Utf8Path;

use super::{Target, Watch, build};
use crate::check::NoStore;
use crate::commands::{Occasion, load_project};
use crate::derive::MADE;
use crate::diagnostics::Findings;
use crate::model::Day;
use crate::publish::{Cache, Destination, Difference, Trust, Why};

struct Unwatched;

impl Watch for Unwatched {
    fn begins(&self, _: usize) {}
    fn done(&self) {}
    fn file(&self, _: &str, _: Why, _: Difference) {}
}

#[test]
fn reading_checking_and_building_make_one_timeline_a_certificate() {
    let root = Utf8Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/renewal-and-suspension"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = Utf8Path::from_path(folder.path()).expect("UTF-8").join("public");
    let out = Destination::for_files(&out, root).expect("a place for a site");
    let today = Day::parse("2026-11-21").expect("a day");
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    // All on that thread, whose count no other test shares.
    let (certificates, made) = one_thread.install(|| {
        let project = load_project(root, Occasion::look(today), &NoStore, &Findings::new()).expect("a sound project");
        let cache = &Cache::open(&out);
        let target = Target { publishing: None, out: &out, trust: Trust::Manifest, today, cache };
        let built = build(&project, target, &Unwatched).expect("built");
        (built.certificates, MADE.take())
    });
    // Templates are tried on a register of another day.
    assert_eq!(made.into_iter().filter(|known_on| *known_on == today).count(), certificates);
}
