//! What the parser of YAML refuses, told to people who edit: takes the kind of its error, gives what is wrong and what
//! would be right. Refuses to know where.

use granit_parser::ErrorKind as Kind;

use crate::diagnostics::Words;
use crate::say;

/// What is wrong and what would be right, by `kind`.
#[expect(clippy::too_many_lines, reason = "a table of what the parser can say")]
pub(super) fn told(kind: &Kind) -> (Words, Words) {
    let (what, help) = match kind {
        Kind::UnclosedFlowCollection { open } => {
            let close = if *open == '[' { ']' } else { '}' };
            (
                say!(zh: "括号“{open}”没有收尾", en: "bracket `{open}` is not closed"),
                say!(zh: "补上“{close}”；含有括号或“ #”的文字要加引号", en: "close it with `{close}`; quote a text with brackets or ` #` in it"),
            )
        }
        Kind::UnexpectedEofFlowSequence | Kind::UnexpectedEofFlowMapping | Kind::UnexpectedEofImplicitFlowMapping => (
            say!(zh: "括号没有收尾", en: "a bracket is not closed"),
            say!(zh: "补上“}}”或“]”；含有括号或“ #”的文字要加引号", en: "close it with `}}` or `]`; quote a text with brackets or ` #` in it"),
        ),
        Kind::MismatchedFlowCollectionEnd { open, close } => (
            say!(zh: "括号“{open}”却用“{close}”收尾", en: "bracket `{open}` is closed with `{close}`"),
            say!(zh: "“{{”配“}}”，“[”配“]”", en: "`{{` goes with `}}`, `[` with `]`"),
        ),
        Kind::MisplacedFlowCollectionEnd => (
            say!(zh: "多了一个收尾的括号", en: "a closing bracket too many"),
            say!(zh: "删去它；含有括号的文字要加引号", en: "delete it; quote a text with brackets in it"),
        ),
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => (
            say!(zh: "括号里少了逗号，或上面的括号没有收尾", en: "a comma is missing in a bracket, or the bracket is not closed"),
            say!(
                zh: "各项之间写“, ”，末尾写“}}”或“]”；含有逗号、冒号或括号的文字要加引号",
                en: "write `, ` between the entries and `}}` or `]` at their end; quote a text with `, `, `: ` or brackets in it"
            ),
        ),
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar | Kind::InvalidQuotedScalarIndent => (
            say!(zh: "引号没有收尾，或引号里的下一行没有缩进", en: "a quote is not closed, or the next line within it is not indented"),
            say!(zh: "看看上面哪个引号少了另一半", en: "see which quote above lacks its other half"),
        ),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            say!(zh: "引号收尾以后还有文字", en: "there is text behind the closing quote"),
            say!(
                zh: "把整段文字放进一对引号里；双引号里面的双引号写成 \\\"",
                en: "put the whole text in one pair of quotes; a double quote within double quotes is \\\""
            ),
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => (
            say!(zh: "双引号里的“\\”后面不是 YAML 认得的转义", en: "what follows the `\\` in double quotes is no escape of YAML"),
            say!(zh: "要写反斜杠本身，写两个 \\\\，或换成单引号", en: "for a backslash itself write \\\\, or use single quotes"),
        ),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => {
            (say!(zh: "用 Tab 作了缩进", en: "a tab as indentation"), say!(zh: "换成空格", en: "type spaces instead"))
        }
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidIndentation
        | Kind::InvalidFlowScalarIndent
        | Kind::InvalidBlockScalarIndent => (
            say!(zh: "缩进与上面的行对不齐", en: "the indentation fits no line above"),
            say!(
                zh: "同一级的字段从同一列开始；列表的每一项以“- ”开头",
                en: "fields of one level begin in one column; each item of a list begins with `- `"
            ),
        ),
        Kind::MappingValueNotAllowed
        | Kind::InvalidMappingValueWhitespace
        | Kind::InvalidColonPlacement
        | Kind::FlowMappingValueAdjacentCollection
        | Kind::MappingKeyNotAllowed => (
            say!(zh: "这里不能有“: ”", en: "a `: ` cannot stand here"),
            say!(
                zh: "含有“: ”的文字要加引号；文字若是对的，看看上一行的冒号和缩进",
                en: "quote a text with `: ` in it; if there is none, look at colon and indentation of the line above"
            ),
        ),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            say!(zh: "像是字段名，后面却没有“: ”", en: "this looks like the name of a field, but no `: ` follows"),
            say!(zh: "写成“字段名: 值”；文字的续行要缩进", en: "write `name: value`; indent a line that goes on with a text"),
        ),
        Kind::UnexpectedCharacter { character } => (
            say!(zh: "文字不能以“{character}”开头", en: "a text cannot begin with `{character}`"),
            say!(zh: "给它加上引号", en: "quote it"),
        ),
        Kind::MissingAnchorOrAliasName => (
            say!(zh: "文字不能以“&”或“*”开头", en: "a text cannot begin with `&` or `*`"),
            say!(zh: "给它加上引号", en: "quote it"),
        ),
        Kind::CommentInterceptedScalar => (
            say!(zh: "注释把一段文字截成了两半", en: "a comment cuts a text in two"),
            say!(zh: "含有“ #”的文字要加引号，或把注释移到别处", en: "quote a text with ` #` in it, or move the comment"),
        ),
        Kind::CommentNotSeparated => (
            say!(zh: "“#”前面没有空格", en: "there is no space before `#`"),
            say!(zh: "注释前面空一格；文字要加引号", en: "leave a space before a comment; quote a text"),
        ),
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => (
            say!(zh: "“|”或“>”后面不能再写文字", en: "no text can follow `|` or `>` in its line"),
            say!(zh: "文字从下一行写起，并缩进；以 | 或 > 开头的文字要加引号", en: "begin the text in the next line, indented; quote a text that begins with | or >"),
        ),
        other => (
            say!(zh: "解析器说“{other}”", en: "{other}"),
            say!(
                zh: "检查缩进、冒号后的空格和引号；含有冒号、逗号、井号或括号的文字要加引号",
                en: "check indentation, the space after a colon, and quotes; a text with `: `, `, `, ` #` or brackets in it must be quoted"
            ),
        ),
    };
    let Words { zh, en } = what;
    (say!(zh: "不是有效的 YAML：{zh}", en: "not valid YAML: {en}"), help)
}

