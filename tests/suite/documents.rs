//! The project's own pages held against the code: a page that lags behind fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use starmark::diagnostics::{Code, Severity};

use crate::project::files_below;

/// A text of the repository.
fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

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
    let page = text("docs/record.md");
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

/// Every text of `page` that stands between single backquotes on one line.
fn code_spans(page: &str) -> BTreeSet<&str> {
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

/// What `guide` names that begins with one of `beginnings`.
fn named<'g>(guide: &BTreeSet<&'g str>, beginnings: &[&str]) -> BTreeSet<&'g str> {
    guide.iter().copied().filter(|span| beginnings.iter().any(|beginning| span.starts_with(beginning))).collect()
}

#[test]
fn the_guide_for_themes_names_every_file_of_the_built_in_theme_and_no_other() {
    let guide = text("docs/themes.md");
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let files: Vec<String> = files_below(&theme).iter().map(|file| file.display().to_string()).collect();
    let folders = ["templates/", "static/", "i18n/", "drawings/"];
    assert!(files.iter().all(|file| folders.iter().any(|folder| file.starts_with(folder))), "{files:?}");
    let mut spans = named(&code_spans(&guide), &folders);
    spans.retain(|span| !folders.contains(span) && *span != "static/x");
    assert_eq!(spans, files.iter().map(String::as_str).collect::<BTreeSet<_>>());
}

#[test]
fn the_guide_for_themes_names_every_custom_property_and_no_other() {
    let guide = text("docs/themes.md");
    let styles = ["base.css", "site.css", "certificate.css"].map(|name| text(&format!("themes/default/static/{name}")));
    let declared: BTreeSet<&str> = styles
        .iter()
        .flat_map(|style| style.split(['{', ';', '}']))
        .filter_map(|declaration| declaration.trim().split_once(':'))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("--"))
        .collect();
    assert!(declared.contains("--ink"));
    assert_eq!(named(&code_spans(&guide), &["--"]), declared);
}

#[test]
fn the_guide_for_themes_names_every_variable_that_the_built_in_theme_uses() {
    let guide = text("docs/themes.md");
    let spans = code_spans(&guide);
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut missing = BTreeSet::new();
    for file in files_below(&theme) {
        let template = fs::read_to_string(theme.join(&file)).expect("a template of the built-in theme is text");
        let in_braces = template.split(['{', '}']).filter_map(|code| code.strip_prefix(['%', ' ']));
        for variable in in_braces.flat_map(variables).map(str::to_owned) {
            if !spans.iter().any(|span| span.split('[').next() == Some(variable.as_str())) {
                missing.insert(variable);
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

/// `site.title`, `c.holder` and the like in the code of a template: the view and its field, no deeper.
fn variables(code: &str) -> impl Iterator<Item = &str> {
    const VIEWS: [&str; 14] = [
        "site", "page", "c", "row", "home", "latest", "list", "overview", "search", "e", "text", "data", "assess",
        "register",
    ];
    let is_quoted = |at: usize| code[..at].matches('"').count() % 2 == 1;
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.');
    code.split(move |character| !is_part(character)).filter_map(move |path| {
        let (view, rest) = path.split_once('.')?;
        let field = rest.split('.').next()?;
        let at = path.as_ptr() as usize - code.as_ptr() as usize;
        (VIEWS.contains(&view) && !is_quoted(at)).then(|| &path[..view.len() + 1 + field.len()])
    })
}
