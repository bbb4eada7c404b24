//! People who are gone: "drove 400 families from their homes", "deserted their villages", "2,200 households left",
//! "divers are searching for two boys".

use super::{Form, Trigger};
use crate::claims::Outcome;
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};

/// Words that a departure or a search begins with.
pub(super) const BEGINS: Lists = lexicon::DRIVE_OUT.or(lexicon::LEAVE_VERB).or(lexicon::SEARCH_VERB);

/// "Forced 800 families from their homes": how far after the verb the homes may stand, in tokens.
const HOMES_REACH: usize = 12;

/// The departure that begins at the token.
pub(super) fn trigger_at(document: &Document, at: usize) -> Option<Trigger> {
    if !document.is(at, BEGINS) {
        return None;
    }
    let trigger = |form, n_tokens| Trigger { outcome: Outcome::Displaced, form, n_tokens, is_weak: true };
    if drives_out(document, at) {
        return Some(trigger(Form::Active, 1));
    }
    if searches(document, at) {
        return Some(Trigger { outcome: Outcome::Missing, ..trigger(Form::Active, 2) });
    }
    leaves_home(document, at).map(|end| trigger(Form::Intransitive, end - at))
}

/// How far before "searching for" the searchers may stand, in tokens.
const SEARCHERS_REACH: usize = 8;

/// "Rescuers are searching for four fishermen"; the police search for others.
fn searches(document: &Document, verb: usize) -> bool {
    document.is(verb, lexicon::SEARCH_VERB)
        && document.key(verb + 1) == "for"
        && (verb.saturating_sub(SEARCHERS_REACH)..verb)
            .any(|at| document.phrase_at(at, lexicon::SEARCHER).is_some())
}

fn is_owner(document: &Document, at: usize) -> bool {
    matches!(document.key(at), "their" | "its" | "his" | "her" | "our" | "the")
}

/// The end of "their homes", where it begins at the token.
fn homes_at(document: &Document, at: usize) -> Option<usize> {
    let first = if is_owner(document, at) { at + 1 } else { at };
    (first..first + 2).find(|&home| document.is(home, lexicon::HOME)).map(|home| home + 1)
}

fn drives_out(document: &Document, verb: usize) -> bool {
    document.is(verb, lexicon::DRIVE_OUT)
        && !matches!(document.key(verb + 1), "from" | "out" | "by")
        && (verb + 2..verb + HOMES_REACH)
            .any(|at| matches!(document.key(at), "from" | "of") && homes_at(document, at + 1).is_some())
}

/// "Deserted their homes", "fled their villages"; "2,200 households left."
fn leaves_home(document: &Document, verb: usize) -> Option<usize> {
    if !document.is(verb, lexicon::LEAVE_VERB) {
        return None;
    }
    if matches!(document.key(verb + 1), "their" | "our")
        && let Some(end) = homes_at(document, verb + 1)
    {
        return Some(end);
    }
    let by_household =
        verb.checked_sub(1).is_some_and(|before| matches!(document.key(before), "families" | "households"));
    let is_end = document.token(verb + 1).is_none_or(|token| token.kind == TokenKind::Mark);
    (by_household && is_end).then_some(verb + 1)
}
