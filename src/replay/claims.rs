//! Edits of casualty claims.

use super::desk::Desk;
use crate::claims::{
    self, Actor, Claim, ClaimId, Count, IncidentId, Polarity, Qualifier, Relation, RelationKind, Scope,
    Source, Stance, VictimGroup, Victims,
};
use crate::edits::{Change, Figure, Part};
use crate::entities::EntityId;
use crate::span::Span;

pub(super) fn change(desk: &mut Desk, idx: usize, change: &Change) -> Option<()> {
    let found = Found::of(desk, idx, change)?;
    let slot = desk.claims.get_mut(idx)?;
    match change {
        Change::Accept => slot.accept(),
        Change::Reject => slot.is_gone = true,
        Change::Outcome(outcome) => slot.corrected().outcome = *outcome,
        Change::Count(figure) => {
            let count = counted(slot.fact.count.span, *figure)?;
            slot.corrected().count = count;
        }
        Change::Scope(scope) => set_scope(slot.corrected(), *scope),
        Change::Polarity(polarity) => set_polarity(slot.corrected(), *polarity),
        Change::Group(group) => set_group(slot.corrected(), *group),
        Change::Relation(_) => slot.corrected().relation = found.relation,
        Change::Span(_) => set_span(slot.corrected(), found.words?.span),
        Change::Part(part, _) => set_part(slot.corrected(), *part, found.words),
        _ => return None,
    }
    desk.forget_places();
    Some(())
}

/// What the change points to, found before the claim is touched.
#[derive(Default)]
struct Found {
    words: Option<Words>,
    relation: Option<Relation>,
}

/// Words of a part of a claim, and what they name.
#[derive(Clone, Copy)]
struct Words {
    span: Span,
    entity: Option<EntityId>,
    source: claims::SourceKind,
}

impl Found {
    /// `None` where what the change points to is not there.
    fn of(desk: &mut Desk, idx: usize, change: &Change) -> Option<Self> {
        Some(match change {
            Change::Span(anchor) | Change::Part(_, Some(anchor)) => {
                let span = anchor.place(desk.text())?;
                let entity = desk.entity_in(span);
                let named = entity.and_then(|EntityId(idx)| desk.entities.get(idx)).map(|slot| &slot.fact);
                let source = claims::source_kind(desk.document, span, named);
                Self { words: Some(Words { span, entity, source }), relation: None }
            }
            Change::Relation(Some((kind, crate::edits::Target::Claim(anchor, outcome)))) => {
                let to = desk.claim_at(anchor, *outcome)?;
                if leads_to(desk, to, idx) {
                    return None;
                }
                Self { words: None, relation: Some(Relation { kind: *kind, claim: ClaimId(to) }) }
            }
            Change::Relation(Some(_)) => return None,
            _ => Self::default(),
        })
    }
}

/// Whether the links from one claim come to another: a circle of parts would count nothing.
fn leads_to(desk: &Desk, from: usize, to: usize) -> bool {
    let mut at = Some(from);
    for _ in 0..=desk.claims.len() {
        let Some(idx) = at else { return false };
        if idx == to {
            return true;
        }
        at = desk.claims.get(idx).and_then(|slot| slot.fact.relation).map(|relation| relation.claim.0);
    }
    true
}

/// The figure as a count at `span`; `None` where it is no range.
fn counted(span: Span, Figure { min, max, best }: Figure) -> Option<Count> {
    // "More than 40" guarantees 41 and states 40.
    let is_told = best.is_none_or(|best| best.saturating_add(1) >= min && max.is_none_or(|max| best <= max));
    if !is_told || max.is_some_and(|max| max < min) {
        return None;
    }
    let qualifier = match (max, best) {
        (Some(max), Some(best)) if min == best && best == max => Qualifier::Exact,
        (Some(max), Some(best)) if min == 0 && best == max => Qualifier::UpTo,
        // The range says more than the figure at one of its ends.
        (Some(max), Some(best)) if best == min || best == max => Qualifier::Range,
        (None, Some(best)) if best < min => Qualifier::MoreThan,
        (None, Some(_)) => Qualifier::AtLeast,
        (Some(_), Some(_)) => Qualifier::About,
        (Some(_), None) => Qualifier::Range,
        (None, None) => Qualifier::Vague,
    };
    Some(Count { span, min, max, best, qualifier })
}

/// A figure of an event is of the main one, unless the text already told it as another's.
fn set_scope(claim: &mut Claim, scope: Scope) {
    claim.scope = scope;
    if scope != Scope::Incident {
        let_stand_what_it_updates(claim);
    }
    claim.incident = (scope == Scope::Incident).then(|| claim.incident.unwrap_or(IncidentId::MAIN));
}

fn set_polarity(claim: &mut Claim, polarity: Polarity) {
    claim.polarity = polarity;
    if polarity == Polarity::Denied {
        let_stand_what_it_updates(claim);
    }
}

/// What is of another event, or is denied, takes no other figure's place.
fn let_stand_what_it_updates(claim: &mut Claim) {
    claim.relation = claim.relation.filter(|relation| relation.kind != RelationKind::Updates);
}

fn set_group(claim: &mut Claim, group: VictimGroup) {
    match &mut claim.victims {
        Some(victims) => victims.group = group,
        None => claim.victims = Some(victims(claim.count.span, group)),
    }
}

const fn victims(span: Span, group: VictimGroup) -> Victims {
    Victims {
        span,
        group,
        named: Vec::new(),
        children: None,
        women: None,
        men: None,
        nationality: None,
        occupation: None,
    }
}

/// The words of the count, in the place of those that proved it before.
fn set_span(claim: &mut Claim, span: Span) {
    let old = claim.count.span;
    claim.evidence.retain(|&proof| proof != old && !proof.overlaps(span));
    claim.evidence.push(span);
    claim.evidence.sort_unstable();
    claim.count.span = span;
}

fn set_part(claim: &mut Claim, part: Part, words: Option<Words>) {
    let plain = words.map(|words| claims::Part { span: words.span, entity: words.entity });
    match part {
        Part::Place => claim.place = plain,
        Part::Time => claim.time = plain,
        Part::Means => claim.means = plain,
        Part::Actor => {
            let stance = claim.actor.map_or(Stance::Stated, |actor| actor.stance);
            claim.actor = plain.map(|part| Actor { part, stance });
        }
        Part::Source => {
            claim.source = words.zip(plain).map(|(words, part)| Source { part, kind: words.source });
        }
        Part::Victims => match (&mut claim.victims, words) {
            (Some(known), Some(words)) => known.span = words.span,
            (known, words) => *known = words.map(|words| victims(words.span, VictimGroup::Unknown)),
        },
    }
}
