//! Takes a URL; gives its QR symbol as modules. It knows neither ink nor pixels.

use std::sync::OnceLock;

use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern, Module};
use qrcode::ec::construct_codewords;
use qrcode::{Color, EcLevel, Version};

use super::mask::{LARGEST_SIDE, Modules};

/// A QR symbol of level Q in byte mode, without its quiet zone.   Source: ISO/IEC 18004, site.md §4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    side: usize,
    rows: [u64; LARGEST_SIDE],
}

/// A quarter of the symbol may be lost and it still reads.
const CORRECTION: EcLevel = EcLevel::Q;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

impl Symbol {
    /// The longest text, in bytes, that fits version 5.
    pub const LONGEST: usize = 60;

    /// Modules of light around the symbol, on every side.
    pub const QUIET_ZONE: usize = 4;

    /// The smallest symbol that says `text`, under the mask of least penalty. `None` when `text` is longer than
    /// [`Symbol::LONGEST`] bytes.
    ///
    /// Cost: about 15 µs.
    #[must_use]
    pub fn encode(text: &str) -> Option<Self> {
        let (frame, bits) = FRAMES.iter().zip(1..).find_map(|(frame, version)| {
            let bits = byte_mode(text, Version::Normal(version))?;
            Some((frame.get_or_init(|| VersionTemplate::new(Version::Normal(version))), bits))
        })?;
        let data = frame.place(bits);
        let best = frame
            .masked
            .iter()
            .map(|masked| *masked ^ data)
            .min_by_key(|candidate| candidate.penalty(frame.side))
            .expect("eight masks");
        Some(Self { side: frame.side, rows: best.rows })
    }

    /// Modules of a side: 21, 25, 29, 33 or 37.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.side
    }

    /// The rows from the top; bit 0 is the leftmost module, 1 is dark.
    #[must_use]
    pub fn rows(&self) -> &[u64] {
        &self.rows[..self.side]
    }

    /// Whether the module at (x, y) from the top left is dark; what lies outside is light.
    #[must_use]
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let row = usize::try_from(y).ok().and_then(|y| self.rows().get(y));
        let inside = (0..64).contains(&x);
        row.is_some_and(|row| inside && row >> x & 1 == 1)
    }
}

/// What the symbols of one version share.
struct VersionTemplate {
    version: Version,
    side: usize,
    /// Finders, timing and alignment drawn; the data modules still empty.
    empty: Canvas,
    /// The symbol of no data under each of the [`MASKS`]: data is added to it bit by bit (exclusive or).
    masked: [Modules; 8],
}

static FRAMES: [OnceLock<VersionTemplate>; 5] = [const { OnceLock::new() }; 5];

impl VersionTemplate {
    fn new(version: Version) -> Self {
        let side = usize::try_from(version.width()).expect("a positive width");
        let mut empty = Canvas::new(version, CORRECTION);
        empty.draw_all_functional_patterns();
        let masked = MASKS.map(|mask| {
            let mut canvas = empty.clone();
            canvas.apply_mask(mask);
            modules(&canvas, side, Module::is_dark)
        });
        Self { version, side, empty, masked }
    }

    /// The data modules that are dark before any mask.
    fn place(&self, bits: Bits) -> Modules {
        let (data, correction) =
            construct_codewords(&bits.into_bytes(), self.version, CORRECTION).expect("level Q exists in every version");
        let mut canvas = self.empty.clone();
        canvas.draw_data(&data, &correction);
        modules(&canvas, self.side, |module| module == Module::Unmasked(Color::Dark))
    }
}

/// `text` as one segment of bytes, padded; `None` when `version` is too small for it.
fn byte_mode(text: &str, version: Version) -> Option<Bits> {
    let mut bits = Bits::new(version);
    bits.push_byte_data(text.as_bytes()).ok()?;
    bits.push_terminator(CORRECTION).ok()?;
    Some(bits)
}

