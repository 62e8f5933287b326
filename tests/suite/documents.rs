//! The project's own pages held against the code: a page that lags behind fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use starmark::diagnostics::{Code, Severity};

/// Code and severity of every row of the contract's table of rules: `| Y101 | E | not valid YAML |`.
fn rules_of(page: &str) -> BTreeSet<(String, char)> {
    let rows = page.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let (code, severity) = (cells.next()?, cells.next()?.trim());
        let is_code = code.len() == 4
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code[1..].bytes().all(|byte| byte.is_ascii_digit());
        let severity = severity.chars().next().filter(|_| is_code && severity.len() == 1)?;
        Some((code.to_owned(), severity))
    });
    rows.collect()
}

#[test]
fn the_contract_lists_every_rule_with_its_severity_and_no_other() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/record.md");
    let page = fs::read_to_string(page).expect("the contract is a page of the project");
    let rules: BTreeSet<(String, char)> = Code::ALL
        .iter()
        .map(|code| {
            let severity = match code.severity() {
                Severity::Error => 'E',
                Severity::Warning => 'W',
            };
            (code.as_str().to_owned(), severity)
        })
        .collect();
    assert_eq!(rules_of(&page), rules);
}
