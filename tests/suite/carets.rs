//! Where a finding stands, to the character, and what a terminal shows of it: wide characters, tabs, line ends, long lines.

use crate::project::Project;

const RECORD: &str = "registry/enterprises/example.yaml";
const REGION: &str = "region: \"110108\"";

/// Line and column of the one finding about `project`, and what is shown of its line: the line itself and the carets.
fn shown(project: &Project) -> (u64, u64, String, String) {
    let findings = project.check_json("en");
    let [finding] = &findings[..] else { panic!("one finding: {findings:#?}") };
    let number = |name: &str| finding[name].as_u64().expect("a number");
    let told = project.check("en").stderr;
    let mut lines = told.lines().skip_while(|line| !line.contains("┌─"));
    let place = lines.next().expect("a place");
    assert!(place.ends_with(&format!(":{}:{}", number("line"), number("column"))), "{place}");
    let mut behind_border = lines.skip(1).map(|line| line.split_once("│ ").map_or("", |(_, shown)| shown).to_owned());
    let (line, carets) = (behind_border.next(), behind_border.next());
    (number("line"), number("column"), line.expect("a line"), carets.expect("carets"))
}

/// What is shown when the line of the region says `line` instead.
fn shown_of(line: &str) -> (u64, u64, String, String) {
    shown(&Project::base().edit(RECORD, REGION, line))
}

fn expected(line: u64, column: u64, text: &str, carets: &str) -> (u64, u64, String, String) {
    (line, column, text.to_owned(), carets.to_owned())
}

#[test]
fn wide_characters_take_two_columns_of_a_terminal_and_one_of_the_place() {
    assert_eq!(shown_of("region: 北京市"), expected(3, 9, "region: 北京市", "        ^^^^^^"));
    assert_eq!(
        shown_of("brands: [示例, \"𠮷㛃\", { a: b }]\nregion: \"110108\""),
        expected(3, 20, "brands: [示例, \"𠮷㛃\", { a: b }]", "                       ^")
    );
}

#[test]
fn emoji_and_combining_marks_are_characters_each() {
    assert_eq!(
        shown_of("brands: [😀, [x]]\nregion: \"110108\""),
        expected(3, 13, "brands: [😀, [x]]", "             ^")
    );
    assert_eq!(
        shown_of("brands: [e\u{301}e\u{301}, [x]]\nregion: \"110108\""),
        expected(3, 16, "brands: [e\u{301}e\u{301}, [x]]", "             ^")
    );
}

#[test]
fn a_tab_is_one_character_and_reaches_to_the_next_multiple_of_four() {
    assert_eq!(shown_of("region:\t\tx"), expected(3, 10, "region:     x", "            ^"));
    assert_eq!(shown_of("brands: [a,\t[x]]\nregion: \"110108\""), expected(3, 13, "brands: [a, [x]]", "            ^"));
    assert_eq!(shown_of("region: x\t# 备注"), expected(3, 9, "region: x   # 备注", "        ^"));
}

#[test]
fn line_ends_of_windows_change_neither_place_nor_carets() {
    let record = std::fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read");
    let unix = Project::base().file(RECORD, record.replace(REGION, "region: 北京"));
    let windows = Project::base().file(RECORD, record.replace(REGION, "region: 北京").replace('\n', "\r\n"));
    assert_eq!(shown(&unix), shown(&windows));
    assert_eq!(shown(&windows), expected(3, 9, "region: 北京", "        ^^^^"));
}

#[test]
fn a_byte_order_mark_at_the_start_is_no_character() {
    let record = std::fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read");
    let marked = Project::base().file(RECORD, format!("\u{FEFF}{}", record.replace("uscc: 9", "uscc: 8")));
    assert_eq!(shown(&marked), expected(1, 7, "uscc: 81110108MA01CERT0P", "      ^^^^^^^^^^^^^^^^^^"));
    let clash = Project::base().file(RECORD, format!("\u{FEFF}{record}---\n{record}")).check("en").stderr;
    assert!(clash.contains("example.yaml:14:7") && clash.contains("1 │ uscc: 91110108MA01CERT0P"), "{clash}");
}

#[test]
fn of_a_long_line_what_is_meant_is_shown_with_a_little_around_it() {
    let line = format!("brands: [{}[x]{}]\nregion: \"110108\"", "示, ".repeat(20_000), ", 例".repeat(1_000));
    let (line, column, text, carets) = shown_of(&line);
    assert_eq!((line, column), (3, 60_010));
    assert_eq!(text, format!("…{}[x]{}…", "示, ".repeat(20), ", 例".repeat(19) + ","));
    assert_eq!(carets, format!("{}^", " ".repeat(1 + 4 * 20)));
}

#[test]
fn of_a_long_line_with_two_places_both_are_shown() {
    let line = format!("staff: {{ declared: 1, {}, declared: 2 }}\nregion: \"110108\"", "x".repeat(60_000));
    let told = Project::base().edit(RECORD, REGION, &line).check("en").stderr;
    assert!(told.len() < 3000, "{told}");
    let twice = told.split("error[").find(|finding| finding.starts_with("Y105")).expect("a name that stands twice");
    let line = twice.lines().find(|line| line.contains("staff")).expect("the line");
    assert!(line.contains("staff: { declared: 1") && line.contains("…") && line.contains("declared: 2 }"), "{twice}");
    assert!(twice.contains("--------") && twice.contains("^^^^^^^^"), "{twice}");
}
