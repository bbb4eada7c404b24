//! `cargo xtask bench`: the core, native and in Wasm under Node, beside compromise and wink-nlp, on the same texts in
//! the same run. What each found is checked too: a pipeline that finds nothing must not look fast. With `--page`, the
//! page in Chromium instead.

mod page;

use crate::{tools, wasm};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const NATIVE: &str = "core, native";
/// The tools of `benches/compare.mjs`.
const IN_NODE: [&str; 3] = ["core", "compromise", "wink-nlp"];

/// How many words there may be to one thing found, at most, for the run to count.
const MAX_WORDS_PER_FIND: [(&str, &str, usize); 7] = [
    ("core", "mentions", 40),
    ("core", "quotes", 400),
    ("core", "claims", 400),
    ("compromise", "mentions", 80),
    ("compromise", "quotes", 800),
    ("wink-nlp", "values", 100),
    ("wink-nlp", "sentences", 60),
];

const N_STARTS: usize = 5;

/// A line of `benches/throughput.rs`.
#[derive(Deserialize)]
struct Native {
    text: String,
    path: PathBuf,
    words: usize,
    bytes: usize,
    ms: f64,
    found: Found,
}

/// A line of `benches/compare.mjs throughput`.
#[derive(Deserialize)]
struct InNode {
    tool: String,
    /// The name of the file without its folder.
    path: String,
    ms: f64,
    found: Found,
}

/// A line of `benches/compare.mjs ready`.
#[derive(Deserialize)]
struct Ready {
    ms: f64,
}

/// How many of each sort of thing were found.
type Found = BTreeMap<String, usize>;

#[derive(clap::Args)]
pub struct Args {
    /// Measure the finished page in Chromium: how soon it is ready, how long a text takes to be marked.
    #[arg(long)]
    page: bool,
}

pub fn run(args: &Args) -> Result<()> {
    if args.page {
        return page::run();
    }
    let sh = tools::shell()?;
    tools::npm_packages(&sh)?;
    // What `dist` ships.
    let pkg = tools::target_dir(&sh)?.join("bench/pkg");
    wasm::generate(&wasm::compile(&sh)?, &pkg)?;

    let native: Vec<Native> = json_lines(&cmd!(sh, "cargo bench --bench throughput").read()?)?;
    let paths = native.iter().map(|text| text.path.as_path());
    let in_node = cmd!(sh, "node benches/compare.mjs throughput {pkg} {paths...}").read()?;
    let in_node: Vec<InNode> = json_lines(&in_node)?;
    check(&native, &in_node)?;
    let ready =
        IN_NODE.iter().map(|tool| Ok((*tool, ready_ms(&sh, &pkg, tool)?))).collect::<Result<Vec<_>>>()?;
    print!("\n{}\n{}", throughput_table(&native, &in_node), ready_table(&ready));
    Ok(())
}

fn json_lines<T: DeserializeOwned>(output: &str) -> Result<Vec<T>> {
    let lines = output.lines().filter(|line| line.starts_with('{'));
    lines
        .map(|line| serde_json::from_str(line).with_context(|| format!("not what was expected: {line}")))
        .collect()
}

/// The median over new processes, from nothing loaded to the first answer.
fn ready_ms(sh: &Shell, pkg: &Path, tool: &str) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..N_STARTS {
        let output = cmd!(sh, "node benches/compare.mjs ready {pkg} {tool}").quiet().read()?;
        times.extend(json_lines::<Ready>(&output)?.iter().map(|ready| ready.ms));
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().with_context(|| format!("{tool} printed no time"))
}

/// Every tool read every text and found about as much as there is, the core the same in Wasm as native.
fn check(native: &[Native], in_node: &[InNode]) -> Result<()> {
    ensure!(!native.is_empty(), "the native benchmark printed nothing");
    for text in native {
        for tool in IN_NODE {
            let run = run_of(in_node, text, tool)?;
            for (_, sort, max_words) in MAX_WORDS_PER_FIND.iter().filter(|floor| floor.0 == tool) {
                let n_found = run.found.get(*sort).copied().unwrap_or_default();
                let floor = text.words / max_words;
                ensure!(n_found >= floor, "{}: {tool} found {n_found} {sort}, expected {floor}", text.text);
            }
        }
        let in_wasm = &run_of(in_node, text, "core")?.found;
        if *in_wasm != text.found {
            bail!("{}: native found {:?}, Wasm {in_wasm:?}", text.text, text.found);
        }
    }
    Ok(())
}

