//! `cargo xtask test`: every check, each run even when one before it fails, and one summary at the end.

use crate::{dist, tools};
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xshell::{Shell, cmd};

#[derive(clap::Args)]
pub struct Args {
    /// Leave out what needs a browser.
    #[arg(long)]
    quick: bool,
}

struct Step {
    name: &'static str,
    run: fn(&Shell) -> Result<()>,
    needs_browser: bool,
}

/// Cheap ones first: a failure shows early.
const STEPS: [Step; 9] = [
    Step { name: "formatting", run: formatting, needs_browser: false },
    Step { name: "clippy, native", run: clippy_native, needs_browser: false },
    Step { name: "clippy, wasm", run: clippy_wasm, needs_browser: false },
    Step { name: "cargo test", run: cargo_test, needs_browser: false },
    Step { name: "files in their own readers", run: real_readers, needs_browser: false },
    Step { name: "page's units (node --test)", run: js_units, needs_browser: false },
    Step { name: "core in Chromium (wasm-pack)", run: core_in_browser, needs_browser: true },
    Step { name: "dist: the site and the one file", run: dist_for_browser, needs_browser: true },
    Step { name: "page in browsers (Playwright)", run: page_in_browser, needs_browser: true },
];

pub fn run(args: &Args) -> Result<()> {
    let sh = tools::shell()?;
    let mut results = Vec::new();
    for step in STEPS {
        if args.quick && step.needs_browser {
            results.push(StepResult { name: step.name, outcome: Outcome::LeftOut, took: Duration::ZERO });
            continue;
        }
        println!("\n=== {}", step.name);
        let start = Instant::now();
        let outcome = match (step.run)(&sh) {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                eprintln!("failed: {error:#}");
                Outcome::Failed(format!("{error:#}"))
            }
        };
        results.push(StepResult { name: step.name, outcome, took: start.elapsed() });
    }
    print!("\n{}", summary(&results));
    let failed = results.iter().any(|result| matches!(result.outcome, Outcome::Failed(_)));
    // The summary has said it all: no second message.
    std::process::exit(i32::from(failed));
}

fn formatting(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo fmt --all --check").run()?)
}

fn clippy_native(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo clippy --workspace --all-targets --locked -- --deny warnings").run()?)
}

fn clippy_wasm(sh: &Shell) -> Result<()> {
    tools::wasm_target(sh)?;
    let target = "wasm32-unknown-unknown";
    Ok(cmd!(sh, "cargo clippy --all-targets --locked --target {target} -- --deny warnings").run()?)
}

fn cargo_test(sh: &Shell) -> Result<()> {
    Ok(cmd!(sh, "cargo test --workspace --locked").run()?)
}

/// What we write, read by the programs that it is for.
fn real_readers(sh: &Shell) -> Result<()> {
    let python = match tools::python_with(sh, "tests/readers/requirements.txt") {
        Ok(python) => python,
        Err(error) => {
            eprintln!("The readers could not be installed, so their check is skipped: {error:#}");
            return Ok(());
        }
    };
    cmd!(sh, "cargo build --locked --bin annotate").run()?;
    let annotate = tools::target_dir(sh)?.join("debug/annotate");
    Ok(cmd!(sh, "{python} tests/readers/check.py {annotate}").run()?)
}

fn js_units(sh: &Shell) -> Result<()> {
    tools::node(sh)?;
    let files = js_test_files(&tools::root().join("tests/js"))?;
    Ok(cmd!(sh, "node --test {files...}").run()?)
}

/// Named one by one: what `node --test FOLDER` means differs between versions of Node.
fn js_test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().ends_with(b".test.js")) {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no *.test.js", folder.display());
    }
    files.sort();
    Ok(files)
}

fn core_in_browser(sh: &Shell) -> Result<()> {
    tools::wasm_target(sh)?;
    let wasm_pack = tools::wasm_pack(sh)?;
    let browser = tools::browser(sh)?;
    let capabilities = tools::target_dir(sh)?.join("webdriver.json");
    let plain = sh.read_file("webdriver.json")?;
    sh.write_file(&capabilities, with_binary(&plain, &browser.chromium)?)?;
    let driver = browser.driver.map(|path| ["--chromedriver".into(), path]).into_iter().flatten();
    cmd!(sh, "{wasm_pack} test --headless --chrome {driver...}")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        // Seconds for all tests together; the default of 20 is short for a debug build on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .run()?;
    Ok(())
}

