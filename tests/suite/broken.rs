//! `tests/broken/<CODE>/<case>/`: what a broken project makes `registry check` say, to the letter.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use starmark::check::{Circumstances, NoStore, PublishedCodes, ScoreSheet, check_records};
use starmark::content::{Elsewhere, load_content};
use starmark::diagnostics::{Code, Finding, Findings, Purpose};
use starmark::model::Day;
use starmark::settings::load_settings;

use crate::project::{Project, TODAY, files_below, in_tests};

const EXPECTED: &str = "expected.txt";

/// A folder with what differs from the base project.
struct Case {
    code: String,
    folder: PathBuf,
    /// Just this side of the edge: nothing is to be found.
    is_inside: bool,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut cases = Vec::new();
        for rule in folders_in(&in_tests("broken")) {
            let code = name_of(&rule);
            if code == "_base" {
                continue;
            }
            cases.extend(folders_in(&rule).into_iter().map(|folder| Self {
                code: code.clone(),
                is_inside: name_of(&folder).ends_with("inside"),
                folder,
            }));
        }
        cases
    }

    fn name(&self) -> String {
        format!("{}/{}", self.code, name_of(&self.folder))
    }

    fn project(&self) -> Project {
        Project::base().overlay(&self.folder)
    }

    /// What `registry check` says other than the case expects; with `STARMARK_BLESS` it is what the case expects from now on.
    fn failures(&self) -> Vec<String> {
        let run = self.project().check("en");
        let file = self.folder.join(EXPECTED);
        if std::env::var_os("STARMARK_BLESS").is_some() {
            fs::write(&file, &run.stderr).expect("the suite's folder can be written to");
        }
        let expected = fs::read_to_string(&file).unwrap_or_else(|_| format!("(there is no {EXPECTED})\n"));
        let finds_its_rule = run.stderr.contains(&format!("[{}]", self.code));
        let has_errors = run.stderr.contains("error[");
        let promises = [
            (expected == run.stderr, difference(&expected, &run.stderr)),
            (self.is_inside || finds_its_rule, format!("it is to find {}", self.code)),
            (!self.is_inside || run.stderr.is_empty(), "it is to find nothing".to_owned()),
            (run.code == i32::from(has_errors), format!("exit code {}", run.code)),
            (run.stdout.is_empty(), "findings are not for standard output".to_owned()),
        ];
        let broken = promises.into_iter().filter(|(is_kept, _)| !is_kept);
        broken.map(|(_, failure)| format!("{}: {failure}", self.name())).collect()
    }
}

#[test]
fn every_broken_project_is_told_what_is_wrong_to_the_letter() {
    let failures: Vec<String> = Case::all().par_iter().flat_map_iter(Case::failures).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_finding_says_in_both_languages_what_is_wrong_and_what_would_be_right() {
    let today = Day::parse(TODAY).expect("a day of the calendar");
    Case::all().par_iter().filter(|case| !case.is_inside).for_each(|case| {
        let project = case.project();
        for finding in findings_about(&project, today) {
            let help = finding.help.unwrap_or_else(|| panic!("{}: no help", case.name()));
            for words in [finding.message, help] {
                let is_chinese = words.zh.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
                assert!(is_chinese && !words.en.is_empty() && words.zh != words.en, "{}: {words:?}", case.name());
            }
        }
    });
}

#[test]
fn every_rule_has_a_case() {
    let rules: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let with_case: BTreeSet<String> =
        Case::all().into_iter().filter(|case| !case.is_inside).map(|case| case.code).collect();
    assert_eq!(with_case, rules);
}

#[test]
fn no_expectation_is_left_unused() {
    let used: BTreeSet<PathBuf> = Case::all().iter().map(|case| case.folder.join(EXPECTED)).collect();
    let root = in_tests("broken");
    let unused: Vec<PathBuf> = files_below(&root)
        .into_iter()
        .filter(|file| file.file_name().is_some_and(|name| name == EXPECTED) && !used.contains(&root.join(file)))
        .collect();
    assert_eq!(unused, [] as [PathBuf; 0]);
}

#[test]
fn the_project_that_every_case_begins_with_is_faultless() {
    let run = Project::base().check("en");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

/// What the stages say about `project`; its theme is tried only where the case has one, which is most of the time that
/// a check takes.
pub fn findings_about(project: &Project, today: Day) -> Vec<Finding> {
    let (root, found) = (project.root(), Findings::new());
    if root.join("themes").exists() {
        return starmark::commands::check(root, today, None).listed;
    }
    let published = PublishedCodes::read(root, &found);
    let settings = load_settings(root, Purpose::Look, &found);
    let bonus_allowed = settings.as_ref().map(|settings| settings.bonus_allowed);
    let sheet = ScoreSheet::read(root, &found);
    let circumstances = Circumstances::first(today, bonus_allowed, &sheet, &published);
    let records = check_records(root, circumstances, &NoStore, &found);
    assert!(records.given_up.is_empty(), "no case gives up a code");
    let elsewhere = Elsewhere {
        languages: settings.as_ref().map(|settings| settings.languages.as_slice()),
        registry: records.registry.as_ref(),
        per_certificate: settings.as_ref().map(|settings| settings.per_certificate),
        assets: None,
        literal_links: Vec::new(),
    };
    drop(load_content(root, &elsewhere, Purpose::Look, &found));
    found.into_sorted().listed
}

/// The lines between the common beginning and the common end: `-` as expected, `+` as found.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let shortest = expected.len().min(found.len());
    let common = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let before = common(&mut expected.iter().zip(&found));
    let after = common(&mut expected.iter().rev().zip(found.iter().rev())).min(shortest - before);
    let marked = |mark: char, lines: &[&str]| -> String {
        lines[before..lines.len() - after].iter().map(|line| format!("  {mark} {line}\n")).collect()
    };
    format!("\n{}{}", marked('-', &expected), marked('+', &found))
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the suite can be read");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry can be read").path()).filter(|path| path.is_dir()).collect();
    folders.sort_unstable();
    folders
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a folder of the suite has a name").to_string_lossy().into_owned()
}
