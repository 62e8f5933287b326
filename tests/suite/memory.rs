//! What was published stays: an edit that takes something back is refused, and leaves a trace where it is insisted on.

use std::fs;

use serde_json::{Value, json};

use crate::project::{Project, Run};

const RECORD: &str = Project::RECORD;
const CODE: &str = "7K3M9P2XC9";
const WITHDRAWAL: &str = "{ kind: withdrawal, on: 2026-06-01, reason: mark-misuse, decision: 2026-033 }";

/// A register that published on 2026-11-20 that a certificate is withdrawn.
fn published() -> Project {
    let project = Project::with_events(&format!("      - {WITHDRAWAL}\n"));
    build(&project, "2026-11-20", &[]).succeeds();
    project
}

fn build(project: &Project, day: &str, arguments: &[&str]) -> Run {
    project.run_here(&[&["build", "--lang", "en", "--as-of", day], arguments].concat())
}

fn subject(project: &Project) -> Value {
    let file =
        fs::read(project.path(&format!("public/c/{CODE}/certificate.json"))).expect("a certificate is published");
    serde_json::from_slice::<Value>(&file).expect("JSON")["credentialSubject"].clone()
}

#[test]
fn a_withdrawal_that_was_public_cannot_be_deleted_without_a_word() {
    let project = published();
    let before = project.contents();
    let project = project.edit(RECORD, &format!("      - {WITHDRAWAL}\n"), "").edit(RECORD, "    events:\n", "");
    for arguments in [&[][..], &["--fresh"], &["--verify-output"]] {
        let run = build(&project, "2026-11-21", arguments);
        assert_eq!(run.code, 1);
        assert!(
            run.stderr.contains("error[H951]") && run.stderr.contains("withdrawal on 2026-06-01"),
            "{}",
            run.stderr
        );
    }
    let changed: Vec<_> =
        project.contents().into_iter().filter(|file| !before.contains(file)).map(|(name, _)| name).collect();
    assert_eq!(changed, [std::path::PathBuf::from(RECORD)], "nothing was published");
    assert!(project.run_here(&["check", "--as-of", "2026-11-21", "--lang", "en"]).stderr.contains("error[H951]"));
}

#[test]
fn what_is_rewritten_all_the_same_leaves_a_trace() {
    let project = published().edit(RECORD, WITHDRAWAL, "{ kind: surveillance, on: 2026-06-01, result: passed }");
    let unused = build(&project, "2026-11-21", &["--allow-rewrite", CODE, "--allow-rewrite", "2A8YHT31KX"]);
    assert_eq!(unused.code, 2);
    assert!(unused.stderr.contains("2A8YHT31KX is of no use"), "{}", unused.stderr);
    assert!(!project.path("registry/rewritten.txt").exists());

    build(&project, "2026-11-21", &["--allow-rewrite", CODE]).succeeds();
    let kept = || fs::read_to_string(project.path("registry/rewritten.txt")).expect("a trace");
    assert_eq!(kept(), format!("{CODE} 2026-11-21\n"));
    assert_eq!(
        (&subject(&project)["status"], &subject(&project)["rewritten"]),
        (&json!("valid"), &json!(["2026-11-21"]))
    );
    for (page, words) in [("transparency", "直接改写过"), ("en/transparency", "was rewritten on that day")] {
        let page = fs::read_to_string(project.path(&format!("public/{page}/index.html"))).expect("a page");
        assert!(page.contains(words) && page.contains("EX-27922-2026-00012"), "{page}");
    }
    // What is public now is what the next build is held against, and the trace stays.
    build(&project, "2026-11-22", &[]).succeeds();
    assert_eq!(
        (kept(), subject(&project)["rewritten"].clone()),
        (format!("{CODE} 2026-11-21\n"), json!(["2026-11-21"]))
    );
    assert_eq!(build(&project, "2026-11-22", &["--allow-rewrite", CODE]).code, 2);
    let again = project.edit(RECORD, "result: passed", "result: failed");
    build(&again, "2026-11-23", &["--allow-rewrite", CODE]).succeeds();
    assert_eq!(subject(&again)["rewritten"], json!(["2026-11-21", "2026-11-23"]));
}

