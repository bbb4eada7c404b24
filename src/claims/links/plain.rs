//! What is no news of people hurt, held or driven out, though the words are those of it: "the owner fled", "he was taken
//! to a hospital, where he died", "could lose an eye".

use std::ops::Range;

use super::Link;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase, Reference, StatedBy};
use crate::claims::{Context, Outcome, VictimGroup};
use crate::document::{Document, TokenKind};
use crate::lexicon;

/// How far after "taken to a hospital" the death there may be told, in tokens.
const DEATH_REACH: usize = 24;

/// Whether the link tells nothing that a recorder would write down.
pub(super) fn is_plain(context: &Context<'_>, chunks: &[Chunk], link: &Link) -> bool {
    let victims = || link.victims.iter().filter_map(|&at| chunks.get(at).and_then(Chunk::phrase));
    match link.outcome {
        Outcome::Displaced => is_mere_move(context, link, victims()),
        Outcome::Injured => {
            is_known_patient(context, link, victims())
                || is_fear(context, link)
                || is_bare_hit(context, link, victims())
                || is_score(context, link, victims())
                || is_hurt_in_words(context, chunks, link)
                || is_absence(context, link.tokens.clone())
                || is_done_to_another(context, link, victims())
        }
        Outcome::Killed => is_jest(context, chunks, link),
        Outcome::Abducted => is_goods(context, link, victims()),
        Outcome::Missing => is_other_search(context, link, victims()),
        _ => false,
    }
}

/// "The owner fled", "Ruiz had moved to Quito", "the gunmen fled", "fled the heat", "who could not flee".
fn is_mere_move<'p>(
    context: &Context<'_>,
    link: &Link,
    mut victims: impl Iterator<Item = &'p Phrase>,
) -> bool {
    let document = context.document;
    let first = link.tokens.start;
    let is_bare = link.rule == "subject"
        && document.is(first, lexicon::MOVE_VERB)
        && !link.tokens.clone().any(|at| document.is(at, lexicon::HOME));
    if !is_bare {
        return false;
    }
    // "The family moved to the coast"
    let is_flight = document.key(first).starts_with("fl");
    let is_household = |phrase: &Phrase| {
        is_flight && phrase.noun.end.checked_sub(1).is_some_and(|head| document.is(head, lexicon::HOUSEHOLDS))
    };
    let one_or_doer = victims.all(|phrase| {
        phrase.amount.best == Some(1) && !is_household(phrase) || phrase.group == VictimGroup::Perpetrator
    });
    let end = link.tokens.end;
    let thing = if document.is(end, lexicon::PHRASE_DETERMINER | lexicon::PHRASE_PREPOSITION) {
        end + 1
    } else {
        end
    };
    let thing = if document.is(thing, lexicon::PHRASE_DETERMINER) { thing + 1 } else { thing };
    let is_from_thing = document.is(thing, lexicon::FLED_THING);
    one_or_doer || link.mood.is_negated || is_from_thing
}

/// "The injured were taken to hospital", "he was taken to a hospital, where he died": whoever is brought there is known
/// from the words before.
fn is_known_patient<'p>(
    context: &Context<'_>,
    link: &Link,
    mut victims: impl Iterator<Item = &'p Phrase>,
) -> bool {
    let document = context.document;
    let first = link.tokens.start;
    let is_transport = document.is(first, lexicon::HOSPITAL_VERB | lexicon::TREAT_VERB)
        && matches!(link.rule, "passive" | "object");
    let is_condition =
        link.rule == "subject" && document.phrase_at(first, lexicon::INJURED_ADJECTIVE).is_some();
    let is_known = |phrase: &Phrase| {
        let is_new = matches!(phrase.reference, Reference::Counted | Reference::Indefinite | Reference::Name);
        let head = phrase.noun.end.saturating_sub(1);
        phrase.is_additional
            || phrase.is_partial
            || !is_new
            || matches!(phrase.states, Some((_, StatedBy::Itself)))
            || phrase.amount.best == Some(1) && document.key(head) == "victim"
            || phrase.amount.best == Some(1) && dies(context, link)
    };
    if is_condition {
        return victims.all(|phrase| phrase.amount.best == Some(1) && dies(context, link));
    }
    is_transport && victims.all(is_known)
}

