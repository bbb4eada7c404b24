//! When: time expressions, resolved against the publication date.

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
    let _ = (document, published);
    Vec::new()
}
