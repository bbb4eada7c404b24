//! How right what is found in the gold articles is, with floors that only rise: whoever makes it better raises the
//! `FLOORS` of `names.rs` or `claims.rs`. Harder articles may be added and lower what these are measured on; nothing
//! else may.
//!
//! `tests/gold/NNN_name.txt` are articles of our own with the names marked in the text, as the top of
//! `tests/common/gold.rs` says; the tables `NNN_name.claims` beside them hold their casualty claims, as the top of
//! `tests/common/claims_gold.rs` says. `cargo test --test accuracy -- --nocapture` shows how right names and claims are,
//! and with `SHOW_ERRORS=1` everything that is wrong.
#![cfg(not(target_arch = "wasm32"))]

mod claims;
#[path = "../common/claims_gold.rs"]
mod claims_gold;
#[path = "../common/gold.rs"]
mod gold;
mod matched;
mod names;
#[path = "../common/scores.rs"]
mod scores;
