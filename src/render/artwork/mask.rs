//! Takes the modules of a QR symbol as bit rows; gives the penalty by which ISO/IEC 18004 tells a good mask from a bad one.
//! It does not know what the symbol says.

use std::ops::BitXor;

/// Modules of a side of version 5, the largest that this register prints.
pub(super) const LARGEST_SIDE: usize = 37;

const RUN: u32 = 3;
const BLOCK: u32 = 3;
const FINDER: u32 = 40;
const BALANCE: u32 = 10;

/// Dark modules as bits, once by row and once by column; bit 0 is the left or the top one.
#[derive(Clone, Copy)]
pub(super) struct Modules {
    pub rows: Lines,
    columns: Lines,
}

type Lines = [u64; LARGEST_SIDE];

impl Modules {
    pub const LIGHT: Self = Self { rows: [0; LARGEST_SIDE], columns: [0; LARGEST_SIDE] };

    pub fn set(&mut self, x: usize, y: usize) {
        self.rows[y] |= 1 << x;
        self.columns[x] |= 1 << y;
    }

    /// How much stands in the way of a scanner: lower is better.   Source: ISO/IEC 18004:2015, 7.8.3.1.
    ///
    /// The quiet zone counts as the light area beside a finder-like pattern.
    pub fn penalty(&self, side: usize) -> u32 {
        let (rows, columns) = (&self.rows[..side], &self.columns[..side]);
        let by_line =
            |lines: &[u64]| -> u32 { lines.iter().map(|line| runs(*line, side) + finders(*line, side)).sum() };
        by_line(rows) + by_line(columns) + blocks(rows, side) + imbalance(rows, side)
    }
}

impl BitXor for Modules {
    type Output = Self;

    fn bitxor(mut self, other: Self) -> Self {
        for (mine, theirs) in self.rows.iter_mut().zip(other.rows) {
            *mine ^= theirs;
        }
        for (mine, theirs) in self.columns.iter_mut().zip(other.columns) {
            *mine ^= theirs;
        }
        self
    }
}

/// Rule 1: a run of 5 + k modules of one colour costs 3 + k.
fn runs(line: u64, side: usize) -> u32 {
    let same = same_as_next(line, side);
    let five = same & same >> 1 & same >> 2 & same >> 3;
    let first_five = five & !(five << 1);
    five.count_ones() + (RUN - 1) * first_five.count_ones()
}

/// Rule 2: a block of 2 × 2 modules of one colour costs 3, overlapping ones included.
fn blocks(rows: &[u64], side: usize) -> u32 {
    let between = |pair: &[u64]| {
        let level = same_as_next(pair[0], side) & same_as_next(pair[1], side) & !(pair[0] ^ pair[1]);
        BLOCK * level.count_ones()
    };
    rows.windows(2).map(between).sum()
}

/// Rule 3: dark 1, light 1, dark 3, light 1, dark 1 beside four light modules looks like a finder and costs 40.
fn finders(line: u64, side: usize) -> u32 {
    let line = line << 4;
    let light = !line & ones(side + 8);
    let four_light = light & light >> 1 & light >> 2 & light >> 3;
    let finder = line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6;
    FINDER * (finder & (four_light << 4 | four_light >> 7)).count_ones()
}

/// Rule 4: every full 5 % by which the dark modules are off one half cost 10.
fn imbalance(rows: &[u64], side: usize) -> u32 {
    let dark: usize = rows.iter().map(|row| row.count_ones() as usize).sum();
    let all = side * side;
    let steps = (2 * dark).abs_diff(all) * 10 / all;
    BALANCE * u32::try_from(steps).expect("at most ten steps")
}

/// The modules whose successor in the line has their colour.
fn same_as_next(line: u64, side: usize) -> u64 {
    !(line ^ line >> 1) & ones(side - 1)
}

fn ones(count: usize) -> u64 {
    (1 << count) - 1
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The four rules read aloud, module by module.
    pub(in super::super) fn slow_penalty(dark: &[Vec<bool>]) -> u32 {
        let side = dark.len();
        let transposed: Vec<Vec<bool>> = (0..side).map(|x| dark.iter().map(|row| row[x]).collect()).collect();
        let mut penalty = 0;
        for line in dark.iter().chain(&transposed) {
            for run in line.chunk_by(|a, b| a == b) {
                if run.len() >= 5 {
                    penalty += 3 + run.len() - 5;
                }
            }
            let quiet = [false; 4];
            let wide = [&quiet[..], line, &quiet[..]].concat();
            let finder = [true, false, true, true, true, false, true];
            for at in 4..wide.len() - 10 {
                let light = |from: usize| !wide[from..from + 4].contains(&true);
                if wide[at..at + 7] == finder && (light(at - 4) || light(at + 7)) {
                    penalty += 40;
                }
            }
        }
        for y in 1..side {
            for x in 1..side {
                let block = [dark[y][x], dark[y - 1][x], dark[y][x - 1], dark[y - 1][x - 1]];
                if block == [true; 4] || block == [false; 4] {
                    penalty += 3;
                }
            }
        }
        let share = dark.iter().flatten().filter(|dark| **dark).count() as f64 / (side * side) as f64;
        penalty += 10 * ((share * 100.0 - 50.0).abs() / 5.0 + 1e-9) as usize;
        penalty as u32
    }

    fn modules(dark: &[Vec<bool>]) -> Modules {
        let mut modules = Modules::LIGHT;
        for (y, row) in dark.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                modules.set(x, y);
            }
        }
        modules
    }

    /// Squares of every size, from chaos to long runs: each module repeats its left neighbour with a drawn likelihood.
    fn squares() -> impl Strategy<Value = Vec<Vec<bool>>> {
        let rows = |side: usize| prop::collection::vec(prop::collection::vec(any::<bool>(), side), side);
        let sides = prop::sample::select(vec![21usize, 25, 29, 33, 37]);
        (sides.prop_flat_map(move |side| (rows(side), rows(side))), any::<bool>()).prop_map(|((dark, keep), smooth)| {
            let mut square = dark;
            for (row, keep) in square.iter_mut().zip(&keep) {
                for x in 1..row.len() {
                    if smooth && keep[x] {
                        row[x] = row[x - 1];
                    }
                }
            }
            square
        })
    }

    proptest! {
        #[test]
        fn bit_operations_count_what_the_rules_say(square in squares()) {
            prop_assert_eq!(modules(&square).penalty(square.len()), slow_penalty(&square));
        }
    }

    #[test]
    fn each_rule_has_its_price() {
        assert_eq!(runs(0b11_1110, 6), 3);
        assert_eq!(runs(0b111_1110, 7), 4);
        assert_eq!(blocks(&[0b111, 0b111, 0b101], 3), 6);
        assert_eq!(finders(0b101_1101, 7), 40);
        assert_eq!(finders(0b11_0101_1101_0110, 14), 0);
        assert_eq!(imbalance(&[0, 0], 2), 100);
        assert_eq!(imbalance(&[0b11, 0], 2), 0);
    }
}