/// Whether the sentence goes on to tell that the patient died, or the next one tells it of "him" or "her".
fn dies(context: &Context<'_>, link: &Link) -> bool {
    let document = context.document;
    let Some(sentence) = document.sentence_of(link.tokens.start) else { return false };
    let next = sentence.tokens.end;
    let end = if matches!(document.key(next), "he" | "she") { next + DEATH_REACH } else { next };
    let reach = link.tokens.end..end.min(link.tokens.end + DEATH_REACH);
    reach.clone().any(|at| {
        document.is(at, lexicon::KILLED_ADJECTIVE)
            || document.phrase_at(at, lexicon::KILLED_INTRANSITIVE).is_some()
    })
}

/// "His sister was hit": by what is not said; "nobody was hit" and "two people were hit" count.
fn is_bare_hit<'p>(
    context: &Context<'_>,
    link: &Link,
    mut victims: impl Iterator<Item = &'p Phrase>,
) -> bool {
    link.tokens.len() == 1
        && context.document.is(link.tokens.start, lexicon::HIT_PAST)
        && victims.all(|phrase| !matches!(phrase.reference, Reference::Counted | Reference::Nobody))
}

/// Rounds of golf are scored with so many strokes.
const STROKES: Range<u64> = 55..100;

/// "Shot 68 to lead", "shot two under par", "shot 12 of 20 from the field": a score.
fn is_score<'p>(context: &Context<'_>, link: &Link, mut victims: impl Iterator<Item = &'p Phrase>) -> bool {
    let document = context.document;
    let is_of_score = |end: usize| match document.key(end) {
        "under" | "percent" => true,
        "over" => document.key(end + 1) == "par",
        "of" | "for" => document.token(end + 1).is_some_and(|token| token.kind == TokenKind::Number),
        _ => false,
    };
    let is_score = |phrase: &Phrase| {
        let strokes = phrase.amount.best.is_some_and(|n| STROKES.contains(&n));
        phrase.noun.is_empty() && (strokes || is_of_score(phrase.tokens.end))
    };
    link.rule == "object"
        && link.tokens.len() == 1
        && document.key(link.tokens.start).starts_with("sho")
        && victims.all(is_score)
}

/// How far after its outcome word what did the harm is looked for, in chunks.
const BY_REACH: usize = 2;

/// "Hurt by her words", "wounded by the scandal": no body was hurt.
fn is_hurt_in_words(context: &Context<'_>, chunks: &[Chunk], link: &Link) -> bool {
    let document = context.document;
    let by = link.tokens.end;
    let first = chunks.partition_point(|chunk| chunk.tokens.start < by);
    let cause = chunks.iter().skip(first).take(BY_REACH).find_map(Chunk::phrase);
    document.key(by) == "by"
        && cause.is_some_and(|phrase| {
            let head = phrase.noun.end.saturating_sub(1);
            !phrase.noun.is_empty() && document.is(head, lexicon::HURTS_IN_WORDS)
        })
}

/// "Injured in training and will miss the match", "out for the season with an injury": told for a team, not for a record
/// of harm.
pub(super) fn is_absence(context: &Context<'_>, tokens: Range<usize>) -> bool {
    let document = context.document;
    let is_plain = tokens.clone().any(|at| {
        let key = document.key(at);
        key.starts_with("injur") || key == "hurt"
    });
    let Some(sentence) = document.sentence_of(tokens.start).filter(|_| is_plain) else { return false };
    let near = tokens.start.saturating_sub(ABSENCE_REACH)..tokens.end + ABSENCE_REACH;
    let mut here = near.filter(|at| sentence.tokens.contains(at));
    here.any(|at| document.phrase_at(at, lexicon::ABSENT_FROM_TEAM).is_some())
}

/// "The joke killed the audience".
fn is_jest(context: &Context<'_>, chunks: &[Chunk], link: &Link) -> bool {
    let verb = chunks.partition_point(|chunk| chunk.tokens.start < link.tokens.start);
    let doer = verb.checked_sub(1).and_then(|at| chunks.get(at));
    let head = doer.and_then(|chunk| chunk.tokens.end.checked_sub(1));
    link.rule == "object" && head.is_some_and(|head| context.document.is(head, lexicon::KILLS_IN_JEST))
}

