//! A YAML document as a tree whose every part has its place.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span as Marks};

use super::documents::Document;
use super::no_yaml::{report_scan_error, report_slips};
use super::slips::{is_suspicious, wrapping_quote};
use super::source_file::forbidden_finding;
use crate::diagnostics::{Findings, Reporter};
use crate::report;
use crate::source::{Span, count, forbidden_characters};

/// Collections within collections.   Source: record.md §2.
const DEEPEST: usize = 32;
/// Bytes of one scalar.   Source: record.md §2.
const LONGEST_SCALAR: usize = 64 * 1024;
/// Scalars and collections of one document.   Source: record.md §2.
const MOST_PARTS: usize = 30_000;

/// A part of a document with its place.
#[derive(Debug)]
pub struct Node<'t> {
    pub span: Span,
    pub value: Value<'t>,
    /// The comment that follows a scalar without quotes, where it begins with a `#` and no space: text perhaps.
    pub cut_off: Option<Span>,
}

/// What a part of a document is.
#[derive(Debug)]
pub enum Value<'t> {
    /// Nothing is written: an empty plain scalar, `~` or `null`.
    Blank,
    Scalar(Cow<'t, str>),
    Sequence(Vec<Node<'t>>),
    Mapping(Vec<(Key<'t>, Node<'t>)>),
    /// Something that was reported already; nobody needs to look at it again.
    Refused,
}

impl<'t> Node<'t> {
    const fn new(span: Span, value: Value<'t>) -> Self {
        Self { span, value, cut_off: None }
    }

    /// Whether nothing is written there, or nothing but space.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Blank => true,
            Value::Scalar(text) => text.trim().is_empty(),
            Value::Sequence(_) | Value::Mapping(_) | Value::Refused => false,
        }
    }

    /// The node; a list without an item counts as nothing written.
    pub fn blank_if_empty(mut self) -> Self {
        if matches!(&self.value, Value::Sequence(items) if items.is_empty()) {
            self.value = Value::Blank;
        }
        self
    }
}

/// The name of an entry of a mapping.
#[derive(Debug)]
pub struct Key<'t> {
    pub name: Cow<'t, str>,
    pub span: Span,
}

/// The tree of `document`; `None` after a finding that leaves no tree (Y101, Y106).
///
/// Reported on the way, the tree going on: Y105 the same key twice (the first is kept), Y106 tags, anchors, aliases and
/// merge keys, Y107 forbidden characters written as escapes, Y104 a key that is not a name.
///
/// A document without content is [`Value::Blank`]. Cost: one pass; scalars without escapes are borrowed from the text.
pub fn tree<'t>(document: &'t Document<'_>, found: &Findings) -> Option<Node<'t>> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: 2 * DEEPEST,
        block_nesting_limit: 2 * DEEPEST,
    };
    let mut builder = Builder { document, at: found.at(document.file), open: Vec::new(), root: None, parts: 0 };
    for event in Parser::new_from_str_with_options(&document.text, options) {
        match event {
            Ok((event, marks)) => builder.take(event, &marks)?,
            Err(error) if *error.kind() == ErrorKind::RecursionLimitExceeded => {
                report_too_deep(builder.span(&Marks::empty(*error.marker())), builder.at);
                return None;
            }
            Err(error) => {
                report_scan_error(document, &error, found);
                return None;
            }
        }
    }
    match builder.root {
        Some(Node { value: Value::Scalar(_), .. }) if report_slips(document, document.text.len(), found) => None,
        root => Some(root.unwrap_or_else(|| blank(document))),
    }
}

/// Makes the tree of the parser's events.
///
/// They come in the order of the text: one for a scalar, two for a collection, at its start and its end, and in a mapping a key and
/// its value by turns. A collection is [`Unfinished`] from its start to its end; what has ended is attached to the one that is then open
/// last, as its next item, as the key of its next entry or as the value of that key, or else is the root. A part that is refused is
/// attached as [`Value::Refused`], so that keys and values stay in step.
struct Builder<'f, 'd, 't> {
    document: &'t Document<'d>,
    at: Reporter<'f>,
    open: Vec<Unfinished<'t>>,
    root: Option<Node<'t>>,
    /// Scalars and collections that have ended.
    parts: usize,
}

/// A collection whose end has not come yet.
enum Unfinished<'t> {
    Sequence { span: Span, items: Vec<Node<'t>> },
    Mapping { span: Span, entries: Vec<Pair<'t>>, key: Option<PendingKey<'t>> },
}

type Pair<'t> = (Key<'t>, Node<'t>);

