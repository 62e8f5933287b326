//! What people typed where YAML wants another character, in a text that cannot be read as it stands: the characters of a
//! Chinese keyboard, a `#` that took a bracket with it, the marks that a merge left. Refuses to know the fields.

use std::ops::Range;

use crate::diagnostics::Reporter;
use crate::report;
use crate::say;
use crate::source::Span;

/// A character, or the mark of a conflict, that stands where it cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    kind: SlipKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SlipKind {
    /// A character of a Chinese keyboard.
    Typed(char),
    /// The `#` of a comment that a bracket ends in.
    Comment,
    Conflict,
}

/// Slips of one text that are told.
const MOST: usize = 100;
/// What a line of an unsettled merge begins with.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// The slips of `text`, first to last; where a merge left its marks, those alone. Texts in quotes, blocks and comments are
/// left aside.   Cost: one pass.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let mut scanner = Scanner::default();
    let (mut slips, mut conflicts, mut start): (Vec<Slip>, _, _) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        if let Some(mark) = conflict_mark(line) {
            conflicts.push(Slip { range: start..start + mark.len(), kind: SlipKind::Conflict });
        }
        scanner.line(line, |at, kind| {
            let length = line[at..].chars().next().map_or(0, char::len_utf8);
            let range = start + at..start + at + length;
            match slips.last_mut() {
                Some(Slip { range: before, kind: same }) if before.end == range.start && *same == kind => {
                    before.end = range.end;
                }
                _ => slips.push(Slip { range, kind }),
            }
        });
        start += line.len();
    }
    let mut told = if conflicts.is_empty() { slips } else { conflicts };
    told.truncate(MOST);
    told
}

/// The mark of an unsettled merge that `line` begins with.
pub fn conflict_mark(line: &str) -> Option<&'static str> {
    CONFLICT_MARKS
        .into_iter()
        .find(|mark| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n'])))
}

/// The slip by which a list or a mapping became the plain scalar `text`.
pub(super) fn slip_for_collection(text: &str) -> Option<Slip> {
    let first = text.chars().next()?;
    match instead_of(first) {
        Some("{" | "[") => Some(Slip { range: 0..first.len_utf8(), kind: SlipKind::Typed(first) }),
        _ => slips(text).into_iter().next(),
    }
}

/// The quotation mark that begins the plain scalar `text`, if it stands for a straight one: all of the text lies in one
/// pair, or, where `is_cut` by a comma, the other one is missing.
pub(super) fn wrapping_quote(text: &str, is_cut: bool) -> Option<Slip> {
    let first = text.chars().next().filter(|first| is_quote(*first))?;
    let rest = &text[first.len_utf8()..];
    let is_whole = match rest.find(is_quote) {
        None => is_cut,
        Some(at) => rest[at..].chars().count() == 1,
    };
    is_whole.then_some(Slip { range: 0..first.len_utf8(), kind: SlipKind::Typed(first) })
}

/// Whether a name has a character that a slip could have put there.
pub(super) fn is_suspicious(name: &str) -> bool {
    name.chars().any(|character| instead_of(character).is_some())
}

impl Slip {
    /// Y101 for the slip, which stands at `span`.
    pub fn report(&self, span: Span, at: Reporter<'_>) {
        let (message, help) = match self.kind {
            SlipKind::Typed(character) => {
                let [zh, en] = name_of(character);
                let wanted = instead_of(character).unwrap_or_default();
                (
                    say!(zh: "这里是{zh}，YAML 要的是半角的“{wanted}”", en: "this is {en}, where YAML wants `{wanted}`"),
                    say!(
                        zh: "换成“{wanted}”；它若是文字的一部分，把整段文字放进半角引号里",
                        en: "type `{wanted}`; where it is part of a text, put the whole text in straight quotes"
                    ),
                )
            }
            SlipKind::Comment => (
                say!(zh: "从“#”起是注释，后面的括号没有读到", en: "`#` begins a comment: the bracket behind it is not read"),
                say!(zh: "含有“ #”的文字要加引号", en: "quote a text with ` #` in it"),
            ),
            SlipKind::Conflict => (
                say!(zh: "这里还留着版本合并冲突的标记", en: "the mark of a merge conflict was left here"),
                say!(
                    zh: "两边对照着留下对的内容，删去 <<<<<<<、=======、>>>>>>> 这几行",
                    en: "keep what is right of both sides and delete the lines <<<<<<<, ======= and >>>>>>>"
                ),
            ),
        };
        report!(at, Y101, span, message; help help);
    }
}

