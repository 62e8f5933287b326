//! An example of an explanation as a whole project: takes its lines, gives the base project with them in their place.
//! Knows nothing of what they mean.
//!
//! A line at the margin begins a field, which takes the place of the base's field of that name; `# level:` takes it away.
//! `- ` at the margin begins a certificate, `---` the next record.

use std::fs;

use starmark::diagnostics::Example;

use crate::project::Project;

const RECORD: &str = "registry/enterprises/example.yaml";
const SETTINGS: &str = "registry/site.yaml";
/// Fields of a certificate; other fields of a record are the enterprise's.
const CERTIFICATE: [&str; 13] = [
    "code",
    "number",
    "standard",
    "scope",
    "sites",
    "first_issued",
    "issued",
    "expires",
    "level",
    "evaluation",
    "replaces",
    "recorded",
    "events",
];
/// What the second and the third record or certificate say where the first says the word on the left.
const OTHERS: [(&str, [&str; 2]); 4] = [
    ("91110108MA01CERT0P", ["91330106MA28A0YQ1P", "9137021316358205XC"]),
    ("示例家电有限公司", ["钱塘示例家具有限公司", "胶州示例机械有限公司"]),
    ("7K3M9P2XC9", ["2A8YHT31KX", "B4C6D8E2FU"]),
    ("EX-27922-2026-00012", ["EX-27922-2026-00013", "EX-27922-2026-00014"]),
];

/// The base project with every one of `examples` in its place.
pub fn project_with(examples: &[&Example]) -> Project {
    examples.iter().fold(Project::base(), |project, example| {
        let base = |name: &str| fs::read_to_string(project.path(name)).expect("the base project has the file");
        match example.file {
            None => {
                let records = record_file(example.text, &base(RECORD));
                let is_gbk = example.text.contains("# encoding: GBK");
                let bytes = if is_gbk { encoding_rs::GBK.encode(&records).0.into_owned() } else { records.into() };
                project.file(RECORD, bytes)
            }
            Some(SETTINGS) => {
                let settings = laid_over(&base(SETTINGS), example.text);
                project.file(SETTINGS, settings)
            }
            Some(name) => {
                // A Chinese page has its English one.
                let project = match name.strip_prefix("content/zh/") {
                    Some(page) => project.file(&format!("content/en/{page}"), "---\ntitle: Example\n---\n"),
                    None => project,
                };
                project.file(name, example.text)
            }
        }
    })
}

fn record_file(text: &str, base: &str) -> String {
    let records = text.split("\n---\n").enumerate();
    records.map(|(nth, text)| record(text, &another(base, nth))).collect::<Vec<_>>().join("---\n")
}

fn record(text: &str, base: &str) -> String {
    let (enterprise, certificate) = base.split_once("certificates:\n").expect("the base record has a certificate");
    let certificate = dedented(certificate);
    if text.starts_with("- ") {
        let certificates = text.strip_prefix("- ").expect("it was just seen").split("\n- ").enumerate();
        let certificates: String = certificates
            .map(|(nth, text)| listed(&laid_over(&another(&certificate, nth), &text.replace("\n  ", "\n"))))
            .collect();
        return format!("{enterprise}certificates:\n{certificates}");
    }
    let (own, others): (Vec<&str>, Vec<&str>) =
        fields(text).into_iter().partition(|field| CERTIFICATE.contains(&name_of(field)));
    let enterprise = laid_over(enterprise, &others.concat());
    format!("{enterprise}certificates:\n{}", listed(&laid_over(&certificate, &own.concat())))
}

/// `base` without the fields that `text` names, then `text`.
fn laid_over(base: &str, text: &str) -> String {
    let named: Vec<&str> = fields(text).into_iter().map(name_of).collect();
    let kept: String = fields(base).into_iter().filter(|field| !named.contains(&name_of(field))).collect();
    if text.is_empty() { kept } else { format!("{kept}{}\n", text.trim_end()) }
}

/// The lines of each field, last to the next line at the margin.
fn fields(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> =
        text.match_indices('\n').map(|(end, _)| end + 1).filter(|start| !text[*start..].starts_with(' ')).collect();
    starts.insert(0, 0);
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|field| !field.is_empty()).collect()
}

fn name_of(field: &str) -> &str {
    field.trim_start_matches("# ").split([':', '：']).next().unwrap_or_default()
}

/// A certificate's fields at the margin, from those of the base.
fn dedented(certificate: &str) -> String {
    certificate.lines().map(|line| format!("{}\n", &line[4..])).collect()
}

/// A certificate's fields as an item of the list.
fn listed(certificate: &str) -> String {
    let lines: String = certificate.lines().map(|line| format!("    {line}\n")).collect();
    format!("  -\n{lines}")
}

/// `base` as the record or certificate at place `nth` says it.
fn another(base: &str, nth: usize) -> String {
    let Some(nth) = nth.checked_sub(1) else { return base.to_owned() };
    OTHERS.iter().fold(base.to_owned(), |text, (first, others)| text.replace(first, others[nth]))
}
