//! `registry explain CODE`: every rule has its page in both languages, and its examples are what the tool says they are.

use std::collections::BTreeSet;

use rayon::prelude::*;
use starmark::diagnostics::{Code, Example};
use starmark::model::{Day, Language};

use crate::broken::findings_about;
use crate::fragment::project_with;
use crate::project::{Project, TODAY, files_below};

const HEADINGS: [(Language, [&str; 4]); 2] = [
    (Language::Zh, ["要求：", "为什么：", "怎么办：", "出处："]),
    (Language::En, ["Rule: ", "Why: ", "What to do: ", "Source: "]),
];
/// A terminal as wide and as high as they have always been.
const SCREEN: (usize, usize) = (80, 25);

fn columns(line: &str) -> usize {
    line.chars().map(|c| if matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF60}') { 2 } else { 1 }).sum()
}

/// The rules that the base project with `examples` breaks.
fn broken_by(examples: &[&Example]) -> BTreeSet<Code> {
    let today = Day::parse(TODAY).expect("a day of the calendar");
    findings_about(&project_with(examples), today).into_iter().map(|finding| finding.code).collect()
}

/// The rules that the base project with `now` breaks once it was published with `public`, where it was.
fn broken_after(public: Option<&[&Example]>, now: &[&Example]) -> BTreeSet<Code> {
    let site = public.map(|public| project_with(public).built()).into_iter().flatten();
    let project = site.fold(project_with(now), |project, (path, bytes)| project.file(&format!("public/{path}"), bytes));
    let today = Day::parse(TODAY).expect("a day of the calendar");
    let last = starmark::memory::Publication::in_folder(&project.root().join("public")).expect("it can be read");
    let found = starmark::commands::check(project.root(), today, last.as_ref());
    found.listed.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn every_rule_is_explained_in_both_languages_on_one_screen() {
    for code in Code::ALL {
        for (language, headings) in HEADINGS {
            let explanation = code.explanation(language);
            let paragraphs: Vec<&str> = explanation.text.split("\n\n").chain([explanation.source]).collect();
            assert_eq!(paragraphs.len(), headings.len(), "{code} {language}");
            for (paragraph, heading) in paragraphs.iter().zip(headings) {
                let said = paragraph.strip_prefix(heading).unwrap_or_default();
                assert!(columns(said) > 8, "{code} {language}: {heading}{said}");
            }
            assert!(!explanation.title.is_empty() && !explanation.title.contains('\n'), "{code} {language}");
            let page = explanation.to_string();
            let (width, height) = (page.lines().map(columns).max().unwrap_or_default(), page.lines().count());
            assert!(width <= SCREEN.0 && height <= SCREEN.1, "{code} {language}: {width} × {height}\n{page}");
        }
        let [chinese, english] = Language::ALL.map(|language| code.explanation(language));
        let is_chinese = |text: &str| text.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        assert!(is_chinese(chinese.title) && is_chinese(chinese.text), "{code}");
        assert!(!is_chinese(english.title) && !is_chinese(english.text), "{code}");
    }
}

#[test]
fn every_wrong_example_breaks_its_rule_alone_and_every_right_one_breaks_none() {
    let lies = |code: &Code| {
        let explanation = code.explanation(Language::En);
        let (right, wrong): (Vec<&Example>, Vec<&Example>) =
            explanation.examples.iter().partition(|example| example.is_right);
        // What a rule of memory forbids is wrong only after the other was public.
        let public = code.as_str().starts_with('H').then_some(&right[..]);
        let asks_for_memory = public.is_some() || *code == Code::M807;
        let promised = [(&right, BTreeSet::new()), (&wrong, BTreeSet::from([*code]))];
        promised.map(|(examples, rules)| {
            assert!(!examples.is_empty(), "{code} has examples of both kinds");
            let found = if asks_for_memory { broken_after(public, examples) } else { broken_by(examples) };
            (found != rules).then(|| format!("{code}: {rules:?} were to be found, not {found:?}"))
        })
    };
    let lies: Vec<String> = Code::ALL.par_iter().flat_map_iter(lies).flatten().collect();
    assert!(lies.is_empty(), "\n{}", lies.join("\n"));
}

#[test]
fn no_explanation_is_left_of_a_rule_that_is_not_there() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/explanations");
    let files: Vec<String> = files_below(&folder).iter().map(|file| file.to_string_lossy().into_owned()).collect();
    let mut rules: Vec<String> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    rules.sort_unstable();
    assert_eq!(files, rules);
}

#[test]
fn the_page_is_printed_anywhere_in_the_language_asked_for() {
    let nowhere = Project::empty();
    for (language, name) in [(Language::Zh, "v402"), (Language::En, "V402")] {
        let run = nowhere.run(&["explain", name, "--lang", language.code()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert_eq!(run.stdout, Code::V402.explanation(language).to_string());
    }
    let page = nowhere.run(&["explain", "V402", "--lang", "en"]).stdout;
    assert!(page.starts_with("V402 · error · Valid for more than three years\n\nRule: "), "{page}");
    assert!(page.contains("\nWrong:\n    issued: 2026-03-01\n    expires: 2029-03-02\nRight:\n    issued: "), "{page}");
    let page = nowhere.run(&["explain", "M803", "--lang", "zh"]).stdout;
    assert!(page.starts_with("M803 · 警告 · 允许在包装上用标志，却没有写依据\n\n要求："), "{page}");
    assert!(page.contains("\n错误写法 registry/site.yaml：\n    mark: "), "{page}");
}

#[test]
fn a_code_that_is_not_there_names_the_nearest_and_is_2() {
    let nowhere = Project::empty();
    for (name, language, said) in [
        ("V40", "en", "registry: there is no rule `V40`; did you mean `V401`?\n"),
        ("E502.", "zh", "registry: 没有规则“E502.”，是不是“E502”？\n"),
    ] {
        let run = nowhere.run(&["explain", name, "--lang", language]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", said));
    }
    let run = nowhere.run(&["explain", "bakery", "--lang", "en"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(Code::ALL.iter().all(|code| run.stderr.contains(code.as_str())), "{}", run.stderr);
    assert_eq!(nowhere.run(&["explain"]).code, 2);
}
