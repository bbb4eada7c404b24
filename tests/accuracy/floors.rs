//! The end of each measurement: its table, its errors on demand, and its floors.

/// Prints `table`, and `errors` where `SHOW_ERRORS=1` asks for them.
///
/// # Panics
/// If a row of `floors` is `measured` under its floor.
#[track_caller]
pub fn check(table: &str, errors: &str, floors: &[(&str, f64)], measured: impl Fn(&str) -> f64) {
    println!("{table}");
    if std::env::var_os("SHOW_ERRORS").is_some_and(|value| value == "1") {
        println!("{errors}");
    }
    for (row, floor) in floors {
        assert!(measured(row) >= *floor, "{row} is under its floor of {floor}:\n{table}");
    }
}
