//! A project read and checked: what every command that publishes or answers begins with.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::build::try_templates;
use crate::check::{Circumstances, NoStore, PublishedCodes, Records, Rewritten, ScoreSheet, Store, check_records};
use crate::content::{Asset, Content, Elsewhere, load_content};
use crate::diagnostics::{Findings, Purpose};
use crate::memory::Publication;
use crate::model::{Day, Indicators, PublicCode, Registry};
use crate::render::theme::Theme;
use crate::settings::{Settings, load_settings};

/// A project without errors.
pub struct Project {
    pub settings: Settings,
    pub theme: Theme,
    pub registry: Registry,
    /// The body's score sheet, if it has one.
    pub indicators: Option<Box<Indicators>>,
    pub content: Content,
    pub published: PublishedCodes,
    /// Public codes that left the register and are given up with this build.
    pub given_up: Vec<PublicCode>,
    /// Certificates that are rewritten with this build although they were public.
    pub rewritten: Vec<PublicCode>,
}

/// A register without errors, for commands that answer and publish nothing.
pub struct Register {
    pub settings: Settings,
    pub registry: Registry,
    pub published: PublishedCodes,
}

/// When and for what a project is read.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'o> {
    pub today: Day,
    pub purpose: Purpose,
    /// Public codes that may leave the register.
    pub allow_lost: &'o BTreeSet<PublicCode>,
    pub memory: Memory<'o>,
    /// Certificates that may be rewritten although they were public.
    pub allow_rewrite: &'o BTreeSet<PublicCode>,
}

/// What records are held against besides the rules.
#[derive(Clone, Copy, Debug)]
pub enum Memory<'o> {
    /// Nobody asks what was published.
    NotAsked,
    /// What was published last; `None` when nothing is known of it, which is M807 where something was.
    Last(Option<&'o Publication>),
}

impl Occasion<'_> {
    /// A look on `today`, on which nothing may leave the register.
    #[must_use]
    pub const fn look(today: Day) -> Self {
        let none = const { &BTreeSet::new() };
        Self { today, purpose: Purpose::Look, allow_lost: none, memory: Memory::NotAsked, allow_rewrite: none }
    }
}

/// Reads and checks everything below `root`; what `cache` knows is not read again.
///
/// `None` when anything is an error; every finding of every stage is reported either way.
pub fn load_project(root: &Utf8Path, occasion: Occasion<'_>, cache: &dyn Store, found: &Findings) -> Option<Project> {
    let settings = load_settings(root, occasion.purpose, found);
    let of_theme = Findings::new();
    let (records_read, theme) = rayon::join(
        || read(root, settings.as_ref(), occasion, cache, found),
        || {
            let settings = settings.as_ref()?;
            let theme = Theme::load(root, settings, &of_theme)?;
            try_templates(&theme, settings, &of_theme);
            Some(theme)
        },
    );
    found.take_all(of_theme);
    let RegistryRead { published, indicators, records } = records_read;
    let elsewhere = elsewhere(settings.as_ref(), theme.as_ref(), records.registry.as_ref());
    let content = load_content(root, &elsewhere, occasion.purpose, found);
    if found.has_errors() {
        return None;
    }
    Some(Project {
        settings: settings?,
        theme: theme?,
        registry: records.registry?,
        indicators,
        content,
        published,
        given_up: records.given_up,
        rewritten: records.rewritten,
    })
}

/// What links of editorial pages can lead to, as far as it could be read.
fn elsewhere<'a>(
    settings: Option<&'a Settings>,
    theme: Option<&'a Theme>,
    registry: Option<&'a Registry>,
) -> Elsewhere<'a> {
    Elsewhere {
        languages: settings.map(|settings| settings.languages.as_slice()),
        registry,
        per_certificate: settings.map(|settings| settings.per_certificate),
        assets: theme.map(|theme| {
            theme.assets_by_name().map(|(name, published, bytes)| (name, Asset { published, bytes })).collect()
        }),
        literal_links: theme.into_iter().flat_map(Theme::literal_links).collect(),
    }
}

/// Reads and checks settings and records below `root`; theme and content are left alone.
///
/// `None` when anything is an error; every finding is reported either way.
pub fn load_register(root: &Utf8Path, occasion: Occasion<'_>, found: &Findings) -> Option<Register> {
    let settings = load_settings(root, occasion.purpose, found);
    let RegistryRead { published, records, .. } = read(root, settings.as_ref(), occasion, &NoStore, found);
    if found.has_errors() {
        return None;
    }
    Some(Register { settings: settings?, registry: records.registry?, published })
}

/// What `registry/` holds besides the settings.
struct RegistryRead {
    published: PublishedCodes,
    indicators: Option<Box<Indicators>>,
    records: Records,
}

fn read(
    root: &Utf8Path,
    settings: Option<&Settings>,
    occasion: Occasion<'_>,
    cache: &dyn Store,
    found: &Findings,
) -> RegistryRead {
    let Occasion { today, purpose: _, allow_lost, memory, allow_rewrite } = occasion;
    let bonus_allowed = settings.map(|settings| settings.bonus_allowed);
    let sheet = ScoreSheet::read(root, found);
    let published = PublishedCodes::read(root, found);
    let rewritten = Rewritten::read(root, found);
    let memory = match memory {
        Memory::NotAsked => None,
        Memory::Last(last) => {
            if last.is_none() {
                published.report_forgotten(found);
            }
            last
        }
    };
    let circumstances = Circumstances {
        today,
        bonus_allowed,
        sheet: &sheet,
        published: &published,
        allow_lost,
        memory,
        rewritten: &rewritten,
        allow_rewrite,
    };
    let records = check_records(root, circumstances, cache, found);
    RegistryRead { published, records, indicators: sheet.into_indicators() }
}
