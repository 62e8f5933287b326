//! The closed vocabulary of industries.

use serde::{Deserialize, Serialize};

use super::Language;

/// An industry: the pilot industries, those asked for in tenders, the sections of GB/T 4754, and `other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Industry {
    index: u8,
}

/// Slug, Chinese, English.   Source: scheme.md §6; section names of GB/T 4754-2017.
const INDUSTRIES: [(&str, &str, &str); 36] = [
    ("automobiles", "汽车", "Automobiles"),
    ("household-appliances", "家用电器", "Household appliances"),
    ("construction-machinery", "工程机械", "Construction machinery"),
    ("clothing", "服装", "Clothing"),
    ("furniture", "家具", "Furniture"),
    ("home-improvement", "家装", "Home improvement"),
    ("factories", "工厂", "Factories"),
    ("shopping-malls", "商场", "Shopping malls"),
    ("jewellery", "珠宝", "Jewellery"),
    ("electrical", "电气", "Electrical"),
    ("aerospace", "航天", "Aerospace"),
    ("aviation", "航空", "Aviation"),
    ("sanitation-machinery", "环卫机械", "Sanitation machinery"),
    ("group-clothing", "团购服装", "Group-purchase clothing"),
    ("teaching-instruments", "教学仪器", "Teaching instruments"),
    ("A", "农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery"),
    ("B", "采矿业", "Mining"),
    ("C", "制造业", "Manufacturing"),
    ("D", "电力、热力、燃气及水生产和供应业", "Electricity, heat, gas and water"),
    ("E", "建筑业", "Construction"),
    ("F", "批发和零售业", "Wholesale and retail"),
    ("G", "交通运输、仓储和邮政业", "Transport, storage and post"),
    ("H", "住宿和餐饮业", "Accommodation and catering"),
    ("I", "信息传输、软件和信息技术服务业", "Information transmission, software and IT services"),
    ("J", "金融业", "Finance"),
    ("K", "房地产业", "Real estate"),
    ("L", "租赁和商务服务业", "Leasing and business services"),
    ("M", "科学研究和技术服务业", "Scientific research and technical services"),
    ("N", "水利、环境和公共设施管理业", "Water, environment and public facilities"),
    ("O", "居民服务、修理和其他服务业", "Resident services, repair and other services"),
    ("P", "教育", "Education"),
    ("Q", "卫生和社会工作", "Health and social work"),
    ("R", "文化、体育和娱乐业", "Culture, sports and entertainment"),
    ("S", "公共管理、社会保障和社会组织", "Public administration, social security and social organisations"),
    ("T", "国际组织", "International organisations"),
    ("other", "其他", "Other"),
];

/// There is no industry at this place of the vocabulary.
#[derive(Debug, thiserror::Error)]
#[error("no industry")]
pub struct NoIndustry;

impl TryFrom<u8> for Industry {
    type Error = NoIndustry;

    fn try_from(index: u8) -> Result<Self, NoIndustry> {
        if usize::from(index) < INDUSTRIES.len() { Ok(Self { index }) } else { Err(NoIndustry) }
    }
}

impl From<Industry> for u8 {
    fn from(industry: Industry) -> Self {
        industry.index
    }
}

impl Industry {
    /// Every industry, in the order of the vocabulary.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0..INDUSTRIES.len()).map(|index| Self { index: u8::try_from(index).expect("fewer than 256 industries") })
    }

    /// The industry that [`Industry::slug`] names.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::all().find(|industry| industry.slug() == slug)
    }

    /// The word for it in YAML, in URLs and in data.
    #[must_use]
    pub fn slug(self) -> &'static str {
        INDUSTRIES[usize::from(self.index)].0
    }

    /// Its name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (_, zh, en) = INDUSTRIES[usize::from(self.index)];
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}
