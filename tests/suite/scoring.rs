//! `tests/vectors/scoring.json`: what an audit's result comes to, or which rule its entries break. Here the tool answers; in
//! `tests/browser/self_assessment.test.js` the page does. Knows no rule.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use rayon::prelude::*;
use serde::Deserialize;
use starmark::check::{Circumstances, NoStore, PublishedCodes, ScoreSheet, check_records};
use starmark::derive::{Score, score};
use starmark::diagnostics::Findings;
use starmark::model::Day;

use crate::project::{Project, TODAY, in_tests};

const RECORD: &str = "registry/enterprises/example.yaml";

/// An audit's result as people write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    system: Section,
    commodity: Section,
    customer: Section,
    special_deductions: Option<String>,
    bonus: Option<String>,
    #[serde(default)]
    bonus_allowed: bool,
    expected: Outcome,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    obtained: String,
    excluded: Option<String>,
}

/// What it comes to.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    /// The rule that an entry breaks, by entry.
    findings: BTreeMap<String, String>,
    /// With two decimals; none where an entry breaks a rule.
    score: Option<String>,
    /// None below every level.
    level: Option<String>,
}

impl Vector {
    /// Its `evaluation`, with a name for what stands in each line.
    fn lines(&self) -> Vec<(String, String)> {
        let mut lines =
            vec![("evaluation".into(), "    evaluation:".into()), ("sections".into(), "      sections:".into())];
        for (slug, section) in [("system", &self.system), ("commodity", &self.commodity), ("customer", &self.customer)]
        {
            lines.push(("sections".into(), format!("        {slug}:")));
            lines.push((format!("{slug}.obtained"), format!("          obtained: {}", section.obtained)));
            if let Some(excluded) = &section.excluded {
                lines.push((format!("{slug}.excluded"), format!("          excluded: {excluded}")));
            }
        }
        for (field, given) in [("special_deductions", &self.special_deductions), ("bonus", &self.bonus)] {
            lines.extend(given.iter().map(|value| (field.into(), format!("      {field}: {value}"))));
        }
        lines
    }

    fn outcome(&self) -> Outcome {
        let lines = self.lines();
        let evaluation = lines.iter().fold(String::new(), |mut text, (_, line)| {
            writeln!(text, "{line}").expect("a String takes every character");
            text
        });
        let project = Project::base().edit(RECORD, "    level: five-star\n", &evaluation);
        let record = fs::read_to_string(project.path(RECORD)).expect("it was just written");
        let first = record.lines().position(|line| line == "    evaluation:").expect("it was just written");

        let (root, found) = (project.root(), Findings::new());
        let records = check_records(
            root,
            Circumstances::first(
                Day::parse(TODAY).expect("a day of the calendar"),
                Some(self.bonus_allowed),
                &ScoreSheet::Absent,
                &PublishedCodes::read(root, &found),
            ),
            &NoStore,
            &found,
        );
        let listed = found.into_sorted().listed;
        let entry = |line: usize| lines[line - 1 - first].0.clone();
        let findings: BTreeMap<String, String> = listed
            .iter()
            .map(|finding| (entry(finding.place.span.line as usize), finding.code.as_str().to_owned()))
            .collect();
        assert_eq!(findings.len(), listed.len(), "{}: one finding an entry", self.name);
        if let Some(registry) = records.registry {
            let certificate = registry.certificate(0).certificate;
            let evaluation = certificate.evaluation.as_ref().expect("it was written");
            let score = score(evaluation).map(Score::display);
            return Outcome { findings, score, level: Some(certificate.level.slug().to_owned()) };
        }
        let said = listed.iter().find_map(|finding| {
            let (_, rest) = finding.message.en.split_once("the final score is ")?;
            Some(rest.split_once(',')?.0.to_owned())
        });
        Outcome { findings, score: said, level: None }
    }
}

#[test]
fn every_result_comes_to_what_its_vector_says() {
    let text = fs::read_to_string(in_tests("vectors/scoring.json")).expect("the suite has its vectors");
    let vectors: Vec<Vector> = serde_json::from_str(&text).expect("every vector has its fields");
    assert!(vectors.len() > 60, "{}", vectors.len());
    vectors.par_iter().for_each(|vector| assert_eq!(vector.outcome(), vector.expected, "{}", vector.name));
}
