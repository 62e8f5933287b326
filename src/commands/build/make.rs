//! Every file of the site: which there are, and of what each is made.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::BuildError;
use super::output::{Output, Shared};
use super::sources::Sources;
use crate::derive::{Certified, Change, OnDay, Statistics, latest_changes, statistics};
use crate::inputs::{Digest, Input, Own};
use crate::model::{Language, PublicCode};
use crate::plan::{Address, Counts, ListOf, Lists, PAGE_LENGTH, Route};
use crate::publish::Family;
use crate::render::artwork::{Badge, QrCaption, Symbol, qr_png, qr_svg};
use crate::render::data::{
    self, Issuing, Listed, certificates_csv, credential, json_lines, opensearch, robots, sitemap, sitemapindex,
    snapshot, urlset, web_manifest,
};
use crate::render::hosting::{Policy, caddy, headers_file, nginx};
use crate::render::json::to_json;
use crate::render::pages::{
    CHANGES, Card, CertificatePage, ChangesPage, DataPage, EditorialView, EnterprisePage, FeedView, Frame, HomePage,
    Html, ListPage, NotFoundPage, Overview, OverviewPage, Page, Pages, SearchPage, SelfAssessmentPage,
    TransparencyPage,
};
use crate::search;
use crate::settings::Settings;

/// A piece of work: files that are made together.
#[derive(Clone, Copy, Debug)]
pub(super) enum Job {
    /// A certificate, by its place in the registry.
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

/// Makes the files of a site.
pub(super) struct Maker<'a> {
    sources: Sources<'a>,
    on_day: &'a OnDay<'a>,
    lists: &'a Lists,
    pages: &'a Pages<'a>,
    output: &'a dyn Output,
    counts: Counts,
    statistics: Statistics,
    address: Address,
    /// Of all certificates on the day.
    everything: Digest,
    latest: OnceLock<Vec<Change<'a>>>,
    /// Every frame with the family of its pages.
    frames: Vec<(Frame<'a>, Family)>,
    /// Files that share nothing but the program, and those that share settings.
    plain: Family,
    json: Family,
    qr: Family,
    issuing: Issuing<'a>,
}

impl<'a> Maker<'a> {
    /// Works out once what many files need. `on_day` is the register of `sources`, and `lists` are its lists; files go to `output`.
    pub fn prepare(
        sources: Sources<'a>,
        on_day: &'a OnDay<'a>,
        lists: &'a Lists,
        pages: &'a Pages<'a>,
        output: &'a dyn Output,
    ) -> Self {
        let certificates = on_day.certificates();
        let settings = sources.settings;
        let plain = output.family(&PLAIN);
        let frames = pages.frames().map(|frame| {
            let family = output.family(&Shared::Frame(&frame));
            (frame, family)
        });
        Self {
            sources,
            on_day,
            lists,
            pages,
            output,
            counts: lists.counts(),
            statistics: statistics(certificates.iter().map(|certified| certified.standing)),
            address: Address::new(settings.default_language()),
            everything: Digest::of(&certificates.iter().map(Certified::digests).collect::<Vec<_>>()),
            latest: OnceLock::new(),
            frames: frames.collect(),
            plain,
            json: output.family(&json(settings)),
            qr: output.family(&qr(settings)),
            issuing: Issuing::of(settings),
        }
    }

    /// Every piece of work, each once.
    pub fn jobs(&self) -> Vec<Job> {
        let registry = &self.sources.registry;
        let mut jobs = vec![Job::Data, Job::SearchRecords, Job::Sitemap, Job::Assets, Job::Hosting, Job::Fixed];
        jobs.extend(self.lists.iter().map(|(list, _)| Job::List(list)));
        jobs.extend((0..self.sources.content.all().len()).map(Job::Editorial));
        jobs.extend((0..registry.certificate_count()).map(Job::Certificate));
        jobs.extend((0..registry.records().len()).map(Job::Enterprise));
        jobs
    }

