//! Many articles, one a line: read in batches, annotated on all cores, written in the order they came.

use std::io::{self, BufRead, Write};

use article_annotator::export::{self, Format, Frame};
use article_annotator::{Options, annotate};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Failure;

/// A batch holds this many bytes of lines or a little more, whatever their number, so that memory stays constant.
const BATCH_BYTES: usize = 4 << 20;

/// A line of input; other fields are allowed and ignored.
#[derive(Deserialize)]
struct Article {
    id: Option<Value>,
    text: String,
    published: Option<String>,
}

/// What a bad line gives.
#[derive(Serialize)]
struct Complaint {
    line: usize,
    error: String,
}

/// How far the work is, on standard error when it is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn new(is_shown: bool) -> Self {
        let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{spinner} {human_pos} articles in {elapsed} ({per_sec})");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())))
    }
}

/// Reads lines and writes lines.
pub struct Job<'m, W> {
    default: Options<'m>,
    format: Format,
    frame: Frame,
    progress: Progress,
    out: W,
    n_lines: usize,
    n_written: usize,
    n_bad: usize,
}

impl<'m, W: Write> Job<'m, W> {
    /// A job whose lines have `default` options where they bring none of their own.
    pub fn new(default: Options<'m>, format: Format, progress: Progress, out: W) -> Result<Self, Failure> {
        let frame = format.frame()?.unwrap_or_default();
        Ok(Self { default, format, frame, progress, out, n_lines: 0, n_written: 0, n_bad: 0 })
    }

    /// Writes what stands before the first line.
    pub fn begin(&mut self) -> Result<(), Failure> {
        Ok(self.out.write_all(self.frame.before.as_bytes())?)
    }

    /// Annotates every line of `input`; `name` is for the message if it cannot be read.
    pub fn run(&mut self, name: &str, mut input: impl BufRead) -> Result<(), Failure> {
        loop {
            let batch =
                read_batch(&mut input).map_err(|error| Failure::Input { name: name.to_owned(), error })?;
            if batch.is_empty() {
                return Ok(());
            }
            let n_before = self.n_lines;
            let annotated = |(idx, line): (usize, &Vec<u8>)| {
                annotate_line(line, n_before + idx + 1, &self.default, self.format)
            };
            let results: Vec<Result<String, String>> = batch.par_iter().enumerate().map(annotated).collect();
            for result in results {
                self.n_lines += 1;
                match result {
                    Ok(article) => self.write(&article)?,
                    Err(error) => self.complain(error)?,
                }
                self.progress.0.inc(1);
            }
        }
    }

    fn write(&mut self, article: &str) -> Result<(), Failure> {
        if self.n_written > 0 {
            self.out.write_all(self.frame.between.as_bytes())?;
        }
        self.n_written += 1;
        Ok(self.out.write_all(article.as_bytes())?)
    }

    /// Says what is wrong with the line that was read last: in its place, or where another format would break beside it.
    fn complain(&mut self, error: String) -> Result<(), Failure> {
        self.n_bad += 1;
        let line = self.n_lines;
        if matches!(self.format, Format::Json) {
            let complaint = serde_json::to_string(&Complaint { line, error }).map_err(io::Error::from)?;
            self.write(&(complaint + "\n"))?;
        } else {
            self.progress.0.suspend(|| eprintln!("annotate: line {line}: {error}"));
        }
        Ok(())
    }

    /// Ends the job; the number of bad lines.
    pub fn finish(mut self) -> Result<usize, Failure> {
        self.out.write_all(self.frame.after.as_bytes())?;
        self.out.flush()?;
        self.progress.0.finish_and_clear();
        Ok(self.n_bad)
    }
}

fn read_batch(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut batch, mut n_bytes) = (Vec::new(), 0);
    while n_bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        n_bytes += line.len();
        batch.push(line);
    }
    Ok(batch)
}

/// The article in the line in that format; `line_no` names one without an id.
fn annotate_line(line: &[u8], line_no: usize, default: &Options, format: Format) -> Result<String, String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("expected UTF-8: {error}"))?;
    if line.trim().is_empty() {
        return Err("the line is empty, expected {\"id\", \"text\", \"published\"}".to_owned());
    }
    // An object first: an array of the fields in their order would pass otherwise. The parser counts lines from this one,
    // which would mislead.
    let object: Map<String, Value> = serde_json::from_str(line)
        .map_err(|error| error.to_string().replace(" at line 1 column ", " at column "))?;
    let article: Article =
        serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())?;
    let published = match article.published {
        None => default.published,
        Some(date) => Some(
            date.parse::<Date>().map_err(|_| format!("published: found {date:?}, expected YYYY-MM-DD"))?,
        ),
    };
    let annotation = annotate(&article.text, &Options { published, ..*default });
    if matches!(format, Format::Json) {
        let json = export::to_json(&article.text, &annotation, article.id.as_ref());
        return json.map(|json| json + "\n").map_err(|error| error.to_string());
    }
    let name = match article.id {
        None | Some(Value::Null) => format!("line {line_no}"),
        Some(Value::String(id)) => id,
        Some(id) => id.to_string(),
    };
    export::article(format, &name, &article.text, &annotation).map_err(|error| error.to_string())
}
