//! Closed vocabularies: a word of the contract is a variant, and is written once.

/// A word of a closed vocabulary that staff write.
pub trait ClosedWord: Copy + 'static {
    /// Every word, in the order of the contract.
    const EVERY: &'static [Self];

    /// The word itself.
    fn slug(self) -> &'static str;

    /// What staff call it in Chinese.
    fn chinese(self) -> &'static str;
}

/// Enums whose variants are words of YAML, of URLs and of data, written as such wherever they are written.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word:meta])* $variant:ident = $slug:literal),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$word])* $variant),+ }

        impl $name {
            /// Every one, in the order of their declaration.
            pub const ALL: [Self; [$($slug),+].len()] = [$(Self::$variant),+];

            /// The word for it in YAML, in URLs, in style classes and in data.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The one that `slug` names.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.slug())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let slug = <&str>::deserialize(deserializer)?;
                Self::from_slug(slug).ok_or_else(|| serde::de::Error::custom("no such word"))
            }
        }
    )+ };
}

/// [`words`] with what staff call each in Chinese.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word:meta])* $variant:ident = $slug:literal $chinese:literal),+ $(,)? })+) => {
        $crate::model::words! { $($(#[$doc])* $name { $($(#[$word])* $variant = $slug),+ })+ }
        $(
            impl $name {
                /// What staff call it in Chinese.
                #[must_use]
                pub const fn chinese(self) -> &'static str {
                    match self { $(Self::$variant => $chinese),+ }
                }
            }

            impl $crate::model::ClosedWord for $name {
                const EVERY: &'static [Self] = &Self::ALL;

                fn slug(self) -> &'static str {
                    self.slug()
                }

                fn chinese(self) -> &'static str {
                    self.chinese()
                }
            }
        )+
    };
}

pub(crate) use {vocabulary, words};