/// What YAML wants in place of `character`.
const fn instead_of(character: char) -> Option<&'static str> {
    Some(match character {
        '：' => ": ",
        '，' => ", ",
        '“' | '”' | '‘' | '’' | '＂' => "\"",
        '｛' => "{",
        '｝' => "}",
        '【' | '［' => "[",
        '】' | '］' => "]",
        '\u{3000}' | '\u{A0}' => " ",
        _ => return None,
    })
}

/// What `character` is called.
const fn name_of(character: char) -> [&'static str; 2] {
    match character {
        '：' => ["全角冒号“：”", "a full-width colon `：`"],
        '，' => ["全角逗号“，”", "a full-width comma `，`"],
        '“' | '”' | '‘' | '’' => ["中文引号", "a curly quotation mark"],
        '＂' => ["全角引号“＂”", "a full-width quotation mark `＂`"],
        '｛' | '｝' => ["全角花括号", "a full-width brace"],
        '\u{3000}' => ["全角空格（U+3000）", "a full-width space (U+3000)"],
        '\u{A0}' => ["不换行空格（U+00A0）", "a no-break space (U+00A0)"],
        _ => ["中文方括号", "a Chinese bracket"],
    }
}

const fn is_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '＂')
}

const fn is_wide_blank(character: char) -> bool {
    matches!(character, '\u{3000}' | '\u{A0}')
}

/// What lines leave open for those behind them.
#[derive(Default)]
struct Scanner {
    /// The brackets that were opened, `{` or `[`.
    brackets: Vec<&'static str>,
    /// The quote in which the text stands.
    quote: Option<char>,
    /// The column at which the key of a block of text stands: what is further in belongs to it.
    block: Option<usize>,
}

impl Scanner {
    const fn is_inside(&self) -> bool {
        !self.brackets.is_empty()
    }

    /// Whether `character`, behind `word`, goes with the bracket that was opened last, and not with one in the word itself.
    fn is_closed_by(&self, character: char, word: &str) -> bool {
        let (opened, in_word): (_, &[char]) = if character == '｝' { ("{", &['｛']) } else { ("[", &['【', '［']) };
        self.brackets.last() == Some(&opened) && !word.contains(in_word)
    }

    /// Gives every slip of `line` to `slip`, with its place in bytes.
    #[expect(clippy::too_many_lines, reason = "one pass over a line, an arm a character that means something")]
    fn line(&mut self, line: &str, mut slip: impl FnMut(usize, SlipKind)) {
        let text = line.trim_end();
        let column = text.len() - text.trim_start_matches([' ', '-']).len();
        if self.block.is_some_and(|block| column > block || text.is_empty()) && self.quote.is_none() {
            return;
        }
        self.block = None;
        if self.quote.is_none() && text.split_once(": ").is_some_and(|(name, _)| is_name(name)) {
            self.brackets.clear();
        }
        let mut report = |at: usize, character: char| slip(at, SlipKind::Typed(character));
        // Where a key or a value may begin, or else where the present one began.
        let mut begun: Option<usize> = self.quote.map(|_| 0);
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let rest = &text[at + character.len_utf8()..];
            if let Some(quote) = self.quote {
                match character {
                    '\\' if quote == '"' => drop(characters.next()),
                    '\'' if quote == '\'' && rest.starts_with('\'') => drop(characters.next()),
                    _ if character == quote => self.quote = None,
                    _ => {}
                }
                continue;
            }
            let Some(begin) = begun else {
                match character {
                    ' ' | '\t' => {}
                    '-' if rest.is_empty() || rest.starts_with(|next| next == ' ' || is_wide_blank(next)) => {}
                    '\u{3000}' | '\u{A0}' => report(at, character),
                    '{' => self.brackets.push("{"),
                    '[' => self.brackets.push("["),
                    '｛' | '【' | '［'
                        if self.is_inside() || rest.contains(['：', '{', '｛']) || rest.contains(": ") =>
                    {
                        report(at, character);
                        self.brackets.extend(instead_of(character));
                    }
                    '#' => return,
                    '|' | '>' if !self.is_inside() => {
                        self.block = Some(column);
                        return;
                    }
                    _ => {
                        begun = Some(at);
                        match character {
                            '"' | '\'' => self.quote = Some(character),
                            _ if is_quote(character) => report(at, character),
                            _ => {}
                        }
                    }
                }
                continue;
            };
            let word = &text[begin..at];
            match character {
                ':' if rest.is_empty() || rest.starts_with([' ', '\t']) => {
                    if let Some(blank) = word.chars().next_back().filter(|blank| is_wide_blank(*blank)) {
                        report(at - blank.len_utf8(), blank);
                    }
                    begun = None;
                }
                ':' if rest.starts_with(is_wide_blank) && is_name(word) => begun = None,
                '：' if is_name(word) => {
                    report(at, character);
                    begun = None;
                }
                ',' if self.is_inside() => begun = None,
                '，' if self.is_inside() && begins_entry(rest) => {
                    report(at, character);
                    begun = None;
                }
                '}' | ']' => drop(self.brackets.pop()),
                '｝' | '】' | '］' if self.is_closed_by(character, word) && ends_entry(rest) => {
                    report(at, character);
                    self.brackets.pop();
                }
                '#' if word.ends_with([' ', '\t']) => {
                    if self.is_inside() && !rest.starts_with([' ', '\t', '#']) && rest.contains(['}', ']']) {
                        slip(at, SlipKind::Comment);
                    }
                    return;
                }
                _ => {}
            }
        }
    }
}

