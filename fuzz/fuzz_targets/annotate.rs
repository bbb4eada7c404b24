//! Any text: the invariants of `tests/properties.rs`.
#![no_main]

#[path = "../../tests/common/invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::check_invariants(text));
