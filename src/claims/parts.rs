//! Where, when, how, by whom and according to whom: the nearest words in the sentence that say so.
//!
//! The time is the nearest named one in the sentence; `places` tells the place. The source is the speaker of the quotation that the claim stands in, or the words at "police said" and "according to".
//! An actor is told by "by" after a passive and by the subject of an active verb; `responsibility` adds who claimed it.

use std::ops::Range;

use super::drafts::Draft;
use super::links::Link;
use super::{Actor, Context, Part, Source, SourceKind, Stance, places};
use crate::dates::{Precision, TimeExpression};
use crate::document::{Case, Document, RegionKind};
use crate::entities::Entity;
use crate::lexicon;
use crate::mentions::{EntityKind, Subkind};
use crate::quotes::Speaker;
use crate::span::Span;

/// How far to either side of the outcome word the parts are looked for, in tokens.
const REACH: usize = 40;

/// No name is looked for further back, in tokens.
const NAME: usize = 6;

/// Fills in the parts that the claim's sentence names.
pub(super) fn fill(context: &Context<'_>, draft: &mut Draft, link: &Link) {
    let document = context.document;
    let Some(sentence) = document.sentences().get(draft.sentence_idx) else { return };
    let trigger = draft.trigger.clone();
    let from = sentence.tokens.start.max(trigger.start.saturating_sub(REACH));
    let until = sentence.tokens.end.min(trigger.end + REACH);
    let distance =
        |at: usize| if at < trigger.start { trigger.start - at } else { at.saturating_sub(trigger.end) };
    draft.claim.means = (from..until)
        .filter_map(|at| Some((at, document.phrase_at(at, lexicon::MEANS)?)))
        .min_by_key(|&(at, n_tokens)| (distance(at + n_tokens - 1), usize::MAX - n_tokens))
        .map(|(at, n_tokens)| Part { span: document.span_of(at..at + n_tokens), entity: None });
    draft.claim.place = place(context, draft, link, from..until);
    draft.claim.time = nearest_date(context, document.span_of(from..until), document.span_of(trigger));
    draft.claim.source = source(context, draft, from, until);
    draft.claim.actor = actor(context, draft, link, until);
}

/// The place that governs the figure: of several figures of one verb, the one right after it.
fn place(context: &Context<'_>, draft: &Draft, link: &Link, tokens: Range<usize>) -> Option<Part> {
    let outcome = draft.claim.outcome;
    let after = draft.phrase.tokens.end;
    let own = (link.victims.len() > 1 || draft.within.is_some())
        .then(|| {
            let end = (after..tokens.end.min(after + 8))
                .find(|&at| matches!(context.document.key(at), "," | "and" | ";" | "while"))
                .unwrap_or(tokens.end.min(after + 8));
            places::nearest(context, after..end, after, outcome)
        })
        .flatten();
    own.or_else(|| places::nearest(context, tokens, draft.trigger.start, outcome))
}

/// The mention that the token is part of.
pub(super) fn part_at(context: &Context<'_>, at: usize) -> Option<Part> {
    let entity = context.entity_at(at)?;
    let first = entity.mentions.partition_point(|mention| mention.tokens.end <= at);
    let mention = entity.mentions.get(first).filter(|mention| mention.tokens.contains(&at))?;
    Some(Part { span: mention.span, entity: Some(entity.id) })
}

/// The time expression in `range` nearest to the outcome word; lengths of time are none. The day of the report is passed
/// over for another day of the sentence, or for none.
fn nearest_date(context: &Context<'_>, range: Span, trigger: Span) -> Option<Part> {
    let document = context.document;
    let first = context.dates.partition_point(|date| date.span.end() <= range.start());
    let distance = |span: Span| {
        if span.end() <= trigger.start() {
            trigger.start() - span.end()
        } else {
            span.start().saturating_sub(trigger.end())
        }
    };
    let mut near: Vec<&TimeExpression> = context
        .dates
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|date| date.span.start() < range.end())
        .filter(|date| date.precision != Precision::Duration)
        .collect();
    near.sort_by_key(|date| distance(date.span));
    let is_day_of_deed = |date: &&&TimeExpression| {
        let region = document.token(document.tokens_in(date.span).start).map(|token| token.region);
        date.precision == Precision::Day
            && region != Some(RegionKind::Dateline)
            && !is_time_of_saying(document, date.span)
    };
    let nearest = near.first()?;
    let date =
        if is_time_of_saying(document, nearest.span) { near.iter().find(is_day_of_deed)? } else { nearest };
    Some(Part { span: date.span, entity: None })
}

