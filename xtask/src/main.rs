//! The project's commands, one file each: `cargo xtask serve | test | dist | bench | train`.

mod bench;
mod dist;
mod edition;
mod serve;
mod test;
mod tools;
mod train;
mod vendor;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves, tests, packs and measures Article Annotator.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on this machine.
    Serve(serve::Args),
    /// Run every check, installing what it needs, and sum them up.
    Test(test::Args),
    /// Make dist/site, for any web server, and dist/article-annotator.html, which needs none; check their sizes.
    Dist,
    /// Measure the core, native and in Wasm, or the page in Chromium, beside compromise and wink-nlp.
    Bench(bench::Args),
    /// Rebuild the model that finds names from labelled texts, and score it.
    Train(train::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(args) => serve::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Dist => dist::run(),
        Command::Bench(args) => bench::run(&args),
        Command::Train(args) => train::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
