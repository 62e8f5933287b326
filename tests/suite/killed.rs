//! A build that is killed: whole files behind it, and a next build that ends as if nothing had been.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use starmark::model::PublicCode;

use crate::project::{Project, TODAY};
use crate::site::{Tree, assert_same};

const CERTIFICATES: u64 = 300;
const SETTINGS: &str = "registry/site.yaml";
/// Moments of a build at which it is killed, evenly over its length.
const MOMENTS: u32 = 6;
/// How often a build is started anew to be caught among its renames.
const ATTEMPTS: usize = 50;

/// The base project whose holder has [`CERTIFICATES`] certificates.
fn large_project() -> Project {
    let mut record = String::from(
        "uscc: 91110108MA01CERT0P\nname: { zh: 示例家电有限公司 }\nregion: \"110108\"\n\
         industry: household-appliances\ncertificates:\n",
    );
    for serial in 0..CERTIFICATES {
        let code = PublicCode::from_serial(serial * 7_919_777_123 % PublicCode::COUNT);
        record.extend([format!(
            "  - {{ code: {code}, number: EX-27922-2026-{serial:05}, standard: GB/T 27922-2011, scope: {{ zh: 售后服务 }}, \
             issued: 2026-03-01, expires: 2029-02-28, level: four-star }}\n"
        )]);
    }
    Project::base().file("registry/enterprises/example.yaml", record).edit(
        SETTINGS,
        "base_url",
        "languages: [zh]\nper_certificate: [json]\nbase_url",
    )
}

/// Two states of one project whose every page differs, with the sites that clean builds make of them.
struct Turns {
    project: Project,
    settings: [String; 2],
    sites: [Tree; 2],
}

impl Turns {
    fn new() -> Self {
        let project = large_project();
        let first = std::fs::read_to_string(project.path(SETTINGS)).expect("the base project has settings");
        let settings = [first.clone(), first.replace("示例证书登记", "另一个登记")];
        let mut turns = Self { project, settings, sites: [Tree::new(), Tree::new()] };
        for turn in 0..2 {
            turns.take(turn);
            turns.sites[turn] = turns.project.built();
            std::fs::remove_dir_all(turns.project.public()).expect("the site can be removed");
        }
        turns.project.build(&[]).succeeds();
        turns
    }

    /// Makes the project what it is in `turn`.
    fn take(&mut self, turn: usize) {
        std::fs::write(self.project.path(SETTINGS), &self.settings[turn]).expect("the project can be changed");
    }

    /// Every file is that of one state or the other: none is torn, none is foreign.
    fn assert_whole(&self) {
        for (path, bytes) in self.project.site() {
            let whole = self.sites.iter().any(|site| site.get(&path) == Some(&bytes));
            assert!(whole, "{path} is neither the old file nor the new one");
        }
    }

    /// The next build is as good as one from nothing.
    fn assert_recovers(&self, turn: usize) {
        assert_same(&self.sites[turn], &self.project.built());
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_is_finished_by_the_next() {
    let mut turns = Turns::new();
    turns.take(0);
    let began = Instant::now();
    turns.project.build(&[]).succeeds();
    let length = began.elapsed();

    let mut killed = 0;
    for moment in 0..MOMENTS {
        let turn = (moment as usize) % 2;
        turns.take(turn);
        let mut child = start(&turns.project.path(""));
        thread::sleep(length * moment / MOMENTS);
        killed += usize::from(kill(&mut child));
        turns.assert_whole();
        turns.assert_recovers(turn);
    }
    assert!(killed > 0, "every build was over before it could be killed");
}

#[test]
fn a_build_killed_among_its_renames_is_finished_by_the_next() {
    let mut turns = Turns::new();
    let journal = turns.project.public().join(".starmark/journal");
    for attempt in 0..ATTEMPTS {
        let turn = (attempt + 1) % 2;
        turns.take(turn);
        let mut child = start(&turns.project.path(""));
        while !journal.exists() && child.try_wait().expect("our own child").is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        kill(&mut child);
        let caught = journal.exists();
        turns.assert_whole();
        turns.assert_recovers(turn);
        assert!(!journal.exists(), "a finished build leaves no journal");
        if caught {
            return;
        }
    }
    panic!("no build could be killed among its renames");
}

fn start(root: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_registry"))
        .args(["build", "--as-of", TODAY])
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary was built for this test")
}

/// Whether the child was still running.
fn kill(child: &mut Child) -> bool {
    child.kill().expect("our own child");
    let status = child.wait().expect("our own child");
    status.code().is_none()
}
