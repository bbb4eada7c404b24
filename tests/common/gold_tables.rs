//! How the tables beside the gold articles are written: `tests/gold/NNN_name.claims` and `NNN_name.quotes`.
//!
//! The first line names the columns, `|` parts the cells, `#` begins a line of comment, `-` is nothing. Where two
//! codings are as good, ` / ` stands between them.
//!
//! Words of the article are given as a snippet of it with what is meant in `[ ]`; ` ... ` within the brackets stands for
//! what is left out between the first and the last words, up to the next place in the paragraph where the last words
//! stand. The rows are in the order of the text: a snippet is looked for from where the one before begins.

use std::fs;
use std::path::Path;

use article_annotator::Span;
use serde::de::DeserializeOwned;

/// The table of the article called `name`, where it has one with this file extension.
pub fn of(name: &str, extension: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let path = folder.join(format!("{name}.{extension}"));
    path.exists().then(|| fs::read_to_string(path).expect("a table is UTF-8"))
}

/// The rows of `table`; `name` is said when one cannot be read.
#[track_caller]
pub fn rows<R: DeserializeOwned>(name: &str, table: &str) -> Vec<R> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'|')
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .quoting(false)
        .from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}"))).collect()
}

/// Where `words` stand in `text` at or after `from`, and what is in their brackets.
pub fn find(text: &str, from: usize, words: &str) -> Option<(usize, Span)> {
    let (before, rest) = words.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    let Some((first, last)) = inside.split_once(" ... ") else {
        let start = from + text.get(from..)?.find(&format!("{before}{inside}{after}"))?;
        let first = start + before.len();
        return Some((start, Span::new(first, first + inside.len())));
    };
    let head = format!("{before}{first}");
    let start = from + text.get(from..)?.find(&head)?;
    let paragraph = text[start..].lines().next()?;
    let end = head.len() + paragraph.get(head.len()..)?.find(&format!("{last}{after}"))? + last.len();
    Some((start, Span::new(start + before.len(), start + end)))
}

/// `a / b` as what may be chosen from, `-` as empty words.
pub fn choices(cell: &str) -> Vec<String> {
    let word = |choice: &str| if choice == "-" { String::new() } else { choice.to_owned() };
    cell.split(" / ").map(|choice| word(choice.trim())).collect()
}
