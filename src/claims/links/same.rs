//! Phrases side by side that tell of the same people: appositions, two roles of one person, families "or" people.

use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Reference};
use crate::lexicon;

pub(super) fn best_of(chunks: &[Chunk], at: usize) -> Option<u64> {
    chunks.get(at)?.phrase()?.amount.best
}

pub(super) fn sum_of(chunks: &[Chunk], at: &[usize]) -> Option<u64> {
    at.iter().map(|&idx| best_of(chunks, idx)).sum()
}

/// "3,800 families, or 18,000 people": the same people in another unit.
pub(super) fn is_same_in_people(
    context: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    second: usize,
) -> bool {
    let head = |at: usize| {
        chunks.get(at).and_then(Chunk::phrase).map_or(0, |phrase| phrase.noun.end.saturating_sub(1))
    };
    let or = second
        .checked_sub(1)
        .and_then(|at| chunks.get(at))
        .is_some_and(|chunk| context.document.key(chunk.tokens.start) == "or");
    or && context.document.is(head(first), lexicon::HOUSEHOLDS)
}

/// "A former ranger and security guard": a second role of one person, without an article of its own.
pub(super) fn is_same_person(context: &Context<'_>, chunks: &[Chunk], first: usize, second: usize) -> bool {
    let (Some(one), Some(other)) =
        (chunks.get(first).and_then(Chunk::phrase), chunks.get(second).and_then(Chunk::phrase))
    else {
        return false;
    };
    let has_article = matches!(context.document.key(one.tokens.start), "a" | "an" | "the");
    let is_bare_role =
        other.tokens.start == other.noun.start && !other.is_plural && other.humanity != Humanity::Thing;
    let starts_lower = context.document.word(other.tokens.start).starts_with(char::is_lowercase);
    // "A mother and child" are two.
    let is_family = context.document.is(other.tokens.start, lexicon::KINSHIP | lexicon::PEOPLE_CHILDREN);
    (has_article || one.tokens.start == one.noun.start)
        && !is_family
        && one.amount.best == Some(1)
        && is_bare_role
        && starts_lower
}

/// "Amal Idris, a teacher,": the second phrase says who the first is.
pub(super) fn is_apposition(chunks: &[Chunk], first: usize, second: usize) -> bool {
    let (Some(first_phrase), Some(second_phrase)) =
        (chunks.get(first).and_then(Chunk::phrase), chunks.get(second).and_then(Chunk::phrase))
    else {
        return false;
    };
    let comma_between =
        second == first + 2 && chunks.get(first + 1).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma));
    let one_each = first_phrase.amount.best == Some(1) && second_phrase.amount.best == Some(1);
    comma_between
        && one_each
        && (first_phrase.reference == Reference::Name) != (second_phrase.reference == Reference::Name)
}
