//! Takes the parts of a page's Markdown; gives them with the marks of emphasis paired as someone who writes Chinese means them.
//!
//! `CommonMark` asks for a blank or punctuation around marks that touch punctuation; Chinese has no blanks, so `**真，**她` would
//! keep its asterisks. Where marks touch Han characters they are paired anew, by the rules of `CommonMark` in which a Han
//! character, and the punctuation of Chinese, stand for either.   Source: the specification markdown-cjk-friendly.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::beside::Beside;

type Part<'t> = (Event<'t>, Range<usize>);

/// `parts` of `markdown` with other pairs where marks touch Han characters; everything else stays as it is.
///
/// Cost: linear, as long as parts nest only so deep.
pub(super) fn paired<'t>(markdown: &'t str, parts: Vec<Part<'t>>) -> Vec<Part<'t>> {
    let mut instead: Vec<(Range<usize>, Vec<Part<'t>>)> = Vec::new();
    let mut around: Vec<Vec<Run>> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(bytes) = mark(markdown, part) {
            match runs.last_mut() {
                Some(run) if run.parts.end == at && run.goes_on(markdown, &bytes) => {
                    run.parts.end = at + 1;
                    run.bytes.end = bytes.end;
                }
                _ => runs.push(Run { parts: at..at + 1, bytes }),
            }
        } else if let Event::Start(_) = part.0 {
            around.push(std::mem::take(&mut runs));
        } else if let Event::End(_) = part.0 {
            instead.extend(paired_anew(markdown, &runs));
            runs = around.pop().unwrap_or_default();
        }
    }
    instead.sort_unstable_by_key(|(range, _)| range.start);
    spliced(parts, instead)
}

/// Marks of one kind in a row.
struct Run {
    /// What pulldown-cmark made of it.
    parts: Range<usize>,
    /// Where it stands in the Markdown.
    bytes: Range<usize>,
}

impl Run {
    fn goes_on(&self, markdown: &str, bytes: &Range<usize>) -> bool {
        let mark = |at: usize| markdown.as_bytes()[at];
        self.bytes.end == bytes.start && mark(self.bytes.start) == mark(bytes.start)
    }
}

/// Where in `markdown` the marks stand that `part` was made of; `None` when it is something else.
fn mark(markdown: &str, (event, range): &Part<'_>) -> Option<Range<usize>> {
    let strikes = || if markdown[range.clone()].starts_with("~~") { 2 } else { 1 };
    match event {
        Event::Start(Tag::Emphasis) => Some(range.start..range.start + 1),
        Event::Start(Tag::Strong) => Some(range.start..range.start + 2),
        Event::Start(Tag::Strikethrough) => Some(range.start..range.start + strikes()),
        Event::End(TagEnd::Emphasis) => Some(range.end - 1..range.end),
        Event::End(TagEnd::Strong) => Some(range.end - 2..range.end),
        Event::End(TagEnd::Strikethrough) => Some(range.end - strikes()..range.end),
        Event::Text(text) if markdown[range.clone()] == **text => {
            let is_marks = ['*', '_', '~'].iter().any(|mark| text.chars().all(|c| c == *mark)) && !text.is_empty();
            let escapes = markdown[..range.start].bytes().rev().take_while(|byte| *byte == b'\\').count();
            (is_marks && escapes % 2 == 0).then(|| range.clone())
        }
        _ => None,
    }
}

/// A run while pairs are made of it: what is left of it, and what it became.
struct OpenRun {
    mark: u8,
    length: usize,
    left: Range<usize>,
    can_open: bool,
    can_close: bool,
    starts: Vec<(Tag<'static>, Range<usize>)>,
    ends: Vec<(TagEnd, Range<usize>)>,
}

/// What stands instead of `runs`, all of them in one paragraph, cell or link; nothing when none touches a Han character.
fn paired_anew<'t>(markdown: &'t str, runs: &[Run]) -> Vec<(Range<usize>, Vec<Part<'t>>)> {
    let beside: Vec<(Beside, Beside)> = runs
        .iter()
        .map(|run| {
            let (before, behind) = (&markdown[..run.bytes.start], &markdown[run.bytes.end..]);
            (Beside::of(before.chars().rev()), Beside::of(behind.chars()))
        })
        .collect();
    if !beside.iter().any(|(before, behind)| before.is_chinese() || behind.is_chinese()) {
        return Vec::new();
    }
    let mut open: Vec<OpenRun> =
        runs.iter().zip(beside).map(|(run, beside)| OpenRun::new(markdown, run, beside)).collect();
    pair(&mut open);
    runs.iter().zip(open).map(|(run, open)| (run.parts.clone(), open.into_parts(markdown))).collect()
}

