//! Every file of the site: which there are, and how each is made of what it depends on.

use std::collections::BTreeSet;

use super::{BuildError, Project};
use crate::derive::{Certified, OnDay, Statistics, statistics};
use crate::diagnostics::Finding;
use crate::model::{Language, PublicCode};
use crate::plan::{Address, ListOf, Lists, PAGE_LENGTH, Route};
use crate::publish::{Kind, Made};
use crate::render::artwork::{QrCaption, Symbol, badge, qr_png, qr_svg};
use crate::render::data::{
    JsonLines, certificates_csv, credential, opensearch, robots, sitemap, snapshot, web_manifest,
};
use crate::render::hosting::{Policy, caddy, headers_file, nginx};
use crate::render::json::to_json;
use crate::render::pages::{Overview, Pages};
use crate::search;

/// A piece of work: the files that are made together of the same inputs.
#[derive(Clone, Copy, Debug)]
pub(super) enum Job {
    /// A certificate, by its place in the registry: it depends on that record, its successor and predecessor.
    Certificate(usize),
    /// An enterprise, by its place in the registry.
    Enterprise(usize),
    /// A list with its pages and its table.
    List(ListOf),
    /// An editorial page, by its place in the content.
    Editorial(usize),
    /// Home, overviews, search, changes, self-assessment, transparency and data pages, 404, feed, robots.
    Fixed,
    Assets,
    /// What web servers are told.
    Hosting,
    Sitemap,
    SearchRecords,
    /// The open data and the snapshot, which carries their digest.
    Data,
}

/// Where a made file goes.
pub(super) type Emit<'e> = dyn FnMut(Made) -> Result<(), BuildError> + 'e;

/// All that the files of a site are made of.
pub(super) struct Maker<'a> {
    project: &'a Project,
    on_day: &'a OnDay<'a>,
    lists: &'a Lists,
    pages: Pages<'a>,
    statistics: Statistics,
    address: Address,
}

impl<'a> Maker<'a> {
    /// Works out once what many files need; `on_day` is the register of `project`, and `lists` are its lists.
    ///
    /// # Errors
    /// C705 when header or footer fail.
    pub fn prepare(project: &'a Project, on_day: &'a OnDay<'a>, lists: &'a Lists) -> Result<Self, Box<Finding>> {
        let Project { settings, content, theme, .. } = project;
        Ok(Self {
            project,
            on_day,
            lists,
            pages: Pages::prepare(theme, settings, content, on_day, lists)?,
            statistics: statistics(on_day.certificates().iter().map(|certified| certified.standing)),
            address: Address::new(settings.default_language()),
        })
    }

    /// Every piece of work, each once.
    pub fn jobs(&self) -> Vec<Job> {
        let registry = &self.project.registry;
        let mut jobs = vec![Job::Data, Job::SearchRecords, Job::Sitemap, Job::Assets, Job::Hosting, Job::Fixed];
        jobs.extend(self.lists.iter().map(|(list, _)| Job::List(list)));
        jobs.extend((0..self.project.content.all().len()).map(Job::Editorial));
        jobs.extend((0..registry.certificate_count()).map(Job::Certificate));
        jobs.extend((0..registry.enterprises().len()).map(Job::Enterprise));
        jobs
    }

    /// Makes the files of `job` and gives each to `emit`.
    ///
    /// # Errors
    /// C705 of a template, and what `emit` refuses.
    pub fn make(&self, job: Job, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        match job {
            Job::Certificate(index) => self.certificate(&self.on_day.certificates()[index], emit),
            Job::Enterprise(index) => {
                let enterprise = &self.project.registry.enterprises()[index];
                let route = Route::Enterprise(enterprise.uscc);
                self.in_every_language(route, Kind::Page, emit, |language| self.pages.enterprise(enterprise, language))
            }
            Job::List(list) => self.list(list, emit),
            Job::Editorial(index) => {
                let page = &self.project.content.all()[index];
                let html = self.pages.editorial(page).map_err(BuildError::Template)?;
                emit(self.made(Route::Editorial(&page.name), page.language, Kind::Page, html))
            }
            Job::Fixed => self.fixed(emit),
            Job::Assets => self.assets(emit),
            Job::Hosting => self.hosting(emit),
            Job::Sitemap => self.sitemap(emit),
            Job::SearchRecords => {
                let records = search::records(self.on_day.certificates());
                emit(self.once(Route::SearchRecords, Kind::Search, records))
            }
            Job::Data => self.data(emit),
        }
    }

