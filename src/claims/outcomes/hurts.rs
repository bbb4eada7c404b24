//! Injuries told by their nature: "has a broken leg", "lost both legs", "was hit by shrapnel", "needed six stitches",
//! "was taken to a hospital".

use super::{Form, Trigger};
use crate::claims::Outcome;
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// Words that such an injury begins with.
pub(super) const BEGINS: Lists = lexicon::INJURY_VERB
    .or(lexicon::INJURY_HAVE)
    .or(lexicon::CARE_VERB)
    .or(lexicon::HARM_OWN)
    .or(lexicon::HIT_PAST)
    .or(lexicon::TREAT_VERB)
    .or(lexicon::HOSPITAL_VERB);

/// How far after "sustained" its injuries may stand, in tokens.
const INJURY_REACH: usize = 7;

/// How far after "has" its injury, and after "needed" its stitches, may stand, in tokens.
const NEAR: usize = 4;

/// The injury that begins at the token.
pub(super) fn trigger_at(document: &Document, at: usize) -> Option<Trigger> {
    if document.key(at) == "whose" {
        return owner_hurt(document, at).map(|end| trigger(Form::Intransitive, end - at));
    }
    if !document.is(at, BEGINS) {
        return None;
    }
    let suffers = suffered(document, at)
        .or_else(|| had(document, at))
        .or_else(|| cared_for(document, at))
        .or_else(|| harmed_own(document, at));
    if let Some(end) = suffers {
        // Economies suffer shocks, but only the living break bones.
        let is_weak = !document.is(end.saturating_sub(1), lexicon::BODY_PART);
        return Some(Trigger { is_weak, ..trigger(Form::Intransitive, end - at) });
    }
    if let Some(end) = treated(document, at) {
        let has_be = at.checked_sub(1).is_some_and(|be| document.is(be, lexicon::AUXILIARY_BE));
        return Some(if has_be { trigger(Form::Past, end - at) } else { trigger(Form::Active, 1) });
    }
    if brings_to_hospital(document, at) {
        return Some(trigger(Form::Active, 1));
    }
    let end = hit(document, at).or_else(|| in_hospital(document, at))?;
    Some(trigger(Form::Past, end - at))
}

const fn trigger(form: Form, n_tokens: usize) -> Trigger {
    Trigger { outcome: Outcome::Injured, form, n_tokens, is_weak: true }
}

/// The end of the injury that begins at the token: "gunshot wounds", "broken leg", "torn knee ligaments".
fn injury_at(document: &Document, at: usize) -> Option<usize> {
    if let Some(n_noun) = document.phrase_at(at, lexicon::INJURY_NOUN) {
        return Some(at + n_noun);
    }
    if !document.is(at, lexicon::INJURY_MODIFIER) {
        return None;
    }
    (at + 1..at + 4).find_map(|part| Some(part + document.phrase_at(part, lexicon::BODY_PART)?))
}

/// Whether nothing that belongs to an injury can stand past the token.
fn is_stop(document: &Document, at: usize) -> bool {
    document
        .is(at, lexicon::PHRASE_PREPOSITION.or(lexicon::PHRASE_AUXILIARY).or(lexicon::PHRASE_CLAUSE_OPENER))
        || document.is(at, lexicon::PARTICLE_AND) && document.key(at) != "and"
        || matches!(document.key(at), "." | ";" | "no")
}

/// "Sustained minor injuries", "with torn ligaments".
fn suffered(document: &Document, verb: usize) -> Option<usize> {
    let first = verb + document.phrase_at(verb, lexicon::INJURY_VERB)?;
    let reach = first..first + INJURY_REACH;
    reach.take_while(|&at| !is_stop(document, at)).find_map(|at| injury_at(document, at))
}

/// "Has a broken leg", "had minor injuries": no verb stands between.
fn had(document: &Document, verb: usize) -> Option<usize> {
    let is_verb = |at: usize| {
        let key = document.key(at);
        key.ends_with("ing") || key.ends_with("ed") && !document.is(at, lexicon::INJURY_MODIFIER)
    };
    let first = Some(verb + 1).filter(|_| document.is(verb, lexicon::INJURY_HAVE))?;
    let between = (first..first + NEAR)
        .take_while(|&at| !is_stop(document, at) && !is_verb(at) && !super::is_outcome_verb(document, at));
    // "Had both legs amputated"
    if let Some(part) = between.clone().find_map(|at| Some(at + document.phrase_at(at, lexicon::LIMB)?))
        && document.is(part, lexicon::INJURY_MODIFIER)
    {
        return Some(part + 1);
    }
    // "Has broken ribs" is an injury, "has broken cover" none: one part has an article.
    between.into_iter().find_map(|at| {
        injury_at(document, at).filter(|end| at > first || document.key(end.saturating_sub(1)).ends_with('s'))
    })
}

/// "Needed six stitches", "underwent emergency surgery".
fn cared_for(document: &Document, verb: usize) -> Option<usize> {
    let first = Some(verb + 1).filter(|_| document.is(verb, lexicon::CARE_VERB))?;
    let reach = (first..first + NEAR).take_while(|&at| !is_stop(document, at));
    reach.into_iter().find_map(|at| Some(at + document.phrase_at(at, lexicon::CARE_NOUN)?))
}

