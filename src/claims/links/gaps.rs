//! "Four were killed in Denmark and one in Estonia": figures whose verb stands with the figure before.

use super::{Link, accepts};
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::outcomes::Trigger;
use crate::claims::people::{Phrase, Reference};

/// At most so many words of time stand between a place and the next figure.
const WORDS: usize = 4;

/// No list of places is longer.
const MOST: usize = 8;

/// Adds to the link of the verb at `verb` the figures after it that each have a place of their own and no verb.
pub(super) fn fill(chunks: &[Chunk], verb: usize, mut link: Link, trigger: &Trigger) -> Link {
    let is_counted = |at: usize| {
        chunks.get(at).and_then(Chunk::phrase).is_some_and(|phrase| phrase.reference == Reference::Counted)
    };
    if !link.victims.iter().all(|&at| is_counted(at)) || link.mood.is_negated {
        return link;
    }
    let last = link.victims.last().copied().unwrap_or(verb).max(verb);
    let Some(mut at) = past_place(chunks, last + 1) else { return link };
    while link.victims.len() < MOST {
        let mut next = at;
        while chunks.get(next).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma | Kind::And)) {
            next += 1;
        }
        let is_next = next > at && is_counted(next) && accepts(chunks, next, trigger);
        let Some(end) = past_place(chunks, next + 1).filter(|_| is_next) else { break };
        if !is_end(chunks, end) {
            break;
        }
        link.victims.push(next);
        at = end;
    }
    link
}

/// The chunk after "in Denmark", if that stands at `at`.
fn past_place(chunks: &[Chunk], at: usize) -> Option<usize> {
    let is_place = |phrase: &Phrase| phrase.reference != Reference::Counted;
    let governed = chunks.get(at + 1).and_then(Chunk::phrase).is_some_and(is_place);
    let end = (matches!(chunks.get(at)?.kind, Kind::Preposition) && governed).then_some(at + 2)?;
    // "In Cauca so far this year, and 98 in the whole country"
    let n_words = chunks
        .get(end..)?
        .iter()
        .take(WORDS)
        .take_while(|chunk| matches!(chunk.kind, Kind::Word | Kind::Adverb))
        .count();
    let joins = chunks.get(end + n_words).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma | Kind::And));
    Some(if joins { end + n_words } else { end })
}

/// Whether no verb follows, which would make the figure its subject.
fn is_end(chunks: &[Chunk], at: usize) -> bool {
    chunks.get(at).is_none_or(|chunk| matches!(chunk.kind, Kind::Comma | Kind::And | Kind::Opener))
}
