//! More of people already counted: "among the dead were …", "three of the dead were …", "the dead were identified as …".

use super::names::listed;
use super::nouns::{is_people, with_joined};
use super::subjects::subject;
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase, Reference};
use crate::lexicon;

/// "Among the dead were four women", "a nurse was among the wounded": the people on the other side of the verb.
pub(super) fn among(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let is_be = |idx: usize| chunks.get(idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Be));
    if let Some(people) = included(context, chunks, at) {
        return Some(people);
    }
    let accepts = |idx: usize| is_people(chunks, idx) || is_number_of(chunks, idx);
    let before = at.checked_sub(1);
    let is_among = before
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(context.document.key(chunk.tokens.start), "among" | "amongst"));
    let governed = before
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition | Kind::Subset));
    // "Among the dead are …", "the dead were …"
    if is_be(at + 1) && (is_among || !governed) && accepts(at + 2) {
        return Some(with_joined(context, chunks, at + 2, &accepts));
    }
    let be = before.filter(|_| is_among)?.checked_sub(1).filter(|&be| is_be(be))?;
    // "Two policemen who tried to stop the attacker were among the dead": those before "who".
    let who = (be.saturating_sub(CLAUSE)..be).rev().find(|&idx| {
        chunks.get(idx).is_some_and(|chunk| context.document.key(chunk.tokens.start) == "who")
            && (1..=2).filter_map(|n| idx.checked_sub(n)).any(&accepts)
    });
    let people = subject(context, chunks, who.unwrap_or(be), None, &accepts);
    (!people.is_empty()).then_some(people)
}

/// How many chunks a clause with "who" may have.
const CLAUSE: usize = 16;

/// "The dead included ⟨nine children and six women⟩".
pub(super) fn included(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let includes = |idx: &usize| {
        chunks.get(*idx).is_some_and(|chunk| context.document.is(chunk.tokens.start, lexicon::INCLUDE_VERB))
    };
    let is_between = |idx: &usize| {
        chunks.get(*idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Have | Kind::Adverb | Kind::Modal))
    };
    let verb = (at + 1..at + 4).find(|idx| !is_between(idx)).filter(includes)?;
    let accepts = |idx: usize| is_people(chunks, idx) || is_number_of(chunks, idx);
    let names = listed(context, chunks, verb + 1);
    if names.len() > 1 {
        return Some(names);
    }
    // "The dead include women and children" says of nobody how many.
    let has_number =
        |idx: &usize| chunks.get(*idx).and_then(Chunk::phrase).is_some_and(|it| it.amount.best.is_some());
    let people = accepts(verb + 1).then(|| with_joined(context, chunks, verb + 1, &accepts))?;
    people.iter().all(has_number).then_some(people)
}

/// What is told of "the victims" or, of people counted in the sentence before, of "they" or "the pair".
///
/// Whether these are dead or hurt shows only from the claims before: `listed` settles it.
pub(super) fn of_known(
    context: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    phrase: &Phrase,
) -> Option<(Vec<usize>, &'static str)> {
    let head = phrase.noun.end.checked_sub(1)?;
    let is_victims = context.document.is(head, lexicon::VICTIM_NOUN);
    let points_back = matches!(phrase.reference, Reference::Definite | Reference::Pronoun);
    if !points_back || !is_victims && !context.document.is(head, lexicon::KNOWN_GROUP) {
        return None;
    }
    if let Some(names) = identified(context, chunks, at) {
        return Some((names, "identified as"));
    }
    let is_among = at
        .checked_sub(1)
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(context.document.key(chunk.tokens.start), "among" | "amongst"));
    let people = if is_among { among(context, chunks, at) } else { included(context, chunks, at) };
    let people = people.filter(|_| phrase.is_plural)?;
    Some((people, "among the dead"))
}

/// "Two Swiss hikers": a number of what may be people.
fn is_number_of(chunks: &[Chunk], idx: usize) -> bool {
    chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
        phrase.reference == Reference::Counted && phrase.humanity == Humanity::Open && !phrase.noun.is_empty()
    })
}

