//! QR codes and badges of the whole example register, read by programs that are not ours.

use std::io::Cursor;

use image::GrayImage;
use png::{BitDepth, Unit};
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use resvg::usvg::roxmltree::Document;
use serde_json::Value;

use crate::project::Project;
use crate::site::{Tree, text};

const BASE_URL: &str = "https://verify.example.cn";
/// Pixels across a module, and the side of a symbol that the settings of the example ask for.
const MODULE_PIXELS: usize = 8;
const SIDE_MM: usize = 20;
/// Light modules around a symbol.   Source: ISO/IEC 18004.
const QUIET_ZONE: usize = 4;

/// Every certificate of the example register: its code, and its subject as published.
fn certificates(site: &Tree) -> Vec<(String, Value)> {
    let lines = text(site, "data/certificates.jsonl").lines();
    let subjects = lines.map(|line| serde_json::from_str::<Value>(line).expect("a line is an object"));
    subjects.map(|subject| (word(&subject, "code").to_owned(), subject)).collect()
}

fn word<'v>(subject: &'v Value, field: &str) -> &'v str {
    subject[field].as_str().expect("a word")
}

#[test]
fn every_qr_code_leads_to_its_certificate() {
    let site = Project::example().built();
    let certificates = certificates(&site);
    assert!(certificates.len() >= 55, "{} certificates", certificates.len());
    certificates.par_iter().for_each(|(code, _)| {
        let url = format!("{BASE_URL}/c/{code}/");
        let svg = drawn(text(&site, &format!("c/{code}/qr.svg")), 8.0);
        assert_eq!(decoded(grey(&svg)), url, "qr.svg of {code}");

        let png = &site[&format!("c/{code}/qr.png")];
        let picture = image::load_from_memory(png).expect("a PNG file").to_luma8();
        assert_eq!(decoded(picture), url, "qr.png of {code}");
    });
}

#[test]
fn every_qr_picture_is_fit_for_print() {
    let site = Project::example().built();
    certificates(&site).par_iter().for_each(|(code, _)| {
        let file = &site[&format!("c/{code}/qr.png")];
        let mut reader = png::Decoder::new(Cursor::new(file)).read_info().expect("a PNG file");
        let info = reader.info().clone();
        assert_eq!(info.bit_depth, BitDepth::One, "{code}");
        let size = info.pixel_dims.expect("a physical size");
        assert!(matches!(size.unit, Unit::Meter) && size.xppu == size.yppu, "{code}: {size:?}");

        let (width, height) = (info.width as usize, info.height as usize);
        assert_eq!(width, height);
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("a whole picture");
        let row_bytes = width.div_ceil(8);
        let is_dark = |x: usize, y: usize| pixels[y * row_bytes + x / 8] & 0x80 >> (x % 8) == 0;

        // The quiet zone tells the size of a module.
        let margin = (0..width).find(|at| is_dark(*at, *at)).expect("a symbol has dark modules");
        assert_eq!(margin, QUIET_ZONE * MODULE_PIXELS, "{code}");
        let scale = MODULE_PIXELS;
        assert_eq!(width % scale, 0, "{code}: a side of whole modules");
        assert_eq!((width - 2 * margin) * 1000, SIDE_MM * size.xppu as usize, "{code}: its side in print");
        let rows: Vec<&[u8]> = pixels.chunks(row_bytes).collect();
        for (row, module) in rows.chunks(scale).enumerate() {
            assert!(module.iter().all(|line| *line == module[0]), "{code}: row {row} of modules is torn");
            let torn = (0..width).find(|x| is_dark(*x, row * scale) != is_dark(x - x % scale, row * scale));
            assert_eq!(torn, None, "{code}: a module of row {row} is torn");
        }
    });
}

#[test]
fn every_badge_shows_its_status_and_stars_only_while_valid() {
    let site = Project::example().built();
    let mut seen = std::collections::BTreeSet::new();
    for (code, subject) in certificates(&site) {
        let svg = text(&site, &format!("c/{code}/badge.svg"));
        let document = Document::parse(svg).expect("a badge is XML");
        let title =
            document.root_element().children().find(|child| child.has_tag_name("title")).and_then(|title| title.text());
        assert!(title.is_some_and(|title| title.contains("GB/T 27922")), "{code}: {title:?}");

        let (status, level) = (word(&subject, "status"), word(&subject, "level"));
        let pixmap = drawn(svg, 1.0);
        // The middle of the frame's upper side.
        assert_eq!(colour(&pixmap, pixmap.width() / 2, 1), status_colour(status), "{code}: {status}");
        let stars = status == "valid" && level != "standard";
        assert_eq!(holds(&pixmap, STAR_COLOUR), stars, "{code}: {status}, {level}");
        seen.insert((status.to_owned(), stars));
    }
    assert_eq!(seen.len(), 7, "the example register has every status, and a valid badge without stars: {seen:?}");
}

const STAR_COLOUR: [u8; 3] = [0x8a, 0x61, 0x00];

/// Source: site.md §1.
fn status_colour(status: &str) -> [u8; 3] {
    match status {
        "valid" => [0x0b, 0x6b, 0x3a],
        "suspended" => [0x8a, 0x4b, 0x00],
        "withdrawn" | "cancelled" => [0xa4, 0x00, 0x1d],
        "expired" | "not-yet-valid" => [0x4a, 0x4a, 0x4a],
        other => panic!("`{other}` is no status"),
    }
}

/// `svg` on white paper, `scale` pixels a unit.
pub fn drawn(svg: &str, scale: f32) -> Pixmap {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG document");
    let size = tree.size().to_int_size().scale_by(scale).expect("a size");
    let mut pixmap = Pixmap::new(size.width(), size.height()).expect("a size");
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap
}

fn colour(pixmap: &Pixmap, x: u32, y: u32) -> [u8; 3] {
    let pixel = pixmap.pixel(x, y).expect("a pixel of the picture");
    [pixel.red(), pixel.green(), pixel.blue()]
}

fn holds(pixmap: &Pixmap, colour: [u8; 3]) -> bool {
    pixmap.pixels().iter().any(|pixel| [pixel.red(), pixel.green(), pixel.blue()] == colour)
}

pub fn grey(pixmap: &Pixmap) -> GrayImage {
    let bytes = pixmap.pixels().iter().map(|pixel| pixel.green()).collect();
    GrayImage::from_raw(pixmap.width(), pixmap.height(), bytes).expect("a byte a pixel")
}

/// What a decoder reads in `picture`, which holds one symbol.
pub fn decoded(picture: GrayImage) -> String {
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one symbol");
    let (meta, content) = grids[0].decode().expect("a symbol that can be read");
    // The decoder counts levels as the format information does: M, L, H, Q.
    assert_eq!(meta.ecc_level, 3, "error correction Q");
    content
}
