//! When: time expressions, resolved against the publication date.
//!
//! Finds dates ("30 January 2023", "Jan. 30", "2023-01-30"), parts of the calendar ("early January", "2022", "the 1990s",
//! "last autumn"), days told from the day of writing ("Monday morning", "yesterday", "two weeks ago", "over the weekend")
//! and lengths of time ("the past 27 years", "three days"), in every region but boilerplate.
//!
//! - A span holds the expression without the preposition before it ("Monday" of "on Monday") and with the article only
//!   where it belongs to the expression ("the past year", "the 1990s", "the weekend"). A part of the day is in the span
//!   ("Monday morning") but does not narrow the days.
//! - News counts back: a bare weekday, month or day of the year is the last one up to publication, unless the words
//!   around it tell of the future ("will meet on Friday"). Where they tell of neither, a day of the year up to two months
//!   ahead is the coming one, since a day so long past would carry its year.
//! - Seasons are northern and meteorological (autumn: September to November; the winter of a year ends in its February).
//!   Weeks begin on Monday, centuries with the year 1 ("the 19th century": 1801 to 1900). "Early", "mid" and "late" are thirds.
//! - "The previous day", "two days later" count from the last day named in the sentences just before.
//! - Numerals that can be read as two dates (03/04/2023), times of day, ages, holidays and adjectives of length
//!   ("a three-day visit") are left out.

mod meaning;
mod numerals;
mod read;
mod relative;
mod resolve;
mod tense;

use jiff::civil::Date;

use crate::document::Document;
use crate::span::Span;

/// How exact a time expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
    Century,
    /// A length of time ("over the past 27 years"); its days are those it covers.
    Duration,
}

/// Where the calendar days of a time expression come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The words alone tell them ("30 January 2023").
    Stated,
    /// They follow from the publication date ("on Monday").
    Inferred,
}

/// A time expression where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    pub span: Span,
    /// First and last day, both inclusive; `None` where neither the words nor the publication date tell.
    pub days: Option<(Date, Date)>,
    pub precision: Precision,
    pub basis: Basis,
}

/// Finds the time expressions of the document, in order and without overlap.
#[must_use]
pub fn find(document: &Document, published: Option<Date>) -> Vec<TimeExpression> {
    let mut found = read::all(document);
    read::share_years(document, &mut found);
    resolve::all(document, &found, published)
}

#[cfg(test)]
mod tests;
