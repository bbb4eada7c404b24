//! The file of a reader's list: CSV (RFC 4180) with the header `kind,name,also`, other forms parted by `|`.
//!
//! Spreadsheets may have written it: a byte order mark, CRLF, semicolons or tabs for commas, empty lines and cells are
//! read too, as are lines that begin with `#`. A cell that a spreadsheet would take for a formula has a `'` before it.

use std::fmt;
use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, Trim, WriterBuilder};

use super::{Entry, EntryKind, MAX_NAMES, MAX_TOKENS};
use crate::document::{Document, TokenKind};
use crate::mentions::EntityKind;

const HEADER: [&str; 3] = ["kind", "name", "also"];

/// The kinds as the file names them.
const KINDS: [(&str, EntryKind); 9] = [
    ("person", EntryKind::Name(EntityKind::Person)),
    ("organization", EntryKind::Name(EntityKind::Organization)),
    ("place", EntryKind::Name(EntityKind::Place)),
    ("nationality", EntryKind::Name(EntityKind::Nationality)),
    ("event", EntryKind::Name(EntityKind::Event)),
    ("product", EntryKind::Name(EntityKind::Product)),
    ("work", EntryKind::Name(EntityKind::Work)),
    ("title", EntryKind::Title),
    ("ignore", EntryKind::Ignore),
];

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// Why a file is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DictionaryError {
    /// The first line is no header.
    Header {
        line: usize,
        found: String,
    },
    Kind {
        line: usize,
        found: String,
    },
    /// No letter and no digit.
    Name {
        line: usize,
        found: String,
    },
    /// Too many words in a name.
    Length {
        line: usize,
        found: usize,
    },
    /// A comma too many, mostly in a name that stands without quotation marks.
    Cells {
        line: usize,
        found: usize,
    },
    /// Quotation marks that are never closed.
    Quotation {
        line: usize,
    },
    /// Too many names.
    Names {
        line: usize,
    },
    Csv(String),
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header { line, found } => {
                write!(formatter, "line {line}: found {found:?}, expected the header {:?}", HEADER.join(","))
            }
            Self::Kind { line, found } => {
                let kinds: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
                write!(
                    formatter,
                    "line {line}: found the kind {found:?}, expected one of {}",
                    kinds.join(", ")
                )
            }
            Self::Name { line, found } => {
                write!(formatter, "line {line}: found {found:?}, expected a name with a letter or a digit")
            }
            Self::Length { line, found } => {
                write!(formatter, "line {line}: found a name of {found} words, expected at most {MAX_TOKENS}")
            }
            Self::Cells { line, found } => write!(
                formatter,
                "line {line}: found {found} cells, expected kind, name and also (a name with a comma stands in quotation marks)"
            ),
            Self::Quotation { line } => {
                write!(formatter, "line {line}: found a quotation mark that is never closed")
            }
            Self::Names { line } => {
                write!(formatter, "line {line}: found one name more, expected at most {MAX_NAMES} in all")
            }
            Self::Csv(error) => write!(formatter, "expected CSV: {error}"),
        }
    }
}

impl std::error::Error for DictionaryError {}

impl EntryKind {
    /// The kind that the file names so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace("organisation", "organization");
        KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// What the file calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// An entry and the line that it begins on.
pub(super) struct Line {
    pub line: usize,
    pub entry: Entry,
}

impl Line {
    /// All forms, the fullest first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.entry.name).chain(&self.entry.also).map(String::as_str)
    }
}

/// A line that no file ends with.
const END: &str = "\u{4}";

