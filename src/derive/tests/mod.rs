//! The rules of status, level, surveillance and what is due, held against their definition and at every edge.

mod as_of;
mod certificates;
mod definition;
mod due;
mod outlook;
mod surveillance;
mod timeline;
