//! The rule codes: one code, one meaning, for ever.

use std::fmt;

/// Whether a finding keeps the site from being published; what does comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    Warning,
}

macro_rules! codes {
    ($($severity:ident { $($code:ident)+ })+) => {
        /// A rule of the contract.   Source: record.md §5.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($($code),+),+ }

        impl Code {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$($(Self::$code),+),+];

            /// The code as staff see it: `V401`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($(Self::$code => stringify!($code)),+),+ }
            }

            /// How its findings weigh, unless circumstances make them warnings.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $($(Self::$code)|+ => Severity::$severity),+ }
            }

            /// The file that explains the rule in both languages.
            pub(super) const fn page(self) -> &'static str {
                match self { $($(Self::$code => include_str!(concat!("explanations/", stringify!($code), ".md"))),+),+ }
            }
        }
    };
}

codes! {
    Error { Y101 Y102 Y103 Y104 Y105 Y106 Y107 Y108 Y109 }
    Warning { Y110 Y111 }
    Error { U201 U202 }
    Warning { U203 }
    Error { U204 U205 U206 U207 }
    Warning { U208 }
    Error { U209 }
    Warning { U210 }
    Error { U211 }
    Warning { U212 U214 }
    Error { S301 S302 S303 S304 S305 S306 S307 }
    Warning { S308 S309 }
    Error { S310 V401 V402 }
    Warning { V403 }
    Error { V404 }
    Warning { V405 }
    Error { V406 E501 E502 E503 }
    Warning { E504 }
    Error { E505 }
    Warning { E506 E507 }
    Error { E508 L601 L602 L603 }
    Warning { L604 }
    Error { C701 }
    Warning { C702 }
    Error { C703 C704 C705 M801 M802 }
    Warning { M803 }
    Error { M806 P901 }
}

impl Code {
    /// The rule with this [`Code::as_str`], in upper or lower case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(name))
    }
}

impl From<Code> for Severity {
    fn from(code: Code) -> Self {
        code.severity()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}
