//! What the claims add up to for the article's main incident, without double counting.
//!
//! Repeats, subsets and parts of a stated total are left out, and so are running totals, earlier events, threats and
//! denials. What is left is one claim, or the parts of a total that the text does not state: their sum.

use crate::claims::{Claim, ClaimId, Outcome, Polarity, RelationKind, Scope, VictimGroup};
use crate::document::Document;

/// The figure of one outcome for the main incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    pub outcome: Outcome,
    pub min: u64,
    /// `None` where nothing in the text sets an upper bound.
    pub max: Option<u64>,
    pub best: Option<u64>,
    /// The claims that the figure rests on, in order; never empty.
    pub claims: Vec<ClaimId>,
    /// Whether sources disagree.
    pub conflict: bool,
}

const OUTCOMES: [Outcome; 7] = [
    Outcome::Killed,
    Outcome::Injured,
    Outcome::Missing,
    Outcome::Detained,
    Outcome::Abducted,
    Outcome::Displaced,
    Outcome::Casualties,
];

/// Adds up the claims of the main incident, at most one toll an outcome, in the order of [`Outcome`].
#[must_use]
pub fn add_up(document: &Document, claims: &[Claim]) -> Vec<Toll> {
    let _ = document;
    let updated = updated(claims);
    let standing: Vec<&Claim> = claims
        .iter()
        .zip(&updated)
        .filter(|(claim, updated)| !**updated && stands(claim))
        .map(|(claim, _)| claim)
        .collect();
    OUTCOMES.iter().filter_map(|&outcome| toll(&standing, outcome)).collect()
}

/// For each claim, whether a later one gives a newer figure for what it counts.
fn updated(claims: &[Claim]) -> Vec<bool> {
    let mut updated = vec![false; claims.len()];
    for claim in claims {
        if let Some(relation) = claim.relation
            && relation.kind == RelationKind::Updates
            && claims.get(relation.claim.0).is_some_and(|older| older.outcome == claim.outcome)
            && let Some(older) = updated.get_mut(relation.claim.0)
        {
            *older = true;
        }
    }
    updated
}

fn toll(all: &[&Claim], outcome: Outcome) -> Option<Toll> {
    let standing: Vec<&Claim> = all.iter().copied().filter(|claim| claim.outcome == outcome).collect();
    // Dead attackers are counted apart, unless they are the only dead.
    let others: Vec<&Claim> = standing.iter().copied().filter(|claim| !is_attacker(claim)).collect();
    let resting = if others.is_empty() { standing } else { others };
    let first = resting.first()?;
    let mut toll = Toll {
        outcome,
        min: 0,
        max: Some(0),
        best: first.count.best.map(|_| 0),
        claims: Vec::new(),
        conflict: false,
    };
    for claim in &resting {
        toll.min = toll.min.saturating_add(claim.count.min);
        toll.max = toll.max.zip(claim.count.max).map(|(sum, n)| sum.saturating_add(n));
        toll.best = toll.best.zip(claim.count.best).map(|(sum, n)| sum.saturating_add(n));
        toll.claims.push(claim.id);
    }
    // Who died of the wounds is no longer one of the wounded.
    for moved in all.iter().filter(|claim| claim.outcome != outcome) {
        // The ids are in order, as the claims are.
        let from_here = moved.relation.is_some_and(|relation| {
            relation.kind == RelationKind::Updates && toll.claims.binary_search(&relation.claim).is_ok()
        });
        if from_here {
            let n = moved.count.best.unwrap_or(moved.count.min);
            toll.min = toll.min.saturating_sub(n);
            toll.max = toll.max.map(|max| max.saturating_sub(n));
            toll.best = toll.best.map(|best| best.saturating_sub(n));
        }
    }
    Some(toll)
}

fn is_attacker(claim: &Claim) -> bool {
    claim.victims.as_ref().is_some_and(|victims| victims.group == VictimGroup::Perpetrator)
}

/// Whether the claim is one that the main incident's figure rests on, unless a newer one takes its place.
fn stands(claim: &Claim) -> bool {
    let is_incident = claim.scope == Scope::Incident && claim.polarity != Polarity::Denied;
    let is_own = match claim.relation {
        None => true,
        Some(relation) => relation.kind == RelationKind::Updates,
    };
    is_incident && is_own
}
