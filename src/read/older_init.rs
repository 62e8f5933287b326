//! What `registry init` wrote before it asked who the body is: an invented body, and pages that call everything invented. Takes
//! settings and pages, gives M806 where that still stands; refuses to know what ought to stand there.   Source: record.md §5.

use super::field::At;
use super::{RawBody, RawMark, RawSettings, RawText};
use crate::diagnostics::Findings;
use crate::report;
use crate::source::{Positions, TextFile};

const TITLE: [&str; 2] = ["示例认证证书公开登记", "Example Certificate Register"];
const LEGAL_BASIS: &str = "《示例认证标志使用规则》（虚构）";
const BODY_NAME: [&str; 2] = ["示例认证有限公司", "Example Certification Co., Ltd."];
const APPROVAL_NUMBER: &str = "CNCA-R-2016-999";
const BASE_URL: &str = "https://verify.example.cn";

/// What its pages said.
const SENTENCES: [&str; 4] = [
    "其中的认证机构、企业、证书、电话和地址全部虚构",
    "本登记是示例，企业、证书、电话和地址全部虚构",
    "Its certification body, companies, certificates, telephone numbers and addresses are all invented",
    "This register is an example. Companies, certificates, telephone numbers and addresses are all invented",
];

/// M806, a warning, for every value of `settings` that is still the old one.
///
/// Settings are known to be of an older `init` by the title or the legal basis: whoever invents a body for a test of their own
/// writes others.
pub fn report_old_settings(settings: &RawSettings, file: &TextFile, found: &Findings) {
    let title = settings.title.given().map(|title| &title.value);
    let mark = settings.mark.value();
    let is_old = title.is_some_and(|title| !old_names(title, TITLE).is_empty())
        || mark.and_then(|mark| mark.legal_basis.value()).is_some_and(|basis| &**basis == LEGAL_BASIS);
    if !is_old {
        return;
    }
    let body: Option<&RawBody> = settings.body.value();
    let texts = [
        (settings.base_url.given(), BASE_URL),
        (body.and_then(|body| body.approval_number.given()), APPROVAL_NUMBER),
        (mark.and_then(|mark: &RawMark| mark.legal_basis.given()), LEGAL_BASIS),
    ];
    let texts = texts.into_iter().filter_map(|(text, old)| text.filter(|text| &*text.value == old));
    let titles = title.into_iter().flat_map(|title| old_names(title, TITLE));
    let names = body.and_then(|body| body.name.value()).into_iter().flat_map(|name| old_names(name, BODY_NAME));
    for At { value, span, .. } in texts.chain(titles).chain(names) {
        report!(found.at(&file.name), M806, *span,
            zh: "“{value}”是旧版 `registry init` 写的示例", en: "`{value}` is an example that an older `registry init` wrote";
            help zh: "换成贵机构自己的；没有就删去", en: "write what is true of your body, or leave the field out";
            as warning);
    }
}

/// The texts of `text` that are still the old ones, in Chinese and in English.
fn old_names<'t>(text: &'t RawText, [zh, en]: [&str; 2]) -> Vec<&'t At<Box<str>>> {
    let given = [(text.zh.given(), zh), (text.en.given(), en)];
    given.into_iter().filter_map(|(text, old)| text.filter(|text| &*text.value == old)).collect()
}

/// M806, a warning, at every sentence of `page` that calls the register invented.
pub fn report_old_sentences(page: &TextFile, found: &Findings) {
    let mut sentences: Vec<(usize, &str)> = SENTENCES.iter().flat_map(|old| page.text.match_indices(old)).collect();
    sentences.sort_unstable();
    let mut positions = Positions::of(&page.text);
    for (start, sentence) in sentences {
        report!(found.at(&page.name), M806, positions.span(start, start + sentence.len()),
            zh: "这句话是旧版 `registry init` 写的，说贵机构的登记全是虚构", en: "a sentence that an older `registry init` wrote calls your register invented";
            help zh: "连同它的标题删去这一段", en: "delete the paragraph with its heading";
            as warning);
    }
}
