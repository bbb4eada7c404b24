//! People held or taken, lawfully or not: "two men are being held over …", "picked up three for questioning", "was
//! seized by gunmen", "dragged them from their beds", "took twenty villagers hostage".

use super::{Form, Trigger};
use crate::claims::Outcome;
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// How far after "took" the word "hostage" may stand, in tokens.
const HOSTAGE_REACH: usize = 8;

/// How far after "picked up" the words "for questioning" may stand, in tokens.
const CUSTODY_REACH: usize = 16;

/// How far from a verb of taking or holding who does it may stand, in tokens.
const CAPTOR_REACH: usize = 14;

/// How far after "held" the jail may stand, in tokens.
const PRISON_REACH: usize = 6;

/// How far before "still held" an abduction may be told, in tokens.
const ABDUCTION_REACH: usize = 40;

/// Those who hold people by law.
const STATE: Lists = lexicon::ARMED_STATE.or(lexicon::PEOPLE_SECURITY);

/// Those who abduct.
const CAPTORS: Lists = lexicon::CAPTOR.or(lexicon::PEOPLE_COMBATANT).or(lexicon::PEOPLE_PERPETRATOR);

/// Words that a seizure begins with.
pub(super) const BEGINS: Lists = lexicon::TAKE_VERB.or(lexicon::DRAG_VERB).or(lexicon::SEIZE_VERB);

/// The seizure that begins at the token.
pub(super) fn trigger_at(document: &Document, at: usize) -> Option<Trigger> {
    if !document.is(at, BEGINS) {
        return None;
    }
    if let Some(outcome) = takes_captive(document, at) {
        return Some(trigger(outcome, Form::Active, 1));
    }
    if matches!(document.key(at + 1), "hostage" | "captive" | "prisoner") {
        return None;
    }
    into_custody(document, at)
        .or_else(|| held(document, at))
        .or_else(|| seized(document, at))
        .or_else(|| taken(document, at))
        .or_else(|| dragged(document, at))
}

const fn trigger(outcome: Outcome, form: Form, n_tokens: usize) -> Trigger {
    Trigger { outcome, form, n_tokens, is_weak: true }
}

fn is_mark(document: &Document, at: usize) -> bool {
    document.token(at).is_none_or(|token| token.kind == TokenKind::Mark)
}

/// Whether the clause ends before the token `next`: a mark, or another sentence.
fn is_end(document: &Document, next: usize) -> bool {
    let sentence_of = |at: usize| document.token(at).map(|token| token.sentence_idx);
    is_mark(document, next) && document.key(next) != "-"
        || sentence_of(next.saturating_sub(1)) != sentence_of(next)
}

/// The tokens after `at` in its clause, `reach` at most.
fn clause_after(document: &Document, at: usize, reach: usize) -> impl Iterator<Item = usize> {
    let ends = |at: usize| {
        is_mark(document, at) && document.key(at) != "-"
            || document.is(at, lexicon::PHRASE_CLAUSE_OPENER)
                && document.phrase_at(at, lexicon::CUSTODY).is_none()
    };
    (at + 1..at + reach).take_while(move |&at| !ends(at))
}

fn has_be(document: &Document, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|be| document.is(be, lexicon::AUXILIARY_BE))
        || verb.checked_sub(2).is_some_and(|be| {
            document.is(be, lexicon::AUXILIARY_BE) && document.is(be + 1, lexicon::OUTCOME_ADVERB)
        })
}

/// "Took 20 villagers hostage", "holding two men captive": the outcome, where the verb stands at the token.
fn takes_captive(document: &Document, verb: usize) -> Option<Outcome> {
    let is_verb = document.is(verb, lexicon::TAKE_VERB);
    let ends = |at: &usize| {
        is_mark(document, *at)
            || document.is(*at, lexicon::PHRASE_PREPOSITION | lexicon::PHRASE_CLAUSE_OPENER)
                && document.key(*at) != "of"
    };
    let reach = verb + 2..verb + HOSTAGE_REACH;
    reach.filter(|_| is_verb).take_while(|at| !ends(at)).find_map(|at| match document.key(at) {
        "hostage" | "captive" => Some(Outcome::Abducted),
        "prisoner" => Some(Outcome::Detained),
        _ => None,
    })
}

