//! Whom a verb that has its people before it happens to: the subject, or the phrase right beside a participle.

use super::antecedents::counted_antecedent;
use super::same::{best_of, is_apposition, is_same_in_people, is_same_person, sum_of};
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase, Reference};
use crate::lexicon;

/// How far to either side of an outcome word its people are looked for, in chunks.
const REACH: usize = 40;

/// Whether a preposition or "including" governs the phrase at `idx`.
pub(super) fn is_governed(chunks: &[Chunk], idx: usize) -> bool {
    // "In total of 85 people" governs nothing.
    let is_sum = chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| phrase.is_total);
    !is_sum
        && idx
            .checked_sub(1)
            .and_then(|before| chunks.get(before))
            .is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition | Kind::Subset | Kind::To))
}

/// The nearest people before `first` that no preposition governs, with those joined to them.
pub(super) fn subject(
    context: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    is_plural: Option<bool>,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut at = first;
    let stop = first.saturating_sub(REACH);
    let mut in_brackets = 0usize;
    let ends_aside = first
        .checked_sub(1)
        .and_then(|at| chunks.get(at))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::Comma));
    let mut first_wrong = Vec::new();
    // Whether a verb stands between: then the nearest people may be its object, and "who" leads to the true subject.
    let mut has_verb = false;
    let mut nearest: Vec<usize> = Vec::new();
    let mut seen = false;
    while at > stop {
        at -= 1;
        let Some(chunk) = chunks.get(at) else { break };
        match &chunk.kind {
            Kind::Close => in_brackets += 1,
            Kind::Open => in_brackets = in_brackets.saturating_sub(1),
            _ if in_brackets > 0 => {}
            Kind::Opener => {
                let key = context.document.key(chunk.tokens.start);
                // "the man who was killed", "a driver, who suffered burns, died": on to the word before "who".
                let is_relative =
                    matches!(key, "who" | "whom") || matches!(key, "which" | "that") && at + 1 == first;
                // "who …, after …, died": commas close what stands between.
                let is_aside = ends_aside && !matches!(context.document.word(chunk.tokens.start), ";" | ":");
                if is_aside && !is_relative {
                    has_verb = true;
                    continue;
                }
                // "In hospital since Friday with burns": a time opens no clause.
                if key == "since" && !has_verb {
                    nearest.clear();
                    first_wrong.clear();
                    continue;
                }
                if is_relative {
                    if matches!(key, "who" | "whom")
                        && let Some(antecedent) = counted_antecedent(context, chunks, at)
                        && accepts(antecedent)
                    {
                        return vec![antecedent];
                    }
                    has_verb = false;
                    nearest.clear();
                    continue;
                }
                break;
            }
            Kind::Phrase(phrase) => {
                if is_governed(chunks, at)
                    || follows_since(context, chunks, at)
                    || is_alias(context, chunks, at)
                {
                    continue;
                }
                // "Five people, including two women, a child and two men, died": the five.
                if let Some(opener) = subset_opener(chunks, at) {
                    at = opener;
                    continue;
                }
                seen = true;
                if !accepts(at)
                    || is_age_aside(chunks, at)
                    || is_all_aside(context, chunks, at)
                    || joins_governed(chunks, at, phrase)
                {
                    continue;
                }
                let joined = joined_left(context, chunks, at, accepts);
                // "Three people, two men and a woman, were killed": the three agree.
                let first = joined.first().and_then(|&idx| chunks.get(idx)?.phrase()).unwrap_or(phrase);
                let is_many = joined.len() > 1 || first.is_plural || first.amount.best != Some(1);
                let agrees = match is_plural {
                    Some(true) => is_many || first.reference == Reference::Nobody,
                    Some(false) => {
                        !(joined.len() > 1 || first.is_plural && first.amount.best != Some(1))
                            || first.reference == Reference::Nobody
                    }
                    None => true,
                };
                if agrees && !has_verb {
                    return by_name(chunks, joined);
                }
                let kept = if agrees { &mut nearest } else { &mut first_wrong };
                if kept.is_empty() {
                    *kept = joined;
                }
            }
            // "Mkhize said two pickets were hurt": whoever says so is no subject of what is said.
            Kind::Word | Kind::Adverb if !ends_aside && seen && is_saying(context, chunks, at) => break,
            Kind::Word | Kind::Trigger(_) | Kind::Be | Kind::Have => has_verb = true,
            _ => {}
        }
    }
    if nearest.is_empty() { first_wrong } else { by_name(chunks, nearest) }
}

/// "Since Friday"
fn follows_since(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| context.document.key(chunk.tokens.start) == "since")
}

