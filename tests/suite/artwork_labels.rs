//! The labels that `registry artwork` makes, as printers' programs read them: sizes, inks, fonts, outlines, codes.

use std::collections::BTreeSet;
use std::io::Cursor;

use lopdf::content::Content;
use lopdf::{Document, Object};
use png::Unit;
use resvg::usvg::roxmltree;

use crate::artwork::{decoded, drawn, grey};
use crate::project::{Project, TODAY};

const CODE: &str = "7K3M9P2XC9";
const URL: &str = "https://verify.example.cn/c/7K3M9P2XC9/";
const RECORD: &str = "registry/enterprises/example.yaml";
/// Modules of the symbol of [`URL`], and with four modules of light on either side.
const SIDE: u32 = 33;
const WHOLE: u32 = SIDE + 8;
/// Of a millimetre: what a cutter cannot see.
const EXACT: f64 = 0.001;

/// The label of the base project's certificate in `format`.
fn label(project: &Project, side_mm: u32, format: &str) -> Vec<u8> {
    let side = format!("{side_mm}mm");
    let run = project.run(&["artwork", CODE, "--as-of", TODAY, "--side", &side, "--format", format]).succeeds();
    let path = format!("{}/artwork/{CODE}-{side}.{format}", project.root());
    assert_eq!(run.stdout, format!("{path}\n"));
    std::fs::read(path).expect("the file that was named")
}

fn svg(project: &Project) -> String {
    String::from_utf8(label(project, 20, "svg")).expect("SVG is text")
}

/// Width and height in millimetres.
fn size_of_svg(svg: &[u8]) -> (f64, f64) {
    let text = std::str::from_utf8(svg).expect("SVG is text");
    let document = roxmltree::Document::parse(text).expect("SVG is XML");
    let root = document.root_element();
    let millimetres = |name: &str| {
        let length = root.attribute(name).expect("a size");
        length.strip_suffix("mm").expect("in millimetres").parse::<f64>().expect("a number")
    };
    let (width, height) = (millimetres("width"), millimetres("height"));
    assert_eq!(root.attribute("viewBox"), Some(&*format!("0 0 {width} {height}")), "a unit is a millimetre");
    (width, height)
}

fn size_of_pdf(pdf: &[u8]) -> (f64, f64) {
    let document = Document::load_mem(pdf).expect("a PDF file");
    let pages = document.get_pages();
    assert_eq!(pages.len(), 1);
    let page = document.get_dictionary(pages[&1]).expect("a page");
    let size = |name: &[u8]| {
        let corners = page.get(name).and_then(Object::as_array).expect("a box");
        let corners: Vec<f64> = corners.iter().map(|at| f64::from(at.as_float().expect("a number"))).collect();
        assert_eq!(&corners[..2], [0.0, 0.0]);
        (corners[2] * 25.4 / 72.0, corners[3] * 25.4 / 72.0)
    };
    assert_eq!(size(b"MediaBox"), size(b"TrimBox"), "nothing is to be trimmed");
    size(b"TrimBox")
}

fn size_of_png(png: &[u8], side_mm: u32) -> (f64, f64) {
    let reader = png::Decoder::new(Cursor::new(png)).read_info().expect("a PNG file");
    let info = reader.info();
    let resolution = info.pixel_dims.expect("a resolution");
    assert!(matches!(resolution.unit, Unit::Meter) && resolution.xppu == resolution.yppu);
    assert!(f64::from(resolution.xppu) * 0.0254 >= 300.0, "{resolution:?}");
    assert_eq!((info.width % (info.height / WHOLE), info.height % WHOLE), (0, 0), "whole pixels a module");
    let per_module = info.height / WHOLE;
    let side = f64::from(per_module * SIDE) * 1000.0 / f64::from(resolution.xppu);
    assert!((side - f64::from(side_mm)).abs() < EXACT, "a QR code of {side} mm");
    let millimetres = |pixels: u32| f64::from(pixels) * 1000.0 / f64::from(resolution.xppu);
    (millimetres(info.width), millimetres(info.height))
}

#[test]
fn every_format_has_the_very_size() {
    let project = Project::base();
    for side_mm in [15, 20, 33] {
        let height = f64::from(side_mm * WHOLE) / f64::from(SIDE);
        let sizes = [
            size_of_svg(&label(&project, side_mm, "svg")),
            size_of_pdf(&label(&project, side_mm, "pdf")),
            size_of_png(&label(&project, side_mm, "png"), side_mm),
        ];
        let (width, _) = sizes[0];
        for (of, size) in ["SVG", "PDF", "PNG"].into_iter().zip(sizes) {
            assert!((size.1 - height).abs() < EXACT, "{of}: {size:?}, {height} mm high");
            assert!((size.0 - width).abs() < 2.0 * EXACT, "{of}: {size:?}, {width} mm wide");
        }
        assert!((2.2..2.8).contains(&(width / height)), "{width} × {height} mm");
    }
}

