//! A file's text, or the finding that says why there is none.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::say;
use crate::source::{
    Harmed, NotUtf8, Place, Positions, Span, TextFile, Unreadable, Unwalkable, forbidden_characters, harmed_characters,
};

/// A file with more forbidden characters than this is no text: it is not read.
const MOST_FORBIDDEN: usize = 100;

/// Reads the file called `name` below `root` and reports the characters in it that are forbidden (Y107) or came to harm (U212).
///
/// `None` after Y106 (too large, not a regular readable file), Y108 (not UTF-8), or more than a hundred Y107.
pub fn read_file(root: &Utf8Path, name: &str, found: &Findings) -> Option<TextFile> {
    match TextFile::read(root, name) {
        Ok(file) => report_characters(&file, found).then_some(file),
        Err(reason) => {
            found.report(unreadable(&name.into(), &reason));
            None
        }
    }
}

/// Reports the characters of `file` that are forbidden (Y107) or came to harm (U212); whether it can be read.
pub fn report_characters(file: &TextFile, found: &Findings) -> bool {
    report_harmed(file, found);
    report_forbidden(file, found)
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

/// Lines with characters that came to harm which are told.
const MOST_HARMED: usize = 100;

/// U212 for each line of `file` in which characters came to harm; for the first of them, behind which nobody reads on.
fn report_harmed(file: &TextFile, found: &Findings) {
    let mut positions = Positions::of(&file.text);
    let mut harmed = harmed_characters(&file.text).peekable();
    for _ in 0..MOST_HARMED {
        let Some(first) = harmed.next() else { return };
        let line_end = file.text[first.start..].find('\n').map_or(file.text.len(), |newline| first.start + newline);
        let mut in_line = vec![first];
        while let Some(next) = harmed.next_if(|next| next.start < line_end) {
            in_line.push(next);
        }
        let end = in_line.last().map_or(first.end(), |last| last.end());
        let place = Place { file: Arc::clone(&file.name), span: positions.span(first.start, end) };
        in_line.sort_by_key(|harmed| harmed.character);
        in_line.dedup_by_key(|harmed| harmed.character);
        found.report(harmed_finding(place, &in_line));
    }
}

/// U212 for `harmed`, which stand at `place`.
fn harmed_finding(place: Place, harmed: &[Harmed]) -> Finding {
    let shown = |harmed: &Harmed| {
        let number = u32::from(harmed.character);
        if harmed.is_private() { format!("U+{number:04X}") } else { format!("{} U+{number:04X}", harmed.character) }
    };
    let listed = |harmed: &mut dyn Iterator<Item = String>| harmed.collect::<Vec<_>>().join(", ");
    let all = listed(&mut harmed.iter().map(shown));
    let meant = |usual: char| match usual {
        usual if usual.is_whitespace() => format!("U+{:04X}", u32::from(usual)),
        usual => usual.to_string(),
    };
    let known = listed(&mut harmed.iter().filter_map(|one| Some(format!("{} → {}", shown(one), meant(one.meant?)))));
    let unknown = listed(&mut harmed.iter().filter(|one| one.meant.is_none()).map(shown));
    let help = match (known.is_empty(), unknown.is_empty()) {
        (false, true) => say!(zh: "换成通常的字：{known}", en: "type the usual characters: {known}"),
        (true, _) => say!(zh: "照原件换成通常的字", en: "look at the original and type the usual characters"),
        (false, false) => say!(
            zh: "换成通常的字：{known}；{unknown} 照原件",
            en: "type the usual characters: {known}; for {unknown} look at the original"
        ),
    };
    Finding::new(Code::U212, place, say!(zh: "走了样的字：{all}", en: "characters that came to harm: {all}")).help(help)
}

/// Y107 for `character` at `place`.
pub(super) fn forbidden_finding(place: Place, character: char) -> Finding {
    if character == char::REPLACEMENT_CHARACTER {
        return Finding::new(
            Code::Y107,
            place,
            say!(zh: "这里的文字丢失了，只剩 U+FFFD（�）", en: "text was lost here: U+FFFD (�) stands in its place"),
        )
        .help(say!(
            zh: "照证书或营业执照重新写上；它是转换编码时丢的",
            en: "write it anew from the certificate or the licence: it was lost when an encoding was converted"
        ));
    }
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
