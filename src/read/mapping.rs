//! How a mapping of the contract is declared: one list of fields gives the struct, its reading and its JSON Schema.
//!
//! Each mapping and each field says in two lines, Chinese then English, what to write there. Editors show the same words
//! as rustdoc does, and a declaration that lacks a line does not compile.

use std::borrow::Cow;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::field::{Choice, Field};

/// Declares mappings. `with AnyOf(…)` or `with OneOf(…)` behind one is the [`Choice`](super::field::Choice) that its fields leave.
macro_rules! mapping {
    ($(
        #[doc = $zh:literal]
        #[doc = $en:literal]
        pub struct $name:ident { $(
            #[doc = $field_zh:literal]
            #[doc = $field_en:literal]
            $field:ident: $type:ty
        ),+ $(,)? } $(with $choice:ident($($among:ident),+))?
    )+) => { $(
        #[doc = $zh]
        #[doc = $en]
        #[derive(Clone, Debug)]
        pub struct $name { $(
            #[doc = $field_zh]
            #[doc = $field_en]
            pub $field: $type
        ),+ }

        impl $crate::read::field::Read for $name {
            fn read(
                node: $crate::read::tree::Node<'_>,
                name: &str,
                at: $crate::diagnostics::Reporter<'_>,
            ) -> Option<Self> {
                let mut fields = $crate::read::field::Fields::of(node, name, at)?;
                $(fields.choose($crate::read::field::Choice::$choice(&[$(stringify!($among)),+]), at);)?
                let read = Self {
                    $($field: $crate::read::field::Field::take(&mut fields, stringify!($field), at)),+
                };
                fields.refuse_rest(&[$(stringify!($field)),+], at);
                Some(read)
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::read::mapping::definition(stringify!($name))
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let fields = [$($crate::read::mapping::Declared::of::<$type>(
                    stringify!($field), [$field_zh, $field_en], generator,
                )),+];
                let choice = None$(.or(Some($crate::read::field::Choice::$choice(&[$(stringify!($among)),+]))))?;
                $crate::read::mapping::object([$zh, $en], &[], fields, choice)
            }
        }
    )+ };
}
pub(super) use mapping;

