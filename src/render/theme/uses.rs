//! Takes templates; gives what they and all that they include read: their texts, the words and the shared values that they name. Says
//! rather too much than too little: whatever it does not understand may read everything.

use std::collections::BTreeSet;

use super::files::ThemeFiles;
use crate::inputs::Digest;

/// What some templates and all that they include read.
pub struct Uses {
    /// The texts of these templates.
    pub templates: Digest,
    /// The words that they name, under `t`.
    pub words: Named,
    /// The values that they name, under `site`.
    pub shared: Named,
}

/// The names of some things.
pub struct Named {
    /// `None` for all there are.
    names: Option<BTreeSet<String>>,
}

/// What a template calls all that it was given.   Source: Tera.
const EVERYTHING: &str = "__tera_context";

impl Uses {
    /// What these templates of `files` read; nothing for a name that none of them has.
    #[must_use]
    pub fn of(templates: &[&str], files: &ThemeFiles) -> Self {
        let text = |name: &str| {
            let file = files.get(&format!("templates/{name}"))?;
            std::str::from_utf8(&file.bytes).ok()
        };
        let all = || files.keys().filter_map(|path| path.strip_prefix("templates/")).map(str::to_owned);
        let mut reached = BTreeSet::new();
        let mut open: Vec<String> = templates.iter().map(|name| (*name).to_owned()).collect();
        while let Some(name) = open.pop() {
            let Some(text) = text(&name) else { continue };
            if reached.insert(name) {
                for tag in tags(text) {
                    match other_templates(tag) {
                        Some(names) => open.extend(names.map(str::to_owned)),
                        None => open.extend(all()),
                    }
                }
            }
        }
        let texts: Vec<(&str, &str)> = reached.iter().filter_map(|name| Some((name.as_str(), text(name)?))).collect();
        let named = |object| Named::under(object, texts.iter().flat_map(|(_, text)| tags(text)));
        Self { templates: Digest::of(&texts), words: named("t"), shared: named("site") }
    }
}

impl Named {
    /// The names, whether there are things of them or not; `None` when any thing may be read.
    #[must_use]
    pub const fn names(&self) -> Option<&BTreeSet<String>> {
        self.names.as_ref()
    }

    /// Whether a thing of that name may be among them.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.as_ref().is_none_or(|names| names.contains(name))
    }

    /// The names that stand behind `object` and a dot.
    fn under<'t>(object: &str, tags: impl Iterator<Item = &'t str>) -> Self {
        let mut names = BTreeSet::new();
        for tag in tags {
            if tag.contains(EVERYTHING) {
                return Self { names: None };
            }
            for (at, _) in tag.match_indices(object) {
                let behind = &tag[at + object.len()..];
                if tag[..at].ends_with(is_of_a_name) || behind.starts_with(is_of_a_name) {
                    continue;
                }
                match behind.strip_prefix('.') {
                    Some(name) => {
                        let end = name.find(|c| !is_of_a_name(c)).unwrap_or(name.len());
                        names.insert(name[..end].to_owned());
                    }
                    None => return Self { names: None },
                }
            }
        }
        Self { names: Some(names) }
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What stands between `{{` and `}}` or `{%` and `%}`.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let begin = rest.find("{{").into_iter().chain(rest.find("{%")).min()?;
        let end = if rest[begin..].starts_with("{{") { "}}" } else { "%}" };
        let inside = &rest[begin + 2..];
        let length = inside.find(end).unwrap_or(inside.len());
        rest = inside.get(length + 2..).unwrap_or_default();
        Some(&inside[..length])
    })
}

/// The templates that a tag brings in; `None` when that cannot be told.
fn other_templates(tag: &str) -> Option<impl Iterator<Item = &str>> {
    let tag = tag.trim_matches(|c: char| c == '-' || c.is_whitespace());
    let (word, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let names = match word {
        "extends" | "include" => {
            let quoted: Vec<&str> = rest.split('"').collect();
            // Text, name, text, …: a name is what is in quotes.
            if quoted.len() < 3 {
                return None;
            }
            quoted.into_iter().skip(1).step_by(2).collect()
        }
        "import" | "component" => return None,
        _ if tag.starts_with('<') => return None,
        _ => Vec::new(),
    };
    Some(names.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::files::{ThemeFile, built_in};

    fn uses(template: &str, texts: &[(&str, &str)]) -> Uses {
        let file = |(name, text): &(&str, &str)| {
            let bytes = text.as_bytes().to_vec().into();
            (format!("templates/{name}"), ThemeFile { origin: (*name).into(), bytes })
        };
        Uses::of(&[template], &texts.iter().map(file).collect())
    }

    #[test]
    fn words_and_values_are_named_through_includes() {
        let used = uses(
            "page.html",
            &[
                (
                    "page.html",
                    r#"{% extends "base.html" %}{% block x %}{{ t.title }} t.outside {% if part.t.word %}{% endif %}"#,
                ),
                ("base.html", r#"{% include "parts/head.html" %}{{ site.title }}{{ site.body.name }}{{ visit.x }}"#),
                ("parts/head.html", "{{ t.head }}"),
                ("other.html", "{{ t.other }}{{ site.other }}"),
            ],
        );
        for word in ["title", "word", "head"] {
            assert!(used.words.has(word), "{word}");
        }
        for word in ["outside", "other", "x"] {
            assert!(!used.words.has(word), "{word}");
        }
        assert!(used.shared.has("title") && used.shared.has("body") && !used.shared.has("other"));
    }

    #[test]
    fn what_is_not_understood_may_read_everything() {
        for text in ["{{ t['a'] }}", "{{ t[name] }}", "{% for word in t %}", "{{ t | json }}", "{{ __tera_context }}"] {
            assert!(uses("page.html", &[("page.html", text)]).words.has("anything"), "{text}");
        }
        let others = [("page.html", "{% include name %}"), ("other.html", "{{ t.other }}")];
        assert!(uses("page.html", &others).words.has("other"));
    }

    #[test]
    fn another_text_of_a_template_is_another_digest() {
        let digest =
            |text| uses("page.html", &[("page.html", r#"{% include "a.html" %}"#), ("a.html", text)]).templates;
        assert_ne!(digest("a"), digest("b"));
        assert_eq!(digest("a"), digest("a"));
    }

    #[test]
    fn of_the_built_in_theme_no_template_reads_everything() {
        let files = built_in();
        for name in files.keys().filter_map(|path| path.strip_prefix("templates/")) {
            let used = Uses::of(&[name], &files);
            assert!(!used.words.has("no word") && !used.shared.has("no value"), "{name}");
        }
    }
}
