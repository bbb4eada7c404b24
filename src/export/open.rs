//! Reads a file of the exchange format back: the text, the day of publication, the reader's own names and edits, from which
//! the core makes the same facts again.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::edits::{self, EditError, Parts, Pointer, Selector};
use super::{FORMAT, VERSION, sha256};
use crate::dictionary::{Dictionary, DictionaryError};
use jiff::civil::Date;

/// What a file holds that is no result of the analysis.
#[derive(Debug, Deserialize, Serialize)]
pub struct Saved {
    pub text: String,
    #[serde(default)]
    pub published: Option<String>,
    /// The file of the reader's own names.
    #[serde(default)]
    pub dictionary: Option<String>,
    #[serde(default)]
    pub edits: Vec<Parts<Pointer, Selector>>,
}

/// Why a file cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// No JSON, or not of this shape.
    Json(serde_json::Error),
    /// JSON of another format.
    Format(String),
    /// A version that this program does not know.
    Version(u64),
    /// No text: a line of `--jsonl`.
    NoText,
    /// The text is another one than the offsets belong to.
    Sha256 {
        found: String,
        expected: String,
    },
    Published(String),
    Dictionary(DictionaryError),
    Edit(EditError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(formatter, "expected JSON of the format {FORMAT:?}: {error}"),
            Self::Format(found) => write!(formatter, "format: found {found}, expected {FORMAT:?}"),
            Self::Version(found) => write!(formatter, "version: found {found}, expected {VERSION}"),
            Self::NoText => write!(formatter, "text: found none, expected the article's text"),
            Self::Sha256 { found, expected } => write!(
                formatter,
                "the text is another one than was saved: sha256 {}…, expected {}…",
                found.get(..8).unwrap_or(found),
                expected.get(..8).unwrap_or(expected)
            ),
            Self::Published(found) => write!(formatter, "published: found {found:?}, expected YYYY-MM-DD"),
            Self::Dictionary(error) => write!(formatter, "dictionary: {error}"),
            Self::Edit(error) => write!(formatter, "edits: {error}"),
        }
    }
}

impl std::error::Error for OpenError {}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: serde_json::Value,
    #[serde(default)]
    version: u64,
    #[serde(default)]
    sha256: Option<String>,
    #[serde(default)]
    text: Option<serde::de::IgnoredAny>,
}

/// The article that `json`, a file of the exchange format, was made from.
///
/// # Errors
/// Anything else than a whole file of a version that is known, with the text that its offsets belong to.
pub fn read(json: &str) -> Result<Saved, OpenError> {
    let head: Head = serde_json::from_str(json).map_err(OpenError::Json)?;
    if head.format != FORMAT {
        return Err(OpenError::Format(head.format.to_string()));
    }
    if head.version != u64::from(VERSION) {
        return Err(OpenError::Version(head.version));
    }
    if head.text.is_none() {
        return Err(OpenError::NoText);
    }
    let saved: Saved = serde_json::from_str(json).map_err(OpenError::Json)?;
    let found = sha256(&saved.text);
    if let Some(expected) = head.sha256.filter(|expected| *expected != found) {
        return Err(OpenError::Sha256 { found, expected });
    }
    if let Some(day) = saved.published.as_ref().filter(|day| day.parse::<Date>().is_err()) {
        return Err(OpenError::Published(day.clone()));
    }
    if let Some(file) = &saved.dictionary {
        Dictionary::parse(file).map_err(OpenError::Dictionary)?;
    }
    edits::read(&saved.text, &saved.edits).map_err(OpenError::Edit)?;
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let error = read(json).expect_err("no file of ours").to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn other_files_are_refused_and_told_why() {
        check("no JSON", "expected JSON");
        check("{}", r#"format: found null, expected "article-annotator""#);
        check(r#"{"format": "article-annotator", "version": 9}"#, "version: found 9, expected 1");
        check(r#"{"format": "article-annotator", "version": 1}"#, "text: found none");
        check(
            r#"{"format": "article-annotator", "version": 1, "text": "x", "sha256": "0"}"#,
            "another one than was saved",
        );
        check(
            r#"{"format": "article-annotator", "version": 1, "text": "x", "published": "Monday"}"#,
            r#"published: found "Monday""#,
        );
        check(
            r#"{"format": "article-annotator", "version": 1, "text": "x", "dictionary": "names"}"#,
            "dictionary: line 1: found \"names\", expected the header",
        );
        check(
            r#"{"format": "article-annotator", "version": 1, "text": "x", "edits": [{"change": "burn"}]}"#,
            "edits: on: found nothing",
        );
    }
}
