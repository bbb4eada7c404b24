//! Edits of entities and of single mentions.

use rustc_hash::FxHashSet;

use super::Slot;
use super::desk::Desk;
use crate::edits::{Change, Standing};
use crate::entities::{Entity, EntityId};
use crate::mentions::{EntityKind, Mention};

pub(super) fn change(desk: &mut Desk, idx: usize, change: &Change) -> Option<()> {
    match change {
        Change::Accept => desk.entities.get_mut(idx)?.accept(),
        Change::Reject => {
            desk.entities.get_mut(idx)?.is_gone = true;
            desk.forget_places();
        }
        Change::Kind(kind) => set_kind(desk.entities.get_mut(idx)?.corrected(), *kind),
        Change::Name(name) if !name.trim().is_empty() => {
            let text = desk.text();
            let entity = desk.entities.get_mut(idx)?.corrected();
            entity.name = name.trim().to_owned();
            entity.aliases = aliases(text, entity);
        }
        Change::Merge(other) => {
            let (into, _) = desk.mention_at(other.anchor())?;
            merge(desk, idx, into)?;
        }
        _ => return None,
    }
    Some(())
}

pub(super) fn change_mention(desk: &mut Desk, idx: usize, mention: usize, change: &Change) -> Option<()> {
    let text = desk.text();
    match change {
        Change::Reject => {
            let entity = desk.entities.get_mut(idx)?.corrected();
            entity.mentions.remove(mention);
            settle_name(text, entity);
        }
        Change::Span(anchor) => {
            let span = anchor.place(text)?;
            let tokens = desk.document.tokens_in(span);
            let entity = desk.entities.get_mut(idx)?.corrected();
            let own = entity.mentions.get_mut(mention)?;
            if own.span.of(text) == entity.name {
                span.of(text).clone_into(&mut entity.name);
            }
            (own.span, own.tokens, own.title) =
                (span, tokens, own.title.filter(|title| !title.overlaps(span)));
            desk.take_mentions(span, Some((idx, mention)));
            let entity = desk.entities.get_mut(idx)?.corrected();
            entity.mentions.sort_by_key(|mention| mention.span);
            settle_name(text, entity);
        }
        Change::Split => split(desk, idx, mention)?,
        _ => return None,
    }
    desk.forget_places();
    Some(())
}

pub(super) fn set_kind(entity: &mut Entity, kind: EntityKind) {
    if kind != EntityKind::Person {
        entity.gender = None;
    }
    (entity.kind, entity.subkind) = (kind, None);
    for mention in &mut entity.mentions {
        (mention.kind, mention.subkind) = (kind, None);
    }
}

fn merge(desk: &mut Desk, from: usize, into: usize) -> Option<()> {
    if from == into {
        return None;
    }
    let text = desk.text();
    let slot = desk.entities.get_mut(from)?;
    slot.is_gone = true;
    let mentions = std::mem::take(&mut slot.fact.mentions);
    let description = slot.fact.description;
    let entity = desk.entities.get_mut(into)?.corrected();
    let (kind, subkind) = (entity.kind, entity.subkind);
    entity.mentions.extend(mentions.into_iter().map(|mention| Mention { kind, subkind, ..mention }));
    entity.mentions.sort_by_key(|mention| mention.span);
    entity.description = entity.description.or(description);
    entity.aliases = aliases(text, entity);
    desk.each_link(|_, link| {
        if *link == Some(EntityId(from)) {
            *link = Some(EntityId(into));
        }
    });
    desk.forget_places();
    Some(())
}

/// Makes an entity of its own of the mention and those in the same words.
fn split(desk: &mut Desk, idx: usize, mention: usize) -> Option<()> {
    let text = desk.text();
    let new = EntityId(desk.entities.len());
    let slot = desk.entities.get_mut(idx)?;
    let words = slot.fact.mentions.get(mention)?.span.of(text);
    let (own, rest): (Vec<_>, Vec<_>) =
        slot.fact.mentions.iter().cloned().partition(|mention| mention.span.of(text) == words);
    if rest.is_empty() {
        return None;
    }
    let entity = slot.corrected();
    entity.mentions = rest;
    settle_name(text, entity);
    let split_off = Entity {
        id: new,
        kind: entity.kind,
        subkind: entity.subkind,
        name: words.to_owned(),
        aliases: Vec::new(),
        description: None,
        gender: own.iter().find_map(|mention| mention.gender),
        mentions: own,
    };
    let spans: FxHashSet<_> = split_off.mentions.iter().map(|mention| mention.span).collect();
    desk.entities.push(Slot::new(split_off, Standing::Corrected));
    desk.each_link(|span, link| {
        if *link == Some(EntityId(idx)) && spans.iter().any(|own| own.overlaps(span)) {
            *link = Some(new);
        }
    });
    Some(())
}

/// The forms of the name in the text, without the name itself, in order of first use.
pub(super) fn aliases(text: &str, entity: &Entity) -> Vec<String> {
    let mut seen = FxHashSet::default();
    seen.insert(entity.name.to_lowercase());
    let forms = entity.mentions.iter().map(|mention| mention.span.of(text));
    forms.filter(|form| seen.insert(form.to_lowercase())).map(str::to_owned).collect()
}

/// After mentions have gone: a name that none of the others bears gives way to the longest that is left.
pub(super) fn settle_name(text: &str, entity: &mut Entity) {
    let forms = || entity.mentions.iter().map(|mention| mention.span.of(text));
    let is_borne = forms().any(|form| form == entity.name);
    // The earliest of the longest ones.
    let longest = forms().rev().max_by_key(|form| form.chars().count()).map(str::to_owned);
    if let Some(longest) = longest.filter(|_| !is_borne) {
        entity.name = longest;
    }
    entity.aliases = aliases(text, entity);
}
