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
///
/// No wasm-opt after it, measured with Binaryen 132: -O3 and -Oz take 3 % off the file, nothing off its gzip (1.017 MB),
/// and the core is 3 to 8 % slower in V8 than as the compiler left it.
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
