//! The program `annotate`: articles in, facts out, as JSON, as a table or as a view for the terminal.
//!
//! Exit codes: 0 all well; 1 some lines of `--jsonl` were bad and say so; 2 nothing was done, and one line on standard
//! error says why.

#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod jsonl;
mod terminal;

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use article_annotator::export::tables::{self, Table};
use article_annotator::mentions::{Model, ModelError};
use article_annotator::{Options, annotate, export};
use clap::{Parser, ValueEnum};
use jiff::civil::Date;

/// Finds in news articles who, where, when, how many were killed or hurt, and who said what.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// How to print what was found: text, or json with --jsonl, if not given.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The table that --format csv writes: claims, tolls, victims, quotes, or a codebook's fields (codebook:acled).
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// The day of publication (YYYY-MM-DD), which "on Monday" and the like are resolved against.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,

    /// Find names by another trained model than the one built in.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Read a JSON object a line, {"id", "text", "published"}, and write one a line, or its CSV rows, in the same order.
    #[arg(long)]
    jsonl: bool,

    /// The articles, as UTF-8 text; standard input if there is none, or for "-".
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object an article, on a line of its own.
    Json,
    /// A table of all articles under one header; its first column names the article.
    Csv,
    /// A coloured view with a summary of the facts.
    Text,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match start(&arguments) {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("annotate: {failure}");
            ExitCode::from(2)
        }
    }
}

fn start(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let model = arguments.model.as_deref().map(read_model).transpose()?;
    let options = Options {
        published: published(arguments)?,
        model: model.as_ref().unwrap_or(Model::built_in()),
        ..Options::default()
    };
    let output = output(arguments)?;
    if arguments.jsonl { run_jsonl(arguments, output, options) } else { run(arguments, output, &options) }
}

/// What is written, where the arguments agree.
#[derive(Clone, Copy)]
enum Output {
    Text,
    Json,
    Csv(Table),
}

fn output(arguments: &Arguments) -> Result<Output, Failure> {
    match (arguments.format, &arguments.table) {
        (Some(Format::Csv), None) => Ok(Output::Csv(Table::Claims)),
        (Some(Format::Csv), Some(name)) => {
            Table::named(name).map(Output::Csv).ok_or_else(|| Failure::Table(name.clone()))
        }
        (_, Some(_)) => Err(Failure::TableWithoutCsv),
        (Some(Format::Text), None) if arguments.jsonl => Err(Failure::TextOfLines),
        (Some(Format::Json), None) => Ok(Output::Json),
        (None, None) if arguments.jsonl => Ok(Output::Json),
        (Some(Format::Text) | None, None) => Ok(Output::Text),
    }
}

/// Why the program stops.
enum Failure {
    Published(String),
    Table(String),
    TableWithoutCsv,
    TextOfLines,
    Model { name: String, error: ModelError },
    Input { name: String, error: io::Error },
    Output(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Published(found) => write!(formatter, "--published: found {found:?}, expected YYYY-MM-DD"),
            Self::Table(found) => {
                let names: Vec<String> = Table::all().map(|table| table.to_string()).collect();
                write!(formatter, "--table: found {found:?}, expected one of {}", names.join(", "))
            }
            Self::TableWithoutCsv => write!(formatter, "--table: goes with --format csv only"),
            Self::TextOfLines => write!(formatter, "--jsonl: goes with --format json or csv only"),
            Self::Model { name, error } => write!(formatter, "--model {name}: {error}"),
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

fn published(arguments: &Arguments) -> Result<Option<Date>, Failure> {
    let day = |words: &String| words.parse::<Date>().map_err(|_| Failure::Published(words.clone()));
    arguments.published.as_ref().map(day).transpose()
}

fn read_model(path: &Path) -> Result<Model, Failure> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => Model::decode(&bytes).map_err(|error| Failure::Model { name, error }),
        Err(error) => Err(Failure::Input { name, error }),
    }
}

/// The files to read; "-", which is standard input, if there is none.
fn files(arguments: &Arguments) -> Vec<PathBuf> {
    if arguments.files.is_empty() { vec![PathBuf::from(STDIN)] } else { arguments.files.clone() }
}

/// The name of standard input among the arguments.
const STDIN: &str = "-";

/// The file's name for readers.
fn name_of(path: &Path) -> String {
    if path == Path::new(STDIN) { "standard input".to_owned() } else { path.display().to_string() }
}

/// A file ready to be read, with its name for messages.
fn open(path: &Path) -> Result<(String, Box<dyn BufRead>), Failure> {
    let name = name_of(path);
    if path == Path::new(STDIN) {
        return Ok((name, Box::new(BufReader::new(io::stdin()))));
    }
    match File::open(path) {
        Ok(file) => Ok((name, Box::new(BufReader::new(file)))),
        Err(error) => Err(Failure::Input { name, error }),
    }
}

/// The whole text of a file.
fn read(path: &Path) -> Result<String, Failure> {
    let (name, mut input) = open(path)?;
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        return Err(Failure::Input { name, error });
    }
    String::from_utf8(bytes).map_err(|error| {
        let message = format!("expected UTF-8: {}", error.utf8_error());
        Failure::Input { name, error: io::Error::new(io::ErrorKind::InvalidData, message) }
    })
}

/// Annotates whole articles. All of them are read before the first is printed: nothing is left half done.
fn run(arguments: &Arguments, output: Output, options: &Options) -> Result<ExitCode, Failure> {
    let files = files(arguments);
    let articles: Vec<String> = files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let articles = files.iter().zip(&articles);
    match output {
        Output::Text => {
            let mut out = anstream::AutoStream::auto(io::stdout().lock());
            for (path, text) in articles {
                if files.len() > 1 {
                    writeln!(out, "==> {} <==", path.display())?;
                }
                terminal::print(&mut out, text, &annotate(text, options))?;
            }
            out.flush()?;
        }
        Output::Json => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            for (_, text) in articles {
                let json = export::to_json(text, &annotate(text, options), None).map_err(io::Error::from)?;
                writeln!(out, "{json}")?;
            }
            out.flush()?;
        }
        Output::Csv(table) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            out.write_all(tables::header(table).map_err(io::Error::from)?.as_bytes())?;
            for (path, text) in articles {
                let rows = tables::rows(table, &name_of(path), text, &annotate(text, options));
                out.write_all(rows.map_err(io::Error::from)?.as_bytes())?;
            }
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn run_jsonl(arguments: &Arguments, output: Output, default: Options) -> Result<ExitCode, Failure> {
    let progress = jsonl::Progress::new(io::stderr().is_terminal());
    let table = match output {
        Output::Csv(table) => Some(table),
        Output::Json | Output::Text => None,
    };
    let mut job = jsonl::Job::new(default, table, progress, io::BufWriter::new(io::stdout().lock()));
    // All are opened before the first line is read: a missing one stops the run before it has begun.
    let inputs: Vec<_> = files(arguments).iter().map(|path| open(path)).collect::<Result<_, _>>()?;
    job.begin()?;
    for (name, input) in inputs {
        job.run(&name, input)?;
    }
    let n_bad = job.finish()?;
    Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
