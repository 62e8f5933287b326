//! Takes a line of text and the room for it; gives an SVG text that stays inside, whatever font the reader has.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::render::xml::escape;

/// One line of a drawing, in its units.
#[derive(Clone, Copy)]
pub(super) struct TextLine {
    pub x: u32,
    /// The base line.
    pub y: u32,
    pub size: u32,
    /// The widest that the line may become.
    pub room: u32,
    pub ink: &'static str,
    pub is_bold: bool,
    pub anchor: Anchor,
}

/// Which point of the line stands at `x`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

/// A line is squeezed to three fifths at most; what is longer still is cut.
const TIGHTEST_PERCENT: u32 = 60;

impl TextLine {
    pub fn write(self, text: &str, svg: &mut String) -> fmt::Result {
        let Self { x, y, size, room, ink, .. } = self;
        let text = self.cut(text);
        write!(svg, r#"<text x="{x}" y="{y}" font-size="{size}" fill="{ink}""#)?;
        if self.is_bold {
            svg.push_str(r#" font-weight="700""#);
        }
        if self.anchor == Anchor::Middle {
            svg.push_str(r#" text-anchor="middle""#);
        }
        if self.width(&text) > room {
            write!(svg, r#" textLength="{room}" lengthAdjust="spacingAndGlyphs""#)?;
        }
        write!(svg, ">{}</text>", escape(&text))
    }

    /// The beginning of `text` that can be squeezed into the room, with an ellipsis where something was cut.
    fn cut(self, text: &str) -> Cow<'_, str> {
        let longest = self.room * 100 / TIGHTEST_PERCENT;
        if self.width(text) <= longest {
            return Cow::Borrowed(text);
        }
        let mut left = longest.saturating_sub(self.size);
        let kept = text.chars().take_while(|character| {
            let fits = self.advance(*character) <= left;
            left = left.saturating_sub(self.advance(*character));
            fits
        });
        Cow::Owned(kept.chain(std::iter::once('…')).collect())
    }

    fn width(self, text: &str) -> u32 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    /// A generous estimate: a Latin letter or digit takes 62 % of the size, anything else the whole of it.
    fn advance(self, character: char) -> u32 {
        if character.is_ascii() { (self.size * 62).div_ceil(100) } else { self.size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let line = TextLine { x: 0, y: 0, size: 20, room: 200, ink: "#000", is_bold: false, anchor: Anchor::Start };
        let mut svg = String::new();
        line.write(text, &mut svg).expect("a String takes every character");
        svg
    }

    #[test]
    fn a_line_is_left_squeezed_or_cut_by_its_length() {
        assert!(!written("有效期至 2029").contains("textLength"));
        let squeezed = written("一二三四五六七八九十一二三");
        assert!(squeezed.contains(r#"textLength="200""#) && squeezed.contains("二三<"), "{squeezed}");
        let cut = written(&"示".repeat(10_000));
        assert_eq!(cut.matches('示').count(), 15);
        assert!(cut.contains(r#"textLength="200""#) && cut.contains("…<"), "{cut}");
    }
}
