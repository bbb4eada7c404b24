//! What the page shows of the review: the changes made so far, those whose words are gone, and how much is left to do.

use serde::Serialize;

use crate::annotation::Annotation;
use crate::codes::Code;
use crate::edits::{Change, Reviewed, Standing};
use crate::offsets::{Offsets, Unit};
use crate::wording;

/// The state of the review of one text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// Of each edit, in their order.
    pub changes: Vec<ReviewChange>,
    /// Entities, quotes, claims and dates.
    pub n_facts: usize,
    pub n_unreviewed: usize,
}

/// An edit in words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReviewChange {
    pub label: String,
    /// Whether its words were found in the text and it could be carried out.
    pub is_placed: bool,
    /// Whether it confirmed a fact.
    pub is_confirmation: bool,
    /// Where its words stand, in UTF-16 units.
    pub span: Option<(usize, usize)>,
}

impl Review {
    /// The review of `annotation`, which must be one of `text`.
    #[must_use]
    pub fn new(text: &str, annotation: &Annotation) -> Self {
        let offsets = Offsets::new(text, Unit::Utf16);
        let changes = annotation.review.edits.iter().map(|Reviewed { edit, is_placed }| ReviewChange {
            label: wording::edit(edit),
            is_placed: *is_placed,
            is_confirmation: edit.change == Change::Accept,
            span: edit.on.anchor().place(text).map(|span| offsets.of(span)),
        });
        let said = annotation.quotes.iter().map(|quote| !wording::is_attitude(quote));
        let review = &annotation.review;
        let mut standings = Vec::new();
        standings.extend((0..annotation.entities.len()).map(|idx| review.entity(idx)));
        standings.extend(said.enumerate().filter(|(_, said)| *said).map(|(idx, _)| review.quote(idx)));
        standings.extend((0..annotation.claims.len()).map(|idx| review.claim(idx)));
        standings.extend((0..annotation.dates.len()).map(|idx| review.date(idx)));
        Self {
            changes: changes.collect(),
            n_facts: standings.len(),
            n_unreviewed: standings.iter().filter(|standing| **standing == Standing::Unreviewed).count(),
        }
    }
}

/// Why a fact is there, and what the reader made of it.
#[derive(Debug, Serialize)]
pub struct Provenance {
    /// How it was found.
    pub how: String,
    /// How sure the core is; nothing for what is the reader's own, and where no confidence is known.
    pub sure: Option<&'static str>,
    /// From 0 to 1.
    pub confidence: Option<f64>,
    /// "unreviewed", "accepted", "corrected" or "added".
    pub review: &'static str,
    /// The same in words.
    pub standing: &'static str,
}

impl Provenance {
    pub(super) fn new(how: String, confidence: Option<f32>, standing: Standing) -> Self {
        let confidence = confidence.filter(|_| standing == Standing::Unreviewed);
        Self {
            how,
            sure: confidence.map(wording::confidence),
            confidence: confidence.map(crate::export::round_confidence),
            review: standing.code(),
            standing: wording::standing(standing),
        }
    }
}
