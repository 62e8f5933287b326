//! The settings as written to the settings as used: defaults filled in, meaning checked.

use camino::Utf8Path;

use super::{BaseUrl, Body, BodyStatus, Freshness, Mark, Minify, PerCertificate, Settings};
use crate::diagnostics::{Finding, Findings, Purpose, Reporter};
use crate::finding;
use crate::model::Language;
use crate::read::{
    At, Bonus, Count, FileBeside, List, OnPack, Optional, RawFreshness, RawMark, RawSettings, RawText, nearest,
    placeholders, read_file, read_settings, report_old_settings, report_placeholders, scalars_with_placeholder,
};
use crate::report;
use crate::say;
use crate::source::{Place, Span};

/// Where the settings stand below a project's root.   Source: record.md §1.
pub const SETTINGS_FILE: &str = "registry/site.yaml";

/// Reads and checks the settings below `root`; `None` after an error in them.
///
/// Y codes, M801 and M802 are errors; C702, U208 and M803 are warnings. A placeholder is M806 and nothing else, an error where
/// `purpose` is to publish; there are settings all the same, with [`BaseUrl::unwritten`] where it is the base URL.
#[must_use]
pub fn load_settings(root: &Utf8Path, purpose: Purpose, found: &Findings) -> Option<Settings> {
    let file = read_file(root, SETTINGS_FILE, found)?;
    let own = Findings::new();
    let settings = read_settings(&file, &own).and_then(|raw| {
        report_old_settings(&raw.value, &file, &own);
        check(&raw.value, own.at(&file.name))
    });
    let unwritten = scalars_with_placeholder(&file);
    let is_unwritten = |span: Span| unwritten.iter().any(|part| part.contains(&(span.start as usize)));
    let own = own.without(|finding| is_unwritten(finding.place.span));
    let has_errors = own.has_errors();
    found.take_all(own);
    report_placeholders(&file, unwritten.into_iter(), purpose, found);
    settings.filter(|_| !has_errors)
}

/// How the mark may be used where nothing is written.
const MARK: Mark = Mark { on_pack_permitted: true, legal_basis: None, qr_side_mm: 20, qr_min_side_mm: 15 };
/// When pages begin to doubt where nothing is written.
const FRESHNESS: Freshness = Freshness { warn_days: 4, unknown_days: 14 };

fn check(raw: &RawSettings, at: Reporter<'_>) -> Option<Settings> {
    let base_url = raw.base_url.given().and_then(|url| check_base_url(url, at));
    let languages = raw.languages.checked_or(Language::ALL.to_vec(), |list| check_languages(list, at));
    let theme = raw.theme.checked_or("default".into(), |theme| check_theme(theme, at));
    let mark = raw.mark.checked_or(MARK, |mark| check_mark(&mark.value, at));
    if languages.as_ref().is_some_and(|languages| languages.contains(&Language::En)) {
        check_english(raw, at);
    }
    let freshness = raw.freshness.checked_or(FRESHNESS, |freshness| check_freshness(&freshness.value, at));
    let body = raw.body.value().and_then(|body| {
        if let Some(number) = body.approval_number.given() {
            check_approval_number(number, at);
        }
        Some(Body {
            name: body.name.value()?.text()?,
            approval_number: body.approval_number.value()?.clone(),
            status: body.status.value().copied().unwrap_or(BodyStatus::Active),
            address: body.address.value().and_then(RawText::text),
            phone: body.phone.value().cloned(),
            email: body.email.value().map(|email| email.0.clone()),
            website: body.website.value().map(|website| website.0.clone()),
        })
    });
    let beside =
        |file| raw.per_certificate.is_absent() || raw.per_certificate.readable().iter().any(|at| at.value == file);
    Some(Settings {
        base_url: base_url?,
        languages: languages?,
        title: raw.title.value()?.text()?,
        body: body?,
        coverage_since: raw.coverage_since.value().copied(),
        theme: theme?,
        icp: raw.icp.value().cloned(),
        publish_scores: raw.publish_scores.value().copied().unwrap_or(false),
        bonus_allowed: raw.scoring.value().and_then(|scoring| scoring.bonus.value()) == Some(&Bonus::Allowed),
        mark: mark?,
        freshness: freshness?,
        per_certificate: PerCertificate {
            json: beside(FileBeside::Json),
            badge: beside(FileBeside::Badge),
            qr_svg: beside(FileBeside::QrSvg),
            qr_png: beside(FileBeside::QrPng),
        },
        minify: raw.minify.value().copied().unwrap_or(Minify::Shell),
    })
}