/// "Picked up two guards for questioning", "was taken in for questioning".
fn into_custody(document: &Document, verb: usize) -> Option<Trigger> {
    if !document.is(verb, lexicon::TAKE_VERB) {
        return None;
    }
    let particle = usize::from(matches!(document.key(verb + 1), "up" | "in" | "away" | "off" | "down"));
    let (end, n_tokens) = clause_after(document, verb, CUSTODY_REACH)
        .find_map(|at| Some((at, document.phrase_at(at, lexicon::CUSTODY)?)))?;
    let next = verb + 1 + particle;
    if end <= next || document.is(next, lexicon::PHRASE_PREPOSITION) || has_be(document, verb) {
        let n_tokens = if end <= next { end + n_tokens - verb } else { 1 + particle };
        return Some(trigger(Outcome::Detained, Form::Past, n_tokens));
    }
    Some(trigger(Outcome::Detained, Form::Active, 1 + particle))
}

/// "90 held", "is being held without charge", "held by rebels", "detectives are holding two men over".
fn held(document: &Document, verb: usize) -> Option<Trigger> {
    let key = document.key(verb);
    if !key.starts_with("h") || !matches!(key, "hold" | "holds" | "holding" | "held") {
        return None;
    }
    let next = verb + 1;
    if matches!(
        document.key(next),
        "back" | "up" | "off" | "out" | "on" | "down" | "together" | "to" | "accountable" | "responsible"
    ) {
        return None;
    }
    if key == "held" {
        if document.key(next) == "by" {
            let by = |list: Lists| {
                (next + 1..next + 6)
                    .take_while(|&at| !is_mark(document, at))
                    .any(|at| document.phrase_at(at, list).is_some())
            };
            let outcome = match (by(CAPTORS), by(STATE)) {
                (true, _) => Outcome::Abducted,
                (false, true) => Outcome::Detained,
                _ => return None,
            };
            return Some(trigger(outcome, Form::Past, 1));
        }
        let before = |n: usize| verb.checked_sub(n).map_or("", |at| document.key(at));
        let is_end = is_end(document, next);
        let is_state = before(1) == "being" || before(1) == "still";
        let by_pronoun = verb.checked_sub(1).is_some_and(|at| {
            document.is(at, lexicon::SUBJECT_PRONOUN)
                || document.is(at, lexicon::PHRASE_AUXILIARY) && !has_be(document, verb)
        });
        if document.phrase_at(next, lexicon::HELD_AFTER).is_some() {
            return Some(trigger(Outcome::Detained, Form::Past, 1));
        }
        if (is_end || is_state) && !by_pronoun {
            let outcome =
                if follows_abduction(document, verb) { Outcome::Abducted } else { Outcome::Detained };
            return Some(trigger(outcome, Form::Past, 1));
        }
    }
    if has_be(document, verb) && key == "held" {
        return None;
    }
    let is_custody = clause_after(document, next, CAPTOR_REACH)
        .any(|at| document.phrase_at(at, lexicon::HELD_AFTER).is_some());
    if is_custody {
        return Some(trigger(Outcome::Detained, Form::Active, 1));
    }
    let by_captors = (verb.saturating_sub(4)..verb).any(|at| document.phrase_at(at, CAPTORS).is_some());
    by_captors.then(|| trigger(Outcome::Abducted, Form::Active, 1))
}

/// "Gunmen abducted six nurses; four are still held": of whom an abduction was just told.
fn follows_abduction(document: &Document, verb: usize) -> bool {
    const ABDUCTION: Lists = lexicon::ABDUCTED_PAST.or(lexicon::ABDUCTED_ING).or(lexicon::ABDUCTED_NOUN);
    let in_prison = clause_after(document, verb, PRISON_REACH).any(|at| document.is(at, lexicon::PRISON));
    !in_prison
        && (verb.saturating_sub(ABDUCTION_REACH)..verb).any(|at| document.phrase_at(at, ABDUCTION).is_some())
}

