//! What a file is made of, by kind. Takes digests, gives them as text and the first that changed.

use std::collections::BTreeMap;
use std::fmt;

use super::Digest;

/// What a file can be made of, in the order in which a change is told: of several that changed the first is the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The program itself.
    Tool,
    /// Templates, styles and scripts.
    Theme,
    /// The words of a language.
    Words,
    Settings,
    /// Pages that people write.
    Content,
    /// A certificate or an enterprise as its record has it.
    Record,
    /// The certificates before and after one.
    Neighbours,
    /// What follows from a record on the day of the build.
    Day,
    /// Many certificates at once.
    Register,
}

impl Input {
    /// Every kind of input, the first reason first.
    pub const ALL: [Self; 9] = [
        Self::Tool,
        Self::Theme,
        Self::Words,
        Self::Settings,
        Self::Content,
        Self::Record,
        Self::Neighbours,
        Self::Day,
        Self::Register,
    ];

    const fn letter(self) -> char {
        match self {
            Self::Tool => 'x',
            Self::Theme => 't',
            Self::Words => 'w',
            Self::Settings => 's',
            Self::Content => 'c',
            Self::Record => 'r',
            Self::Neighbours => 'n',
            Self::Day => 'd',
            Self::Register => 'a',
        }
    }

    /// The input that `Display` writes so.
    #[must_use]
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|input| input.letter() == letter)
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

/// What one file is made of besides what its family reads. Kinds and digests stand apart: there is one of these a file.
///
/// As text: a letter and a digest for each, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    inputs: [Option<Input>; Self::MOST],
    digests: [Digest; Self::MOST],
}

impl Own {
    /// So many inputs a file has at most.
    pub const MOST: usize = 3;

    /// Bytes that an input takes as text.
    const WRITTEN: usize = 17;

    const NOTHING: Self = Self { inputs: [None; Self::MOST], digests: [Digest::ZERO; Self::MOST] };

    /// A file made of these.
    #[must_use]
    pub fn of<const N: usize>(inputs: [(Input, Digest); N]) -> Self {
        const { assert!(N <= Self::MOST) };
        inputs.into_iter().fold(Self::NOTHING, |own, input| own.and(Some(input)))
    }

    /// Made of `input` too, where there is one.
    ///
    /// # Panics
    /// When it is made of [`Own::MOST`] others.
    #[must_use]
    pub fn and(mut self, input: Option<(Input, Digest)>) -> Self {
        if let Some((input, digest)) = input {
            let free = self.inputs.iter().position(Option::is_none).expect("a file has few inputs");
            (self.inputs[free], self.digests[free]) = (Some(input), digest);
        }
        self
    }

    /// The first input that is not in `before` as it is here, or that is there alone.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Option<Input> {
        let of = |own: &Self, asked| own.each().find(|(input, _)| *input == asked);
        if self == before { None } else { Input::ALL.into_iter().find(|input| of(self, *input) != of(before, *input)) }
    }

    /// Whether `text` is what `Display` writes of this.   Cost: less than parsing it, which most files can do without.
    #[must_use]
    pub fn is_written(&self, text: &str) -> bool {
        let (written, rest) = text.as_bytes().as_chunks::<{ Self::WRITTEN }>();
        let mut written = written.iter();
        let same = |(input, digest): (Input, Digest)| {
            let Some([letter, digits @ ..]) = written.next() else { return false };
            char::from(*letter) == input.letter() && *digits == digest.written()
        };
        self.each().all(same) && written.next().is_none() && rest.is_empty()
    }

    /// Reads what `Display` wrote; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !text.is_ascii() || !text.len().is_multiple_of(Self::WRITTEN) || text.len() / Self::WRITTEN > Self::MOST {
            return None;
        }
        (0..text.len() / Self::WRITTEN).try_fold(Self::NOTHING, |own, number| {
            let (letter, digest) = text[number * Self::WRITTEN..][..Self::WRITTEN].split_at(1);
            Some(own.and(Some((Input::of_letter(letter.chars().next()?)?, Digest::parse(digest)?))))
        })
    }

    fn each(&self) -> impl Iterator<Item = (Input, Digest)> {
        self.inputs.iter().zip(self.digests).filter_map(|(input, digest)| Some(((*input)?, digest)))
    }
}

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.each().try_for_each(|(input, digest)| write!(f, "{input}{digest}"))
    }
}

/// What the files of one family were made of in common: each thing that was read, by what it is and its name.
pub type Reads = BTreeMap<(Input, String), Digest>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back_are_the_same_inputs() {
        let all = [
            Own::of([]),
            Own::of([(Input::Record, Digest::of("a"))]),
            Own::of([
                (Input::Record, Digest::of("a")),
                (Input::Neighbours, Digest::of("b")),
                (Input::Day, Digest::of("c")),
            ]),
        ];
        for own in all {
            assert_eq!(Own::parse(&own.to_string()), Some(own));
            for other in all {
                assert_eq!(other.is_written(&own.to_string()), other == own);
            }
            assert!(!own.is_written(&format!("{own}r")));
        }
        let good = Own::of([(Input::Record, Digest::of("a"))]).to_string();
        for text in [&good[1..], &format!("{good}r"), &good.replace('r', "q"), &good.repeat(5), "ééééééééx"] {
            assert_eq!(Own::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_that_changed_is_the_reason() {
        let own = |record, day| Own::of([(Input::Day, Digest::of(day)), (Input::Record, Digest::of(record))]);
        assert_eq!(own("a", "b").changed_since(&own("a", "b")), None);
        assert_eq!(own("a", "b").changed_since(&own("a", "c")), Some(Input::Day));
        assert_eq!(own("a", "b").changed_since(&own("b", "c")), Some(Input::Record));
        assert_eq!(own("a", "b").changed_since(&Own::of([(Input::Day, Digest::of("b"))])), Some(Input::Record));
        assert_eq!(Own::of([]).changed_since(&own("a", "b")), Some(Input::Record));
    }

    #[test]
    fn every_letter_is_of_one_input() {
        for input in Input::ALL {
            assert_eq!(Input::of_letter(input.letter()), Some(input));
        }
    }
}
