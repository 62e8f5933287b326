//! Takes a path at which nothing stands; gives what to say of it and what was probably meant. Refuses to know the link.

use super::{Destinations, Lost};
use crate::diagnostics::Words;
use crate::model::Language;
use crate::plan::Route;
use crate::read::nearest;
use crate::say;

impl Destinations<'_> {
    /// Why nothing stands at `path` for readers of `language`.
    pub(super) fn lost(&self, path: &str, language: Language) -> Lost {
        if let Some(list) = self.list_of_numbered_page(path) {
            return Lost {
                message: say!(zh: "{path} 是名单的编号页，会随证书增减而来去", en: "{path} is a numbered page of a list: it comes and goes"),
                help: say!(zh: "链接到第一页 {list}", en: "link to the first page, {list}"),
            };
        }
        let others = self.languages.iter().filter(|other| **other != language);
        if let Some(other) = others.copied().find(|other| self.editorial(path, *other).is_some()) {
            let name = path.trim_matches('/');
            return Lost {
                message: say!(zh: "{path} 没有 {language} 版", en: "{path} does not exist in `{language}`"),
                help: say!(
                    zh: "写 content/{language}/{name}.md，或链接到 /{other}{path}",
                    en: "write content/{language}/{name}.md, or link to /{other}{path}"
                ),
            };
        }
        let help = match self.nearest_to(path, language) {
            Some(nearest) => say!(zh: "是不是 {nearest}？", en: "did you mean {nearest}?"),
            None if path.starts_with("/c/") || path.starts_with("/e/") => {
                say!(zh: "从记录里抄下公开码或信用代码", en: "copy the public code or the credit code from the record")
            }
            None => say!(zh: "换成存在的页面，例如 /search/", en: "take a page that is there, such as /search/"),
        };
        Lost { message: nothing_at(path), help }
    }

    fn list_of_numbered_page<'p>(&self, path: &'p str) -> Option<&'p str> {
        let list = path.trim_end_matches('/').trim_end_matches(|c: char| c.is_ascii_digit());
        let is_numbered = list.len() < path.trim_end_matches('/').len();
        let is_list = matches!(self.always.get(list), Some(Route::List(..)));
        (is_numbered && is_list).then_some(list)
    }

    fn nearest_to(&self, path: &str, language: Language) -> Option<String> {
        if let Some(registry) = self.elsewhere.registry
            && path.starts_with("/c/")
        {
            let written = path.split('/').nth(2).unwrap_or_default().to_uppercase();
            let codes = registry.certificates().map(|holding| holding.certificate.code);
            let meant = codes.min_by_key(|code| differing(code.as_str(), &written));
            let meant = meant.filter(|code| differing(code.as_str(), &written) <= SLIPS)?;
            let routes = self.routes_of(meant).into_iter().flatten();
            let known: Vec<String> = routes.map(|route| self.address.path(route, self.languages[0])).collect();
            return nearest(path, known.iter().map(String::as_str)).map(str::to_owned);
        }
        let pages = self.pages.keys().filter(|(of, _)| *of == language).map(|(_, name)| format!("/{name}/"));
        let assets =
            self.elsewhere.assets.iter().flat_map(|assets| assets.keys().map(|name| format!("/assets/{name}")));
        let known: Vec<String> = pages.chain(assets).collect();
        let nearest_to = |wanted: &str| {
            let all = self.always.keys().chain(&known).map(String::as_str);
            // Only texts of nearly one length can be near, and comparing is dear.
            let likely = all.filter(|known| known.len().abs_diff(wanted.len()) <= known.len() / 3);
            nearest(wanted, likely).map(str::to_owned)
        };
        let written = path.trim_end_matches("index.html");
        let last = written.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let stem = format!("/{}/", last.split('.').next().unwrap_or_default());
        nearest_to(written).or_else(|| nearest_to(&stem))
    }
}

pub(super) fn nothing_at(path: &str) -> Words {
    say!(zh: "站内没有 {path}", en: "there is no {path} on the site")
}

pub(super) fn no_heading_there(path: &str) -> Lost {
    Lost {
        message: say!(zh: "{path} 不是文章，不能链接到其中一处", en: "{path} is not an editorial page: no place on it can be linked to"),
        help: say!(zh: "链接到 {path} 本身", en: "link to {path} itself"),
    }
}

/// As many characters of a code may differ from the one that was meant: two neighbours swapped are two.
const SLIPS: usize = 2;

/// In how many places two texts differ; a longer one is another text.
fn differing(one: &str, other: &str) -> usize {
    if one.len() != other.len() {
        return usize::MAX;
    }
    one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count()
}