#[test]
fn the_pdf_knows_no_ink_but_black() {
    let pdf = label(&Project::base(), 20, "pdf");
    let document = Document::load_mem(&pdf).expect("a PDF file");
    let page = document.get_pages()[&1];
    let content = Content::decode(&document.get_page_content(page)).expect("drawing operators");
    let mut inks = Vec::new();
    let mut operators = BTreeSet::new();
    for operation in &content.operations {
        operators.insert(operation.operator.as_str());
        if operation.operator == "k" {
            let shares = operation.operands.iter().map(|share| share.as_float().expect("a share"));
            inks.push(shares.collect::<Vec<f32>>());
        }
    }
    assert_eq!(inks[0], [0.0; 4], "white under everything");
    assert!(inks.len() > 2 && inks[1..].iter().all(|ink| *ink == [0.0, 0.0, 0.0, 1.0]), "{inks:?}");
    // Paths and text are filled, with nothing that could bring another colour: no picture, pattern, shading or state.
    let plain = BTreeSet::from(["q", "Q", "cm", "k", "m", "l", "h", "f", "BT", "ET", "Tr", "Tf", "Tm", "TJ"]);
    assert!(operators.is_subset(&plain), "{operators:?}");
}

#[test]
fn the_pdf_carries_the_glyphs_that_it_uses_and_no_others() {
    let pdf = label(&Project::base(), 20, "pdf");
    assert!(pdf.len() < 20_000, "{} bytes", pdf.len());
    let document = Document::load_mem(&pdf).expect("a PDF file");
    let mut fonts = 0;
    for object in document.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if !font.has_type(b"FontDescriptor") {
            continue;
        }
        let name = font.get(b"FontName").and_then(Object::as_name).expect("a font has a name");
        let name = std::str::from_utf8(name).expect("a name in ASCII");
        let (tag, name) = name.split_once('+').expect("a subset has a tag");
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{tag}");
        assert!(name.starts_with("StarmarkLabel-"), "{name}");
        let file = font.get(b"FontFile3").and_then(Object::as_reference).expect("the font is embedded");
        assert!(document.get_object(file).and_then(Object::as_stream).is_ok_and(|file| !file.content.is_empty()));
        fonts += 1;
    }
    assert_eq!(fonts, 2);
}

#[test]
fn the_svg_needs_no_font() {
    let svg = svg(&Project::base());
    let document = roxmltree::Document::parse(&svg).expect("SVG is XML");
    let names: BTreeSet<&str> = document.root_element().descendants().map(|node| node.tag_name().name()).collect();
    assert_eq!(names, BTreeSet::from(["", "path", "rect", "svg", "title"]), "outlines, and text only in the title");
    assert!(!svg.contains("font") && !svg.contains("http://www.w3.org/1999/xlink"));
}

#[test]
fn every_format_leads_to_the_page() {
    let project = Project::base();
    assert_eq!(decoded(grey(&drawn(&svg(&project), 12.0))), URL);
    let png = image::load_from_memory(&label(&project, 20, "png")).expect("a PNG file").into_luma8();
    let (width, height) = (png.width() / 3, png.height() / 3);
    assert_eq!(decoded(image::GrayImage::from_fn(width, height, |x, y| *png.get_pixel(3 * x, 3 * y))), URL);
}

#[test]
fn the_lowest_level_has_words_and_no_stars() {
    for (level, word, stars) in
        [("standard", "达标级", 0), ("three-star", "三星级", 3), ("four-star", "四星级", 4), ("five-star", "五星级", 5)]
    {
        let project = Project::base();
        let project = if level == "five-star" { project } else { project.edit(RECORD, "five-star", level) };
        let svg = svg(&project);
        let document = roxmltree::Document::parse(&svg).expect("SVG is XML");
        let title = document.descendants().find(|node| node.has_tag_name("title")).and_then(|title| title.text());
        assert!(title.is_some_and(|title| title.starts_with(&format!("售后服务认证 {word} "))), "{title:?}");
        let outlines = document.descendants().filter_map(|node| node.attribute("d"));
        let drawn = outlines.filter(|outline| is_stars(outline)).map(|outline| outline.matches('z').count());
        assert_eq!(drawn.collect::<Vec<_>>(), if stars > 0 { vec![stars] } else { vec![] }, "{level}");
    }
}

/// Ten corners each: nothing else on a label is a row of polygons with ten corners.
fn is_stars(outline: &str) -> bool {
    outline.split_inclusive('z').all(|polygon| polygon.matches('l').count() == 9 && !polygon.contains('c'))
}

#[test]
fn the_same_certificate_has_the_same_bytes() {
    let (one, other) = (Project::base(), Project::base());
    for format in ["svg", "pdf", "png"] {
        assert_eq!(label(&one, 20, format), label(&other, 20, format), "{format}");
    }
    let of_all = Project::base();
    of_all.run(&["artwork", "--all", "--as-of", TODAY]).succeeds();
    for format in ["svg", "pdf", "png"] {
        let file = std::fs::read(of_all.path(&format!("artwork/{CODE}-20mm.{format}"))).expect("the file");
        assert_eq!(file, label(&one, 20, format), "{format}");
    }
}
