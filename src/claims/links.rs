//! Which people an outcome word happens to: its subject, its object or the noun phrase beside it.

use std::ops::Range;

use super::chunks::{Chunk, Kind};
use super::counts::Amount;
use super::outcomes::{Form, Trigger};
use super::people::{Humanity, Phrase, Reference, StatedBy};
use super::{Context, Outcome, Qualifier};
use crate::document::Document;
use crate::lexicon;

/// How far to either side of an outcome word its people are looked for, in chunks.
const REACH: usize = 40;

/// How the sentence puts the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mood {
    pub is_negated: bool,
    /// After a modal verb ("could kill").
    pub is_modal: bool,
    /// After "has" or "have": up to the time of writing.
    pub is_perfect: bool,
    /// After "to" ("threatened to kill").
    pub is_infinitive: bool,
}

/// An outcome and the people whom it befell.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub outcome: Outcome,
    /// The outcome's words.
    pub tokens: Range<usize>,
    /// Chunk indices of the noun phrases; never empty.
    pub victims: Vec<usize>,
    pub mood: Mood,
    pub rule: &'static str,
}

/// Finds the links of a sentence, in the order of their outcome words.
pub(super) fn find(context: &Context<'_>, chunks: &[Chunk]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (chunk_idx, chunk) in chunks.iter().enumerate() {
        match &chunk.kind {
            Kind::Trigger(trigger) => {
                if let Some(link) = by_trigger(context, chunks, chunk_idx, trigger, &links) {
                    links.push(link);
                }
            }
            Kind::Phrase(phrase) => {
                if let Some(link) = by_phrase(context, chunks, chunk_idx, phrase) {
                    links.push(link);
                }
            }
            _ => {}
        }
    }
    links
}

/// The auxiliaries and adverbs before a verb.
#[derive(Clone, Copy, Debug, Default)]
struct VerbGroup {
    /// The first chunk of the group.
    first: usize,
    has_be: bool,
    has_have: bool,
    is_plural: Option<bool>,
    mood: Mood,
}

fn verb_group(context: &Context<'_>, chunks: &[Chunk], verb: usize) -> VerbGroup {
    let mut group = VerbGroup { first: verb, ..VerbGroup::default() };
    let mut has_to = false;
    for at in (verb.saturating_sub(12)..verb).rev() {
        let Some(chunk) = chunks.get(at) else { break };
        let key = context.document.key(chunk.tokens.start);
        match chunk.kind {
            // "is believed to have killed" is active.
            Kind::Be => group.has_be |= !has_to,
            Kind::Have => {
                group.has_have = true;
                group.mood.is_perfect = matches!(key, "has" | "have");
            }
            Kind::Modal => group.mood.is_modal = true,
            Kind::Not => group.mood.is_negated = true,
            Kind::Adverb => {}
            // "were reported to have been killed" affirms, "tried to kill" does not.
            Kind::To => {
                has_to = true;
                group.mood.is_infinitive = !(group.has_have
                    || group.has_be && is_report(context, chunks, at)
                    || is_forced(context, chunks, at))
            }
            _ => break,
        }
        match key {
            "was" | "is" | "has" | "wasn't" | "isn't" | "hasn't" => group.is_plural = Some(false),
            "were" | "are" | "have" | "weren't" | "aren't" | "haven't" => group.is_plural = Some(true),
            _ => {}
        }
        group.first = at;
    }
    group
}

/// "Forced 6,000 people to flee", "had to be evacuated": what follows "to" happened.
fn is_forced(context: &Context<'_>, chunks: &[Chunk], to: usize) -> bool {
    let key = |n: usize| {
        to.checked_sub(n)
            .and_then(|idx| chunks.get(idx))
            .map_or("", |chunk| context.document.key(chunk.tokens.start))
    };
    matches!(key(1), "had" | "has" | "have")
        || (1..=6).any(|n| {
            matches!(
                key(n),
                "forced"
                    | "forces"
                    | "forcing"
                    | "compelled"
                    | "prompted"
                    | "caused"
                    | "causing"
                    | "prompting"
                    | "leading"
                    | "led"
            )
        })
}

