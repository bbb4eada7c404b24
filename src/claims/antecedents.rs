//! How many "them", "both" or "their bodies" are: the number of the nearest people counted before.

use std::ops::Range;

use super::counts::Amount;
use super::people::{Humanity, Phrase, Reference, StatedBy};
use super::{Context, Qualifier, chunks};

/// How far back people are looked for, in tokens: within the sentence and the one before it.
const REACH: usize = 60;

/// The count of the nearest plural phrase of people in `before`, as an implied one at `tokens`.
pub(super) fn amount_before(
    context: &Context<'_>,
    sentence_idx: usize,
    before: Range<usize>,
    tokens: Range<usize>,
) -> Option<Amount> {
    let sentences = context.document.sentences();
    let previous = sentence_idx.checked_sub(1);
    [Some(sentence_idx), previous].into_iter().flatten().find_map(|idx| {
        let sentence = sentences.get(idx)?;
        let end = sentence.tokens.end.min(before.end);
        let start = sentence.tokens.start.max(end.saturating_sub(REACH)).max(before.start);
        let chunks = chunks::cut(context, start..end);
        let phrase =
            chunks.iter().rev().filter_map(chunks::Chunk::phrase).find(|phrase| is_counted(phrase))?;
        let amount =
            Amount { tokens: tokens.clone(), qualifier: Qualifier::Implied, ..phrase.amount.clone() };
        Some(amount)
    })
}

fn is_counted(phrase: &Phrase) -> bool {
    matches!(phrase.reference, Reference::Counted | Reference::Definite)
        && phrase.humanity == Humanity::People
        && phrase.amount.best.is_some_and(|n| n > 1)
        && phrase.states.is_none_or(|(_, by)| by != StatedBy::Noun)
}