    /// Gives the files of `job` to the output, which has those made that it does not keep.
    ///
    /// # Errors
    /// C705 of a template, and what the output refuses.
    pub fn make(&self, job: Job) -> Result<(), BuildError> {
        match job {
            Job::Certificate(index) => self.certificate(&self.on_day.certificates()[index]),
            Job::Enterprise(index) => self.enterprise(index),
            Job::List(list) => self.list(list),
            Job::Editorial(index) => {
                let Sources { settings, content, .. } = self.sources;
                let text = &content.all()[index];
                self.page(&EditorialView::of(text, content, &settings.languages), text.language)
            }
            Job::Fixed => self.fixed(),
            Job::Assets => self.assets(),
            Job::Hosting => self.hosting(),
            Job::Sitemap => self.sitemap(),
            Job::SearchRecords => {
                let certificates = self.on_day.certificates();
                let own = Own::of([(Input::Register, search::digest(certificates))]);
                self.once(Route::SearchRecords, own, || search::records(certificates))
            }
            Job::Data => self.data(),
        }
    }

    /// Tells the output what was read in common by all that was made.
    pub fn finish(self) {
        for (frame, family) in self.frames {
            self.output.note(family, frame.reads());
        }
        let settings = self.sources.settings;
        for (family, shared) in [(self.plain, PLAIN), (self.json, json(settings)), (self.qr, qr(settings))] {
            self.output.note(family, shared.reads());
        }
    }

    fn certificate(&self, certified: &Certified<'_>) -> Result<(), BuildError> {
        let settings = self.sources.settings;
        let code = certified.code();
        let beside = settings.per_certificate;
        if beside.badge {
            let badge = Badge::of(certified);
            self.once(Route::Badge(code), badge.own(), || badge.svg().into_bytes())?;
        }
        if beside.json {
            let own = Own::of([(Input::Record, certified.digests().record), (Input::Day, certified.digests().day)]);
            let own = own.and(certified.successor.map(|next| (Input::Neighbours, Digest::of(&next))));
            self.file(Route::CertificateJson(code), settings.default_language(), self.json, own, || {
                Ok(credential(certified, &self.issuing))
            })?;
        }
        self.in_every_language(&CertificatePage::of(certified, self.on_day))?;
        let url = || self.address.url(&settings.base_url, Route::Certificate(code), settings.default_language());
        let symbol = || Symbol::encode(&url()).expect("M802 keeps certificate URLs within the largest symbol");
        let side_mm = settings.mark.qr_side_mm;
        // All that it says is in the settings and in its path.
        let qr = |route, make: &dyn Fn() -> Vec<u8>| {
            self.file(route, settings.default_language(), self.qr, Own::of([]), || Ok(make()))
        };
        if beside.qr_png {
            qr(Route::QrPng(code), &|| qr_png(&symbol(), side_mm))?;
        }
        if beside.qr_svg {
            let caption = QrCaption { host: settings.base_url.host(), code: code.as_str() };
            qr(Route::QrSvg(code), &|| qr_svg(&symbol(), caption, side_mm).into_bytes())?;
        }
        Ok(())
    }

    fn enterprise(&self, index: usize) -> Result<(), BuildError> {
        let registry = self.sources.registry;
        let held = registry.held_by(index).map(|place| &self.on_day.certificates()[place]);
        let enterprise = &registry.records()[index].enterprise;
        self.in_every_language(&EnterprisePage { enterprise, certificates: held.collect() })
    }

    fn list(&self, list: ListOf) -> Result<(), BuildError> {
        let certificates = self.on_day.certificates();
        let listed: Vec<_> = self.lists.certificates(list).iter().map(|index| &certificates[*index as usize]).collect();
        let count = listed.len();
        let pages = count.div_ceil(PAGE_LENGTH).max(1);
        for number in 1..=pages {
            let on_page = &listed[(number - 1) * PAGE_LENGTH..count.min(number * PAGE_LENGTH)];
            let cards = on_page.iter().map(|certified| Card::of(certified)).collect();
            self.in_every_language(&ListPage { list, number, pages, count, cards })?;
        }
        let rows: Vec<_> = listed.iter().map(|listed| (listed.digests().record, listed.standing)).collect();
        let own = Own::of([(Input::Register, Digest::of(&rows))]);
        self.once(Route::ListCsv(list), own, || certificates_csv(listed))
    }

