//! The three forms in which a label is delivered.

use super::Label;

/// A file format of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelFormat {
    /// Outlines, for designers.
    Svg,
    /// Text in embedded fonts and plain black, for printers.
    Pdf,
    /// Pixels, for word processors and shops.
    Png,
}

impl LabelFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Pdf, Self::Png];

    /// The end of its files' names, and its name on the command line.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }

    /// The format that [`LabelFormat::extension`] names.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
}

impl Label {
    /// The file of the label in `format`.
    #[must_use]
    pub fn file(&self, format: LabelFormat) -> Vec<u8> {
        match format {
            LabelFormat::Svg => self.svg().into_bytes(),
            LabelFormat::Pdf => self.pdf(),
            LabelFormat::Png => self.png(),
        }
    }
}
