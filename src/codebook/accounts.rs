//! The accounts that the article gives of the main incident: what it says now, and what other sources say instead.
//!
//! They follow the tolls, which leave out repeats, subsets, parts of a stated total, older figures, other events, threats
//! and denials.

use rustc_hash::FxHashSet;

use crate::annotation::Annotation;
use crate::claims::{Claim, ClaimId, IncidentId, Outcome, Part, Polarity, RelationKind, VictimGroup};
use crate::entities::EntityId;

/// At most this many accounts of one figure are compared, so that work stays linear in the text.
const ACCOUNTS: usize = 16;

/// One answer to how many there were: claims that add up.
pub(super) struct Account<'a> {
    pub claims: Vec<&'a Claim>,
    /// Attackers whom the figure leaves out.
    pub attackers: Vec<&'a Claim>,
    pub is_confirmed: bool,
}

/// The claims with what bears on each of them.
pub(super) struct Claims<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    /// The claims that tell each one again.
    repeats: Vec<Vec<&'a Claim>>,
    /// Its subsets and parts.
    parts: Vec<Vec<&'a Claim>>,
    /// Newer figures for it, and those who are no longer among its people.
    updates: Vec<Vec<&'a Claim>>,
    actor_entities: FxHashSet<EntityId>,
    actor_words: FxHashSet<String>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(text: &'a str, annotation: &'a Annotation) -> Self {
        let n_claims = annotation.claims.len();
        let mut claims = Self {
            text,
            annotation,
            repeats: vec![Vec::new(); n_claims],
            parts: vec![Vec::new(); n_claims],
            updates: vec![Vec::new(); n_claims],
            actor_entities: FxHashSet::default(),
            actor_words: FxHashSet::default(),
        };
        // What a claim tells again, or itself; what is told again comes first, as the claims are in order.
        let mut first: Vec<ClaimId> = annotation.claims.iter().map(|claim| claim.id).collect();
        for (idx, claim) in annotation.claims.iter().enumerate() {
            if let Some(actor) = claim.actor.filter(|_| is_of_main(claim)) {
                claims.actor_entities.extend(actor.part.entity);
                claims.actor_words.insert(actor.part.span.of(text).to_lowercase());
            }
            let Some(relation) = claim.relation.filter(|_| is_of_main(claim)) else { continue };
            let target = first.get(relation.claim.0).copied().unwrap_or(relation.claim);
            let (list, at) = match relation.kind {
                RelationKind::Repeats => (&mut claims.repeats, target),
                RelationKind::SubsetOf | RelationKind::PartOf => (&mut claims.parts, relation.claim),
                RelationKind::Updates => (&mut claims.updates, relation.claim),
            };
            if let Some(list) = list.get_mut(at.0) {
                list.push(claim);
            }
            if let Some(slot) = first.get_mut(idx).filter(|_| relation.kind == RelationKind::Repeats) {
                *slot = target;
            }
        }
        claims
    }

    /// The accounts of an outcome, the article's own first: what its toll rests on.
    pub(super) fn accounts(&self, outcome: Outcome) -> Vec<Account<'a>> {
        let Some(toll) = self.annotation.tolls.iter().find(|toll| toll.outcome == outcome) else {
            return Vec::new();
        };
        let resting: FxHashSet<ClaimId> = toll.claims.iter().copied().collect();
        let (mut current, mut older) = (Vec::new(), Vec::new());
        for claim in toll.claims.iter().filter_map(|id| self.annotation.claims.get(id.0)) {
            let is_older = self.updates_of(claim).iter().any(|newer| resting.contains(&newer.id));
            if is_older { older.push(claim) } else { current.push(claim) }
        }
        // Told of the main incident beside what the toll rests on.
        let beside: Vec<&Claim> = self
            .annotation
            .claims
            .iter()
            .filter(|claim| claim.outcome == outcome && is_of_main(claim) && !resting.contains(&claim.id))
            .filter(|claim| claim.relation.is_none_or(|relation| relation.kind == RelationKind::Updates))
            .filter(|claim| self.updates_of(claim).iter().all(|newer| newer.outcome != outcome))
            .collect();
        // Where only attackers died, the toll is theirs.
        let is_theirs = current.iter().all(|claim| is_attacker(claim));
        let attackers: Vec<&Claim> = beside
            .iter()
            .copied()
            .filter(|claim| is_attacker(claim) && claim.polarity == Polarity::Affirmed)
            .filter(|_| !is_theirs)
            .collect();
        let unconfirmed = beside
            .into_iter()
            .filter(|claim| !is_attacker(claim) && claim.polarity == Polarity::Unconfirmed)
            .map(|claim| vec![claim]);
        let older = older.into_iter().map(|claim| vec![claim]);
        std::iter::once(current)
            .chain(older)
            .chain(unconfirmed)
            .take(ACCOUNTS)
            .map(|claims| Account {
                is_confirmed: claims.iter().all(|claim| claim.polarity == Polarity::Affirmed),
                claims,
                attackers: attackers.clone(),
            })
            .collect()
    }

    /// The claim and those that tell it again.
    pub(super) fn tellings(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Claim> + '_ {
        std::iter::once(claim).chain(self.repeats.get(claim.id.0).into_iter().flatten().copied())
    }

    /// Its subsets and parts of the same outcome.
    pub(super) fn parts(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Claim> + '_ {
        let parts = self.parts.get(claim.id.0).into_iter().flatten().copied();
        parts.filter(move |part| part.outcome == claim.outcome)
    }

    /// Those of its people who are now told under another outcome: the wounded who died.
    pub(super) fn moved(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Claim> + '_ {
        self.updates_of(claim).iter().copied().filter(move |newer| newer.outcome != claim.outcome)
    }

    fn updates_of(&self, claim: &Claim) -> &[&'a Claim] {
        self.updates.get(claim.id.0).map_or(&[], Vec::as_slice)
    }

    /// The words for those who give the figures, each once, in order.
    pub(super) fn sources(&self, claims: &[&'a Claim]) -> Vec<&'a str> {
        let mut seen = FxHashSet::default();
        let words = self.source_parts(claims).map(|part| part.span.of(self.text));
        words.filter(|words| seen.insert(words.to_lowercase())).collect()
    }

    /// Whether nobody but those who are said to have done it gives the figures.
    pub(super) fn are_the_actor_s(&self, claims: &[&'a Claim]) -> bool {
        let mut sources = self.source_parts(claims).peekable();
        sources.peek().is_some()
            && sources.all(|part| {
                part.entity.is_some_and(|entity| self.actor_entities.contains(&entity))
                    || self.actor_words.contains(&part.span.of(self.text).to_lowercase())
            })
    }

    fn source_parts<'c>(&'c self, claims: &'c [&'a Claim]) -> impl Iterator<Item = Part> + 'c {
        let tellings = claims.iter().flat_map(|claim| self.tellings(claim));
        tellings.filter_map(|claim| claim.source.map(|source| source.part))
    }
}

fn is_of_main(claim: &Claim) -> bool {
    claim.incident == Some(IncidentId::MAIN) && claim.polarity != Polarity::Denied
}

fn is_attacker(claim: &Claim) -> bool {
    claim.victims.as_ref().is_some_and(|victims| victims.group == VictimGroup::Perpetrator)
}