    fn assets(&self, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        let theme = &self.project.theme;
        let assets = theme.assets().map(|(name, bytes)| (Route::Asset(name), bytes));
        let at_the_root = [(Route::Favicon, theme.favicon()), (Route::TouchIcon, theme.touch_icon())];
        assets.chain(at_the_root).try_for_each(|(route, bytes)| emit(self.once(route, Kind::Asset, bytes.to_vec())))
    }

    fn certificate(&self, certified: &Certified<'_>, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        let settings = &self.project.settings;
        let certificate = certified.holding.certificate;
        let code = certificate.code;
        let beside = settings.per_certificate;
        if beside.badge {
            let badge = badge(certificate, certified.standing);
            emit(self.once(Route::Badge(code), Kind::Asset, badge.into_bytes()))?;
        }
        if beside.qr_svg || beside.qr_png {
            let page = Route::Certificate(code);
            let url = self.address.url(&settings.base_url, page, settings.default_language());
            let symbol = Symbol::encode(&url).expect("M802 keeps certificate URLs within the largest symbol");
            let side_mm = settings.mark.qr_side_mm;
            if beside.qr_svg {
                let caption = QrCaption { host: settings.base_url.host(), code: code.as_str() };
                let svg = qr_svg(&symbol, caption, side_mm);
                emit(self.once(Route::QrSvg(code), Kind::Asset, svg.into_bytes()))?;
            }
            if beside.qr_png {
                emit(self.once(Route::QrPng(code), Kind::Asset, qr_png(&symbol, side_mm)))?;
            }
        }
        if beside.json {
            let json = credential(certified, settings, self.address);
            emit(self.once(Route::CertificateJson(code), Kind::Page, json))?;
        }
        self.in_every_language(Route::Certificate(code), Kind::Page, emit, |language| {
            self.pages.certificate(certified, language)
        })
    }

    fn list(&self, list: ListOf, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        let certificates = self.on_day.certificates();
        let listed: Vec<_> = self.lists.certificates(list).iter().map(|index| &certificates[*index as usize]).collect();
        let pages = listed.len().div_ceil(PAGE_LENGTH).max(1);
        for number in 1..=pages {
            let from = (number - 1) * PAGE_LENGTH;
            let to = listed.len().min(from + PAGE_LENGTH);
            self.in_every_language(Route::List(list, number), Kind::List, emit, |language| {
                self.pages.list(list, (number, pages), &listed[from..to], language)
            })?;
        }
        emit(self.once(Route::ListCsv(list), Kind::List, certificates_csv(listed)))
    }

    fn fixed(&self, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        self.in_every_language(Route::Home, Kind::List, emit, |language| self.pages.home(language))?;
        for (route, overview) in [
            (Route::Levels, Overview::Levels),
            (Route::Regions, Overview::Regions),
            (Route::Industries, Overview::Industries),
            (Route::Statuses, Overview::Statuses),
        ] {
            self.in_every_language(route, Kind::List, emit, |language| self.pages.overview(overview, language))?;
        }
        self.in_every_language(Route::Search, Kind::Page, emit, |language| self.pages.search(language))?;
        self.in_every_language(Route::Changes, Kind::List, emit, |language| self.pages.changes(language))?;
        self.in_every_language(Route::Feed, Kind::List, emit, |language| Ok(self.pages.feed(language)))?;
        let indicators = self.project.indicators.as_deref();
        self.in_every_language(Route::SelfAssessment, Kind::Page, emit, |language| {
            self.pages.self_assessment(indicators, language)
        })?;
        self.in_every_language(Route::Transparency, Kind::List, emit, |language| self.pages.transparency(language))?;
        self.in_every_language(Route::Data, Kind::Page, emit, |language| self.pages.data(language))?;
        let not_found = self.pages.not_found().map_err(BuildError::Template)?;
        emit(self.once(Route::NotFound, Kind::Page, not_found))?;
        emit(self.once(Route::GivenUp, Kind::List, to_json(&self.given_up())))?;
        let opensearch = opensearch(&self.project.settings, self.address);
        emit(self.once(Route::OpenSearch, Kind::List, opensearch.into_bytes()))?;
        self.in_every_language(Route::WebManifest, Kind::List, emit, |language| {
            let Project { settings, theme, .. } = self.project;
            Ok(web_manifest(settings, theme, self.address, language))
        })?;
        let robots = robots(&self.project.settings, self.address);
        emit(self.once(Route::Robots, Kind::List, robots.into_bytes()))
    }

