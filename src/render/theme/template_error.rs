//! Takes what Tera says; gives a finding at template and line, naming the record that was being rendered.

use std::sync::Arc;

use tera::{Error, ErrorKind};

use super::files::ThemeFiles;
use crate::diagnostics::Finding;
use crate::finding;
use crate::say;
use crate::source::{Place, Span};

/// C705 for `error`. `record` is what was being rendered; without one the template was only being read.
#[must_use]
pub fn template_error(error: &Error, files: &ThemeFiles, record: Option<&str>) -> Finding {
    let (template, span, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), span(report.span(), report.filename(), files), report.message().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Span::WHOLE_FILE, error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => (current.as_str(), Span::WHOLE_FILE, error.to_string()),
        ErrorKind::TemplateNotFound(name) => (name.as_str(), Span::WHOLE_FILE, error.to_string()),
        _ => ("", Span::WHOLE_FILE, error.to_string()),
    };
    let path = format!("templates/{template}");
    let file = files.get(&path).map_or_else(|| path.as_str().into(), |file| Arc::clone(&file.origin));
    let message = match record {
        None => say!(zh: "模板有误：{reason}", en: "template error: {reason}"),
        Some(record) => say!(
            zh: "模板有误（正在生成 {record}）：{reason}",
            en: "template error while rendering {record}: {reason}",
        ),
    };
    finding!(C705, Place { file, span }, message;
        help zh: "与自带主题的同名模板对照", en: "compare it with the built-in template of the same name")
}

/// The place in the template's text: Tera's own line and column may be those of another place than its bytes.
fn span(span: &tera::Span, template: &str, files: &ThemeFiles) -> Span {
    let file = files.get(&format!("templates/{template}"));
    let text = file.and_then(|file| std::str::from_utf8(&file.bytes).ok()).unwrap_or_default();
    if text.get(span.range.clone()).is_none() {
        return Span::WHOLE_FILE;
    }
    Span::in_text(text, span.range.start, span.range.end)
}
