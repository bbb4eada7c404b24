//! Outcome words: what they say happened, and how they take their victims.

mod departures;
mod hurts;
mod seizures;

use super::Outcome;
use super::deaths::{beats_to_death, loses_people};
use crate::document::Document;
use crate::lexicon::{self, Lists};

/// How an outcome word takes its victims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Killed": active with an object, or a participle after its subject.
    Past,
    /// "Killing" and, for some outcomes, the present: takes an object.
    Active,
    /// "Kill": a plan, a threat or headline present.
    Base,
    /// "Died": after its subject.
    Intransitive,
    /// "Dead", "missing": after its subject.
    State,
}

/// An outcome word or phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub outcome: Outcome,
    pub form: Form,
    pub n_tokens: usize,
    /// Said of things too ("shot", "evacuated"): the victims must be people by their noun.
    pub is_weak: bool,
}

const FORMS: [(Lists, Outcome, Form); 20] = [
    (lexicon::KILLED_INTRANSITIVE, Outcome::Killed, Form::Intransitive),
    (lexicon::KILLED_PAST, Outcome::Killed, Form::Past),
    (lexicon::KILLED_ING, Outcome::Killed, Form::Active),
    (lexicon::KILLED_BASE, Outcome::Killed, Form::Base),
    (lexicon::KILLED_ADJECTIVE, Outcome::Killed, Form::State),
    (lexicon::INJURED_PAST, Outcome::Injured, Form::Past),
    (lexicon::INJURED_ING, Outcome::Injured, Form::Active),
    (lexicon::INJURED_BASE, Outcome::Injured, Form::Base),
    (lexicon::INJURED_ADJECTIVE, Outcome::Injured, Form::Intransitive),
    (lexicon::MISSING_ADJECTIVE, Outcome::Missing, Form::State),
    (lexicon::MISSING_INTRANSITIVE, Outcome::Missing, Form::Intransitive),
    (lexicon::DETAINED_PAST, Outcome::Detained, Form::Past),
    (lexicon::DETAINED_ING, Outcome::Detained, Form::Active),
    (lexicon::ABDUCTED_PAST, Outcome::Abducted, Form::Past),
    (lexicon::ABDUCTED_ING, Outcome::Abducted, Form::Active),
    (lexicon::DISPLACED_INTRANSITIVE, Outcome::Displaced, Form::Intransitive),
    (lexicon::DISPLACED_PAST, Outcome::Displaced, Form::Past),
    (lexicon::DISPLACED_ING, Outcome::Displaced, Form::Active),
    (lexicon::DISPLACED_ADJECTIVE, Outcome::Displaced, Form::State),
    (lexicon::OWN_LIFE, Outcome::Killed, Form::Intransitive),
];

const NOUNS: [(Lists, Outcome); 6] = [
    (lexicon::ABDUCTED_NOUN, Outcome::Abducted),
    (lexicon::DETAINED_NOUN, Outcome::Detained),
    (lexicon::KILLED_NOUN, Outcome::Killed),
    (lexicon::INJURED_NOUN, Outcome::Injured),
    (lexicon::CASUALTY_NOUN, Outcome::Casualties),
    (lexicon::DISPLACED_NOUN, Outcome::Displaced),
];

/// Every list of outcome words.
pub(super) const ANY: Lists = lexicon::KILLED_INTRANSITIVE
    .or(lexicon::OWN_LIFE)
    .or(lexicon::KILLED_PAST)
    .or(lexicon::KILLED_ING)
    .or(lexicon::KILLED_BASE)
    .or(lexicon::KILLED_ADJECTIVE)
    .or(lexicon::INJURED_PAST)
    .or(lexicon::INJURED_ING)
    .or(lexicon::INJURED_BASE)
    .or(lexicon::INJURED_ADJECTIVE)
    .or(lexicon::MISSING_ADJECTIVE)
    .or(lexicon::MISSING_INTRANSITIVE)
    .or(lexicon::DETAINED_PAST)
    .or(lexicon::DETAINED_ING)
    .or(lexicon::ABDUCTED_PAST)
    .or(lexicon::ABDUCTED_ING)
    .or(lexicon::DISPLACED_INTRANSITIVE)
    .or(lexicon::DISPLACED_PAST)
    .or(lexicon::DISPLACED_ING)
    .or(lexicon::DISPLACED_ADJECTIVE);

const ANY_NOUN: Lists = lexicon::KILLED_NOUN
    .or(lexicon::INJURED_NOUN)
    .or(lexicon::CASUALTY_NOUN)
    .or(lexicon::DISPLACED_NOUN)
    .or(lexicon::DETAINED_NOUN)
    .or(lexicon::ABDUCTED_NOUN);

/// Words that an outcome of more than one word may begin with.
const COMPOSED: Lists = hurts::BEGINS.or(seizures::BEGINS).or(departures::BEGINS);

/// Whether an outcome word begins at the token, or it is an outcome noun.
pub(super) fn is_outcome(document: &Document, token_idx: usize) -> bool {
    document.phrase_at(token_idx, ANY.or(ANY_NOUN)).is_some()
}

