//! The front matter of an editorial page.   Source: record.md §2.

use super::field::{At, Optional, Required};
use super::mapping::mapping;
use super::read_single;
use super::scalar::Whole;
use crate::diagnostics::Findings;
use crate::report;
use crate::source::{Span, TextFile};

mapping! {
    /// 页面的文首设置
    /// The front matter of a page
    pub struct RawFrontMatter {
        /// 页面标题
        /// The page's title
        title: Required<Box<str>>,
        /// 一句话说明，给搜索引擎看
        /// What the page is about, in a sentence for search engines
        description: Optional<Box<str>>,
        /// 在导航里的次序，小的在前
        /// Its place in the navigation, small numbers first
        order: Optional<Whole>,
    }
}

/// The front matter of `page` and where the text behind it begins, in bytes; `None` when it cannot be read, which is reported.
///
/// Front matter stands between a first line `---` and the next one.
pub fn read_front_matter(page: &TextFile, found: &Findings) -> Option<(At<RawFrontMatter>, usize)> {
    let Some(length) = length(&page.text) else {
        report!(found.at(&page.name), Y103, Span::WHOLE_FILE,
            zh: "页面没有文首设置", en: "the page has no front matter";
            help zh: "在第一行写“---”，然后写 title:，再写一行“---”", en: "begin with a line `---`, then `title:`, then another line `---`");
        return None;
    };
    let head = TextFile { name: page.name.clone(), text: page.text[..length].to_owned() };
    let body = page.text[length..].find('\n').map_or(page.text.len(), |newline| length + newline + 1);
    Some((read_single(&head, "front matter", found)?, body))
}

/// How many bytes the front matter takes, its closing line not counted.
fn length(text: &str) -> Option<usize> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut position = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some(position);
        }
        position += line.len();
    }
    None
}
