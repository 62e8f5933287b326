
mod mask;
mod qr;
mod qr_png;
mod qr_svg;

pub use qr::Symbol;
pub use qr_png::qr_png;
pub use qr_svg::{QrCaption, qr_svg};
