//! `registry new`: the skeleton of a record, with a public code that nobody has.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use camino::Utf8Path;

use super::schema::SCHEMA_FILE;
use crate::check::{Published, codes_in_use};
use crate::diagnostics::Findings;
use crate::model::{Day, Province, PublicCode, Uscc};

/// Why no skeleton was made.
#[derive(Debug, thiserror::Error)]
pub enum NewError {
    /// The system gives no random numbers.
    #[error("no random numbers to mint a code from: {0}")]
    Random(getrandom::Error),
    /// The name cannot be written as YAML.
    #[error("the name cannot be written as YAML: {0}")]
    Name(serde_yaml::ser::Error),
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
    let published = Published::read(root, &Findings::new());
    let code = mint_code(&codes_in_use(root), &published)?;
    let name = match name {
        Some(name) => scalar(name)?,
        None => String::new(),
    };
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
pub(super) fn mint_code(in_use: &BTreeSet<PublicCode>, published: &Published) -> Result<PublicCode, NewError> {
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

/// `text` as a YAML scalar, quoted where it must be.
fn scalar(text: &str) -> Result<String, NewError> {
    let written = serde_yaml::to_string(&text).map_err(NewError::Name)?;
    Ok(written.trim_end().to_owned())
}
