//! Takes a QR symbol; gives it as vector artwork: one path, in millimetres, the quiet zone included.

use super::Symbol;
use super::outlines::{Direction, Step, outlines};
use crate::render::xml::escape;

/// What a reader of the artwork who cannot scan is told.
#[derive(Clone, Copy, Debug)]
pub struct QrCaption<'a> {
    /// Host of the URL.
    pub host: &'a str,
    /// The certificate's public code.
    pub code: &'a str,
}

/// The SVG document of `symbol`, whose side WITHOUT the quiet zone measures `side_mm`.
///
/// Black on white.
#[must_use]
pub fn qr_svg(symbol: &Symbol, caption: QrCaption<'_>, side_mm: u32) -> String {
    let quiet = Symbol::QUIET_ZONE;
    let whole = symbol.side() + 2 * quiet;
    let thousandths = u64::from(side_mm) * 1000 * whole as u64 / symbol.side() as u64;
    let millimetres = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let (host, code) = (escape(caption.host), escape(caption.code));
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{side}mm" height="{side}mm" viewBox="0 0 {whole} {whole}""#,
            r#" role="img" aria-labelledby="t" lang="zh-CN" xml:lang="zh-CN" shape-rendering="crispEdges">"#,
            r#"<title id="t">{host} 证书 {code} 查验二维码</title>"#,
            r#"<rect width="{whole}" height="{whole}" fill="white"/><path d="{outlines}"/></svg>"#,
            "\n"
        ),
        side = millimetres,
        whole = whole,
        host = host,
        code = code,
        outlines = path_data(symbol),
    )
}

/// The path of every outline of `symbol`, in modules.
pub(super) fn path_data(symbol: &Symbol) -> String {
    let mut path = String::with_capacity(3072);
    outlines(symbol, |step| match step {
        Step::Begin { x, y } => {
            path.push('M');
            push_number(x, &mut path);
            path.push(' ');
            push_number(y, &mut path);
        }
        Step::Go { heading, modules } => {
            path.push_str(command(heading));
            push_number(modules, &mut path);
        }
        Step::Close => path.push('z'),
    });
    path
}

const fn command(heading: Direction) -> &'static str {
    match heading {
        Direction::East => "h",
        Direction::South => "v",
        Direction::West => "h-",
        Direction::North => "v-",
    }
}

/// Appends `number`, below 100: no symbol has more modules a side. Formatting it would take longer than the outline.
fn push_number(number: usize, path: &mut String) {
    let digit = |value: usize| char::from(b"0123456789"[value % 10]);
    if number >= 10 {
        path.push(digit(number / 10));
    }
    path.push(digit(number));
}

#[cfg(test)]
mod tests {
    use resvg::{tiny_skia, usvg};

    use super::*;

    const URL: &str = "https://verify.example.cn/c/7K3M9P2XC9/";

    fn artwork(url: &str) -> (Symbol, String) {
        let symbol = Symbol::encode(url).expect("a short URL");
        let svg = qr_svg(&symbol, QrCaption { host: "verify.example.cn", code: "7K3M9P2XC9" }, 20);
        (symbol, svg)
    }

    #[test]
    fn every_module_is_painted_where_it_belongs() {
        for number in 0..20 {
            let (symbol, svg) = artwork(&format!("https://verify{number}.example.cn/c/7K3M9P2XC9/"));
            let whole = symbol.side() + 2 * Symbol::QUIET_ZONE;
            let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("an SVG document");
            let mut pixels = tiny_skia::Pixmap::new(whole as u32, whole as u32).expect("a picture");
            let scale = whole as f32 / tree.size().width();
            resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
            for y in 0..whole {
                for x in 0..whole {
                    let pixel = pixels.pixel(x as u32, y as u32).expect("inside");
                    let quiet = Symbol::QUIET_ZONE as i32;
                    let dark = symbol.is_dark(x as i32 - quiet, y as i32 - quiet);
                    assert_eq!(pixel.red() < 128, dark, "({x}, {y})");
                    assert_eq!(pixel.alpha(), 255);
                }
            }
        }
    }

    #[test]
    fn the_side_is_that_of_the_symbol_without_its_quiet_zone() {
        let (symbol, svg) = artwork(URL);
        assert_eq!(symbol.side(), 33);
        assert!(svg.contains(r#"width="24.848mm" height="24.848mm" viewBox="0 0 41 41""#), "20 mm × 41 / 33: {svg}");
        assert_eq!(svg.matches("<path").count(), 1);
        assert!(svg.contains("<title id=\"t\">verify.example.cn 证书 7K3M9P2XC9 查验二维码</title>"));
    }
}
