//! Takes the PNG file of a label; gives what its QR code says, read by a decoder that shares no code with the encoder.

use image::{GrayImage, ImageFormat};
use rqrr::PreparedImage;

/// The height of a picture in which a module has four pixels and more: a decoder needs no more, and reads a larger one slowly.
const ENOUGH: u32 = 200;

/// What the one QR code in `png` says; `None` when the file cannot be read, or holds no code or several.
#[must_use]
pub fn read_back(png: &[u8]) -> Option<String> {
    let picture = image::load_from_memory_with_format(png, ImageFormat::Png).ok()?.into_luma8();
    let mut prepared = PreparedImage::prepare(thinned(&picture));
    let [symbol] = &prepared.detect_grids()[..] else { return None };
    symbol.decode().ok().map(|(_, text)| text)
}

/// Some pixels of `picture`, as far apart as leaves [`ENOUGH`] of them in a column.
fn thinned(picture: &GrayImage) -> GrayImage {
    let step = (picture.height() / ENOUGH).max(1);
    let (width, height) = (picture.width() / step, picture.height() / step);
    GrayImage::from_fn(width, height, |x, y| *picture.get_pixel(x * step + step / 2, y * step + step / 2))
}
