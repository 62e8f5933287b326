//! The HTML of what pulldown-cmark writes otherwise than these pages want it: tables, checklists, pictures, references to
//! notes. Takes what each says, gives markup; refuses to know the page.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::destinations::Asset;
use super::outline::end_of;
use super::picture;

/// A table scrolls inside its own box, which the keyboard reaches too; `label` says what it is about.
pub(super) fn table_start(label: &str) -> String {
    format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\"><table>", escaped(label))
}

pub(super) const TABLE_END: &str = "</tbody></table></div>\n";
pub(super) const TABLE_HEAD_START: &str = "<thead><tr>";
pub(super) const TABLE_HEAD_END: &str = "</tr></thead><tbody>\n";
pub(super) const TABLE_ROW_START: &str = "<tr>";
pub(super) const TABLE_ROW_END: &str = "</tr>\n";

/// The tags around a cell; a heading that says nothing heads nothing.
pub(super) const fn cell(is_heading: bool) -> (&'static str, &'static str) {
    if is_heading { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") }
}

/// A list whose first item is a task is a checklist. The box of an open task is drawn by the style sheet alone and read as
/// nothing, for nothing has been done yet; a done one says so with a tick.
pub(super) const CHECKLIST_START: &str = "\n<ul class=\"checklist\" role=\"list\">\n";
pub(super) const OPEN_TASK_START: &str = "<li class=\"open\">";
pub(super) const DONE_TASK_START: &str = "<li class=\"done\">";
pub(super) const TICK: &str = "✓ ";

/// Whether the item that starts at `start` is a task, and done.
pub(super) fn task(parts: &[(Event<'_>, Range<usize>)], start: usize) -> Option<bool> {
    let mut first = parts[start + 1..].iter().map(|(event, _)| event);
    let marker = first.find(|event| !matches!(event, Event::Start(Tag::Paragraph)));
    match marker {
        Some(Event::TaskListMarker(is_done)) => Some(*is_done),
        _ => None,
    }
}

/// Whether the list that starts at `start` is a checklist.
pub(super) fn is_checklist(parts: &[(Event<'_>, Range<usize>)], start: usize) -> bool {
    end_of(parts, start) > start + 1 && task(parts, start + 1).is_some()
}

/// A picture, which keeps its room before it is loaded.
pub(super) fn picture(href: &str, description: &str, asset: Option<Asset<'_>>) -> String {
    let size = asset.and_then(|asset| picture::size(asset.bytes));
    let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
    format!("<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">", escaped(href), escaped(description))
}

/// The number that leads to a note; the first one is where the way back ends.
pub(super) fn note_reference(number: usize, is_first: bool) -> String {
    let id = if is_first { format!(" id=\"to_note_{number}\"") } else { String::new() };
    format!("<sup><a href=\"#note_{number}\"{id} role=\"doc-noteref\">{number}</a></sup>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