#[test]
fn a_trace_that_cannot_be_read_is_a_finding() {
    let project =
        published().file("registry/rewritten.txt", format!("{CODE} 2026-11-21\n{CODE}\nnonsense 2026-11-21\n"));
    let found: Vec<Value> =
        project.check_json("en").iter().map(|finding| json!([finding["code"], finding["line"]])).collect();
    assert_eq!(found, [json!(["U204", 2]), json!(["U204", 3])]);
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_back() {
    let project = published();
    let before = project.contents();
    let run = build(&project, "2026-05-31", &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("before the day of the last publication, 2026-11-20"), "{}", run.stderr);
    assert_eq!(project.contents(), before);
    build(&project, "2026-05-31", &["--allow-earlier"]).succeeds();
}

#[test]
fn what_follows_from_the_day_or_was_never_held_is_free() {
    let project = published()
        .edit(RECORD, "示例家电有限公司 }", "示例家电有限公司, en: Example Appliances }\nbrands: [示例]")
        .edit(RECORD, "decision: 2026-033 }", "decision: 2026-033 }\n      - { kind: correction, on: 2026-11-21, note: 登错了证书, voids: { kind: withdrawal, on: 2026-06-01 } }");
    build(&project, "2026-11-21", &[]).succeeds();
    assert_eq!(subject(&project)["status"], "valid");
    // A year later the certificate reads the same, whatever has become of it.
    build(&project, "2026-11-27", &[]).succeeds();
}

#[test]
fn a_page_that_was_published_is_not_lost_with_the_list_of_codes() {
    let project = published().without("registry/published.txt");
    let record = fs::read_to_string(project.path(RECORD)).expect("a record").replace(CODE, "2A8YHT31KX");
    let project = project.file(RECORD, record.replace("EX-27922-2026-00012", "EX-27922-2026-00013"));
    let run = build(&project, "2026-11-21", &[]);
    assert!(
        run.code == 1 && run.stderr.contains("error[P901]") && run.stderr.contains("published.txt:1:1"),
        "{}",
        run.stderr
    );
    build(&project, "2026-11-21", &["--allow-lost", CODE]).succeeds();
    let codes = fs::read_to_string(project.path("registry/published.txt")).expect("codes");
    assert_eq!(codes, format!("{CODE} lost\n2A8YHT31KX\n"));
    assert!(project.path("public/data/given-up.json").exists());
}

#[test]
fn data_that_are_not_those_of_the_snapshot_are_no_publication() {
    let project = published();
    let line = project.path("public/data/certificates.jsonl");
    let text = fs::read_to_string(&line).expect("data").replace("2026-06-01", "2026-06-02");
    fs::write(&line, text).expect("data can be written");
    build(&project, "2026-11-21", &[]).succeeds();
}

/// A machine that begins with nothing is told what the public has, by the two files that anybody can fetch.
#[test]
fn a_machine_whose_output_is_empty_is_told_what_was_public() {
    let project = published();
    for (from, to) in [
        ("public/snapshot.json", "last/snapshot.json"),
        ("public/data/certificates.jsonl", "last/data/certificates.jsonl"),
    ] {
        let contents = fs::read(project.path(from)).expect("it was published");
        drop(fs::create_dir_all(project.path(to).parent().expect("a folder")));
        fs::write(project.path(to), &contents).expect("it can be written");
        fs::write(project.path("last").join(project.path(to).file_name().expect("a name")), contents)
            .expect("so can this");
    }
    fs::remove_dir_all(project.path("public")).expect("the output is lost");
    let forgotten =
        build(&project, "2026-11-21", &["--out", project.path("elsewhere").to_str().expect("UTF-8")]).succeeds();
    assert!(forgotten.stderr.contains("warning[M807]"), "{}", forgotten.stderr);

    let project = project.edit(RECORD, "mark-misuse", "serious-incident");
    let last = project.root().join("last");
    for against in [last.clone(), last.join("certificates.jsonl")] {
        let run = build(&project, "2026-11-21", &["--against", against.as_str()]);
        assert!(run.code == 1 && run.stderr.contains("error[H951]") && !run.stderr.contains("M807"), "{}", run.stderr);
        assert!(
            project.run_here(&["check", "--lang", "en", "--against", against.as_str()]).stderr.contains("error[H951]")
        );
    }
    assert!(!project.path("public").exists());
    let earlier = build(&project, "2026-11-19", &["--against", last.as_str()]);
    assert!(earlier.code == 2 && earlier.stderr.contains("--allow-earlier"), "{}", earlier.stderr);
    build(&project, "2026-11-21", &["--against", last.as_str(), "--allow-rewrite", CODE]).succeeds();
}

#[test]
fn what_is_named_and_is_no_publication_stops_everything() {
    let project = published();
    let before = project.contents();
    let torn = project.root().join("torn");
    fs::create_dir_all(torn.join("data")).expect("a folder");
    fs::copy(project.path("public/snapshot.json"), torn.join("snapshot.json")).expect("a snapshot");
    fs::write(torn.join("data/certificates.jsonl"), "of another day\n").expect("data");
    for against in [torn, project.root().join("registry"), project.root().join("nowhere")] {
        for command in ["build", "check"] {
            let run =
                project.run_here(&[command, "--lang", "en", "--as-of", "2026-11-21", "--against", against.as_str()]);
            assert!(run.code == 2 && run.stderr.contains("--against"), "{against} {}", run.stderr);
        }
    }
    let after = project.contents().into_iter().filter(|(name, _)| !name.starts_with("torn"));
    assert!(after.eq(before));
}
