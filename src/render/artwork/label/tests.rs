//! Promises of a label, whatever its format.

use super::*;
use crate::model::{Day, StarLevel};
use crate::render::artwork::Symbol;

const URL: &str = "https://verify.example.cn/c/7K3M9P2XC9/";

fn words(number: &str, level: StarLevel) -> LabelWords<'_> {
    let expires = Day::parse("2029-02-28").expect("a day of the calendar");
    LabelWords { host: "verify.example.cn", number, level, expires }
}

fn label(level: StarLevel, side_mm: u32) -> Label {
    let symbol = Symbol::encode(URL).expect("a short URL");
    Label::lay_out(words("EX-27922-2026-00012", level), symbol, side_mm).expect("an ordinary number")
}

#[test]
fn it_says_what_the_scheme_asks_for_and_shows_only_stars_that_were_earned() {
    for (level, word, stars) in [
        (StarLevel::Standard, "达标级", 0),
        (StarLevel::ThreeStar, "三星级", 3),
        (StarLevel::FourStar, "四星级", 4),
        (StarLevel::FiveStar, "五星级", 5),
    ] {
        let label = label(level, 20);
        let said: Vec<&str> = label.lines.iter().map(|line| &*line.text).collect();
        assert_eq!(
            said,
            [
                "售后服务认证",
                word,
                "证书编号",
                "EX-27922-2026-00012",
                "有效期至",
                "2029 年 2 月",
                "查验网址",
                "verify.example.cn"
            ]
        );
        assert_eq!(label.stars.len(), stars);
    }
}

#[test]
fn at_the_smallest_side_no_text_is_below_five_points() {
    let points = |line: &layout::GlyphLine| line.size * 72.0 / 25.4;
    let smallest = label(StarLevel::FiveStar, 15).lines.iter().map(points).fold(f32::INFINITY, f32::min);
    assert!((5.0..5.1).contains(&smallest), "{smallest} points");
}

#[test]
fn nothing_comes_nearer_to_the_symbol_or_the_edge_than_the_quiet_zone_or_overlaps() {
    for side_mm in [15, 20, 73] {
        let label = label(StarLevel::FiveStar, side_mm);
        let quiet = label.millimetres(Symbol::QUIET_ZONE);
        let left = 2.0 * quiet + side_mm as f32;
        let star_box = label.stars.iter().map(|star| {
            let corners: Vec<(f32, f32)> = star.corners().collect();
            tiny_skia::Rect::from_ltrb(corners[8].0.min(corners[6].0), corners[0].1, corners[2].0, corners[4].1)
        });
        let boxes: Vec<tiny_skia::Rect> = label
            .lines
            .iter()
            .map(|line| line.outline().map(|outline| outline.bounds()))
            .chain(star_box)
            .map(|drawn| drawn.expect("something is drawn"))
            .collect();
        for (number, drawn) in boxes.iter().enumerate() {
            assert!(drawn.left() >= left, "{drawn:?} is left of {left}");
            assert!(drawn.right() <= label.width_mm() - quiet + 1e-3, "{drawn:?} is too far right");
            assert!(drawn.top() >= quiet * 0.9 && drawn.bottom() <= label.height_mm() - quiet * 0.8, "{drawn:?}");
            for other in &boxes[number + 1..] {
                assert_eq!(drawn.intersect(other), None, "{drawn:?} and {other:?}");
            }
        }
    }
}

#[test]
fn a_number_that_cannot_be_set_is_refused() {
    let symbol = || Symbol::encode(URL).expect("a short URL");
    let set = |number: &str| {
        let label = Label::lay_out(words(number, StarLevel::FourStar), symbol(), 20)?;
        Ok(read_back(&label.png()))
    };
    for good in ["京认服〔2026〕第 00012 号", &"0".repeat(50)] {
        assert_eq!(set(good), Ok(Some(URL.to_owned())), "{good}");
    }
    assert_eq!(set("EX-龘-1"), Err(LabelError::Character('龘')));
    assert_eq!(set(&"0".repeat(60)), Err(LabelError::TooLong));
}

#[test]
fn the_longest_host_name_fits() {
    let host = format!("{}.cn", "e".repeat(35));
    let url = format!("https://{host}/c/7K3M9P2XC9/");
    let words = LabelWords { host: &host, ..words("EX-1", StarLevel::FiveStar) };
    let label = Label::lay_out(words, Symbol::encode(&url).expect("60 bytes"), 15).expect("it fits");
    assert_eq!(read_back(&label.png()), Some(url));
}

#[test]
fn a_picture_without_a_code_or_with_a_broken_one_reads_as_nothing() {
    assert_eq!(read_back(b"no picture"), None);
    let blank = Label { symbol: Symbol::encode("x").expect("short"), ..label(StarLevel::FiveStar, 20) };
    assert_eq!(read_back(&blank.png()).as_deref(), Some("x"));
    let mut picture = image::load_from_memory(&blank.png()).expect("a PNG file").into_luma8();
    let height = picture.height();
    picture
        .enumerate_pixels_mut()
        .filter(|(_, y, _)| *y > height / 3)
        .for_each(|(_, _, pixel)| *pixel = image::Luma([255]));
    let mut torn = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut torn, image::ImageFormat::Png).expect("a Vec takes every byte");
    assert_eq!(read_back(&torn.into_inner()), None);
}
