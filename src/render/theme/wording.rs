//! Takes `i18n/<lang>.yaml`; gives the words of a language by key. Refuses to know where they are shown.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::Value;

use super::files::{ThemeFile, ThemeFiles, built_in};
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::Language;
use crate::say;
use crate::source::{Place, Span};

/// The words of a language, for finding, never for walking through.
pub struct Wording {
    texts: HashMap<String, String>,
    /// The same, as templates see it: `t`.
    pub value: Value,
}

impl Wording {
    /// The words of `language`: those of the built-in theme, replaced key by key by those of the overriding file.
    pub fn load(language: Language, built_in: &ThemeFiles, files: &ThemeFiles, found: &Findings) -> Self {
        let path = format!("i18n/{language}.yaml");
        let read = |files: &ThemeFiles| files.get(&path).map_or_else(BTreeMap::new, |file| parse(file, found));
        let mut texts = read(built_in);
        texts.extend(read(files));
        let value = Value::from_serializable(&texts);
        Self { texts: texts.into_iter().collect(), value }
    }

    /// The words of the built-in theme.
    #[must_use]
    pub fn built_in(language: Language) -> Self {
        Self::load(language, &built_in(), &ThemeFiles::new(), &Findings::new())
    }

    /// The text of `key`.
    ///
    /// # Panics
    /// When the built-in theme lacks the key: every key that the code asks for is there, which a test shows.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.texts.get(key).unwrap_or_else(|| panic!("the built-in theme has the words of `{key}`"))
    }

    /// The text of the key that `prefix` and the slug of a closed vocabulary make: `status_not_yet_valid`.
    #[must_use]
    pub fn of(&self, prefix: &str, slug: &str) -> &str {
        self.get(&format!("{prefix}_{}", slug.replace('-', "_")))
    }

    /// The text of `key` with every `{name}` replaced by its value.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }
}

/// `text` with every `{name}` that has a value replaced by it.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        match value {
            Some((value, behind)) => {
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

fn parse(file: &ThemeFile, found: &Findings) -> BTreeMap<String, String> {
    let wrong = |span, reason: String| {
        found.report(Finding::new(
            Code::Y101,
            Place { file: Arc::clone(&file.origin), span },
            say!(zh: "不是键和文字的列表：{reason}", en: "not a list of keys and texts: {reason}"),
        ));
        BTreeMap::new()
    };
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        return wrong(Span::WHOLE_FILE, "not UTF-8".to_owned());
    };
    serde_yaml::from_str(text).unwrap_or_else(|error| {
        let span = error.location().map_or(Span::WHOLE_FILE, |location| Span {
            line: u32::try_from(location.line()).unwrap_or(1).max(1),
            column: u32::try_from(location.column()).unwrap_or(1).max(1),
            ..Span::WHOLE_FILE
        });
        wrong(span, error.to_string().lines().next().unwrap_or_default().to_owned())
    })
}
