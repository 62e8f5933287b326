//! Takes a certificate and its standing on the build day; gives the badge that its holder embeds under one lasting URL.
//! It knows no day but the certificate's own: a copy kept too long still says when it ends.

use std::fmt::{self, Write as _};

use super::text_line::{Anchor, TextLine};
use crate::derive::{Certified, Entry, Outlook, Standing};
use crate::inputs::{Digest, Input, Own};
use crate::model::{Day, Holding, Status};
use crate::render::xml::escape;

const WIDTH: u32 = 320;
const HEIGHT: u32 = 232;
const MARGIN: u32 = 18;
const INK: &str = "#1b1b1b";
const QUIET_INK: &str = "#4a4a4a";
const STAR_INK: &str = "#8a6100";
/// What phones and desks have: no font is sent.
const FONTS: &str = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";
const NOT_THE_PRODUCT: &str = "本证书认证的是企业的售后服务，不是产品质量。";

const ROSETTE: &str = "M-6.9-39.4a7.8 7.8 0 0 1 13.8 0 7.8 7.8 0 0 1 13.1 4.8 7.8 7.8 0 0 1 10.6 8.9 7.8 7.8 0 0 1 7 12 \
    7.8 7.8 0 0 1 2.4 13.7 7.8 7.8 0 0 1-2.4 13.7 7.8 7.8 0 0 1-7 12 7.8 7.8 0 0 1-10.6 8.9 7.8 7.8 0 0 1-13.1 4.8 \
    7.8 7.8 0 0 1-13.8 0 7.8 7.8 0 0 1-13.1-4.8 7.8 7.8 0 0 1-10.6-8.9 7.8 7.8 0 0 1-7-12 7.8 7.8 0 0 1-2.4-13.7 \
    7.8 7.8 0 0 1 2.4-13.7 7.8 7.8 0 0 1 7-12 7.8 7.8 0 0 1 10.6-8.9 7.8 7.8 0 0 1 13.1-4.8z";
const TICK: &str = "M-14 1l10 10L15-10";
const BARS: &str = "M-7-12v24M7-12v24";
const CROSS: &str = "M-11-11l22 22M11-11l-22 22";
const CLOCK: &str = "M0-18a18 18 0 0 1 0 36 18 18 0 0 1 0-36zM0-8V1l6 4";
/// From its topmost point; 15 units from there to the centre.
const STAR: &str = "l3.7 9.9 10.6.5-8.3 6.5 2.8 10.2-8.8-5.8-8.8 5.8 2.8-10.2-8.3-6.5 10.6-.5z";
const STAR_PITCH: u32 = 34;

/// The badge of a certificate, as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    pub number: &'a str,
    pub issued: Day,
    pub standing: Standing,
    pub outlook: Outlook,
}

impl<'a> Badge<'a> {
    #[must_use]
    pub fn of(certified: &Certified<'a>) -> Self {
        let Certified { holding: Holding { certificate, .. }, standing, outlook, .. } = *certified;
        Self { number: &certificate.number, issued: certificate.issued, standing, outlook }
    }

    /// What it is made of.
    #[must_use]
    pub fn own(&self) -> Own {
        let Self { number, issued, standing, outlook } = self;
        Own::of([(Input::Record, Digest::of(&(number, issued))), (Input::Day, Digest::of(&(standing, outlook)))])
    }

    /// Its `badge.svg`: 320 × 232 units, legible from 160 pixels of width.
    ///
    /// Stars only while valid, and never for the level that has none; otherwise the word of the status.
    /// Source: site.md §1 and §4.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut svg = String::with_capacity(3072);
        draw(&BadgeFace::of(self), self.number, &mut svg).expect("a String takes every character");
        svg
    }
}

/// What a badge says and shows, by status.
struct BadgeFace {
    title: String,
    colour: &'static str,
    shape: &'static str,
    stars: u8,
    verdict: &'static str,
    verdict_ink: &'static str,
    remark: String,
}

impl BadgeFace {
    fn of(badge: &Badge<'_>) -> Self {
        let Badge { issued, standing, outlook, .. } = badge;
        let level = standing.level.chinese();
        let (colour, shape) = match standing.status {
            Status::Valid => ("#0b6b3a", TICK),
            Status::Suspended => ("#8a4b00", BARS),
            Status::Withdrawn | Status::Cancelled => ("#a4001d", CROSS),
            Status::Expired | Status::NotYetValid => (QUIET_INK, CLOCK),
        };
        let (verdict, remark) = match standing.status {
            Status::Valid => (level, last_day(level, outlook)),
            Status::Suspended => ("暂停", format!("暂停前为{level}")),
            Status::Withdrawn => ("已失效", "已撤销".to_owned()),
            Status::Cancelled => ("已失效", "已注销".to_owned()),
            Status::Expired => ("已失效", "已过期".to_owned()),
            Status::NotYetValid => ("未生效", format!("{issued} 起生效")),
        };
        let is_valid = standing.status == Status::Valid;
        Self {
            title: format!("售后服务认证 GB/T 27922：{verdict}，{remark}"),
            colour,
            shape,
            stars: if is_valid { standing.level.stars() } else { 0 },
            verdict,
            verdict_ink: if is_valid { INK } else { colour },
            remark,
        }
    }
}

/// Up to when the badge holds: stars that are decided to become others end with the day before.
fn last_day(level: &str, Outlook { until, status, level: other }: &Outlook) -> String {
    match (other, status) {
        (Some(entry), _) => format!("{level}至 {}", entry.from.previous()),
        (None, Some(Entry { standing: Standing { status: Status::Suspended, .. }, .. })) => {
            format!("有效期至 {until}，之后暂停")
        }
        (None, Some(_)) => format!("有效期至 {until}，之后失效"),
        (None, None) => format!("有效期至 {until}"),
    }
}