#[cfg(test)]
mod tests {
    use granit_parser::Parser;

    use super::*;

    /// What is said of the first error in `text`.
    fn said(text: &str) -> Words {
        let error = Parser::new_from_str(text).find_map(Result::err);
        told(error.unwrap_or_else(|| panic!("{text} is no YAML")).kind()).0
    }

    #[test]
    fn what_people_get_wrong_is_told_in_words_of_ours() {
        for text in [
            "a: [",
            "a: {b: 1",
            "a: [}",
            "a: ]",
            "a: {b: 1 c: 2}",
            "a: [{b: 1} {c: 2}]",
            "a: \"x",
            "a: 'x\nb: y",
            "a: \"x\" y",
            "a: 'x' y",
            "a: \"\\q\"",
            "a: \"\\x4\"",
            "a: \"\\uD800\"",
            "a:\n\tb: 1",
            "- a\n b: 1",
            "a: b: c",
            "a: 1\n  b: 2",
            "a: 1\nb\nc: 2",
            "a: @x",
            "a: `x",
            "a: *",
            "a: & b",
            "a: |x\n  y",
            "a: x\n  y #z\n  w\n",
            "a: \"x\"#y",
            "a:\n  b: 1\n c: 2",
            "a: - b",
        ] {
            let Words { zh, en } = said(text);
            assert!(zh.starts_with("不是有效的 YAML：") && !zh.contains("解析器说"), "{text}: {zh} / {en}");
        }
    }
}
