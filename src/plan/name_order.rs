//! The order of names in a list: as a Chinese reader looks them up, by pinyin.

use pinyin::ToPinyin;

/// Places at the head of company names whose first character has another reading elsewhere.
const PLACES: [(&str, &str); 6] = [
    ("重庆", "chongqing"),
    ("长", "chang"),
    ("厦门", "xiamen"),
    ("六安", "luan"),
    ("蚌埠", "bengbu"),
    ("乐清", "yueqing"),
];

/// A key that sorts `name` by the readings of its characters, then by the characters themselves.
///
/// Characters without a reading stand for themselves, Latin letters in lower case.
#[must_use]
pub fn name_order(name: &str) -> (String, &str) {
    let mut readings = String::with_capacity(name.len() * 2);
    let place = PLACES.iter().find(|(place, _)| name.starts_with(place));
    let rest = place.map_or(name, |(place, _)| &name[place.len()..]);
    readings.push_str(place.map_or("", |(_, reading)| reading));
    for (character, reading) in rest.chars().zip(rest.to_pinyin()) {
        match reading {
            Some(reading) => readings.push_str(reading.plain()),
            None => readings.extend(character.to_lowercase()),
        }
        // Keeps xi an (西安) apart from xian (县).
        readings.push(' ');
    }
    (readings, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_a_chinese_reader_looks_for_them() {
        let mut names =
            ["示例家电", "长安示例", "海河示例", "Example 电器", "重庆示例", "安徽示例", "锦官示例", "厦门示例"];
        names.sort_by_cached_key(|name| name_order(name).0);
        assert_eq!(
            names,
            ["安徽示例", "长安示例", "重庆示例", "Example 电器", "海河示例", "锦官示例", "示例家电", "厦门示例"]
        );
    }
}
