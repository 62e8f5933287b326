//! The token 〔请填写…〕, which `registry init` leaves wherever only the body knows what to write. Takes texts with their places,
//! gives M806; refuses to know which texts these are.   Source: record.md §5.

use std::ops::Range;

use super::documents;
use super::tree::{Node, Value, tree};
use crate::diagnostics::{Findings, Purpose, Words};
use crate::report;
use crate::say;
use crate::source::{Positions, TextFile};

const OPENS: &str = "〔请填写";
const CLOSES: char = '〕';

/// A text that is still to be written, by the token that stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritten {
    BodyName,
    BodyNameInEnglish,
    ApprovalNumber,
    BaseUrl,
}

impl Unwritten {
    /// Everything that a register cannot do without.
    pub const ALL: [Self; 4] = [Self::BodyName, Self::BodyNameInEnglish, Self::ApprovalNumber, Self::BaseUrl];

    /// What stands in its place until it is written.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::BodyName => "〔请填写：认证机构名称〕",
            Self::BodyNameInEnglish => "〔请填写：认证机构英文名称〕",
            Self::ApprovalNumber => "〔请填写：认证机构批准号〕",
            Self::BaseUrl => "〔请填写：查验网址〕",
        }
    }

    /// What it is, to the person who is asked for it.
    #[must_use]
    pub fn wanted(self) -> Words {
        match self {
            Self::BodyName => say!(zh: "认证机构的名称", en: "the name of the certification body, in Chinese"),
            Self::BodyNameInEnglish => {
                say!(zh: "认证机构的英文名称", en: "the name of the certification body, in English")
            }
            Self::ApprovalNumber => {
                say!(zh: "认证机构的批准号，CNCA-R-年份-序号", en: "the approval number of the body, CNCA-R-YEAR-NUMBER")
            }
            Self::BaseUrl => {
                say!(zh: "查验网址，https:// 加域名，二维码指向这里", en: "the address of the site, https:// and a host: where QR codes lead")
            }
        }
    }
}

/// Where the tokens of `text` stand, in bytes. One that is not closed on its line ends with the line.
pub fn placeholders(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(OPENS).map(|(start, _)| {
        let rest = &text[start..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let end = rest[..line].find(CLOSES).map_or(line, |closes| closes + CLOSES.len_utf8());
        start..start + rest[..end].trim_end().len()
    })
}

/// The scalars of the YAML in `file` in which a token stands, in bytes and in their order. A comment is no scalar.
pub fn scalars_with_placeholder(file: &TextFile) -> Vec<Range<usize>> {
    let mut scalars = Vec::new();
    if file.text.contains(OPENS) {
        for document in documents(file) {
            // What is wrong with the document is reported by whoever reads it.
            if let Some(root) = tree(&document, &Findings::new()) {
                gather(&root, &mut scalars);
            }
        }
    }
    scalars.retain(|scalar: &Range<usize>| file.text[scalar.clone()].contains(OPENS));
    scalars
}

fn gather(node: &Node<'_>, scalars: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar(_) => scalars.push(node.span.start as usize..node.span.end as usize),
        Value::Sequence(items) => items.iter().for_each(|item| gather(item, scalars)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, value)| gather(value, scalars)),
        Value::Blank | Value::Refused => {}
    }
}

/// M806 at every token within the parts of `file`, which come in their order.
pub fn report_placeholders(
    file: &TextFile,
    parts: impl Iterator<Item = Range<usize>>,
    purpose: Purpose,
    found: &Findings,
) {
    let mut positions = Positions::of(&file.text);
    for part in parts {
        for token in placeholders(&file.text[part.clone()]) {
            let (start, end) = (part.start + token.start, part.start + token.end);
            let (token, span) = (&file.text[start..end], positions.span(start, end));
            let Words { zh, en } = wanted_for(token);
            report!(found.at(&file.name), M806, span,
                zh: "“{token}”还没有填写", en: "`{token}` is still to be filled in";
                help zh: "连同括号换成：{zh}", en: "in its place, brackets included, write {en}";
                as warning if purpose == Purpose::Look);
        }
    }
}

/// What `token` asks for.
fn wanted_for(token: &str) -> Words {
    let known = Unwritten::ALL.into_iter().find(|unwritten| unwritten.token() == token);
    let what_it_asks_for = || {
        let asked = token.trim_start_matches(OPENS).trim_end_matches(CLOSES).trim_start_matches(['：', ':']).trim();
        match asked {
            "" => say!(zh: "这里应有的内容", en: "what belongs there"),
            asked => say!(zh: "{asked}", en: "what it asks for: {asked}"),
        }
    };
    known.map_or_else(what_it_asks_for, Unwritten::wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_with_its_bracket_or_with_its_line() {
        let tokens = |text| placeholders(text).map(|token| &text[token]).collect::<Vec<_>>();
        assert_eq!(tokens("甲〔请填写：乙〕丙〔请填写〕〔请填〕"), ["〔请填写：乙〕", "〔请填写〕"]);
        assert_eq!(tokens("〔请填写：乙 \r\n丙〕〔请填写"), ["〔请填写：乙", "〔请填写"]);
    }

    #[test]
    fn a_comment_is_nothing_that_is_published() {
        let text = "# 〔请填写：甲〕\na: x # 〔请填写：乙〕\nb: [〔请填写：丙〕, \"# 〔请填写：丁〕\"]\n".to_owned();
        let file = TextFile { name: "site.yaml".into(), text };
        let scalars = scalars_with_placeholder(&file);
        let scalars: Vec<&str> = scalars.into_iter().map(|scalar| &file.text[scalar]).collect();
        assert_eq!(scalars, ["〔请填写：丙〕", "\"# 〔请填写：丁〕\""]);
    }
}
