//! Takes a label; gives it as a PDF page of exactly its size, with its fonts embedded and in plain black, for printers.

use std::sync::LazyLock;

use krilla::color::cmyk;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::layout::{GlyphLine, Label};
use super::typeface::{Face, Glyph};

const POINTS_PER_MILLIMETRE: f32 = 72.0 / 25.4;

static REGULAR: LazyLock<Font> = LazyLock::new(|| font(Face::Regular));
static BOLD: LazyLock<Font> = LazyLock::new(|| font(Face::Bold));

impl Label {
    /// The PDF file: one page, whose media box and trim box are the label. Text is text, in subset fonts.
    ///
    /// Black is `0 0 0 1` of `DeviceCMYK`: it names the one plate, so that no colour management can make a black of four inks
    /// of it, whose plates never meet exactly at this size. White is `0 0 0 0`.
    ///
    /// The same label gives the same bytes: there is no date in the file, and its identifier follows from its content.
    #[must_use]
    pub fn pdf(&self) -> Vec<u8> {
        let (width, height) = (points(self.width_mm()), points(self.height_mm()));
        let page = Rect::from_xywh(0.0, 0.0, width, height).expect("a label has a size");
        let settings = PageSettings::from_wh(width, height).expect("a label has a size").with_trim_box(Some(page));
        let said: Vec<&str> = self.lines.iter().map(|line| &*line.text).collect();

        let mut document = Document::new_with(SerializeSettings::default());
        document.set_metadata(Metadata::new().title(said.join(" ")).language("zh-CN".to_owned()));
        let mut page_of_label = document.start_page_with(settings);
        let mut surface = page_of_label.surface();
        surface.set_fill(Some(ink(WHITE)));
        let mut whole = PathBuilder::new();
        whole.push_rect(page);
        fill(whole, &mut surface);
        surface.set_fill(Some(ink(BLACK)));
        self.draw(&mut surface);
        surface.finish();
        page_of_label.finish();
        document.finish().expect("plain paths and whole fonts always make a PDF")
    }

    fn draw(&self, surface: &mut Surface<'_>) {
        let mut symbol = PathBuilder::new();
        self.symbol_outlines().into_iter().for_each(|corners| push_polygon(corners, &mut symbol));
        fill(symbol, surface);
        let mut stars = PathBuilder::new();
        self.stars.iter().for_each(|star| push_polygon(star.corners(), &mut stars));
        fill(stars, surface);
        self.lines.iter().for_each(|line| draw_line(line, surface));
    }
}

/// Shares of 255 of cyan, magenta, yellow and black.
const BLACK: [u8; 4] = [0, 0, 0, 255];
const WHITE: [u8; 4] = [0; 4];

fn ink([cyan, magenta, yellow, black]: [u8; 4]) -> Fill {
    let paint = cmyk::Color::new(cyan, magenta, yellow, black).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn push_polygon(corners: impl IntoIterator<Item = (f32, f32)>, path: &mut PathBuilder) {
    for (number, (x, y)) in corners.into_iter().enumerate() {
        let (x, y) = (points(x), points(y));
        if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
}

fn fill(path: PathBuilder, surface: &mut Surface<'_>) {
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn draw_line(line: &GlyphLine, surface: &mut Surface<'_>) {
    let characters = line.text.char_indices().map(|(at, character)| at..at + character.len_utf8());
    let glyph = |(glyph, range): (&Glyph, _)| {
        KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, 0.0, 0.0, 0.0, range, None)
    };
    let glyphs: Vec<KrillaGlyph> = line.glyphs.iter().zip(characters).map(glyph).collect();
    let font = match line.face {
        Face::Regular => REGULAR.clone(),
        Face::Bold => BOLD.clone(),
    };
    let start = Point::from_xy(points(line.x), points(line.y));
    surface.draw_glyphs(start, &glyphs, font, &line.text, points(line.size), false);
}

fn font(face: Face) -> Font {
    Font::new(face.file().into(), 0).expect("the fonts in the binary are whole")
}

fn points(millimetres: f32) -> f32 {
    millimetres * POINTS_PER_MILLIMETRE
}