/// "Police said on Thursday", "officials told reporters Thursday": the day of the report, not of the deed.
fn is_time_of_saying(document: &Document, date: Span) -> bool {
    let first = document.tokens_in(date).start;
    let before = first.checked_sub(1).filter(|&idx| document.key(idx) == "on").unwrap_or(first);
    before.checked_sub(1).is_some_and(|idx| document.is(idx, lexicon::SAYS))
}

/// Who gives the figure: the quotation's speaker, else the words before "said" or after "according to".
fn source(context: &Context<'_>, draft: &Draft, from: usize, until: usize) -> Option<Source> {
    let document = context.document;
    let here = document.span_of(draft.trigger.clone());
    // "Who" alone names nobody; the WHO does.
    let is_pronoun = |at: usize| {
        document.is(at, lexicon::RELATIVE_PRONOUN)
            && document.token(at).is_some_and(|token| token.case != Case::Upper)
    };
    let is_named = |speaker: &Speaker| {
        let tokens = document.tokens_in(speaker.head);
        !(tokens.len() == 1 && is_pronoun(tokens.start))
    };
    let speaker = context.quotes_at(here).and_then(|quote| quote.speaker).filter(is_named);
    if let Some(Speaker { span, head, entity }) = speaker {
        let part = Part { span: head, entity };
        let kind = kind_of(context, part).or_else(|| kind_of(context, Part { span, entity }));
        return Some(Source { part, kind: kind.unwrap_or(SourceKind::Anonymous) });
    }
    for at in from..until {
        let Some(n_tokens) = document.phrase_at(at, lexicon::SOURCE_NOUN) else { continue };
        let end = at + n_tokens;
        let says = (end..(end + 8).min(until))
            .any(|idx| document.is(idx, lexicon::SAYS) || puts_toll(document, idx));
        let to = (1..=6)
            .filter_map(|n| at.checked_sub(n))
            .any(|idx| document.key(idx) == "according" && document.key(idx + 1) == "to");
        if n_tokens == 1 && is_pronoun(at) || !to && (!says || draft.phrase.tokens.contains(&at)) {
            continue;
        }
        // "The Lake Fishers' Network": a name that was not found is whole all the same.
        let is_capital = |idx: &usize| {
            document.token(*idx).is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper))
        };
        let first =
            (from.max(at.saturating_sub(NAME))..=at).rev().take_while(is_capital).last().unwrap_or(at);
        let part = part_at(context, at).unwrap_or(Part { span: document.span_of(first..end), entity: None });
        return Some(Source { part, kind: kind_of(context, part).unwrap_or(SourceKind::Anonymous) });
    }
    None
}

/// "Put the death toll at", "puts the number of dead at".
fn puts_toll(document: &Document, at: usize) -> bool {
    matches!(document.key(at), "put" | "puts")
        && (at + 1..at + 5).any(|idx| matches!(document.key(idx), "toll" | "number" | "figure" | "count"))
}

/// The kind of source that the words, or the entity that they name, tell.
fn kind_of(context: &Context<'_>, part: Part) -> Option<SourceKind> {
    let entity = part.entity.and_then(|id| context.entities.get(id.0));
    kind_told(context.document, part.span, entity)
}

/// As [`kind_of`], of words that name `entity`.
pub(super) fn kind_told(document: &Document, span: Span, entity: Option<&Entity>) -> Option<SourceKind> {
    let kinds: Vec<SourceKind> = document
        .tokens_in(span)
        .filter(|&at| !is_general_otherwise(document, at))
        .filter_map(|at| source_kind(document.key(at)))
        .collect();
    let by_entity = match entity.and_then(|entity| entity.subkind) {
        Some(Subkind::Military | Subkind::ArmedGroup) => Some(SourceKind::Military),
        Some(Subkind::Police | Subkind::Government | Subkind::Ministry | Subkind::Court) => {
            Some(SourceKind::Official)
        }
        Some(Subkind::Hospital) => Some(SourceKind::Medical),
        Some(
            Subkind::Ngo | Subkind::International | Subkind::Religious | Subkind::Union | Subkind::Research,
        ) => Some(SourceKind::UnNgo),
        Some(Subkind::Media) => Some(SourceKind::Media),
        _ => None,
    };
    // "Hospital officials" are of the hospital, "officials" alone of the state.
    let telling = kinds.iter().copied().find(|&kind| kind != SourceKind::Official);
    telling.or(kinds.first().copied()).or(by_entity)
}

