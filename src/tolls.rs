//! What the claims add up to for the article's main incident, without double counting.
//!
//! Repeats, subsets and parts of a stated total are left out, and so are running totals, earlier events, threats and
//! denials. What is left is one claim, or the parts of a total that the text does not state: their sum.

use crate::claims::{self, Claim, ClaimId, IncidentId, Outcome, Polarity, RelationKind, VictimGroup};
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

/// Adds up the claims of the main incident, at most one toll an outcome, in the order of [`Outcome`].
#[must_use]
pub fn add_up(document: &Document, claims: &[Claim]) -> Vec<Toll> {
    let updated = updated(claims);
    let standing: Vec<&Claim> = claims
        .iter()
        .zip(&updated)
        .filter(|(claim, updated)| !**updated && stands(claim))
        .map(|(claim, _)| claim)
        .collect();
    let mut tolls: Vec<Toll> = Outcome::ALL.iter().filter_map(|&outcome| toll(&standing, outcome)).collect();
    for toll in &mut tolls {
        widen_by_conflicts(document, claims, toll);
    }
    // "No immediate reports of casualties" says nothing beside the dead counted since.
    let has_dead_or_hurt = tolls
        .iter()
        .any(|toll| matches!(toll.outcome, Outcome::Killed | Outcome::Injured) && toll.max != Some(0));
    tolls.retain(|toll| !(has_dead_or_hurt && toll.outcome == Outcome::Casualties && toll.max == Some(0)));
    tolls
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
    let standing = without(standing, is_attacker);
    // What no one could confirm counts only where nothing else is told.
    let standing = without(standing, |claim| claim.polarity == Polarity::Unconfirmed);
    // "No one" of one place adds nothing to those of another.
    let resting = without(standing, |claim| claim.count.max == Some(0));
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
    // That all of the wounded died says nothing of others.
    let is_moved = toll.max == Some(0) && resting.iter().any(|claim| claim.count.max != Some(0));
    if is_moved {
        return None;
    }
    toll.conflict = all.iter().any(|claim| {
        claim.outcome == outcome
            && claim.polarity == Polarity::Unconfirmed
            && toll.claims.binary_search(&claim.id).is_err()
            && claim.count.best.is_some_and(|best| toll.best.is_some_and(|ours| ours != best))
    });
    Some(toll)
}

/// `claims` without those that `leave_out` tells, unless there are no others.
fn without(claims: Vec<&Claim>, leave_out: impl Fn(&Claim) -> bool) -> Vec<&Claim> {
    let others: Vec<&Claim> = claims.iter().copied().filter(|claim| !leave_out(claim)).collect();
    if others.is_empty() { claims } else { others }
}

/// At most this many accounts of one figure are compared.
const ACCOUNTS: usize = 16;

/// Where another source gave another figure for the same victims, the toll is the range of both, and no figure is best.
fn widen_by_conflicts(document: &Document, claims: &[Claim], toll: &mut Toll) {
    let mut newer = toll.claims.first().and_then(|id| claims.get(id.0)).filter(|_| toll.claims.len() == 1);
    for _ in 0..ACCOUNTS {
        let Some(claim) = newer else { break };
        let older = claim
            .relation
            .filter(|relation| relation.kind == RelationKind::Updates)
            .and_then(|relation| claims.get(relation.claim.0))
            // A figure told after the one that took its place is outdated, not disputed.
            .filter(|older| older.id < claim.id)
            .filter(|older| older.outcome == claim.outcome && disagree(document, claims, older, claim));
        if let Some(older) = older {
            toll.conflict = true;
            toll.best = None;
            toll.min = toll.min.min(older.count.min);
            toll.max = toll.max.zip(older.count.max).map(|(one, other)| one.max(other));
            toll.claims.push(older.id);
        }
        newer = older;
    }
    toll.claims.sort_unstable();
}

/// Whether two sources give the two figures.
fn disagree(document: &Document, claims: &[Claim], one: &Claim, other: &Claim) -> bool {
    let source = |claim: &Claim| {
        claims::source_of(claims, claim).map(|source| source.part.span.of(document.text()).to_lowercase())
    };
    source(one).zip(source(other)).is_some_and(|(one, other)| one != other)
}

fn is_attacker(claim: &Claim) -> bool {
    claim.victims.as_ref().is_some_and(|victims| victims.group == VictimGroup::Perpetrator)
}

