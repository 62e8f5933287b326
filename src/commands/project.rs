//! A project read and checked: what every command that publishes or answers begins with.

use std::collections::BTreeSet;

use camino::Utf8Path;

use crate::check::{Circumstances, Published, ScoreSheet, check_records};
use crate::content::{Content, load_content};
use crate::diagnostics::Findings;
use crate::model::{Day, PublicCode, Registry};
use crate::render::pages::try_templates;
use crate::render::theme::Theme;
use crate::settings::{Settings, load_settings};

/// A project without errors.
pub struct Project {
    pub settings: Settings,
    pub theme: Theme,
    pub registry: Registry,
    pub content: Content,
    pub published: Published,
    /// Public codes that left the register and are given up with this build.
    pub given_up: Vec<PublicCode>,
}

/// Reads and checks everything below `root` as of `today`; codes in `allow_lost` may leave the register.
///
/// `None` when anything is an error; every finding of every stage is reported either way.
pub fn load_project(
    root: &Utf8Path,
    today: Day,
    allow_lost: &BTreeSet<PublicCode>,
    found: &Findings,
) -> Option<Project> {
    let settings = load_settings(root, found);
    let bonus_allowed = settings.as_ref().map(|settings| settings.bonus_allowed);
    let sheet = ScoreSheet::read(root, found);
    let published = Published::read(root, found);
    let circumstances = Circumstances { today, bonus_allowed, sheet: &sheet, published: &published, allow_lost };
    let records = check_records(root, circumstances, found);
    let theme = settings.as_ref().and_then(|settings| {
        let theme = Theme::load(root, settings, found)?;
        try_templates(&theme, settings, found);
        Some(theme)
    });
    let content = settings.as_ref().map(|settings| load_content(root, settings, found));
    if found.has_errors() {
        return None;
    }
    Some(Project {
        settings: settings?,
        theme: theme?,
        registry: records.registry?,
        content: content?,
        published,
        given_up: records.given_up,
    })
}