/// How far from the injury the match that is missed may be told, in tokens.
const ABSENCE_REACH: usize = 24;

/// "Could lose an eye", "needs surgery if": no harm done yet.
fn is_fear(context: &Context<'_>, link: &Link) -> bool {
    let document = context.document;
    let is_told_by_nature = document.is(
        link.tokens.start,
        lexicon::HARM_OWN.or(lexicon::CARE_VERB).or(lexicon::INJURY_HAVE).or(lexicon::INJURY_VERB),
    );
    (link.mood.is_modal || link.mood.is_infinitive) && is_told_by_nature && link.tokens.len() > 1
}

/// "Sachets worth P13,600 were seized": a number alone counts goods.
fn is_goods<'p>(context: &Context<'_>, link: &Link, mut victims: impl Iterator<Item = &'p Phrase>) -> bool {
    context.document.is(link.tokens.start, lexicon::SEIZE_VERB)
        && victims.all(|phrase| phrase.humanity == Humanity::Open && phrase.reference != Reference::Definite)
}

/// "Officers broke his arm": several people have no one arm.
fn is_done_to_another<'p>(
    context: &Context<'_>,
    link: &Link,
    mut victims: impl Iterator<Item = &'p Phrase>,
) -> bool {
    context.document.is(link.tokens.start, lexicon::HARM_OWN)
        && matches!(context.document.key(link.tokens.start + 1), "his" | "her")
        && victims.all(|phrase| phrase.is_plural)
}

/// "Searching for survivors", "searching for the man": nobody of whom it is news that he is missing.
fn is_other_search<'p>(
    context: &Context<'_>,
    link: &Link,
    mut victims: impl Iterator<Item = &'p Phrase>,
) -> bool {
    let document = context.document;
    let is_new = |phrase: &Phrase| match phrase.reference {
        Reference::Counted => true,
        Reference::Indefinite => phrase.amount.best == Some(1),
        _ => false,
    };
    let is_other = |phrase: &Phrase| phrase.noun.clone().any(|at| document.is(at, lexicon::NOT_MISSING));
    document.is(link.tokens.start, lexicon::SEARCH_VERB)
        && victims
            .all(|phrase| !is_new(phrase) || is_other(phrase) || phrase.group == VictimGroup::Perpetrator)
}

/// "Did not know who shot him": the question is who did it.
pub(super) fn is_asked(context: &Context<'_>, verb: usize) -> bool {
    let key = |n: usize| verb.checked_sub(n).map_or("", |at| context.document.key(at));
    key(1) == "who" && verb.checked_sub(2).is_some_and(|at| context.document.is(at, lexicon::ASKING_VERB))
}

/// "Camps for displaced people": the participle belongs to the noun, and the phrase tells of no event.
pub(super) fn is_kind_of_people(chunks: &[Chunk], participle: usize) -> bool {
    let is_governed = participle
        .checked_sub(1)
        .and_then(|at| chunks.get(at))
        .is_some_and(|chunk| matches!(chunk.kind, Kind::Preposition));
    let people = chunks.get(participle + 1).and_then(Chunk::phrase);
    is_governed
        && people.is_some_and(|phrase| {
            phrase.reference == Reference::Indefinite
                && phrase.tokens == phrase.noun
                && phrase.amount.best.is_none()
        })
}

/// "Two motorbikes were seized": the subject beside the verb is a thing, and no people further off are meant.
pub(super) fn has_thing_for_subject(
    document: &Document,
    chunks: &[Chunk],
    first: usize,
    accepts: &impl Fn(usize) -> bool,
) -> bool {
    let Some(at) = first.checked_sub(1) else { return false };
    let begins_clause = at.checked_sub(1).and_then(|before| chunks.get(before)).is_none_or(|chunk| {
        !matches!(chunk.kind, Kind::Preposition | Kind::Subset | Kind::To | Kind::Word | Kind::Trigger(_))
    });
    let phrase = chunks.get(at).and_then(Chunk::phrase);
    // "The fights being held": what stands right before is the subject.
    let is_reduced = chunks.get(first).is_some_and(|chunk| document.key(chunk.tokens.start) == "being");
    phrase.is_some_and(|phrase| {
        phrase.reference != Reference::Name && (begins_clause || is_reduced) && !accepts(at)
    })
}
