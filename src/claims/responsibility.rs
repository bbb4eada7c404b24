//! Who claimed the deed or is blamed for it, where another sentence than the figure's says so.
//!
//! "The TTP claimed responsibility", "officials blamed rebels for the attack": holds for the incident's figures of the
//! sentences before that name no other actor. "No group has claimed responsibility" names nobody.

use super::drafts::Draft;
use super::parts::part_at;
use super::{Actor, Context, Part, Scope, Stance};
use crate::mentions::EntityKind;

/// How many sentences back the figures may stand, how many of them are given the actor, and how far a name may be, in tokens.
const SENTENCES: usize = 8;
const CLAIMS: usize = 32;
const REACH: usize = 30;

/// Gives the incident's figures the actor that a later sentence names. The drafts are in the order of their sentences.
pub(super) fn assign(context: &Context<'_>, drafts: &mut [Draft]) {
    for (sentence_idx, sentence) in context.document.sentences().iter().enumerate() {
        for at in sentence.tokens.clone() {
            let named = match context.document.key(at) {
                "responsibility" => claimed(context, sentence.tokens.start, at),
                "blamed" | "accused" => blamed(context, at, sentence.tokens.end),
                _ => None,
            };
            if let Some(actor) = named {
                give(drafts, sentence_idx, actor);
            }
        }
    }
}

/// "⟨The TTP⟩ claimed responsibility": the group, else the person, nearest before it.
fn claimed(context: &Context<'_>, start: usize, at: usize) -> Option<Actor> {
    let document = context.document;
    let from = start.max(at.saturating_sub(REACH));
    let verb = (at.saturating_sub(3).max(from)..at).find(|&idx| document.key(idx).starts_with("claim"))?;
    if (from..verb).any(|idx| matches!(document.key(idx), "no" | "not" | "nobody" | "neither")) {
        return None;
    }
    let nearest = |kind| (from..verb).rev().find(|&idx| context.kind_at(idx) == Some(kind));
    let name = nearest(EntityKind::Organization).or_else(|| nearest(EntityKind::Person))?;
    Some(Actor { part: part_at(context, name)?, stance: Stance::Claimed })
}

/// "Blamed ⟨the TTP⟩ for the attack": the first name after it.
fn blamed(context: &Context<'_>, at: usize, end: usize) -> Option<Actor> {
    let is_actor =
        |idx: &usize| matches!(context.kind_at(*idx), Some(EntityKind::Organization | EntityKind::Person));
    let name = (at + 1..end.min(at + 10)).find(is_actor)?;
    Some(Actor { part: part_at(context, name)?, stance: Stance::Blamed })
}

fn give(drafts: &mut [Draft], sentence_idx: usize, actor: Actor) {
    let end = drafts.partition_point(|draft| draft.sentence_idx <= sentence_idx);
    let near = drafts.get_mut(end.saturating_sub(CLAIMS)..end).unwrap_or_default();
    for draft in near.iter_mut().filter(|draft| draft.sentence_idx + SENTENCES >= sentence_idx) {
        let entity = |part: Part| part.entity;
        let is_open = draft
            .claim
            .actor
            .is_none_or(|known| known.stance == Stance::Stated && entity(known.part) == entity(actor.part));
        if draft.claim.scope == Scope::Incident && is_open {
            draft.claim.actor = Some(actor);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claims::{Stance, find};
    use crate::{Document, entities, mentions};

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Stance)>) {
        let document = Document::new(text);
        let entities =
            entities::resolve(&document, mentions::find(&document, mentions::Model::built_in()), &[]);
        let claims = find(&document, &entities, &[], &[]);
        let actor = claims.first().and_then(|claim| claim.actor);
        assert_eq!(actor.map(|actor| (actor.part.span.of(text), actor.stance)), expected, "in: {text}");
    }

    #[test]
    fn a_later_sentence_names_the_actor() {
        check(
            "A bomb killed 12 people in Kabul. The Taliban claimed responsibility.",
            Some(("Taliban", Stance::Claimed)),
        );
        check(
            "A bomb killed 12 people in Kabul. Police blamed the Taliban for the attack.",
            Some(("Taliban", Stance::Blamed)),
        );
    }

    #[test]
    fn nobody_is_named_where_nobody_claimed_it() {
        check("A bomb killed 12 people in Kabul. No group has claimed responsibility.", None);
    }
}