/// Whether the claim is one that the main incident's figure rests on, unless a newer one takes its place.
fn stands(claim: &Claim) -> bool {
    let is_incident = claim.incident == Some(IncidentId::MAIN) && claim.polarity != Polarity::Denied;
    let is_own = match claim.relation {
        None => true,
        Some(relation) => relation.kind == RelationKind::Updates,
    };
    is_incident && is_own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims;

    /// Checks the tolls of `text`, written as "killed 12, injured 30+"; a conflict ends in "!".
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::new(text);
        let tolls = add_up(&document, &claims::find(&document, &[], &[], &[]));
        let described: Vec<String> = tolls
            .iter()
            .map(|toll| {
                let figure = match (toll.best, toll.max) {
                    (Some(best), Some(_)) => format!("{best}"),
                    (Some(best), None) => format!("{best}+"),
                    (None, Some(max)) => format!("{}-{max}", toll.min),
                    (None, None) => format!("{}+", toll.min),
                };
                let mark = if toll.conflict { "!" } else { "" };
                format!("{:?} {figure}{mark}", toll.outcome).to_lowercase()
            })
            .collect();
        assert_eq!(described.join(", "), expected, "in: {text}");
    }

    #[test]
    fn a_figure_told_again_counts_once() {
        check("Blast kills 12 in Karsa\n\nA bomb killed 12 people in a market on Monday.", "killed 12");
        check("A man was shot dead in Karsa. The victim was killed near his home.", "killed 1");
    }

    #[test]
    fn subsets_and_parts_of_a_total_add_nothing() {
        check("The strike killed 38 people, including 11 children.", "killed 38");
        check("Seven people were killed. Three soldiers were killed at the gate.", "killed 7");
        check("One death was reported, when a man drowned.", "killed 1");
    }

    #[test]
    fn parts_without_a_total_are_summed() {
        check("Three soldiers and two policemen were killed.", "killed 5");
        check("A shell killed his wife and two sons.", "killed 3");
        check("Four people drowned. In the port 24 people died. In all, 37 people were killed.", "killed 37");
        check("Nine fishermen drowned. A total of 41 people were killed.", "killed 41");
    }

    #[test]
    fn newer_figures_take_the_place_of_older_ones() {
        check("30 people were killed. Later the death toll rose to 45.", "killed 45");
        check("A bomb wounded 20 people. Three of the wounded later died.", "killed 3, injured 17");
    }

    #[test]
    fn a_death_toll_holds_what_was_told_before_it() {
        check(
            "A blast killed 14 people. Three more died overnight, taking the death toll to 17.",
            "killed 17",
        );
        check("Five more people were killed overnight, bringing the death toll to 60.", "killed 60");
        check("The death toll reached 17. A hospital received 12 bodies.", "killed 17");
        check("The death toll rose to 64 as rescuers recovered 11 more bodies.", "killed 64");
        check("The death toll rose to 64 on Monday. On Sunday the toll had stood at 53.", "killed 64");
        check("A blast killed 14 people. The number of people killed has risen to 22.", "killed 22");
    }

    #[test]
    fn accounts_that_disagree_are_a_range() {
        check("Police said 12 people had died. Doctors said 14 people were killed.", "killed 12-14!");
    }

    #[test]
    fn what_no_one_could_confirm_takes_no_other_figure_s_place() {
        check(
            "Police said 12 people had died. Rebels put the toll at 35, which could not be verified.",
            "killed 12!",
        );
        check("Rebels said 35 people had died, which could not be verified.", "killed 35");
        check(
            "The claim that 31 soldiers were killed was rejected by the army. Six people were killed.",
            "killed 6!",
        );
    }

    #[test]
    fn other_events_stay_out() {
        check("A mine killed 3 people. It was the worst attack since 2014, when 60 people died.", "killed 3");
        check("A mine killed 3 people. More than 2,000 people have died since 2014.", "killed 3");
        check("A mine killed 3 people. Rebels threatened to kill 20 hostages.", "killed 3");
    }

    #[test]
    fn attackers_are_counted_apart() {
        check("The bomber blew himself up, killing four people.", "killed 4");
    }

    #[test]
    fn who_died_of_the_shots_was_not_only_hurt() {
        check("A guard was killed at a bank. He was shot in the head.", "killed 1");
    }
}
