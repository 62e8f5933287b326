//! `registry init`: from its arguments, and what is answered at a terminal, to a project.

use std::io::{self, BufRead, Write};

use super::arguments::InitArguments;
use super::exit::{Exit, Refusal};
use super::session::Session;
use super::today::today;
use crate::commands::{self, Beginning};
use crate::diagnostics::{Words, visible};
use crate::model::Language;
use crate::read::Unwritten;
use crate::say;
use crate::settings::BaseUrl;

/// Makes the project and prints the path of each file; what comes next is said on standard error.
///
/// # Errors
/// A base URL that cannot be one, files that are there already, what the disk or the streams refuse.
pub fn run_init(arguments: InitArguments, session: &mut Session<'_>) -> anyhow::Result<Exit> {
    let InitArguments { dir, body_zh, body_en, approval, base_url, example } = arguments;
    let base_url = match said(base_url) {
        Some(text) => Some(BaseUrl::parse(&text).map_err(|error| {
            let Words { zh, en } = error.help(&text);
            Refusal(say!(zh: "--base-url {text} 不能用：{zh}", en: "--base-url {text} cannot be used: {en}"))
        })?),
        None => None,
    };
    let mut beginning = Beginning {
        body_zh: said(body_zh),
        body_en: said(body_en),
        approval_number: said(approval),
        base_url,
        with_example: example,
    };
    let language = session.language;
    if let Some((answers, out)) = session.streams.dialogue() {
        Dialogue { answers, out, language }.complete(&mut beginning)?;
    }
    let written = commands::init(&dir, today()?, &beginning)?;
    let mut out = session.streams.out();
    for path in written {
        writeln!(out, "{}", visible(path.as_str()))?;
    }
    out.flush()?;
    let next = match dir.as_str() {
        "." => say!(zh: "接下来：registry serve", en: "next: registry serve"),
        dir => say!(zh: "接下来：cd {dir} && registry serve", en: "next: cd {dir} && registry serve"),
    };
    session.say(&next)?;
    Ok(Exit::Done)
}

fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Questions to the person at the terminal, a line each, with an answer of a line.
struct Dialogue<Answers, Out> {
    answers: Answers,
    out: Out,
    language: Language,
}

impl<Answers: BufRead, Out: Write> Dialogue<Answers, Out> {
    /// Asks for what `beginning` lacks. An empty answer leaves it open, the end of the answers all that follow.
    fn complete(&mut self, beginning: &mut Beginning) -> io::Result<()> {
        if beginning.knows_the_body() {
            return Ok(());
        }
        let may_wait = say!(
            zh: "还不知道的直接按回车，以后填在 registry/site.yaml 里。",
            en: "Enter alone leaves a question open, to be answered in registry/site.yaml."
        );
        self.say(&may_wait)?;
        let texts = [
            (&mut beginning.body_zh, Unwritten::BodyName),
            (&mut beginning.body_en, Unwritten::BodyNameInEnglish),
            (&mut beginning.approval_number, Unwritten::ApprovalNumber),
        ];
        for (text, unwritten) in texts {
            if text.is_none() {
                *text = self.ask(unwritten)?;
            }
        }
        while beginning.base_url.is_none() {
            let Some(text) = self.ask(Unwritten::BaseUrl)? else { break };
            match BaseUrl::parse(&text) {
                Ok(base_url) => beginning.base_url = Some(base_url),
                Err(error) => self.say(&error.help(&text))?,
            }
        }
        Ok(())
    }

    fn ask(&mut self, unwritten: Unwritten) -> io::Result<Option<String>> {
        let Words { zh, en } = unwritten.wanted();
        write!(self.out, "{}", say!(zh: "{zh}：", en: "{en}: ").in_language(self.language))?;
        self.out.flush()?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(said(Some(line)))
    }

    fn say(&mut self, words: &Words) -> io::Result<()> {
        writeln!(self.out, "{}", words.in_language(self.language))?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `answers` make of `beginning`, and what was asked.
    fn asked(mut beginning: Beginning, answers: &str) -> (Beginning, String) {
        let mut out = Vec::new();
        let mut dialogue = Dialogue { answers: answers.as_bytes(), out: &mut out, language: Language::Zh };
        dialogue.complete(&mut beginning).expect("memory can be read and written");
        (beginning, String::from_utf8(out).expect("questions are text"))
    }

    #[test]
    fn what_is_known_is_not_asked_and_what_is_left_open_stays_open() {
        let known = Beginning { body_zh: Some("钱塘示例认证有限公司".to_owned()), ..Beginning::default() };
        let (beginning, said) = asked(known.clone(), "\n  CNCA-R-2026-99 \r\n\n");
        assert_eq!(beginning, Beginning { approval_number: Some("CNCA-R-2026-99".to_owned()), ..known });
        assert!(!said.contains("认证机构的名称") && said.contains("认证机构的英文名称："), "{said}");
        assert_eq!(asked(Beginning::default(), "").0, Beginning::default());
    }

    #[test]
    fn where_everything_is_known_nobody_is_asked() {
        let everything = asked(Beginning::default(), "甲\nA\nCNCA-R-2026-99\nhttps://cx.example\n").0;
        assert!(everything.knows_the_body());
        assert_eq!(asked(everything.clone(), "乙\n"), (everything, String::new()));
    }

    #[test]
    fn an_address_that_cannot_be_one_is_asked_for_again() {
        let (beginning, said) = asked(Beginning::default(), "\n\n\nhttp://cx.example\nhttps://cx.example\n");
        assert_eq!(beginning.base_url.map(|url| url.to_string()).as_deref(), Some("https://cx.example"));
        assert_eq!(said.matches("查验网址，https://").count(), 2, "{said}");
        assert!(said.contains("以 https:// 开头"), "{said}");
    }
}
