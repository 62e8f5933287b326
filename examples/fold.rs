//! Writes what characters and N random texts are found by, as JSON, to hold `fold.js` against: `cargo run --example fold -- N`.
//!
//! `characters` has every scalar value of Unicode that does not stay as it is; all others do. The same N gives the same bytes.

#![expect(clippy::disallowed_methods, reason = "an example prints its own numbers")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;

use serde_json::json;
use starmark::model::found_by;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count] = arguments.as_slice() else { return Err("usage: fold N".into()) };
    let characters: BTreeMap<String, String> = ('\0'..=char::MAX)
        .map(|c| (c.to_string(), found_by(c.encode_utf8(&mut [0; 4]))))
        .filter(|(c, folded)| c != folded)
        .collect();
    let changed: Vec<&str> = characters.keys().map(String::as_str).collect();
    let mut random = Random(0xF01D);
    let texts: Vec<(String, String)> = (0..count.parse()?)
        .map(|_| {
            let text: String = (0..=random.below(12)).map(|_| random.piece(&changed)).collect();
            let folded = found_by(&text);
            (text, folded)
        })
        .collect();
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &json!({ "characters": characters, "texts": texts }))?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Xorshift: the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    /// What a text is made of: mostly what folding changes, marks and syllables that compose, and what people write.
    fn piece(&mut self, changed: &[&str]) -> String {
        const WRITTEN: [&str; 12] = [
            "示例",
            "電器",
            "EX-",
            "0012",
            " ",
            "e\u{301}",
            "Σ",
            "\u{1112}\u{1161}",
            "\u{11ab}",
            "𠮷",
            "\u{3099}",
            "か",
        ];
        match self.below(2) {
            0 => changed[self.below(changed.len())].to_owned(),
            _ => WRITTEN[self.below(WRITTEN.len())].to_owned(),
        }
    }
}
