//! What is told of "the victims", or of "they" and "the pair" after people counted: whether they are dead or hurt shows
//! from the claims before.

use super::drafts::{Draft, retain};
use super::{Outcome, Polarity, Scope};
use crate::document::Document;
use crate::lexicon;

/// How many claims back the people are looked for, so that the work stays linear in the text.
const REACH: usize = 32;

/// Whether the token may begin what tells of people counted before.
pub(super) fn may_begin(document: &Document, at: usize) -> bool {
    let key = |n: usize| at.checked_sub(n).map_or("", |before| document.key(before));
    // "Two nurses were among the victims"
    if document.is(at, lexicon::VICTIM_NOUN) && (1..=2).any(|n| matches!(key(n), "among" | "amongst")) {
        return true;
    }
    document.is(at, lexicon::VICTIM_NOUN.or(lexicon::KNOWN_GROUP))
        && (at + 1..at + 5).any(|next| {
            document.word(next) == ":"
                || document
                    .is(next, lexicon::AUXILIARY_BE.or(lexicon::INCLUDE_VERB).or(lexicon::IDENTIFY_VERB))
                || document.key(next) == "as"
        })
}

/// Gives those told of the outcome of the people counted before; drops them where none were.
pub(super) fn settle(document: &Document, before: &[Draft], found: &mut Vec<Draft>) {
    let head = |draft: &Draft| draft.trigger.end.saturating_sub(1);
    let is_open = |draft: &Draft| {
        matches!(draft.claim.rule, "identified as" | "among the dead")
            && document.is(head(draft), lexicon::VICTIM_NOUN.or(lexicon::KNOWN_GROUP))
    };
    let first = found.iter().find(|draft| is_open(draft));
    let Some(first) = first else { return };
    let points_back = document.is(head(first), lexicon::KNOWN_GROUP);
    let sentence_idx = first.sentence_idx;
    let near = before.iter().rev().take(REACH).filter(|draft| {
        draft.claim.polarity == Polarity::Affirmed
            && draft.claim.scope == Scope::Incident
            && matches!(draft.claim.outcome, Outcome::Killed | Outcome::Injured)
            && (!points_back || draft.sentence_idx + 1 == sentence_idx)
    });
    let outcome = near.map(|draft| draft.claim.outcome).min_by_key(|&outcome| outcome != Outcome::Killed);
    retain(found, |draft| outcome.is_some() || !is_open(draft));
    for draft in found.iter_mut().filter(|draft| is_open(draft)) {
        draft.claim.outcome = outcome.unwrap_or(draft.claim.outcome);
    }
}
