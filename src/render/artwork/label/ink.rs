//! Takes the pieces of a label; gives the areas that are black, in millimetres. It knows no file format.

use tiny_skia::{Path, PathBuilder};

use super::layout::{GlyphLine, Label, Star};
use crate::render::artwork::outlines::{Direction, Step, outlines};

/// Points and notches of a star of radius 1, clockwise from its topmost point.
const STAR: [(f32, f32); 10] = [
    (0.0, -1.0),
    (0.22451, -0.30902),
    (0.95106, -0.30902),
    (0.36327, 0.11803),
    (0.58779, 0.80902),
    (0.0, 0.38197),
    (-0.58779, 0.80902),
    (-0.36327, 0.11803),
    (-0.95106, -0.30902),
    (-0.22451, -0.30902),
];

impl GlyphLine {
    /// The outlines of its characters; `None` for a line of spaces.
    pub fn outline(&self) -> Option<Path> {
        let mut path = PathBuilder::new();
        self.face.outline(&self.glyphs, (self.x, self.y), self.size, &mut path);
        path.finish()
    }
}

impl Star {
    /// Its corners, from the topmost.
    pub fn corners(self) -> impl Iterator<Item = (f32, f32)> {
        STAR.into_iter().map(move |(x, y)| (self.x + x * self.radius, self.y + y * self.radius))
    }
}

impl Label {
    /// The outlines of the dark modules, a list of corners each.
    pub(super) fn symbol_outlines(&self) -> Vec<Vec<(f32, f32)>> {
        let mut closed: Vec<Vec<(f32, f32)>> = Vec::new();
        let (mut x, mut y) = (0, 0);
        outlines(&self.symbol, |step| {
            match step {
                Step::Begin { x: left, y: top } => {
                    (x, y) = (left, top);
                    closed.push(Vec::new());
                }
                Step::Go { heading: Direction::East, modules } => x += modules,
                Step::Go { heading: Direction::South, modules } => y += modules,
                Step::Go { heading: Direction::West, modules } => x -= modules,
                Step::Go { heading: Direction::North, modules } => y -= modules,
                Step::Close => return,
            }
            let corner = (self.millimetres(x), self.millimetres(y));
            closed.last_mut().expect("an outline begins before it goes on").push(corner);
        });
        closed
    }
}
