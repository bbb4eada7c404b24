//! What the trainer needs of the core: features as the tagger sees them, and models to write.

use std::ops::Range;

pub use super::facts::word_key;
pub use super::lattice::{Chain, Scores, Transitions, best};
pub use super::model::{Row, Weights};
use super::{Model, features, zones};
use crate::document::Document;
use crate::mentions::words::Words;
use crate::mentions::{guess, titles};

/// Words that may be part of a name, each with the keys of its features.
#[derive(Clone, Debug)]
pub struct Zone {
    pub tokens: Range<usize>,
    pub features: Vec<Vec<u32>>,
}

/// The zones of a document as the tagger would see them, with the word groups of `model`.
#[must_use]
pub fn zones(document: &Document, model: &Model) -> Vec<Zone> {
    let words = Words::new(document);
    let guesses = guess(&words);
    let zones = zones::find(&words, &guesses);
    let extractor = features::Extractor::new(&words, &guesses, &zones, model);
    let features_of =
        |zone: &Range<usize>| zone.clone().map(|token_idx| extractor.features(token_idx, zone)).collect();
    zones.iter().map(|zone| Zone { tokens: zone.clone(), features: features_of(zone) }).collect()
}

/// A person's name without the title that a corpus counts in ("Mr.", "President").
#[must_use]
pub fn without_title(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let words = Words::new(document);
    let n_tokens = titles::title(&words, tokens.start, tokens.end).unwrap_or(0);
    if n_tokens < tokens.len() { tokens.start + n_tokens..tokens.end } else { tokens }
}
