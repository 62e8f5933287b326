//! Bytes to text: UTF-8, or what they look like instead.

use std::fmt;

use encoding_rs::{DecoderResult, GBK};

use super::place::count;

/// Why bytes are not UTF-8 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUtf8 {
    Utf16,
    Gbk,
    /// The first byte that is wrong, at a line and column counted from 1.
    Byte {
        line: u32,
        column: u32,
        value: u8,
    },
}

impl std::error::Error for NotUtf8 {}

impl fmt::Display for NotUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str("the text is UTF-16, not UTF-8"),
            Self::Gbk => f.write_str("the text looks like GBK, not UTF-8"),
            Self::Byte { value, .. } => write!(f, "byte 0x{value:02X} is not UTF-8"),
        }
    }
}

pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of `bytes`, without a byte-order mark.
///
/// # Errors
/// [`NotUtf8`], naming UTF-16 and GBK when they are recognised.
pub fn decode(mut bytes: Vec<u8>) -> Result<String, NotUtf8> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || alternates_with_nul(&bytes) {
        return Err(NotUtf8::Utf16);
    }
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| recognise(error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// UTF-16 without a mark: every other one of the first bytes is NUL.
fn alternates_with_nul(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64) & !1];
    let all_nul = |at: usize| head.iter().skip(at).step_by(2).all(|byte| *byte == 0);
    head.len() >= 4 && (all_nul(0) != all_nul(1))
}

fn recognise(bytes: &[u8], valid: usize) -> NotUtf8 {
    let valid_text = std::str::from_utf8(&bytes[..valid]).expect("valid up to here");
    if looks_like_gbk(bytes) {
        return NotUtf8::Gbk;
    }
    let line_start = valid_text.rfind('\n').map_or(0, |newline| newline + 1);
    NotUtf8::Byte {
        line: count(valid_text.matches('\n').count() + 1),
        column: count(valid_text[line_start..].chars().count() + 1),
        value: bytes[valid],
    }
}

/// It can be read as GBK, and more of it is broken UTF-8 than is Chinese in UTF-8: pairs of GBK bytes are now and then
/// good UTF-8 by chance (those of 示 are), seldom all of them.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let (mut broken, mut chinese) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        chinese += chunk.valid().chars().filter(|character| character.len_utf8() == 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > chinese && can_be_read_as_gbk(bytes)
}

/// Decoded piece by piece and thrown away: the text itself is never wanted.
fn can_be_read_as_gbk(mut bytes: &[u8]) -> bool {
    let mut decoder = GBK.new_decoder_without_bom_handling();
    let mut piece = [0; 4096];
    loop {
        match decoder.decode_to_utf8_without_replacement(bytes, &mut piece, true) {
            (DecoderResult::InputEmpty, ..) => return true,
            (DecoderResult::OutputFull, read, _) => bytes = &bytes[read..],
            (DecoderResult::Malformed(..), ..) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(decode(b"\xEF\xBB\xBFa: b".to_vec()), Ok("a: b".to_owned()));
        assert_eq!(decode("名: 值".into()), Ok("名: 值".to_owned()));
    }

    #[test]
    fn other_encodings_are_named() {
        let utf16: Vec<u8> = "name: 示例".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode([b"\xFF\xFE".to_vec(), utf16].concat()), Err(NotUtf8::Utf16));
        let unmarked: Vec<u8> = "name: EX".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(unmarked), Err(NotUtf8::Utf16));
        for text in ["name: { zh: 示例家电（北京）有限公司 }\n", "name: { zh: 北京示例家电 }\n"] {
            let (gbk, ..) = GBK.encode(text);
            assert_eq!(decode(gbk.into_owned()), Err(NotUtf8::Gbk), "{text}");
        }
    }

    #[test]
    fn a_stray_byte_is_placed() {
        assert_eq!(
            decode(b"a: 1\n\xE5\x90\x8D: \xC3(".to_vec()),
            Err(NotUtf8::Byte { line: 2, column: 4, value: 0xC3 })
        );
    }
}
