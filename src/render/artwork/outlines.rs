//! Takes a QR symbol; gives the outlines of its dark areas, so that no hairline shows between modules in print.
//! It knows neither units nor file formats.

use super::Symbol;

/// A piece of an outline, in modules; the quiet zone's outer corner is the origin, y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An outline begins at this corner.
    Begin { x: usize, y: usize },
    /// On by so many modules.
    Go { heading: Direction, modules: usize },
    /// Back to where the outline began, straight on.
    Close,
}

/// Gives every outline of `symbol` to `pen`, from the top: outer ones clockwise, holes the other way round.
pub(super) fn outlines(symbol: &Symbol, pen: impl FnMut(Step)) {
    Outliner::new(symbol).draw(pen);
}

/// Follows the edges of the dark areas. Modules are counted from 1 here, so that light ones surround the symbol.
struct Outliner {
    /// Bit x of row y: the module is dark.
    dark: Vec<u64>,
    /// Bit x of row y: the module is dark, the one above it light, and no outline has passed between them yet.
    top_edges: Vec<u64>,
}

/// A direction along an edge, with the dark area on the right hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
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

    fn draw(mut self, mut pen: impl FnMut(Step)) {
        let shift = Symbol::QUIET_ZONE - 1;
        for y in 0..self.top_edges.len() {
            while self.top_edges[y] != 0 {
                let x = self.top_edges[y].trailing_zeros() as usize;
                pen(Step::Begin { x: x + shift, y: y + shift });
                self.trace((x, y), &mut pen);
            }
        }
    }

    /// Follows one closed outline that leaves the corner `start`, the upper left of that module, eastwards.
    fn trace(&mut self, start: (usize, usize), pen: &mut impl FnMut(Step)) {
        let (mut x, mut y) = start;
        let mut heading = Direction::East;
        loop {
            let mut modules = 0;
            let next = loop {
                match heading {
                    Direction::East => {
                        self.top_edges[y] &= !(1 << x);
                        x += 1;
                    }
                    Direction::South => y += 1,
                    Direction::West => x -= 1,
                    Direction::North => y -= 1,
                }
                modules += 1;
                let (left, right) = heading.ahead(x, y);
                if !self.is_dark(right) {
                    break heading.right();
                }
                if self.is_dark(left) {
                    break heading.left();
                }
            };
            if (x, y) == start && next == Direction::East {
                pen(Step::Close);
                return;
            }
            pen(Step::Go { heading, modules });
            heading = next;
        }
    }

    fn is_dark(&self, (x, y): (usize, usize)) -> bool {
        self.dark[y] >> x & 1 == 1
    }
}

impl Direction {
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
}
