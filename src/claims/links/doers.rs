//! Who does it rather than suffers it: whoever takes his own life after a deed ("a man killed his wife before turning the
//! gun on himself"), whoever shoots and hits nobody.

use super::subjects::is_saying;
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::outcomes::Form;
use crate::claims::people::{Humanity, Reference};
use crate::document::RegionKind;
use crate::lexicon;

/// How far before the words the doer may stand, or after them another verb, in chunks.
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

/// "The officer shot into the crowd", "they shot up": the subject of an active verb. What a headline leaves "was" out of
/// is none, nor those of whom another verb tells ("the man shot on Monday has died").
pub(super) fn is_doer(context: &Context<'_>, chunks: &[Chunk], verb: usize, victims: &[usize]) -> bool {
    let document = context.document;
    let &[only] = victims else { return false };
    let (Some(subject), Some(chunk)) = (chunks.get(only), chunks.get(verb)) else { return false };
    let is_shot = document.key(chunk.tokens.start) == "shot" && chunk.tokens.len() == 1;
    let is_beside = subject.tokens.end == chunk.tokens.start;
    match subject.phrase().map(|phrase| phrase.reference) {
        _ if !is_beside => false,
        Some(Reference::Pronoun) => document.is(subject.tokens.start, lexicon::SUBJECT_PRONOUN),
        Some(Reference::Definite | Reference::Name) => {
            let region = document.token(chunk.tokens.start).map(|token| token.region);
            is_shot
                && region == Some(RegionKind::Body)
                && opens_clause(context, chunks, only)
                && !has_later_verb(context, chunks, verb)
        }
        _ => false,
    }
}

/// Whether the phrase at `at` begins a clause, or what somebody says, rather than being an object ("found the boy shot").
fn opens_clause(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    chunks.get(before).is_some_and(|chunk| match chunk.kind {
        Kind::Comma | Kind::Opener | Kind::And => true,
        Kind::Word => is_saying(context, chunks, before),
        _ => false,
    })
}

/// Whether the clause goes on with a verb after the participle at `verb`, or with who did it.
fn has_later_verb(context: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let document = context.document;
    let rest = chunks.iter().skip(verb + 1).take(REACH);
    let mut rest = rest.take_while(|chunk| !matches!(chunk.kind, Kind::And | Kind::Opener));
    rest.any(|chunk| match &chunk.kind {
        Kind::Be | Kind::Have | Kind::Modal => true,
        Kind::Trigger(trigger) => trigger.form != Form::Active,
        Kind::Preposition => document.key(chunk.tokens.start) == "by",
        Kind::Word => {
            let first = chunk.tokens.start;
            document.is(first, lexicon::VERB_LIKE) || document.key(first).ends_with("ed")
        }
        _ => false,
    })
}