fn is_report(context: &Context<'_>, chunks: &[Chunk], to: usize) -> bool {
    to.checked_sub(1).and_then(|idx| chunks.get(idx)).is_some_and(|chunk| {
        matches!(
            context.document.key(chunk.tokens.start),
            "reported" | "believed" | "said" | "thought" | "known" | "feared" | "confirmed" | "presumed"
        )
    })
}

fn by_trigger(
    context: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    trigger: &Trigger,
    links: &[Link],
) -> Option<Link> {
    let group = verb_group(context, chunks, at);
    let tokens = chunks.get(at)?.tokens.clone();
    let link = |outcome, victims: Vec<usize>, rule| {
        (!victims.is_empty()).then(|| Link {
            outcome,
            tokens: tokens.clone(),
            victims,
            mood: group.mood,
            rule,
        })
    };
    let accepts = |idx: usize| accepts(chunks, idx, trigger) && !is_age_aside(chunks, idx);
    // "shot at" tells of no hit.
    if context.document.key(tokens.end) == "at"
        && context.document.key(tokens.start).starts_with("sho")
        && tokens.len() == 1
    {
        return None;
    }
    match trigger.form {
        Form::Past if group.has_be => {
            let victims = subject(context, chunks, group.first, group.is_plural, &accepts);
            link(trigger.outcome, victims, "passive")
        }
        Form::Past => {
            let (outcome, object) = object(context, chunks, at, trigger, &accepts);
            // "was shot and killed": the same people as the verb before.
            if object.is_empty()
                && let Some((shared, mood)) = shared(chunks, group.first, links)
            {
                let link = link(outcome, shared, "joined verbs")?;
                return Some(Link { mood, ..link });
            }
            if !object.is_empty() && !object_is_next_subject(chunks, &object) {
                let outcome = if ends_in_death(context, chunks, &object) { Outcome::Killed } else { outcome };
                return link(outcome, object, "object");
            }
            if group.has_have {
                return None;
            }
            if let Some(be) = joined_passive(chunks, group.first) {
                let outer = verb_group(context, chunks, be + 1);
                let victims = subject(context, chunks, outer.first, outer.is_plural, &accepts);
                return link(outcome, victims, "passive");
            }
            let victims = beside(context, chunks, group.first, &accepts);
            link(trigger.outcome, victims, "participle")
        }
        Form::Active => {
            let (outcome, object) = object(context, chunks, at, trigger, &accepts);
            if object.is_empty() {
                return link(outcome, complement(context, chunks, at, outcome)?, "noun with its people");
            }
            let outcome = if ends_in_death(context, chunks, &object) { Outcome::Killed } else { outcome };
            link(outcome, object, "object")
        }
        Form::Base if !group.mood.is_infinitive && is_joined_infinitive(chunks, group.first) => {
            let (outcome, object) = object(context, chunks, at, trigger, &accepts);
            let link = link(outcome, object, "present")?;
            Some(Link { mood: Mood { is_infinitive: true, ..group.mood }, ..link })
        }
        Form::Base => {
            let (outcome, object) = object(context, chunks, at, trigger, &accepts);
            if object.is_empty() {
                return link(outcome, complement(context, chunks, at, outcome)?, "noun with its people");
            }
            link(outcome, object, "present")
        }
        Form::Intransitive | Form::State => {
            if let Some((shared, mood)) = shared(chunks, group.first, links) {
                let link = link(trigger.outcome, shared, "joined verbs")?;
                return Some(Link { mood, ..link });
            }
            let number = if trigger.form == Form::State && !group.has_be { None } else { group.is_plural };
            let victims = if trigger.form == Form::State && !group.has_be {
                beside(context, chunks, group.first, &accepts)
            } else {
                subject(context, chunks, group.first, number, &accepts)
            };
            if victims.is_empty() && context.document.key(tokens.start) == "drowned" {
                return link(trigger.outcome, object(context, chunks, at, trigger, &accepts).1, "object");
            }
            link(trigger.outcome, victims, "subject")
        }
    }
}

