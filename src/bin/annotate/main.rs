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

use article_annotator::dictionary::{Dictionary, DictionaryError};
use article_annotator::export::tables::Table;
use article_annotator::export::{self, Format, Frame};
use article_annotator::mentions::{Model, ModelError};
use article_annotator::{Options, annotate};
use clap::Parser;
use jiff::civil::Date;

/// Finds in news articles who, where, when, how many were killed or hurt, and who said what.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// How to print what was found: text, a coloured view (the default); json (the default with --jsonl); csv, see
    /// --table; html, markdown: reports; web-annotation, spacy, conll, label-studio, doccano, webanno, brat, txt: for
    /// other programs.
    #[arg(long)]
    format: Option<String>,

    /// The table that --format csv writes: claims, tolls, victims, quotes, entities, or a codebook's fields
    /// (codebook:acled).
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// The day of publication (YYYY-MM-DD), which "on Monday" and the like are resolved against.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,

    /// Your own names, titles and words to ignore: a CSV file with the header kind,name,also (see docs/names.md).
    #[arg(long, value_name = "FILE")]
    dictionary: Option<PathBuf>,

    /// Find names by another trained model than the one built in.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Read a JSON object a line, {"id", "text", "published"}, and write what is found in the same order.
    #[arg(long)]
    jsonl: bool,

    /// The articles, as UTF-8 text; standard input if there is none, or for "-".
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
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
    let dictionary = arguments.dictionary.as_deref().map(read_dictionary).transpose()?;
    let options = Options {
        published: published(arguments)?,
        dictionary: dictionary.as_ref(),
        model: model.as_ref().unwrap_or(Model::built_in()),
        ..Options::default()
    };
    let output = output(arguments)?;
    if arguments.jsonl { run_jsonl(arguments, output, options) } else { run(arguments, output, &options) }
}

/// What is written, where the arguments agree.
#[derive(Clone, Copy)]
enum Output {
    /// The view for the terminal.
    Text,
    File(Format),
}

fn output(arguments: &Arguments) -> Result<Output, Failure> {
    let format = match (arguments.format.as_deref(), &arguments.table) {
        (Some("csv"), Some(name)) => {
            Format::named(&format!("csv:{name}")).ok_or_else(|| Failure::Table(name.clone()))?
        }
        (_, Some(_)) => return Err(Failure::TableWithoutCsv),
        (None, None) if arguments.jsonl => Format::Json,
        (Some("text"), None) if arguments.jsonl => return Err(Failure::OneOfLines("text".to_owned())),
        (Some("text") | None, None) => return Ok(Output::Text),
        (Some(name), None) => Format::named(name).ok_or_else(|| Failure::Format(name.to_owned()))?,
    };
    if format.frame()?.is_none() {
        if arguments.jsonl {
            return Err(Failure::OneOfLines(format.to_string()));
        }
        if arguments.files.len() > 1 {
            return Err(Failure::OneOfMany { format, n_files: arguments.files.len() });
        }
    }
    Ok(Output::File(format))
}

/// The formats of files, as --format names them; csv once for all tables.
fn format_names(is_named: impl Fn(Format) -> bool) -> String {
    let mut names: Vec<String> = Format::all()
        .filter(|format| is_named(*format))
        .map(|format| if matches!(format, Format::Table(_)) { "csv".to_owned() } else { format.to_string() })
        .collect();
    names.dedup();
    names.join(", ")
}

fn holds_many(format: Format) -> bool {
    format.frame().is_ok_and(|frame| frame.is_some())
}

/// Why the program stops.
enum Failure {
    Published(String),
    Format(String),
    Table(String),
    TableWithoutCsv,
    /// A format of one article a file, with --jsonl.
    OneOfLines(String),
    /// A format of one article a file, for several.
    OneOfMany {
        format: Format,
        n_files: usize,
    },
    Model {
        name: String,
        error: ModelError,
    },
    Dictionary {
        name: String,
        error: DictionaryError,
    },
    Input {
        name: String,
        error: io::Error,
    },
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
            Self::Format(found) => {
                write!(
                    formatter,
                    "--format: found {found:?}, expected one of text, {}",
                    format_names(|_| true)
                )
            }
            Self::OneOfLines(format) => write!(
                formatter,
                "--jsonl: found --format {format}, expected one that holds many articles: {}",
                format_names(holds_many)
            ),
            Self::OneOfMany { format, n_files } => write!(
                formatter,
                "--format {format}: found {n_files} files, expected one: it holds one article"
            ),
            Self::Model { name, error } => write!(formatter, "--model {name}: {error}"),
            Self::Dictionary { name, error } => write!(formatter, "--dictionary {name}: {error}"),
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

fn read_dictionary(path: &Path) -> Result<Dictionary, Failure> {
    Dictionary::parse(&read(path)?).map_err(|error| Failure::Dictionary { name: name_of(path), error })
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
        Output::File(format) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            let Frame { before, between, after } = format.frame()?.unwrap_or_default();
            out.write_all(before.as_bytes())?;
            for (idx, (path, text)) in articles.enumerate() {
                if idx > 0 {
                    out.write_all(between.as_bytes())?;
                }
                let article = export::article(format, &name_of(path), text, &annotate(text, options))?;
                out.write_all(article.as_bytes())?;
            }
            out.write_all(after.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn run_jsonl(arguments: &Arguments, output: Output, default: Options) -> Result<ExitCode, Failure> {
    let progress = jsonl::Progress::new(io::stderr().is_terminal());
    let format = match output {
        Output::File(format) => format,
        Output::Text => Format::Json,
    };
    let out = io::BufWriter::new(io::stdout().lock());
    let mut job = jsonl::Job::new(default, format, progress, out)?;
    // All are opened before the first line is read: a missing one stops the run before it has begun.
    let inputs: Vec<_> = files(arguments).iter().map(|path| open(path)).collect::<Result<_, _>>()?;
    job.begin()?;
    for (name, input) in inputs {
        job.run(&name, input)?;
    }
    let n_bad = job.finish()?;
    Ok(if n_bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
