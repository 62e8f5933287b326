//! `registry new`: the skeleton of a record, with a public code that nobody has.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use camino::Utf8Path;

use super::schema::SCHEMA_FILE;
use crate::check::{PublishedCodes, codes_in_use};
use crate::diagnostics::{Findings, Words};
use crate::model::{Day, Province, PublicCode, Uscc};
use crate::say;
use crate::source::forbidden_characters;

/// Why no skeleton was made.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// The system gives no random numbers.
    #[error("no random numbers to mint a code from: {0}")]
    Random(getrandom::Error),
    /// The name has what no name of a record may have.
    #[error("{}", .0.en)]
    Name(Words),
}

/// A record skeleton as YAML: what is known filled in, what must be written left blank, so that `registry check` names it.
///
/// Where the project has its schema, the first line leads an editor to it, as from a file in `registry/enterprises/`; it
/// stays with the record wherever that is put, since an editor looks for the line in every document of a file.
///
/// The code is random, and neither in the records below `root` nor in `published.txt`.
///
/// # Errors
/// [`NewError`].
pub fn new_record(root: &Utf8Path, today: Day, uscc: Option<Uscc>, name: Option<&str>) -> Result<String, NewError> {
    let published = PublishedCodes::read(root, &Findings::new());
    let code = mint_code(&codes_in_use(root), &published)?;
    let name = name.map(scalar).transpose()?.unwrap_or_default();
    let region = uscc.and_then(registered_region);
    let expires = today.plus_years(3).previous();
    let uscc = uscc.map(|uscc| uscc.to_string()).unwrap_or_default();
    let mut record = String::new();
    let mut line = |text: String| writeln!(record, "{}", text.trim_end()).expect("a String takes every character");
    if root.join(SCHEMA_FILE).is_file() {
        line("# yaml-language-server: $schema=../schema.json".to_owned());
    }
    line(format!("uscc: {uscc}"));
    line("name:".to_owned());
    line(format!("  zh: {name}"));
    line(format!("region: {}", region.map(|digits| format!("\"{digits}\"")).unwrap_or_default()));
    line("industry:".to_owned());
    line("certificates:".to_owned());
    line(format!("  - code: {code}"));
    line("    number:".to_owned());
    line("    standard: GB/T 27922-2011".to_owned());
    line("    scope:".to_owned());
    line("      zh:".to_owned());
    line(format!("    issued: {today}"));
    line(format!("    expires: {expires}"));
    line("    level:".to_owned());
    Ok(record)
}

/// A random code that is neither in use nor was ever public.
pub(super) fn mint_code(in_use: &BTreeSet<PublicCode>, published: &PublishedCodes) -> Result<PublicCode, NewError> {
    loop {
        // Serials beyond the last multiple of the number of codes would make some codes likelier than others.
        let random = getrandom::u64().map_err(NewError::Random)?;
        if random >= u64::MAX - u64::MAX % PublicCode::COUNT {
            continue;
        }
        let code = PublicCode::from_serial(random);
        if !in_use.contains(&code) && !published.contains(code) {
            return Ok(code);
        }
    }
}

/// The region in which the enterprise is registered, digits 3 to 8 of its credit code, where they name a province.
fn registered_region(uscc: Uscc) -> Option<String> {
    let digits = &uscc.as_str()[2..8];
    let region: [u8; 6] = digits.as_bytes().try_into().ok()?;
    let all_digits = region.iter().all(u8::is_ascii_digit);
    Province::of_region(region).filter(|_| all_digits).map(|_| digits.to_owned())
}

/// `name` as a YAML scalar on one line, quoted where it must be: what is read back is `name`.
fn scalar(name: &str) -> Result<String, NewError> {
    if name.contains(['\t', '\n', '\r']) || forbidden_characters(name).next().is_some() {
        return Err(NewError::Name(say!(
            zh: "名称里有换行、制表符或看不见的字符：“{name}”；去掉它们再试",
            en: "the name has an end of line, a tab or a character that cannot be seen: `{name}`; leave it out"
        )));
    }
    let on_one_line = serde_yaml::ser_options! { prefer_block_scalars: false };
    let written = serde_yaml::to_string_with_options(&name, on_one_line).expect("a text is YAML");
    Ok(written.trim_end_matches('\n').to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_back(name: &str) -> Option<String> {
        let written = scalar(name).ok()?;
        assert_eq!(written.lines().count(), 1, "{written}");
        let record = format!("name:\n  zh: {written}\nregion:\n");
        let read: serde_json::Value = serde_yaml::from_str(&record).unwrap_or_else(|error| panic!("{record}{error}"));
        Some(read["name"]["zh"].as_str().unwrap_or_else(|| panic!("{record}is no text")).to_owned())
    }

    #[test]
    fn a_name_is_read_back_as_it_was_given() {
        let long =
            "Sample Trading and After-Sales Service of Furniture, Kitchens and Lamps (Hangzhou) Co., Ltd. ".repeat(20);
        for name in [
            "样例（杭州）有限公司",
            long.trim(),
            &"样例".repeat(200),
            " 前后有空格 ",
            "a: b",
            "a #b",
            "#",
            "- a",
            "? a",
            "[a",
            "{a}",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'",
            "\"",
            "it's \"so\"",
            "%a",
            "@a",
            "`a",
            "NO",
            "yes",
            "null",
            "~",
            "0123",
            "1e3",
            "0x1F",
            "1_000",
            ".inf",
            "2026-03-01",
            "12:30:45",
            "---",
            "...",
            "<<",
            "=",
            "C:\\n",
            "样例😀",
            "𠮷",
            "a,b",
            "a]",
            ":",
            "a:",
            "",
        ] {
            assert_eq!(read_back(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_name_that_no_record_may_have_is_refused_and_shown() {
        for (name, shown) in [
            ("一\n二", r"一\n二"),
            ("a\tb", r"a\tb"),
            ("\u{1b}[2J", r"\u001b[2J"),
            ("零\u{200b}", r"零\u200b"),
            ("a\u{2028}", r"a\u2028"),
        ] {
            let Err(NewError::Name(words)) = scalar(name) else { panic!("{name:?} is written") };
            assert!(words.en.contains(&format!("`{shown}`")) && words.zh.contains(&format!("“{shown}”")), "{words:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn every_name_is_refused_or_read_back(name in "[ -~\u{a0}-\u{ff}\n\t、-】一-丐😀'\":#&*!|>%@`,\\[\\]{}?-]{0,120}") {
            prop_assert!(read_back(&name).is_none_or(|read| read == name));
        }

        #[test]
        fn so_is_every_text(name in any::<String>()) {
            prop_assert!(read_back(&name).is_none_or(|read| read == name));
        }
    }
}
