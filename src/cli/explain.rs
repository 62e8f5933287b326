//! `registry explain`: from the code of a rule to why it exists.

use super::exit::{Exit, Refusal};
use super::session::Session;
use crate::diagnostics::Code;
use crate::read::nearest;
use crate::say;

/// The explanation on standard output.
///
/// # Errors
/// A code that no rule has, what the streams refuse.
pub fn run_explain(name: &str, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let Some(code) = Code::from_name(name) else {
        let known = || Code::ALL.iter().map(|code| code.as_str());
        return Err(Refusal(if let Some(nearest) = nearest(name, known()) {
            say!(zh: "没有规则“{name}”，是不是“{nearest}”？", en: "there is no rule `{name}`; did you mean `{nearest}`?")
        } else {
            let all = known().collect::<Vec<_>>().join(" ");
            say!(zh: "没有规则“{name}”；全部规则：{all}", en: "there is no rule `{name}`; the rules are {all}")
        })
        .into());
    };
    session.streams.give(code.explanation(session.language).to_string().as_bytes())?;
    Ok(Exit::Done)
}
