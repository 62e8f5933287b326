//! `registry serve`: a preview made, its findings shown, and served until the process ends.

use anyhow::Context;

use super::build::refusal;
use super::exit::Exit;
use super::progress::Progress;
use super::session::Session;
use super::today::today;
use crate::commands::{self, PREVIEW_FOLDER};
use crate::diagnostics::Findings;
use crate::say;

/// Serves the register below `root` as it would be published today. After an error in the data the last preview is served,
/// which is said; without one there is nothing to serve.
///
/// # Errors
/// What keeps the preview from being written, or the port from being taken.
pub fn run_serve(port: u16, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let root = session.root()?;
    let found = Findings::new();
    let progress = Progress::new(session.streams.is_watched(), false);
    let built = commands::preview(&root, today()?, &progress, &found);
    drop(progress.reasons());
    session.show(&found.into_sorted(), &root)?;
    let site = root.join(PREVIEW_FOLDER);
    if built.map_err(refusal)?.is_none() {
        if !site.join("index.html").is_file() {
            let nothing = say!(zh: "没有可以预览的：先改正上面的错误", en: "there is nothing to look at before the errors above are mended");
            session.say(&nothing)?;
            return Ok(Exit::Refused);
        }
        let last = say!(
            zh: "有错误：显示的是上一次没有错误时的预览，不含其后的修改",
            en: "there are errors: what is shown is the last preview without one, and nothing that was changed since"
        );
        session.say(&last)?;
    }
    commands::serve(&site, port, |address| session.streams.give(format!("http://{address}/\n").as_bytes()))
        .with_context(|| format!("could not serve on port {port}"))?;
    Ok(Exit::Done)
}
