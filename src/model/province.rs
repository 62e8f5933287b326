//! The provinces of GB/T 2260, by their first two digits.

use serde::{Deserialize, Serialize};

use super::Language;

/// A province, autonomous region, municipality or special administrative region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Province {
    digits: u8,
}

/// Source: GB/T 2260, scheme.md §6. Shanxi is 14, Shaanxi is 61.
const PROVINCES: [(u8, &str, &str); 34] = [
    (11, "北京", "Beijing"),
    (12, "天津", "Tianjin"),
    (13, "河北", "Hebei"),
    (14, "山西", "Shanxi"),
    (15, "内蒙古", "Inner Mongolia"),
    (21, "辽宁", "Liaoning"),
    (22, "吉林", "Jilin"),
    (23, "黑龙江", "Heilongjiang"),
    (31, "上海", "Shanghai"),
    (32, "江苏", "Jiangsu"),
    (33, "浙江", "Zhejiang"),
    (34, "安徽", "Anhui"),
    (35, "福建", "Fujian"),
    (36, "江西", "Jiangxi"),
    (37, "山东", "Shandong"),
    (41, "河南", "Henan"),
    (42, "湖北", "Hubei"),
    (43, "湖南", "Hunan"),
    (44, "广东", "Guangdong"),
    (45, "广西", "Guangxi"),
    (46, "海南", "Hainan"),
    (50, "重庆", "Chongqing"),
    (51, "四川", "Sichuan"),
    (52, "贵州", "Guizhou"),
    (53, "云南", "Yunnan"),
    (54, "西藏", "Tibet"),
    (61, "陕西", "Shaanxi"),
    (62, "甘肃", "Gansu"),
    (63, "青海", "Qinghai"),
    (64, "宁夏", "Ningxia"),
    (65, "新疆", "Xinjiang"),
    (71, "台湾", "Taiwan"),
    (81, "香港", "Hong Kong"),
    (82, "澳门", "Macao"),
];

/// There is no province of these digits.
#[derive(Debug, thiserror::Error)]
#[error("no province")]
pub struct NoProvince;

impl TryFrom<u8> for Province {
    type Error = NoProvince;

    fn try_from(digits: u8) -> Result<Self, NoProvince> {
        Self::all().find(|province| province.digits == digits).ok_or(NoProvince)
    }
}

impl From<Province> for u8 {
    fn from(province: Province) -> Self {
        province.digits
    }
}

impl Province {
    /// Every province, by its digits.
    pub fn all() -> impl Iterator<Item = Self> {
        PROVINCES.iter().map(|(digits, ..)| Self { digits: *digits })
    }

    /// The province of a region of six digits; `None` when the first two name no province.
    #[must_use]
    pub fn of_region(region: [u8; 6]) -> Option<Self> {
        let digit = |index: usize| region[index].checked_sub(b'0').filter(|digit| *digit < 10);
        let digits = digit(0)? * 10 + digit(1)?;
        Self::all().find(|province| province.digits == digits)
    }

    /// Its two digits, as in `/regions/<NN>/`.
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }

    /// Its short name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (_, zh, en) =
            PROVINCES.iter().find(|(digits, ..)| *digits == self.digits).expect("a province of the table");
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}
