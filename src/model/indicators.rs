//! The indicator tree of the standard, with the points that the body's score sheet gives it.

use super::{Points, Section, Text};

/// The tree of a body's score sheet: three sections and the clauses below them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Indicators {
    /// In the order of [`Section::ALL`].
    pub sections: [Indicator; 3],
}

/// A section or a clause of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Indicator {
    /// Its number: `5.1.2.2`.
    pub id: Box<str>,
    pub name: Text,
    /// The most that can be obtained in it; `None` where the score sheet does not say.
    pub points: Option<Points>,
    pub children: Box<[Indicator]>,
}

impl Indicators {
    /// Every section and clause, each before its children.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.sections.iter().flat_map(Indicator::with_descendants)
    }

    /// The tree below `section`, and the section itself.
    #[must_use]
    pub const fn section(&self, section: Section) -> &Indicator {
        &self.sections[section as usize]
    }
}

impl Indicator {
    /// The indicator itself, then all below it, each before its children.
    pub fn with_descendants(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(std::iter::once(self).chain(self.children.iter().flat_map(Self::with_descendants)))
    }
}