impl OpenRun {
    fn new(markdown: &str, run: &Run, (before, behind): (Beside, Beside)) -> Self {
        let mark = markdown.as_bytes()[run.bytes.start];
        let flanks = |inside: Beside, outside: Beside| match inside {
            Beside::Blank => false,
            Beside::Mark => outside != Beside::Letter,
            Beside::Han | Beside::HanMark | Beside::Letter => true,
        };
        let (left, right) = (flanks(behind, before), flanks(before, behind));
        let is_mark = |beside| matches!(beside, Beside::Mark | Beside::HanMark);
        let length = run.bytes.len();
        // Not within a word, nor in “3~5 年”.
        let is_strict = mark == b'_' || mark == b'~' && length == 1;
        let is_mark_at_all = mark != b'~' || length <= 2;
        Self {
            mark,
            length,
            left: run.bytes.clone(),
            can_open: is_mark_at_all && left && (!is_strict || !right || is_mark(before)),
            can_close: is_mark_at_all && right && (!is_strict || !left || is_mark(behind)),
            starts: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Whether `self` may open what `closing` closes.   Source: `CommonMark`, emphasis, rules 9 and 10; GFM, strikethrough.
    fn opens(&self, closing: &Self) -> bool {
        let is_either = self.can_close || closing.can_open;
        let is_multiple = |length: usize| length.is_multiple_of(3);
        self.mark == closing.mark
            && if self.mark == b'~' {
                self.length == closing.length
            } else {
                !is_either
                    || !is_multiple(self.length + closing.length)
                    || is_multiple(self.length) && is_multiple(closing.length)
            }
    }

    fn into_parts(self, markdown: &str) -> Vec<Part<'_>> {
        let ends = self.ends.into_iter().map(|(tag, range)| (Event::End(tag), range));
        let starts = self.starts.into_iter().rev().map(|(tag, range)| (Event::Start(tag), range));
        let rest = Event::Text(CowStr::Borrowed(&markdown[self.left.clone()]));
        let rest = (!self.left.is_empty()).then_some((rest, self.left));
        ends.chain(rest).chain(starts).collect()
    }
}

/// Pairs what opens with what closes, nearest first.   Source: `CommonMark`, appendix, "process emphasis".
fn pair(runs: &mut [OpenRun]) {
    /// Below which opening run nothing closes a run of this mark, length and kind.
    #[derive(Default)]
    struct Bottoms([[usize; 6]; 3]);
    impl Bottoms {
        fn of(&mut self, run: &OpenRun) -> &mut usize {
            let mark = usize::from(run.mark == b'_') + 2 * usize::from(run.mark == b'~');
            &mut self.0[mark][run.length % 3 + 3 * usize::from(run.can_open)]
        }
    }
    let (mut opening, mut bottoms): (Vec<usize>, Bottoms) = (Vec::new(), Bottoms::default());
    for closing in 0..runs.len() {
        while runs[closing].can_close && !runs[closing].left.is_empty() {
            let bottom = *bottoms.of(&runs[closing]);
            let found = (bottom..opening.len()).rev().find(|at| runs[opening[*at]].opens(&runs[closing]));
            let Some(found) = found else {
                *bottoms.of(&runs[closing]) = opening.len();
                break;
            };
            opening.truncate(found + 1);
            bottoms.0.as_flattened_mut().iter_mut().for_each(|bottom| *bottom = (*bottom).min(found));
            let (before, behind) = runs.split_at_mut(closing);
            let (opener, closer) = (&mut before[opening[found]], &mut behind[0]);
            let width = opener.left.len().min(closer.left.len()).min(2);
            opener.left.end -= width;
            closer.left.start += width;
            let whole = opener.left.end..closer.left.start;
            let (start, end) = match (opener.mark, width) {
                (b'~', _) => (Tag::Strikethrough, TagEnd::Strikethrough),
                (_, 2) => (Tag::Strong, TagEnd::Strong),
                _ => (Tag::Emphasis, TagEnd::Emphasis),
            };
            opener.starts.push((start, whole.clone()));
            closer.ends.push((end, whole));
            if opener.left.is_empty() {
                opening.pop();
            }
        }
        if runs[closing].can_open && !runs[closing].left.is_empty() {
            opening.push(closing);
        }
    }
}

/// `parts` with what stands `instead` of some of them, sorted.
fn spliced<'t>(parts: Vec<Part<'t>>, instead: Vec<(Range<usize>, Vec<Part<'t>>)>) -> Vec<Part<'t>> {
    if instead.is_empty() {
        return parts;
    }
    let mut whole = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter();
    let mut taken = 0;
    for (range, others) in instead {
        whole.extend(parts.by_ref().take(range.start - taken));
        whole.extend(others);
        let replaced = parts.by_ref().take(range.len()).count();
        taken = range.start + replaced;
    }
    whole.extend(parts);
    whole
}
