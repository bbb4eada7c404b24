//! Compiles the core for the browser and generates its JavaScript, with wasm-bindgen as a library.

use crate::tools;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

/// The name of the generated files: `article_annotator.js`, `article_annotator_bg.wasm`.
pub const NAME: &str = "article_annotator";

/// Compiles the core in release mode; returns the path of the module, which knows nothing of JavaScript yet.
pub fn compile(sh: &Shell) -> Result<PathBuf> {
    tools::wasm_target(sh)?;
    let target_dir = tools::target_dir(sh)?;
    cmd!(sh, "cargo build --release --lib --package article-annotator --target wasm32-unknown-unknown")
        .run()?;
    Ok(target_dir.join("wasm32-unknown-unknown/release").join(format!("{NAME}.wasm")))
}

/// Writes the module and its JavaScript, an ES module that the page imports as it is, into `out_dir`.
pub fn generate(module: &Path, out_dir: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name(NAME)
        .web(true)?
        // As wasm-pack does: `init()` without arguments finds the module beside the JavaScript.
        .omit_default_module_path(false)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out_dir)
        .with_context(|| format!("cannot generate the JavaScript of {}", module.display()))
}

/// Makes the generated module in `out_dir` smaller and faster with Binaryen, which must be among the npm packages. It
/// reads from the module itself what features of Wasm it may use.
pub fn optimise(sh: &Shell, out_dir: &Path) -> Result<()> {
    let wasm_opt = tools::root().join("node_modules/binaryen/bin/wasm-opt");
    let module = out_dir.join(format!("{NAME}_bg.wasm"));
    cmd!(sh, "node {wasm_opt} -O3 {module} --output {module}").run()?;
    Ok(())
}
