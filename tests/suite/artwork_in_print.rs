//! A label from the PDF on, as a press and a phone see it: rasterised by poppler, made small, blurred and turned, read by two decoders.
//!
//! Needs `pdftoppm` and `pdftotext` (Debian's poppler-utils) and `zbarimg` (zbar-tools); `./test` installs them and runs this.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pictures of some thousand pixels"
)]

use std::path::Path;
use std::process::Command;

use image::imageops::{self, FilterType};
use image::{GrayImage, Luma};
use tempfile::TempDir;

use crate::artwork::decoded;
use crate::project::{Project, TODAY};

const CODE: &str = "7K3M9P2XC9";
const URL: &str = "https://verify.example.cn/c/7K3M9P2XC9/";
const REASON: &str = "poppler-utils and zbar-tools are installed";
/// Side of the QR code in the file, and on the box in the picture.
const MADE_MM: f32 = 20.0;
const PRINTED_MM: f32 = 15.0;

/// What `program` writes to standard output.
fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect(REASON);
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The label of the base project as PDF, in a folder that lives as long as the project.
fn pdf(project: &Project) -> String {
    let run = project.run(&["artwork", CODE, "--as-of", TODAY, "--format", "pdf"]).succeeds();
    run.stdout.trim_end().to_owned()
}

fn rasterised(pdf: &str, dots_per_inch: u32) -> GrayImage {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let target = folder.path().join("label");
    let target = target.to_str().expect("temporary folders have names of ASCII");
    output("pdftoppm", &["-r", &dots_per_inch.to_string(), "-png", "-singlefile", pdf, target]);
    image::open(folder.path().join("label.png")).expect("a picture").into_luma8()
}

/// What zbar reads in `picture`.
fn read_by_zbar(picture: &GrayImage) -> String {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let file: &Path = &folder.path().join("picture.png");
    picture.save(file).expect("a picture can be written");
    output("zbarimg", &["--quiet", "--raw", "--nodbus", file.to_str().expect("ASCII")]).trim_end().to_owned()
}

/// `picture` turned about its centre, on paper large enough for its corners.
fn turned(picture: &GrayImage, degrees: f32) -> GrayImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let side = width.hypot(height).ceil();
    GrayImage::from_fn(side as u32, side as u32, |x, y| {
        let (x, y) = (x as f32 - side / 2.0, y as f32 - side / 2.0);
        let (x, y) = (x * cosine + y * sine + width / 2.0, y * cosine - x * sine + height / 2.0);
        imageops::interpolate_bilinear(picture, x, y).unwrap_or(Luma([255]))
    })
}

#[test]
#[ignore = "needs poppler-utils and zbar-tools; ./test runs it"]
fn the_pdf_is_read_at_300_dots_an_inch() {
    let project = Project::base();
    let picture = rasterised(&pdf(&project), 300);
    assert_eq!(decoded(picture.clone()), URL);
    assert_eq!(read_by_zbar(&picture), URL);
}

#[test]
#[ignore = "needs poppler-utils and zbar-tools; ./test runs it"]
fn it_is_read_at_15_mm_and_200_dots_an_inch_blurred_and_turned() {
    let project = Project::base();
    let sharp = rasterised(&pdf(&project), 600);
    let shrink = PRINTED_MM / MADE_MM * 200.0 / 600.0;
    let (width, height) = (sharp.width() as f32 * shrink, sharp.height() as f32 * shrink);
    let small = imageops::resize(&sharp, width.round() as u32, height.round() as u32, FilterType::Triangle);
    assert_eq!(small.height(), 147, "18.6 mm at 200 dots an inch");
    for degrees in [10.0, -10.0] {
        let picture = turned(&imageops::blur(&small, 0.8), degrees);
        assert_eq!(decoded(picture.clone()), URL, "{degrees}°");
        assert_eq!(read_by_zbar(&picture), URL, "{degrees}°");
    }
}

#[test]
#[ignore = "needs poppler-utils; ./test runs it"]
fn the_text_of_the_pdf_can_be_searched_and_copied() {
    let project = Project::base();
    let text = output("pdftotext", &["-layout", &pdf(&project), "-"]);
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(
        lines,
        [
            "售后服务认证",
            "五星级",
            "证书编号 EX-27922-2026-00012",
            "有效期至 2029 年 2 月",
            "查验网址 verify.example.cn"
        ]
    );
}
