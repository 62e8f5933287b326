//! Takes a QR symbol; gives it as vector artwork: one path, in millimetres, the quiet zone included.

use super::Symbol;
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
/// Black on white; the path is the outline of the dark areas, so that no hairline shows between modules in print.
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
        outlines = Outliner::new(symbol).draw(),
    )
}

/// Follows the edges of the dark areas. Modules are counted from 1 here, so that light ones surround the symbol.
struct Outliner {
    /// Bit x of row y: the module is dark.
    dark: Vec<u64>,
    /// Bit x of row y: the module is dark, the one above it light, and no outline has passed between them yet.
    top_edges: Vec<u64>,
}

/// A direction along an edge, with the dark area on the right hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    East,
    South,
    West,
    North,
}

impl Outliner {
    fn new(symbol: &Symbol) -> Self {
        let light = std::iter::once(0);
        let dark: Vec<u64> = light.clone().chain(symbol.rows().iter().map(|row| row << 1)).chain(light).collect();
        let below: Vec<u64> = dark.windows(2).map(|pair| pair[1] & !pair[0]).collect();
        Self { top_edges: [&[0], &below[..]].concat(), dark }
    }

    /// The path of every outline: outer ones clockwise, holes the other way round.
    fn draw(mut self) -> String {
        let mut path = String::with_capacity(3072);
        let shift = Symbol::QUIET_ZONE - 1;
        for y in 0..self.top_edges.len() {
            while self.top_edges[y] != 0 {
                let x = self.top_edges[y].trailing_zeros() as usize;
                path.push('M');
                push_number(x + shift, &mut path);
                path.push(' ');
                push_number(y + shift, &mut path);
                self.trace((x, y), &mut path);
            }
        }
        path
    }

    /// Appends one closed outline that leaves the corner `start`, the upper left of that module, eastwards.
    fn trace(&mut self, start: (usize, usize), path: &mut String) {
        let (mut x, mut y) = start;
        let mut heading = Heading::East;
        loop {
            let mut length = 0;
            let next = loop {
                match heading {
                    Heading::East => {
                        self.top_edges[y] &= !(1 << x);
                        x += 1;
                    }
                    Heading::South => y += 1,
                    Heading::West => x -= 1,
                    Heading::North => y -= 1,
                }
                length += 1;
                let (left, right) = heading.ahead(x, y);
                if !self.is_dark(right) {
                    break heading.right();
                }
                if self.is_dark(left) {
                    break heading.left();
                }
            };
            if (x, y) == start && next == Heading::East {
                path.push('z');
                return;
            }
            path.push_str(heading.command());
            push_number(length, path);
            heading = next;
        }
    }

    fn is_dark(&self, (x, y): (usize, usize)) -> bool {
        self.dark[y] >> x & 1 == 1
    }
}

impl Heading {
    const fn right(self) -> Self {
        match self {
            Self::East => Self::South,
            Self::South => Self::West,
            Self::West => Self::North,
            Self::North => Self::East,
        }
    }

    const fn left(self) -> Self {
        self.right().right().right()
    }

    /// The modules ahead of the corner (x, y): on the left hand, on the right hand.
    const fn ahead(self, x: usize, y: usize) -> ((usize, usize), (usize, usize)) {
        match self {
            Self::East => ((x, y - 1), (x, y)),
            Self::South => ((x, y), (x - 1, y)),
            Self::West => ((x - 1, y), (x - 1, y - 1)),
            Self::North => ((x - 1, y - 1), (x, y - 1)),
        }
    }

    const fn command(self) -> &'static str {
        match self {
            Self::East => "h",
            Self::South => "v",
            Self::West => "h-",
            Self::North => "v-",
        }
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
