//! One file a command: each joins the stages and says what came of it. None of them prints.

mod artwork;
mod build;
mod check;
mod due;
mod init;
mod new;
mod preview;
mod project;
mod schema;
mod serve;
mod status;

pub use artwork::{Artwork, ArtworkError, DeliveryError, Order, Wanted, artwork};
pub use build::{BuildError, Built, Target, Watch, build};
pub use check::check;
pub use due::{WorklistFormat, due};
pub use init::{Beginning, InitError, init};
pub use new::{NewError, new_record};
pub use preview::{PREVIEW_FOLDER, preview};
pub use project::{Memory, Occasion, Project, Register, load_project, load_register};
pub use schema::schema;
pub use serve::serve;
pub use status::{Answered, Question, status};
