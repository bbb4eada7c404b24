//! What a word is in the rest of the text: its other occurrences lend each other their labels.
//!
//! A word that is plainly an organisation in one sentence is one in the next, where nothing tells it: each occurrence's
//! scores are moved towards what the others are, as in a skip-chain random field, by one step of mean field.

use std::ops::Range;

use super::lattice::{Chain, Scores, Transitions};
use super::{OUTSIDE, by_zone};
use crate::document::Case;
use crate::mentions::words::Words;

/// How much the others' labels count beside a word's own evidence; chosen on the dev texts.
const WEIGHT: f32 = 0.6;

/// What each kind is given beforehand, in occurrences.
const PRIOR: f32 = 0.2;

/// With fewer other occurrences than this in the zones, a word is left as it is.
const MIN_OTHERS: f32 = 0.5;

/// Outside, and each tag.
type Kinds = [f32; N_KINDS];

const N_KINDS: usize = 5;

const fn kind_of(label: usize) -> usize {
    if label == OUTSIDE { 0 } else { 1 + (label - 1) / 4 }
}

/// Moves the emissions of words towards what the same words are elsewhere in the text.
pub(super) fn agree(
    words: &Words,
    zones: &[Range<usize>],
    emissions: &mut [Scores],
    transitions: &Transitions,
) {
    let mut sums: Vec<Kinds> = vec![[0.0; N_KINDS]; words.n_distinct()];
    let mut counts = vec![0u32; words.n_distinct()];
    for id in zones.iter().cloned().flatten().filter_map(|idx| words.id(idx).filter(|_| tells(words, idx))) {
        if let Some(count) = counts.get_mut(id) {
            *count += 1;
        }
    }
    let recurs = |idx: usize| {
        let count = words.id(idx).and_then(|id| counts.get(id));
        tells(words, idx) && count.is_some_and(|count| *count > 1)
    };
    let mut chain = Chain::new(transitions);
    let mut own: Vec<Option<(usize, Kinds)>> = Vec::with_capacity(emissions.len());
    for (zone, emissions) in zones.iter().zip(by_zone(zones, emissions)) {
        // Words that stand once in the text neither tell nor are told anything.
        if !zone.clone().any(recurs) {
            own.extend(zone.clone().map(|_| None));
            continue;
        }
        chain.sum_up(emissions);
        for (token_idx, marginals) in zone.clone().zip(chain.marginals()) {
            let id = words.id(token_idx).filter(|_| tells(words, token_idx));
            let kinds = kinds(&marginals);
            if let Some(sums) = id.and_then(|id| sums.get_mut(id)) {
                for (sum, kind) in sums.iter_mut().zip(kinds) {
                    *sum += kind;
                }
            }
            own.push(id.map(|id| (id, kinds)));
        }
    }
    for (own, emission) in own.into_iter().zip(emissions) {
        let Some((sums, own)) = own.and_then(|(id, own)| Some((sums.get(id)?, own))) else { continue };
        let mut others = *sums;
        for (other, own) in others.iter_mut().zip(own) {
            *other = (*other - own).max(0.0);
        }
        let total: f32 = others.iter().sum();
        if total < MIN_OTHERS {
            continue;
        }
        let all = total + PRIOR * N_KINDS as f32;
        let gain = others.map(|other| WEIGHT * libm::logf((other + PRIOR) / all));
        for (label, score) in emission.iter_mut().enumerate() {
            *score += gain.get(kind_of(label)).copied().unwrap_or_default();
        }
    }
}

/// The labels' probabilities added up by kind.
fn kinds(marginals: &Scores) -> Kinds {
    let mut kinds = [0.0; N_KINDS];
    for (label, marginal) in marginals.iter().enumerate() {
        if let Some(kind) = kinds.get_mut(kind_of(label)) {
            *kind += marginal;
        }
    }
    kinds
}

/// Whether what the word is elsewhere says something about it here.
fn tells(words: &Words, token_idx: usize) -> bool {
    words.is_capital(token_idx)
        && !words.is_function(token_idx)
        && !(words.is_common(token_idx) && words.case(token_idx) != Case::Upper)
}