fn draw(face: &BadgeFace, number: &str, svg: &mut String) -> fmt::Result {
    let BadgeFace { title, colour, shape, .. } = face;
    write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}""#
    )?;
    write!(svg, r#" role="img" aria-labelledby="t d" lang="zh-CN" xml:lang="zh-CN" font-family="{FONTS}">"#)?;
    write!(svg, r#"<title id="t">{title}</title><desc id="d">证书编号 {}。{NOT_THE_PRODUCT}</desc>"#, escape(number))?;
    write!(
        svg,
        r#"<rect x="1.5" y="1.5" width="317" height="229" rx="14" fill="white" stroke="{colour}" stroke-width="3"/>"#
    )?;
    write!(svg, r#"<g transform="translate(66 63)"><path fill="{colour}" d="{ROSETTE}"/>"#)?;
    svg.push_str(r#"<g fill="none" stroke="white"><circle r="31" stroke-width="1.5"/>"#);
    write!(svg, r#"<path stroke-width="6" stroke-linecap="round" stroke-linejoin="round" d="{shape}"/></g></g>"#)?;
    let beside = TextLine { x: 121, y: 59, size: 36, room: 181, ink: INK, is_bold: true, anchor: Anchor::Start };
    beside.write("服务认证", svg)?;
    TextLine { y: 94, size: 24, ink: QUIET_INK, is_bold: false, ..beside }.write("GB/T 27922", svg)?;

    draw_verdict(face, svg)?;

    write!(svg, r#"<path stroke="{colour}" stroke-opacity=".4" d="M{MARGIN} 166.5h{}"/>"#, WIDTH - 2 * MARGIN)?;
    let room = WIDTH - 2 * MARGIN;
    let below = TextLine { x: WIDTH / 2, y: 195, size: 23, room, ink: INK, is_bold: true, anchor: Anchor::Middle };
    below.write(&face.remark, svg)?;
    TextLine { y: 220, size: 21, ink: QUIET_INK, is_bold: false, ..below }.write(number, svg)?;
    svg.push_str("</svg>\n");
    Ok(())
}

/// Stars and the word beside them, together in the middle; without stars the word alone.
fn draw_verdict(face: &BadgeFace, svg: &mut String) -> fmt::Result {
    let ink = face.verdict_ink;
    let word = TextLine { x: WIDTH / 2, y: 149, size: 34, room: 120, ink, is_bold: true, anchor: Anchor::Middle };
    if face.stars == 0 {
        return TextLine { size: 38, y: 151, ..word }.write(face.verdict, svg);
    }
    let stars_width = u32::from(face.stars) * STAR_PITCH;
    let word_width = 3 * word.size;
    let left = (WIDTH - stars_width - 8 - word_width) / 2;
    write!(svg, r#"<path fill="{STAR_INK}" d=""#)?;
    for star in 0..u32::from(face.stars) {
        write!(svg, "M{} 121{STAR}", left + star * STAR_PITCH + STAR_PITCH / 2)?;
    }
    svg.push_str("\"/>");
    TextLine { x: left + stars_width + 8, anchor: Anchor::Start, ..word }.write(face.verdict, svg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StarLevel;
    use crate::render::data::specimen;

    fn badge_of(status: Status, level: StarLevel) -> String {
        let issued = specimen::day("2026-03-01");
        let outlook = Outlook { until: specimen::day("2029-02-28"), status: None, level: None };
        Badge { number: "EX-27922-2026-00012", issued, standing: Standing { status, level }, outlook }.svg()
    }

    #[test]
    fn stars_are_shown_only_while_valid_and_never_for_the_level_without() {
        for status in Status::ALL {
            for level in StarLevel::ALL {
                let stars = if status == Status::Valid { level.stars() } else { 0 };
                let svg = badge_of(status, level);
                assert_eq!(svg.matches(STAR).count(), usize::from(stars), "{status} {level}");
                assert_eq!(svg.contains(STAR_INK), stars > 0, "{status} {level}");
            }
        }
    }

    #[test]
    fn every_status_has_its_words_and_only_a_valid_one_its_last_day() {
        for (status, words) in [
            (Status::Valid, "四星级"),
            (Status::Suspended, "暂停前为四星级"),
            (Status::Withdrawn, "已撤销"),
            (Status::Cancelled, "已注销"),
            (Status::Expired, "已过期"),
            (Status::NotYetValid, "2026-03-01 起生效"),
        ] {
            let svg = badge_of(status, StarLevel::FourStar);
            for words in [words, "服务认证", "GB/T 27922", "EX-27922-2026-00012"] {
                assert!(svg.contains(&format!(">{words}</text>")), "{status}: {words}");
            }
            assert_eq!(svg.contains("有效期至 2029-02-28"), status == Status::Valid, "{status}");
            assert_eq!(svg.contains("已失效"), status.is_ended(), "{status}");
        }
    }

    #[test]
    fn a_hostile_number_stays_text() {
        for hostile in specimen::HOSTILE {
            let svg = specimen::certified(&specimen::hostile_record(hostile), "2026-11-21", |certified| {
                Badge::of(certified).svg()
            });
            let tree = resvg::usvg::roxmltree::Document::parse(&svg).expect("an XML document");
            let known = ["svg", "title", "desc", "rect", "g", "path", "circle", "text"];
            for element in tree.descendants().filter(resvg::usvg::roxmltree::Node::is_element) {
                assert!(known.contains(&element.tag_name().name()), "{element:?}");
                assert!(!element.attributes().any(|attribute| attribute.name().starts_with("on")), "{element:?}");
            }
        }
    }
}