/// Whether the token is an outcome noun ("deaths").
pub(super) fn is_noun(document: &Document, token_idx: usize) -> bool {
    document.phrase_at(token_idx, ANY_NOUN).is_some()
}

/// Whether anything at the token can begin a claim: cheap, so that most sentences are passed over.
pub(super) fn may_begin(document: &Document, token_idx: usize) -> bool {
    const CHEAP: Lists = ANY.or(ANY_NOUN);
    document.is(token_idx, CHEAP.or(lexicon::INJURY_NOUN).or(lexicon::LIFE_NOUN))
        || document.phrase_at(token_idx, CHEAP).is_some()
        || document.is(token_idx, lexicon::BEREAVED_VERB | lexicon::BEATING_VERB | lexicon::CUSTODY_STATE)
        || composed_at(document, token_idx).is_some()
}

/// The outcome word or phrase that begins at the token; the longest wins.
pub(super) fn trigger_at(document: &Document, token_idx: usize) -> Option<Trigger> {
    if let Some(n_tokens) = to_death(document, token_idx) {
        // Fire and frost have no subject but who dies.
        let is_own = document.is(token_idx, lexicon::DIES_OF);
        let form = if is_own { Form::Intransitive } else { Form::Past };
        return Some(Trigger { outcome: Outcome::Killed, form, n_tokens, is_weak: false });
    }
    if loses_people(document, token_idx) || beats_to_death(document, token_idx) {
        return Some(Trigger { outcome: Outcome::Killed, form: Form::Active, n_tokens: 1, is_weak: true });
    }
    if let Some(trigger) = composed_at(document, token_idx) {
        return Some(trigger);
    }
    document.phrase_at(token_idx, ANY)?;
    let mut best: Option<Trigger> = None;
    for (list, outcome, form) in FORMS {
        let Some(n_tokens) = document.phrase_at(token_idx, list) else { continue };
        if best.is_some_and(|best| best.n_tokens >= n_tokens) {
            continue;
        }
        let is_weak = document.phrase_at(token_idx, lexicon::WEAK_OUTCOME) == Some(n_tokens);
        best = Some(Trigger { outcome, form, n_tokens, is_weak });
    }
    best
}

/// The outcome of several words, not all fixed, that begins at the token: "has a broken leg", "held without charge".
pub(super) fn composed_at(document: &Document, token_idx: usize) -> Option<Trigger> {
    if !document.is(token_idx, COMPOSED) && document.key(token_idx) != "whose" {
        return None;
    }
    let found = hurts::trigger_at(document, token_idx)
        .or_else(|| seizures::trigger_at(document, token_idx))
        .or_else(|| departures::trigger_at(document, token_idx))?;
    // A fixed phrase that is longer tells more.
    let fixed = document.phrase_at(token_idx, ANY).unwrap_or(0);
    (found.n_tokens >= fixed).then_some(found)
}

fn is_outcome_verb(document: &Document, at: usize) -> bool {
    document.is(at, lexicon::KILLED_PAST.or(lexicon::DISPLACED_PAST).or(lexicon::DETAINED_PAST))
}

/// "Axed to death", "beat to death": whatever was done, it killed; but not "sentenced to death".
fn to_death(document: &Document, token_idx: usize) -> Option<usize> {
    let is_deed = document.key(token_idx + 1) == "to"
        && document.key(token_idx + 2) == "death"
        && document.key(token_idx).ends_with(['d', 'n', 't'])
        && !matches!(
            document.key(token_idx),
            "sentenced" | "condemned" | "led" | "put" | "next" | "related" | "contributed" | "and" | "amount"
        );
    is_deed.then_some(3)
}

/// The state that a participle or adjective at the token tells of the people before or after it ("wounded", "missing").
pub(super) fn state_at(document: &Document, token_idx: usize) -> Option<(usize, Outcome)> {
    const STATES: [(Lists, Outcome); 7] = [
        (lexicon::KILLED_PAST, Outcome::Killed),
        (lexicon::KILLED_ADJECTIVE, Outcome::Killed),
        (lexicon::INJURED_PAST, Outcome::Injured),
        (lexicon::MISSING_ADJECTIVE, Outcome::Missing),
        (lexicon::DETAINED_PAST, Outcome::Detained),
        (lexicon::ABDUCTED_PAST, Outcome::Abducted),
        (lexicon::DISPLACED_PAST, Outcome::Displaced),
    ];
    STATES.iter().find_map(|&(list, outcome)| Some((document.phrase_at(token_idx, list)?, outcome)))
}

/// The outcome of the noun that ends at `head` ("deaths", "dead bodies"), and its length.
pub(super) fn noun_ending_at(document: &Document, head: usize) -> Option<(Outcome, usize)> {
    for (list, outcome) in NOUNS {
        if let Some(first) = head.checked_sub(1)
            && document.phrase_at(first, list) == Some(2)
        {
            return Some((outcome, 2));
        }
        if document.is(head, list) {
            return Some((outcome, 1));
        }
    }
    None
}
