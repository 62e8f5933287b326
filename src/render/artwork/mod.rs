//! What is printed and embedded: the QR code of a certificate's page, and the badge that follows its standing.

mod badge;
mod label;
mod mask;
mod outlines;
mod qr;
mod qr_png;
mod qr_svg;
mod text_line;

pub use badge::Badge;
pub use label::{Label, LabelError, LabelFormat, LabelWords, read_back};
pub use qr::Symbol;
pub use qr_png::qr_png;
pub use qr_svg::{QrCaption, qr_svg};