/// "⟨Three⟩ of the dead were soldiers": the number before "of", where no verb tells something new of them.
pub(super) fn some_of(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let of = chunks.get(at.checked_sub(1)?)?;
    let number = at.checked_sub(2)?;
    let is_counted =
        chunks.get(number)?.phrase().is_some_and(|phrase| phrase.reference == Reference::Counted);
    if !is_counted || context.document.key(of.tokens.start) != "of" {
        return None;
    }
    // "Two of the injured died" is news of its own.
    let verb = chunks
        .get(at + 1..)?
        .iter()
        .find(|chunk| !matches!(chunk.kind, Kind::Be | Kind::Have | Kind::Adverb | Kind::Comma));
    let is_news = verb.is_some_and(|chunk| matches!(chunk.kind, Kind::Trigger(_)));
    let has_be = chunks.get(at + 1).is_some_and(|chunk| matches!(chunk.kind, Kind::Be));
    (has_be && !is_news).then(|| vec![number])
}

/// How far after "named" its "as" may stand, in chunks: "named by police on Tuesday as".
const AS_REACH: usize = 8;

/// "The dead were identified as ⟨A⟩ and ⟨B⟩", "identified the dead youth as ⟨A⟩", "the dead were ⟨A⟩; ⟨B⟩": the names.
pub(super) fn identified(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let is_colon =
        |idx: usize| chunks.get(idx).is_some_and(|it| context.document.word(it.tokens.start) == ":");
    let mut next = at + 1;
    let mut names_them = is_naming(context, chunks, at.checked_sub(1));
    if !names_them {
        while chunks.get(next).is_some_and(|it| matches!(it.kind, Kind::Be | Kind::Have | Kind::Adverb)) {
            next += 1;
        }
        let has_be = chunks.get(at + 1..next)?.iter().any(|it| matches!(it.kind, Kind::Be));
        if !has_be && !is_colon(next) {
            return None;
        }
        names_them = is_naming(context, chunks, Some(next));
    }
    if names_them && let Some(named_as) = named_as(context, chunks, next) {
        next = named_as + 1;
    } else if is_naming(context, chunks, Some(next)) {
        next += 1;
    }
    next += usize::from(is_colon(next));
    Some(listed(context, chunks, next)).filter(|names| !names.is_empty())
}

/// Whether the chunk is "identified" or "named".
pub(super) fn is_naming(context: &Context<'_>, chunks: &[Chunk], idx: Option<usize>) -> bool {
    idx.and_then(|idx| chunks.get(idx))
        .is_some_and(|chunk| context.document.is(chunk.tokens.start, lexicon::IDENTIFY_VERB))
}

/// The "as" of "named by police on Tuesday as", where no other clause begins before it.
pub(super) fn named_as(context: &Context<'_>, chunks: &[Chunk], from: usize) -> Option<usize> {
    let ends = |idx: &usize| {
        chunks.get(*idx).is_none_or(|chunk| matches!(chunk.kind, Kind::Opener | Kind::Comma | Kind::And))
    };
    let end = (from..from + AS_REACH).find(ends)?;
    chunks.get(end).is_some_and(|it| context.document.key(it.tokens.start) == "as").then_some(end)
}

/// "Killed were ⟨A⟩ and ⟨B⟩", "also hurt in the blast were ⟨two guards⟩": the people after the verb that opens the sentence.
pub(super) fn inverted(context: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<Vec<usize>> {
    let opens = chunks.get(..verb)?.iter().all(|chunk| matches!(chunk.kind, Kind::Adverb));
    let mut at = verb + 1;
    while chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition))
        && chunks.get(at + 1).and_then(Chunk::phrase).is_some()
    {
        at += 2;
    }
    let has_be = chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Be));
    if !opens || !has_be {
        return None;
    }
    let names = listed(context, chunks, at + 1);
    if !names.is_empty() {
        return Some(names);
    }
    let accepts = |idx: usize| is_people(chunks, idx) || is_number_of(chunks, idx);
    accepts(at + 1).then(|| with_joined(context, chunks, at + 1, &accepts))
}
