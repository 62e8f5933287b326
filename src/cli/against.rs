//! What the records are held against: the last publication that was named, else that of the output.

use camino::Utf8Path;

use super::exit::Refusal;
use crate::memory::Publication;
use crate::say;

/// What was published last, by `named`, else by the folder `out`.
///
/// # Errors
/// What was named is no publication, or the file system refuses.
pub(super) fn last_publication(named: Option<&Utf8Path>, out: &Utf8Path) -> anyhow::Result<Option<Publication>> {
    let Some(named) = named else { return Ok(Publication::in_folder(out)?) };
    let last = Publication::at(named)?;
    let is_whole = last.as_ref().map(Publication::is_whole).transpose()?;
    if is_whole != Some(true) {
        return Err(Refusal(say!(
            zh: "--against {named}：那里没有互相符合的 snapshot.json 和 data/certificates.jsonl，没有做任何事。请重新下载这两个文件。",
            en: "--against {named}: there is no snapshot.json with the data/certificates.jsonl that belong to it, and nothing was done. Fetch both files again."
        ))
        .into());
    }
    Ok(last)
}
