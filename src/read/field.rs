//! How the fields of a mapping are read: every fault of every field is reported.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::nearest::nearest;
use super::slips::slip_for_collection;
use super::tree::{Key, Node, Value};
use crate::diagnostics::{Reporter, Words};
use crate::report;
use crate::say;
use crate::source::{Span, count};

/// Y101 when the scalar at `node` would be the collection that is wanted, were it not for a slip; whether it is so.
fn report_slip(node: &Node<'_>, at: Reporter<'_>) -> bool {
    let Value::Scalar(text) = &node.value else { return false };
    let Span { line, column, start, end } = node.span;
    let is_as_written = (end - start) as usize == text.len();
    let Some(slip) = slip_for_collection(text).filter(|_| is_as_written) else { return false };
    let column = column + count(text[..slip.range.start].chars().count());
    slip.report(Span { line, column, start: start + count(slip.range.start), end: start + count(slip.range.end) }, at);
    true
}

/// Something that can be made of a part of a document.
pub(super) trait Read: Sized {
    /// The value at `node`, which is field `name`; `None` after it was reported.
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self>;

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

/// A list as written. An item that was reported is not in it, and the list is not whole then: what stands there is not known.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Vec<At<T>>,
    is_whole: bool,
}

impl<T> List<T> {
    /// Every item; `None` when one was faulty.
    #[must_use]
    pub fn every(&self) -> Option<&[At<T>]> {
        self.is_whole.then_some(&*self.items)
    }

    /// The items that could be read.
    #[must_use]
    pub fn readable(&self) -> &[At<T>] {
        &self.items
    }
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

    /// The value, or `default` where the field is absent; `None` where it is faulty.
    #[must_use]
    pub fn or(&self, default: T) -> Option<T>
    where
        T: Clone,
    {
        self.checked_or(default, |at| Some(at.value.clone()))
    }

    /// What `check` makes of the value, or `default` where the field is absent; `None` where it is faulty.
    pub fn checked_or<'a, U>(&'a self, default: U, check: impl FnOnce(&'a At<T>) -> Option<U>) -> Option<U> {
        match self {
            Self::Absent => Some(default),
            Self::Faulty => None,
            Self::Given(at) => check(at),
        }
    }
}

impl<T> Required<List<T>> {
    /// The items that could be read.
    #[must_use]
    pub fn readable(&self) -> &[At<T>] {
        self.value().map(List::readable).unwrap_or_default()
    }
}

impl<T> Optional<List<T>> {
    /// The items that could be read; none where the field is absent.
    #[must_use]
    pub fn readable(&self) -> &[At<T>] {
        self.value().map(List::readable).unwrap_or_default()
    }

    /// Every item, none where the field is absent; `None` when it or one of them was faulty.
    #[must_use]
    pub fn every(&self) -> Option<&[At<T>]> {
        self.checked_or(&[], |list| list.value.every())
    }
}

/// How a field of a mapping is read, there or not.
pub(super) trait Field: Sized {
    const IS_REQUIRED: bool;