/// The key of the entry whose value comes next.
enum PendingKey<'t> {
    Good(Key<'t>),
    Refused,
}

impl<'t> Builder<'_, '_, 't> {
    /// `None`: the document is not to be read on.
    fn take(&mut self, event: Event<'t>, marks: &Marks) -> Option<()> {
        let span = self.span(marks);
        if let Event::Scalar(_, _, _, Some(_))
        | Event::SequenceStart(_, _, Some(_))
        | Event::MappingStart(_, _, Some(_)) = &event
        {
            let tag = marks.tag_span().map_or(span, |tag| self.span(&tag));
            report!(self.at, Y106, tag, zh: "不接受标签（!）", en: "tags (!) are not accepted";
                help zh: "只写值，删去标签", en: "write the value alone");
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let value = self.scalar(text, style, span);
                let cut_off = if style == ScalarStyle::Plain { self.cut_off(marks) } else { None };
                self.attach(Node { span, value, cut_off })?;
            }
            Event::SequenceStart(..) => self.begin(Unfinished::Sequence { span, items: Vec::new() }, span)?,
            Event::MappingStart(..) => {
                self.begin(Unfinished::Mapping { span, entries: Vec::new(), key: None }, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let ended = match self.open.pop().expect("every end has its start") {
                    Unfinished::Sequence { span, items } => Node::new(span, Value::Sequence(items)),
                    Unfinished::Mapping { span, entries, .. } => {
                        Node::new(span, Value::Mapping(self.without_repeats(entries)))
                    }
                };
                self.attach(ended)?;
            }
            Event::Anchor(..) => {
                report!(self.at, Y106, span, zh: "不接受锚点（&）", en: "anchors (&) are not accepted";
                    help zh: "在每一处把值写出来；以 & 开头的文字要加引号", en: "write the value out in each place; quote a text that begins with &");
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                report!(self.at, Y106, span, zh: "不接受别名（*）", en: "aliases (*) are not accepted";
                    help zh: "在这里把值写出来；以 * 开头的文字要加引号", en: "write the value out here; quote a text that begins with *");
                self.attach(Node::new(span, Value::Refused))?;
            }
            // The stream's and the document's own start and end.
            _ => {}
        }
        Some(())
    }