/// "Shot ten of them to death", "shot two men dead".
fn ends_in_death(context: &Context<'_>, chunks: &[Chunk], object: &[usize]) -> bool {
    let Some(last) = object.last().and_then(|&at| chunks.get(at)) else { return false };
    let end = last.tokens.end;
    match context.document.key(end) {
        "to" => context.document.key(end + 1) == "death",
        "," => (end + 1..end + 8).any(|at| context.document.key(at) == "dead"),
        word => word == "dead",
    }
}

/// "Attempted to kidnap and kill": the "to" of the verb before serves this one too.
fn is_joined_infinitive(chunks: &[Chunk], first: usize) -> bool {
    let joined = first
        .checked_sub(1)
        .and_then(|at| chunks.get(at))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::And));
    joined
        && (first.saturating_sub(6)..first)
            .filter_map(|at| chunks.get(at))
            .any(|chunk| matches!(chunk.kind, Kind::To))
}

/// Whether the noun phrase can be the victims of the outcome.
fn accepts(chunks: &[Chunk], idx: usize, trigger: &Trigger) -> bool {
    chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| match phrase.humanity {
        Humanity::People => phrase.states.is_none_or(|(_, by)| by != StatedBy::Noun),
        Humanity::Open if trigger.outcome == Outcome::Injured && phrase.reference == Reference::Name => true,
        Humanity::Open => !trigger.is_weak || phrase.noun.is_empty() && phrase.reference != Reference::Nobody,
        Humanity::Thing => false,
    })
}

/// "Were forced off a bus and murdered", "was tortured and stabbed": the auxiliary of the verb joined before.
fn joined_passive(chunks: &[Chunk], first: usize) -> Option<usize> {
    let before = first.checked_sub(1)?;
    if !matches!(chunks.get(before)?.kind, Kind::And) {
        return None;
    }
    let mut has_verb = false;
    for at in (before.saturating_sub(14)..before).rev() {
        match &chunks.get(at)?.kind {
            Kind::Be if has_verb => return Some(at),
            Kind::Be | Kind::Have | Kind::Opener | Kind::Modal => return None,
            Kind::Word | Kind::Trigger(_) => has_verb = true,
            _ => {}
        }
    }
    None
}

