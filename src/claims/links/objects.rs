//! Whom a verb that takes an object happens to: the phrase right after it, with those joined to it.

use super::same::{best_of, is_apposition, is_same_in_people, is_same_person, sum_of};
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::outcomes::{Form, Trigger};
use crate::claims::people::Reference;
use crate::claims::{Context, Outcome};

/// "Shot ten of them to death", "shot two men dead".
pub(super) fn ends_in_death(context: &Context<'_>, chunks: &[Chunk], object: &[usize]) -> bool {
    let Some(last) = object.last().and_then(|&at| chunks.get(at)) else { return false };
    let end = last.tokens.end;
    match context.document.key(end) {
        "to" => context.document.key(end + 1) == "death",
        // "Shot Amal Idris, a contractor, dead"
        "," => (end + 2..end + 8)
            .take_while(|&at| !matches!(context.document.word(at), "." | ";" | "!" | "?"))
            .any(|at| context.document.key(at) == "dead" && context.document.word(at - 1) == ","),
        word => word == "dead",
    }
}

/// The people right after a verb, with those joined to them; "killing or wounding 20" leaves open which.
pub(super) fn object(
    context: &Context<'_>,
    chunks: &[Chunk],
    verb: usize,
    trigger: &Trigger,
    accepts: &impl Fn(usize) -> bool,
) -> (Outcome, Vec<usize>) {
    let mut outcome = trigger.outcome;
    let mut at = verb + 1;
    while let Some(chunk) = chunks.get(at) {
        match &chunk.kind {
            Kind::Adverb => at += 1,
            Kind::And => {
                // "killed and wounded 20": both verbs share the object.
                let mut other_at = at + 1;
                while chunks.get(other_at).is_some_and(|chunk| matches!(chunk.kind, Kind::Adverb)) {
                    other_at += 1;
                }
                let Some(other) = chunks.get(other_at).and_then(Chunk::trigger) else {
                    return (outcome, Vec::new());
                };
                if other.form != trigger.form || matches!(other.form, Form::Intransitive | Form::State) {
                    return (outcome, Vec::new());
                }
                let pair = [trigger.outcome, other.outcome];
                if pair.contains(&Outcome::Killed) && pair.contains(&Outcome::Injured) {
                    let is_shooting = context
                        .document
                        .key(chunks.get(verb).map_or(0, |chunk| chunk.tokens.start))
                        .starts_with("sho");
                    outcome = if is_shooting { Outcome::Injured } else { Outcome::Casualties };
                }
                at = other_at + 1;
            }
            Kind::Phrase(_) => break,
            _ => return (outcome, Vec::new()),
        }
    }
    if !accepts(at) {
        return (outcome, Vec::new());
    }
    let mut victims = vec![at];
    let mut last = at;
    while victims.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, accepts) else { break };
        if is_apposition(chunks, last, next)
            || is_same_person(context, chunks, last, next)
            || is_same_in_people(context, chunks, last, next)
        {
            last = next;
            continue;
        }
        victims.push(next);
        last = next;
        if is_end {
            break;
        }
    }
    // "two contractors, A and B": the names say who the two are.
    if let Some((&whole, parts)) = victims.split_first()
        && parts.len() > 1
        && best_of(chunks, whole) == sum_of(chunks, parts)
    {
        victims.truncate(1);
    }
    (outcome, victims)
}

/// The next phrase joined to the one at `last`: over "and" or a comma, and over prepositional phrases between.
pub(super) fn joined_right(
    chunks: &[Chunk],
    last: usize,
    accepts: &impl Fn(usize) -> bool,
) -> Option<(usize, bool)> {
    let mut at = last + 1;
    let mut crossed = 0;
    while chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition))
        && chunks.get(at + 1).and_then(Chunk::phrase).is_some()
        && crossed < 2
    {
        at += 2;
        crossed += 1;
    }
    // "The village chief of Kargué (Mopti, Mali) and his brother"
    if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Open)) {
        let close =
            (at..at + 8).find(|&idx| chunks.get(idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Close)));
        at = close.map_or(at, |close| close + 1);
    }
    let mut has_and = false;
    let mut is_joined = false;
    while let Some(chunk) = chunks.get(at) {
        match chunk.kind {
            Kind::And => {
                has_and = true;
                is_joined = true;
            }
            Kind::Comma => is_joined = true,
            Kind::Adverb => {}
            _ => break,
        }
        at += 1;
    }
    if !is_joined || !accepts(at) {
        return None;
    }
    let phrase = chunks.get(at).and_then(Chunk::phrase)?;
    if crossed > 0 && phrase.reference == Reference::Name {
        return None;
    }
    // What has a verb of its own begins another clause.
    if begins_clause(chunks, at) {
        return None;
    }
    if !has_and && !list_goes_on(chunks, at) {
        return None;
    }
    Some((at, has_and))
}

/// Whether the phrase at `at` is the subject of what follows.
pub(super) fn begins_clause(chunks: &[Chunk], at: usize) -> bool {
    let mut next = at + 1;
    let mut steps = 0;
    while let Some(chunk) = chunks.get(next) {
        match &chunk.kind {
            Kind::Adverb => next += 1,
            Kind::Preposition if steps < 3 && chunks.get(next + 1).and_then(Chunk::phrase).is_some() => {
                next += 2;
                steps += 1;
            }
            Kind::Be | Kind::Have | Kind::Modal => return true,
            Kind::Word => return steps == 0,
            Kind::Trigger(trigger) => {
                return matches!(trigger.form, Form::Past | Form::Intransitive | Form::State);
            }
            _ => return false,
        }
    }
    false
}

/// Whether a comma list goes on after the phrase: "a man, a woman and a child", "9 in Buner and 4 in Shangla".
fn list_goes_on(chunks: &[Chunk], at: usize) -> bool {
    let mut at = at + 1;
    if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition))
        && chunks.get(at + 1).and_then(Chunk::phrase).is_some()
    {
        at += 2;
    }
    let kind = |n: usize| chunks.get(at + n).map(|chunk| &chunk.kind);
    match (kind(0), kind(1)) {
        (Some(Kind::And), _) => true,
        (Some(Kind::Comma), Some(Kind::And)) => matches!(kind(2), Some(Kind::Phrase(_))),
        (Some(Kind::Comma), next) => matches!(next, Some(Kind::Phrase(_))),
        _ => false,
    }
}

/// "12 killed, 30 wounded": what follows the participle is the next one's subject.
pub(super) fn object_is_next_subject(chunks: &[Chunk], object: &[usize]) -> bool {
    object.first().is_some_and(|&at| {
        chunks
            .get(at + 1)
            .is_some_and(|chunk| matches!(chunk.kind, Kind::Trigger(trigger) if trigger.form == Form::Past))
            && at
                .checked_sub(2)
                .and_then(|idx| chunks.get(idx))
                .is_some_and(|chunk| matches!(chunk.kind, Kind::Phrase(_)))
    })
}
