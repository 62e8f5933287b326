//! Findings as annotations of a change on GitHub: one workflow command a line.

use std::io::{self, Write};

use super::{Finding, Words};
use crate::model::Language;
use crate::source::Place;

/// Writes each finding as a command `::error file=…,line=…,col=…,endColumn=…,title=CODE::…` on a line of its own: the
/// message, the other places, the help.
///
/// `load` gives the text of a file that a finding names, asked for once while findings stay with it. `endColumn` stands
/// behind the last character of the first line that is meant; it is absent where a file as a whole is meant.
///
/// # Errors
/// What `out` refuses.
pub fn write_github(
    findings: &[Finding],
    language: Language,
    load: impl Fn(&str) -> Option<String>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let said = |words: &Words| words.in_language(language).to_owned();
    let mut loaded: Option<(&str, Option<String>)> = None;
    for finding in findings {
        let Place { file, span } = &finding.place;
        if loaded.as_ref().is_none_or(|(name, _)| *name != &**file) {
            loaded = Some((file, load(file)));
        }
        let text = loaded.as_ref().and_then(|(_, text)| text.as_deref());
        let meant = text.and_then(|text| text.get(span.start as usize..span.end as usize)).unwrap_or_default();
        let width = meant.lines().next().unwrap_or_default().chars().count();
        let end = if width == 0 { String::new() } else { format!(",endColumn={}", span.column as usize + width) };
        let mut lines = vec![said(&finding.message)];
        for related in &finding.related {
            let Place { file, span } = &related.place;
            lines.push(format!("{file}:{}:{}: {}", span.line, span.column, said(&related.note)));
        }
        lines.extend(finding.help.as_ref().map(said));
        writeln!(
            out,
            "::{} file={},line={},col={}{end},title={}::{}",
            finding.severity,
            property(file),
            span.line,
            span.column,
            finding.code,
            data(&lines.join("\n")),
        )?;
    }
    Ok(())
}

/// What stands behind the second `::`, escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Finding};
    use crate::say;
    use crate::source::Span;

    fn written(finding: Finding, text: Option<&str>) -> String {
        let mut out = Vec::new();
        write_github(&[finding], Language::En, |_| text.map(str::to_owned), &mut out).expect("memory takes every byte");
        String::from_utf8(out).expect("text is written")
    }

    fn place(file: &str, text: &str, start: usize, end: usize) -> Place {
        Place { file: file.into(), span: Span::in_text(text, start, end) }
    }

    #[test]
    fn a_finding_is_one_command_with_the_other_places_and_the_help_in_its_message() {
        let text = "a: 示例\nb: 示例\n";
        let finding = Finding::new(Code::U205, place("r.yaml", text, 13, 19), say!(zh: "重复", en: "twice"))
            .related(place("r.yaml", text, 3, 9), say!(zh: "第一次", en: "first here"))
            .help(say!(zh: "改", en: "mint another"));
        assert_eq!(
            written(finding, Some(text)),
            "::error file=r.yaml,line=2,col=4,endColumn=6,title=U205::twice%0Ar.yaml:1:4: first here%0Amint another\n"
        );
    }

    #[test]
    fn what_github_would_read_as_its_own_is_escaped() {
        let finding =
            Finding::new(Code::V405, place("a,b:c%.yaml", "x\r\ny", 0, 4), say!(zh: "", en: "10 %: a,b::c\r\nd"));
        assert_eq!(
            written(finding, Some("x\r\ny")),
            "::warning file=a%2Cb%3Ac%25.yaml,line=1,col=1,endColumn=2,title=V405::10 %25: a,b::c%0D%0Ad\n"
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_has_no_end_of_the_place() {
        let finding = Finding::new(Code::Y108, Place::whole_file(&"r.yaml".into()), say!(zh: "", en: "UTF-16"));
        assert_eq!(written(finding, None), "::error file=r.yaml,line=1,col=1,title=Y108::UTF-16\n");
    }
}
