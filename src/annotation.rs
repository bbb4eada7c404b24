//! What [`annotate`](crate::annotate) takes and gives.

use std::sync::Arc;

use jiff::civil::Date;

use crate::claims::Claim;
use crate::dates::TimeExpression;
use crate::dictionary::Dictionary;
use crate::document::Region;
use crate::edits::{Edit, Review};
use crate::entities::Entity;
use crate::mentions::Model;
use crate::quotes::Quote;
use crate::span::Span;
use crate::tolls::Toll;

/// What the caller knows about the text.
#[derive(Clone, Copy, Debug)]
pub struct Options<'m> {
    /// The day of publication, which relative dates ("on Monday") are resolved against.
    pub published: Option<Date>,
    /// The trained model that finds names.
    pub model: &'m Model,
    /// The reader's own names, titles and words to ignore.
    pub dictionary: Option<&'m Dictionary>,
    /// The reader's corrections, carried out in this order after the stages.
    pub edits: &'m [Edit],
}

/// No day of publication, the model that is compiled in, no list and no corrections.
impl Default for Options<'_> {
    fn default() -> Self {
        Self { published: None, model: Model::built_in(), dictionary: None, edits: &[] }
    }
}

/// Everything found in one text: owned, each list in the order of the text, offsets in UTF-8 bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// The day of publication that dates were resolved against.
    pub published: Option<Date>,
    /// The file of the reader's own names that were looked up.
    pub dictionary: Option<Arc<str>>,
    /// The parts of the page that was pasted; they do not overlap.
    pub regions: Vec<Region>,
    /// The sentences, which do not overlap.
    pub sentences: Vec<Span>,
    /// People, organisations, places and so on; an entity's id is its place in this list.
    pub entities: Vec<Entity>,
    /// Time expressions.
    pub dates: Vec<TimeExpression>,
    /// Quotations; a quote's id is its place in this list.
    pub quotes: Vec<Quote>,
    /// Casualty claims; a claim's id is its place in this list.
    pub claims: Vec<Claim>,
    /// What the claims add up to for the main incident, at most one an outcome.
    pub tolls: Vec<Toll>,
    /// What came of the reader's corrections.
    pub review: Review,
}