/// The entries of the file.
pub(super) fn read(file: &str) -> Result<Vec<Line>, DictionaryError> {
    // An open quotation mark swallows all that follows it, this last line too.
    let file = format!("{}\n{END}", file.trim_start_matches('\u{feff}'));
    let file = file.as_str();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(delimiter(file))
        .trim(Trim::All)
        .from_reader(file.as_bytes());
    let mut counter = Counter { file, at: 0, line: 1 };
    let (mut lines, mut n_names, mut has_header) = (Vec::new(), 0, false);
    for record in reader.records() {
        let record = record.map_err(|error| DictionaryError::Csv(error.to_string()))?;
        let line = counter.line_of(&record);
        let mut cells: Vec<&str> = record.iter().collect();
        cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        if cells == [END] {
            break;
        }
        if cells.iter().any(|cell| cell.ends_with(END)) {
            return Err(DictionaryError::Quotation { line });
        }
        if cells.is_empty() {
            continue;
        }
        if !has_header {
            has_header = is_header(&cells);
            if !has_header {
                return Err(DictionaryError::Header { line, found: cells.join(",") });
            }
            continue;
        }
        let entry = entry(&cells, line)?;
        n_names += 1 + entry.also.len();
        if n_names > MAX_NAMES {
            return Err(DictionaryError::Names { line });
        }
        lines.push(Line { line, entry });
    }
    if has_header { Ok(lines) } else { Err(DictionaryError::Header { line: 1, found: String::new() }) }
}

/// What parts the cells: the first mark behind the word `kind`.
fn delimiter(file: &str) -> u8 {
    let header = file.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
    match header.find([',', ';', '\t']).and_then(|at| header.as_bytes().get(at)) {
        Some(mark) => *mark,
        None => b',',
    }
}

fn is_header(cells: &[&str]) -> bool {
    cells.len() > 1
        && cells.len() <= HEADER.len()
        && cells.iter().zip(HEADER).all(|(cell, name)| cell.eq_ignore_ascii_case(name))
}

fn entry(cells: &[&str], line: usize) -> Result<Entry, DictionaryError> {
    let (kind, name, also) = match *cells {
        [kind] => (kind, "", ""),
        [kind, name] => (kind, name, ""),
        [kind, name, also] => (kind, name, also),
        _ => return Err(DictionaryError::Cells { line, found: cells.len() }),
    };
    let kind =
        EntryKind::named(kind).ok_or_else(|| DictionaryError::Kind { line, found: kind.to_owned() })?;
    let also = also.split('|').map(bare).filter(|form| !form.is_empty()).collect();
    Ok(Entry { kind, name: bare(name), also })
}

/// The words of a form, with a space between and without the mark that keeps it from being a formula.
fn bare(cell: &str) -> String {
    let cell = cell.trim();
    let form = cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell);
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tokens of a form that can be looked up: without a full stop that ends no abbreviation.
pub(super) fn check_form(
    document: &Document,
    tokens: Range<usize>,
    form: &str,
    line: usize,
) -> Result<Range<usize>, DictionaryError> {
    let is_word = |idx: usize| {
        document.token(idx).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    };
    if !tokens.clone().any(is_word) {
        return Err(DictionaryError::Name { line, found: form.to_owned() });
    }
    if tokens.len() > MAX_TOKENS {
        return Err(DictionaryError::Length { line, found: tokens.len() });
    }
    let ends_in_stop = document.word(tokens.end.saturating_sub(1)) == ".";
    Ok(if ends_in_stop { tokens.start..tokens.end.saturating_sub(1) } else { tokens })
}

/// The file of these entries.
#[must_use]
pub fn write(entries: &[Entry]) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let rows = entries
        .iter()
        .map(|entry| [entry.kind.name().to_owned(), cell(&entry.name), cell(&entry.also.join("|"))]);
    for row in std::iter::once(HEADER.map(str::to_owned)).chain(rows) {
        // A buffer in memory takes everything.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn cell(words: &str) -> String {
    if words.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

/// Counts lines. The CSV reader counts the lines that it passes over before a record to that record.
struct Counter<'f> {
    file: &'f str,
    at: usize,
    line: usize,
}

impl Counter<'_> {
    /// The line that the record begins on; records must come in order.
    fn line_of(&mut self, record: &StringRecord) -> usize {
        let start =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let passed = self.file.get(self.at..start).unwrap_or("");
        self.line += passed.matches('\n').count();
        self.at += passed.len();
        loop {
            let rest = self.file.get(self.at..).unwrap_or("");
            let Some((line, _)) = rest.split_once('\n') else { return self.line };
            if !line.trim().is_empty() && !line.starts_with('#') {
                return self.line;
            }
            self.line += 1;
            self.at += line.len() + 1;
        }
    }
}
