//! `registry serve`: a preview made, its findings shown, and served until the process ends.

use anyhow::Context;
use camino::Utf8Path;

use super::arguments::FindingFormat;
use super::build::in_language;
use super::progress::Progress;
use super::report::write_findings;
use super::run::DATA_HAS_ERRORS;
use super::streams;
use super::today::today;
use crate::commands::{self, PREVIEW_FOLDER};
use crate::diagnostics::Findings;
use crate::model::Language;
use crate::say;

/// Serves the register below `root` as it would be published today. After an error in the data the last preview is served,
/// which is said; without one there is nothing to serve.
///
/// # Errors
/// What keeps the preview from being written, or the port from being taken.
pub fn run_serve(root: &Utf8Path, port: u16, language: Language) -> anyhow::Result<u8> {
    let found = Findings::new();
    let progress = Progress::new(false);
    let built = commands::preview(root, today()?, &progress, &found);
    drop(progress.reasons());
    write_findings(&found.into_sorted(), FindingFormat::Terminal, language, root)?;
    let site = root.join(PREVIEW_FOLDER);
    if built.map_err(|error| in_language(error, language))?.is_none() {
        if !site.join("index.html").is_file() {
            let nothing = say!(zh: "没有可以预览的：先改正上面的错误", en: "there is nothing to look at before the errors above are mended");
            streams::tell(nothing.in_language(language))?;
            return Ok(DATA_HAS_ERRORS);
        }
        let last = say!(
            zh: "有错误：显示的是上一次没有错误时的预览，不含其后的修改",
            en: "there are errors: what is shown is the last preview without one, and nothing that was changed since"
        );
        streams::tell(last.in_language(language))?;
    }
    commands::serve(&site, port, |address| streams::give(format!("http://{address}/\n").as_bytes()))
        .with_context(|| format!("could not serve on port {port}"))?;
    Ok(0)
}
