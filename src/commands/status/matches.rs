//! Which certificates a question means: by public code, credit code, number or name.

use unicode_normalization::UnicodeNormalization;

use crate::derive::folded_name;
use crate::model::{Enterprise, Holding, PublicCode, Registry, Uscc};

/// What a question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    Code(PublicCode),
    Holder(Uscc),
    /// Anything else, to be looked for among numbers and names.
    Text,
}

/// What `question` names by its form: width and case do not matter, nor does space around or within it.
#[must_use]
pub fn meant_by(question: &str) -> Means {
    let plain = plain(question);
    if let Ok(code) = PublicCode::parse(&plain) {
        return Means::Code(code);
    }
    Uscc::parse(&plain).map_or(Means::Text, Means::Holder)
}

/// The certificates that `question` means, by holder's credit code and in the order of its record: those it names exactly, by code, credit
/// code, number or name, present or former; where it names none, those whose number or holder's name has it as a part.
///
/// Cost: O(1) for codes, else one pass over the register.
#[must_use]
pub fn matches<'r>(registry: &'r Registry, question: &str) -> Vec<Holding<'r>> {
    if let Means::Code(code) = meant_by(question)
        && let Some(holding) = registry.find(code)
    {
        return vec![holding];
    }
    let (number, name) = (plain(question), folded_name(question));
    let exactly = select(registry, |text, asked| text == asked, &number, &name);
    if exactly.is_empty() { select(registry, |text, asked| text.contains(asked), &number, &name) } else { exactly }
}

fn select<'r>(
    registry: &'r Registry,
    is_meant: impl Fn(&str, &str) -> bool,
    number: &str,
    name: &str,
) -> Vec<Holding<'r>> {
    let is_meant = |text: &str, asked: &str| !asked.is_empty() && is_meant(text, asked);
    let mut selected = Vec::new();
    for enterprise in registry.enterprises() {
        let whole_holder = enterprise.uscc.as_str() == number || names(enterprise).any(|known| is_meant(&known, name));
        let certificates = enterprise.certificates.iter();
        let meant = certificates.filter(|certificate| whole_holder || is_meant(&plain(&certificate.number), number));
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
        .map(|name| folded_name(name))
}

/// A code or number as it would be typed with care: one width, upper case, no spaces.
pub(super) fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}
