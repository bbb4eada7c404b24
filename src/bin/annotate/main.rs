//! The program `annotate`: articles in, facts out, as JSON or as a view for the terminal.
//!
//! Exit codes: 0 all well; 1 some lines of `--jsonl` were bad and say so; 2 nothing was done, and one line on standard
//! error says why.

#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod jsonl;
mod terminal;

use std::fs::{self, File};
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use article_annotator::{Options, annotate, export};
use clap::{Parser, ValueEnum};
use jiff::civil::Date;

/// Finds in news articles who, where, when, how many were killed or hurt, and who said what.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "jsonl")]
    format: Format,

    /// The day of publication (YYYY-MM-DD), which "on Monday" and the like are resolved against.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,

    /// Read a JSON object a line, {"id", "text", "published"}, and write one a line, in the same order.
    #[arg(long)]
    jsonl: bool,

    /// The articles, as UTF-8 text; standard input if there is none.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object an article, on a line of its own.
    Json,
    /// A coloured view with a summary of the facts.
    Text,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match options(&arguments).and_then(|options| {
        if arguments.jsonl { run_jsonl(&arguments, options) } else { run(&arguments, &options) }
    }) {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("annotate: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Why the program stops.
enum Failure {
    Published(String),
    Input { name: String, error: io::Error },
    Output(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Published(found) => write!(formatter, "--published: found {found:?}, expected YYYY-MM-DD"),
            Self::Input { name, error } => write!(formatter, "{name}: {error}"),
            Self::Output(error) => write!(formatter, "standard output: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

fn named(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let name = path.display().to_string();
    |error| Failure::Input { name, error }
}

fn options(arguments: &Arguments) -> Result<Options, Failure> {
    let day = |words: &String| words.parse::<Date>().map_err(|_| Failure::Published(words.clone()));
    Ok(Options { published: arguments.published.as_ref().map(day).transpose()? })
}

/// Annotates whole articles. All of them are read before the first is printed: nothing is left half done.
fn run(arguments: &Arguments, options: &Options) -> Result<ExitCode, Failure> {
    let articles = if arguments.files.is_empty() {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map_err(named(Path::new("standard input")))?;
        vec![text]
    } else {
        arguments
            .files
            .iter()
            .map(|path| fs::read_to_string(path).map_err(named(path)))
            .collect::<Result<_, _>>()?
    };
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    for text in &articles {
        let annotation = annotate(text, options);
        match arguments.format {
            Format::Json => {
                writeln!(out, "{}", export::to_json(text, &annotation, None).map_err(io::Error::from)?)?
            }
            Format::Text => terminal::print(&mut out, text, &annotation)?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn run_jsonl(arguments: &Arguments, default: Options) -> Result<ExitCode, Failure> {
    let progress = jsonl::Progress::new(io::stderr().is_terminal());
    let mut job = jsonl::Job::new(default, progress, io::BufWriter::new(io::stdout().lock()));
    if arguments.files.is_empty() {
        job.run("standard input", io::stdin().lock())?;
    } else {
        let files: Vec<(&PathBuf, File)> = arguments
            .files
            .iter()
            .map(|path| File::open(path).map(|file| (path, file)).map_err(named(path)))
            .collect::<Result<_, _>>()?;
        for (path, file) in files {
            job.run(&path.display().to_string(), BufReader::new(file))?;
        }
    }
    let n_bad = job.finish()?;
    Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
