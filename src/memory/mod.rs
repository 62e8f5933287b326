//! What was published last: the register as the public has it, and whether a record still says it. Takes a folder that a
//! site was published to; refuses to know how the records were read, and to change anything.

mod certificate;
mod differences;
mod publication;

pub use certificate::RememberedCertificate;
pub use differences::{Aspect, Comparison, Forgotten, compare};
pub use publication::Publication;