/// "Was seized by commandos", "seized eight travellers".
fn seized(document: &Document, verb: usize) -> Option<Trigger> {
    if !document.is(verb, lexicon::SEIZE_VERB) {
        return None;
    }
    if document.key(verb) != "seized" || !has_be(document, verb) {
        // "Is seizing on a report"
        let is_object = !matches!(document.key(verb + 1), "on" | "upon");
        return is_object.then(|| trigger(Outcome::Abducted, Form::Active, 1));
    }
    let outcome =
        if taker(document, verb) == Some(Outcome::Detained) { Outcome::Detained } else { Outcome::Abducted };
    Some(trigger(outcome, Form::Past, 1))
}

/// What the doer after "by" makes of taking people.
fn taker(document: &Document, verb: usize) -> Option<Outcome> {
    let by = clause_after(document, verb, CAPTOR_REACH).find(|&at| document.key(at) == "by")?;
    let is = |list: Lists| clause_after(document, by, 6).any(|at| document.phrase_at(at, list).is_some());
    if is(CAPTORS) { Some(Outcome::Abducted) } else { is(STATE).then_some(Outcome::Detained) }
}

/// "Was taken from a restaurant by armed men", "were taken from their beds", "they also took the cook".
fn taken(document: &Document, verb: usize) -> Option<Trigger> {
    let key = document.key(verb);
    if key == "taken" && matches!(document.key(verb + 1), "by" | "from") {
        if let Some(outcome) = taker(document, verb) {
            return Some(trigger(outcome, Form::Past, 1));
        }
        let is_from_home = is_from_home(document, verb + 1);
        let to = clause_after(document, verb, CAPTOR_REACH).any(|at| document.key(at) == "to");
        return (is_from_home && !to).then(|| trigger(Outcome::Abducted, Form::Past, 1));
    }
    if !matches!(key, "took" | "taking") {
        return None;
    }
    let by = (verb.saturating_sub(4)..verb)
        .any(|at| document.key(at) == "they" || document.phrase_at(at, CAPTORS).is_some());
    let goes_somewhere = clause_after(document, verb, CAPTOR_REACH).any(|at| {
        document.is(at, lexicon::PHRASE_PREPOSITION)
            && !matches!(document.key(at), "of" | "from")
            && !document.is(at + 2, lexicon::CAPTIVE_PLACE)
            || document.key(at) == "to"
    });
    (by && !goes_somewhere).then(|| trigger(Outcome::Abducted, Form::Active, 1))
}

/// "From their beds", where "from" or "out of" stands at the token.
fn is_from_home(document: &Document, from: usize) -> bool {
    let owner = if document.key(from) == "out" { from + 2 } else { from + 1 };
    matches!(document.key(from), "from" | "out" | "off")
        && document.is(owner, lexicon::PHRASE_DETERMINER)
        && (owner + 1..owner + 4).any(|at| document.is(at, lexicon::HOME | lexicon::CAPTIVE_PLACE))
}

/// "Dragged the three from their beds", "was bundled into a car".
fn dragged(document: &Document, verb: usize) -> Option<Trigger> {
    if !document.is(verb, lexicon::DRAG_VERB) {
        return None;
    }
    let is_away = |at: usize| {
        is_from_home(document, at)
            || document.key(at) == "into"
                && document.is(at + 1, lexicon::PHRASE_DETERMINER)
                && (at + 2..at + 4).any(|at| document.is(at, lexicon::CAPTIVE_PLACE))
    };
    let away = clause_after(document, verb, HOSTAGE_REACH).find(|&at| is_away(at))?;
    let form = if away == verb + 1 || has_be(document, verb) { Form::Past } else { Form::Active };
    // "Pulled from the rubble of their homes", "forced from their homes" tell of something else.
    let is_other =
        matches!(document.key(verb), "pulled" | "forced" | "carried") && document.key(away) != "into";
    (!is_other).then(|| trigger(Outcome::Abducted, form, 1))
}
