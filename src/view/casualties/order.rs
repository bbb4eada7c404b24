//! The claims by event, in the order that a reader wants: what the toll rests on, each with what repeats or details it,
//! then other events, then what is no event of this article.

use std::collections::BTreeMap;

use super::{Event, Place};
use crate::claims::{Claim, ClaimId, IncidentId, Polarity, RelationKind, Scope};
use crate::wording::Teller;

/// What a list of claims is of, in the order of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shelf {
    Event(IncidentId),
    Earlier,
    Running,
    Possible,
    Threat,
    Denied,
}

pub(super) fn events(teller: &Teller<'_>, claims: &[Claim], in_toll: &[bool]) -> Vec<Event> {
    let roots = roots(claims, in_toll);
    let mut shelves: BTreeMap<Shelf, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        shelves.entry(shelf(claim)).or_default().push(claim);
    }
    let is_in_toll = |id: ClaimId| in_toll.get(id.0).is_some_and(|is_in| *is_in);
    let root =
        |claim: &Claim| roots.get(claim.id.0).and_then(|idx| claims.get(*idx)).map_or(claim.id, |c| c.id);
    shelves
        .into_iter()
        .map(|(shelf, mut here)| {
            let title = title(teller, shelf, &here);
            // A root, then what hangs on it; roots of the toll by outcome, the others as they stand in the text.
            here.sort_by_key(|claim| {
                let root = root(claim);
                let outcome = claims.get(root.0).map(|root| root.outcome).filter(|_| is_in_toll(root));
                (outcome.is_none(), outcome, root, root != claim.id, claim.id)
            });
            let place =
                |claim: &&Claim| Place { id: claim.id.to_string(), is_under: root(claim) != claim.id };
            Event { title, claims: here.iter().map(place).collect() }
        })
        .collect()
}

fn shelf(claim: &Claim) -> Shelf {
    match (claim.polarity, claim.scope) {
        (Polarity::Denied, _) => Shelf::Denied,
        (_, Scope::Incident) => Shelf::Event(claim.incident.unwrap_or(IncidentId::MAIN)),
        (_, Scope::Historical) => Shelf::Earlier,
        (_, Scope::Cumulative) => Shelf::Running,
        (_, Scope::Hypothetical) => Shelf::Possible,
        (_, Scope::Threat) => Shelf::Threat,
    }
}

fn title(teller: &Teller<'_>, shelf: Shelf, claims: &[&Claim]) -> String {
    let fixed = match shelf {
        Shelf::Event(IncidentId::MAIN) => "Main event",
        Shelf::Event(_) => {
            let setting = teller.setting(claims);
            return setting
                .map_or_else(|| "Another event".to_owned(), |setting| format!("Another event: {setting}"));
        }
        Shelf::Earlier => "Earlier events",
        Shelf::Running => "Running totals",
        Shelf::Possible => "Possible, not told as fact",
        Shelf::Threat => "Threats",
        Shelf::Denied => "Denied",
    };
    fixed.to_owned()
}

/// For each claim the one that it stands under, itself where it stands alone: a total, the first telling, the newest
/// figure. What the toll rests on always stands alone.
fn roots(claims: &[Claim], in_toll: &[bool]) -> Vec<usize> {
    let mut parents: Vec<Option<usize>> = vec![None; claims.len()];
    for claim in claims {
        let Some(relation) = claim.relation else { continue };
        let (child, parent) = match relation.kind {
            // The older figure stands under the newer one.
            RelationKind::Updates => (relation.claim.0, claim.id.0),
            _ => (claim.id.0, relation.claim.0),
        };
        let is_one = |idx: usize| claims.get(idx).map(|claim| (shelf(claim), claim.outcome));
        let is_same_people = relation.kind != RelationKind::Updates || is_one(child) == is_one(parent);
        let is_here = claims.get(child).map(shelf) == claims.get(parent).map(shelf);
        if is_here
            && is_same_people
            && in_toll.get(child) == Some(&false)
            && let Some(slot) = parents.get_mut(child)
        {
            *slot = Some(parent);
        }
    }
    let mut roots: Vec<Option<usize>> = vec![None; claims.len()];
    let mut seen_from: Vec<Option<usize>> = vec![None; claims.len()];
    for first in 0..claims.len() {
        let mut path = Vec::new();
        let mut at = first;
        let root = loop {
            if let Some(&Some(root)) = roots.get(at) {
                break root;
            }
            // Back on the path: relations in a circle hang on the one where it closes.
            if seen_from.get(at) == Some(&Some(first)) {
                break at;
            }
            seen_from.get_mut(at).into_iter().for_each(|slot| *slot = Some(first));
            path.push(at);
            match parents.get(at) {
                Some(&Some(parent)) => at = parent,
                _ => break at,
            }
        };
        for idx in path {
            roots.get_mut(idx).into_iter().for_each(|slot| *slot = Some(root));
        }
    }
    roots.into_iter().enumerate().map(|(idx, root)| root.unwrap_or(idx)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, annotate, wording};

    /// The claims of `text` by event, as "Main event: 38 killed (11 killed)".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let annotation = annotate(text, &Options::default());
        let mut in_toll = vec![false; annotation.claims.len()];
        for id in annotation.tolls.iter().flat_map(|toll| &toll.claims) {
            in_toll[id.0] = true;
        }
        let phrase = |place: &Place| {
            let claim = annotation.claims.iter().find(|claim| claim.id.to_string() == place.id);
            let phrase = wording::claim(claim.expect("a claim"));
            if place.is_under { format!("({phrase})") } else { phrase }
        };
        let described: Vec<String> = events(&Teller::new(text, &annotation), &annotation.claims, &in_toll)
            .iter()
            .map(|event| {
                let claims: Vec<String> = event.claims.iter().map(phrase).collect();
                format!("{}: {}", event.title, claims.join(" "))
            })
            .collect();
        assert_eq!(described, expected, "in: {text}");
    }

    #[test]
    fn the_toll_comes_first_with_what_it_covers() {
        check(
            "The strike wounded nine people and killed 38 people, including 11 children.",
            &["Main event: 38 killed (11 killed) 9 injured"],
        );
    }

    #[test]
    fn an_older_figure_stands_under_the_newer_one() {
        check(
            "30 people were killed. Later the death toll rose to 45.",
            &["Main event: 45 killed (30 killed)"],
        );
    }

    #[test]
    fn what_is_no_part_of_the_event_has_a_list_of_its_own() {
        check(
            "A mine killed 3 people. It was the worst attack since 2014, when 60 people died. \
             Rebels threatened to kill 20 hostages.",
            &["Main event: 3 killed", "Earlier events: 60 killed", "Threats: 20 killed"],
        );
    }
}
