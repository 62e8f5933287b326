//! Same input, same day, same bytes: whatever the threads, the names of the files and the builds before.

use std::fs;

use crate::project::{Project, files_below};
use crate::site::{assert_same, last_changes, tree};

const RECORDS: &str = "registry/enterprises";

#[test]
fn the_number_of_threads_leaves_no_trace() {
    let project = Project::example();
    for jobs in ["1", "8"] {
        project.build(&["--jobs", jobs, "--out", jobs]).succeeds();
    }
    let alone = tree(&project.path("1"));
    assert!(alone.len() > 500, "the example register makes {} files", alone.len());
    assert_same(&alone, &tree(&project.path("8")));
}

#[test]
fn names_and_order_of_record_files_leave_no_trace() {
    let as_written = Project::example();
    let mut records: Vec<String> = files_below(&as_written.path(RECORDS))
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(as_written.path(RECORDS).join(file)).expect("a record file is text");
            text.split("\n---\n").map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    records.reverse();

    let shuffled = Project::example();
    fs::remove_dir_all(shuffled.path(RECORDS)).expect("the copy can be changed");
    let (alone, together) = records.split_at(3);
    let mut shuffled = shuffled.file(&format!("{RECORDS}/b/m.yaml"), together.join("\n---\n"));
    for (record, name) in alone.iter().zip(["z", "A", "n/o/p"]) {
        shuffled = shuffled.file(&format!("{RECORDS}/{name}.yaml"), record);
    }
    assert_same(&as_written.built(), &shuffled.built());
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let project = Project::example();
    project.build(&[]).succeeds();
    let (site, registry) = (last_changes(&project.public()), last_changes(&project.path("registry")));
    let why = project.build(&["--why"]).succeeds().stdout;
    assert_eq!(last_changes(&project.public()), site);
    assert_eq!(last_changes(&project.path("registry")), registry);

    assert_eq!(why, format!("not made again: {}\n", site.len()));
}

#[test]
fn why_names_what_is_new_and_what_changed() {
    let project = Project::base();
    let why = project.build(&["--why"]).succeeds().stdout;
    let lines: Vec<&str> = why.lines().collect();
    let [first, files @ .., last] = lines.as_slice() else { panic!("{why}") };
    assert_eq!((*first, *last), (&*format!("not there before: {}", files.len()), "not made again: 0"));
    assert!(files.iter().all(|line| line.starts_with("  ") && line.ends_with("\tnew")), "{why}");
    let why = project
        .edit(
            "registry/enterprises/example.yaml",
            "name: { zh: 示例家电有限公司 }",
            "name: { zh: 示例家电有限公司, en: Example }",
        )
        .build(&["--why"]);
    let (record, register) = why.stdout.split_once("the register changed: ").expect("two reasons");
    assert!(record.starts_with("the record changed: 5\n"), "{record}");
    for (reason, changed) in [(record, "en/c/7K3M9P2XC9/index.html"), (register, "data/certificates.csv")] {
        assert!(reason.contains(&format!("  {changed}\tother bytes\n")), "{reason}");
    }
    assert!(register.contains("  transparency/index.html\tsame bytes\n"), "{register}");
    assert!(!why.stdout.contains("robots.txt"), "{}", why.stdout);
}

#[test]
fn a_build_after_yesterdays_is_a_build_from_nothing() {
    // On the first of December a certificate of the example register becomes valid.
    let (yesterday, today) = ("2026-11-30", "2026-12-01");
    let project = Project::example();
    project.build_on(yesterday, &[]).succeeds();
    let before = project.site();
    project.build_on(today, &[]).succeeds();
    project.build_on(today, &["--out", "clean"]).succeeds();
    let after = project.site();
    assert_same(&tree(&project.path("clean")), &after);
    assert!(before.iter().any(|(path, bytes)| path.starts_with("c/") && after.get(path) != Some(bytes)));
}
