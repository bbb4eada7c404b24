//! Names by the trained model: a linear-chain conditional random field over the words that may be part of a name.
//!
//! The rules' own guesses are features among others, not verdicts. Words outside the zones of [`zones`] are no names.

mod document;
mod facts;
mod features;
mod lattice;
mod model;
#[cfg(feature = "train")]
pub mod training;
mod zones;

use std::ops::Range;

pub use model::{Model, ModelError};

use lattice::{Chain, Scores};

use super::Mention;
use super::words::Words;

/// The kinds that the model tells apart; corpora agree on no finer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    Person,
    Organization,
    Place,
    /// Nationalities, events, works, products.
    Other,
}

impl Tag {
    /// Every tag, in the order of their labels.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Other];
}

/// How many labels a word can have.
pub const N_LABELS: usize = 16;

/// No part of a name.
pub const OUTSIDE: usize = 0;

/// Where in a name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Only,
    First,
    Inner,
    Last,
}

/// The label of a word: 0 outside, then four for each kind; [`Tag::Other`] has no last one apart from the inner.
#[must_use]
pub const fn label(tag: Tag, part: Part) -> usize {
    let part = match (tag, part) {
        (_, Part::Only) => 0,
        (_, Part::First) => 1,
        (_, Part::Inner) | (Tag::Other, Part::Last) => 2,
        (_, Part::Last) => 3,
    };
    1 + 4 * tag as usize + part
}

/// The tag of a label, and whether it begins a name.
const fn meaning(label: usize) -> Option<(Tag, bool)> {
    let tag = match label {
        1..=4 => Tag::Person,
        5..=8 => Tag::Organization,
        9..=12 => Tag::Place,
        13..=15 => Tag::Other,
        _ => return None,
    };
    Some((tag, (label - 1) % 4 < 2))
}

/// Whether `next` may follow `label`.
const fn may_follow(label: usize, next: usize) -> bool {
    let open = label != OUTSIDE && matches!((label - 1) % 4, 1 | 2);
    let other = label >= 13;
    let continues = next != OUTSIDE && (next - 1) % 4 >= 2 && (next - 1) / 4 == (label.wrapping_sub(1)) / 4;
    let begins = next == OUTSIDE || (next - 1) % 4 < 2;
    match (open, other) {
        (false, _) => begins,
        (true, false) => continues,
        // The inner label of `Other` is its last as well.
        (true, true) => continues || ((label - 1) % 4 == 2 && begins),
    }
}

/// A name that the model sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    pub tokens: Range<usize>,
    pub tag: Tag,
    /// The model's own probability of just these words with just this tag.
    pub probability: f32,
}

/// The names of the document, in order and without overlap, given the rules' guesses.
pub(super) fn tag(words: &Words, guesses: &[Mention], model: &Model) -> Vec<Tagged> {
    let zones = zones::find(words, guesses);
    let mut extractor = features::Extractor::new(words, guesses, &zones, model);
    let mut emissions: Vec<Scores> = Vec::new();
    for zone in &zones {
        for token_idx in zone.clone() {
            let mut emission = extractor.emission(token_idx, zone);
            // No person's name holds an "and".
            if matches!(words.document.key(token_idx), "and" | "&" | "or")
                && let Some(score) = emission.get_mut(label(Tag::Person, Part::Inner))
            {
                *score = f32::NEG_INFINITY;
            }
            emissions.push(emission);
        }
    }
    document::agree(words, &zones, &mut emissions, &model.transitions);
    let mut found = Vec::new();
    let mut chain = Chain::new(&model.transitions);
    for (zone, emissions) in zones.iter().zip(by_zone(&zones, &emissions)) {
        lattice::names(emissions, &mut chain, zone.start, &mut found);
    }
    found
}

/// The part that belongs to each zone of what there is one of for each of their words.
fn by_zone<'e, T>(zones: &[Range<usize>], all: &'e [T]) -> impl Iterator<Item = &'e [T]> {
    let mut rest = all;
    zones.iter().map(move |zone| {
        let (own, after) = rest.split_at_checked(zone.len()).unwrap_or((rest, &[]));
        rest = after;
        own
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_each_other_as_names_do() {
        let b = |tag| label(tag, Part::First);
        let l = |tag| label(tag, Part::Last);
        assert!(may_follow(OUTSIDE, b(Tag::Person)) && may_follow(l(Tag::Person), b(Tag::Person)));
        assert!(may_follow(b(Tag::Place), l(Tag::Place)) && !may_follow(b(Tag::Place), l(Tag::Person)));
        assert!(!may_follow(b(Tag::Place), OUTSIDE) && !may_follow(OUTSIDE, l(Tag::Place)));
        assert!(!may_follow(b(Tag::Other), OUTSIDE) && may_follow(l(Tag::Other), OUTSIDE));
        assert!(may_follow(l(Tag::Other), b(Tag::Other)) && may_follow(l(Tag::Other), l(Tag::Other)));
        assert!(may_follow(label(Tag::Other, Part::Only), OUTSIDE));
        assert!((0..N_LABELS).all(|label| meaning(label).is_some() == (label != OUTSIDE)));
    }
}
