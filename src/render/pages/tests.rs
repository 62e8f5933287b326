//! What the pages promise, shown on the specimen.

use std::collections::BTreeSet;

use super::specimen::{DAY, indicators, register};
use super::{
    CHANGES, Card, CertificatePage, EnterprisePage, HomePage, ListPage, NotFoundPage, Overview, OverviewPage, Page,
    Pages, SelfAssessmentPage,
};
use crate::content::Content;
use crate::derive::{Certified, OnDay, latest_changes};
use crate::diagnostics::Findings;
use crate::model::{Day, Indicators, Language, Registry, StarLevel, Status, Text};
use crate::plan::{Counts, ListOf, Lists};
use crate::render::data::specimen;
use crate::render::theme::Theme;
use crate::settings::{Body, BodyStatus, Minify, Settings};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

fn settings() -> Settings {
    let common = specimen::settings();
    Settings {
        title: Text { zh: "样张登记".into(), en: Some("Specimen Register".into()) },
        body: Body {
            name: Text { zh: "样张认证".into(), en: None },
            email: Some("office@example.cn".into()),
            ..common.body
        },
        ..common
    }
}

fn theme(settings: &Settings) -> Theme {
    let found = Findings::new();
    let theme = Theme::load("/nowhere".into(), settings, &found);
    assert_eq!(found.into_sorted().listed, []);
    theme.expect("a theme without findings")
}

/// The pages of a register on a day.
struct Site<'a> {
    pages: Pages<'a>,
    on_day: &'a OnDay<'a>,
    counts: Counts,
}

impl Site<'_> {
    fn html<P: Page>(&self, page: &P, language: Language) -> String {
        let frame = self.pages.frames().find(|frame| frame.is_of(P::NAME, language)).expect("a kind of page");
        let html = page.html(&frame).expect("the theme was tried");
        String::from_utf8(html).expect("pages are text")
    }

    fn certificate(&self, certified: &Certified<'_>, language: Language) -> String {
        self.html(&CertificatePage::of(certified, self.on_day), language)
    }

    /// The page of the one enterprise.
    fn enterprise(&self, language: Language) -> String {
        let certificates: Vec<_> = self.on_day.certificates().iter().collect();
        self.html(&EnterprisePage { enterprise: certificates[0].holding.enterprise, certificates }, language)
    }

    /// The first page of `list`, with every certificate on it.
    fn list(&self, list: ListOf, language: Language) -> String {
        let cards: Vec<_> = self.on_day.certificates().iter().map(Card::of).collect();
        self.html(&ListPage { list, number: 1, pages: 1, count: cards.len(), cards }, language)
    }

    fn home(&self, language: Language) -> String {
        let latest = latest_changes(self.on_day.registry(), self.on_day.day(), CHANGES);
        self.html(&HomePage { counts: &self.counts, latest: &latest, editorial: Vec::new() }, language)
    }
}