/// "Lost both legs", "broke his collarbone".
fn harmed_own(document: &Document, verb: usize) -> Option<usize> {
    let first = Some(verb + 1).filter(|_| document.is(verb, lexicon::HARM_OWN))?;
    let parts = if document.key(verb).starts_with("lo") { lexicon::LIMB } else { lexicon::BODY_PART };
    let is_own = document.is(first, lexicon::PHRASE_DETERMINER)
        || lexicon::numbers::number_word(document.key(first)).is_some();
    let mut reach = (first..first + NEAR).take_while(|&at| is_own && !is_stop(document, at));
    reach.find_map(|at| Some(at + document.phrase_at(at, parts)?))
}

/// "Was treated at the scene for burns", "treated a dozen people for smoke inhalation".
fn treated(document: &Document, verb: usize) -> Option<usize> {
    let mut reach = (verb + 1..verb + 10).take_while(|&at| {
        document.is(verb, lexicon::TREAT_VERB)
            && document.token(at).is_some_and(|token| token.kind != TokenKind::Mark)
    });
    let injury = reach.find(|&at| document.key(at) == "for")? + 1;
    (injury..injury + NEAR).take_while(|&at| !is_stop(document, at)).find_map(|at| injury_at(document, at))
}

/// "Whose nose was broken", from "whose".
fn owner_hurt(document: &Document, whose: usize) -> Option<usize> {
    let part =
        (whose + 1..whose + 4).find_map(|at| Some(at + document.phrase_at(at, lexicon::BODY_PART)?))?;
    let be = document.is(part, lexicon::AUXILIARY_BE) || matches!(document.key(part), "had");
    let mut state = (part + 1..part + 4).take_while(|_| be);
    state.find(|&at| document.is(at, lexicon::INJURY_MODIFIER)).map(|at| at + 1)
}

/// "Hit by a rubber bullet", "beaten with clubs", "kicked in the head", "nobody was hit".
fn hit(document: &Document, verb: usize) -> Option<usize> {
    if !document.is(verb, lexicon::HIT_PAST) {
        return None;
    }
    let preposition = verb + 1;
    let reach = preposition + 1..preposition + 6;
    let within = |list: Lists| {
        reach
            .clone()
            .take_while(|&at| !is_stop(document, at))
            .find_map(|at| Some(at + document.phrase_at(at, list)?))
    };
    let is_beaten = document.key(verb) == "beaten";
    match document.key(preposition) {
        "by" if is_beaten => within(
            lexicon::PEOPLE_SECURITY.or(lexicon::PEOPLE_COMBATANT).or(lexicon::CAPTOR).or(lexicon::MOB),
        ),
        "by" | "with" => within(lexicon::HIT_WITH),
        "in" | "on" | "over" | "across" => {
            let owner = document.is(preposition + 1, lexicon::PHRASE_DETERMINER);
            within(lexicon::BODY_PART).filter(|_| owner)
        }
        // "Shots were fired, but nobody was hit."
        _ => {
            let is_end = document.token(verb + 1).is_none_or(|token| token.kind == TokenKind::Mark)
                && document.key(verb + 1) != "-";
            let is_struck = document.key(verb) == "hit";
            let has_be = verb.checked_sub(1).is_some_and(|be| document.is(be, lexicon::AUXILIARY_BE));
            (is_end && is_struck && has_be).then_some(verb + 1)
        }
    }
}

/// "Ambulances took five people to hospital": the people stand between.
fn brings_to_hospital(document: &Document, verb: usize) -> bool {
    let has_be = verb.checked_sub(1).is_some_and(|be| document.is(be, lexicon::AUXILIARY_BE));
    if has_be
        || !document.is(verb, lexicon::HOSPITAL_VERB)
        || document.is(verb + 1, lexicon::PHRASE_PREPOSITION)
    {
        return false;
    }
    let mut reach = (verb + 2..verb + 8).take_while(|&at| {
        document.token(at).is_some_and(|token| token.kind != TokenKind::Mark)
            && !document.is(at, lexicon::PHRASE_CLAUSE_OPENER)
    });
    reach.find(|&at| document.key(at) == "to").is_some_and(|to| {
        (to + 1..to + 6)
            .take_while(|&at| !is_stop(document, at))
            .any(|at| document.phrase_at(at, lexicon::HOSPITAL).is_some())
    })
}

/// "Taken to a hospital", "airlifted from the scene to a trauma centre".
fn in_hospital(document: &Document, verb: usize) -> Option<usize> {
    if !document.is(verb, lexicon::HOSPITAL_VERB) {
        return None;
    }
    let to = (verb + 1..verb + 2).find(|&at| document.key(at) == "to")?;
    let is_end = |at: usize| document.token(at).is_none_or(|token| token.kind == TokenKind::Mark);
    let mut reach = (to + 1..to + 8).take_while(|&at| !is_end(at));
    reach.find_map(|at| Some(at + document.phrase_at(at, lexicon::HOSPITAL)?))
}
