//! More of people already counted: "among the dead were …", "three of the dead were …", "the dead were identified as …".

use super::nouns::{is_people, with_joined};
use super::objects::joined_right;
use super::subjects::subject;
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Reference};

/// "Among the dead were four women", "a nurse was among the wounded": the people on the other side of the verb.
pub(super) fn among(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let is_be = |idx: usize| chunks.get(idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Be));
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
    let people = subject(context, chunks, be, None, &accepts);
    (!people.is_empty()).then_some(people)
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

/// "The dead were identified as ⟨A⟩ and ⟨B⟩", "identified the dead youth as ⟨A⟩": the names.
pub(super) fn identified(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<usize>> {
    let document = context.document;
    let is_naming = |idx: Option<usize>| {
        idx.and_then(|idx| chunks.get(idx)).is_some_and(|chunk| {
            matches!(document.key(chunk.tokens.start), "identified" | "named" | "identifies" | "names")
        })
    };
    let mut next = at + 1;
    if !is_naming(at.checked_sub(1)) {
        while chunks.get(next).is_some_and(|chunk| matches!(chunk.kind, Kind::Be | Kind::Have | Kind::Adverb))
        {
            next += 1;
        }
        if next == at + 1 || !is_naming(Some(next)) {
            return None;
        }
        next += 1;
    }
    if chunks.get(next).is_some_and(|chunk| document.key(chunk.tokens.start) == "as") {
        next += 1;
    }
    let accepts = |idx: usize| {
        chunks
            .get(idx)
            .and_then(Chunk::phrase)
            .is_some_and(|phrase| phrase.reference == Reference::Name && phrase.humanity == Humanity::People)
    };
    if !accepts(next) {
        return None;
    }
    let mut names = vec![next];
    while let Some((name, is_end)) = joined_right(chunks, *names.last()?, &accepts) {
        names.push(name);
        if is_end || names.len() >= 12 {
            break;
        }
    }
    Some(names)
}
