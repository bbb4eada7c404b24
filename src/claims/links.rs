//! Which people an outcome word happens to: its subject, its object or the noun phrase beside it.

mod antecedents;
mod doers;
mod either;
mod gaps;
mod names;
mod nouns;
mod objects;
mod parts;
mod plain;
mod same;
mod subjects;
mod told_of;

use std::ops::Range;

use super::chunks::{Chunk, Kind};
use super::deaths::is_natural;
use super::doers::OWN_LIFE;
use super::outcomes::{Form, Trigger};
use super::people::{Humanity, Reference, StatedBy};
use super::{Context, Outcome};
use crate::document::Document;
use crate::lexicon;
use antecedents::whom;
use nouns::{by_phrase, complement};
use objects::{ends_in_death, object, object_is_next_subject};
pub(super) use parts::parts;
use subjects::{beside, is_age_aside, subject};

/// How the sentence puts the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mood {
    pub is_negated: bool,
    /// After a modal verb ("could kill").
    pub is_modal: bool,
    /// After "could", "may" or "might".
    pub is_possible: bool,
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
                if let Some(link) = by_trigger(context, chunks, chunk_idx, trigger, &links)
                    && !plain::is_plain(context, chunks, &link)
                {
                    let link = gaps::fill(chunks, chunk_idx, link, trigger);
                    links.push(either::dead_or_hurt(context, chunks, chunk_idx, link));
                }
            }
            Kind::Phrase(phrase) => {
                if let Some(link) = by_phrase(context, chunks, chunk_idx, phrase)
                    && !plain::is_absence(context, chunk.tokens.clone())
                {
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
            Kind::Modal => {
                group.mood.is_modal = true;
                group.mood.is_possible = matches!(key, "could" | "may" | "might");
            }
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

/// "Shot wide" and "a shot was fired" tell of no hit, "dead and buried" of a plan or a chance.
fn is_idiom(document: &Document, tokens: &Range<usize>, group: VerbGroup) -> bool {
    let first = tokens.start;
    let is_shooting = document.key(first).starts_with("sho");
    let figure = document.phrase_at(first, lexicon::FIGURE_OF_SPEECH);
    if figure.is_some_and(|n_tokens| n_tokens > tokens.len()) && !(is_shooting && group.has_be) {
        return true;
    }
    // "Were shot at a party" tells where.
    let is_where = |at| group.has_be && matches!(document.key(at), "a" | "an" | "the");
    let next = |n: usize| document.key(tokens.end + n);
    match document.key(first) {
        "dying" => first.checked_sub(1).is_some_and(|at| document.key(at) == "the"),
        "shot" | "shots" if matches!(next(0), "was" | "were") => matches!(next(1), "fired" | "heard"),
        _ => tokens.len() == 1 && is_shooting && next(0) == "at" && !is_where(tokens.end + 1),
    }
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
    if is_idiom(context.document, &tokens, group) || plain::is_asked(context, tokens.start) {
        return None;
    }
    if context.document.phrase_at(tokens.start, lexicon::OWN_LIFE) == Some(tokens.len())
        && let Some(doer) = doers::doer(context, chunks, group.first)
    {
        return link(trigger.outcome, vec![doer], OWN_LIFE);
    }
    let is_taking = matches!(trigger.outcome, Outcome::Abducted | Outcome::Detained) && trigger.is_weak;
    if is_taking
        && group.has_be
        && plain::has_thing_for_subject(context.document, chunks, group.first, &accepts)
    {
        return None;
    }
    match trigger.form {
        Form::Past if group.has_be => {
            let victims = subject(context, chunks, group.first, group.is_plural, &accepts);
            link(trigger.outcome, victims, "passive")
        }
        Form::Past if told_of::inverted(context, chunks, at).is_some() => {
            link(trigger.outcome, told_of::inverted(context, chunks, at)?, "among the dead")
        }
        Form::Past if has_thing_for_object(context, chunks, at) => None,
        Form::Past if plain::is_kind_of_people(chunks, at) => None,
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
            match whom(context, chunks, &victims, &accepts) {
                Some(whom) => link(trigger.outcome, whom, "participle"),
                None if doers::is_doer(context, chunks, at, &victims) => None,
                None => link(trigger.outcome, victims, "participle"),
            }
        }
        Form::Active => {
            let (outcome, object) = object(context, chunks, at, trigger, &accepts);
            if object.is_empty() {
                // "Forced 239,000 people to evacuate"
                let is_to = at.checked_sub(1).and_then(|idx| chunks.get(idx));
                if outcome == Outcome::Displaced && is_to.is_some_and(|chunk| matches!(chunk.kind, Kind::To))
                {
                    return link(outcome, subject(context, chunks, group.first, None, &accepts), "subject");
                }
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
            if context.document.key(tokens.start).starts_with("die")
                && (is_natural(context.document, tokens.end)
                    || context.document.phrase_at(tokens.end, lexicon::FIGURE_OF_DYING).is_some())
            {
                return None;
            }
            if let Some((shared, mood)) = shared(chunks, group.first, links) {
                let link = link(trigger.outcome, shared, "joined verbs")?;
                return Some(Link { mood, ..link });
            }
            // "Has not returned" begins with what tells the number.
            let of_words = match context.document.key(tokens.start) {
                "has" | "was" | "is" => Some(false),
                "have" | "were" | "are" => Some(true),
                _ => None,
            };
            let number = if trigger.form == Form::State && !group.has_be {
                None
            } else {
                group.is_plural.or(of_words)
            };
            let victims = if trigger.form == Form::State && !group.has_be {
                beside(context, chunks, group.first, &accepts)
            } else {
                let with = died_with(context, chunks, at, trigger, &accepts);
                [subject(context, chunks, group.first, number, &accepts), with].concat()
            };
            if victims.is_empty() && context.document.key(tokens.start) == "drowned" {
                return link(trigger.outcome, object(context, chunks, at, trigger, &accepts).1, "object");
            }
            link(trigger.outcome, victims, "subject")
        }
    }
}

/// "The drought killed 400 cattle", "a bullet struck the wall": an active verb, so that its subject is no victim. Not
/// "man shot three times", "killed a week after", "found dead this morning".
fn has_thing_for_object(context: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let document = context.document;
    let object = chunks.get(verb + 1).and_then(Chunk::phrase);
    object.is_some_and(|phrase| {
        let head = phrase.noun.end.saturating_sub(1);
        phrase.humanity == Humanity::Thing
            && phrase.states.is_none()
            && !phrase.noun.is_empty()
            && phrase.reference != Reference::Name
            && document.is(head, lexicon::NOT_PEOPLE)
            && !document.is(head, lexicon::TIME_UNIT | lexicon::MEASURE)
    })
}

/// "Kovács died with 26 passengers": those after "with".
fn died_with(
    context: &Context<'_>,
    chunks: &[Chunk],
    verb: usize,
    trigger: &Trigger,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let is_with =
        chunks.get(verb + 1).is_some_and(|chunk| context.document.key(chunk.tokens.start) == "with");
    let is_people = chunks.get(verb + 2).and_then(Chunk::phrase).is_some_and(|phrase| {
        phrase.humanity == Humanity::People
            && matches!(phrase.reference, Reference::Counted | Reference::Indefinite)
    });
    let died = trigger.outcome == Outcome::Killed && trigger.form == Form::Intransitive;
    if died && is_with && is_people && accepts(verb + 2) { vec![verb + 2] } else { Vec::new() }
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
        Humanity::Open => {
            !trigger.is_weak
                || (phrase.noun.is_empty() || phrase.is_generic) && phrase.reference != Reference::Nobody
        }
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
