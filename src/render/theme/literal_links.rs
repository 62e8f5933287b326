//! Takes the templates of a theme; gives the links within the site that they write out. Refuses to know what is there.

use std::sync::Arc;

use super::files::ThemeFiles;
use crate::source::{Place, Span};

const ATTRIBUTES: [&str; 3] = ["href=", "src=", "action="];

/// Every path from the root that an attribute of a template gives without a variable, with its place.
pub(super) fn literal_links(files: &ThemeFiles) -> impl Iterator<Item = (Place, &str)> {
    let templates = files.iter().filter(|(path, _)| path.starts_with("templates/"));
    let texts = templates.filter_map(|(_, file)| Some((&file.origin, std::str::from_utf8(&file.bytes).ok()?)));
    texts.flat_map(|(origin, text)| {
        let starts = ATTRIBUTES.into_iter().flat_map(|name| text.match_indices(name).map(|(at, name)| at + name.len()));
        starts.filter_map(|start| {
            let (start, link) = value_at(text, start)?;
            let is_literal = link.starts_with('/') && !link.starts_with("//") && !link.contains('{');
            let span = Span::in_text(text, start, start + link.len());
            is_literal.then(|| (Place { file: Arc::clone(origin), span }, link))
        })
    })
}

/// The value of the attribute whose `=` ends at `start`, and where it begins.
fn value_at(text: &str, start: usize) -> Option<(usize, &str)> {
    let rest = &text[start..];
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let Some(quote) = quote else {
        let end = rest.find(|c: char| c.is_whitespace() || c == '>')?;
        return Some((start, &rest[..end]));
    };
    let (value, _) = rest[1..].split_once(quote)?;
    Some((start + 1, value))
}

#[cfg(test)]
mod tests {
    use super::super::files::{ThemeFile, built_in};
    use super::*;

    #[test]
    fn paths_are_found_and_variables_other_sites_and_places_are_not() {
        let template = "<a href=\"/a/\">\n<a href='/b/#c'><img src=/d.png>\n<a href=\"{{ x }}/\"><a href=\"https://example.cn/\"><a href=\"//e/\"><a href=\"#f\">";
        let file = ThemeFile { origin: "themes/own/templates/x.html".into(), bytes: template.as_bytes().into() };
        let files = ThemeFiles::from([("templates/x.html".to_owned(), file)]);
        let mut found: Vec<_> =
            literal_links(&files).map(|(place, link)| (place.span.line, place.span.column, link)).collect();
        found.sort_unstable();
        assert_eq!(found, [(1, 10, "/a/"), (2, 10, "/b/#c"), (2, 26, "/d.png")]);
    }

    #[test]
    fn the_built_in_theme_writes_none_out() {
        assert_eq!(literal_links(&built_in()).count(), 0);
    }
}
