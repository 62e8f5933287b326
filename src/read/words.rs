//! The words of a theme in one language, `i18n/<lang>.yaml`: texts under names that the theme chooses.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::field::{At, Fields, Read};
use super::read_single;
use super::scalar::{Fault, Scalar};
use super::tree::Node;
use super::written::Written;
use crate::diagnostics::{Findings, Reporter};
use crate::source::TextFile;

/// The words in their order.
#[derive(Clone, Debug)]
pub struct RawWords(pub Vec<RawWord>);

/// A text under its name.
#[derive(Clone, Debug)]
pub struct RawWord {
    pub key: At<Box<str>>,
    /// `None` when it was reported.
    pub text: Option<At<Verbatim>>,
}

/// A text with the space around it: `": "` joins two others.
#[derive(Clone, Debug)]
pub struct Verbatim(pub Box<str>);

/// The words that `file` writes; `None` when they cannot be read at all, which is reported.
pub fn read_words(file: &TextFile, found: &Findings) -> Option<RawWords> {
    read_single(file, "i18n", found).map(|words| words.value)
}

impl Read for RawWords {
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self> {
        let fields = Fields::of(node, name, at)?;
        Some(Self(fields.each(at, |key, text| RawWord { key, text })))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": Verbatim::written() })
    }
}

impl Scalar for Verbatim {
    fn parse(text: &str, _: &str) -> Result<Self, Fault> {
        Ok(Self(text.into()))
    }
}

impl Written for Verbatim {
    fn written() -> Schema {
        Box::<str>::written()
    }
}
