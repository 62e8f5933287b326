//! `_headers`, as Netlify and Cloudflare Pages read it: written from the policy, and read again by what serves a built site.

use std::fmt::Write as _;

use super::policy::{Header, Policy};
use crate::plan::Pattern;

/// The file. Every header of every rule that fits a path is sent.
///
/// What has no rule has no `Cache-Control` here either: a name given twice is sent as one list, and both hosts
/// already let nothing be used unasked.
#[must_use]
pub fn headers_file(policy: &Policy) -> String {
    let mut file = String::from(
        "# Written by `registry build`: what Netlify, Cloudflare Pages and others that read this file send with the site.\n",
    );
    let mut block = |path: Pattern<'_>, headers: &[Header]| {
        let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
        write!(file, "\n{path}\n{lines}").expect("a String takes every character");
    };
    block(Pattern::EVERYTHING, &policy.everywhere);
    for rule in policy.rules {
        for path in rule.paths {
            block(*path, &rule.headers());
        }
    }
    file
}

/// A `_headers` file as read: what each path is sent with.
#[derive(Clone, Debug, Default)]
pub struct SentWith(Vec<(String, Vec<(String, String)>)>);

impl SentWith {
    /// What `text` says. Comments and lines that are neither path nor header are passed over, as hosts do.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            if let Some(path) = Pattern::parse(line.trim_end()) {
                rules.push((path.as_str().to_owned(), Vec::new()));
            } else if let (Some((_, headers)), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// Names and values for `path`, in the order of the file.
    pub fn headers(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let fitting =
            self.0.iter().filter(move |(pattern, _)| Pattern::parse(pattern).is_some_and(|it| it.matches(path)));
        fitting.flat_map(|(_, headers)| headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}
