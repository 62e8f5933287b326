//! Takes `i18n/<lang>.yaml`; gives the words of a language by key. Refuses to know where they are shown.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::Value;

use super::files::{ThemeFile, ThemeFiles, built_in};
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::Language;
use crate::read::{RawWord, read_words};
use crate::say;
use crate::source::{Place, TextFile};

/// The words of a language, for finding, never for walking through.
pub struct Wording {
    texts: HashMap<String, String>,
    /// The same, as templates see it: `t`.
    pub value: Value,
}

/// A text with the place that it came from.
#[derive(Clone)]
struct Word {
    text: String,
    place: Place,
}

type Words = BTreeMap<String, Word>;

impl Wording {
    /// The words of every language: those of the built-in theme, replaced key by key by those of the overriding files.
    ///
    /// C702 for a key that one of `languages` has and another lacks; the other language's text stands in for it.
    pub fn load(
        languages: &[Language],
        built_in: &ThemeFiles,
        files: &ThemeFiles,
        found: &Findings,
    ) -> BTreeMap<Language, Self> {
        let both = Language::ALL.map(|language| {
            let path = format!("i18n/{language}.yaml");
            let read = |files: &ThemeFiles| files.get(&path).map_or_else(Words::new, |file| read(file, found));
            let mut words = read(built_in);
            words.extend(read(files));
            (language, words)
        });
        let mut words = BTreeMap::from(both);
        for lacking in languages {
            let others = languages.iter().filter(|other| *other != lacking);
            let theirs: Words = others.flat_map(|other| words[other].clone()).collect();
            let own = words.entry(*lacking).or_default();
            for (key, word) in theirs {
                own.entry(key).or_insert_with_key(|key| {
                    report_missing(key, &word, *lacking, found);
                    word
                });
            }
        }
        words.iter().map(|(language, words)| (*language, Self::of_words(words))).collect()
    }

    /// The words of the built-in theme.
    #[must_use]
    pub fn built_in(language: Language) -> Self {
        let mut all = Self::load(&Language::ALL, &built_in(), &ThemeFiles::new(), &Findings::new());
        all.remove(&language).expect("every language is there")
    }

    fn of_words(words: &Words) -> Self {
        let texts: BTreeMap<&String, &String> = words.iter().map(|(key, word)| (key, &word.text)).collect();
        let value = Value::from_serializable(&texts);
        Self { texts: texts.into_iter().map(|(key, text)| (key.clone(), text.clone())).collect(), value }
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

fn report_missing(key: &str, word: &Word, lacking: Language, found: &Findings) {
    let Place { file, .. } = &word.place;
    let folder = file.rsplit_once('/').map_or("i18n", |(folder, _)| folder);
    found.report(
        Finding::new(
            Code::C702,
            word.place.clone(),
            say!(zh: "{folder}/{lacking}.yaml 里没有“{key}”", en: "`{key}` is missing in {folder}/{lacking}.yaml"),
        )
        .help(say!(
            zh: "在那里写上译文；没有译文的地方显示这里的文字",
            en: "write it there; until then this text stands in for it"
        )),
    );
}

/// The words of `file`; Y codes for its shape.
fn read(file: &ThemeFile, found: &Findings) -> Words {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        found.report(Finding::new(
            Code::Y108,
            Place::whole_file(&file.origin),
            say!(zh: "用语不是 UTF-8", en: "the words are not UTF-8"),
        ));
        return Words::new();
    };
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let file = TextFile { name: Arc::clone(&file.origin), text };
    let words = read_words(&file, found).into_iter().flat_map(|words| words.0);
    words
        .filter_map(|RawWord { key, text }| {
            let place = Place { file: Arc::clone(&file.name), span: key.span };
            Some((key.value.into(), Word { text: text?.value.0.into(), place }))
        })
        .collect()
}
