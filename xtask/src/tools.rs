//! Finds what the commands need and installs what is missing; what cannot be installed is named together with
//! the command that brings it. Downloads come from rustup, crates.io, npm, PyPI and apt only, save for the browser of a
//! machine that has none and no apt either.

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK_VERSION: &str = "0.15.1";
const MIN_NODE_MAJOR: u32 = 20;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// A shell in the folder of the workspace, from where every path and every command below is meant.
pub fn shell() -> Result<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(root());
    Ok(sh)
}

/// Where cargo puts what it builds, wherever the user's settings say that is.
pub fn target_dir(sh: &Shell) -> Result<PathBuf> {
    let metadata = cmd!(sh, "cargo metadata --no-deps --format-version 1").quiet().read()?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let dir = metadata.get("target_directory").and_then(|dir| dir.as_str());
    Ok(PathBuf::from(dir.context("cargo metadata names no target_directory")?))
}

/// Sees to it that Rust can compile for the browser.
pub fn wasm_target(sh: &Shell) -> Result<()> {
    let libraries =
        cmd!(sh, "rustc --print target-libdir --target {WASM_TARGET}").quiet().ignore_stderr().read();
    if libraries.is_ok_and(|dir| Path::new(&dir).exists()) {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "Rust's {WASM_TARGET} target is missing, and so is rustup to add it: install Rust from \
             https://rustup.rs, then run `rustup target add {WASM_TARGET}`"
        );
    }
    cmd!(sh, "rustup target add {WASM_TARGET}")
        .run()
        .with_context(|| format!("run `rustup target add {WASM_TARGET}` yourself and try again"))
}

/// Sees to it that Node is there and not too old.
pub fn node(sh: &Shell) -> Result<()> {
    let bring = "install it from https://nodejs.org or with the system's packages, such as `apt-get install nodejs npm`";
    if which::which("node").is_err() {
        bail!("Node {MIN_NODE_MAJOR} or newer is missing: {bring}");
    }
    let version = cmd!(sh, "node --version").quiet().read()?;
    let major = node_major(&version).with_context(|| format!("`node --version` says {version:?}"))?;
    if major < MIN_NODE_MAJOR {
        bail!("Node {MIN_NODE_MAJOR} or newer is needed, found {version}: {bring}");
    }
    Ok(())
}

fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Sees to it that `node_modules` holds what package-lock.json says.
pub fn npm_packages(sh: &Shell) -> Result<()> {
    node(sh)?;
    // npm writes the second file last, so an interrupted installation does not look like a whole one.
    let (wanted, installed) =
        (root().join("package-lock.json"), root().join("node_modules/.package-lock.json"));
    if is_newer(&installed, &wanted) {
        return Ok(());
    }
    let npm = which::which("npm")
        .map_err(|_| anyhow!("npm is missing: it comes with Node (on Debian, `apt-get install npm`)"))?;
    cmd!(sh, "{npm} ci --no-audit --no-fund").run()?;
    Ok(())
}

/// Whether `path` exists and was written after `other`.
fn is_newer(path: &Path, other: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    time(path) > time(other)
}

/// The path of wasm-pack at the pinned version: the one in `target/tools`, else the user's own, else a new one.
pub fn wasm_pack(sh: &Shell) -> Result<PathBuf> {
    let tools = target_dir(sh)?.join("tools");
    let ours = which::which_in("wasm-pack", Some(tools.join("bin")), root());
    for path in ours.into_iter().chain(which::which("wasm-pack")) {
        let version = cmd!(sh, "{path} --version").quiet().ignore_stderr().read().unwrap_or_default();
        if version.trim() == format!("wasm-pack {WASM_PACK_VERSION}") {
            return Ok(path);
        }
    }
    // It only starts other programs: a debug build, in half the time, is as good.
    cmd!(sh, "cargo install wasm-pack --version {WASM_PACK_VERSION} --locked --debug --force --root {tools}")
        .run()?;
    Ok(which::which_in("wasm-pack", Some(tools.join("bin")), root())?)
}