    fn fixed(&self) -> Result<(), BuildError> {
        let Sources { settings, content, indicators, theme, .. } = self.sources;
        let (counts, coverage_since) = (&self.counts, settings.coverage_since);
        let latest = || self.latest();
        let editorial = || content.all().iter();
        let names = editorial().map(|page| (page.language, &*page.name)).collect();
        self.in_every_language(&HomePage { counts, latest: latest(), editorial: names })?;
        for overview in Overview::ALL {
            self.in_every_language(&OverviewPage { overview, counts })?;
        }
        self.in_every_language(&SearchPage { coverage_since })?;
        self.in_every_language(&ChangesPage(latest()))?;
        self.in_every_language(&FeedView {
            latest: latest(),
            today: self.on_day.day(),
            title: &settings.title,
            body: &settings.body.name,
        })?;
        self.in_every_language(&SelfAssessmentPage {
            indicators,
            bonus_allowed: settings.bonus_allowed,
            editorial: editorial().map(|page| (page.language, &*page.name, &*page.title)).collect(),
        })?;
        self.in_every_language(&TransparencyPage {
            certificates: self.on_day.certificates(),
            digest: self.everything,
            enterprises: self.sources.registry.records().len(),
            counts,
            coverage_since,
        })?;
        self.in_every_language(&DataPage { has_json: settings.per_certificate.json })?;
        self.page(&NotFoundPage { languages: self.pages.wordings().collect() }, settings.default_language())?;

        let given_up = self.given_up();
        let own = Own::of([(Input::Register, Digest::of(&given_up))]);
        self.once(Route::GivenUp, own, || to_json(&given_up))?;
        let own = Own::of([(Input::Settings, Digest::of(settings))]);
        self.once(Route::OpenSearch, own, || opensearch(settings, self.address).into_bytes())?;
        self.once(Route::Robots, own, || robots(settings, self.address).into_bytes())?;
        let own = Own::of([(Input::Settings, Digest::of(settings)), (Input::Theme, theme.digest_of_assets())]);
        for language in &settings.languages {
            self.file(Route::WebManifest, *language, self.plain, own, || {
                Ok(web_manifest(settings, theme, self.address, *language))
            })?;
        }
        Ok(())
    }

    /// The latest changes, the last first.
    fn latest(&self) -> &[Change<'a>] {
        self.latest.get_or_init(|| latest_changes(self.on_day.registry(), self.on_day.day(), CHANGES))
    }

    /// The codes that were given up before or are now, sorted.
    fn given_up(&self) -> BTreeSet<PublicCode> {
        let Sources { published, given_up, .. } = self.sources;
        published.lost().chain(given_up.iter().copied()).collect()
    }

    fn assets(&self) -> Result<(), BuildError> {
        let theme = self.sources.theme;
        let assets = theme.assets().map(|(name, bytes)| (Route::Asset(name), bytes));
        let at_the_root = [(Route::Favicon, theme.favicon()), (Route::TouchIcon, theme.touch_icon())];
        assets.chain(at_the_root).try_for_each(|(route, bytes)| {
            let own = Own::of([(Input::Theme, Digest::of_bytes(bytes))]);
            self.once(route, own, || bytes.to_vec())
        })
    }

    fn hosting(&self) -> Result<(), BuildError> {
        let policy = Policy::of(self.sources.theme);
        let forms = [
            (Route::HeadersFile, headers_file(&policy)),
            (Route::Nginx, nginx(&policy)),
            (Route::Caddy, caddy(&policy)),
        ];
        forms.into_iter().try_for_each(|(route, text)| {
            let own = Own::of([(Input::Theme, Digest::of(&text))]);
            self.once(route, own, || text.clone().into_bytes())
        })
    }