/// What `make` makes of the pages of `registry` on `today`.
fn with_pages<R>(settings: &Settings, registry: &Registry, today: &str, make: impl FnOnce(&Site<'_>) -> R) -> R {
    let (theme, content) = (theme(settings), Content::default());
    let on_day = OnDay::of(registry, day(today));
    let pages = Pages::prepare(&theme, settings, &content).expect("the theme was tried");
    let counts = Lists::of(&on_day).counts();
    make(&Site { pages, on_day: &on_day, counts })
}

/// Every certificate page in `language`, in the order of the public codes.
fn certificate_pages(settings: &Settings, registry: &Registry, today: &str, language: Language) -> Vec<String> {
    with_pages(settings, registry, today, |site| {
        site.on_day.certificates().iter().map(|certified| site.certificate(certified, language)).collect()
    })
}

fn specimen_pages(language: Language) -> Vec<String> {
    certificate_pages(&settings(), &register(), DAY, language)
}

fn self_assessment(settings: &Settings, indicators: Option<&Indicators>) -> String {
    let page = SelfAssessmentPage { indicators, bonus_allowed: settings.bonus_allowed, editorial: Vec::new() };
    with_pages(settings, &register(), DAY, |site| site.html(&page, Language::Zh))
}

#[test]
fn the_sentence_on_the_service_stands_on_every_certificate_page() {
    for page in specimen_pages(Language::Zh) {
        assert!(page.contains("本证书认证的是企业的售后服务，不是产品质量。"));
    }
}

#[test]
fn every_status_has_its_word() {
    let pages = specimen_pages(Language::Zh);
    for (word, times) in [("有效", 3), ("暂停", 1), ("未生效", 1), ("已换新证", 1), ("已注销", 1), ("已撤销", 1)]
    {
        let band = format!("<h1 id=\"word\">{word}</h1>");
        assert_eq!(pages.iter().filter(|page| page.contains(&band)).count(), times, "{word}");
    }
}

#[test]
fn a_replaced_certificate_that_ended_leads_to_its_successor() {
    let registry = register();
    let replaced = registry.certificates().find(|one| registry.successor_of(one.certificate.code).is_some());
    let code = replaced.expect("one was renewed").certificate.code;
    let successor = registry.successor_of(code).expect("one was renewed").certificate;
    let pages = specimen_pages(Language::En);
    let page = pages.iter().find(|page| page.contains(">Renewed</h1>")).expect("a renewed page");
    let (link, holder) = (format!("href=\"/en/c/{}/\"", successor.code), "<h2");
    assert!(page.find(&link).expect("a link to the successor") < page.find(holder).expect("the holder"));
}

#[test]
fn only_a_valid_certificate_has_stars_and_the_standard_level_never() {
    for page in specimen_pages(Language::Zh) {
        let stars = page.matches("l3.2 6.7 7.3.9").count();
        let band = page.split("id=\"verdict\"").nth(1).expect("a band").split('>').next().expect("its attributes");
        let level = StarLevel::ALL.into_iter().find(|level| band.contains(&format!("data-level=\"{level}\"")));
        assert_eq!(stars, usize::from(level.expect("a level").stars()));
        let style = page.split("</style>").next().expect("a style");
        assert!(style.contains(".verdict[data-status=valid]+.face .stars{display:flex}"));
    }
}

#[test]
fn a_page_does_not_carry_the_day_of_the_build() {
    let registry = register();
    for language in Language::ALL {
        let on = |today| certificate_pages(&settings(), &registry, today, language);
        assert_eq!(on("2026-06-15"), on("2026-08-02"));
    }
}

#[test]
fn a_list_never_says_valid_without_the_script() {
    let registry = register();
    let pages = with_pages(&settings(), &registry, DAY, |site| {
        [site.list(ListOf::Status(Status::Expired), Language::En), site.enterprise(Language::En)]
    });
    for html in pages {
        let (_, main) = html.split_once("<main").expect("a page");
        let text = main.split("<script").next().expect("its text");
        assert!(text.contains("Valid until") && !text.contains(">Valid<") && text.contains(">Withdrawn<"));
    }
}

#[test]
fn search_engines_are_told_nothing_that_can_become_too_good() {
    let holder = register().records()[0].enterprise.uscc;
    let mut inactive = 0;
    for page in specimen_pages(Language::En) {
        let json = page.split("<script type=\"application/ld+json\">").nth(1).expect("structured data");
        let json = json.split("</script>").next().expect("its end");
        let said: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(said["@type"], "Certification");
        assert_eq!(said["about"]["taxID"], holder.as_str());
        assert!(said.get("certificationRating").is_none());
        let (_, verdict) = page.split_once("data-status=\"").expect("a verdict");
        let is_open = verdict.starts_with("valid") || verdict.starts_with("not-yet-valid");
        assert_eq!(said.get("certificationStatus").is_none(), is_open, "{json}");
        assert!(is_open || said["certificationStatus"] == "CertificationInactive", "{json}");
        inactive += usize::from(!is_open);
    }
    assert!(inactive > 2);
}

#[test]
fn english_pages_mark_chinese_texts_and_say_the_rest_in_english() {
    for page in specimen_pages(Language::En) {
        assert!(page.contains("<html lang=\"en\">"));
        assert!(page.contains("<h2 lang=\"zh-CN\">样张有限公司</h2>"));
        assert!(page.contains("Former Specimen (until 2024-01-01)"));
    }
}

#[test]
fn style_and_script_have_the_same_bytes_on_every_page_however_it_is_minified() {
    let registry = register();
    for minify in [Minify::Shell, Minify::Full] {
        let settings = Settings { minify, ..settings() };
        let theme = theme(&settings);
        for language in Language::ALL {
            for page in certificate_pages(&settings, &registry, DAY, language) {
                assert!(page.contains(&format!("<style>{}</style>", theme.inline_style().code)));
                for script in [theme.inline_head_script(), theme.inline_script()] {
                    assert!(page.contains(&format!("<script>{}</script>", script.code)));
                }
            }
        }
    }
}

#[test]
fn styles_and_scripts_keep_to_what_old_browsers_know() {
    let settings = settings();
    let theme = theme(&settings);
    let inline =
        [theme.inline_style(), theme.inline_head_script(), theme.inline_script()].map(|inline| inline.code.as_str());
    let is_code = |name: &str| [".css", ".js"].iter().any(|end| name.ends_with(end));
    let code = theme.assets().filter(|(name, _)| is_code(name));
    let assets: Vec<_> = code.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    for code in inline.into_iter().chain(assets.iter().map(String::as_str)) {
        for newer in ["??", "?.", ":has(", ":is(", ":where(", "(width", "clamp(", "inset:", "}gap:", ";gap:"] {
            assert!(!code.contains(newer), "{newer}");
        }
    }
}

/// The specimen with `text` in every field that takes any text.
fn register_full_of(text: &str) -> Registry {
    let text = || -> Box<str> { text.into() };
    let mut record = register().records()[0].clone();
    let enterprise = &mut record.enterprise;
    enterprise.name = Text { zh: text(), en: Some(text()) };
    enterprise.brands = Box::new([text()]);
    enterprise.address = Some(Text { zh: text(), en: None });
    enterprise.contact.hotline = Some(text());
    for former in &mut enterprise.former_names {
        former.name = Text { zh: text(), en: None };
    }
    for certificate in &mut record.certificates {
        (certificate.number, certificate.standard) = (text(), text());
        certificate.scope = Text { zh: text(), en: Some(text()) };
        for site in &mut certificate.sites {
            (site.name, site.address) = (text(), Some(text()));
        }
        for event in &mut certificate.events {
            event.decision = Some(text());
        }
    }
    Registry::from_checked(vec![record])
}

/// Every tag with the names of its attributes, in the order of the page: what a parser takes for markup.
fn markup(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let (mut tag, mut quote, mut end) = (String::new(), None, rest.len());
        for (at, character) in rest.char_indices() {
            match (quote, character) {
                (None, '>') => {
                    end = at + 1;
                    break;
                }
                (None, '"' | '\'') => quote = Some(character),
                (Some(open), _) if open == character => quote = None,
                (None, _) => tag.push(character),
                (Some(_), _) => {}
            }
        }
        rest = &rest[end..];
        for element in ["script", "style"] {
            if tag.starts_with(element) {
                rest = rest.split_once(&format!("</{element}")).map_or("", |(_, behind)| behind);
            }
        }
        tags.push(tag);
    }
    tags
}