/// "Was shot and killed", "was attacked, stabbed and died": the people of the verb joined before, if any.
fn shared(chunks: &[Chunk], first: usize, links: &[Link]) -> Option<(Vec<usize>, Mood)> {
    let mut at = first.checked_sub(1)?;
    let mut has_and = false;
    while let Some(chunk) = chunks.get(at) {
        match &chunk.kind {
            Kind::And | Kind::Comma => has_and = true,
            Kind::Adverb => {}
            Kind::Trigger(_) if has_and => {
                return links
                    .iter()
                    .rev()
                    .take(4)
                    .find(|link| link.tokens == chunk.tokens)
                    .map(|link| (link.victims.clone(), link.mood));
            }
            _ => return None,
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// Whether a preposition or "including" governs the phrase at `idx`.
fn is_governed(chunks: &[Chunk], idx: usize) -> bool {
    idx.checked_sub(1)
        .and_then(|before| chunks.get(before))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition | Kind::Subset | Kind::To))
}

/// The nearest people before `first` that no preposition governs, with those joined to them.
fn subject(
    context: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    is_plural: Option<bool>,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut at = first;
    let stop = first.saturating_sub(REACH);
    let mut in_brackets = 0usize;
    let mut first_wrong = Vec::new();
    // Whether a verb stands between: then the nearest people may be its object, and "who" leads to the true subject.
    let mut has_verb = false;
    let mut nearest: Vec<usize> = Vec::new();
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
                if is_relative {
                    has_verb = false;
                    nearest.clear();
                    continue;
                }
                break;
            }
            Kind::Phrase(phrase) => {
                if is_governed(chunks, at) {
                    continue;
                }
                if !accepts(at) || is_age_aside(chunks, at) || joins_governed(chunks, at, phrase) {
                    continue;
                }
                let joined = joined_left(context, chunks, at, accepts);
                let is_many = joined.len() > 1 || phrase.is_plural || phrase.amount.best != Some(1);
                let agrees = match is_plural {
                    Some(true) => is_many || phrase.reference == Reference::Nobody,
                    Some(false) => {
                        !(joined.len() > 1 || phrase.is_plural && phrase.amount.best != Some(1))
                            || phrase.reference == Reference::Nobody
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
            Kind::Word | Kind::Trigger(_) | Kind::Be | Kind::Have => has_verb = true,
            _ => {}
        }
    }
    if nearest.is_empty() { first_wrong } else { nearest }
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
fn is_age_aside(chunks: &[Chunk], at: usize) -> bool {
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
        if candidate >= leftmost || !accepts(candidate) || is_governed(chunks, candidate) {
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

fn best_of(chunks: &[Chunk], at: usize) -> Option<u64> {
    chunks.get(at)?.phrase()?.amount.best
}

fn sum_of(chunks: &[Chunk], at: &[usize]) -> Option<u64> {
    at.iter().map(|&idx| best_of(chunks, idx)).sum()
}

/// "3,800 families, or 18,000 people": the same people in another unit.
fn is_same_in_people(context: &Context<'_>, chunks: &[Chunk], first: usize, second: usize) -> bool {
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
fn is_same_person(context: &Context<'_>, chunks: &[Chunk], first: usize, second: usize) -> bool {
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
    let is_family = matches!(
        context.document.key(other.tokens.start),
        "child"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "baby"
            | "infant"
            | "brother"
            | "sister"
            | "friend"
            | "mother"
    );
    (has_article || one.tokens.start == one.noun.start)
        && !is_family
        && one.amount.best == Some(1)
        && is_bare_role
        && starts_lower
}

/// "Amal Idris, a teacher,": the second phrase says who the first is.
fn is_apposition(chunks: &[Chunk], first: usize, second: usize) -> bool {
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

/// The people right before a participle: "12 killed", "two soldiers on patrol wounded", "leaving five people dead".
fn beside(
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

/// The people right after a verb, with those joined to them; "killing or wounding 20" leaves open which.
fn object(
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
fn joined_right(chunks: &[Chunk], last: usize, accepts: &impl Fn(usize) -> bool) -> Option<(usize, bool)> {
    let mut at = last + 1;
    let mut crossed = 0;
    while chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition))
        && chunks.get(at + 1).and_then(Chunk::phrase).is_some()
        && crossed < 2
    {
        at += 2;
        crossed += 1;
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
fn begins_clause(chunks: &[Chunk], at: usize) -> bool {
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

/// Whether a comma list goes on after the phrase: "a man, a woman and a child".
fn list_goes_on(chunks: &[Chunk], at: usize) -> bool {
    let after = |n: usize| chunks.get(at + n).map(|chunk| &chunk.kind);
    match after(1) {
        Some(Kind::And) => true,
        Some(Kind::Comma) => matches!(after(2), Some(Kind::Phrase(_) | Kind::And)),
        _ => false,
    }
}

/// "12 killed, 30 wounded": what follows the participle is the next one's subject.
fn object_is_next_subject(chunks: &[Chunk], object: &[usize]) -> bool {
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

/// "12 deaths", "the deaths of two children", "no casualties", "three wounded soldiers", "claimed 20 lives".
fn by_phrase(context: &Context<'_>, chunks: &[Chunk], at: usize, phrase: &Phrase) -> Option<Link> {
    let document = context.document;
    let link = |outcome, victims, rule| {
        Some(Link {
            outcome,
            tokens: phrase.tokens.clone(),
            victims,
            mood: noun_mood(context, chunks, at),
            rule,
        })
    };
    let head = phrase.noun.end.saturating_sub(1);
    if document.is(head, lexicon::LIFE_NOUN) && document.key(head) == "lives" {
        let near = |idx: Option<usize>| {
            idx.and_then(|idx| chunks.get(idx))
                .is_some_and(|chunk| document.is(chunk.tokens.start, lexicon::LIFE_TAKING))
        };
        let taken = [at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2)].into_iter().any(near);
        if !taken {
            return None;
        }
        if let Some(victims) = complement(context, chunks, at, Outcome::Killed) {
            return link(Outcome::Killed, victims, "lives taken");
        }
        return if matches!(phrase.reference, Reference::Counted) {
            link(Outcome::Killed, vec![at], "lives taken")
        } else {
            None
        };
    }
    let (outcome, by) = phrase.states?;
    match by {
        StatedBy::Modifier => {
            let is_news = matches!(phrase.reference, Reference::Counted | Reference::Indefinite);
            if is_news { link(outcome, vec![at], "modifier") } else { None }
        }
        StatedBy::Itself => None,
        StatedBy::Noun => {
            if let Some(victims) = complement(context, chunks, at, outcome) {
                return link(outcome, victims, "noun with its people");
            }
            // "His body was found", "police found the woman's body": dead, though no number says so.
            if phrase.is_bodies(document) && phrase.amount.qualifier != Qualifier::Exact {
                let is_one = phrase.reference != Reference::Nobody && is_found(context, chunks, at);
                return if is_one { link(outcome, vec![at], "body found") } else { None };
            }
            let owner = phrase.noun.clone().any(|idx| document.key(idx) == "'s");
            match phrase.reference {
                Reference::Counted | Reference::Nobody => link(outcome, vec![at], "counted noun"),
                Reference::Indefinite if !phrase.is_plural && !owner && is_case(document, head) => {
                    link(outcome, vec![at], "counted noun")
                }
                _ => None,
            }
        }
    }
}

/// Whether a verb of finding stands next to the phrase.
fn is_found(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    (at.saturating_sub(2)..at + 6).filter_map(|idx| chunks.get(idx)).any(|chunk| {
        chunk.tokens.clone().any(|token_idx| {
            matches!(
                context.document.key(token_idx),
                "found"
                    | "discovered"
                    | "recovered"
                    | "dumped"
                    | "retrieved"
                    | "find"
                    | "exhumed"
                    | "unearthed"
                    | "floating"
            )
        })
    })
}

/// "A death", "an injury": one person's; "a murder" is a charge or a crime as often as a victim.
fn is_case(document: &Document, head: usize) -> bool {
    matches!(
        document.key(head),
        "death" | "fatality" | "body" | "corpse" | "drowning" | "injury" | "casualty"
    )
}

/// The people after "of", "to" or "among": "the deaths of two children", "injuries to three".
fn complement(context: &Context<'_>, chunks: &[Chunk], at: usize, outcome: Outcome) -> Option<Vec<usize>> {
    let link = chunks.get(at + 1)?;
    let key = context.document.key(link.tokens.start);
    let fits = match outcome {
        Outcome::Injured => matches!(key, "to" | "among"),
        _ => matches!(key, "of" | "among" | "to"),
    };
    if !fits {
        return None;
    }
    let accepts = |idx: usize| {
        chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
            phrase.humanity != Humanity::Thing && phrase.states.is_none_or(|(_, by)| by != StatedBy::Noun)
        })
    };
    if !accepts(at + 2) {
        return None;
    }
    let mut victims = vec![at + 2];
    let mut last = at + 2;
    while victims.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, &accepts) else { break };
        if !is_apposition(chunks, last, next) && !is_same_person(context, chunks, last, next) {
            victims.push(next);
        }
        last = next;
        if is_end {
            break;
        }
    }
    Some(victims)
}

/// Negation before a noun: "did not cause any casualties", "denied the deaths of".
fn noun_mood(context: &Context<'_>, chunks: &[Chunk], at: usize) -> Mood {
    let mut mood = Mood::default();
    for before in (at.saturating_sub(4)..at).rev() {
        let Some(chunk) = chunks.get(before) else { break };
        match chunk.kind {
            Kind::Not => mood.is_negated = true,
            Kind::Modal => mood.is_modal = true,
            Kind::Word | Kind::Have | Kind::Be | Kind::Adverb | Kind::Trigger(_) => {}
            // "led to a death" is no infinitive.
            Kind::To if before + 1 == at => break,
            Kind::To => mood.is_infinitive = true,
            _ => break,
        }
    }
    let _ = context;
    mood
}

/// The phrases that "including" or brackets make parts of the one at `whole`.
pub(super) fn parts(context: &Context<'_>, chunks: &[Chunk], whole: usize) -> Vec<usize> {
    let Some(total) = chunks.get(whole).and_then(Chunk::phrase) else { return Vec::new() };
    if !total.is_plural && total.amount.best.is_none_or(|n| n < 2) {
        return Vec::new();
    }
    let mut at = whole + 1;
    let mut opened = false;
    for _ in 0..14 {
        let Some(chunk) = chunks.get(at) else { return Vec::new() };
        match &chunk.kind {
            Kind::Subset => {
                opened = true;
                at += 1;
                break;
            }
            Kind::Open => {
                at += 1;
                if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Subset)) {
                    at += 1;
                }
                opened = true;
                break;
            }
            Kind::Opener | Kind::And => return Vec::new(),
            // Past the trigger of "12 people were killed, including …" and what place or time stands between.
            _ => at += 1,
        }
    }
    if !opened {
        return Vec::new();
    }
    let accepts = |idx: usize| {
        chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
            (phrase.humanity != Humanity::Thing || phrase.states == total.states && phrase.states.is_some())
                && total.amount.best.zip(phrase.amount.best).is_none_or(|(whole, part)| part < whole)
        })
    };
    if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Adverb | Kind::Be)) {
        at += 1;
    }
    if !accepts(at) {
        return Vec::new();
    }
    let _ = context;
    let mut found = vec![at];
    let mut last = at;
    while found.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, &accepts) else { break };
        if !is_apposition(chunks, last, next) && !is_same_person(context, chunks, last, next) {
            found.push(next);
        }
        last = next;
        if is_end {
            break;
        }
    }
    found
}

