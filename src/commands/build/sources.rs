//! What a site is made from: all that people wrote, read and checked.

use super::Project;
use crate::check::PublishedCodes;
use crate::content::Content;
use crate::model::{Indicators, PublicCode, Registry};
use crate::render::theme::Theme;
use crate::settings::Settings;

/// All that people wrote, checked.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    pub settings: &'a Settings,
    pub theme: &'a Theme,
    pub registry: &'a Registry,
    /// The body's score sheet, if it has one.
    pub indicators: Option<&'a Indicators>,
    pub content: &'a Content,
    /// The codes that were ever public, and those given up now.
    pub published: &'a PublishedCodes,
    pub given_up: &'a [PublicCode],
}

impl<'a> Sources<'a> {
    pub fn of(project: &'a Project) -> Self {
        let Project { settings, theme, registry, indicators, content, published, given_up, rewritten: _ } = project;
        Self { settings, theme, registry, indicators: indicators.as_deref(), content, published, given_up }
    }
}
