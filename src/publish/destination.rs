//! Where we may write. Takes a folder as it was typed, and the project's; gives it with every link resolved, or says why nothing
//! may be written there. Refuses to know what lies in it.

use std::env;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::PublishError;
use super::error::failed;
use super::output_folder::look_at;
use crate::diagnostics::Words;
use crate::plan::OWN_FOLDER;
use crate::say;
use crate::source::is_version_control;

/// What staff write, below the project's folder.   Source: record.md §1.
const INPUT: [&str; 3] = ["registry", "content", "themes"];

/// Where systems keep homes, a folder a person, and that of the first of them.
const HOMES: [&str; 2] = ["/home", "/Users"];
const HOME_OF_ROOT: &str = "/root";

/// A folder that may be written into: absolute, no part of it a link. It need not be there yet.
#[derive(Debug, Clone)]
pub struct Destination(Utf8PathBuf);

impl Destination {
    /// For files that are put beside what is there.
    ///
    /// Errors: [`PublishError::Refused`] for a folder that is or lies in `registry/`, `content/` or `themes/` of the project at `root`,
    /// in a folder of version control, or in our own of a built site; [`PublishError::Io`].
    pub fn for_files(out: &Utf8Path, root: &Utf8Path) -> Result<Self, PublishError> {
        let real = resolve(out)?;
        match what_it_lies_in(&real, &resolve(root)?) {
            Some(reason) => Err(refusal(out, &reason)),
            None => Ok(Self(real)),
        }
    }

    /// For a site, which owns its folder and may delete what is in it.
    ///
    /// Errors: as [`for_files`](Self::for_files), and [`PublishError::Refused`] for a folder that is or holds the project, a part of it,
    /// or somebody's home, for the root of a file system, and for what is no folder.
    pub fn for_site(out: &Utf8Path, root: &Utf8Path) -> Result<Self, PublishError> {
        let Self(real) = Self::for_files(out, root)?;
        if look_at(&real)?.is_some_and(|found| !found.is_dir()) {
            return Err(refusal(out, &say!(zh: "那里是一个文件，不是文件夹", en: "a file lies there, not a folder")));
        }
        let home = env::home_dir().and_then(|home| Utf8PathBuf::from_path_buf(home).ok());
        match what_it_holds(&real, &resolve(root)?, home.as_deref()) {
            Some(reason) => Err(refusal(out, &reason)),
            None => Ok(Self(real)),
        }
    }

    /// For a site in a folder that no person chose.
    ///
    /// Errors: [`PublishError::Io`].
    pub fn of_our_own(out: &Utf8Path) -> Result<Self, PublishError> {
        resolve(out).map(Self)
    }

    pub fn path(&self) -> &Utf8Path {
        &self.0
    }
}

/// `path` as the system would find it: absolute, links followed, `..` taken after them. What is not there yet is taken as it stands.
fn resolve(path: &Utf8Path) -> Result<Utf8PathBuf, PublishError> {
    let absolute = camino::absolute_utf8(path).map_err(failed("find", path))?;
    let mut real = Utf8PathBuf::new();
    for component in absolute.components() {
        match component {
            Utf8Component::ParentDir => _ = real.pop(),
            Utf8Component::Normal(name) => {
                real.push(name);
                if look_at(&real)?.is_some() {
                    real = real.canonicalize_utf8().map_err(failed("find", &real))?;
                }
            }
            other => real.push(other),
        }
    }
    Ok(real)
}

fn what_it_lies_in(out: &Utf8Path, root: &Utf8Path) -> Option<Words> {
    for name in INPUT {
        // By its name too: a folder that is not there yet, on a disk that ignores case.
        let below_root = out.strip_prefix(root).ok().and_then(|inside| inside.iter().next());
        if below_root.is_some_and(|first| first.eq_ignore_ascii_case(name)) || out.starts_with(real(&root.join(name))) {
            return Some(say!(
                zh: "它就是或在 {name}/ 里面，那里放的是您写的内容",
                en: "it is or lies in {name}/, which holds what people wrote"
            ));
        }
    }
    let name = out.iter().find(|name| is_version_control(name) || *name == OWN_FOLDER)?;
    Some(say!(zh: "它就是或在 {name} 里面，那是工具自己的文件夹", en: "it is or lies in {name}, which is a tool's own"))
}

fn what_it_holds(out: &Utf8Path, root: &Utf8Path, home: Option<&Utf8Path>) -> Option<Words> {
    if out.parent().is_none() {
        return Some(say!(zh: "它是文件系统的根", en: "it is the root of a file system"));
    }
    let parts = INPUT.iter().map(|name| real(&root.join(name)));
    if parts.chain([root.to_owned()]).any(|part| part.starts_with(out)) {
        return Some(say!(
            zh: "它就是项目的文件夹，或包含着项目",
            en: "it is the project's folder, or holds the project"
        ));
    }
    let mut homes = HOMES.iter().map(|homes| real(Utf8Path::new(homes)));
    let is_one = homes.any(|homes| out == homes || out.parent() == Some(homes.as_path()));
    let mut known = home.into_iter().chain([Utf8Path::new(HOME_OF_ROOT)]);
    (is_one || known.any(|home| real(home).starts_with(out)))
        .then(|| say!(zh: "它就是或包含着某个用户的主目录", en: "it is or holds somebody's home"))
}

/// Behind its links, or as it stands when nothing is there.
fn real(path: &Utf8Path) -> Utf8PathBuf {
    path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
}

fn refusal(out: &Utf8Path, reason: &Words) -> PublishError {
    let Words { zh, en } = reason;
    PublishError::Refused(say!(
        zh: "不能写到 {out}：{zh}。请用 --out 另指一个文件夹",
        en: "nothing was written to `{out}`: {en}; name another folder with --out"
    ))
}
