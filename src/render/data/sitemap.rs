//! `sitemap.xml`: every page's URL, in parts where one file may not hold them all.

use std::ops::Range;

use crate::plan::Route;
use crate::render::xml::escape;

/// The most URLs that one file may list.   Source: the sitemaps protocol, sitemaps.org.
const MOST_URLS: usize = 50_000;

/// What a file of the sitemap lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// These of all URLs.
    Urls(Range<usize>),
    /// So many other files of the sitemap.
    Parts(usize),
}

/// The files of the sitemap of so many URLs: one alone, or above 50,000 URLs every part and then the index of them.
#[must_use]
pub fn sitemap(urls: usize) -> Vec<(Route<'static>, Listed)> {
    if urls <= MOST_URLS {
        return vec![(Route::Sitemap, Listed::Urls(0..urls))];
    }
    let parts = urls.div_ceil(MOST_URLS);
    let part = |number: usize| Listed::Urls((number - 1) * MOST_URLS..urls.min(number * MOST_URLS));
    let files = (1..=parts).map(|number| (Route::SitemapPart(number), part(number)));
    files.chain([(Route::Sitemap, Listed::Parts(parts))]).collect()
}

/// A file that lists URLs of pages.
#[must_use]
pub fn urlset(urls: impl Iterator<Item = String>) -> Vec<u8> {
    document("urlset", "url", urls)
}

/// The file that lists the URLs of the others.
#[must_use]
pub fn sitemapindex(parts: impl Iterator<Item = String>) -> Vec<u8> {
    document("sitemapindex", "sitemap", parts)
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

    #[test]
    fn up_to_the_limit_of_the_protocol_there_is_one_file() {
        for urls in [0, 1, MOST_URLS] {
            assert_eq!(sitemap(urls), [(Route::Sitemap, Listed::Urls(0..urls))]);
        }
    }

    #[test]
    fn above_it_every_url_is_in_one_part_and_every_part_in_the_index() {
        for urls in [MOST_URLS + 1, 2 * MOST_URLS, 3 * MOST_URLS - 1] {
            let mut files = sitemap(urls);
            let parts = files.len() - 1;
            assert_eq!(files.pop(), Some((Route::Sitemap, Listed::Parts(parts))));
            let mut next = 0;
            for (number, (route, listed)) in (1..).zip(files) {
                let Listed::Urls(range) = listed else { panic!("an index among the parts") };
                assert_eq!((route, range.start), (Route::SitemapPart(number), next));
                assert!(range.len() <= MOST_URLS);
                next = range.end;
            }
            assert_eq!(next, urls);
        }
    }

    #[test]
    fn both_are_xml_whatever_is_in_a_url() {
        let urls = || ["https://verify.example.cn/0?a&b".to_owned()].into_iter();
        for (file, listed) in [(urlset(urls()), "<url><loc>"), (sitemapindex(urls()), "<sitemap><loc>")] {
            let text = String::from_utf8(file).expect("UTF-8");
            assert!(resvg::usvg::roxmltree::Document::parse(&text).is_ok(), "{text}");
            assert!(text.contains(&format!("{listed}https://verify.example.cn/0?a&amp;b</loc>")), "{text}");
        }
    }
}
