//! Whether the path of a request can lead to a file of the site. Takes the path as it was written, escapes and all.

use std::fs;

use camino::Utf8Path;
use percent_encoding::percent_decode_str;

use crate::plan::HEADERS_FILE;

/// The one folder of the web whose name begins with a dot (RFC 8615).
const WELL_KNOWN: &str = ".well-known";

/// Whether `path` is written as those of a site are, and passes no link on its way below `site`.
///
/// An empty segment is refused too: `//host/` is the address of another host to whoever is led there. What hosts of static
/// sites read and do not show (`_headers`) and the builder's own folder are no part of the site.
pub(super) fn is_of_the_site(site: &Utf8Path, path: &str) -> bool {
    let Some(segments) = path.strip_prefix('/').map(|path| path.split('/').collect::<Vec<_>>()) else { return false };
    let mut place = site.to_owned();
    for (index, segment) in segments.iter().enumerate() {
        let Ok(name) = percent_decode_str(segment).decode_utf8() else { return false };
        let is_last = index + 1 == segments.len();
        if name.is_empty() {
            return is_last && !is_link(&place.join("index.html"));
        }
        if !is_name(&name) || (name.starts_with('.') && (index > 0 || name != WELL_KNOWN)) {
            return false;
        }
        place.push(&*name);
        if is_link(&place) {
            return false;
        }
    }
    true
}

fn is_name(name: &str) -> bool {
    !name.contains(['/', '\\']) && !name.contains(char::is_control) && !name.eq_ignore_ascii_case(&HEADERS_FILE[1..])
}

fn is_link(place: &Utf8Path) -> bool {
    fs::symlink_metadata(place).is_ok_and(|found| found.is_symlink())
}
