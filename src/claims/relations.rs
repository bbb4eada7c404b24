//! How claims bear on each other: repeats, parts of a total, updates.
//!
//! The claims of each outcome are read in order against those that stand so far. A claim stands when it tells of
//! people that no claim before it has counted.

mod accounts;
mod decide;
mod places;
mod same_people;
mod wounds;

use decide::{Decision, decide};
pub(super) use places::town;
use wounds::{later_deaths, shot_dead};

use super::drafts::Draft;
use super::earlier::counts;
use super::people::Reference;
use super::{
    ClaimId, Context, IncidentId, Outcome, Polarity, Relation, RelationKind, VictimGroup, earlier, incidents,
};
use rustc_hash::FxHashMap;

/// A claim is compared with at most this many before or after it, so that the work stays linear in the text.
const REACH: usize = 64;

/// Gives the drafts, which are in the order of their counts, their ids and relates them.
pub(super) fn relate(context: &Context<'_>, drafts: &mut [Draft]) {
    for (idx, draft) in drafts.iter_mut().enumerate() {
        draft.claim.id = ClaimId(idx);
    }
    within(drafts);
    earlier::settle(context, drafts);
    incidents::tell_apart(context, drafts);
    for outcome in Outcome::ALL {
        relate_outcome(context, drafts, outcome);
    }
    later_deaths(drafts);
    shot_dead(context, drafts);
    tell_parts_from_subsets(drafts);
}

/// "Including 11 children" is part of the claim before it. `within` counts inside the sentence.
fn within(drafts: &mut [Draft]) {
    let mut first_of_sentence = 0;
    let mut sentence = usize::MAX;
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get_mut(idx) else { break };
        if draft.sentence_idx != sentence {
            sentence = draft.sentence_idx;
            first_of_sentence = idx;
        }
        if let Some(whole) = draft.within {
            draft.claim.relation =
                Some(Relation { kind: RelationKind::SubsetOf, claim: ClaimId(first_of_sentence + whole) });
        }
    }
}

/// Tells parts from subsets: what is told after a figure and adds up to it are its parts ("27 died: 14 in Swat, 9 in
/// Buner and 4 in Shangla"), and so are figures that a later total sums up; some of those counted are a subset.
fn tell_parts_from_subsets(drafts: &mut [Draft]) {
    let mut sums: FxHashMap<usize, u64> = FxHashMap::default();
    let among = |draft: &Draft| {
        let is_among = |kind| matches!(kind, RelationKind::SubsetOf | RelationKind::PartOf);
        draft.claim.relation.filter(|relation| is_among(relation.kind) && relation.claim < draft.claim.id)
    };
    for draft in drafts.iter() {
        if let Some((whole, n)) = among(draft).map(|relation| relation.claim.0).zip(draft.claim.count.best) {
            let sum = sums.entry(whole).or_default();
            *sum = sum.saturating_add(n);
        }
    }
    sums.retain(|&whole, sum| drafts.get(whole).is_some_and(|draft| draft.claim.count.best == Some(*sum)));
    for draft in drafts {
        if let Some(relation) = among(draft) {
            let is_complete = sums.contains_key(&relation.claim.0);
            let kind = if is_complete { RelationKind::PartOf } else { RelationKind::SubsetOf };
            draft.claim.relation = Some(Relation { kind, ..relation });
        }
    }
}

/// Whose dead are compared with each other: those of one incident, its attackers apart.
type People = (Option<IncidentId>, bool);

/// "He" and "the man" may be the attacker where nobody else is told of.
fn people_of(standing_of: &FxHashMap<People, Vec<usize>>, draft: &Draft) -> People {
    let incident = draft.claim.incident;
    let is_attacker = draft.phrase.group == VictimGroup::Perpetrator;
    let has = |people: People| standing_of.get(&people).is_some_and(|standing| !standing.is_empty());
    let points_back =
        matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite | Reference::Name);
    let only_attackers = !has((incident, false)) && has((incident, true));
    (incident, is_attacker || points_back && only_attackers)
}

fn relate_outcome(context: &Context<'_>, drafts: &mut [Draft], outcome: Outcome) {
    let mut standing_of: FxHashMap<People, Vec<usize>> = FxHashMap::default();
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get(idx) else { break };
        let standing = standing_of.entry(people_of(&standing_of, draft)).or_default();
        if draft.claim.outcome != outcome || !counts(&draft.claim) || draft.claim.relation.is_some() {
            continue;
        }
        if draft.claim.polarity == Polarity::Unconfirmed && !standing.is_empty() {
            // It neither adds to what is affirmed nor takes its place.
            continue;
        }
        let near = standing.get(standing.len().saturating_sub(REACH)..).unwrap_or_default();
        let decision = decide(context, drafts, near, draft);
        let Some(draft) = drafts.get_mut(idx) else { break };
        match decision {
            Decision::Stands => standing.push(idx),
            Decision::Apart => {}
            Decision::Precedes(newer) => precede(drafts, idx, newer),
            Decision::Relates(kind, to) => {
                draft.claim.relation = Some(Relation { kind, claim: ClaimId(to) });
                if kind == RelationKind::Updates {
                    if let Some(at) = standing.iter().rposition(|&other| other == to) {
                        standing.remove(at);
                    }
                    standing.push(idx);
                }
            }
            Decision::Totals => {
                for part in std::mem::take(standing) {
                    make_part(drafts, part, idx);
                }
                standing.push(idx);
            }
        }
    }
}

/// Puts the claim at `older`, told after the one at `newer`, behind all that it is newer than.
fn precede(drafts: &mut [Draft], older: usize, newer: usize) {
    let mut at = newer;
    for _ in 0..REACH {
        let Some(draft) = drafts.get_mut(at) else { return };
        match draft.claim.relation {
            Some(relation) if relation.kind == RelationKind::Updates => at = relation.claim.0,
            Some(_) => return,
            None => {
                draft.claim.relation = Some(Relation { kind: RelationKind::Updates, claim: ClaimId(older) });
                return;
            }
        }
    }
}

/// Makes the claim at `part`, and the older figures that it took the place of, parts of the total.
fn make_part(drafts: &mut [Draft], part: usize, total: usize) {
    let mut next = Some(part);
    for _ in 0..REACH {
        let Some(draft) = next.and_then(|idx| drafts.get_mut(idx)) else { break };
        let older =
            draft.claim.relation.replace(Relation { kind: RelationKind::PartOf, claim: ClaimId(total) });
        next = older.filter(|older| older.kind == RelationKind::Updates).map(|older| older.claim.0);
    }
}
