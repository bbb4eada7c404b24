//! The wounded and the dead: who died later of wounds, and of whom it is told how they died.

use super::REACH;
use crate::claims::drafts::Draft;
use crate::claims::earlier::counts;
use crate::claims::people::Reference;
use crate::claims::{ClaimId, Context, Outcome, Relation, RelationKind, VictimGroup};
use crate::document::Document;
use crate::lexicon;

/// "The victim died on Sunday", "two of the wounded later died": moves people from the injured to the dead.
pub(super) fn later_deaths(drafts: &mut [Draft]) {
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get(idx) else { break };
        let points_back = matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite)
            || draft.phrase.is_partial;
        if draft.claim.outcome != Outcome::Killed
            || draft.claim.relation.is_some()
            || !counts(&draft.claim)
            || !points_back
        {
            continue;
        }
        let from = idx.saturating_sub(REACH);
        let before = drafts.get(from..idx).unwrap_or_default();
        let hurt = before.iter().rposition(|other| {
            other.claim.outcome == Outcome::Injured
                && counts(&other.claim)
                && other.claim.relation.is_none()
                && is_attacker(other) == is_attacker(draft)
        });
        let hurt = hurt.map(|at| from + at);
        if let (Some(hurt), Some(draft)) = (hurt, drafts.get_mut(idx)) {
            draft.claim.relation = Some(Relation { kind: RelationKind::Updates, claim: ClaimId(hurt) });
        }
    }
}

fn is_attacker(draft: &Draft) -> bool {
    draft.phrase.group == VictimGroup::Perpetrator
}

/// "He was shot in the head" of a man already counted as dead: no injury of its own.
pub(super) fn shot_dead(context: &Context<'_>, drafts: &mut [Draft]) {
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get(idx) else { break };
        let points_back =
            matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite | Reference::Name);
        let is_deed = WAYS_TO_DIE.contains(&context.document.key(draft.trigger.start));
        if draft.claim.outcome != Outcome::Injured || !counts(&draft.claim) || !points_back || !is_deed {
            continue;
        }
        // In the same sentence or before it; else the nearest one after it.
        let dead = |(_, other): &(usize, &Draft)| {
            other.claim.outcome == Outcome::Killed && counts(&other.claim) && other.claim.count.max != Some(0)
        };
        let near = drafts
            .iter()
            .enumerate()
            .take(idx + REACH)
            .skip(idx.saturating_sub(REACH))
            .filter(dead)
            .min_by_key(|(other, _)| other.abs_diff(idx))
            .map(|(other, _)| other);
        let near =
            near.filter(|&near| drafts.get(near).is_some_and(|other| may_be_same(context, draft, other)));
        if let (Some(near), Some(draft)) = (near, drafts.get_mut(idx)) {
            draft.claim.relation = Some(Relation { kind: RelationKind::Repeats, claim: ClaimId(near) });
        }
    }
}

/// Whether a name, or a word that points back, may be the dead: two names must share a word.
fn may_be_same(context: &Context<'_>, hurt: &Draft, dead: &Draft) -> bool {
    let document = context.document;
    let is_name = |draft: &Draft| draft.phrase.reference == Reference::Name;
    if !is_name(hurt) || !is_name(dead) {
        // Somebody named who "suffered a broken leg" is alive, and who was hit is none of several dead told of elsewhere.
        let verb = document.key(hurt.trigger.start);
        let suffered = matches!(verb, "suffered" | "sustained");
        let are_several = dead.sentence_idx != hurt.sentence_idx && dead.claim.count.best != Some(1);
        let was_hit = matches!(verb, "hit" | "struck" | "burned" | "burnt");
        return !(is_name(hurt) && (suffered || was_hit && are_several)) && !lives_on(document, hurt);
    }
    let mut words = hurt.phrase.noun.clone().map(|at| document.key(at));
    words.any(|word| dead.phrase.noun.clone().any(|at| document.key(at) == word))
}

/// "Was hit in the face and lost an eye", "was stabbed but survived": who is told of after the deed is not dead.
fn lives_on(document: &Document, hurt: &Draft) -> bool {
    let Some(sentence) = document.sentences().get(hurt.sentence_idx) else { return false };
    let mut after = hurt.trigger.end..sentence.tokens.end.min(hurt.trigger.end + LIFE_REACH);
    after.any(|at| match document.key(at) {
        "lost" => (at + 1..at + 4).any(|idx| document.is(idx, lexicon::LIMB)),
        key => matches!(key, "survived" | "recovering" | "discharged"),
    })
}

/// How far after the deed the words may stand that tell of a life after it, in tokens.
const LIFE_REACH: usize = 20;

/// Words that tell how someone was hurt or killed alike.
const WAYS_TO_DIE: [&str; 14] = [
    "with",
    "suffering",
    "shot",
    "shooting",
    "shoot",
    "shoots",
    "stabbed",
    "stabbing",
    "burned",
    "burnt",
    "hit",
    "struck",
    "suffered",
    "sustained",
];
