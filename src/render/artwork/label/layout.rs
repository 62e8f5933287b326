//! Takes what a label says and how large its QR code is; gives where everything stands, in millimetres from the upper left corner.
//! It knows no file format.

use super::typeface::{Face, Glyph, width};
use crate::model::{Day, StarLevel};
use crate::render::artwork::Symbol;

/// What a label says beside its QR code.
#[derive(Clone, Copy, Debug)]
pub struct LabelWords<'a> {
    /// Host of the URL: whoever scans can compare, and a forged code is noticed.
    pub host: &'a str,
    /// The certificate's number, as printed on it.
    pub number: &'a str,
    pub level: StarLevel,
    /// The last day on which the certificate is valid; the label says its month.
    pub expires: Day,
}

/// Why there is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// The typeface of labels lacks a character of the number.
    #[error("the typeface of labels lacks the character `{0}`")]
    Character(char),
    /// A line would make the label wider than anybody can use.
    #[error("a line of the label would be too long")]
    TooLong,
}

/// A label for packs and brochures: the QR code with its quiet zone, and beside it what it says.
///
/// Black on white. Everything but the size of a module keeps its proportion to the side of the QR code.
#[derive(Clone, Debug)]
pub struct Label {
    pub(super) symbol: Symbol,
    /// The side of a module, in millimetres.
    pub(super) module: f32,
    /// Size in modules, quiet zone included: whole, so that every format has the very same size.
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) lines: Vec<GlyphLine>,
    pub(super) stars: Vec<Star>,
}

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct GlyphLine {
    pub text: String,
    pub face: Face,
    pub glyphs: Vec<Glyph>,
    /// Of an em.
    pub size: f32,
    pub x: f32,
    /// The base line.
    pub y: f32,
}

/// A five-pointed star, upright.
#[derive(Clone, Copy, Debug)]
pub(super) struct Star {
    /// Its centre.
    pub x: f32,
    pub y: f32,
    /// From the centre to a point.
    pub radius: f32,
}

/// Sizes and distances, in sides of the QR code. At the smallest side, 15 mm, the smallest text measures 5 points.
const HEADLINE: f32 = 0.16;
const LEVEL: f32 = 0.235;
const FACT: f32 = 0.118;
const FACT_LEADING: f32 = 0.168;
/// From the name of a fact to the fact.
const FACT_GAP: f32 = 0.06;
/// From the headline's base line to that of the level.
const LEVEL_LEADING: f32 = 0.295;
const STAR_RADIUS: f32 = 0.092;
const STAR_PITCH: f32 = 0.188;
/// From the level to the first star.
const STAR_GAP: f32 = 0.07;
/// The widest that the text may become.
const WIDEST: f32 = 4.0;

/// How far the ink of Chinese characters reaches from the base line, and where its middle is, in ems.
const INK_ABOVE: f32 = 0.85;
const INK_BELOW: f32 = 0.08;
const INK_MIDDLE: f32 = 0.35;

impl Label {
    /// The label that says `words` beside `symbol`, whose side WITHOUT the quiet zone measures `side_mm`.
    ///
    /// The text stands as high as the symbol; the quiet zone is the margin on every side.   Source: site.md §4.
    ///
    /// # Errors
    /// [`LabelError`]: the number cannot be set.
    pub fn lay_out(words: LabelWords<'_>, symbol: Symbol, side_mm: u32) -> Result<Self, LabelError> {
        let side = number(side_mm);
        let modules = symbol.side();
        let module = side / number(modules);
        let quiet = number(Symbol::QUIET_ZONE) * module;
        let mut column = Column { left: quiet + side + quiet, right: 0.0, side, lines: Vec::new() };

        let headline = quiet + INK_ABOVE * HEADLINE * side;
        column.line(Face::Bold, "售后服务认证", HEADLINE, 0.0, headline)?;
        let level = headline + LEVEL_LEADING * side;
        let word_end = column.line(Face::Bold, words.level.chinese(), LEVEL, 0.0, level)?;
        let star = |number: u8| Star {
            x: word_end + (STAR_GAP + STAR_RADIUS + STAR_PITCH * f32::from(number)) * side,
            y: level - INK_MIDDLE * LEVEL * side,
            radius: STAR_RADIUS * side,
        };
        let stars: Vec<Star> = (0..words.level.stars()).map(star).collect();
        column.reach(stars.last().map_or(0.0, |star| star.x + star.radius));

        let last = quiet + (1.0 - INK_BELOW * FACT) * side;
        let month = words.expires.date();
        let until = format!("{} 年 {} 月", month.year(), month.month());
        let facts = [("证书编号", words.number), ("有效期至", &until), ("查验网址", words.host)];
        for ((name, fact), below) in facts.into_iter().zip([2.0, 1.0, 0.0]) {
            let y = last - below * FACT_LEADING * side;
            let name_end = column.line(Face::Regular, name, FACT, 0.0, y)?;
            let indent = (name_end - column.left) / side + FACT_GAP;
            column.line(Face::Regular, fact, FACT, indent, y)?;
        }
        let text_width = column.right - column.left;
        if text_width > WIDEST * side {
            return Err(LabelError::TooLong);
        }
        Ok(Self {
            module,
            columns: modules + 3 * Symbol::QUIET_ZONE + whole_modules(text_width / module),
            rows: modules + 2 * Symbol::QUIET_ZONE,
            lines: column.lines,
            stars,
            symbol,
        })
    }

    /// Width in millimetres: the whole artwork, nothing to be trimmed.
    #[must_use]
    pub fn width_mm(&self) -> f32 {
        self.millimetres(self.columns)
    }

    /// Height in millimetres.
    #[must_use]
    pub fn height_mm(&self) -> f32 {
        self.millimetres(self.rows)
    }

    /// The length of so many modules.
    pub(super) fn millimetres(&self, modules: usize) -> f32 {
        number(modules) * self.module
    }
}

/// The text beside the symbol, as it grows.
struct Column {
    left: f32,
    /// The end of the longest line.
    right: f32,
    side: f32,
    lines: Vec<GlyphLine>,
}

impl Column {
    /// Sets `text`, whose size and indent are given in sides of the QR code; gives the end of the line.
    fn line(&mut self, face: Face, text: &str, size: f32, indent: f32, y: f32) -> Result<f32, LabelError> {
        let glyphs = face.set(text).map_err(LabelError::Character)?;
        let (x, size) = (self.left + indent * self.side, size * self.side);
        let end = x + width(&glyphs) * size;
        self.lines.push(GlyphLine { text: text.to_owned(), face, glyphs, size, x, y });
        self.reach(end);
        Ok(end)
    }

    fn reach(&mut self, x: f32) {
        self.right = self.right.max(x);
    }
}

fn number(count: impl TryInto<u16>) -> f32 {
    f32::from(count.try_into().ok().expect("a label measures some hundred modules and millimetres"))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred modules")]
fn whole_modules(modules: f32) -> usize {
    modules.ceil() as usize
}