fn run_of<'a>(in_node: &'a [InNode], text: &Native, tool: &str) -> Result<&'a InNode> {
    let run = in_node.iter().find(|run| run.tool == tool && text.path.ends_with(&run.path));
    run.with_context(|| format!("{}: no time from {tool}", text.text))
}

fn throughput_table(native: &[Native], in_node: &[InNode]) -> String {
    let mut table = format!(
        "{:<12}{:>8}  {:<14}{:>10}{:>9}{:>13}  found\n",
        "text", "words", "tool", "median ms", "MB/s", "time ÷ Wasm"
    );
    for text in native {
        let runs = in_node.iter().filter(|run| text.path.ends_with(&run.path));
        let runs: Vec<_> = runs.map(|run| (run.tool.as_str(), run.ms, &run.found)).collect();
        let in_wasm = runs.iter().find(|run| run.0 == "core").map_or(f64::NAN, |run| run.1);
        for (tool, ms, found) in [(NATIVE, text.ms, &text.found)].into_iter().chain(runs) {
            let tool = if tool == "core" { "core, Wasm" } else { tool };
            let found: Vec<_> = found.iter().map(|(sort, n)| format!("{n} {sort}")).collect();
            let _ = writeln!(
                table,
                "{:<12}{:>8}  {tool:<14}{ms:>10.2}{:>9.2}{:>13.2}  {}",
                text.text,
                text.words,
                megabytes_per_second(text.bytes, ms),
                ms / in_wasm,
                found.join(", ")
            );
        }
    }
    table
}

fn ready_table(ready: &[(&str, f64)]) -> String {
    let mut table = format!("{:<34}{:>10}\n", "from load to first answer", "median ms");
    for (tool, ms) in ready {
        let tool = if *tool == "core" { "core, Wasm" } else { tool };
        let _ = writeln!(table, "{tool:<34}{ms:>10.1}");
    }
    table
}

fn megabytes_per_second(bytes: usize, ms: f64) -> f64 {
    bytes as f64 / 1000.0 / ms
}

#[cfg(test)]
mod tests {
    use super::*;

    const NATIVE_LINE: &str = r#"{"text": "article", "path": "/a/article.txt", "words": 800, "bytes": 5000, "ms": 2.0,
        "found": {"mentions": 50, "quotes": 4, "claims": 3}}"#;

    fn native() -> Vec<Native> {
        vec![serde_json::from_str(NATIVE_LINE).unwrap()]
    }

    fn in_node(core: &str) -> Vec<InNode> {
        let lines = [
            format!(r#"{{"tool": "core", "path": "article.txt", "ms": 4.0, "found": {core}}}"#),
            r#"{"tool": "compromise", "path": "article.txt", "ms": 40.0, "found": {"mentions": 20, "quotes": 1}}"#.into(),
            r#"{"tool": "wink-nlp", "path": "article.txt", "ms": 2.0, "found": {"values": 9, "sentences": 40}}"#.into(),
        ];
        json_lines(&lines.join("\n")).unwrap()
    }

    #[test]
    fn a_pipeline_that_finds_too_little_fails() {
        assert!(check(&native(), &in_node(r#"{"mentions": 50, "quotes": 4, "claims": 3}"#)).is_ok());
        let error = check(&native(), &in_node(r#"{"mentions": 19, "quotes": 4, "claims": 3}"#)).unwrap_err();
        assert_eq!(error.to_string(), "article: core found 19 mentions, expected 20");
        assert!(check(&[], &[]).is_err());
        assert!(check(&native(), &[]).is_err());
    }

    #[test]
    fn wasm_and_native_must_agree() {
        let error = check(&native(), &in_node(r#"{"mentions": 51, "quotes": 4, "claims": 3}"#)).unwrap_err();
        assert!(error.to_string().starts_with("article: native found"), "{error}");
    }

    #[test]
    fn the_table_compares_with_wasm() {
        let table = throughput_table(&native(), &in_node(r#"{"mentions": 50, "quotes": 4, "claims": 3}"#));
        let compromise = table.lines().find(|line| line.contains("compromise")).unwrap();
        let cells: Vec<&str> = compromise.split_whitespace().collect();
        assert_eq!(cells[..6], ["article", "800", "compromise", "40.00", "0.12", "10.00"]);
    }
}
