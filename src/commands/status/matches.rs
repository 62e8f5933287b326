//! Which certificates a question means: by public code, credit code, number or name.

use crate::model::{Enterprise, Holding, PublicCode, Record, Registry, Uscc, found_by, reads_as};

/// What a question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    Code(PublicCode),
    Holder(Uscc),
    /// Anything else, to be looked for among numbers and names.
    Text,
}

/// What `question` names by its form, whatever its width, case, blanks, punctuation and invisible characters.
#[must_use]
pub fn meant_by(question: &str) -> Means {
    let plain = plain(question);
    if let Ok(code) = PublicCode::parse(&plain) {
        return Means::Code(code);
    }
    Uscc::parse(&plain).map_or(Means::Text, Means::Holder)
}

/// The certificates that `question` means, by holder's credit code and in the order of its record: those it names exactly, by code, credit
/// code, number or name, present or former; where it names none, those whose number is the same but for punctuation; where there is
/// none, those whose number or holder's name has it as a part.
///
/// Cost: O(1) for codes, else at most three passes over the register.
#[must_use]
pub fn matches<'r>(registry: &'r Registry, question: &str) -> Vec<Holding<'r>> {
    if let Means::Code(code) = meant_by(question)
        && let Some(holding) = registry.find(code)
    {
        return vec![holding];
    }
    let (read, asked, uscc) = (reads_as(question), found_by(question), plain(question));
    if asked.is_empty() {
        return Vec::new();
    }
    let exactly = select(
        registry,
        |holder| holder.uscc.as_str() == uscc || names(holder).any(|name| name == asked),
        |number| reads_as(number) == read,
    );
    if !exactly.is_empty() {
        return exactly;
    }
    let but_for_punctuation = select(registry, |_| false, |number| found_by(number) == asked);
    if !but_for_punctuation.is_empty() {
        return but_for_punctuation;
    }
    select(
        registry,
        |holder| names(holder).any(|name| name.contains(&asked)),
        |number| found_by(number).contains(&asked),
    )
}

/// Every certificate of the holders that are meant, and those whose numbers are.
fn select(
    registry: &Registry,
    is_holder: impl Fn(&Enterprise) -> bool,
    is_number: impl Fn(&str) -> bool,
) -> Vec<Holding<'_>> {
    let mut selected = Vec::new();
    for Record { enterprise, certificates, .. } in registry.records() {
        let whole_holder = is_holder(enterprise);
        let certificates = certificates.iter();
        let meant = certificates.filter(|certificate| whole_holder || is_number(&certificate.number));
        selected.extend(meant.map(|certificate| Holding { enterprise, certificate }));
    }
    selected
}

/// Every name that the enterprise has or had, folded.
fn names(enterprise: &Enterprise) -> impl Iterator<Item = String> {
    let former = enterprise.former_names.iter().map(|former| &former.name);
    std::iter::once(&enterprise.name)
        .chain(former)
        .flat_map(|name| std::iter::once(&name.zh).chain(&name.en))
        .map(|name| found_by(name))
}

/// A public code or credit code as it would be typed with care: letters and digits, upper case.
pub(super) fn plain(text: &str) -> String {
    found_by(text).to_ascii_uppercase()
}