    fn data(&self) -> Result<(), BuildError> {
        let certificates = self.on_day.certificates();
        let publish_scores = self.sources.settings.publish_scores;
        let register = (Input::Register, self.everything);
        self.once(Route::DataCsv, Own::of([register]), || certificates_csv(certificates))?;

        let lines = || json_lines(certificates, publish_scores);
        let settings = (Input::Settings, Digest::of(&publish_scores));
        let mut digest = None;
        self.once(Route::DataJsonLines, Own::of([settings, register]), || {
            let file = lines();
            digest = Some(data::DataDigest::of(&file));
            file
        })?;
        let day = (Input::Day, Digest::of(&self.on_day.day()));
        self.once(Route::Snapshot, Own::of([settings, day, register]), || {
            snapshot(
                self.on_day.day(),
                &self.statistics,
                digest.take().unwrap_or_else(|| data::DataDigest::of(&lines())),
            )
        })
    }

    fn sitemap(&self) -> Result<(), BuildError> {
        let Sources { settings, registry, content, .. } = self.sources;
        let languages = &settings.languages;
        let always: Vec<_> = Route::always().filter(|route| route.is_page()).collect();
        let in_languages = (always.len() + registry.certificate_count() + registry.records().len()) * languages.len();
        let pages = || {
            let certificates = registry.certificates().map(|holding| Route::Certificate(holding.certificate.code));
            let enterprises = registry.records().iter().map(|record| Route::Enterprise(record.enterprise.uscc));
            let routes = always.iter().copied().chain(certificates).chain(enterprises);
            let in_languages = routes.flat_map(|route| languages.iter().map(move |language| (route, *language)));
            in_languages.chain(content.all().iter().map(|page| (Route::Editorial(&page.name), page.language)))
        };
        let url = |(route, language)| self.address.url(&settings.base_url, route, language);
        let part_url = |part| url((Route::SitemapPart(part), settings.default_language()));
        let editorial: Vec<_> = content.all().iter().map(|page| (&page.name, page.language)).collect();
        let codes: Vec<_> = registry.certificates().map(|holding| holding.certificate.code).collect();
        let holders: Vec<_> = registry.records().iter().map(|record| record.enterprise.uscc).collect();
        let own = Own::of([
            (Input::Settings, Digest::of(&(&settings.base_url, languages))),
            (Input::Content, Digest::of(&editorial)),
            (Input::Register, Digest::of(&(codes, holders))),
        ]);
        sitemap(in_languages + editorial.len()).into_iter().try_for_each(|(route, listed)| {
            self.once(route, own, || match listed {
                Listed::Urls(range) => urlset(pages().skip(range.start).take(range.len()).map(url)),
                Listed::Parts(parts) => sitemapindex((1..=parts).map(part_url)),
            })
        })
    }

    pub fn in_every_language<P: Page>(&self, page: &P) -> Result<(), BuildError> {
        let own = page.own();
        let languages = &self.sources.settings.languages;
        languages.iter().try_for_each(|language| self.page_made_of(page, own, *language))
    }

    pub fn page<P: Page>(&self, page: &P, language: Language) -> Result<(), BuildError> {
        self.page_made_of(page, page.own(), language)
    }

    fn page_made_of<P: Page>(&self, page: &P, own: Own, language: Language) -> Result<(), BuildError> {
        let framed = self.frames.iter().find(|(frame, _)| frame.is_of(P::NAME, language));
        let (frame, family) = framed.expect("a kind of page and a language of the site");
        self.file(page.route(), language, *family, own, || page.html(frame))
    }

    /// A file that exists once, whatever the languages.
    fn once(&self, route: Route<'_>, own: Own, make: impl FnOnce() -> Vec<u8>) -> Result<(), BuildError> {
        self.file(route, self.sources.settings.default_language(), self.plain, own, || Ok(make()))
    }

    fn file(
        &self,
        route: Route<'_>,
        language: Language,
        family: Family,
        own: Own,
        make: impl FnOnce() -> Html,
    ) -> Result<(), BuildError> {
        let path = self.address.file(route, language);
        let mut make = Some(make);
        self.output.file(path, route.kind(), family, own, &mut || make.take().expect("asked once")())
    }
}

const PLAIN: Shared<'_> = Shared::Settings("file", None);

fn json(settings: &Settings) -> Shared<'_> {
    Shared::Settings("json", Some(Digest::of(&Issuing::of(settings))))
}

fn qr(settings: &Settings) -> Shared<'_> {
    Shared::Settings("qr", Some(Digest::of(&(&settings.base_url, &settings.languages, settings.mark.qr_side_mm))))
}
