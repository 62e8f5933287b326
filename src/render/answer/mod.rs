//! The answer of `registry status` for one certificate, for people and for programs.

mod json;
mod text;

pub use json::answer_json;
pub use text::answer_text;

use crate::derive::{AsOf, Standing};
use crate::model::{Certificate, Day, Holding};
use crate::settings::Settings;

/// A certificate that a question means, on the days that it asks about.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    pub holding: Holding<'a>,
    pub on: Day,
    pub known_on: Day,
    /// `None` when the certificate was not in the register on `known_on`.
    pub as_of: Option<AsOf<'a>>,
    /// The certificate that renews it, as it stands on the same days, if it was in the register then.
    pub successor: Option<(&'a Certificate, Standing)>,
    pub settings: &'a Settings,
}