    fn take(fields: &mut Fields<'_>, name: &'static str, at: Reporter<'_>) -> Self;

    /// The JSON Schema of a value that is there.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

impl<T: Read> Field for Required<T> {
    const IS_REQUIRED: bool = true;

    fn take(fields: &mut Fields<'_>, name: &'static str, at: Reporter<'_>) -> Self {
        let entry = fields.remove(name).map(|(key, node)| (key, node.blank_if_empty()));
        if entry.is_none() {
            report!(at, Y103, fields.span, zh: "缺少字段“{name}”", en: "field `{name}` is missing";
                help zh: "写上 `{name}:`", en: "write `{name}:`");
        }
        let help = || say!(zh: "写上内容：这个字段必须有", en: "fill it in: the field is required");
        Self(entry.and_then(|entry| filled(fields.span, entry, (name, help), at)))
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

    fn take(fields: &mut Fields<'_>, name: &'static str, at: Reporter<'_>) -> Self {
        match fields.remove(name) {
            None => Self::Absent,
            Some(entry) => {
                let help = || say!(zh: "写上内容，或删去这个字段", en: "fill it in, or leave the field out");
                filled(fields.span, entry, (name, help), at).map_or(Self::Faulty, Self::Given)
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
    at: Reporter<'_>,
) -> Option<At<T>> {
    if node.is_blank() {
        report!(at, Y103, mapping, zh: "字段“{name}”是空的", en: "field `{name}` is blank";
            related at.place(key.span), zh: "空在这里", en: "blank here";
            help help_for_blank());
        return None;
    }
    let span = node.span;
    T::read(node, name, at).map(|value| At { value, span, key: key.span })
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
    pub fn of(node: Node<'t>, name: &str, at: Reporter<'_>) -> Option<Self> {
        match node.value {
            Value::Mapping(entries) => Some(Self { span: node.span, entries }),
            Value::Refused => None,
            Value::Scalar(_) if report_slip(&node, at) => None,
            Value::Blank | Value::Scalar(_) | Value::Sequence(_) => {
                report!(at, Y104, node.span, zh: "“{name}”应当是一组字段", en: "`{name}` wants a mapping of fields";
                    help zh: "每行一个“字段: 值”，或写成 {{ 字段: 值 }}", en: "put each `field: value` on its line, or write {{ field: value }}");
                None
            }
        }
    }

    fn remove(&mut self, name: &str) -> Option<(Key<'t>, Node<'t>)> {
        let index = self.entries.iter().position(|(key, _)| key.name == name)?;
        Some(self.entries.remove(index))
    }

    /// What `make` makes of every entry, where the names are not known beforehand; the value is `None` when it was reported.
    pub fn each<T: Read, R>(self, at: Reporter<'_>, make: impl Fn(At<Box<str>>, Option<At<T>>) -> R) -> Vec<R> {
        let Self { span, entries } = self;
        let each = entries.into_iter().map(|(key, node)| {
            let name: Box<str> = key.name.as_ref().into();
            let help = || say!(zh: "写上内容，或删去这一项", en: "fill it in, or delete the entry");
            let key_span = key.span;
            let value = filled(span, (key, node), (&name, help), at);
            make(At { value: name, span: key_span, key: key_span }, value)
        });
        each.collect()
    }

    /// Holds the entries against `choice`: Y103 when none of them is there, Y102 for one too many.
    pub fn choose(&self, choice: Choice, at: Reporter<'_>) {
        let (Choice::AnyOf(names) | Choice::OneOf(names)) = choice;
        let mut given = self.entries.iter().map(|(key, _)| key).filter(|key| names.contains(&&*key.name));
        let Some(first) = given.next() else {
            let (zh, en) = (names.join("”或“"), names.join("` or `"));
            return report!(at, Y103, self.span, zh: "缺少字段“{zh}”", en: "field `{en}` is missing";
                help zh: "写上其中一个", en: "write one of them");
        };
        if let (Choice::OneOf(_), Some(second)) = (choice, given.next()) {
            let (kept, extra) = (&first.name, &second.name);
            report!(at, Y102, second.span,
                zh: "“{extra}”不能与“{kept}”并用", en: "`{extra}` cannot stand beside `{kept}`";
                related at.place(first.span), zh: "已有这一个", en: "this one is there";
                help zh: "两个里只留一个", en: "keep one of the two");
        }
    }

    /// Reports the entries that nobody asked for (Y102): the first of them one by one, the rest by their number.
    pub fn refuse_rest(self, known: &[&str], at: Reporter<'_>) {
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
            report!(at, Y102, key.span, zh: "没有“{name}”这个字段", en: "there is no field `{name}`"; help help);
        }
        if let Some((key, _)) = self.entries.get(UNKNOWN_REPORTED) {
            let more = self.entries.len() - UNKNOWN_REPORTED;
            report!(at, Y102, key.span,
                zh: "从这里起还有 {more} 个字段这里没有", en: "from here on {more} more fields that there are not";
                help known_here());
        }
    }
}

impl<T: Read> Read for List<T> {
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self> {
        match node.value {
            Value::Sequence(items) => {
                let wanted = items.len();
                let items: Vec<_> = items.into_iter().filter_map(|item| read_item(item, name, at)).collect();
                Some(Self { is_whole: items.len() == wanted, items })
            }
            Value::Refused => None,
            Value::Scalar(_) if report_slip(&node, at) => None,
            Value::Blank | Value::Scalar(_) | Value::Mapping(_) => {
                report!(at, Y104, node.span, zh: "“{name}”应当是一个列表", en: "`{name}` wants a list";
                    help zh: "每项前加“- ”，或写成 [一, 二]", en: "put `- ` before each item, or write [one, two]");
                None
            }
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": T::schema(generator) })
    }
}

fn read_item<T: Read>(item: Node<'_>, name: &str, at: Reporter<'_>) -> Option<At<T>> {
    let span = item.span;
    if item.is_blank() {
        report!(at, Y103, span, zh: "“{name}”里有一项是空的", en: "an item of `{name}` is blank";
            help zh: "写上内容，或删去这一项", en: "fill it in, or delete the item");
        return None;
    }
    T::read(item, name, at).map(|value| At { value, span, key: span })
}
