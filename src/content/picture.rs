//! Takes the bytes of a picture; gives its width and height, so that a page keeps the room before the picture is there.

/// Width and height in pixels of a PNG, or as an SVG's `viewBox` gives them; `None` for anything else.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    png_size(bytes).or_else(|| svg_size(std::str::from_utf8(bytes).ok()?))
}

/// The first chunk of a PNG, IHDR, begins with them.   Source: PNG, third edition, 11.2.1.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..16)?.strip_prefix(b"IHDR")?;
    let (width, height) = header.split_first_chunk()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(height.try_into().ok()?)))
}

fn svg_size(text: &str) -> Option<(u32, u32)> {
    let (_, root) = text.split_once("<svg")?;
    let (root, _) = root.split_once('>')?;
    let (_, view_box) = root.split_once("viewBox=")?;
    let quote = view_box.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (view_box, _) = view_box[1..].split_once(quote)?;
    let mut numbers = view_box.split([' ', ',']).filter(|number| !number.is_empty()).skip(2);
    let (width, height) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_tells_its_size_and_other_files_none() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\x96\x08\x06\0\0\0";
        assert_eq!(size(png), Some((300, 150)));
        assert_eq!(size(&png[..20]), None);
        assert_eq!(
            size(b"<?xml version='1.0'?>\n<svg xmlns='x' viewBox='0 0 360 200'><path/></svg>"),
            Some((360, 200))
        );
        assert_eq!(size(b"<svg viewBox=\"0, 0, 24, 12\"/>"), Some((24, 12)));
        for other in
            ["<svg width='10'/>", "<svg viewBox='0 0 1 2 3'>", "<svg viewBox=0>", "<svg viewBox='", "GIF89a", ""]
        {
            assert_eq!(size(other.as_bytes()), None, "{other}");
        }
    }
}
