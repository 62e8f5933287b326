//! Why a label is not made, in the words of staff.

use std::ops::RangeInclusive;

use crate::derive::{Entry, Standing};
use crate::diagnostics::Words;
use crate::model::{Certificate, Day, PublicCode, PublicCodeError, Status};
use crate::render::artwork::LabelError;
use crate::say;

pub(super) fn on_pack_forbidden() -> Words {
    say!(
        zh: "没有制作标签：按本机构的规定，标志不得用于包装（registry/site.yaml 的 mark.on_pack: forbidden）。",
        en: "No label was made: the body forbids the mark on packaging (mark.on_pack: forbidden in registry/site.yaml)."
    )
}

pub(super) fn side_out_of_range(side_mm: u32, possible: RangeInclusive<u32>) -> Words {
    let (least, widest) = possible.into_inner();
    say!(
        zh: "没有制作标签：二维码边长不能是 {side_mm} 毫米，应为 {least} 到 {widest} 毫米。",
        en: "No label was made: the side of a QR code is {least} to {widest} mm, not {side_mm} mm."
    )
}

pub(super) fn not_in_the_register(written: &str, code: Result<PublicCode, PublicCodeError>) -> Words {
    match code {
        Ok(code) => say!(
            zh: "没有制作标签：登记里没有公开编码为 {code} 的证书。",
            en: "No label was made: no certificate with public code {code} is in this register."
        ),
        Err(PublicCodeError::Check { expected }) => say!(
            zh: "没有制作标签：公开编码“{written}”的校验位不对，可能抄错了：前面若没有错，末位应为“{expected}”。",
            en: "No label was made: `{written}` is probably mistyped: its check character would be `{expected}` if the rest is right."
        ),
        Err(_) => say!(
            zh: "没有制作标签：“{written}”不是公开编码。用 registry status 可以按证书编号或名称查到它。",
            en: "No label was made: `{written}` is not a public code. `registry status` finds it by number or name."
        ),
    }
}

pub(super) fn not_valid(certificate: &Certificate, status: Status, today: Day) -> Words {
    let Certificate { code, number, .. } = certificate;
    let (zh, en) = match status {
        Status::Valid => ("有效", "is valid"),
        Status::Suspended => ("处于暂停状态", "is suspended"),
        Status::NotYetValid => ("尚未生效", "is not yet valid"),
        Status::Expired => ("已过期", "has expired"),
        Status::Cancelled => ("已注销", "is cancelled"),
        Status::Withdrawn => ("已撤销", "is withdrawn"),
    };
    say!(
        zh: "没有制作标签：证书 {number}（{code}）在 {today} {zh}。",
        en: "No label was made: certificate {number} ({code}) {en} on {today}."
    )
}

/// What is printed stays on packs for years: it is not printed when it is known to become wrong.
pub(super) fn will_not_hold(certificate: &Certificate, next: Entry) -> Words {
    let Certificate { code, number, .. } = certificate;
    let Entry { from, standing: Standing { status, level } } = next;
    let (zh, en) = match status {
        Status::Suspended => ("暂停", "suspended"),
        Status::Cancelled => ("注销", "cancelled"),
        Status::Withdrawn => ("撤销", "withdrawn"),
        Status::Valid | Status::NotYetValid | Status::Expired => (level.chinese(), level.slug()),
    };
    say!(
        zh: "没有制作标签：证书 {number}（{code}）已决定自 {from} 起{zh}，印上的级别和有效期到时就不对了。",
        en: "No label was made: certificate {number} ({code}) is decided to be {en} from {from}; a label would be wrong from then on."
    )
}

pub(super) fn cannot_be_set(certificate: &Certificate, error: LabelError) -> Words {
    let Certificate { code, number, .. } = certificate;
    match error {
        LabelError::Character(character) => {
            let scalar = u32::from(character);
            say!(
                zh: "没有制作标签：证书编号 {number}（{code}）里有标签字体没有的字符“{character}”（U+{scalar:04X}）；标签上的编号必须与证书一字不差。",
                en: "No label was made: number {number} ({code}) has the character `{character}` (U+{scalar:04X}), which the typeface of labels lacks; a label says the number exactly as the certificate does."
            )
        }
        LabelError::TooLong => say!(
            zh: "没有制作标签：证书 {code} 的编号或网址太长，标签排不下。",
            en: "No label was made: the number of certificate {code}, or the host name, is too long for a label."
        ),
    }
}
