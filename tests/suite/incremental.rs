//! A build after any other ends as one from nothing: the same bytes, the same findings. And it makes what changed, no more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::project::{Project, Run};
use crate::site::assert_same;

/// A register with all that a site is made from, as it is edited from build to build.
#[derive(Clone, Debug)]
struct Register {
    records: Vec<Record>,
    title: u8,
    phone: Option<u8>,
    publish_scores: bool,
    minify_all: bool,
    word: Option<(&'static str, u8)>,
    template: Option<u8>,
    page: Option<u8>,
    day: u32,
    /// What is written in front of every record: nobody reads it.
    comment: u8,
}

#[derive(Clone, Debug)]
struct Record {
    uscc: &'static str,
    name: u8,
    /// Records of one file stand in it in their order.
    file: u8,
    certificates: Vec<Certificate>,
}

#[derive(Clone, Debug)]
struct Certificate {
    code: &'static str,
    scope: u8,
    issued: &'static str,
    expires: &'static str,
    level: &'static str,
    replaces: Option<&'static str>,
    events: Vec<String>,
}

/// A step: which edit, and of what.
type Edit = (u8, u8, u8);

/// The last is none of the built-in theme: the edited template shows it where there is one.
const WORDS: [&str; 5] = ["search_title", "status_valid", "not_found_title", "feed", "example_word"];
const EDITS: u8 = 16;
const FIRST_DAY: u32 = 20;

impl Register {
    fn new() -> Self {
        let certificate = |code, issued, expires, replaces| Certificate {
            code,
            scope: 0,
            issued,
            expires,
            level: "four-star",
            replaces,
            events: Vec::new(),
        };
        let record = |uscc, file, certificates| Record { uscc, name: 0, file, certificates };
        let renewed = vec![
            certificate("2A8YHT31KX", "2023-12-03", "2026-12-02", None),
            certificate("7K3M9P2XC9", "2026-11-25", "2029-11-24", Some("2A8YHT31KX")),
        ];
        Self {
            records: vec![
                record("91110108MA01CERT0P", 0, renewed),
                record("91110105EX0039564X", 0, vec![certificate("0B4D6R0TU4", "2026-03-01", "2029-02-28", None)]),
                record("91120116EX0287293C", 1, vec![certificate("17LWG7BDLN", "2026-11-28", "2029-11-27", None)]),
            ],
            title: 0,
            phone: None,
            publish_scores: false,
            minify_all: false,
            word: None,
            template: None,
            page: Some(0),
            day: FIRST_DAY,
            comment: 0,
        }
    }

    /// Does the edit; some leave a register with errors, which is then not published.
    fn edit(&mut self, (edit, of, how): Edit) {
        let count = self.records.len();
        let record = &mut self.records[usize::from(of) % count];
        let held = record.certificates.len();
        let certificate = &mut record.certificates[usize::from(how) % held];
        let day = self.day;
        match edit % EDITS {
            0 => certificate.scope = how,
            1 => record.name = how % 3,
            2 => certificate.level = ["standard", "three-star", "four-star", "five-star"][usize::from(how) % 4],
            3 => certificate.events.push(format!("{{ kind: suspension, on: 2026-11-{day}, reason: fees }}")),
            4 => certificate.events.push(format!("{{ kind: restoration, on: 2026-11-{day} }}")),
            5 => certificate.events.push(format!("{{ kind: withdrawal, on: 2026-11-{day}, reason: mark-misuse }}")),
            6 => drop(certificate.events.pop()),
            7 => record.file = how % 3,
            8 => self.title = how,
            9 => self.phone = (how % 3 > 0).then_some(how),
            10 => self.publish_scores = how % 2 == 0,
            11 => self.minify_all = how % 2 == 0,
            12 => self.word = (how % 3 > 0).then_some((WORDS[usize::from(of) % WORDS.len()], how)),
            13 => self.template = (how % 3 > 0).then_some(how),
            14 => self.page = (how % 3 > 0).then_some(how),
            _ => match of % 4 {
                0 => self.comment = how,
                1 if count > 1 => drop(self.records.pop()),
                1 | 2 => self.records.rotate_left(1),
                _ => self.day = 30.min(self.day + 1 + u32::from(how % 5)),
            },
        }
    }

