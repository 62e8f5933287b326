//! Registers to measure on: N certificates in files of a thousand records.
//!
//! Names draw on thousands of different characters, so that nothing can be tuned to a small vocabulary. The same N gives
//! the same bytes; the project has no error on any day of 2026.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use starmark::model::{ALPHABET, Day, Industry, Province, PublicCode, Uscc};

const RECORDS_A_FILE: usize = 1000;
const SETTINGS: &str = "\
base_url: https://verify.example.cn
title: { zh: 生成的测试登记, en: Generated test register }
body:
  name: { zh: 示例认证有限公司, en: \"Example Certification Co., Ltd.\" }
  approval_number: CNCA-R-2016-999
mark: { on_pack: permitted, legal_basis: 示例 }
";

/// Writes a project with `count` certificates to the folder `dir`, in which there may be none yet.
///
/// # Errors
/// What the disk refuses.
pub fn write_register(count: usize, dir: &Path) -> io::Result<()> {
    let enterprises = dir.join("registry/enterprises");
    fs::create_dir_all(&enterprises)?;
    File::create_new(dir.join("registry/site.yaml"))?.write_all(SETTINGS.as_bytes())?;
    let mut random = Random(0x5EED);
    let mut serial = 0;
    let mut file = 0;
    while serial < count {
        let mut out = BufWriter::new(File::create_new(enterprises.join(format!("{file:04}.yaml")))?);
        for _ in 0..RECORDS_A_FILE {
            if serial == count {
                break;
            }
            let held = (1 + random.below(3) / 2).min(count - serial);
            out.write_all(record(&mut random, serial, held).as_bytes())?;
            serial += held;
        }
        out.flush()?;
        file += 1;
    }
    Ok(())
}

/// One enterprise that holds `held` certificates, the first of them number `serial`.
fn record(random: &mut Random, serial: usize, held: usize) -> String {
    const TRADES: [&str; 8] = ["电器", "服装", "家具", "机械", "珠宝", "汽车", "科技", "商贸"];
    let provinces: Vec<Province> = Province::all().collect();
    let industries: Vec<Industry> = Industry::all().collect();
    let province = provinces[random.below(provinces.len())];
    let brand: String = (0..2 + random.below(3)).map(|_| random.character()).collect();
    let trade = TRADES[random.below(TRADES.len())];
    let place = province.name(starmark::model::Language::Zh);
    let mut yaml = String::with_capacity(1200);
    let mut line = |text: &str| writeln!(yaml, "{text}").expect("a String takes every character");
    line("---");
    line(&format!("uscc: {}", uscc(serial, province.digits())));
    line(&format!("name: {{ zh: {place}{brand}{trade}有限公司, en: \"Generated Works {serial} Co., Ltd.\" }}"));
    line(&format!("brands: [{brand}]"));
    line(&format!("region: \"{}0100\"", province.digits()));
    line(&format!("address: {{ zh: {place}示例路 {} 号 }}", 1 + random.below(999)));
    line(&format!("industry: {}", industries[random.below(industries.len())].slug()));
    line("certificates:");
    for offset in 0..held {
        certificate(random, serial + offset, trade, &mut line);
    }
    yaml
}

fn certificate(random: &mut Random, serial: usize, trade: &str, line: &mut impl FnMut(&str)) {
    const LEVELS: [(&str, u32); 4] = [("standard", 72), ("three-star", 83), ("four-star", 91), ("five-star", 96)];
    let (level, score) = LEVELS[random.below(4)];
    let first = Day::parse("2023-01-01").expect("a day");
    let issued = first.plus_days(i32::try_from(random.below(1300)).expect("a few years"));
    let code = PublicCode::from_serial(serial as u64 * 7_919_777_123 % PublicCode::COUNT);
    line(&format!("  - code: {code}"));
    line(&format!("    number: EX-27922-{}-{serial:07}", issued.date().year()));
    line("    standard: GB/T 27922-2011");
    line(&format!("    scope: {{ zh: {trade}的安装、维修和客户服务, en: Installation and repair }}"));
    line(&format!("    issued: {issued}"));
    line(&format!("    expires: {}", issued.plus_years(3).previous()));
    line(&format!("    level: {level}"));
    line("    evaluation:");
    line(&format!("      concluded: {}", issued.plus_days(-14)));
    line("      sections:");
    line(&format!("        system:    {{ obtained: {} }}", score - 58));
    line("        commodity: { obtained: 33 }");
    line("        customer:  { obtained: 25 }");
    let (second, months) = match random.below(20) {
        0 => ("kind: suspension, reason: nonconformity", 11),
        1 => ("kind: withdrawal, reason: serious-incident", 12),
        _ => ("kind: surveillance, result: passed", 21),
    };
    let history = [("kind: surveillance, result: passed", 9), (second, months)];
    let latest = Day::parse("2026-11-01").expect("a day");
    let past = history.map(|(what, months)| (what, issued.plus_months(months)));
    let past: Vec<_> = past.into_iter().filter(|(_, on)| *on <= latest).collect();
    if !past.is_empty() {
        line("    events:");
    }
    for (what, on) in past {
        line(&format!("      - {{ on: {on}, {what} }}"));
    }
}

/// A credit code whose both checks are right, other for every `serial`.
fn uscc(serial: usize, province: u8) -> Uscc {
    let with_check = |body: &str| {
        let mut codes = ALPHABET.iter().map(|check| format!("{body}{}", *check as char));
        codes.find_map(|code| Uscc::parse(&code).ok()).expect("one of 31 check characters is right")
    };
    let body = format!("91{province}0100{serial:08}");
    let organisation = with_check(&format!("{body}0")).organisation_check();
    with_check(&format!("{body}{organisation}"))
}

/// A small generator of reproducible numbers (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).expect("31 bits") % bound
    }

    /// One of the twenty thousand characters of the first CJK block.
    fn character(&mut self) -> char {
        let number = 0x4E00 + u32::try_from(self.below(0x51A5)).expect("a block of Unicode");
        char::from_u32(number).expect("assigned throughout")
    }
}
