//! Tables for spreadsheets, as CSV: claims, tolls, named victims, quotes, entities, and each codebook's fields.
//!
//! The page and the program write the same bytes. A cell that a spreadsheet would take for a formula begins with an
//! apostrophe instead. Offsets are code points, as in the JSON.

mod claims;
mod entities;
mod quotes;

use std::fmt;

use csv::Writer;

use crate::annotation::Annotation;
use crate::claims::ClaimId;
use crate::codebook::{self, Codebook};
use crate::codes::Code;
use crate::entities::EntityId;
use crate::span::Span;
use crate::wording;

/// What a row is of.
#[derive(Clone, Copy, Debug)]
pub enum Table {
    Claims,
    Tolls,
    /// Those whom the text names.
    Victims,
    Quotes,
    /// People, groups, places and whatever else is named.
    Entities,
    Codebook(&'static Codebook),
}

impl Table {
    /// Every table, in the order that they are offered in.
    pub fn all() -> impl Iterator<Item = Self> {
        let plain = [Self::Claims, Self::Tolls, Self::Victims, Self::Quotes, Self::Entities];
        plain.into_iter().chain(codebook::ALL.iter().map(Self::Codebook))
    }

    /// The table of that name: "claims", "codebook:acled".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|table| table.to_string() == name)
    }

    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Claims => &claims::COLUMNS,
            Self::Tolls => &TOLL_COLUMNS,
            Self::Victims => &claims::VICTIM_COLUMNS,
            Self::Quotes => &quotes::COLUMNS,
            Self::Entities => &entities::COLUMNS,
            Self::Codebook(_) => &CODEBOOK_COLUMNS,
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claims => formatter.write_str("claims"),
            Self::Tolls => formatter.write_str("tolls"),
            Self::Victims => formatter.write_str("victims"),
            Self::Quotes => formatter.write_str("quotes"),
            Self::Entities => formatter.write_str("entities"),
            Self::Codebook(codebook) => write!(formatter, "codebook:{}", codebook.code),
        }
    }
}

const TOLL_COLUMNS: [&str; 8] = ["document", "outcome", "min", "max", "best", "conflict", "claims", "phrase"];

const CODEBOOK_COLUMNS: [&str; 7] = ["document", "codebook", "field", "label", "value", "rule", "claims"];

/// The line of column names that a file begins with.
///
/// # Errors
/// None; the signature is that of the CSV writer.
pub fn header(table: Table) -> csv::Result<String> {
    written(std::iter::once(table.columns().iter().map(ToString::to_string).collect()))
}

/// The rows of one article, which `document` names in their first column.
///
/// # Errors
/// None that text can cause; the signature is that of the CSV writer.
pub fn rows(table: Table, document: &str, text: &str, annotation: &Annotation) -> csv::Result<String> {
    let writer = Rows { document, text, annotation };
    match table {
        Table::Claims => written(writer.claims()),
        Table::Tolls => written(writer.tolls()),
        Table::Victims => written(writer.victims()),
        Table::Quotes => written(writer.quotes()),
        Table::Entities => written(writer.entities()),
        Table::Codebook(codebook) => written(writer.codebook(codebook)),
    }
}

type Record = Vec<String>;

fn written(records: impl IntoIterator<Item = Record>) -> csv::Result<String> {
    let mut bytes = Vec::new();
    let mut writer = Writer::from_writer(&mut bytes);
    for record in records {
        writer.write_record(record.into_iter().map(harmless))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The cell, with an apostrophe before what a spreadsheet would run as a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

struct Rows<'a> {
    document: &'a str,
    text: &'a str,
    annotation: &'a Annotation,
}

impl<'a> Rows<'a> {
    fn tolls(&self) -> Vec<Record> {
        let row = |toll: &crate::tolls::Toll| {
            vec![
                self.document.to_owned(),
                toll.outcome.code().to_owned(),
                toll.min.to_string(),
                or_blank(toll.max),
                or_blank(toll.best),
                yes_or_no(toll.conflict),
                ids(&toll.claims),
                wording::toll(toll),
            ]
        };
        self.annotation.tolls.iter().map(row).collect()
    }

    fn codebook(&self, codebook: &Codebook) -> Vec<Record> {
        let row = |row: codebook::Row| {
            vec![
                self.document.to_owned(),
                codebook.code.to_owned(),
                row.field.to_owned(),
                row.label.to_owned(),
                row.value.unwrap_or_default(),
                row.rule.to_owned(),
                ids(&row.claims),
            ]
        };
        codebook::rows(codebook, self.text, self.annotation).into_iter().map(row).collect()
    }

    fn name(&self, EntityId(idx): EntityId) -> Option<&'a str> {
        self.annotation.entities.get(idx).map(|entity| entity.name.as_str())
    }

    fn words(&self, span: Span) -> String {
        one_line(span.of(self.text))
    }

    fn words_of(&self, span: Option<Span>) -> String {
        span.map(|span| self.words(span)).unwrap_or_default()
    }
}

fn or_blank<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes_or_no(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}

/// "c0 c2".
fn ids(claims: &[ClaimId]) -> String {
    claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// One space for every run of white space: many readers of CSV stumble over line breaks in a cell.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
