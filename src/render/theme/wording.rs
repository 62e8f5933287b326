//! Takes `i18n/<lang>.yaml`; gives the words of a language by key. Refuses to know where they are shown.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tera::Value;

use super::files::{ThemeFile, ThemeFiles, built_in};
use crate::diagnostics::Findings;
use crate::inputs::Digest;
use crate::model::Language;
use crate::read::{RawWord, read_words};
use crate::report;
use crate::source::{Place, Span, TextFile};

/// The words of a language, by key.
pub struct Wording {
    texts: BTreeMap<String, NumberedText>,
    /// The same, as templates see it: `t`.
    pub value: Value,
}

struct NumberedText {
    text: String,
    /// Its place among all keys.
    number: usize,
}

/// The words of a language for whoever looks some up, noting which ones where somebody wants to know.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    wording: &'a Wording,
    read: Option<&'a PhrasesRead>,
}

/// Which words were looked up, from any thread.
pub struct PhrasesRead(Vec<AtomicBool>);

/// A text with the place that it came from.
#[derive(Clone)]
struct Word {
    text: String,
    place: Place,
}

type ByKey = BTreeMap<String, Word>;

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
            let read = |files: &ThemeFiles| files.get(&path).map_or_else(ByKey::new, |file| read(file, found));
            let mut words = read(built_in);
            words.extend(read(files));
            (language, words)
        });
        let mut words = BTreeMap::from(both);
        for lacking in languages {
            let others = languages.iter().filter(|other| *other != lacking);
            let theirs: ByKey = others.flat_map(|other| words[other].clone()).collect();
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

    fn of_words(words: &ByKey) -> Self {
        let texts: BTreeMap<&String, &String> = words.iter().map(|(key, word)| (key, &word.text)).collect();
        let value = Value::from_serializable(&texts);
        let numbered = texts.into_iter().zip(0..);
        let texts =
            numbered.map(|((key, text), number)| (key.clone(), NumberedText { text: text.clone(), number })).collect();
        Self { texts, value }
    }

    /// All of them.
    #[must_use]
    pub const fn words(&self) -> Phrases<'_> {
        Phrases { wording: self, read: None }
    }

    /// All of them; what is looked up is noted in `read`, which [`none_read`](Self::none_read) gave.
    #[must_use]
    pub const fn noting<'a>(&'a self, read: &'a PhrasesRead) -> Phrases<'a> {
        Phrases { wording: self, read: Some(read) }
    }

    /// The notes of somebody who looked up nothing yet.
    #[must_use]
    pub fn none_read(&self) -> PhrasesRead {
        PhrasesRead(self.texts.iter().map(|_| AtomicBool::new(false)).collect())
    }

    /// The keys that were looked up, sorted.
    pub fn read<'a>(&'a self, read: &'a PhrasesRead) -> impl Iterator<Item = &'a str> {
        self.keys().zip(&read.0).filter(|(_, is_read)| is_read.load(Ordering::Relaxed)).map(|(key, _)| key)
    }

    /// Every key, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The digest of every key with its text.
    #[must_use]
    pub fn digest_of_all(&self) -> Digest {
        Digest::of(&self.texts.iter().map(|(key, text)| (key, &text.text)).collect::<Vec<_>>())
    }

    /// The digest of the text of `key`, or of there being none.
    #[must_use]
    pub fn digest(&self, key: &str) -> Digest {
        Digest::of(&self.texts.get(key).map(|text| &text.text))
    }
}

impl<'a> Phrases<'a> {
    /// The text of `key`.
    ///
    /// # Panics
    /// When the built-in theme lacks the key: every key that the code asks for is there, which a test shows.
    #[must_use]
    pub fn get(self, key: &str) -> &'a str {
        let Some(NumberedText { text, number }) = self.wording.texts.get(key) else {
            panic!("the built-in theme has the words of `{key}`");
        };
        if let Some(PhrasesRead(read)) = self.read
            && !read[*number].load(Ordering::Relaxed)
        {
            read[*number].store(true, Ordering::Relaxed);
        }
        text
    }

    /// The text of the key that `prefix` and the slug of a closed vocabulary make: `status_not_yet_valid`.
    #[must_use]
    pub fn of(self, prefix: &str, slug: &str) -> &'a str {
        self.get(&format!("{prefix}_{}", slug.replace('-', "_")))
    }

    /// The text of `key` with every `{name}` replaced by its value.
    #[must_use]
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
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
    let Place { file, span } = &word.place;
    let folder = file.rsplit_once('/').map_or("i18n", |(folder, _)| folder);
    report!(found.at(file), C702, *span,
        zh: "{folder}/{lacking}.yaml 里没有“{key}”", en: "`{key}` is missing in {folder}/{lacking}.yaml";
        help zh: "在那里写上译文；没有译文的地方显示这里的文字", en: "write it there; until then this text stands in for it");
}

/// The words of `file`; Y codes for its shape.
fn read(file: &ThemeFile, found: &Findings) -> ByKey {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        report!(found.at(&file.origin), Y108, Span::WHOLE_FILE, zh: "用语不是 UTF-8", en: "the words are not UTF-8");
        return ByKey::new();
    };
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let file = TextFile { name: Arc::clone(&file.origin), text };
    let words = read_words(&file, found).into_iter().flat_map(|words| words.0);
    words
        .filter_map(|RawWord { key, text }| {
            let place = found.at(&file.name).place(key.span);
            Some((key.value.into(), Word { text: text?.value.0.into(), place }))
        })
        .collect()
}