/// M801 and M802.
fn check_base_url(url: &At<Box<str>>, at: Reporter<'_>) -> Option<BaseUrl> {
    let written = &url.value;
    if placeholders(written).next().is_some() {
        return Some(BaseUrl::unwritten());
    }
    match BaseUrl::parse(written) {
        Ok(base_url) => {
            let length = base_url.as_str().len();
            let longest = BaseUrl::LONGEST;
            if length > longest {
                report!(at, M802, url.span,
                    zh: "网址有 {length} 字节，二维码太密", en: "a base URL of {length} bytes makes the QR code too fine";
                    help zh: "至多 {longest} 字节：换一个短一些的域名", en: "at most {longest} bytes: choose a shorter host name");
                return None;
            }
            Some(base_url)
        }
        Err(error) => {
            report!(at, M801, url.span, zh: "“{written}”不能作 base_url", en: "`{written}` cannot be the base_url";
                help error.help(written));
            None
        }
    }
}

/// M801 for a language that the site does not speak, twice the same, or none.
fn check_languages(list: &At<List<Box<str>>>, at: Reporter<'_>) -> Option<Vec<Language>> {
    let mut languages = Vec::new();
    for code in list.value.readable() {
        let written = &code.value;
        let message = match Language::from_code(written) {
            Some(language) if languages.contains(&language) => {
                say!(zh: "语言“{written}”写了两次", en: "language `{written}` stands here twice")
            }
            Some(language) => {
                languages.push(language);
                continue;
            }
            None => say!(zh: "没有语言“{written}”", en: "there is no language `{written}`"),
        };
        let help = match nearest(written, Language::ALL.map(Language::code)) {
            Some(nearest) if nearest != &**written => say!(zh: "是不是“{nearest}”？", en: "did you mean `{nearest}`?"),
            _ => say!(zh: "写 [zh]、[en]、[zh, en] 或 [en, zh]", en: "write [zh], [en], [zh, en] or [en, zh]"),
        };
        report!(at, M801, code.span, message; help help);
    }
    if list.value.every()?.is_empty() {
        report!(at, M801, list.span, zh: "一种语言也没有", en: "no language at all";
            help zh: "写 [zh, en]", en: "write [zh, en]");
    }
    Some(languages).filter(|languages| !languages.is_empty())
}

/// C702 for a text that has no English on a site that speaks it.
fn check_english(raw: &RawSettings, at: Reporter<'_>) {
    let body = raw.body.value();
    let texts = [
        ("title", raw.title.given()),
        ("body.name", body.and_then(|body| body.name.given())),
        ("body.address", body.and_then(|body| body.address.given())),
    ];
    for (name, text) in texts {
        let Some(text) = text.filter(|text| text.value.en.is_absent()) else { continue };
        report!(at, C702, text.span, zh: "缺少 {name}.en", en: "`{name}.en` is missing";
            help zh: "写上英文；只用中文的网站写 languages: [zh]", en: "write it in English; a site in Chinese alone says languages: [zh]");
    }
}

/// M801 for a theme that is not the name of a folder.
fn check_theme(theme: &At<Box<str>>, at: Reporter<'_>) -> Option<Box<str>> {
    let name = &theme.value;
    let is_folder_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_folder_name {
        return Some(name.clone());
    }
    report!(at, M801, theme.span, zh: "“{name}”不能作主题名", en: "`{name}` cannot name a theme";
        help zh: "写 themes/ 下的文件夹名：字母、数字、连字符", en: "name a folder below themes/: letters, digits, hyphens");
    None
}

