//! Text that came from outside, as it may be shown: nothing in it is unseen, moves a cursor, begins a line of its own or is a
//! command to whoever reads a log. Takes names and values as they are, gives them with escapes that JSON reads back.

use std::borrow::Cow;
use std::io::{self, Write};

use codespan_reporting::term::termcolor::{ColorSpec, WriteColor};

use crate::source::forbidden_characters;

/// `text` on one line: control characters, line ends, tabs and what has no width or turns the direction of writing are
/// escapes, `\n` or `\u001b`; so is the `##[` by which a line of a log becomes a command of GitHub.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let escaped = escaped(text, b"\t\n\r");
    if escaped.contains("##[") { Cow::Owned(escaped.replace("##[", "#\\u0023[")) } else { escaped }
}

/// A stream on which text stays what it is, lines stay lines, and everything else that [`visible`] escapes is escaped; so is a
/// `::` at the beginning of a line, a command of GitHub. Colours pass.
///
/// Every text is to be written whole: a character cut in two is shown by its bytes.
#[derive(Debug)]
pub struct Visible<W> {
    inner: W,
    /// Whether nothing but blanks was written to this line.
    is_at_start: bool,
    /// Whether nothing at all was written: a byte-order mark is a table's own there.
    is_unwritten: bool,
    may_command: bool,
}

impl<W> Visible<W> {
    pub const fn new(inner: W) -> Self {
        Self { inner, is_at_start: true, is_unwritten: true, may_command: false }
    }

    /// A stream whose lines are commands of GitHub.
    pub const fn of_commands(inner: W) -> Self {
        Self { inner, is_at_start: true, is_unwritten: true, may_command: true }
    }
}

impl<W: Write> Visible<W> {
    fn write_text(&mut self, mut text: &str) -> io::Result<()> {
        if std::mem::take(&mut self.is_unwritten)
            && let Some(behind) = text.strip_prefix('\u{feff}')
        {
            self.inner.write_all("\u{feff}".as_bytes())?;
            text = behind;
        }
        for line in escaped(text, &[]).split_inclusive('\n') {
            let words = line.trim_start();
            if self.is_at_start && !self.may_command && words.starts_with("::") {
                self.inner.write_all(&line.as_bytes()[..line.len() - words.len()])?;
                self.inner.write_all(b"\\u003a")?;
                self.inner.write_all(&words.as_bytes()[1..])?;
            } else {
                self.inner.write_all(line.as_bytes())?;
            }
            self.is_at_start = line.ends_with('\n') || self.is_at_start && words.is_empty();
        }
        Ok(())
    }
}

impl<W: Write> Write for Visible<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for chunk in bytes.utf8_chunks() {
            self.write_text(chunk.valid())?;
            for byte in chunk.invalid() {
                write!(self.inner, "\\x{byte:02x}")?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: WriteColor> WriteColor for Visible<W> {
    fn supports_color(&self) -> bool {
        self.inner.supports_color()
    }

    fn set_color(&mut self, colour: &ColorSpec) -> io::Result<()> {
        self.inner.set_color(colour)
    }

    fn reset(&mut self) -> io::Result<()> {
        self.inner.reset()
    }
}

/// `text` with escapes for every forbidden character and for those of `also`, which are ASCII.
fn escaped<'t>(text: &'t str, also: &[u8]) -> Cow<'t, str> {
    let mut places: Vec<(usize, char)> =
        forbidden_characters(text).map(|found| (found.start, found.character)).collect();
    let bytes = text.bytes().enumerate().filter(|(_, byte)| also.contains(byte));
    places.extend(bytes.map(|(at, byte)| (at, char::from(byte))));
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    places.sort_unstable();
    places.dedup();
    let mut shown = String::with_capacity(text.len() + places.len() * 6);
    let mut copied = 0;
    for (at, character) in places {
        shown.push_str(&text[copied..at]);
        push_escape(character, &mut shown);
        copied = at + character.len_utf8();
    }
    shown.push_str(&text[copied..]);
    Cow::Owned(shown)
}

/// The form of JSON, which is also YAML's below U+10000.
fn push_escape(character: char, shown: &mut String) {
    use std::fmt::Write as _;

    match character {
        '\t' => shown.push_str("\\t"),
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        _ => {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(shown, "\\u{unit:04x}").expect("a String takes every character");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn printed(texts: &[&str]) -> String {
        let mut stream = Visible::new(Vec::new());
        for text in texts {
            stream.write_all(text.as_bytes()).expect("memory takes every byte");
        }
        String::from_utf8(stream.inner).expect("text is written")
    }

    #[test]
    fn what_cannot_be_seen_or_moves_the_cursor_is_shown_as_an_escape() {
        for (hostile, shown) in [
            ("红\u{1b}[31m色", "红\\u001b[31m色"),
            ("\u{9b}2J", "\\u009b2J"),
            ("a\u{8}\u{7f}", "a\\u0008\\u007f"),
            ("gpj\u{202e}exe", "gpj\\u202eexe"),
            ("零\u{200b}宽", "零\\u200b宽"),
            ("一\n二\r\n三\r", "一\\n二\\r\\n三\\r"),
            ("一\u{2028}二\u{2029}", "一\\u2028二\\u2029"),
            ("a\tb", "a\\tb"),
            ("a ##[add-mask]b", "a #\\u0023[add-mask]b"),
        ] {
            assert_eq!(visible(hostile), shown);
        }
        for harmless in ["示例（北京）有限公司", "C:\\new", "𠮷㛃 é 😀 “”", ""] {
            assert!(matches!(visible(harmless), Cow::Borrowed(_)), "{harmless}");
        }
    }

    #[test]
    fn on_a_stream_lines_stay_and_none_begins_a_command() {
        assert_eq!(printed(&["a\tb\n", "c\r\n\u{1b}[2J\u{85}\n"]), "a\tb\nc\r\n\\u001b[2J\\u0085\n");
        assert_eq!(
            printed(&["::stop-commands::x\n a ::b\n  ", "::c\n"]),
            "\\u003a:stop-commands::x\n a ::b\n  \\u003a:c\n"
        );
        assert_eq!(printed(&["\u{feff}a", "\u{feff}"]), "\u{feff}a\\ufeff");
        let mut commands = Visible::of_commands(Vec::new());
        commands.write_all(b"::error::x\xff\n").expect("memory takes every byte");
        assert_eq!(commands.inner, b"::error::x\\xff\n");
    }

    proptest! {
        #[test]
        fn json_reads_back_what_was_escaped(text in any::<String>()) {
            let quoted = serde_json::to_string(&text).expect("every text is JSON");
            let read: String = serde_json::from_str(&escaped(&quoted, &[])).expect("it stays JSON");
            prop_assert_eq!(read, text);
        }

        #[test]
        fn what_is_visible_is_one_line_of_nothing_forbidden(text in any::<String>()) {
            let shown = visible(&text);
            prop_assert_eq!(forbidden_characters(&shown).count(), 0);
            let line_ends = ['\n', '\r', '\u{2028}', '\u{2029}'];
            prop_assert!(!shown.contains(line_ends));
        }
    }
}
