//! Writes N random results of audits with the score and the level that the tool gives them, as JSON, to hold the script of the
//! self-assessment against: `cargo run --example scoring -- N`.
//!
//! Half of them lie on the edge of a level or a billionth beside it. The same N gives the same bytes.

#![expect(clippy::disallowed_methods, reason = "an example prints its own numbers")]

use std::error::Error;
use std::io::Write as _;

use serde_json::{Value, json};
use starmark::derive::score;
use starmark::model::{Evaluation, Points, Section, SectionScore, StarLevel};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count] = arguments.as_slice() else { return Err("usage: scoring N".into()) };
    let mut random = Random(0x5C0E);
    let results: Vec<Value> = (0..count.parse()?).map(|_| result(&mut random)).collect();
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &results)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// In the form of `tests/vectors/scoring.json`, without findings: every entry keeps to its rule.
fn result(random: &mut Random) -> Value {
    let excluded = Section::ALL.map(|section| match random.below(3) {
        0 => random.points(billionths(section.ceiling()) - 1),
        _ => 0,
    });
    let left = Section::ALL.map(|section| billionths(section.ceiling()) - excluded[section as usize]);
    let (special_deductions, bonus) = (random.below(5), random.below(2));
    let obtained = match random.below(2) {
        0 => left.map(|left| random.points(left)),
        _ => on_an_edge(random, left, special_deductions, bonus),
    };
    let section = |place: usize| SectionScore { obtained: points(obtained[place]), excluded: points(excluded[place]) };
    let evaluation = Evaluation {
        concluded: None,
        sections: [section(0), section(1), section(2)],
        special_deductions: u32::try_from(special_deductions).expect("fewer than five"),
        bonus: u32::try_from(bonus).expect("0 or 1"),
    };
    let score = score(&evaluation).expect("something is left of every section");
    let written = |place: usize| {
        json!({
            "obtained": evaluation.sections[place].obtained.to_string(),
            "excluded": evaluation.sections[place].excluded.to_string(),
        })
    };
    json!({
        "system": written(0),
        "commodity": written(1),
        "customer": written(2),
        "special_deductions": special_deductions.to_string(),
        "bonus": bonus.to_string(),
        "bonus_allowed": true,
        "expected": { "score": score.display(), "level": score.level() },
    })
}

/// Points of the sections that come to the edge of a level, or to a billionth beside it.
fn on_an_edge(random: &mut Random, left: [u64; 3], special_deductions: u64, bonus: u64) -> [u64; 3] {
    let level = StarLevel::ALL[usize::try_from(random.below(4)).expect("a small number")];
    let involved: u64 = left.iter().sum();
    let wanted = (u64::from(level.threshold()) + special_deductions - bonus) * involved;
    let mut rest = (wanted.div_ceil(100) + random.below(3)).saturating_sub(1).min(involved);
    let mut obtained = [0; 3];
    for place in 0..3 {
        let after: u64 = left[place + 1..].iter().sum();
        let (least, most) = (rest.saturating_sub(after), rest.min(left[place]));
        obtained[place] = least + random.below(most - least + 1);
        rest -= obtained[place];
    }
    obtained
}

fn billionths(points: Points) -> u64 {
    u64::try_from(points.billionths()).expect("ceilings are positive")
}

fn points(billionths: u64) -> Points {
    const ONE: u64 = 1_000_000_000;
    Points::parse(&format!("{}.{:09}", billionths / ONE, billionths % ONE)).expect("a number with nine decimals")
}

/// A small generator of reproducible numbers (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 8) % bound
    }

    /// Billionths up to `most`: whole points, halves, hundredths or as fine as they come.
    fn points(&mut self, most: u64) -> u64 {
        let step = [1_000_000_000, 500_000_000, 10_000_000, 1][usize::try_from(self.below(4)).expect("a small number")];
        self.below(most / step + 1) * step
    }
}
