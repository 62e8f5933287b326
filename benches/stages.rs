//! What the stages of a build cost, each on a register of its own: `cargo bench`. It refuses to judge: there is no limit here.

#![expect(clippy::disallowed_methods, reason = "a register is no site: it is written as anybody would")]

mod register;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::ItemsCount;
use register::write_register;
use starmark::cli::{Exit, Streams, run};
use tempfile::TempDir;

const CERTIFICATES: [usize; 2] = [1_000, 5_000];
const DAY: &str = "2026-11-21";

fn main() {
    divan::main();
}

/// A register in a folder of its own, and the site that is built of it.
struct Project(TempDir);

impl Project {
    fn of(certificates: usize) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        write_register(certificates, folder.path()).expect("a register can be written");
        Self(folder)
    }

    fn built(certificates: usize) -> Self {
        let project = Self::of(certificates);
        project.build(&[]);
        project
    }

    fn registry(&self, arguments: &[&str]) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let root: [OsString; 3] = ["registry".into(), "--root".into(), self.0.path().into()];
        let exit = run(root.into_iter().chain(arguments.iter().map(OsString::from)), Streams::kept(&mut out, &mut err));
        assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&err));
    }

    fn build(&self, more: &[&str]) {
        self.registry(&[&["build", "--as-of", DAY], more].concat());
    }

    fn first_file(&self) -> PathBuf {
        self.0.path().join("registry/enterprises/0000.yaml")
    }
}

fn replace_once(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("the register can be read");
    assert!(text.contains(old), "{old}");
    fs::write(path, text.replacen(old, new, 1)).expect("the register can be written");
}

#[divan::bench(args = CERTIFICATES, sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, certificates: usize) {
    let project = Project::of(certificates);
    bencher.counter(ItemsCount::new(certificates)).bench_local(|| project.registry(&["check", "--as-of", DAY]));
}

#[divan::bench(args = CERTIFICATES, sample_count = 5, sample_size = 1)]
fn worklist(bencher: Bencher<'_, '_>, certificates: usize) {
    let project = Project::of(certificates);
    bencher.counter(ItemsCount::new(certificates)).bench_local(|| project.registry(&["due", "--as-of", DAY]));
}

#[divan::bench(args = CERTIFICATES, sample_count = 5, sample_size = 1)]
fn build_from_nothing(bencher: Bencher<'_, '_>, certificates: usize) {
    let counter = ItemsCount::new(certificates);
    bencher.counter(counter).with_inputs(|| Project::of(certificates)).bench_local_refs(|project| project.build(&[]));
}

#[divan::bench(args = CERTIFICATES, sample_count = 5, sample_size = 1)]
fn build_again(bencher: Bencher<'_, '_>, certificates: usize) {
    let project = Project::built(certificates);
    bencher.counter(ItemsCount::new(certificates)).bench_local(|| project.build(&[]));
}

#[divan::bench(args = CERTIFICATES, sample_count = 5, sample_size = 1)]
fn build_after_one_scope(bencher: Bencher<'_, '_>, certificates: usize) {
    let project = Project::built(certificates);
    let change = || replace_once(&project.first_file(), "、维修和客户服务", "、维修、保养和客户服务");
    bencher.counter(ItemsCount::new(certificates)).with_inputs(change).bench_local_values(|()| project.build(&[]));
}

#[divan::bench(args = CERTIFICATES, sample_count = 3, sample_size = 1)]
fn build_on_the_next_day(bencher: Bencher<'_, '_>, certificates: usize) {
    let counter = ItemsCount::new(certificates);
    let inputs = || Project::built(certificates);
    bencher.counter(counter).with_inputs(inputs).bench_local_refs(|project| {
        project.registry(&["build", "--as-of", "2026-11-22"]);
    });
}
