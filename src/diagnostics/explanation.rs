//! Why a rule exists: takes the file `explanations/<CODE>.md`, gives the page that one reader is shown. Refuses to know
//! where it is shown.
//!
//! A file holds the rule in Chinese, then in English, each a heading and four paragraphs, then the examples for both,
//! each in a fence that says whether it is wrong or right and, where it is no record, the file that it would stand in.

use std::fmt;

use super::{Code, Severity};
use crate::model::Language;

/// A rule explained in one language.
///
/// Shown ([`fmt::Display`]) it is a page of at most 25 lines and 80 columns, a full-width character taking two.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub code: Code,
    pub language: Language,
    pub title: &'static str,
    /// What the rule demands, why it exists and what to do, a paragraph each.
    pub text: &'static str,
    /// What breaks the rule, then what keeps it.
    pub examples: Vec<Example>,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// Lines of a file by which a rule is broken or kept.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    pub is_right: bool,
    /// The file below the project's root; none is named for a record.
    pub file: Option<&'static str>,
    pub text: &'static str,
}

impl Code {
    /// Why the rule exists, for a reader of `language`.
    #[must_use]
    pub fn explanation(self, language: Language) -> Explanation {
        let (chinese, english) = self.page().split_once("\n# ").expect("the English part follows the Chinese one");
        let (english, fenced) = english.split_once("\n```").expect("the examples follow the English part");
        let part = match language {
            Language::Zh => chinese.trim_start_matches("# "),
            Language::En => english,
        };
        let (title, body) = part.split_once("\n\n").expect("a part begins with its title");
        let (text, source) = body.trim_end().rsplit_once("\n\n").expect("a part ends with its source");
        let examples = fenced.split("\n```").step_by(2).map(Example::read).collect();
        Explanation { code: self, language, title, text, examples, source }
    }
}

impl Example {
    /// The example of `block`: `yaml wrong registry/site.yaml`, then its lines.
    fn read(block: &'static str) -> Self {
        let (info, text) = block.split_once('\n').expect("an example has a line");
        let mut words = info.split(' ').skip(1);
        Self { is_right: words.next() == Some("right"), file: words.next(), text }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, title, text, source, .. } = self;
        let (error, warning, wrong, right, colon) = match self.language {
            Language::Zh => ("错误", "警告", "错误写法", "正确写法", "："),
            Language::En => ("error", "warning", "Wrong", "Right", ":"),
        };
        let severity = match code.severity() {
            Severity::Error => error,
            Severity::Warning => warning,
        };
        writeln!(f, "{code} · {severity} · {title}\n\n{text}\n")?;
        for example in &self.examples {
            let verdict = if example.is_right { right } else { wrong };
            match example.file {
                Some(file) => writeln!(f, "{verdict} {file}{colon}")?,
                None => writeln!(f, "{verdict}{colon}")?,
            }
            example.text.lines().try_for_each(|line| writeln!(f, "    {line}"))?;
        }
        writeln!(f, "\n{source}")
    }
}