/// The side at which the largest symbol, 37 modules of at least 0.396 mm, still prints well.
const SMALLEST_SIDE_MM: u32 = 15;

fn check_mark(raw: &RawMark, at: Reporter<'_>) -> Option<Mark> {
    let on_pack_permitted = raw.on_pack.value() != Some(&OnPack::Forbidden);
    if let (Some(on_pack), true) = (raw.on_pack.given(), on_pack_permitted && raw.legal_basis.is_absent()) {
        at.report(no_legal_basis(at.place(on_pack.span)));
    }
    let least = check_side(&raw.qr_min_side_mm, MARK.qr_min_side_mm, SMALLEST_SIDE_MM, at)?;
    let side = check_side(&raw.qr_side_mm, MARK.qr_side_mm.max(least), least, at)?;
    let legal_basis = raw.legal_basis.value().cloned();
    Some(Mark { on_pack_permitted, legal_basis, qr_side_mm: side, qr_min_side_mm: least })
}

/// M803: the mark is permitted on packaging, and nothing at `place` says by what rule.
#[must_use]
pub fn no_legal_basis(place: Place) -> Finding {
    finding!(M803, place,
        zh: "允许在包装上使用标志，却没有写依据", en: "the mark is permitted on packaging without a legal basis";
        help zh: "写 legal_basis：机构规则的名称和条款", en: "write legal_basis: name and article of the body's rules")
}

fn check_side(raw: &Optional<Count>, default: u32, least: u32, at: Reporter<'_>) -> Option<u32> {
    let widest = Mark::WIDEST_SIDE_MM;
    raw.checked_or(default, |At { value: Count(millimetres), span, .. }| {
        let fits = (least..=widest).contains(millimetres);
        if !fits {
            report!(at, M801, *span,
                zh: "二维码边长不能是 {millimetres} 毫米", en: "a QR code cannot have a side of {millimetres} mm";
                help zh: "{least} 到 {widest} 毫米", en: "{least} to {widest} mm");
        }
        fits.then_some(*millimetres)
    })
}

/// M801 when the pages would stop saying "valid" before they warn.
fn check_freshness(raw: &RawFreshness, at: Reporter<'_>) -> Option<Freshness> {
    let Count(warn) = raw.warn_days.or(Count(FRESHNESS.warn_days))?;
    let Count(unknown) = raw.unknown_days.or(Count(FRESHNESS.unknown_days))?;
    if warn < unknown {
        return Some(Freshness { warn_days: warn, unknown_days: unknown });
    }
    let written = raw.unknown_days.given().or_else(|| raw.warn_days.given())?;
    report!(at, M801, written.span,
        zh: "unknown_days（{unknown}）应大于 warn_days（{warn}）", en: "unknown_days ({unknown}) must be more than warn_days ({warn})";
        help zh: "先警告，再不显示“有效”：例如 4 和 14", en: "a page warns before it stops saying “valid”: 4 and 14, say");
    None
}

/// U208: usual are `CNCA-R-YYYY-N` and `CNCA-RF-YYYY-N`, N of two to four digits.
fn check_approval_number(number: &At<Box<str>>, at: Reporter<'_>) {
    let written = &number.value;
    let rest = written.strip_prefix("CNCA-RF-").or_else(|| written.strip_prefix("CNCA-R-"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_usual = rest.and_then(|rest| rest.split_once('-')).is_some_and(|(year, serial)| {
        year.len() == 4 && digits(year) && (2..=4).contains(&serial.len()) && digits(serial)
    });
    if !is_usual {
        report!(at, U208, number.span,
            zh: "批准号“{written}”的写法少见", en: "`{written}` is an unusual approval number";
            help zh: "通常是 CNCA-R-2016-999 或 CNCA-RF-2016-99 的样子", en: "usually it looks like CNCA-R-2016-999 or CNCA-RF-2016-99");
    }
}