#[test]
fn hostile_values_change_no_tag_and_no_attribute() {
    let hostile = r#"<script>x</script></script><!--"onload=y '{{7*7}}../../x"#;
    let settings = Settings { minify: Minify::Full, ..settings() };
    let pages_of = |registry: &Registry, language| {
        with_pages(&settings, registry, DAY, |site| {
            let all = site.on_day.certificates().iter();
            let mut made: Vec<_> = all.map(|certified| site.certificate(certified, language)).collect();
            made.push(site.enterprise(language));
            made.push(site.list(ListOf::Level(StarLevel::FiveStar), language));
            made.push(site.home(language));
            made
        })
    };
    let (harmless, hostile) = (register_full_of("样张 1"), register_full_of(hostile));
    for language in Language::ALL {
        for (quiet, loud) in pages_of(&harmless, language).iter().zip(pages_of(&hostile, language)) {
            assert!(loud.contains("{{7*7}}") && !loud.contains("49../"));
            let outside_json = loud.replace("\\\"onload", "");
            assert!(["<script>x", "\"onload", "<!--"].iter().all(|raw| !outside_json.contains(raw)));
            assert_eq!(markup(quiet), markup(&loud));
        }
    }
}

#[test]
fn a_body_that_may_not_certify_is_a_warning_on_every_page() {
    let mut settings = settings();
    settings.body.status = BodyStatus::Revoked;
    let theme = theme(&settings);
    let warning = theme.wording(Language::Zh).words().get("warning_body_revoked");
    let made = with_pages(&settings, &register(), DAY, |site| {
        [
            site.certificate(&site.on_day.certificates()[0], Language::Zh),
            site.enterprise(Language::Zh),
            site.home(Language::Zh),
            site.html(&OverviewPage { overview: Overview::Regions, counts: &site.counts }, Language::Zh),
            site.html(&NotFoundPage { languages: site.pages.wordings().collect() }, Language::Zh),
        ]
    });
    assert!(made.iter().all(|page| page.contains(warning)));
}

#[test]
fn the_self_assessment_prints_numbers_of_clauses_only_where_the_sheet_says_every_point() {
    let page = self_assessment(&settings(), Some(&indicators()));
    for (id, is_printed) in [("5.1.1", true), ("5.2.1", false), ("5.2.2", false)] {
        assert!(page.contains(&format!("name={id}>")), "{id} can be filled in");
        assert_eq!(page.contains(&format!(">{id} <b>")), is_printed, "{id}");
    }
    assert!(!page.contains("name=5.2.1.1>"), "what is below 5.2.1 may not be all of it");
    assert!(!self_assessment(&settings(), None).contains("<details>"));
}

#[test]
fn the_self_assessment_has_a_bonus_where_the_settings_allow_it() {
    for bonus_allowed in [false, true] {
        let page = self_assessment(&Settings { bonus_allowed, ..settings() }, None);
        assert_eq!(page.contains("name=bonus"), bonus_allowed);
        assert!(page.contains(&format!("\"bonus_allowed\":{bonus_allowed}")));
    }
}

#[test]
fn both_languages_have_the_same_words() {
    let theme = theme(&settings());
    let keys = |language| {
        let words = theme.wording(language).value.as_map().expect("words by key");
        words.keys().filter_map(|key| key.as_str()).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    assert_eq!(keys(Language::Zh), keys(Language::En));
}
