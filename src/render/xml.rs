//! Text made fit for XML, in element content and in quoted attributes.

use std::borrow::Cow;

/// `text` with the five characters of markup written as references, and what XML 1.0 has no place for as U+FFFD.
///
/// Cost: nothing is copied when there is nothing to write otherwise.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| replacement(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match replacement(character) {
            Some(replacement) => escaped.push_str(replacement),
            None => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

const fn replacement(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => None,
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_do_not_get_through() {
        assert_eq!(
            escape("</title><script>\"onload='&\0\u{1b}"),
            "&lt;/title&gt;&lt;script&gt;&quot;onload=&#39;&amp;\u{fffd}\u{fffd}"
        );
        assert!(matches!(escape("示例 EX-27922-2026-00012"), Cow::Borrowed(_)));
    }
}
