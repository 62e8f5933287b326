//! Why files were made, in words: a line a reason with its count, below it the files.

use std::io::{self, Write};

use crate::diagnostics::Words;
use crate::inputs::Input;
use crate::model::Language;
use crate::publish::{Difference, Why};
use crate::say;

/// A file that was made: the reason, its path, and what that changed.
pub type Reason = (Why, String, Difference);

/// Writes every reason with its files; `reasons` are sorted.
///
/// # Errors
/// Those of `out`.
pub fn write_reasons(reasons: &[Reason], unchanged: u64, language: Language, out: &mut dyn Write) -> io::Result<()> {
    for same in reasons.chunk_by(|(a, ..), (b, ..)| a == b) {
        let (Words { zh, en }, count) = (in_words(same[0].0), same.len());
        let head = say!(zh: "{zh}：{count} 个文件", en: "{en}: {count}");
        writeln!(out, "{}", head.in_language(language))?;
        for (_, path, change) in same {
            let change = match change {
                Difference::None => say!(zh: "字节未变", en: "same bytes"),
                Difference::Bytes => say!(zh: "内容变了", en: "other bytes"),
                Difference::New => say!(zh: "新增", en: "new"),
            };
            writeln!(out, "  {path}\t{}", change.in_language(language))?;
        }
    }
    let kept = say!(zh: "没有重做：{unchanged} 个文件", en: "not made again: {unchanged}");
    writeln!(out, "{}", kept.in_language(language))
}

fn in_words(why: Why) -> Words {
    match why {
        Why::New => say!(zh: "以前没有", en: "not there before"),
        Why::Unknown => say!(zh: "不知是否完好", en: "nobody knows whether it is as it was"),
        Why::Changed(Input::Tool) => say!(zh: "程序变了", en: "the program is another"),
        Why::Changed(Input::Theme) => say!(zh: "主题变了", en: "the theme changed"),
        Why::Changed(Input::Words) => say!(zh: "主题的用语变了", en: "words of the theme changed"),
        Why::Changed(Input::Settings) => say!(zh: "设置变了", en: "settings changed"),
        Why::Changed(Input::Content) => say!(zh: "网站文章变了", en: "editorial pages changed"),
        Why::Changed(Input::Record) => say!(zh: "记录变了", en: "the record changed"),
        Why::Changed(Input::Neighbours) => say!(zh: "前后的证书变了", en: "the certificate before or after it changed"),
        Why::Changed(Input::Day) => say!(zh: "日子到了", en: "the day came"),
        Why::Changed(Input::Register) => say!(zh: "登记变了", en: "the register changed"),
    }
}