    /// The project as these files, all others gone but for `public/` and the codes that were published.
    fn write(&self, project: Project) -> Project {
        for folder in ["registry/enterprises", "content", "themes"] {
            drop(fs::remove_dir_all(project.path(folder)));
        }
        let phone = self.phone.map(|phone| format!("  phone: \"010-{phone:08}\"\n")).unwrap_or_default();
        let Self { title, publish_scores, .. } = self;
        let minify = if self.minify_all { "full" } else { "shell" };
        let settings = format!(
            "base_url: https://law.example.cn\nlanguages: [zh, en]\ntitle: {{ zh: 示例登记{title}, en: Example {title} }}\n\
             body:\n  name: {{ zh: 示例认证 }}\n  approval_number: CNCA-R-2016-999\n{phone}\
             publish_scores: {publish_scores}\nminify: {minify}\nmark: {{ on_pack: forbidden }}\n"
        );
        let mut files = BTreeMap::from([("registry/site.yaml".to_owned(), settings)]);
        for record in &self.records {
            let file = files.entry(format!("registry/enterprises/{}.yaml", record.file)).or_default();
            write!(file, "---\n# {}\n{}", self.comment, record.yaml()).expect("a String takes every character");
        }
        if let Some((word, how)) = self.word {
            files.insert("themes/default/i18n/zh.yaml".to_owned(), format!("{word}: 示例用语 {how}\n"));
        }
        if let Some(how) = self.template {
            files.insert(
                "themes/default/templates/notice.html".to_owned(),
                format!("<p>示例 {how}{{% if t.example_word %}}{{{{ t.example_word }}}}{{% endif %}}</p>\n"),
            );
        }
        if let Some(how) = self.page {
            files.insert("content/zh/apply.md".to_owned(), format!("---\ntitle: 申请 {how}\n---\n\n正文。\n"));
        }
        files.into_iter().fold(project, |project, (name, text)| project.file(&name, text))
    }

    fn build(&self, project: &Project, arguments: &[&str]) -> Run {
        project.build_on(&format!("2026-11-{}", self.day), arguments)
    }
}

impl Record {
    fn yaml(&self) -> String {
        let name = ["示例家电", "示例电梯", "示例家具"][usize::from(self.name)];
        let mut yaml = format!(
            "uscc: {}\nname: {{ zh: {name}{} }}\nregion: \"110108\"\nindustry: furniture\ncertificates:\n",
            self.uscc,
            &self.uscc[10..14]
        );
        for certificate in &self.certificates {
            let Certificate { code, scope, issued, expires, level, replaces, events } = certificate;
            write!(
                yaml,
                "  - code: {code}\n    number: EX-27922-2026-{code}\n    standard: GB/T 27922-2011\n    \
                 scope: {{ zh: 家具的售后服务{scope} }}\n    issued: {issued}\n    expires: {expires}\n    level: {level}\n"
            )
            .expect("a String takes every character");
            if let Some(replaced) = replaces {
                writeln!(yaml, "    replaces: {replaced}").expect("a String takes every character");
            }
            if !events.is_empty() {
                yaml += "    events:\n";
            }
            for event in events {
                writeln!(yaml, "      - {event}").expect("a String takes every character");
            }
        }
        yaml
    }
}

/// Does harm to what the last build kept to read less, which must cost work only; mostly none.
fn damage_cache(project: &Project, how: u8) {
    let path = project.path("public/.starmark/cache");
    let Some(mut bytes) = fs::read(&path).ok().filter(|bytes| !bytes.is_empty()) else { return };
    match how % 8 {
        0 => return fs::remove_file(&path).expect("it can be deleted"),
        1 => bytes.truncate(usize::from(how) * 7 % bytes.len()),
        2 => bytes.fill(how),
        3 => {
            let at = usize::from(how) * 31 % bytes.len();
            bytes[at] ^= 1;
        }
        _ => return,
    }
    fs::write(path, bytes).expect("it can be written");
}

/// The codes that a refused build would rewrite with leave, each once.
fn to_be_rewritten(run: &Run) -> Vec<String> {
    let asked = run.stderr.match_indices("--allow-rewrite ");
    let codes: BTreeSet<&str> = asked.map(|(at, words)| &run.stderr[at + words.len()..][..10]).collect();
    codes.into_iter().map(str::to_owned).collect()
}

/// A project as `register` says that knows what `project` published last, and nothing of how.
fn clean(register: &Register, project: &Project) -> Project {
    let public =
        ["registry/published.txt", "registry/rewritten.txt", "public/snapshot.json", "public/data/certificates.jsonl"];
    let known = public.into_iter().filter_map(|name| Some((name, fs::read(project.path(name)).ok()?)));
    known.fold(register.write(Project::empty()), |clean, (name, contents)| clean.file(name, contents))
}

/// Builds after every edit, beside a build from nothing that knows what was published before.
fn hold(edits: &[Edit]) {
    let mut register = Register::new();
    let mut project = register.write(Project::empty());
    register.build(&project, &[]).succeeds();
    for edit in edits {
        let last = register.clone();
        register.edit(*edit);
        project = register.write(project);
        damage_cache(&project, edit.1);
        let clean = clean(&register, &project);
        let build = |leave: &[&str]| {
            let (after, from_nothing) = (register.build(&project, leave), register.build(&clean, leave));
            assert_eq!((after.code, &after.stderr), (from_nothing.code, &from_nothing.stderr), "{edit:?} of {last:#?}");
            after
        };
        let mut after = build(&[]);
        let codes = to_be_rewritten(&after);
        if !codes.is_empty() {
            let leave: Vec<&str> = codes.iter().flat_map(|code| ["--allow-rewrite", code]).collect();
            after = build(&leave);
        }
        if after.code == 0 {
            assert_same(&clean.site(), &project.site());
            let kept = |project: &Project, name: &str| fs::read(project.path(name)).ok();
            for name in ["registry/published.txt", "registry/rewritten.txt"] {
                assert_eq!(kept(&project, name), kept(&clean, name));
            }
        } else {
            register = last;
        }
    }
}

#[test]
fn a_build_after_any_edits_is_a_build_from_nothing() {
    let edits = proptest::collection::vec((0..EDITS, any::<u8>(), any::<u8>()), 1..9);
    // `PROPTEST_CASES` asks for more.
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { 5 };
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&edits, |edits| {
            hold(&edits);
            Ok(())
        })
        .expect("the law holds");
}

