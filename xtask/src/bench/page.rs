//! `cargo xtask bench --page`: the finished site in a real Chromium, beside compromise doing its part there.

use super::json_lines;
use crate::{dist, serve, tools};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use xshell::cmd;

/// What is measured, what it is called, and what the page may take for it in milliseconds.
const ROWS: [(&str, &str, f64); 7] = [
    ("ready", "ready after load, first visit", 150.0),
    ("ready again", "ready after load, kept by the browser", 150.0),
    ("800 words", "800 words annotated and drawn", 16.0),
    ("800 words in place of others", "800 words in place of others", 16.0),
    ("a megabyte", "a megabyte annotated and drawn", 1500.0),
    ("typing", "typing in 100,000 characters, worst task", 50.0),
    ("scrolling", "scrolling a megabyte, a frame", 17.0),
];

/// A line of `benches/page.mjs`.
#[derive(Deserialize)]
struct Measured {
    what: String,
    tool: String,
    ms: f64,
    /// Milliseconds on the way, and numbers of what was found.
    parts: BTreeMap<String, f64>,
}

pub fn run() -> Result<()> {
    let sh = tools::shell()?;
    tools::npm_packages(&sh)?;
    let chromium = tools::browser(&sh)?.chromium;
    let site = tools::target_dir(&sh)?.join("bench/site");
    dist::write_site(&sh, &site)?;
    let address = serve::in_background(&site)?;
    let measured: Vec<Measured> =
        json_lines(&cmd!(sh, "node benches/page.mjs {address} {chromium}").read()?)?;
    print!("\n{}", table(&measured)?);
    Ok(())
}

fn table(measured: &[Measured]) -> Result<String> {
    let mut table = format!(
        "{:<40}{:<12}{:>10}{:>8}{:>6}  of it, ms\n",
        "measured in Chromium", "tool", "median ms", "target", ""
    );
    for (what, name, target) in ROWS {
        let of = |tool: &str| measured.iter().find(|run| run.what == what && run.tool == tool);
        let page = of("page").with_context(|| format!("{what} was not measured"))?;
        if let Some(marks) = page.parts.get("marks") {
            ensure!(*marks > 50.0, "{what}: only {marks} marks were drawn");
        }
        let verdict = if page.ms > target { "over" } else { "ok" };
        let _ = writeln!(
            table,
            "{name:<40}{:<12}{:>10.1}{target:>8.0}{verdict:>6}  {}",
            "page",
            page.ms,
            parts(page)
        );
        if let Some(other) = of("compromise") {
            let _ = writeln!(
                table,
                "{:<40}{:<12}{:>10.1}{:>8}{:>6}  {}",
                "",
                other.tool,
                other.ms,
                "",
                "",
                parts(other)
            );
        }
    }
    Ok(table)
}

fn parts(run: &Measured) -> String {
    let parts: Vec<_> = run.parts.iter().map(|(name, value)| format!("{name} {value:.1}")).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(marks: usize) -> Vec<Measured> {
        let run = |what: &str, tool: &str, ms: f64| {
            format!(r#"{{"what": "{what}", "tool": "{tool}", "ms": {ms}, "parts": {{"marks": {marks}}}}}"#)
        };
        let lines = ROWS.map(|(what, _, target)| run(what, "page", target + 1.0)).join("\n");
        json_lines(&format!("{lines}\n{}", run("800 words", "compromise", 40.0))).unwrap()
    }

    #[test]
    fn what_is_over_its_target_is_told() {
        let table = table(&measured(60)).unwrap();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 9, "{table}");
        assert!(lines[3].contains("17.0      16  over"), "{}", lines[3]);
        assert!(lines[4].contains("compromise        40.0"), "{}", lines[4]);
    }

    #[test]
    fn a_page_that_draws_nothing_is_not_fast_but_broken() {
        assert!(table(&measured(0)).is_err());
        assert!(table(&[]).is_err());
    }
}
