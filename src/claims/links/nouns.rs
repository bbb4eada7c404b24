//! Outcomes told by nouns and by words before a noun: "12 deaths", "the deaths of two", "three wounded soldiers".

use super::objects::joined_right;
use super::same::{is_apposition, is_same_person};
use super::{Link, Mood, told_of};
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase, Reference, StatedBy};
use crate::claims::{Context, Outcome, Qualifier};
use crate::document::{Document, RegionKind};
use crate::lexicon;

/// "12 deaths", "the deaths of two children", "no casualties", "three wounded soldiers", "claimed 20 lives".
pub(super) fn by_phrase(context: &Context<'_>, chunks: &[Chunk], at: usize, phrase: &Phrase) -> Option<Link> {
    let document = context.document;
    let link = |outcome, victims, rule| {
        Some(Link { outcome, tokens: phrase.tokens.clone(), victims, mood: noun_mood(chunks, at), rule })
    };
    let head = phrase.noun.end.saturating_sub(1);
    if document.is(head, lexicon::LIFE_NOUN) && document.key(head) == "lives" {
        // "Cost four people their lives"
        if let Some(people) = at.checked_sub(1).filter(|&idx| is_people(chunks, idx))
            && costs(document, chunks, people)
        {
            return link(Outcome::Killed, vec![people], "lives taken");
        }
        let near = |idx: Option<usize>| {
            idx.and_then(|idx| chunks.get(idx))
                .is_some_and(|chunk| document.is(chunk.tokens.start, lexicon::LIFE_TAKING))
        };
        // "With the loss of 81 lives"
        let taken = at.checked_sub(2).is_some_and(|idx| is_loss(document, chunks, idx))
            || [at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2)].into_iter().any(near);
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
    if phrase.states.is_none() {
        let (people, rule) = told_of::of_known(context, chunks, at, phrase)?;
        return link(Outcome::Killed, people, rule);
    }
    let (outcome, by) = phrase.states?;
    if let Some(names) = told_of::identified(context, chunks, at).filter(|_| by != StatedBy::Noun) {
        return link(outcome, names, "identified as");
    }
    match by {
        StatedBy::Modifier => {
            let is_own = matches!(document.key(phrase.tokens.start), "his" | "her" | "their");
            let is_news = matches!(phrase.reference, Reference::Counted | Reference::Indefinite) || is_own;
            if is_news { link(outcome, vec![at], "modifier") } else { None }
        }
        StatedBy::Itself => {
            if let Some(people) = told_of::among(context, chunks, at) {
                return link(outcome, people, "among the dead");
            }
            link(outcome, told_of::some_of(context, chunks, at)?, "some of the dead")
        }
        StatedBy::Noun => {
            // "Fatalities included three children"
            if phrase.amount.best.is_none()
                && let Some(people) = told_of::included(context, chunks, at)
            {
                return link(outcome, people, "among the dead");
            }
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
                // "Resulted in the guard's death"
                Reference::Definite | Reference::Indefinite
                    if owner
                        && !phrase.is_plural
                        && is_case(document, head)
                        && (is_result(document, phrase) || is_headline(document, head)) =>
                {
                    link(outcome, vec![at], "counted noun")
                }
                Reference::Indefinite if !phrase.is_plural && !owner && is_case(document, head) => {
                    link(outcome, vec![at], "counted noun")
                }
                _ => None,
            }
        }
    }
}

/// "Window cleaner's death"
fn is_headline(document: &Document, head: usize) -> bool {
    document.token(head).is_some_and(|token| token.region == RegionKind::Headline)
}

/// "Resulted in", "led to", "caused": what follows is news.
fn is_result(document: &Document, phrase: &Phrase) -> bool {
    let key = |n: usize| phrase.tokens.start.checked_sub(n).map_or("", |at| document.key(at));
    matches!(key(1), "caused" | "causing")
        || key(1) == "in" && matches!(key(2), "resulted" | "resulting")
        || key(1) == "to" && matches!(key(2), "led" | "leading")
}

/// Whether the chunk is "the loss" or "a loss".
fn is_loss(document: &Document, chunks: &[Chunk], idx: usize) -> bool {
    chunks.get(idx).is_some_and(|chunk| chunk.tokens.clone().any(|at| document.key(at) == "loss"))
}

fn costs(document: &Document, chunks: &[Chunk], people: usize) -> bool {
    let before = chunks.get(people).and_then(|chunk| chunk.tokens.start.checked_sub(1));
    before.is_some_and(|verb| matches!(document.key(verb), "cost" | "costs" | "costing"))
}

pub(super) fn is_people(chunks: &[Chunk], idx: usize) -> bool {
    chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
        phrase.humanity == Humanity::People && phrase.states.is_none_or(|(_, by)| by != StatedBy::Noun)
    })
}

/// Whether a verb of finding stands next to the phrase.
fn is_found(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    if is_foreseen(context, chunks, at) {
        return false;
    }
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

/// "The count will change as bodies are found": none has been yet.
fn is_foreseen(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let document = context.document;
    let key = |chunk: &Chunk| document.key(chunk.tokens.start);
    let before = chunks.get(..at).unwrap_or_default();
    let is_told = |chunk: &Chunk| matches!(key(chunk), "was" | "were" | "had");
    let is_open = before
        .iter()
        .rev()
        .take(2)
        .any(|chunk| matches!(key(chunk), "as" | "if" | "once" | "until" | "when"));
    let is_to_come = before.iter().rev().take(FORESEEN_REACH).any(|chunk| {
        matches!(chunk.kind, Kind::Modal) || document.is(chunk.tokens.start, lexicon::FUTURE_CUE)
    });
    is_open && is_to_come && !chunks.get(at + 1).is_some_and(is_told)
}

/// How far before bodies that are to be found "will" may stand, in chunks.
const FORESEEN_REACH: usize = 16;

/// "A death", "an injury": one person's; "a murder" is a charge or a crime as often as a victim.
fn is_case(document: &Document, head: usize) -> bool {
    matches!(
        document.key(head),
        "death" | "fatality" | "body" | "corpse" | "drowning" | "injury" | "casualty"
    )
}

/// The people after "of", "to" or "among": "the deaths of two children", "injuries to three".
pub(super) fn complement(
    context: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    outcome: Outcome,
) -> Option<Vec<usize>> {
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
    Some(with_joined(context, chunks, at + 2, &accepts))
}

/// The phrase at `first` and those joined to it, without names and roles of the same people.
pub(super) fn with_joined(
    context: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    accepts: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let mut victims = vec![first];
    let mut last = first;
    while victims.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, accepts) else { break };
        if !is_apposition(chunks, last, next) && !is_same_person(context, chunks, last, next) {
            victims.push(next);
        }
        last = next;
        if is_end {
            break;
        }
    }
    victims
}

/// Negation before a noun: "did not cause any casualties", "denied the deaths of".
fn noun_mood(chunks: &[Chunk], at: usize) -> Mood {
    let mut mood = Mood::default();
    let mut has_have = false;
    for before in (at.saturating_sub(4)..at).rev() {
        let Some(chunk) = chunks.get(before) else { break };
        match chunk.kind {
            Kind::Not => mood.is_negated = true,
            Kind::Modal => mood.is_modal = true,
            Kind::Have => has_have = true,
            Kind::Word | Kind::Be | Kind::Adverb | Kind::Trigger(_) => {}
            // "led to a death" is no infinitive.
            Kind::To if before + 1 == at => break,
            // "Claims to have recovered seven bodies" is done.
            Kind::To => mood.is_infinitive = !has_have,
            _ => break,
        }
    }
    mood
}
