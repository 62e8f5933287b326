//! The rules of status, level and surveillance, held against their definition and at every edge.

mod as_of;
mod certificates;
mod definition;
mod surveillance;
mod timeline;