    fn begin(&mut self, open: Unfinished<'t>, span: Span) -> Option<()> {
        if self.open.len() == DEEPEST {
            report_too_deep(span, self.at);
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn scalar(&self, text: Cow<'t, str>, style: ScalarStyle, span: Span) -> Value<'t> {
        if style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL") {
            return Value::Blank;
        }
        if text.len() > LONGEST_SCALAR {
            let length = text.len();
            report!(self.at, Y106, span,
                zh: "这一项有 {length} 字节，超过 64 KB", en: "a value of {length} bytes, more than 64 KB";
                help zh: "至多 {LONGEST_SCALAR} 字节", en: "at most {LONGEST_SCALAR} bytes");
            return Value::Refused;
        }
        if self.is_tainted(span) {
            return Value::Refused;
        }
        if style == ScalarStyle::Plain
            && let Some(slip) = wrapping_quote(&text, self.behind(span).starts_with(','))
        {
            let (start, column) = (span.start, span.column);
            let length = count(slip.range.len());
            let quote = Span { line: span.line, column, start, end: start + length };
            slip.report(quote, self.at);
            return Value::Refused;
        }
        if style == ScalarStyle::DoubleQuoted
            && let Some(forbidden) = forbidden_characters(&text).next()
        {
            self.at.report(forbidden_finding(self.at.place(span), forbidden.character));
            return Value::Refused;
        }
        Value::Scalar(text)
    }

    /// Puts a finished node where it belongs: under the pending key, as a new key, into the sequence, or at the root.
    /// `None`: it is one too many.
    fn attach(&mut self, node: Node<'t>) -> Option<()> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            report!(self.at, Y106, node.span,
                zh: "一份文档超过 {MOST_PARTS} 项", en: "a document of more than {MOST_PARTS} parts";
                help zh: "用不了这么多项：看看是不是有内容重复了", en: "no record has that many: see whether something is repeated");
            return None;
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Unfinished::Sequence { items, .. }) => items.push(node),
            Some(Unfinished::Mapping { entries, key, .. }) if key.is_some() => {
                if let Some(PendingKey::Good(name)) = key.take() {
                    entries.push((name, node));
                }
            }
            Some(Unfinished::Mapping { .. }) => self.open_entry(node)?,
        }
        Some(())
    }

    /// `None`: the name of the entry shows that the document was not written as YAML.
    fn open_entry(&mut self, node: Node<'t>) -> Option<()> {
        if let Value::Scalar(name) = &node.value
            && is_suspicious(name)
            && report_slips(self.document, node.span.end as usize - self.document.start, self.at.found)
        {
            return None;
        }
        let pending = self.checked_key(node);
        let Some(Unfinished::Mapping { span, key, .. }) = self.open.last_mut() else {
            unreachable!("a key belongs to a mapping");
        };
        if let PendingKey::Good(name) = &pending
            && span.start == span.end
        {
            span.end = name.span.end;
        }
        *key = Some(pending);
        Some(())
    }

    fn checked_key(&self, node: Node<'t>) -> PendingKey<'t> {
        let span = node.span;
        match node.value {
            Value::Scalar(name) if name == "<<" => {
                report!(self.at, Y106, span, zh: "不接受合并键（<<）", en: "merge keys (<<) are not accepted";
                    help zh: "把字段逐个写出来", en: "write the fields out");
                PendingKey::Refused
            }
            Value::Scalar(name) => PendingKey::Good(Key { name, span }),
            Value::Refused => PendingKey::Refused,
            Value::Blank | Value::Sequence(_) | Value::Mapping(_) => {
                report!(self.at, Y104, span, zh: "这里应当是字段名", en: "a field name is wanted here";
                    help zh: "写成“字段名: 值”", en: "write `name: value`");
                PendingKey::Refused
            }
        }
    }

    /// The first entry of each name, in their order; the others are Y105.   Cost: a sort of the names.
    fn without_repeats(&self, mut entries: Vec<Pair<'t>>) -> Vec<Pair<'t>> {
        let mut by_name: Vec<usize> = (0..entries.len()).collect();
        by_name.sort_by_key(|index| &entries[*index].0.name);
        let mut repeats = Vec::new();
        for same in by_name.chunk_by(|a, b| entries[*a].0.name == entries[*b].0.name) {
            for repeat in &same[1..] {
                let ((first, _), (key, _)) = (&entries[same[0]], &entries[*repeat]);
                let name = &key.name;
                report!(self.at, Y105, key.span, zh: "“{name}”写了两次", en: "`{name}` stands here twice";
                    related self.at.place(first.span), zh: "第一次在这里", en: "first here";
                    help zh: "只留一个", en: "keep one of them");
                repeats.push(*repeat);
            }
        }
        if !repeats.is_empty() {
            repeats.sort_unstable();
            let mut index = 0..;
            entries.retain(|_| index.next().is_some_and(|index| repeats.binary_search(&index).is_err()));
        }
        entries
    }

    /// What stands behind `span`, without the blanks before it.
    fn behind(&self, span: Span) -> &str {
        self.document.text[span.end as usize - self.document.start..].trim_start_matches([' ', '\t'])
    }

    fn cut_off(&self, marks: &Marks) -> Option<Span> {
        let end = self.span(&Marks::empty(marks.end));
        let comment = self.behind(end).strip_prefix('#')?.lines().next()?;
        comment.starts_with(|next: char| next != '#' && !next.is_whitespace()).then(|| {
            let rest = &self.document.text[end.start as usize - self.document.start..];
            let blanks = count(rest.len() - rest.trim_start_matches([' ', '\t']).len());
            let start = end.start + blanks;
            Span { line: end.line, column: end.column + blanks, start, end: start + count(1 + comment.len()) }
        })
    }

    fn is_tainted(&self, span: Span) -> bool {
        let from = span.start as usize - self.document.start;
        let to = span.end as usize - self.document.start;
        self.document.forbidden.iter().any(|range| range.start < to && from < range.end)
    }

    /// The marks of the parser, which count within the document, as a span of the file.
    fn span(&self, marks: &Marks) -> Span {
        let offset = |byte: Option<usize>| count(byte.expect("a text in memory has byte offsets"));
        self.document.in_file(Span {
            line: count(marks.start.line()),
            column: count(marks.start.col() + 1),
            start: offset(marks.start.byte_offset()),
            end: offset(marks.end.byte_offset()),
        })
    }
}

/// What a document without content is, at its beginning.
fn blank(document: &Document<'_>) -> Node<'static> {
    let start = count(document.start);
    let span = Span { line: count(document.lines_before + 1), column: 1, start, end: start };
    Node::new(span, Value::Blank)
}

fn report_too_deep(span: Span, at: Reporter<'_>) {
    report!(at, Y106, span, zh: "嵌套超过 {DEEPEST} 层", en: "nested deeper than {DEEPEST} levels";
        help zh: "检查括号；记录用不了这么多层", en: "look at the brackets: no record is that deep");
}
