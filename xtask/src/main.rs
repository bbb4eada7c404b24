//! The project's commands, one file each: `cargo xtask serve | test | dist`.

mod dist;
mod serve;
mod test;
mod tools;
mod wasm;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves, tests and packs Article Annotator.
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
    /// Make the optimised static site in dist/site and check its size.
    Dist,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(args) => serve::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Dist => dist::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