/// How far after "toll" its figure may stand, in tokens.
const TOLL_REACH: usize = 16;

/// "The death toll rose from 30 to 45", "the toll stood at 12": the words of the toll and its last figure.
pub(super) fn death_toll(document: &Document, tokens: Range<usize>) -> Option<(Range<usize>, Amount)> {
    let toll =
        tokens.clone().find(|&at| document.key(at) == "toll" && document.is(at, lexicon::LIFE_NOUN))?;
    let end = tokens.end.min(toll + TOLL_REACH);
    let mut at = toll + 1;
    let mut found: Option<Amount> = None;
    while at < end {
        if matches!(document.key(at), ";" | "." | "injured" | "wounded" | "while" | "but" | "missing") {
            break;
        }
        let leads = matches!(
            document.key(at.saturating_sub(1)),
            "to" | "at"
                | "of"
                | "is"
                | "was"
                | "stands"
                | "reached"
                | "reaches"
                | "hits"
                | "hit"
                | "tops"
                | "topped"
                | "passes"
                | "passed"
                | ":"
                | "exceeds"
                | "exceeded"
                | "surpassed"
                | "from"
                | "as"
                | "be"
                | "nears"
                | "climbs"
                | "rises"
        );
        if leads && let Some(amount) = super::counts::amount_at(document, at, end) {
            let is_people = !document.is(amount.tokens.end, lexicon::NOT_PEOPLE.or(lexicon::MONTH));
            let is_clock = document.key(amount.tokens.end) == ":";
            let next = amount.tokens.end;
            if is_people && !is_clock {
                let from = document.key(at.saturating_sub(1)) == "from";
                found = Some(amount);
                if !from {
                    break;
                }
            }
            at = next;
            continue;
        }
        at += 1;
    }
    found.map(|amount| (toll..toll + 1, amount))
}
