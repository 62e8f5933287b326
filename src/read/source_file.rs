//! A file's text, or the finding that says why there is none.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::say;
use crate::source::{NotUtf8, Place, Span, TextFile, Unreadable, forbidden_characters};

/// How many forbidden characters of one file are reported.
const FORBIDDEN_REPORTED: usize = 100;

/// Reads the file called `name` below `root` and reports the forbidden characters in it (Y107).
///
/// `None` after Y106 (too large, not a regular readable file) or Y108 (not UTF-8).
pub fn read_file(root: &Utf8Path, name: &str, found: &Findings) -> Option<TextFile> {
    match TextFile::read(root, name) {
        Ok(file) => {
            for forbidden in forbidden_characters(&file.text).take(FORBIDDEN_REPORTED) {
                let span = Span::in_text(&file.text, forbidden.start, forbidden.end());
                let place = Place { file: Arc::clone(&file.name), span };
                found.report(forbidden_finding(place, forbidden.character));
            }
            Some(file)
        }
        Err(unreadable) => {
            found.report(unreadable_finding(&name.into(), &unreadable));
            None
        }
    }
}

/// Y107 for `character` at `place`.
pub(super) fn forbidden_finding(place: Place, character: char) -> Finding {
    let number = u32::from(character);
    Finding::new(Code::Y107, place, say!(zh: "不允许的字符 U+{number:04X}", en: "forbidden character U+{number:04X}"))
        .help(say!(
            zh: "删去它；看不见的字符会让文字与它看上去的样子不同",
            en: "delete it: a character that cannot be seen makes a text differ from what it looks like"
        ))
}

fn unreadable_finding(name: &Arc<str>, unreadable: &Unreadable) -> Finding {
    let whole_file = Place::whole_file(name);
    match unreadable {
        Unreadable::Encoding(encoding) => {
            let (place, message) = not_utf8(name, *encoding);
            Finding::new(Code::Y108, place, message).help(say!(zh: "把文件另存为 UTF-8", en: "save the file as UTF-8"))
        }
        Unreadable::TooLarge { size } => {
            let limit = TextFile::LARGEST / (1024 * 1024);
            Finding::new(
                Code::Y106,
                whole_file,
                say!(zh: "文件有 {size} 字节，超过 {limit} MB", en: "the file has {size} bytes, more than {limit} MB"),
            )
            .help(say!(zh: "把记录分到几个文件里", en: "spread the records over several files"))
        }
        Unreadable::NotRegular => {
            Finding::new(Code::Y106, whole_file, say!(zh: "不是普通文件", en: "not a regular file"))
                .help(say!(zh: "换成普通文件，或移到别处", en: "put a regular file in its place, or move it away"))
        }
        Unreadable::Io(error) => {
            Finding::new(Code::Y106, whole_file, say!(zh: "无法读取：{error}", en: "cannot be read: {error}"))
                .help(say!(zh: "检查文件是否存在、是否允许读取", en: "see whether it is there and may be read"))
        }
    }
}

fn not_utf8(name: &Arc<str>, encoding: NotUtf8) -> (Place, Words) {
    match encoding {
        NotUtf8::Utf16 => {
            (Place::whole_file(name), say!(zh: "文件是 UTF-16，不是 UTF-8", en: "the file is UTF-16, not UTF-8"))
        }
        NotUtf8::Gbk => {
            (Place::whole_file(name), say!(zh: "文件像是 GBK，不是 UTF-8", en: "the file looks like GBK, not UTF-8"))
        }
        NotUtf8::Byte { line, column, value } => (
            Place { file: Arc::clone(name), span: Span { line, column, start: 0, end: 0 } },
            say!(zh: "字节 0x{value:02X} 不是 UTF-8", en: "byte 0x{value:02X} is not UTF-8"),
        ),
    }
}
