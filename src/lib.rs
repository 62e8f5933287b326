//! starmark: a public register of star-rated after-sales service certificates.
//!
//! Staff write records in YAML; the public gets one permanent page a certificate, and lists, search, data and artwork
//! around it. `inputs` says what a file is made of, so that a build makes what changed. A record passes through the layers
//! below in their order:
//!
//! `source` finds the files and gives their text. `read` turns the text into raw values, each with its place, and
//! reports what is wrong with their shape to the collector of `diagnostics`. `check` holds every rule against them and is
//! the only maker of a `model::Registry`, in which nothing is unchecked. `derive` answers what a certificate is on a day, and
//! `memory` what was published last and whether it is still said.
//! `plan` knows where everything stands. `render` and `search` turn the model into bytes, purely; `publish` puts bytes on
//! disk in an order that never lies. A command of `commands` joins these stages; `cli` reads arguments and the clock, and prints.
//!
//! The order of the modules is the order of the layers: a module uses only those above it. A test holds it to that.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests make the files that they need"))]
#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "tests count small things"
    )
)]

pub mod inputs;
pub mod model;
pub mod derive;
pub mod memory;
pub mod source;
pub mod diagnostics;
pub mod read;
pub mod settings;
pub mod plan;
pub mod content;
pub mod check;
pub mod render;
pub mod search;
pub mod publish;
pub mod commands;
pub mod cli;
