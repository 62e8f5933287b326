//! Takes the parts of a page's Markdown; gives them without the ends of lines that would be blanks within a Chinese sentence.
//! Whoever writes Chinese breaks lines anywhere; a browser would show a blank there.
//!
//! Source: CSS Text Level 4, segment break transformation, and the punctuation of Chinese, which has its blank in itself.

use std::ops::Range;

use pulldown_cmark::Event;

use super::beside::Beside;

/// `parts` without each end of line that has Chinese on both sides, or punctuation of Chinese on one.
///
/// Marks of emphasis, links and references to notes are looked through; a blank stays between Han and Latin letters.
pub(super) fn joined(parts: Vec<(Event<'_>, Range<usize>)>) -> Vec<(Event<'_>, Range<usize>)> {
    let is_kept: Vec<bool> = (0..parts.len())
        .map(|at| {
            if !matches!(parts[at].0, Event::SoftBreak) {
                return true;
            }
            let before = nearest(parts[..at].iter().rev(), |text| Beside::of(text.chars().rev()));
            let behind = nearest(parts[at + 1..].iter(), |text| Beside::of(text.chars()));
            let is_chinese = before.is_chinese() && behind.is_chinese();
            !(is_chinese || before == Beside::HanMark || behind == Beside::HanMark)
        })
        .collect();
    parts.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(part, _)| part).collect()
}

/// What the nearest of `parts` that is written out shows beside the end of line.
fn nearest<'p, 't: 'p>(
    parts: impl Iterator<Item = &'p (Event<'t>, Range<usize>)>,
    beside: impl Fn(&str) -> Beside,
) -> Beside {
    for (event, _) in parts {
        match event {
            Event::Text(text) | Event::Code(text) => return beside(text),
            Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) => {}
            _ => break,
        }
    }
    Beside::Blank
}
