//! `registry/site.yaml` as written.   Source: record.md §2.

use super::addresses::{Email, Website};
use super::field::{At, List, Optional, Required};
use super::mapping::mapping;
use super::read_single;
use super::record::RawText;
use super::scalar::Count;
use crate::diagnostics::Findings;
use crate::model::{Day, vocabulary};
use crate::source::TextFile;

/// The settings that `file` writes; `None` when they cannot be read at all, which is reported.
pub fn read_settings(file: &TextFile, found: &Findings) -> Option<At<RawSettings>> {
    read_single(file, "site.yaml", found)
}

mapping! {
    /// 登记的设置：我们是谁，网站在哪里，怎样运行
    /// The settings of the register: who we are, where the site lives, how it behaves
    pub struct RawSettings {
        /// 二维码指向的网址，https 开头，印出后不要再改，例如 `https://verify.example.cn`
        /// Where QR codes lead, https; never changed once printed, such as `https://verify.example.cn`
        base_url: Required<Box<str>>,
        /// 网站的语言，第一种是默认语言；不写是 `[zh, en]`
        /// Languages of the site, the default one first; `[zh, en]` unless written
        languages: Optional<List<Box<str>>>,
        /// 登记的名称，例如 { zh: 示例证书公开登记 }
        /// The register's name, such as { zh: 示例证书公开登记 }
        title: Required<RawText>,
        /// 认证机构
        /// The certification body
        body: Required<RawBody>,
        /// 登记从哪一天开始收录，例如 2012-02-01
        /// The day from which the register is complete, such as 2012-02-01
        coverage_since: Optional<Day>,
        /// 外观：themes/ 下的文件夹名；不写是 default
        /// The theme, a folder below themes/; default unless written
        theme: Optional<Box<str>>,
        /// ICP 备案号，例如 京ICP备00000000号
        /// ICP filing number, such as 京ICP备00000000号
        icp: Optional<Box<str>>,
        /// 是否公开得分：true 或 false；不写是 false
        /// Whether scores are published: true or false; false unless written
        publish_scores: Optional<bool>,
        /// 评分规则
        /// Rules of scoring
        scoring: Optional<RawScoring>,
        /// 星级标志的使用规则
        /// Rules for the star mark
        mark: Optional<RawMark>,
        /// 多少天不更新，页面就提示
        /// After how many days without a build pages begin to doubt
        freshness: Optional<RawFreshness>,
        /// 每张证书的页面旁边放哪些文件；不写是 `[json, badge, qr-svg, qr-png]`
        /// Files beside each certificate's page; `[json, badge, qr-svg, qr-png]` unless written
        per_certificate: Optional<List<FileBeside>>,
        /// 压缩哪些页面：shell 公共部分，full 全部；不写是 shell
        /// What is minified: shell (once a build) or full (every page); shell unless written
        minify: Optional<Minify>,
    }

    /// 认证机构
    /// The certification body
    pub struct RawBody {
        /// 机构名称，例如 { zh: 示例认证有限公司 }
        /// Its name, such as { zh: 示例认证有限公司 }
        name: Required<RawText>,
        /// 批准号，例如 CNCA-R-2016-999
        /// Approval number, such as CNCA-R-2016-999
        approval_number: Required<Box<str>>,
        /// 资质状态：active 正常，suspended 暂停，revoked 撤销；不正常时每页都有警告；不写是 active
        /// Its standing: active, suspended or revoked; unless active, every page warns; active unless written
        status: Optional<BodyStatus>,
        /// 地址
        /// Address
        address: Optional<RawText>,
        /// 电话，加引号，例如 "010-00000000"
        /// Telephone, quoted, such as "010-00000000"
        phone: Optional<Box<str>>,
        /// 电子邮箱，例如 office@example.cn
        /// Electronic mail, such as office@example.cn
        email: Optional<Email>,
        /// 网址，以 https:// 或 http:// 开头
        /// Web address, beginning with https:// or http://
        website: Optional<Website>,
    }

    /// 评分规则
    /// Rules of scoring
    pub struct RawScoring {
        /// 是否允许加 1 分：refused 不允许，allowed 允许；不写是 refused
        /// Whether an audit may earn a bonus point: refused or allowed; refused unless written
        bonus: Optional<Bonus>,
    }

    /// 星级标志的使用规则
    /// Rules for the star mark
    pub struct RawMark {
        /// 能否印在包装上：permitted 能，forbidden 不能；不写是 permitted
        /// Whether it may be printed on packaging: permitted or forbidden; permitted unless written
        on_pack: Optional<OnPack>,
        /// 允许印在包装上的依据，例如某规则的第几条
        /// What permits it on packaging, such as an article of the body's rules
        legal_basis: Optional<Box<str>>,
        /// 二维码的边长，毫米；不写是 20
        /// Side of the QR code in millimetres; 20 unless written
        qr_side_mm: Optional<Count>,
        /// 二维码允许的最小边长，毫米；不写是 15
        /// Smallest side of the QR code in millimetres; 15 unless written
        qr_min_side_mm: Optional<Count>,
    }

    /// 多少天不更新，页面就提示
    /// After how many days without a build pages begin to doubt
    pub struct RawFreshness {
        /// 过了这么多天，提示状态可能已更新；不写是 4
        /// From then on pages say that the status may have changed; 4 unless written
        warn_days: Optional<Count>,
        /// 过了这么多天，不再显示有效；不写是 14
        /// From then on pages no longer say valid; 14 unless written
        unknown_days: Optional<Count>,
    }
}

vocabulary! {
    /// Whether the body may certify at present; anything but `Active` is a warning on every page.
    BodyStatus { Active = "active" "正常", Suspended = "suspended" "暂停", Revoked = "revoked" "撤销" }

    /// Whether an audit may earn a bonus point.
    Bonus { Refused = "refused" "不允许", Allowed = "allowed" "允许" }

    /// Whether holders may print the star mark on packaging.
    OnPack { Permitted = "permitted" "能", Forbidden = "forbidden" "不能" }

    /// A file that is made beside a certificate's page.
    FileBeside { Json = "json" "数据", Badge = "badge" "徽章", QrSvg = "qr-svg" "二维码，SVG", QrPng = "qr-png" "二维码，PNG" }

    /// Which pages are minified: those whose cost is paid once, or every page.
    Minify { Shell = "shell" "公共部分", Full = "full" "全部" }
}
