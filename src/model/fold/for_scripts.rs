//! The table by which a script folds as we do: what JavaScript's own NFKC and lower case lack. `fold.js` reads it.

use std::fmt::Write as _;

use serde::Serialize;

use super::characters::FOUND_BY;

/// What [`found_by`](super::found_by) knows.
#[derive(Debug, Serialize)]
pub struct ScriptTable {
    /// What is left out, as the inside of a character class: `\u{ad}-\u{ad}\u{34f}-\u{34f}`.
    dropped: String,
    /// Forms in the order of Unicode: how far one lies behind the form before it, in decimal and where it is more than 1,
    /// then the character that stands for it: `13312傌6㑶`.
    forms: String,
}

/// The table of [`found_by`](super::found_by).   Cost: some thousand characters.
#[must_use]
pub fn script_table() -> ScriptTable {
    let mut table = ScriptTable { dropped: String::new(), forms: String::new() };
    for (first, last) in &FOUND_BY.dropped {
        write!(table.dropped, "\\u{{{:x}}}-\\u{{{:x}}}", u32::from(*first), u32::from(*last))
            .expect("a String takes all");
    }
    let mut before = 0;
    for (form, usual) in &FOUND_BY.forms {
        let step = u32::from(*form) - before;
        before = u32::from(*form);
        if step > 1 {
            write!(table.forms, "{step}").expect("a String takes all");
        }
        table.forms.push(*usual);
    }
    table
}
