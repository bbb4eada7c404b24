//! Facts that a reader adds by selecting their words.

use super::Slot;
use super::desk::Desk;
use super::entities::aliases;
use crate::claims::{
    self, Claim, ClaimId, Count, IncidentId, Outcome, Polarity, Qualifier, Relation, RelationKind, Scope,
};
use crate::dates::{Basis, Precision, TimeExpression};
use crate::edits::{Addition, Standing};
use crate::entities::{Entity, EntityId};
use crate::mentions::{EntityKind, Mention};
use crate::quotes::{Quote, QuoteId, QuoteKind};
use crate::span::Span;

/// The rule of what a reader has added.
const READER: &str = "reader";

pub(super) fn add(desk: &mut Desk, span: Span, addition: &Addition) -> Option<()> {
    match addition {
        Addition::Mention { kind, of, everywhere } => {
            let known = match of {
                Some(target) => Some(desk.mention_at(target.anchor())?.0),
                None => None,
            };
            add_mentions(desk, span, *kind, known, *everywhere)?;
        }
        Addition::Quote => add_quote(desk, span),
        Addition::Claim(outcome) => add_claim(desk, span, *outcome)?,
        Addition::Date => {
            desk.take_dates(span, None);
            let date = TimeExpression { span, days: None, precision: Precision::Day, basis: Basis::Stated };
            desk.dates.push(Slot::new(date, Standing::Added));
        }
    }
    desk.forget_places();
    Some(())
}

/// Adds a mention at `span`, which what was found there gives way to, and everywhere else where nothing was found.
fn add_mentions(
    desk: &mut Desk,
    span: Span,
    kind: EntityKind,
    known: Option<usize>,
    everywhere: bool,
) -> Option<()> {
    let text = desk.text();
    desk.take_mentions(span, None);
    let mut spans = vec![span];
    if everywhere {
        let others = free_places(desk, span.of(text));
        spans.extend(others.into_iter().filter(|other| !other.overlaps(span)));
    }
    let subkind = known.and_then(|idx| desk.entities.get(idx)).and_then(|slot| slot.fact.subkind);
    let kind = known.and_then(|idx| desk.entities.get(idx)).map_or(kind, |slot| slot.fact.kind);
    let mentions = spans.into_iter().map(|span| Mention {
        span,
        tokens: desk.document.tokens_in(span),
        kind,
        subkind,
        title: None,
        gender: None,
        confidence: 1.0,
        rule: READER,
    });
    let mut mentions: Vec<Mention> = mentions.collect();
    mentions.sort_by_key(|mention| mention.span);
    if let Some(idx) = known {
        let entity = desk.entities.get_mut(idx)?.corrected();
        entity.mentions.extend(mentions);
        entity.mentions.sort_by_key(|mention| mention.span);
        entity.aliases = aliases(text, entity);
    } else {
        let id = EntityId(desk.entities.len());
        let name = span.of(text).to_owned();
        let mut entity = Entity {
            id,
            kind,
            subkind,
            name,
            aliases: Vec::new(),
            description: None,
            gender: None,
            mentions,
        };
        entity.aliases = aliases(text, &entity);
        desk.entities.push(Slot::new(entity, Standing::Added));
    }
    Some(())
}

/// Where `words` stand as whole words in the story and no mention is, in order.
fn free_places(desk: &Desk, words: &str) -> Vec<Span> {
    let text = desk.text();
    let mut taken: Vec<Span> = desk.mention_spans().collect();
    taken.sort_unstable();
    let is_free = |span: Span| {
        let first = taken.partition_point(|own| own.end() <= span.start());
        taken.get(first).is_none_or(|own| !own.overlaps(span))
    };
    let is_whole = |span: Span| {
        let before = Span::new(0, span.start()).of(text).chars().next_back();
        let behind = Span::new(span.end(), text.len()).of(text).chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    };
    let places = text.match_indices(words).map(|(start, found)| Span::new(start, start + found.len()));
    places.filter(|&span| is_whole(span) && is_free(span) && desk.is_story(span)).collect()
}

/// The marks that words in somebody's own wording begin with.
const OPENING: [char; 7] = ['“', '"', '‘', '\'', '«', '„', '‹'];

fn add_quote(desk: &mut Desk, span: Span) {
    let is_direct = span.of(desk.text()).starts_with(OPENING);
    let kind = if is_direct { QuoteKind::Direct } else { QuoteKind::Indirect };
    let quote = Quote {
        id: QuoteId(desk.quotes.len()),
        kind,
        fragments: vec![span],
        cue: None,
        speaker: None,
        audience: None,
        confidence: 1.0,
        rule: READER,
    };
    desk.quotes.push(Slot::new(quote, Standing::Added));
}

/// Adds a claim; one that gives the same figure as another of the main event repeats it until the reader says otherwise.
fn add_claim(desk: &mut Desk, span: Span, outcome: Outcome) -> Option<()> {
    let is_there = desk
        .claims
        .iter()
        .any(|slot| !slot.is_gone && slot.fact.count.span == span && slot.fact.outcome == outcome);
    if is_there {
        return None;
    }
    let one = Count { span, min: 1, max: Some(1), best: Some(1), qualifier: Qualifier::Implied };
    let count = claims::count_in(desk.document, span).unwrap_or(one);
    let is_there = |slot: &Slot<Claim>| {
        !slot.is_gone && slot.fact.count.span == count.span && slot.fact.outcome == outcome
    };
    if desk.claims.iter().any(is_there) {
        return None;
    }
    let same = desk.claims.iter().enumerate().find(|(_, slot)| {
        let other = &slot.fact;
        !slot.is_gone
            && other.incident == Some(IncidentId::MAIN)
            && other.relation.is_none()
            && other.outcome == outcome
            && (other.count.min, other.count.max, other.count.best) == (count.min, count.max, count.best)
    });
    let relation = same.map(|(idx, _)| Relation { kind: RelationKind::Repeats, claim: ClaimId(idx) });
    let claim = Claim {
        id: ClaimId(desk.claims.len()),
        outcome,
        count,
        victims: None,
        actor: None,
        place: None,
        time: None,
        means: None,
        source: None,
        scope: Scope::Incident,
        incident: Some(IncidentId::MAIN),
        relation,
        polarity: Polarity::Affirmed,
        evidence: vec![span],
        confidence: 1.0,
        rule: READER,
    };
    desk.claims.push(Slot::new(claim, Standing::Added));
    Some(())
}