fn modules(canvas: &Canvas, side: usize, counts: impl Fn(Module) -> bool) -> Modules {
    let mut modules = Modules::LIGHT;
    for (y, row) in (0i16..).zip(0..side) {
        for (x, column) in (0i16..).zip(0..side) {
            if counts(canvas.get(x, y)) {
                modules.set(column, row);
            }
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use qrcode::QrCode;

    use super::super::mask::tests::slow_penalty;
    use super::*;

    fn rows(code: &QrCode) -> Vec<u64> {
        let is_dark = |(x, color): (usize, &Color)| u64::from(*color == Color::Dark) << x;
        code.to_colors().chunks(code.width()).map(|row| row.iter().enumerate().map(is_dark).sum()).collect()
    }

    /// The mask's number, as the format information beside the upper left finder says it.
    fn mask(rows: &[u64]) -> u64 {
        let format = (2..5).fold(0, |bits, x| bits << 1 | rows[8] >> x & 1);
        format ^ 0b101
    }

    fn urls() -> impl Strategy<Value = String> {
        ("https://[a-z0-9]{1,20}(\\.[a-z0-9-]{1,8}){1,2}", "[0-9A-HJ-NP-RTUW-Y]{10}")
            .prop_map(|(base, code)| format!("{base}/c/{code}/"))
    }

    fn decode(symbol: &Symbol) -> String {
        let scale = 4;
        let whole = (symbol.side() + 2 * Symbol::QUIET_ZONE) * scale;
        let module = |at: usize| (at / scale) as i32 - Symbol::QUIET_ZONE as i32;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(whole, whole, |x, y| {
            if symbol.is_dark(module(x), module(y)) { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().expect("a symbol that can be read").1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_decoder_that_is_not_ours_reads_the_very_url(url in urls()) {
            prop_assert_eq!(decode(&Symbol::encode(&url).expect("a short URL")), url);
        }

        #[test]
        fn no_mask_costs_less_than_the_chosen_one(url in urls()) {
            let symbol = Symbol::encode(&url).expect("a short URL");
            let version = Version::Normal((symbol.side() as i16 - 17) / 4);
            let bits = byte_mode(&url, version).expect("it fits").into_bytes();
            let (data, correction) = construct_codewords(&bits, version, CORRECTION).expect("level Q");
            let mut unmasked = Canvas::new(version, CORRECTION);
            unmasked.draw_all_functional_patterns();
            unmasked.draw_data(&data, &correction);
            let least = MASKS.map(|mask| {
                let mut canvas = unmasked.clone();
                canvas.apply_mask(mask);
                let colors = canvas.into_colors();
                let rows = colors.chunks(symbol.side()).map(|row| row.iter().map(|color| *color == Color::Dark).collect());
                slow_penalty(&rows.collect::<Vec<Vec<bool>>>())
            });
            let side = symbol.side() as i32;
            let chosen: Vec<Vec<bool>> = (0..side).map(|y| (0..side).map(|x| symbol.is_dark(x, y)).collect()).collect();
            prop_assert_eq!(Some(slow_penalty(&chosen)), least.into_iter().min());
        }

        #[test]
        fn where_the_crate_chooses_the_same_mask_the_symbol_is_the_same(url in urls()) {
            let ours = Symbol::encode(&url).expect("a short URL");
            let version = Version::Normal((ours.side() as i16 - 17) / 4);
            let theirs = rows(&QrCode::with_bits(byte_mode(&url, version).expect("it fits"), CORRECTION).expect("it fits"));
            if mask(ours.rows()) == mask(&theirs) {
                prop_assert_eq!(ours.rows(), theirs);
            }
        }
    }

    #[test]
    fn the_crate_mostly_chooses_the_same_mask() {
        let texts: Vec<String> = (0..100).map(|n| format!("https://verify{n}.example.cn/abc")).collect();
        let same = texts.iter().filter(|text| {
            let theirs = QrCode::with_error_correction_level(text.as_bytes(), CORRECTION).expect("it fits");
            Symbol::encode(text).expect("it fits").rows() == rows(&theirs)
        });
        assert!(same.count() > 80, "only rule 4 is counted otherwise");
    }

    #[test]
    fn the_smallest_version_that_fits_is_taken() {
        for (bytes, side) in [(11, 21), (12, 25), (20, 25), (21, 29), (32, 29), (33, 33), (46, 33), (47, 37), (60, 37)]
        {
            let symbol = Symbol::encode(&"x".repeat(bytes)).expect("it fits");
            assert_eq!(symbol.side(), side, "{bytes} bytes");
        }
        assert_eq!(Symbol::encode(&"x".repeat(Symbol::LONGEST + 1)), None);
    }
}
