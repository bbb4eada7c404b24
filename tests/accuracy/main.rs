//! How right what is found in the gold articles is, with floors that only rise: whoever makes it better raises the
//! `FLOORS` of `names.rs`, `claims.rs` or `quotes.rs`. Harder articles may be added and lower what these are measured on; nothing
//! else may.
//!
//! `tests/gold/NNN_name.txt` are articles of our own with the names marked in the text, as the top of
//! `tests/common/gold.rs` says; the tables `NNN_name.claims` beside them hold their casualty claims, as the top of
//! `tests/common/claims_gold.rs` says, and `NNN_name.quotes` who says what in those that are coded for it, as the top of
//! `tests/common/quotes_gold.rs` says. `cargo test --test accuracy -- --nocapture` shows how right names, claims and
//! quotes are, and with `SHOW_ERRORS=1` everything that is wrong.
#![cfg(not(target_arch = "wasm32"))]

mod claims;
#[path = "../common/claims_gold.rs"]
mod claims_gold;
mod floors;
#[path = "../common/gold.rs"]
mod gold;
#[path = "../common/gold_tables.rs"]
mod gold_tables;
mod matched;
mod matched_quotes;
mod names;
mod quotes;
#[path = "../common/quotes_gold.rs"]
mod quotes_gold;
#[path = "../common/scores.rs"]
mod scores;
