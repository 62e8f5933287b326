//! How the fields of a mapping are read: every fault of every field is reported.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::nearest::nearest;
use super::slips::slip_for_collection;
use super::tree::{Key, Node, Value};
use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::say;
use crate::source::{Place, Span, count};

/// Where findings of a document go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'r> {
    pub found: &'r Findings,
    pub file: &'r Arc<str>,
}

impl Reader<'_> {
    pub fn report(self, code: Code, span: Span, message: Words, help: Option<Words>) {
        let place = Place { file: Arc::clone(self.file), span };
        let finding = Finding::new(code, place, message);
        self.found.report(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }
}

impl Reader<'_> {
    /// Y101 when the scalar at `node` would be the collection that is wanted, were it not for a slip; whether it is so.
    fn report_slip(self, node: &Node<'_>) -> bool {
        let Value::Scalar(text) = &node.value else { return false };
        let Span { line, column, start, end } = node.span;
        let is_as_written = (end - start) as usize == text.len();
        let Some(slip) = slip_for_collection(text).filter(|_| is_as_written) else { return false };
        let column = column + count(text[..slip.range.start].chars().count());
        let span = Span { line, column, start: start + count(slip.range.start), end: start + count(slip.range.end) };
        self.found.report(slip.finding(Place { file: Arc::clone(self.file), span }));
        true
    }
}

/// Something that can be made of a part of a document.
pub(super) trait Read: Sized {
    /// The value at `node`, which is field `name`; `None` after it was reported.
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self>;

    /// The JSON Schema of what is read without a finding of its shape.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

/// A value with its place.
#[derive(Clone, Debug)]
pub struct At<T> {
    pub value: T,
    pub span: Span,
    /// The name that it stands under; for an item of a list, the item itself.
    pub key: Span,
}

/// A field that must be there; `None` when it was missing, blank or faulty, which is reported. A list without an item is blank.
#[derive(Clone, Debug)]
pub struct Required<T>(Option<At<T>>);

/// A field that may be absent.
#[derive(Clone, Debug)]
pub enum Optional<T> {
    Absent,
    /// It is there and was reported.
    Faulty,
    Given(At<T>),
}

impl<T> Required<T> {
    #[must_use]
    pub const fn given(&self) -> Option<&At<T>> {
        self.0.as_ref()
    }

    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|at| &at.value)
    }
}

impl<T> Optional<T> {
    #[must_use]
    pub const fn given(&self) -> Option<&At<T>> {
        match self {
            Self::Given(at) => Some(at),
            Self::Absent | Self::Faulty => None,
        }
    }

    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.given().map(|at| &at.value)
    }

    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// How a field of a mapping is read, there or not.
pub(super) trait Field: Sized {
    const IS_REQUIRED: bool;

    fn take(fields: &mut Fields<'_>, name: &'static str, reader: Reader<'_>) -> Self;

    /// The JSON Schema of a value that is there.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

impl<T: Read> Field for Required<T> {
    const IS_REQUIRED: bool = true;

    fn take(fields: &mut Fields<'_>, name: &'static str, reader: Reader<'_>) -> Self {
        let entry = fields.remove(name).map(|(key, node)| (key, node.blank_if_empty()));
        if entry.is_none() {
            reader.report(
                Code::Y103,
                fields.span,
                say!(zh: "缺少字段“{name}”", en: "field `{name}` is missing"),
                Some(say!(zh: "写上 `{name}:`", en: "write `{name}:`")),
            );
        }
        let help = || say!(zh: "写上内容：这个字段必须有", en: "fill it in: the field is required");
        Self(entry.and_then(|entry| filled(fields.span, entry, (name, help), reader)))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::schema(generator);
        if schema.get("items").is_some() {
            schema.insert("minItems".to_owned(), json!(1));
        }
        schema
    }
}

impl<T: Read> Field for Optional<T> {
    const IS_REQUIRED: bool = false;

    fn take(fields: &mut Fields<'_>, name: &'static str, reader: Reader<'_>) -> Self {
        match fields.remove(name) {
            None => Self::Absent,
            Some(entry) => {
                let help = || say!(zh: "写上内容，或删去这个字段", en: "fill it in, or leave the field out");
                filled(fields.span, entry, (name, help), reader).map_or(Self::Faulty, Self::Given)
            }
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

/// The value of an entry that is there; a blank one is Y103 at the mapping.
fn filled<T: Read>(
    mapping: Span,
    (key, node): (Key<'_>, Node<'_>),
    (name, help_for_blank): (&str, fn() -> Words),
    reader: Reader<'_>,
) -> Option<At<T>> {
    if node.is_blank() {
        let place = |span| Place { file: Arc::clone(reader.file), span };
        reader.found.report(
            Finding::new(Code::Y103, place(mapping), say!(zh: "字段“{name}”是空的", en: "field `{name}` is blank"))
                .related(place(key.span), say!(zh: "空在这里", en: "blank here"))
                .help(help_for_blank()),
        );
        return None;
    }
    let span = node.span;
    T::read(node, name, reader).map(|value| At { value, span, key: key.span })
}

/// Optional fields of a mapping of which something must be there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    /// At least one.
    AnyOf(&'static [&'static str]),
    /// One and no other.
    OneOf(&'static [&'static str]),
}

/// Unknown fields of one mapping that are reported one by one.
const UNKNOWN_REPORTED: usize = 20;

/// The entries of a mapping that were not asked for yet.
pub(super) struct Fields<'t> {
    span: Span,
    entries: Vec<(Key<'t>, Node<'t>)>,
}

impl<'t> Fields<'t> {
    /// The entries of the mapping at `node`; anything else is Y104.
    pub fn of(node: Node<'t>, name: &str, reader: Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Mapping(entries) => Some(Self { span: node.span, entries }),
            Value::Refused => None,
            Value::Scalar(_) if reader.report_slip(&node) => None,
            Value::Blank | Value::Scalar(_) | Value::Sequence(_) => {
                reader.report(
                    Code::Y104,
                    node.span,
                    say!(zh: "“{name}”应当是一组字段", en: "`{name}` wants a mapping of fields"),
                    Some(say!(zh: "每行一个“字段: 值”，或写成 {{ 字段: 值 }}", en: "put each `field: value` on its line, or write {{ field: value }}")),
                );
                None
            }
        }
    }