/// The browser's settings, with the browser's path among them: the driver looks in few places by itself.
fn with_binary(webdriver_json: &str, chromium: &Path) -> Result<String> {
    let mut capabilities: serde_json::Value =
        serde_json::from_str(webdriver_json).context("webdriver.json is not JSON")?;
    let options = capabilities.get_mut("goog:chromeOptions").and_then(|options| options.as_object_mut());
    let options = options.context("webdriver.json has no goog:chromeOptions")?;
    options.insert("binary".to_owned(), chromium.to_string_lossy().into());
    Ok(capabilities.to_string())
}

/// What the next step opens.
fn dist_for_browser(_: &Shell) -> Result<()> {
    dist::run()
}

fn page_in_browser(sh: &Shell) -> Result<()> {
    tools::wasm_target(sh)?;
    tools::npm_packages(sh)?;
    let browser = tools::browser(sh)?;
    let mut playwright = cmd!(sh, "npx playwright test -c tests/e2e").env("CHROMIUM", &browser.chromium);
    match tools::firefox(sh) {
        Some(firefox) => playwright = playwright.env("FIREFOX", firefox),
        None => eprintln!("No Firefox here, and none could be installed: its tests are skipped."),
    }
    Ok(playwright.run()?)
}

struct StepResult {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

enum Outcome {
    Passed,
    Failed(String),
    LeftOut,
}

/// A line a step, the reasons of the failures, and the counts of the steps alone on the last line.
fn summary(results: &[StepResult]) -> String {
    let mut text = format!("{:<32}{:<10}{:>8}\n", "step", "result", "seconds");
    let (mut n_passed, mut n_failed, mut n_skipped) = (0, 0, 0);
    let mut reasons = String::new();
    for StepResult { name, outcome, took } in results {
        let word = match outcome {
            Outcome::Passed => {
                n_passed += 1;
                "passed"
            }
            Outcome::Failed(reason) => {
                n_failed += 1;
                let _ = writeln!(reasons, "{name}: {reason}");
                "FAILED"
            }
            Outcome::LeftOut => {
                n_skipped += 1;
                "left out"
            }
        };
        let _ = writeln!(text, "{name:<32}{word:<10}{:>8.1}", took.as_secs_f64());
    }
    text.push_str(&reasons);
    let _ = write!(text, "{n_passed} passed, {n_failed} failed");
    if n_skipped > 0 {
        let _ = write!(text, ", {n_skipped} skipped");
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(name: &'static str, outcome: Outcome) -> StepResult {
        StepResult { name, outcome, took: Duration::from_millis(1250) }
    }

    #[test]
    fn the_summary_ends_with_the_counts() {
        let results = [result("a", Outcome::Passed), result("b", Outcome::Failed("no such file".to_owned()))];
        let summary = summary(&results);
        let lines: Vec<&str> = summary.lines().collect();
        assert_eq!(lines[1], format!("{:<32}passed         1.2", "a"));
        assert_eq!(lines[2], format!("{:<32}FAILED         1.2", "b"));
        assert_eq!(lines[3..], ["b: no such file", "1 passed, 1 failed"]);
    }

    #[test]
    fn steps_left_out_are_told() {
        let results = [result("a", Outcome::Passed), result("b", Outcome::LeftOut)];
        assert!(summary(&results).ends_with("\n1 passed, 0 failed, 1 skipped\n"));
    }

    #[test]
    fn the_browser_is_added_to_its_settings() {
        let json = with_binary(r#"{"goog:chromeOptions": {"args": ["--headless"]}}"#, Path::new("/bin/x"));
        assert_eq!(json.unwrap(), r#"{"goog:chromeOptions":{"args":["--headless"],"binary":"/bin/x"}}"#);
        assert!(with_binary("{}", Path::new("/bin/x")).is_err());
    }

    #[test]
    fn our_own_settings_can_be_read() {
        let ours = fs::read_to_string(tools::root().join("webdriver.json")).unwrap();
        assert!(with_binary(&ours, Path::new("/bin/x")).unwrap().contains("--headless"));
    }

    #[test]
    fn a_folder_without_tests_is_an_error() {
        let dir = Shell::new().unwrap().create_temp_dir().unwrap();
        assert!(js_test_files(dir.path()).is_err());
        fs::write(dir.path().join("one.test.js"), "").unwrap();
        fs::write(dir.path().join("helper.js"), "").unwrap();
        assert_eq!(js_test_files(dir.path()).unwrap(), [dir.path().join("one.test.js")]);
    }
}
