//! A file's text, or the finding that says why there is none.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::say;
use crate::source::{NotUtf8, Place, Positions, Span, TextFile, Unreadable, Unwalkable, forbidden_characters};

/// A file with more forbidden characters than this is no text: it is not read.
const MOST_FORBIDDEN: usize = 100;

/// Reads the file called `name` below `root` and reports the forbidden characters in it (Y107).
///
/// `None` after Y106 (too large, not a regular readable file), Y108 (not UTF-8), or more than a hundred Y107.
pub fn read_file(root: &Utf8Path, name: &str, found: &Findings) -> Option<TextFile> {
    match TextFile::read(root, name) {
        Ok(file) => report_forbidden(&file, found).then_some(file),
        Err(reason) => {
            found.report(unreadable(&name.into(), &reason));
            None
        }
    }
}

/// Y107 for the first characters that `file` must not have; whether they are few enough for it to be read.
fn report_forbidden(file: &TextFile, found: &Findings) -> bool {
    let mut positions = Positions::of(&file.text);
    for (number, forbidden) in (1..).zip(forbidden_characters(&file.text).take(MOST_FORBIDDEN + 1)) {
        let span = positions.span(forbidden.start, forbidden.end());
        let place = Place { file: Arc::clone(&file.name), span };
        if number > MOST_FORBIDDEN {
            found.report(
                Finding::new(
                    Code::Y107,
                    place,
                    say!(zh: "不允许的字符超过 {MOST_FORBIDDEN} 个，文件没有再读", en: "more than {MOST_FORBIDDEN} forbidden characters: the file was not read any further"),
                )
                .help(say!(zh: "看看它是不是文本文件，编码是不是 UTF-8", en: "see whether it is a text at all, and in UTF-8")),
            );
            return false;
        }
        found.report(forbidden_finding(place, forbidden.character));
    }
    true
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

/// Y106 for `path`, a part of a folder that cannot be walked.
#[must_use]
pub fn unwalkable(path: String, reason: &Unwalkable) -> Finding {
    let (message, help) = match reason {
        Unwalkable::LinkLoop => (
            say!(zh: "链接绕回了它所在的文件夹", en: "a link leads back to a folder that it stands in"),
            say!(zh: "删去这个链接", en: "delete the link"),
        ),
        Unwalkable::NameNotUtf8 => (
            say!(zh: "文件名不是 UTF-8", en: "the file's name is not UTF-8"),
            say!(zh: "给文件换个名字", en: "give the file another name"),
        ),
        Unwalkable::Io(error) => (
            say!(zh: "无法读取：{error}", en: "cannot be read: {error}"),
            say!(zh: "检查是否存在、是否允许读取", en: "see whether it is there and may be read"),
        ),
    };
    Finding::new(Code::Y106, Place::whole_file(&path.into()), message).help(help)
}

/// Y106 for the file or folder called `name`; Y108 for one that is not UTF-8.
#[must_use]
pub fn unreadable(name: &Arc<str>, reason: &Unreadable) -> Finding {
    let whole_file = Place::whole_file(name);
    match reason {
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
        Unreadable::OutsideProject => brought_in(
            whole_file,
            say!(zh: "链接指到项目之外，会把那里的文件原样公开", en: "a link leads out of the project, and what lies there would become public as it is"),
        ),
        Unreadable::Private => brought_in(
            whole_file,
            say!(
                zh: "链接指向不公开的地方：registry/、隐藏文件夹或版本管理的文件夹",
                en: "a link leads to what is not for the public: registry/, a hidden folder, or one of version control"
            ),
        ),
        Unreadable::Io(error) => {
            Finding::new(Code::Y106, whole_file, say!(zh: "无法读取：{error}", en: "cannot be read: {error}"))
                .help(say!(zh: "检查文件是否存在、是否允许读取", en: "see whether it is there and may be read"))
        }
    }
}

fn brought_in(whole_file: Place, message: Words) -> Finding {
    Finding::new(Code::Y106, whole_file, message)
        .help(say!(zh: "把要公开的文件本身放在这里", en: "put the very file that is to be public in its place"))
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
