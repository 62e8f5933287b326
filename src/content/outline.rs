//! Takes the Markdown of a page; gives its parts, every heading with an `id` made of its words. Refuses to know where
//! links lead.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Heading, emphasis, line_ends};

/// A page's Markdown cut into its parts.
pub(super) struct Outline<'t> {
    /// Each with where it stands, in bytes of the Markdown.
    pub parts: Vec<(Event<'t>, Range<usize>)>,
    /// Every heading in its order.
    pub headings: Vec<Heading>,
}

/// Where in the Markdown parts nest too deep.
#[derive(Debug)]
pub(super) struct TooDeep(pub Range<usize>);

/// Ids that the frame around the text has.
const TAKEN: [&str; 3] = ["main", "menu", "type"];

impl<'t> Outline<'t> {
    /// Parts within parts: a list and its item are two. What works on a tree of parts takes time by its depth.
    pub const DEEPEST: usize = 32;

    /// The outline of `markdown`: headings begin at `h2`, since the page's title is its `h1`.
    ///
    /// # Errors
    /// [`TooDeep`] beyond [`Outline::DEEPEST`].
    pub fn of(markdown: &'t str) -> Result<Self, TooDeep> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let mut parts = Vec::new();
        let mut depth = 0;
        for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
            match event {
                Event::Start(_) if depth == Self::DEEPEST => return Err(TooDeep(range)),
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            parts.push((event, range));
        }
        let mut parts = line_ends::joined(emphasis::paired(markdown, parts));
        let mut ids = Ids::new();
        let mut headings = Vec::new();
        let mut index = 0;
        while index < parts.len() {
            if let Event::Start(Tag::Heading { .. }) = &parts[index].0 {
                let end = end_of(&parts, index);
                let text = plain_text(&parts[index..end]);
                let name = ids.free(&text);
                let (Event::Start(Tag::Heading { level, id, .. }), _) = &mut parts[index] else {
                    unreachable!("matched above");
                };
                *id = Some(CowStr::from(name.clone()));
                *level = (*level).max(HeadingLevel::H2);
                let level = *level;
                parts[end].0 = Event::End(TagEnd::Heading(level));
                headings.push(Heading { level: level as u8, id: name.into(), text: text.into() });
                index = end;
            }
            index += 1;
        }
        Ok(Self { parts, headings })
    }
}

/// Where the part that starts at `start` ends.
pub(super) fn end_of(parts: &[(Event<'_>, Range<usize>)], start: usize) -> usize {
    let mut depth = 0;
    let end = parts[start..].iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    start + end.expect("every start has its end")
}

/// What is written in `parts`, without its marks.
pub(super) fn plain_text(parts: &[(Event<'_>, Range<usize>)]) -> String {
    let written = parts.iter().map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    written.collect()
}

/// The ids of a page.
struct Ids {
    taken: BTreeSet<String>,
    /// The number to try next for a name that more than one heading has.
    next: BTreeMap<String, usize>,
}

impl Ids {
    fn new() -> Self {
        Self { taken: TAKEN.map(str::to_owned).into(), next: BTreeMap::new() }
    }

    /// The letters and digits of `text`, of any script, joined by hyphens; numbered when an earlier heading says the same.
    fn free(&mut self, text: &str) -> String {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let name = if words.is_empty() { "section".to_owned() } else { words.join("-") };
        let mut id = name.clone();
        while !self.taken.insert(id.clone()) {
            let next = self.next.entry(name.clone()).or_insert(2);
            id = format!("{name}-{next}");
            *next += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(markdown: &str) -> Vec<(u8, String)> {
        let headings = Outline::of(markdown).expect("it is flat").headings;
        headings.into_iter().map(|heading| (heading.level, heading.id.into())).collect()
    }

    #[test]
    fn ids_are_the_words_of_the_heading_and_never_the_same() {
        let found = headings(
            "# One, two\n\n## 有效期 怎么算？\n\n## **One** `two`\n\n### One two 2\n\n## ？\n\n## Menu\n\n## One\ntwo\n",
        );
        let expected = [
            (2, "one-two"),
            (2, "有效期-怎么算"),
            (2, "one-two-2"),
            (3, "one-two-2-2"),
            (2, "section"),
            (2, "menu-2"),
            (2, "one"),
        ];
        assert_eq!(found, expected.map(|(level, id)| (level, id.to_owned())));
    }
}
