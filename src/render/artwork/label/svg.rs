//! Takes a label; gives it as an SVG document: outlines only, so that it looks the same where no font is installed.

use std::fmt::Write as _;

use tiny_skia::{Path, PathSegment};

use super::layout::{GlyphLine, Label};
use crate::render::xml::escape;

impl Label {
    /// The SVG document: a unit is a millimetre, black on white.
    ///
    /// SVG has no colour of printing inks: its black is to be set to K100 where it is placed; the PDF has it already.
    #[must_use]
    pub fn svg(&self) -> String {
        let (width, height) = (thousandths(self.width_mm()), thousandths(self.height_mm()));
        let (width, height) = (decimal(width), decimal(height));
        let said: Vec<&str> = self.lines.iter().map(|line| &*line.text).collect();
        let mut svg = format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}""#,
                r#" role="img" aria-labelledby="t" lang="zh-CN" xml:lang="zh-CN"><title id="t">{title}</title>"#,
                r#"<rect width="{width}" height="{height}" fill="white"/>"#,
            ),
            width = width,
            height = height,
            title = escape(&said.join(" ")),
        );
        self.write_areas(&mut svg);
        svg.push_str("</svg>\n");
        svg
    }

    /// A path for the symbol, one for the stars where there are any, one a line.
    fn write_areas(&self, svg: &mut String) {
        let mut write = |data: PathData| {
            if !data.text.is_empty() {
                write!(svg, r#"<path d="{}"/>"#, data.text).expect("a String takes every character");
            }
        };
        let mut symbol = PathData::default();
        self.symbol_outlines().into_iter().for_each(|corners| symbol.polygon(corners));
        write(symbol);
        let mut stars = PathData::default();
        self.stars.iter().for_each(|star| stars.polygon(star.corners()));
        write(stars);
        for outline in self.lines.iter().filter_map(GlyphLine::outline) {
            let mut line = PathData::default();
            line.outline(&outline);
            write(line);
        }
    }
}

/// The `d` of a path: relative commands in millimetres, exact to a thousandth at every point.
#[derive(Default)]
struct PathData {
    text: String,
    /// Where the pen is, in thousandths.
    at: (i32, i32),
    /// Where the outline began.
    began: (i32, i32),
}

impl PathData {
    fn polygon(&mut self, corners: impl IntoIterator<Item = (f32, f32)>) {
        for (number, corner) in corners.into_iter().enumerate() {
            if number == 0 { self.begin(corner) } else { self.go('l', &[corner]) }
        }
        self.close();
    }

    fn outline(&mut self, path: &Path) {
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(to) => self.begin((to.x, to.y)),
                PathSegment::LineTo(to) => self.go('l', &[(to.x, to.y)]),
                PathSegment::QuadTo(by, to) => self.go('q', &[(by.x, by.y), (to.x, to.y)]),
                PathSegment::CubicTo(by, and, to) => self.go('c', &[(by.x, by.y), (and.x, and.y), (to.x, to.y)]),
                PathSegment::Close => self.close(),
            }
        }
    }

    fn begin(&mut self, (x, y): (f32, f32)) {
        self.at = (thousandths(x), thousandths(y));
        self.began = self.at;
        self.text.push('M');
        self.numbers(&[self.at.0, self.at.1]);
    }

    /// On to the last of `points`; all of them are written as seen from where the pen is.
    fn go(&mut self, command: char, points: &[(f32, f32)]) {
        let points: Vec<(i32, i32)> = points.iter().map(|(x, y)| (thousandths(*x), thousandths(*y))).collect();
        let (x, y) = self.at;
        self.text.push(command);
        self.numbers(&points.iter().flat_map(|point| [point.0 - x, point.1 - y]).collect::<Vec<i32>>());
        self.at = points.last().copied().unwrap_or(self.at);
    }

    fn close(&mut self) {
        self.text.push('z');
        self.at = self.began;
    }

    fn numbers(&mut self, thousandths: &[i32]) {
        for (number, value) in thousandths.iter().enumerate() {
            if number > 0 && *value >= 0 {
                self.text.push(' ');
            }
            self.text.push_str(&decimal(*value));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a label is some hundred millimetres wide")]
fn thousandths(millimetres: f32) -> i32 {
    (millimetres * 1000.0).round() as i32
}

/// `thousandths` as a decimal, as short as it can be written.
fn decimal(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:03}");
    let rest = rest.trim_end_matches('0');
    if whole == 0 { format!("{sign}.{rest}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_decimal_is_as_short_as_it_can_be() {
        let written: Vec<String> = [0, 1, -20, 300, 4000, -56_078].map(decimal).into();
        assert_eq!(written, ["0", ".001", "-.02", ".3", "4", "-56.078"]);
    }
}