/// Whether `word` is written as names of fields are.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches([' ', '"', '\'']);
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.'))
}

/// Whether `rest`, behind a comma, begins the next entry of a collection.
fn begins_entry(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(['{', '[', '｛', '【', '［', '"', '“'])
        || rest.find([':', '：']).is_some_and(|colon| is_name(&rest[..colon]))
}

/// Whether `rest`, behind a bracket, goes on as behind one that closes.
fn ends_entry(rest: &str) -> bool {
    rest.trim_start()
        .chars()
        .next()
        .is_none_or(|next| matches!(next, ',' | '，' | '}' | ']' | '｝' | '】' | '］' | '#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters that are told, each with what stands before it in its line.
    fn told(text: &str) -> Vec<(&str, &str)> {
        let before = |at: usize| &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..at];
        slips(text).into_iter().map(|slip| (before(slip.range.start), &text[slip.range])).collect()
    }

    #[test]
    fn each_character_of_a_chinese_keyboard_is_found_where_yaml_wants_another() {
        for (text, expected) in [
            ("uscc：91110108MA01CERT0P\n", vec![("uscc", "：")]),
            ("  - code： 7K3M9P2XC9\n", vec![("  - code", "：")]),
            ("name ：{ zh: 甲 }\n", vec![("name ", "：")]),
            ("name: { zh: 甲，en: B }\n", vec![("name: { zh: 甲", "，")]),
            ("name: { zh：甲, en： B }\n", vec![("name: { zh", "："), ("name: { zh：甲, en", "：")]),
            ("name: ｛ zh: 甲 ｝\n", vec![("name: ", "｛"), ("name: ｛ zh: 甲 ", "｝")]),
            (
                "sites: 【{ name: 甲 }，{ name: 乙 }】\n",
                vec![("sites: ", "【"), ("sites: 【{ name: 甲 }", "，"), ("sites: 【{ name: 甲 }，{ name: 乙 }", "】")],
            ),
            ("  \u{3000}number: 1\n", vec![("  ", "\u{3000}")]),
            ("number:\u{3000}1\n", vec![("number:", "\u{3000}")]),
            ("number\u{A0}: 1\n", vec![("number", "\u{A0}")]),
            ("en: “A, b: c”\n", vec![("en: ", "“")]),
            ("name: { zh: 甲 #1 乙 }\n", vec![("name: { zh: 甲 ", "#")]),
            ("<<<<<<< HEAD\na：1\n=======\n>>>>>>> other\n", vec![("", "<<<<<<<"), ("", "======="), ("", ">>>>>>>")]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_in_a_text_is_left_alone() {
        for text in [
            "note: 见说明：一，二；“三”【四】\n",
            "name: { zh: 甲：乙，丙【丁】｛戊｝, en: \"A：b，{c}｝\" }\n",
            "note: |\n  tel：400\n  名称：{甲}\nscope: { zh: 甲 }\n",
            "- note: >-\n    url：x\n  on: 2026-01-01\n",
            "name: 'it''s tel：400'\nnote: \"a\n  tel：400\"\n",
            "# uscc：1\nuscc: 1 # code：2\n",
            "title: 【通知】甲\n",
            "address: { zh: 甲　乙 }\n",
            "name: { zh: 甲 } # 一 }\n",
            "<<<<<<<x\n========\n",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_text_in_curly_quotes_altogether_was_to_be_in_straight_ones() {
        for (text, is_cut, is_slip) in [
            ("“示例”", false, true),
            ("“Example Appliances", true, true),
            ("“Example Appliances", false, false),
            ("“一站式”服务", false, false),
            ("“甲”和“乙”", false, false),
            ("＂示例＂", false, true),
            ("示例”", false, false),
        ] {
            assert_eq!(wrapping_quote(text, is_cut).is_some(), is_slip, "{text}");
        }
    }
}