/// "General Hospital", "secretary general": no officer.
fn is_general_otherwise(document: &Document, at: usize) -> bool {
    let is_office = |before: usize| {
        matches!(
            document.key(before),
            "secretary" | "attorney" | "director" | "inspector" | "consul" | "solicitor" | "-"
        )
    };
    document.key(at) == "general"
        && (document.key(at + 1) == "hospital" || at.checked_sub(1).is_some_and(is_office))
}

fn source_kind(key: &str) -> Option<SourceKind> {
    Some(match key {
        "police" | "official" | "officials" | "authorities" | "government" | "ministry" | "minister"
        | "governor" | "mayor" | "sheriff" | "president" | "prosecutor" | "prosecutors" | "coroner"
        | "investigators" | "deputies" | "officers" | "detectives" | "cops" | "spokesman" | "spokeswoman"
        | "spokesperson" => SourceKind::Official,
        "military" | "army" | "navy" | "forces" | "commander" | "general" | "colonel" | "brigade" => {
            SourceKind::Military
        }
        "doctor" | "doctors" | "hospital" | "medic" | "medics" | "medical" | "paramedics" | "nurse" => {
            SourceKind::Medical
        }
        "rescuers" | "rescue" | "firefighters" | "fire" | "ambulance" | "crescent" => SourceKind::Rescue,
        "un" | "nations" | "unicef" | "ocha" | "unhcr" | "amnesty" | "ngo" | "observatory" | "monitors"
        | "monitor" | "rights" | "activists" => SourceKind::UnNgo,
        "witness" | "witnesses" | "eyewitnesses" | "eyewitness" | "residents" | "resident" | "villagers"
        | "villager" | "locals" | "neighbor" | "neighbors" | "neighbours" => SourceKind::Witness,
        "media" | "news" | "newspaper" | "television" | "tv" | "radio" | "press" | "reports" => {
            SourceKind::Media
        }
        _ => return None,
    })
}

/// Whether the name is of a news organisation, which tells of the deed ("KARSA (AP) —").
fn is_reporter(context: &Context<'_>, at: usize) -> bool {
    context.entity_at(at).is_some_and(|entity| entity.subkind == Some(Subkind::Media))
        || context.document.token(at).is_some_and(|token| token.region == RegionKind::Dateline)
}

/// A court finds guilty of killing; it does not kill.
fn is_court(context: &Context<'_>, at: usize) -> bool {
    context.entity_at(at).is_some_and(|entity| entity.subkind == Some(Subkind::Court))
}

/// Who did it: after "by", or before an active verb.
fn actor(context: &Context<'_>, draft: &Draft, link: &Link, until: usize) -> Option<Actor> {
    let document = context.document;
    let is_actor = |at: usize| {
        matches!(context.kind_at(at), Some(EntityKind::Organization | EntityKind::Person))
            && !is_court(context, at)
    };
    if link.rule == "passive" || link.rule == "participle" {
        let by =
            (draft.trigger.end..until.min(draft.trigger.end + 12)).find(|&at| document.key(at) == "by")?;
        let at = (by + 1..until.min(by + 8)).find(|&at| is_actor(at))?;
        return Some(Actor { part: part_at(context, at)?, stance: Stance::Stated });
    }
    if matches!(link.rule, "object" | "present") {
        let sentence = document.sentences().get(draft.sentence_idx)?;
        let from = sentence.tokens.start.max(draft.trigger.start.saturating_sub(REACH));
        let at = (from..draft.trigger.start).find(|&at| {
            let governed = at.checked_sub(1).is_some_and(|idx| document.is(idx, lexicon::PHRASE_PREPOSITION));
            context.kind_at(at) == Some(EntityKind::Organization)
                && !governed
                && !is_reporter(context, at)
                && !is_court(context, at)
        })?;
        return Some(Actor { part: part_at(context, at)?, stance: Stance::Stated });
    }
    None
}
