//! `cargo xtask train`: rebuilds `data/model.bin` from the labelled texts, bit for bit, and prints how good it is.

use crate::tools;
use anyhow::{Result, ensure};
use clap::Args as ClapArgs;
use std::path::PathBuf;
use xshell::cmd;

#[derive(ClapArgs)]
pub struct Args {
    /// The folder of labelled texts: data/README.md says which.
    #[arg(long, default_value = "../shared/data/train")]
    texts: PathBuf,
    /// The folder of gold texts that the model is scored by.
    #[arg(long, default_value = "../shared/data/dev")]
    dev: PathBuf,
}

pub fn run(args: &Args) -> Result<()> {
    let shell = tools::shell()?;
    let (texts, dev) = (&args.texts, &args.dev);
    for folder in [texts, dev] {
        ensure!(
            shell.path_exists(folder),
            "{} is no folder; data/README.md says where the texts are from",
            folder.display()
        );
    }
    cmd!(shell, "cargo run --quiet --release --features train --bin train -- --texts {texts} --dev {dev}")
        .run()?;
    Ok(())
}
