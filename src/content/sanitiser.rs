//! Takes the HTML that was made of Markdown; gives it without anything that our own renderer does not make.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Schemes that a link may have.   Source: record.md §5, C703.
pub(super) const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// `html` as it may stand on a page.
pub(super) fn sanitised(html: &str) -> Box<str> {
    SANITISER.clean(html).to_string().into()
}

const TAGS: [&str; 27] = [
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "sup",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];
const ATTRIBUTES: [(&str, &[&str]); 9] = [
    ("a", &["href", "title", "id"]),
    ("img", &["src", "alt", "title", "width", "height"]),
    ("ol", &["start"]),
    ("div", &["aria-label"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
];
/// Attributes that have one value only.
const FIXED: [(&str, &str, &str); 6] = [
    ("a", "role", "doc-noteref"),
    ("img", "loading", "lazy"),
    ("th", "scope", "col"),
    ("div", "role", "group"),
    ("div", "tabindex", "0"),
    ("ul", "role", "list"),
];
const CLASSES: [(&str, &[&str]); 3] = [("div", &["table"]), ("ul", &["checklist"]), ("li", &["open", "done"])];

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let sets = |pairs: &[(&'static str, &[&'static str])]| -> HashMap<&str, HashSet<&str>> {
        pairs.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect()
    };
    let mut fixed: HashMap<&str, HashMap<&str, HashSet<&str>>> = HashMap::new();
    for (tag, attribute, value) in FIXED {
        fixed.entry(tag).or_default().insert(attribute, HashSet::from([value]));
    }
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(TAGS.into())
        .tag_attributes(sets(&ATTRIBUTES))
        .tag_attribute_values(fixed)
        .allowed_classes(sets(&CLASSES))
        .url_schemes(SCHEMES.into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
});