    /// The codes that were given up before or are now, sorted.
    fn given_up(&self) -> BTreeSet<PublicCode> {
        let Project { published, given_up, .. } = self.project;
        published.lost().chain(given_up.iter().copied()).collect()
    }

    fn hosting(&self, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        let policy = Policy::of(&self.project.theme);
        let forms = [
            (Route::HeadersFile, headers_file(&policy)),
            (Route::Nginx, nginx(&policy)),
            (Route::Caddy, caddy(&policy)),
        ];
        forms.into_iter().try_for_each(|(route, text)| emit(self.once(route, Kind::List, text.into_bytes())))
    }

    fn data(&self, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        emit(self.once(Route::DataCsv, Kind::Data, certificates_csv(self.on_day.certificates())))?;
        let mut lines = JsonLines::new(self.project.settings.publish_scores);
        let mut file = Vec::new();
        for certified in self.on_day.certificates() {
            lines.push(certified, &mut file);
        }
        let digest = lines.finish();
        emit(self.once(Route::DataJsonLines, Kind::Data, file))?;
        let snapshot = snapshot(self.on_day.day(), &self.statistics, digest);
        emit(self.once(Route::Snapshot, Kind::Snapshot, snapshot))
    }

    fn sitemap(&self, emit: &mut Emit<'_>) -> Result<(), BuildError> {
        let Project { settings, registry, content, .. } = self.project;
        let everywhere = Route::always().filter(|route| route.is_page());
        let certificates = registry.certificates().map(|holding| Route::Certificate(holding.certificate.code));
        let enterprises = registry.enterprises().iter().map(|enterprise| Route::Enterprise(enterprise.uscc));
        let routes = everywhere.chain(certificates).chain(enterprises);
        let url = |route, language| self.address.url(&settings.base_url, route, language);
        let in_languages =
            routes.flat_map(|route| settings.languages.iter().map(move |language| url(route, *language)));
        let editorial = content.all().iter().map(|page| url(Route::Editorial(&page.name), page.language));
        let part_url = |part| url(Route::SitemapPart(part), settings.default_language());
        for (route, bytes) in sitemap(in_languages.chain(editorial), part_url) {
            emit(self.once(route, Kind::List, bytes))?;
        }
        Ok(())
    }

    fn in_every_language(
        &self,
        route: Route<'_>,
        kind: Kind,
        emit: &mut Emit<'_>,
        render: impl Fn(Language) -> Result<Vec<u8>, Box<Finding>>,
    ) -> Result<(), BuildError> {
        for language in &self.project.settings.languages {
            let html = render(*language).map_err(BuildError::Template)?;
            emit(self.made(route, *language, kind, html))?;
        }
        Ok(())
    }

    /// A file that exists once, whatever the languages.
    fn once(&self, route: Route<'_>, kind: Kind, bytes: Vec<u8>) -> Made {
        self.made(route, self.project.settings.default_language(), kind, bytes)
    }

    fn made(&self, route: Route<'_>, language: Language, kind: Kind, bytes: Vec<u8>) -> Made {
        Made { path: self.address.file(route, language), kind, bytes }
    }
}