    fn remove(&mut self, name: &str) -> Option<(Key<'t>, Node<'t>)> {
        let index = self.entries.iter().position(|(key, _)| key.name == name)?;
        Some(self.entries.remove(index))
    }

    /// What `make` makes of every entry, where the names are not known beforehand; the value is `None` when it was reported.
    pub fn each<T: Read, R>(self, reader: Reader<'_>, make: impl Fn(At<Box<str>>, Option<At<T>>) -> R) -> Vec<R> {
        let Self { span, entries } = self;
        let each = entries.into_iter().map(|(key, node)| {
            let name: Box<str> = key.name.as_ref().into();
            let help = || say!(zh: "写上内容，或删去这一项", en: "fill it in, or delete the entry");
            let at = key.span;
            let value = filled(span, (key, node), (&name, help), reader);
            make(At { value: name, span: at, key: at }, value)
        });
        each.collect()
    }

    /// Holds the entries against `choice`: Y103 when none of them is there, Y102 for one too many.
    pub fn choose(&self, choice: Choice, reader: Reader<'_>) {
        let (Choice::AnyOf(names) | Choice::OneOf(names)) = choice;
        let mut given = self.entries.iter().map(|(key, _)| key).filter(|key| names.contains(&&*key.name));
        let Some(first) = given.next() else {
            let (zh, en) = (names.join("”或“"), names.join("` or `"));
            return reader.report(
                Code::Y103,
                self.span,
                say!(zh: "缺少字段“{zh}”", en: "field `{en}` is missing"),
                Some(say!(zh: "写上其中一个", en: "write one of them")),
            );
        };
        if let (Choice::OneOf(_), Some(second)) = (choice, given.next()) {
            let place = |span| Place { file: Arc::clone(reader.file), span };
            let (kept, extra) = (&first.name, &second.name);
            let message = say!(zh: "“{extra}”不能与“{kept}”并用", en: "`{extra}` cannot stand beside `{kept}`");
            reader.found.report(
                Finding::new(Code::Y102, place(second.span), message)
                    .related(place(first.span), say!(zh: "已有这一个", en: "this one is there"))
                    .help(say!(zh: "两个里只留一个", en: "keep one of the two")),
            );
        }
    }

    /// Reports the entries that nobody asked for (Y102): the first of them one by one, the rest by their number.
    pub fn refuse_rest(self, known: &[&str], reader: Reader<'_>) {
        let known_here = || {
            let known = known.join(", ");
            say!(zh: "这里可以写：{known}", en: "known here: {known}")
        };
        for (key, _) in self.entries.iter().take(UNKNOWN_REPORTED) {
            let name = &key.name;
            let help = match nearest(name, known.iter().copied()) {
                Some(nearest) => say!(zh: "是不是“{nearest}”？", en: "did you mean `{nearest}`?"),
                None => known_here(),
            };
            reader.report(
                Code::Y102,
                key.span,
                say!(zh: "没有“{name}”这个字段", en: "there is no field `{name}`"),
                Some(help),
            );
        }
        if let Some((key, _)) = self.entries.get(UNKNOWN_REPORTED) {
            let more = self.entries.len() - UNKNOWN_REPORTED;
            reader.report(
                Code::Y102,
                key.span,
                say!(zh: "从这里起还有 {more} 个字段这里没有", en: "from here on {more} more fields that there are not"),
                Some(known_here()),
            );
        }
    }
}

impl<T: Read> Read for Vec<At<T>> {
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Sequence(items) => {
                let items = items.into_iter();
                Some(items.filter_map(|item| read_item(item, name, reader)).collect())
            }
            Value::Refused => None,
            Value::Scalar(_) if reader.report_slip(&node) => None,
            Value::Blank | Value::Scalar(_) | Value::Mapping(_) => {
                reader.report(
                    Code::Y104,
                    node.span,
                    say!(zh: "“{name}”应当是一个列表", en: "`{name}` wants a list"),
                    Some(
                        say!(zh: "每项前加“- ”，或写成 [一, 二]", en: "put `- ` before each item, or write [one, two]"),
                    ),
                );
                None
            }
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": T::schema(generator) })
    }
}

fn read_item<T: Read>(item: Node<'_>, name: &str, reader: Reader<'_>) -> Option<At<T>> {
    let span = item.span;
    if item.is_blank() {
        reader.report(
            Code::Y103,
            span,
            say!(zh: "“{name}”里有一项是空的", en: "an item of `{name}` is blank"),
            Some(say!(zh: "写上内容，或删去这一项", en: "fill it in, or delete the item")),
        );
        return None;
    }
    T::read(item, name, reader).map(|value| At { value, span, key: span })
}
