//! Who takes his own life after a deed: "a man killed his wife before turning the gun on himself".

use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Reference};
use crate::lexicon;

/// How far before the words the doer may stand, in chunks.
const REACH: usize = 40;

/// How many of a list of victims are passed over.
const LONGEST_LIST: usize = 12;

/// The one whom "himself" stands for: the nearest single person before the verb who is no other verb's object.
pub(super) fn doer(context: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<usize> {
    let is_sentence_break = |chunk: &Chunk| matches!(context.document.word(chunk.tokens.start), ";" | ".");
    (verb.saturating_sub(REACH)..verb)
        .rev()
        .take_while(|&at| chunks.get(at).is_some_and(|chunk| !is_sentence_break(chunk)))
        .find(|&at| is_single(chunks, at) && !is_object(context, chunks, at))
}

fn is_single(chunks: &[Chunk], at: usize) -> bool {
    chunks.get(at).and_then(Chunk::phrase).is_some_and(|phrase| {
        phrase.humanity == Humanity::People
            && phrase.amount.best == Some(1)
            && phrase.states.is_none()
            && phrase.reference != Reference::Counted
    })
}

/// Whether a verb or preposition stands before the phrase or the list that it ends.
fn is_object(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let mut is_joined = false;
    for before in (at.saturating_sub(LONGEST_LIST)..at).rev() {
        let Some(chunk) = chunks.get(before) else { break };
        match &chunk.kind {
            Kind::Adverb => {}
            Kind::And | Kind::Comma => is_joined = true,
            Kind::Phrase(_) if is_joined => is_joined = false,
            Kind::Word => return !context.document.is(chunk.tokens.start, lexicon::SAYS),
            Kind::Trigger(_) | Kind::Preposition | Kind::Subset | Kind::To => return true,
            _ => return false,
        }
    }
    false
}
