//! `registry status`: what was in effect on a day, as the register knew it on a day.

mod matches;

use camino::Utf8Path;

use self::matches::{Means, matches, meant_by};
use super::{Occasion, load_register};
use crate::derive::as_of;
use crate::diagnostics::{Findings, Words};
use crate::model::{Day, PublicCode, PublicCodeError, Status, Uscc, UsccError};
use crate::render::answer::Answer;
use crate::say;

/// What is asked about which days.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// A public code, a certificate number, a credit code or a name.
    pub about: &'q str,
    pub on: Day,
    pub known_on: Day,
    /// The day on which the records are checked.
    pub today: Day,
}

/// What came of a question.
#[derive(Debug)]
pub struct Answered {
    /// What `write` made of each match, by holder and in the order of its record.
    pub answers: Vec<Vec<u8>>,
    /// Whether a certificate that is meant was valid on the day.
    pub any_valid: bool,
    /// Why there is no answer, where there is none.
    pub not_found: Option<Words>,
}

/// Answers `question` from the records below `root`, each match written by `write`; `None` when they have errors, which are reported.
pub fn status(
    root: &Utf8Path,
    question: Question<'_>,
    write: impl Fn(&Answer<'_>) -> Vec<u8>,
    found: &Findings,
) -> Option<Answered> {
    let register = load_register(root, Occasion::look(question.today), found)?;
    let Question { about, on, known_on, .. } = question;
    let mut answered = Answered { answers: Vec::new(), any_valid: false, not_found: None };
    for holding in matches(&register.registry, about) {
        let successor = register.registry.successor_of(holding.certificate.code).and_then(|successor| {
            let as_of = as_of(successor.certificate, on, known_on)?;
            Some((successor.certificate, as_of.standing))
        });
        let as_of = as_of(holding.certificate, on, known_on);
        answered.any_valid |= as_of.as_ref().is_some_and(|as_of| as_of.standing.status == Status::Valid);
        answered.answers.push(write(&Answer { holding, on, known_on, as_of, successor, settings: &register.settings }));
    }
    if answered.answers.is_empty() {
        answered.not_found = Some(why_not_found(about, |code| register.published.contains(code)));
    }
    Some(answered)
}

/// A slip of the pen is told from a code that this register never gave.
fn why_not_found(about: &str, was_public: impl Fn(PublicCode) -> bool) -> Words {
    let about = about.trim();
    match meant_by(about) {
        Means::Code(code) if was_public(code) => {
            return say!(
                zh: "公开编码 {code} 曾经公开，后来从登记里放弃了。",
                en: "Public code {code} was public once and has been given up."
            );
        }
        Means::Code(code) => {
            return say!(
                zh: "公开编码 {code} 写法无误，但本登记没有颁发过它。没有查到，不等于伪造。",
                en: "Public code {code} is well formed, but was never issued here. Not found does not mean forged."
            );
        }
        Means::Holder(uscc) => {
            return say!(
                zh: "统一社会信用代码 {uscc} 写法无误，但本登记里没有这家企业。没有查到，不等于伪造。",
                en: "Credit code {uscc} is well formed, but its holder is not in this register. Not found does not mean forged."
            );
        }
        Means::Text => {}
    }
    let typed = matches::plain(about);
    let expected = match (PublicCode::parse(&typed), Uscc::parse(&typed)) {
        (Err(PublicCodeError::Check { expected }), _) | (_, Err(UsccError::Check { expected })) => Some(expected),
        _ => None,
    };
    match expected {
        Some(expected) => say!(
            zh: "“{about}”的校验位不对，可能抄错了：前面若没有错，末位应为“{expected}”。",
            en: "`{about}` is probably mistyped: its check character would be `{expected}` if the rest is right."
        ),
        None => say!(
            zh: "登记里没有编号或名称为“{about}”的证书。没有查到，不等于伪造。",
            en: "No certificate with number or name `{about}` is in this register. Not found does not mean forged."
        ),
    }
}