#[test]
fn a_word_that_was_missing_is_shown_once_it_is_there() {
    let (template, word) = ((13, 0, 1), (12, 4, 1));
    hold(&[template, word, (12, 4, 0)]);
}

#[test]
fn every_edit_once_is_held_too() {
    let each: Vec<Edit> = (0..EDITS).map(|edit| (edit, 1, 1)).collect();
    hold(&each);
}

/// What is edited, how, and how many files are then made, by the reason that is told.
type Change = (&'static str, fn(&mut Register), &'static [(&'static str, usize)]);

/// How many files a build after `edit` makes, by the reason that is told.
fn made(
    register: &mut Register,
    project: Project,
    edit: impl FnOnce(&mut Register),
) -> (Project, Vec<(String, usize)>) {
    edit(register);
    let project = register.write(project);
    let codes = to_be_rewritten(&project.check("en"));
    let leave = codes.iter().flat_map(|code| ["--allow-rewrite", code]);
    let arguments: Vec<&str> = leave.chain(["--why"]).collect();
    let why = register.build(&project, &arguments).succeeds().stdout;
    let reasons = why.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.rsplit_once(": "));
    let counted = reasons.map(|(reason, count)| (reason.to_owned(), count.parse().expect("a count")));
    (project, counted.filter(|(reason, _)| reason != "not made again").collect())
}

#[test]
fn a_build_makes_what_changed_and_no_more() {
    let mut register = Register::new();
    let mut project = register.write(Project::empty());
    register.build(&project, &[]).succeeds();
    let changes: &[Change] = &[
        ("nothing", |_| {}, &[]),
        ("a comment", |register| register.comment = 1, &[]),
        ("a file renamed and its records in another order", |register| register.records[0].file = 2, &[]),
        ("a day on which nothing happens", |register| register.day += 1, &[("the day came", 1)]),
        (
            "a scope",
            |register| register.records[1].certificates[0].scope = 1,
            &[("the record changed", 5), ("the register changed", 14)],
        ),
        ("the phone of the body", |register| register.phone = Some(1), &[("settings changed", 200)]),
        (
            "a word of one page",
            |register| register.word = Some(("search_title", 1)),
            &[("words of the theme changed", 2)],
        ),
        (
            "a word of every certificate",
            |register| register.word = Some(("status_valid", 1)),
            &[("words of the theme changed", 89)],
        ),
        ("a template", |register| register.template = Some(1), &[("the theme changed", 194)]),
        ("the text of an editorial page", |register| register.page = Some(1), &[("editorial pages changed", 99)]),
        (
            "an event",
            |register| register.edit((3, 1, 0)),
            &[("the record changed", 5), ("the day came", 1), ("the register changed", 32)],
        ),
        (
            "a day on which a certificate begins",
            |register| register.day = 25,
            &[("the certificate before or after it changed", 4), ("the day came", 5), ("the register changed", 31)],
        ),
        ("the other minifier", |register| register.minify_all = true, &[("settings changed", 200)]),
    ];
    let mut others = Vec::new();
    for (change, edit, expected) in changes {
        let counted;
        (project, counted) = made(&mut register, project, edit);
        if !counted.iter().map(|(reason, count)| (reason.as_str(), *count)).eq(expected.iter().copied()) {
            others.push((change, counted));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}