/// A Chromium to test in.
pub struct Browser {
    pub chromium: PathBuf,
    /// Without one, wasm-pack downloads one by itself.
    pub driver: Option<PathBuf>,
}

/// The system's Chromium and driver; where they are missing, apt's (as root on Debian), else Playwright's own.
pub fn browser(sh: &Shell) -> Result<Browser> {
    let mut found = (find_chromium(), which::which("chromedriver").ok());
    if (found.0.is_none() || found.1.is_none()) && can_apt(sh) {
        if let Err(error) = apt_install(sh, &["chromium", "chromium-driver"]) {
            eprintln!("apt brought no browser: {error:#}");
        }
        found = (find_chromium(), which::which("chromedriver").ok());
    }
    let (chromium, driver) = found;
    let chromium = match chromium {
        Some(path) => path,
        None => playwright_chromium(sh).context(
            "no browser could be installed: install Chromium and its driver, on Debian with \
             `apt-get install chromium chromium-driver`",
        )?,
    };
    Ok(Browser { chromium, driver })
}

fn find_chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let on_mac = Path::new("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    names
        .iter()
        .find_map(|name| which::which(name).ok())
        .or_else(|| on_mac.exists().then(|| on_mac.to_path_buf()))
}

/// The system's Firefox; where it is missing, apt's (as root on Debian). The tests can do without.
pub fn firefox(sh: &Shell) -> Option<PathBuf> {
    let find = || ["firefox-esr", "firefox"].iter().find_map(|name| which::which(name).ok());
    if find().is_none()
        && can_apt(sh)
        && let Err(error) = apt_install(sh, &["firefox-esr"])
    {
        eprintln!("apt brought no Firefox: {error:#}");
    }
    find()
}

/// A Python that has these packages, in an environment of its own in `target/tools`.
pub fn python_with(sh: &Shell, requirements: &str) -> Result<PathBuf> {
    let home = target_dir(sh)?.join("tools/python");
    let python = home.join("bin/python");
    let installed = home.join("installed.txt");
    if is_newer(&installed, &root().join(requirements)) {
        return Ok(python);
    }
    let make = || cmd!(sh, "python3 -m venv --clear {home}").quiet().ignore_stderr().run();
    // Debian's Python comes without what makes an environment.
    if make().is_err() {
        if can_apt(sh) {
            apt_install(sh, &["python3", "python3-venv"])?;
        }
        make().context("Python 3 with its venv is missing: on Debian, `apt-get install python3-venv`")?;
    }
    cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check -r {requirements}").run()?;
    let list = cmd!(sh, "{python} -m pip list --disable-pip-version-check").quiet().read()?;
    sh.write_file(&installed, list)?;
    Ok(python)
}

fn can_apt(sh: &Shell) -> bool {
    let is_root = cmd!(sh, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id.trim() == "0");
    is_root && which::which("apt-get").is_ok()
}

fn apt_install(sh: &Shell, packages: &[&str]) -> Result<()> {
    cmd!(sh, "apt-get update").run()?;
    cmd!(sh, "apt-get install --yes --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()?;
    Ok(())
}

fn playwright_chromium(sh: &Shell) -> Result<PathBuf> {
    npm_packages(sh)?;
    cmd!(sh, "npx playwright install chromium").run()?;
    let path = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
    Ok(PathBuf::from(cmd!(sh, "node --eval {path}").quiet().read()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("v8.0.0"), Some(8));
        assert_eq!(node_major("20"), None);
        assert_eq!(node_major(""), None);
    }

    #[test]
    fn a_missing_file_is_never_newer() {
        let manifest = root().join("Cargo.toml");
        assert!(!is_newer(&root().join("no-such-file"), &manifest));
        assert!(is_newer(&manifest, &root().join("no-such-file")));
        assert!(!is_newer(&manifest, &manifest));
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("xtask/Cargo.toml").exists());
    }
}
