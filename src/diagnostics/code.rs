//! The rule codes: one code, one meaning, for ever.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether a finding keeps the site from being published; what does comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is published.
    Error,
    Warning,
}

macro_rules! codes {
    ($($code:ident $severity:ident),+ $(,)?) => {
        /// A rule of the contract.   Source: record.md §5.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code { $($code),+ }

        impl Code {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            /// The code as staff see it: `V401`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),+ }
            }

            /// How its findings weigh, unless circumstances make them warnings.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),+ }
            }

            /// The file that explains the rule in both languages.
            pub(super) const fn page(self) -> &'static str {
                match self { $(Self::$code => include_str!(concat!("explanations/", stringify!($code), ".md"))),+ }
            }
        }
    };
}

codes! {
    Y101 Error,
    Y102 Error,
    Y103 Error,
    Y104 Error,
    Y105 Error,
    Y106 Error,
    Y107 Error,
    Y108 Error,
    Y109 Error,
    Y110 Warning,
    Y111 Warning,
    U201 Error,
    U202 Error,
    U203 Warning,
    U204 Error,
    U205 Error,
    U206 Error,
    U207 Error,
    U208 Warning,
    U209 Error,
    U210 Warning,
    U211 Error,
    U212 Warning,
    U214 Warning,
    S301 Error,
    S302 Error,
    S303 Error,
    S304 Error,
    S305 Error,
    S306 Error,
    S307 Error,
    S308 Warning,
    S309 Warning,
    S310 Error,
    V401 Error,
    V402 Error,
    V403 Warning,
    V404 Error,
    V405 Warning,
    V406 Error,
    E501 Error,
    E502 Error,
    E503 Error,
    E504 Warning,
    E505 Error,
    E506 Warning,
    E507 Warning,
    E508 Error,
    L601 Error,
    L602 Error,
    L603 Error,
    L604 Warning,
    C701 Error,
    C702 Warning,
    C703 Error,
    C704 Error,
    C705 Error,
    H951 Error,
    H952 Error,
    H953 Warning,
    H954 Warning,
    H955 Warning,
    M801 Error,
    M802 Error,
    M803 Warning,
    M806 Error,
    M807 Warning,
    P901 Error,
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
