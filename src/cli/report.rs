//! Findings and results on their way to people and to pipes.

use std::io::{self, Write};
use std::time::Duration;

use camino::Utf8Path;
use indicatif::HumanBytes;

use super::arguments::FindingFormat;
use super::session::Session;
use crate::commands::Built;
use crate::diagnostics::{SortedFindings, Tally, Terminal, write_github, write_json};
use crate::publish::Report;
use crate::say;
use crate::source::{TextFile, publishable};

/// Writes `findings`: for people to standard error with the lines of the files below `root`, for programs to standard output.
/// How many are not listed is said on standard error in every format.
///
/// # Errors
/// What the stream refuses.
pub fn write_findings(
    findings: &SortedFindings,
    format: FindingFormat,
    session: &mut Session<'_>,
    root: &Utf8Path,
) -> io::Result<()> {
    let language = session.language;
    let real_root = root.as_std_path().canonicalize().unwrap_or_default();
    let load = |name: &str| {
        // What no link may bring into the site is not brought into a log either.
        let may_be_shown =
            !name.starts_with("themes/") || publishable(&real_root, root.join(name).as_std_path()).is_ok();
        may_be_shown.then(|| TextFile::read(root, name).ok()).flatten().map(|file| file.text)
    };
    match format {
        FindingFormat::Terminal => {
            let mut out = session.streams.err();
            Terminal { language }.write(findings, load, &mut out)?;
            out.flush()
        }
        FindingFormat::Json => {
            let mut out = session.streams.out();
            write_json(&findings.listed, language, &mut out)?;
            out.flush()?;
            tell_left_out(findings.left_out, session)
        }
        FindingFormat::Github => {
            let mut out = session.streams.commands_out();
            write_github(&findings.listed, language, load, &mut out)?;
            out.flush()?;
            tell_left_out(findings.left_out, session)
        }
    }
}

fn tell_left_out(left_out: Tally, session: &mut Session<'_>) -> io::Result<()> {
    let Tally { errors, warnings } = left_out;
    if left_out.sum() == 0 {
        return Ok(());
    }
    let words = say!(
        zh: "未列出：{errors} 个错误，{warnings} 条警告",
        en: "not listed: {errors} errors, {warnings} warnings"
    );
    session.say(&words)
}

/// Writes the one line at the end of a build, below its findings, to standard error, when that is a terminal.
///
/// # Errors
/// What the stream refuses.
pub fn summary(built: Option<&Built>, took: Duration, session: &mut Session<'_>) -> io::Result<()> {
    if !session.streams.is_watched() {
        return Ok(());
    }
    let seconds = format!("{:.1}", took.as_secs_f64());
    let line = if let Some(built) = built {
        let Built { certificates, enterprises, pages, report } = built;
        let Report { files, written, deleted, .. } = report;
        let bytes = HumanBytes(report.bytes);
        say!(
            zh: "{certificates} 张证书，{enterprises} 家企业，{pages} 个页面，{files} 个文件（写入 {written}，删除 {deleted}），{bytes}，{seconds} 秒",
            en: "{certificates} certificates, {enterprises} enterprises, {pages} pages, {files} files ({written} written, {deleted} deleted), {bytes}, {seconds} s"
        )
    } else {
        say!(zh: "没有发布，{seconds} 秒", en: "nothing was published, {seconds} s")
    };
    session.say(&line)
}
