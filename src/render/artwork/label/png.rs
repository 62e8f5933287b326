//! Takes a label; gives it as a picture that knows its size in print, for word processors and shops.

use image::{GrayImage, Luma};
use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

use super::layout::{GlyphLine, Label};
use crate::render::artwork::Symbol;

/// Printers of packaging ask for this many dots an inch.
const DOTS_PER_INCH: f32 = 600.0;
const MILLIMETRES_PER_INCH: f32 = 25.4;
const WHITE: Luma<u8> = Luma([255]);
const BLACK: Luma<u8> = Luma([0]);

impl Label {
    /// The PNG file: grey, black on white, whole pixels a module, at least 600 dots an inch and the resolution in the file.
    ///
    /// Cost: a byte a pixel while it is made; a million pixels at 20 mm.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        let scale = self.pixels_per_module();
        let picture = self.picture(scale);
        let per_metre = pixels_per_metre(scale, self.module);
        let mut file = Vec::with_capacity(64 * 1024);
        let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(picture.as_raw()))
            .expect("a Vec takes every byte of a picture of the announced size");
        file
    }

    /// The fewest that are as fine as [`DOTS_PER_INCH`] asks.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
    fn pixels_per_module(&self) -> u32 {
        (self.module * DOTS_PER_INCH / MILLIMETRES_PER_INCH).ceil() as u32
    }

    fn picture(&self, scale: u32) -> GrayImage {
        let pixels = |modules: usize| u32::try_from(modules).expect("some hundred modules") * scale;
        let (width, height) = (pixels(self.columns), pixels(self.rows));
        let mut picture = GrayImage::from_pixel(width, height, WHITE);
        self.draw_text(scale, &mut picture);
        for (row, bits) in self.symbol.rows().iter().enumerate() {
            for column in (0..self.symbol.side()).filter(|column| bits >> column & 1 == 1) {
                let (left, top) = (pixels(Symbol::QUIET_ZONE + column), pixels(Symbol::QUIET_ZONE + row));
                let module = (left..left + scale).flat_map(|x| (top..top + scale).map(move |y| (x, y)));
                module.for_each(|(x, y)| picture.put_pixel(x, y, BLACK));
            }
        }
        picture
    }

    /// Lines and stars, their edges smoothed.
    fn draw_text(&self, scale: u32, picture: &mut GrayImage) {
        let mut ink = Mask::new(picture.width(), picture.height()).expect("a picture is not empty");
        let to_pixels = f32::from(u16::try_from(scale).expect("some hundred pixels")) / self.module;
        let to_pixels = Transform::from_scale(to_pixels, to_pixels);
        let outlines = self.lines.iter().filter_map(GlyphLine::outline);
        for path in outlines.chain(self.stars_outline()) {
            ink.fill_path(&path, FillRule::Winding, true, to_pixels);
        }
        for (pixel, covered) in picture.pixels_mut().zip(ink.data()) {
            *pixel = Luma([255 - covered]);
        }
    }

    fn stars_outline(&self) -> Option<Path> {
        let mut path = PathBuilder::new();
        for star in &self.stars {
            for (number, (x, y)) in star.corners().enumerate() {
                if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
            }
            path.close();
        }
        path.finish()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousand pixels a metre")]
fn pixels_per_metre(pixels_per_module: u32, module_mm: f32) -> u32 {
    (f64::from(pixels_per_module) * 1000.0 / f64::from(module_mm)).round() as u32
}