/// Declares a mapping whose `kind` says which further fields it has: an enum holds them, a variant a word.
macro_rules! mapping_by_kind {
    (
        #[doc = $zh:literal]
        #[doc = $en:literal]
        pub struct $name:ident { $(
            #[doc = $field_zh:literal]
            #[doc = $field_en:literal]
            $field:ident: $type:ty
        ),+ $(,)? }

        $(#[$enum_meta:meta])+
        pub enum $says:ident by $word:ident { $(
            #[doc = $kind_zh:literal]
            #[doc = $kind_en:literal]
            $variant:ident { $(
                #[doc = $own_zh:literal]
                #[doc = $own_en:literal]
                $own:ident: $own_type:ty
            ),* $(,)? } $(with $choice:ident($($among:ident),+))?
        ),+ $(,)? }
    ) => {
        #[doc = $zh]
        #[doc = $en]
        #[derive(Clone, Debug)]
        pub struct $name {
            $(
                #[doc = $field_zh]
                #[doc = $field_en]
                pub $field: $type,
            )+
            /// `None` when the kind is missing or unknown, which is reported.
            pub says: Option<$says>,
        }

        $(#[$enum_meta])+
        #[derive(Clone, Debug)]
        pub enum $says { $(
            #[doc = $kind_zh]
            #[doc = $kind_en]
            $variant { $(
                #[doc = $own_zh]
                #[doc = $own_en]
                $own: $own_type
            ),* }
        ),+ }

        impl $name {
            const COMMON: &[&str] = &[$(stringify!($field)),+];
        }

        impl $crate::read::field::Read for $name {
            fn read(
                node: $crate::read::tree::Node<'_>,
                name: &str,
                at: $crate::diagnostics::Reporter<'_>,
            ) -> Option<Self> {
                use $crate::read::field::Field;
                let mut fields = $crate::read::field::Fields::of(node, name, at)?;
                let mut read = Self {
                    $($field: Field::take(&mut fields, stringify!($field), at),)+
                    says: None,
                };
                match read.kind.value() {
                    None => return Some(read),
                    $(Some($word::$variant) => {
                        $(fields.choose($crate::read::field::Choice::$choice(&[$(stringify!($among)),+]), at);)?
                        read.says = Some($says::$variant {
                            $($own: Field::take(&mut fields, stringify!($own), at)),*
                        });
                        fields.refuse_rest(&[Self::COMMON, &[$(stringify!($own)),*]].concat(), at);
                    })+
                }
                Some(read)
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::read::mapping::definition(stringify!($name))
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                use $crate::read::mapping::{Declared, by_kind, object};
                let common = [$(
                    Declared::of::<$type>(stringify!($field), [$field_zh, $field_en], generator)
                ),+];
                let kinds = [$({
                    let own: Vec<Declared> = vec![$(
                        Declared::of::<$own_type>(stringify!($own), [$own_zh, $own_en], generator)
                    ),*];
                    let choice = None$(.or(Some($crate::read::field::Choice::$choice(&[$(stringify!($among)),+]))))?;
                    ($word::$variant.slug(), object([$kind_zh, $kind_en], Self::COMMON, own, choice))
                }),+];
                by_kind([$zh, $en], common, kinds)
            }
        }
    };
}
pub(super) use mapping_by_kind;

/// A field as it was declared.
pub(super) struct Declared {
    name: &'static str,
    is_required: bool,
    schema: Schema,
}

impl Declared {
    pub fn of<F: Field>(name: &'static str, says: [&str; 2], generator: &mut SchemaGenerator) -> Self {
        let mut schema = F::schema(generator);
        schema.insert("description".to_owned(), description(says));
        Self { name, is_required: F::IS_REQUIRED, schema }
    }
}

/// What the definition of a mapping is called: `RawFormerName` is `former_name`.
pub(super) fn definition(name: &str) -> Cow<'static, str> {
    let mut definition = String::new();
    for letter in name.trim_start_matches("Raw").chars() {
        if letter.is_ascii_uppercase() && !definition.is_empty() {
            definition.push('_');
        }
        definition.push(letter.to_ascii_lowercase());
    }
    definition.into()
}

/// A mapping of `fields`, which may have fields called `elsewhere`, described in another place, but no others.
pub(super) fn object(
    says: [&str; 2],
    elsewhere: &[&str],
    fields: impl IntoIterator<Item = Declared>,
    choice: Option<Choice>,
) -> Schema {
    let mut properties: Map<String, Value> = elsewhere.iter().map(|name| ((*name).to_owned(), json!(true))).collect();
    let mut required = Vec::new();
    for field in fields {
        required.extend(field.is_required.then_some(field.name));
        properties.insert(field.name.to_owned(), field.schema.to_value());
    }
    let mut schema = json_schema!({
        "description": description(says),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    if let Some(choice) = choice {
        let (keyword, names) = match choice {
            Choice::AnyOf(names) => ("anyOf", names),
            Choice::OneOf(names) => ("oneOf", names),
        };
        let choices: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
        schema.insert(keyword.to_owned(), json!(choices));
    }
    schema
}

/// A mapping of the fields `common`, whose `kind` decides which of `kinds` it is besides.
pub(super) fn by_kind(
    says: [&str; 2],
    common: impl IntoIterator<Item = Declared>,
    kinds: impl IntoIterator<Item = (&'static str, Schema)>,
) -> Schema {
    let mut schema = object(says, &[], common, None);
    let kinds: Vec<Value> = kinds
        .into_iter()
        .map(|(kind, then)| {
            let is_kind = json!({ "properties": { "kind": { "const": kind } }, "required": ["kind"] });
            json!({ "if": is_kind, "then": then })
        })
        .collect();
    schema.remove("additionalProperties");
    schema.insert("allOf".to_owned(), json!(kinds));
    schema
}

/// The Chinese line above the English one.
fn description([zh, en]: [&str; 2]) -> Value {
    format!("{}\n{}", zh.trim(), en.trim()).into()
}
