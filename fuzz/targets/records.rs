//! Takes bytes as a file of records; asks that reading and checking them never panics and that every finding has its place.

#![no_main]

#[path = "../../tests/suite/law.rs"]
mod law;
mod project;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| project::hold("registry/enterprises/example.yaml", bytes));
