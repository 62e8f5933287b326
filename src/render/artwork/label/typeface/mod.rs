//! Takes a line of text; gives its glyphs, its width and its outlines. The two fonts are in the binary: a label looks the same on
//! every machine. It knows neither positions on a label nor file formats.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::PathBuilder;

/// One of the two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Regular,
    Bold,
}

/// A character as it is set: no kerning, no ligatures, one glyph a character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub id: u32,
    /// To the next one, in ems.
    pub advance: f32,
}

static REGULAR: LazyLock<FontRef<'static>> = LazyLock::new(|| font(Face::Regular));
static BOLD: LazyLock<FontRef<'static>> = LazyLock::new(|| font(Face::Bold));

impl Face {
    /// The font file.
    pub const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("label-regular.otf"),
            Self::Bold => include_bytes!("label-bold.otf"),
        }
    }

    /// The glyphs of `text`, a character each; the first character that the font lacks, if there is one.
    pub fn set(self, text: &str) -> Result<Vec<Glyph>, char> {
        let font = self.font();
        let (characters, metrics) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
        let glyph = |character: char| {
            let id = characters.map(character)?;
            Some(Glyph { id: id.to_u32(), advance: metrics.advance_width(id)? / UNITS_PER_EM })
        };
        text.chars().map(|character| glyph(character).ok_or(character)).collect()
    }

    /// Adds the outlines of `glyphs` to `path`, from `x` on the base line `y`, where an em measures `size` and y grows downwards.
    pub fn outline(self, glyphs: &[Glyph], (x, y): (f32, f32), size: f32, path: &mut PathBuilder) {
        let outlines = self.font().outline_glyphs();
        let mut pen = Pen { path, x, y, scale: size / UNITS_PER_EM };
        for glyph in glyphs {
            let outline = outlines.get(GlyphId::new(glyph.id)).expect("a glyph of the character map has an outline");
            let drawn = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
            drawn.expect("the fonts in the binary are whole");
            pen.x += glyph.advance * size;
        }
    }

    fn font(self) -> &'static FontRef<'static> {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

/// How far `glyphs` reach, in ems.
pub(super) fn width(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.advance).sum()
}

/// Of both fonts.
const UNITS_PER_EM: f32 = 1000.0;

fn font(face: Face) -> FontRef<'static> {
    FontRef::new(face.file()).expect("the fonts in the binary are whole")
}

/// Turns the font's outlines, upwards and in its own units, into the label's.
struct Pen<'p> {
    path: &'p mut PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((cx0, cy0), (cx1, cy1), (x, y)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_labels_say_can_be_set() {
        let ascii: String = (' '..='~').collect();
        assert_eq!(Face::Regular.set(&ascii).map(|glyphs| glyphs.len()), Ok(95));
        assert!(Face::Regular.set("证书编号有效期至年月查验网址").is_ok());
        for headline in ["售后服务认证", "达标级", "三星级", "四星级", "五星级"] {
            assert!(Face::Bold.set(headline).is_ok(), "{headline}");
        }
    }

    #[test]
    fn a_character_that_the_font_lacks_is_named() {
        assert_eq!(Face::Regular.set("京字〔2026〕第 12 号，龘"), Err('龘'));
    }

    #[test]
    fn a_chinese_character_is_an_em_wide_and_stands_on_the_base_line() {
        let glyphs = Face::Bold.set("星").expect("a character of the font");
        assert!((width(&glyphs) - 1.0).abs() < 1e-6);
        let mut path = PathBuilder::new();
        Face::Bold.outline(&glyphs, (10.0, 20.0), 2.0, &mut path);
        let bounds = path.finish().expect("an outline").bounds();
        assert!(bounds.left() > 10.0 && bounds.right() < 12.0, "{bounds:?}");
        assert!(bounds.top() > 18.0 && bounds.bottom() < 20.3, "{bounds:?}");
    }
}