/// "Police said": a verb of saying, active.
pub(super) fn is_saying(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let is_passive = at
        .checked_sub(1)
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::Be | Kind::Have));
    !is_passive && chunks.get(at).is_some_and(|chunk| context.document.is(chunk.tokens.start, lexicon::SAYS))
}

/// "Also known as Abu Nasr": another name of someone told of before.
fn is_alias(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let key = |n: usize| {
        at.checked_sub(n)
            .and_then(|idx| chunks.get(idx))
            .map_or("", |chunk| context.document.key(chunk.tokens.start))
    };
    key(1) == "as" && key(2) == "known"
}

/// The "including" that opens the list which the phrase at `at` is part of, where the whole is the clause's subject.
fn subset_opener(chunks: &[Chunk], at: usize) -> Option<usize> {
    let opener = (at.saturating_sub(12)..at).rev().map_while(|idx| {
        let kind = &chunks.get(idx)?.kind;
        let is_list =
            matches!(kind, Kind::Phrase(_) | Kind::Comma | Kind::And | Kind::Preposition | Kind::Subset);
        is_list.then(|| matches!(kind, Kind::Subset).then_some(idx))
    });
    let opener = opener.flatten().next()?;
    let whole = (0..opener)
        .rev()
        .find(|&idx| !matches!(chunks.get(idx).map(|chunk| &chunk.kind), Some(Kind::Comma)))?;
    let is_subject = whole
        .checked_sub(1)
        .and_then(|idx| chunks.get(idx))
        .is_none_or(|chunk| matches!(chunk.kind, Kind::Comma | Kind::Opener | Kind::And));
    (is_subject && chunks.get(whole)?.phrase().is_some_and(|phrase| phrase.is_plural)).then_some(opener)
}

/// "Seven people, all men, are missing": what is said of those counted before.
fn is_all_aside(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let is_comma = |idx: Option<usize>| {
        idx.and_then(|idx| chunks.get(idx)).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma))
    };
    let first = chunks.get(at).map_or("", |chunk| context.document.key(chunk.tokens.start));
    matches!(first, "all" | "both" | "most") && is_comma(at.checked_sub(1)) && is_comma(Some(at + 1))
}

/// "Amal Idris, 40, a driver, died": the name rather than what is said of its bearer.
fn by_name(chunks: &[Chunk], victims: Vec<usize>) -> Vec<usize> {
    let &[only] = victims.as_slice() else { return victims };
    let is_role = chunks
        .get(only)
        .and_then(Chunk::phrase)
        .is_some_and(|phrase| phrase.reference == Reference::Indefinite);
    if !is_role {
        return victims;
    }
    let mut at = only;
    while let Some(before) = at.checked_sub(2)
        && matches!(chunks.get(at - 1).map(|chunk| &chunk.kind), Some(Kind::Comma))
        && let Some(phrase) = chunks.get(before).and_then(Chunk::phrase)
    {
        if phrase.reference == Reference::Name
            && phrase.humanity != Humanity::Thing
            && !is_governed(chunks, before)
        {
            return vec![before];
        }
        // Only an age may stand between.
        if !is_age_aside(chunks, before) {
            break;
        }
        at = before;
    }
    victims
}

/// "of the Institute of Prisons and Penitentiaries": joined to what a preposition governs, and not surely people.
fn joins_governed(chunks: &[Chunk], at: usize, phrase: &Phrase) -> bool {
    let joined = at
        .checked_sub(1)
        .and_then(|idx| chunks.get(idx))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::And));
    joined
        && phrase.humanity == Humanity::Open
        && phrase.reference == Reference::Name
        && at >= 2
        && is_governed(chunks, at - 2)
}

/// A bare number between commas or in brackets after a name: an age.
pub(super) fn is_age_aside(chunks: &[Chunk], at: usize) -> bool {
    let Some(phrase) = chunks.get(at).and_then(Chunk::phrase) else { return false };
    let is_mark = |idx: Option<usize>| {
        idx.and_then(|idx| chunks.get(idx))
            .is_some_and(|chunk| matches!(chunk.kind, Kind::Comma | Kind::Open | Kind::Close))
    };
    let name_before = at
        .checked_sub(2)
        .and_then(|idx| chunks.get(idx))
        .and_then(Chunk::phrase)
        .is_some_and(|before| before.reference == Reference::Name || before.amount.best == Some(1));
    phrase.noun.is_empty()
        && phrase.reference == Reference::Counted
        && name_before
        && is_mark(at.checked_sub(1))
        && is_mark(Some(at + 1))
}

