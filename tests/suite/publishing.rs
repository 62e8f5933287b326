//! What a build may do to `public/` and `published.txt`, and what it leaves alone.

use std::fs::{self, File};

use crate::project::Project;
use crate::site::{assert_same, last_changes};

const RECORD: &str = "registry/enterprises/example.yaml";
const PUBLISHED: &str = "registry/published.txt";
/// The code of the base project's certificate, and another that is well formed.
const CODE: &str = "7K3M9P2XC9";
const OTHER_CODE: &str = "2A8YHT31KX";

/// The base project, whose holder has a second certificate.
fn with_two_certificates() -> Project {
    Project::base().file(RECORD, two_certificates())
}

fn two_certificates() -> String {
    let one = fs::read_to_string(Project::base().path(RECORD)).expect("the base project has a record");
    let (holder, certificate) = one.split_once("certificates:\n").expect("the record has certificates");
    let other = certificate.replace(CODE, OTHER_CODE).replace("00012", "00013");
    format!("{holder}certificates:\n{certificate}{other}")
}

#[test]
fn an_error_leaves_the_old_site_as_it_is() {
    let project = with_two_certificates();
    let before = (project.built(), last_changes(&project.public()), fs::read(project.path(PUBLISHED)).expect("made"));

    let broken = project.edit("registry/site.yaml", "https://verify.example.cn", "http://verify.example.cn");
    let run = broken.build(&[]).ends_with(1);
    assert!(run.stderr.contains("error[M801]"), "{}", run.stderr);
    let after = (broken.site(), last_changes(&broken.public()), fs::read(broken.path(PUBLISHED)).expect("still there"));
    assert!(before == after, "an error changed the site");
}

#[test]
fn a_template_that_fails_publishes_nothing() {
    let project = Project::base();
    let before = project.built();
    let broken = project
        .edit("registry/site.yaml", "base_url", "theme: own\nbase_url")
        .file("themes/own/templates/enterprise.html", "{{ e.name }}\n{{ e.no_such_thing.at_all }}");
    let run = broken.build(&[]).ends_with(1);
    assert!(run.stderr.contains("error[C705]"), "{}", run.stderr);
    assert!(run.stderr.contains("themes/own/templates/enterprise.html:2"), "{}", run.stderr);
    assert_same(&before, &broken.site());
}

#[test]
fn nothing_but_findings_is_written_when_nobody_watches() {
    let run = Project::base().build(&[]).succeeds();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn a_second_build_at_the_same_time_says_so_and_leaves() {
    let project = Project::base();
    let before = project.built();
    let lock =
        File::options().write(true).open(project.public().join(".starmark/lock")).expect("a build left its lock");
    lock.lock().expect("no build runs");
    let run = project.build_on("2026-11-22", &[]).ends_with(2);
    assert!(run.stderr.contains("another build is writing to"), "{}", run.stderr);
    assert_same(&before, &project.site());
    drop(lock);
    project.build_on("2026-11-22", &[]).succeeds();
}

#[test]
fn foreign_files_live_until_a_fresh_build() {
    let project = Project::base();
    let site = project.built();
    let project = project.file("public/notes.txt", "ours").file("public/c/letter.html", "theirs");
    project.build_on("2026-11-22", &[]).succeeds();
    assert!(project.public().join("notes.txt").exists() && project.public().join("c/letter.html").exists());
    project.build(&["--fresh", "--allow-earlier"]).succeeds();
    assert_same(&site, &project.site());

    // A fresh build repairs what was changed behind the builder's back, too.
    let page = format!("c/{CODE}/index.html");
    let project = project.file(&format!("public/{page}"), vec![b' '; site[&page].len()]);
    project.build(&["--fresh"]).succeeds();
    assert_same(&site, &project.site());
}

#[test]
fn every_code_that_became_public_is_kept() {
    let project = Project::base();
    project.build(&[]).succeeds();
    assert_eq!(published(&project), format!("{CODE}\n"));
    let project = project.file(RECORD, two_certificates());
    project.build(&[]).succeeds();
    assert_eq!(published(&project), format!("{CODE}\n{OTHER_CODE}\n"));
}

#[test]
fn a_permanent_page_vanishes_only_for_those_who_insist() {
    let project = with_two_certificates();
    let before = project.built();
    let one = fs::read_to_string(Project::base().path(RECORD)).expect("the base project has a record");
    let project = project.file(RECORD, one);

    let run = project.build(&[]).ends_with(1);
    assert!(run.stderr.contains("error[P901]") && run.stderr.contains("published.txt:1:1"), "{}", run.stderr);
    assert_same(&before, &project.site());

    project.build(&["--allow-lost", OTHER_CODE]).succeeds();
    assert_eq!(published(&project), format!("{OTHER_CODE} lost\n{CODE}\n"));
    assert!(!project.public().join("c").join(OTHER_CODE).exists(), "the page of a lost code is deleted");
    let given_up = std::fs::read_to_string(project.public().join("data/given-up.json")).expect("a file of the site");
    assert_eq!(given_up, format!("[\"{OTHER_CODE}\"]"), "the 404 page knows the code with this very build");
    project.build(&[]).succeeds();

    let project = project.file(RECORD, two_certificates());
    let run = project.build(&["--allow-lost", OTHER_CODE]).ends_with(1);
    assert!(run.stderr.contains("error[U205]"), "{}", run.stderr);
    assert_eq!(published(&project), format!("{OTHER_CODE} lost\n{CODE}\n"));
}

#[test]
fn a_mistyped_code_is_not_given_up() {
    let run = Project::base().build(&["--allow-lost", "7K3M9P2XC8"]).ends_with(2);
    assert!(run.stderr.contains("7K3M9P2XC8"), "{}", run.stderr);
}

fn published(project: &Project) -> String {
    fs::read_to_string(project.path(PUBLISHED)).expect("a build leaves the list of codes")
}
