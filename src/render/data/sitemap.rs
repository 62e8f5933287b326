//! `sitemap.xml`: every page's URL, in parts where one file may not hold them all.

use std::iter::Peekable;

use crate::plan::Route;
use crate::render::xml::escape;

/// The most URLs that one file may list.   Source: the sitemaps protocol, sitemaps.org.
const MOST_URLS: usize = 50_000;

/// The files of the sitemap of `urls`, in their order: one alone, or above 50,000 URLs every part and then the index of them.
///
/// `part_url` gives the absolute URL of a part, counted from 1. Memory: one file at a time.
pub fn sitemap<U, P>(urls: U, part_url: P) -> impl Iterator<Item = (Route<'static>, Vec<u8>)>
where
    U: Iterator<Item = String>,
    P: Fn(usize) -> String,
{
    Sitemap { urls: urls.peekable(), part_url, most: MOST_URLS, parts: 0, is_complete: false }
}

struct Sitemap<U: Iterator<Item = String>, P> {
    urls: Peekable<U>,
    part_url: P,
    most: usize,
    parts: usize,
    is_complete: bool,
}

impl<U: Iterator<Item = String>, P: Fn(usize) -> String> Iterator for Sitemap<U, P> {
    type Item = (Route<'static>, Vec<u8>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_complete {
            return None;
        }
        if self.parts > 0 && self.urls.peek().is_none() {
            self.is_complete = true;
            let parts = (1..=self.parts).map(&self.part_url);
            return Some((Route::Sitemap, document("sitemapindex", "sitemap", parts)));
        }
        let file = document("urlset", "url", self.urls.by_ref().take(self.most));
        if self.parts == 0 && self.urls.peek().is_none() {
            self.is_complete = true;
            return Some((Route::Sitemap, file));
        }
        self.parts += 1;
        Some((Route::SitemapPart(self.parts), file))
    }
}

fn document(root: &str, entry: &str, urls: impl Iterator<Item = String>) -> Vec<u8> {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for url in urls {
        for piece in ["<", entry, "><loc>", &escape(&url), "</loc></", entry, ">\n"] {
            xml.push_str(piece);
        }
    }
    for piece in ["</", root, ">\n"] {
        xml.push_str(piece);
    }
    xml.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(count: usize, most: usize) -> Vec<(Route<'static>, String)> {
        let urls = (0..count).map(|n| format!("https://verify.example.cn/{n}?a&b"));
        let part_url = |part| format!("https://verify.example.cn/sitemap-{part}.xml");
        Sitemap { urls: urls.peekable(), part_url, most, parts: 0, is_complete: false }
            .map(|(route, file)| (route, String::from_utf8(file).expect("UTF-8")))
            .collect()
    }

    fn routes(files: &[(Route<'static>, String)]) -> Vec<Route<'static>> {
        files.iter().map(|(route, _)| *route).collect()
    }

    #[test]
    fn what_fits_is_one_file() {
        for count in [0, 1, 3] {
            let files = files(count, 3);
            assert_eq!(routes(&files), [Route::Sitemap]);
            assert_eq!(files[0].1.matches("<url><loc>").count(), count);
            assert!(resvg::usvg::roxmltree::Document::parse(&files[0].1).is_ok(), "{}", files[0].1);
        }
    }

    #[test]
    fn what_does_not_fit_is_in_parts_with_an_index() {
        let files = files(7, 3);
        let parts = [Route::SitemapPart(1), Route::SitemapPart(2), Route::SitemapPart(3), Route::Sitemap];
        assert_eq!(routes(&files), parts);
        let listed: usize = files[..3].iter().map(|(_, file)| file.matches("<url><loc>").count()).sum();
        assert_eq!(listed, 7);
        assert_eq!(files[3].1.matches("<sitemap><loc>https://verify.example.cn/sitemap-").count(), 3);
        assert!(files[0].1.contains("/0?a&amp;b</loc>"));
    }

    #[test]
    fn the_limit_is_that_of_the_protocol() {
        let urls = |count| std::iter::repeat_n(String::from("https://verify.example.cn/"), count);
        assert_eq!(sitemap(urls(MOST_URLS), |part| part.to_string()).count(), 1);
        assert_eq!(sitemap(urls(MOST_URLS + 1), |part| part.to_string()).count(), 3);
    }
}
