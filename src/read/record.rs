//! A record as written: one enterprise with its certificates and their events.   Source: record.md §2.

use super::addresses::Website;
use super::codes::{Region, WrittenUscc};
use super::documents::Document;
use super::evaluation::RawEvaluation;
use super::event::RawEvent;
use super::field::{At, List, Optional, Read, Required};
use super::mapping::mapping;
use super::scalar::Count;
use super::tree::{Value, tree};
use crate::diagnostics::Findings;
use crate::model::{Day, Industry, PublicCode, StarLevel, Text, Uscc};
use crate::report;

/// The enterprise that `document` writes; `None` when it cannot be read at all, which is reported.
pub fn read_record(document: &Document<'_>, found: &Findings) -> Option<At<RawEnterprise>> {
    let root = tree(document, found)?;
    let at = found.at(document.file);
    let span = root.span;
    if matches!(root.value, Value::Blank) {
        report!(at, Y104, span, zh: "这里没有记录", en: "there is no record here";
            help zh: "`registry new` 会写出一份记录的样子；多余的“---”要删去", en: "`registry new` writes a skeleton; delete a `---` too many");
        return None;
    }
    let value = RawEnterprise::read(root, "record", at)?;
    Some(At { value, span, key: span })
}

mapping! {
    /// 一家获证企业和它的证书
    /// One certified enterprise with its certificates
    pub struct RawEnterprise {
        /// 统一社会信用代码，18 位大写，例如 91110108MA01CERT0P
        /// Unified social credit code, 18 characters in upper case, such as 91110108MA01CERT0P
        uscc: Required<WrittenUscc>,
        /// 执照上的代码校验位本来就不合时写 true（2015 年 10 月以前的试点地区）；不写是 false
        /// true where the code stands on the licence although its check character is wrong (pilot areas before October 2015); false unless written
        uscc_as_licensed: Optional<bool>,
        /// 企业名称，与营业执照一致，例如 { zh: 示例家电有限公司 }
        /// The enterprise's name as on its licence, such as { zh: 示例家电有限公司 }
        name: Required<RawText>,
        /// 用过的名称，各写到哪一天为止
        /// Names that it had before, each with its last day
        former_names: Optional<List<RawFormerName>>,
        /// 品牌，例如 `[示例]`
        /// Brands, such as `[示例]`
        brands: Optional<List<Box<str>>>,
        /// 经营所在地的行政区划代码，六位数字，例如 "110108"
        /// Where it operates: the six digits of GB/T 2260, such as "110108"
        region: Required<Region>,
        /// 经营地址
        /// Where it operates, as an address
        address: Optional<RawText>,
        /// 行业，词表中的一个词，例如 household-appliances
        /// Industry, a word of the vocabulary, such as household-appliances
        industry: Required<Industry>,
        /// 消费者怎样找到企业的售后服务
        /// How consumers reach its after-sales service
        contact: Optional<RawContact>,
        /// 人数，只供核对，永不公开
        /// Headcounts: checked, never published
        staff: Optional<RawStaff>,
        /// 证书，至少一张，写过的不删
        /// Certificates, at least one; none is ever taken out
        certificates: Required<List<RawCertificate>>,
    }

    /// 一段文字：中文必填，英文可以没有
    /// A text in Chinese and, where there is one, in English
    pub struct RawText {
        /// 中文
        /// Chinese
        zh: Required<Box<str>>,
        /// 英文；有半角逗号时要加引号
        /// English; quoted where it has a comma
        en: Optional<Box<str>>,
    }

    /// 用过的名称
    /// A name that the enterprise had before
    pub struct RawFormerName {
        /// 中文名称
        /// The name in Chinese
        zh: Required<Box<str>>,
        /// 英文名称；有半角逗号时要加引号
        /// The name in English; quoted where it has a comma
        en: Optional<Box<str>>,
        /// 使用的最后一天，例如 2023-05-01
        /// Its last day, such as 2023-05-01
        until: Optional<Day>,
    }

    /// 消费者怎样找到企业的售后服务
    /// How consumers reach the enterprise's after-sales service
    pub struct RawContact {
        /// 服务热线，加引号，例如 "400-000-0000"
        /// Service hotline, quoted, such as "400-000-0000"
        hotline: Optional<Box<str>>,
        /// 网址，以 https:// 或 http:// 开头
        /// Web address, beginning with https:// or http://
        website: Optional<Website>,
    }

    /// 人数，只供核对，永不公开
    /// Headcounts, checked and never published
    pub struct RawStaff {
        /// 企业申报的人数
        /// People, as the enterprise declared
        declared: Optional<Count>,
        /// 审核核实的人数
        /// People, as the audit verified
        verified: Optional<Count>,
        /// 服务网点数
        /// Service outlets
        outlets: Optional<Count>,
        /// 服务管理人员数
        /// People in service management
        service_management: Optional<Count>,
        /// 其中有售后服务管理师资格的人数，至少一成
        /// Those of them who are qualified service managers: at least a tenth
        service_managers: Optional<Count>,
    }

    /// 一张证书
    /// One certificate
    pub struct RawCertificate {
        /// 公开编码，十位，由 `registry new` 生成，印出后永不更改，例如 7K3M9P2XC9
        /// Public code of ten characters, minted by `registry new` and never changed, such as 7K3M9P2XC9
        code: Required<PublicCode>,
        /// 证书编号，与纸面一致，例如 EX-27922-2026-00012
        /// Certificate number as printed, such as EX-27922-2026-00012
        number: Required<Box<str>>,
        /// 认证依据的标准，例如 GB/T 27922-2011
        /// The standard certified against, such as GB/T 27922-2011
        standard: Required<Box<str>>,
        /// 认证范围，例如 { zh: 家用电器的售后服务 }
        /// What is certified, such as { zh: 家用电器的售后服务 }
        scope: Required<RawText>,
        /// 认证覆盖的场所
        /// The sites that the certificate covers
        sites: Optional<List<RawSite>>,
        /// 首次发证日期；不写就是 issued
        /// The day of first issue; `issued` unless written
        first_issued: Optional<Day>,
        /// 发证日期，例如 2026-03-01
        /// The day of issue, such as 2026-03-01
        issued: Required<Day>,
        /// 有效期的最后一天，当天仍有效，例如 2029-02-28
        /// The last day on which it is valid, such as 2029-02-28
        expires: Required<Day>,
        /// 发证时的等级，以后不改：standard 达标级，three-star 三星级，four-star 四星级，five-star 五星级
        /// The level at issue, never edited: standard (no star), three-star, four-star, five-star
        level: Optional<StarLevel>,
        /// 评价结果；写了它，level 可以不写
        /// The result of the audit; it makes `level` optional
        evaluation: Optional<RawEvaluation>,
        /// 本证书换下的那一张的公开编码
        /// The public code of the certificate that this one renews
        replaces: Optional<PublicCode>,
        /// 本登记公布这张证书的第一天
        /// The first day on which this register showed the certificate
        recorded: Optional<Day>,
        /// 发证以后的事，只在末尾添加
        /// What happened after the issue; only ever appended
        events: Optional<List<RawEvent>>,
    }

    /// 一个场所
    /// One site
    pub struct RawSite {
        /// 场所名称，例如 总部
        /// The site's name, such as 总部
        name: Required<Box<str>>,
        /// 场所地址
        /// Its address
        address: Optional<Box<str>>,
    }
}

impl RawEnterprise {
    /// The credit code: its check character is right, or it is said to stand so on the licence.
    #[must_use]
    pub fn credit_code(&self) -> Option<Uscc> {
        let WrittenUscc(uscc) = *self.uscc.value()?;
        (uscc.expected_check().is_none() || self.uscc_as_licensed.value() == Some(&true)).then_some(uscc)
    }
}

impl RawText {
    /// The text; `None` when the Chinese one is missing or faulty, which is reported.
    #[must_use]
    pub fn text(&self) -> Option<Text> {
        Some(Text { zh: self.zh.value()?.clone(), en: self.en.value().cloned() })
    }
}