/// The phrase at `at` and those joined to its left: "three soldiers, two guards and a cook".
fn joined_left(
    context: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut victims = vec![at];
    let mut leftmost = at;
    let mut has_and = false;
    while victims.len() < 12 {
        // Back over "and" or a comma.
        let Some(mut before) = leftmost.checked_sub(1) else { break };
        let mut is_joined = false;
        while let Some(chunk) = chunks.get(before) {
            match chunk.kind {
                Kind::And => {
                    has_and = true;
                    is_joined = true;
                }
                Kind::Comma => is_joined = true,
                Kind::Adverb => {}
                _ => break,
            }
            let Some(next) = before.checked_sub(1) else { break };
            before = next;
        }
        if !is_joined || !has_and {
            break;
        }
        // Over the prepositional phrases of the one before.
        let mut candidate = before;
        let mut steps = 0;
        while is_governed(chunks, candidate)
            && chunks.get(candidate).and_then(Chunk::phrase).is_some()
            && steps < 3
        {
            let Some(next) = candidate.checked_sub(2) else { break };
            candidate = next;
            steps += 1;
        }
        if both_nobody(chunks, candidate, leftmost)
            || candidate >= leftmost
            || !accepts(candidate)
            || is_governed(chunks, candidate)
        {
            break;
        }
        // "attacked a soldier and two men were killed": the soldier is another verb's object.
        let is_object = candidate
            .checked_sub(1)
            .and_then(|idx| chunks.get(idx))
            .is_some_and(|chunk| matches!(chunk.kind, Kind::Word | Kind::Trigger(_)));
        let name_after_name = is_apposition(chunks, candidate, leftmost);
        if is_object {
            break;
        }
        // "Two tourists, A and B, were killed": the names say who the two are.
        let (Some(whole), Some(parts)) = (best_of(chunks, candidate), sum_of(chunks, &victims)) else {
            leftmost = candidate;
            victims.insert(0, candidate);
            continue;
        };
        let comma_only = (candidate + 1..leftmost)
            .any(|idx| chunks.get(idx).is_some_and(|chunk| matches!(chunk.kind, Kind::Comma)));
        if whole > 1 && whole == parts && comma_only {
            return vec![candidate];
        }
        if is_same_person(context, chunks, candidate, leftmost)
            || is_same_in_people(context, chunks, candidate, leftmost)
        {
            victims.remove(0);
        }
        leftmost = candidate;
        if !name_after_name {
            victims.insert(0, candidate);
        }
    }
    let is_nobody = |idx: usize| {
        chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| phrase.reference == Reference::Nobody)
    };
    match victims.first() {
        // "No police or army members": nobody of either.
        Some(&first) if is_nobody(first) => vec![first],
        _ if has_and => victims,
        _ => vec![at],
    }
}

/// "There was no violence and no one was detained": each "no" begins a clause of its own, unless both are of people.
fn both_nobody(chunks: &[Chunk], first: usize, second: usize) -> bool {
    let nobody = |at: usize| {
        chunks.get(at).and_then(Chunk::phrase).filter(|phrase| phrase.reference == Reference::Nobody)
    };
    nobody(second).is_some() && nobody(first).is_some_and(|phrase| phrase.humanity != Humanity::People)
}

/// The people right before a participle: "12 killed", "two soldiers on patrol wounded", "leaving five people dead".
pub(super) fn beside(
    context: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut at = first;
    let mut n_prepositions = 0;
    while at > first.saturating_sub(10) {
        at -= 1;
        let Some(chunk) = chunks.get(at) else { break };
        match &chunk.kind {
            Kind::Adverb | Kind::Close | Kind::Open => {}
            Kind::Opener if matches!(context.document.key(chunk.tokens.start), "who" | "as") => {}
            Kind::Phrase(_) => {
                let with = is_with(context, chunks, at);
                if is_governed(chunks, at) && !with {
                    if n_prepositions == 0 && accepts(at) && is_bare_count(chunks, at) {
                        return vec![at];
                    }
                    n_prepositions += 1;
                    if n_prepositions > 3 {
                        break;
                    }
                    // The preposition is passed over with its phrase.
                    at = at.saturating_sub(1);
                    continue;
                }
                return if accepts(at) { joined_left(context, chunks, at, accepts) } else { Vec::new() };
            }
            _ => break,
        }
    }
    Vec::new()
}

fn is_bare_count(chunks: &[Chunk], at: usize) -> bool {
    chunks.get(at).and_then(Chunk::phrase).is_some_and(|phrase| {
        matches!(phrase.reference, Reference::Counted | Reference::Nobody)
            || phrase.reference == Reference::Definite && phrase.amount.best.is_some_and(|n| n > 1)
    })
}

/// "With 12 killed": the preposition takes the whole.
fn is_with(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(context.document.key(chunk.tokens.start), "with" | "including"))
}
