//! The formats there are, and the one place where each of them is written.

use std::fmt;
use std::io;

use super::tables::{self, Table};
use super::{brat, conll, doccano, html, label_studio, markdown, spacy, to_json, web_annotation, webanno};
use crate::annotation::Annotation;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub enum Format {
    /// The exchange format: everything.
    Json,
    /// A table as CSV.
    Table(Table),
    /// A report to print, in one file.
    Html,
    Markdown,
    /// W3C Web Annotation, as JSON-LD.
    WebAnnotation,
    /// Standoff, to lie beside the text.
    Brat,
    /// Names only, a word a line, tagged IOB2.
    Conll,
    /// What `Doc.from_json` and `displacy.render` of spaCy take.
    Spacy,
    LabelStudio,
    Doccano,
    /// WebAnno TSV 3.3, for INCEpTION.
    WebAnno,
    /// The text alone, with the line ends that brat wants.
    Text,
}

/// What stands around the articles of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub before: String,
    pub between: &'static str,
    pub after: &'static str,
}

/// The annotation of `text`, which `name` names for readers, as a file of that format.
///
/// # Errors
/// None that text can cause; the signature is that of the writers of JSON and CSV.
pub fn write(format: Format, name: &str, text: &str, annotation: &Annotation) -> io::Result<String> {
    let Frame { before, after, .. } = format.frame()?.unwrap_or_default();
    Ok(before + &article(format, name, text, annotation)? + after)
}

/// As [`write()`], without what stands around the articles of a file.
///
/// # Errors
/// As [`write()`].
pub fn article(format: Format, name: &str, text: &str, annotation: &Annotation) -> io::Result<String> {
    let given = Given { name, text, annotation };
    Ok(match format {
        Format::Json => to_json(text, annotation, None)? + "\n",
        Format::Table(table) => tables::rows(table, name, text, annotation)?,
        Format::Html => html::write(given),
        Format::Markdown => markdown::write(given),
        Format::WebAnnotation => web_annotation::write(given)?,
        Format::Brat => brat::write(given),
        Format::Conll => conll::write(given),
        Format::Spacy => spacy::write(given)?,
        Format::LabelStudio => label_studio::write(given)?,
        Format::Doccano => doccano::write(given)?,
        Format::WebAnno => webanno::write(given),
        Format::Text => brat::text(text),
    })
}

/// What every writer is given.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub name: &'a str,
    pub text: &'a str,
    pub annotation: &'a Annotation,
}

impl Format {
    /// Every format, in the order that they are offered in.
    pub fn all() -> impl Iterator<Item = Self> {
        let for_people = [Self::Html, Self::Markdown].into_iter();
        let for_programs = [
            Self::Json,
            Self::WebAnnotation,
            Self::Spacy,
            Self::Conll,
            Self::LabelStudio,
            Self::Doccano,
            Self::WebAnno,
            Self::Brat,
            Self::Text,
        ];
        for_people.chain(Table::all().map(Self::Table)).chain(for_programs)
    }

    /// The format of that name: "html", "csv:claims". "csv" alone is the first table.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "csv" { "csv:claims" } else { name };
        Self::all().find(|format| format.to_string() == name)
    }

    /// What a file is saved as, behind the article's name: ".json", "-claims.csv".
    #[must_use]
    pub fn ending(self) -> String {
        match self {
            Self::Json => ".json",
            Self::Table(Table::Codebook(codebook)) => return format!("-{}.csv", codebook.code),
            Self::Table(table) => return format!("-{table}.csv"),
            Self::Html => ".html",
            Self::Markdown => ".md",
            Self::WebAnnotation => ".jsonld",
            Self::Brat => ".ann",
            Self::Conll => ".conll",
            Self::Spacy => "-spacy.json",
            Self::LabelStudio => "-label-studio.json",
            Self::Doccano => "-doccano.jsonl",
            Self::WebAnno => ".tsv",
            Self::Text => ".txt",
        }
        .to_owned()
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::Spacy | Self::LabelStudio => "application/json",
            Self::Table(_) => "text/csv",
            Self::Html => "text/html",
            Self::Markdown => "text/markdown",
            Self::WebAnnotation => "application/ld+json",
            Self::Doccano => "application/jsonl",
            Self::WebAnno => "text/tab-separated-values",
            Self::Brat | Self::Conll | Self::Text => "text/plain",
        }
    }

    /// What it is, for whoever chooses one.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Json => "All facts (JSON)",
            Self::Table(Table::Claims) => "Spreadsheet of casualty figures (CSV)",
            Self::Table(Table::Tolls) => "Spreadsheet of the toll (CSV)",
            Self::Table(Table::Victims) => "Spreadsheet of named victims (CSV)",
            Self::Table(Table::Quotes) => "Spreadsheet of quotes (CSV)",
            Self::Table(Table::Entities) => "Spreadsheet of people, groups and places (CSV)",
            Self::Table(Table::Codebook(codebook)) => {
                return format!("Spreadsheet of the fields of {} (CSV)", codebook.name);
            }
            Self::Html => "Report to print (HTML)",
            Self::Markdown => "Report to paste (Markdown)",
            Self::WebAnnotation => "Web annotations (W3C, JSON-LD)",
            Self::Brat => "For brat (standoff, beside the text)",
            Self::Conll => "Names word by word (CoNLL)",
            Self::Spacy => "For spaCy and displaCy (JSON)",
            Self::LabelStudio => "For Label Studio (JSON)",
            Self::Doccano => "For doccano (JSONL)",
            Self::WebAnno => "For INCEpTION (WebAnno TSV)",
            Self::Text => "The text alone (TXT)",
        }
        .to_owned()
    }

    /// What it is for; formats of one group follow one another.
    #[must_use]
    pub const fn group(self) -> &'static str {
        match self {
            Self::Html | Self::Markdown => "To read",
            Self::Table(_) => "For spreadsheets",
            _ => "For other programs",
        }
    }

    /// What stands around the articles of a file; `None` where a file holds one article.
    ///
    /// # Errors
    /// None; the signature is that of the CSV writer.
    pub fn frame(self) -> io::Result<Option<Frame>> {
        Ok(match self {
            Self::Table(table) => Some(Frame { before: tables::header(table)?, ..Frame::default() }),
            Self::LabelStudio => Some(Frame { before: "[\n".to_owned(), between: ",\n", after: "\n]\n" }),
            Self::Markdown => Some(Frame { between: "\n---\n\n", ..Frame::default() }),
            Self::Json | Self::Conll | Self::Spacy | Self::Doccano => Some(Frame::default()),
            Self::Html | Self::WebAnnotation | Self::Brat | Self::WebAnno | Self::Text => None,
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Json => "json",
            Self::Table(table) => return write!(formatter, "csv:{table}"),
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::WebAnnotation => "web-annotation",
            Self::Brat => "brat",
            Self::Conll => "conll",
            Self::Spacy => "spacy",
            Self::LabelStudio => "label-studio",
            Self::Doccano => "doccano",
            Self::WebAnno => "webanno",
            Self::Text => "txt",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name_and_saved_under_another() {
        let names: Vec<String> = Format::all().map(|format| format.to_string()).collect();
        for name in &names {
            assert_eq!(Format::named(name).map(|format| format.to_string()).as_ref(), Some(name));
        }
        assert!(matches!(Format::named("csv"), Some(Format::Table(Table::Claims))));
        assert!(Format::named("csv:").is_none());
        let mut endings: Vec<String> = Format::all().map(Format::ending).collect();
        endings.sort();
        endings.dedup();
        assert_eq!(endings.len(), names.len(), "no file takes the place of another: {endings:?}");
    }
}
