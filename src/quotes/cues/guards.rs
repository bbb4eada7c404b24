//! What speaks against a word being a cue, and what may be the subject of one.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;
use crate::quotes::phrases;

/// "plans to", "supports the bill", "hopes that"; not "the plan is", "who are seeking work".
pub fn may_be_belief(document: &Document, idx: usize, hangs: bool) -> bool {
    let next = idx + 1;
    if document.is(next, lexicon::AUXILIARY) {
        return false;
    }
    let takes_object = document.is(idx, lexicon::BELIEF_OBJECT);
    if takes_object && !document.is(idx, lexicon::BELIEF_VERB) && document.key(next) != "to" {
        let begins_object = document
            .is(next, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN | lexicon::LISTENER)
            || document
                .token(next)
                .is_some_and(|token| token.case != Case::Lower && token.kind == TokenKind::Word);
        return begins_object && !hangs && !document.key(idx).starts_with("plan");
    }
    !hangs || !takes_object
}

/// "The claims", "his remarks", "a reported attack".
pub fn is_noun_here(document: &Document, idx: usize, before: Option<usize>) -> bool {
    let Some(before) = before else { return false };
    // "One mother of four said"
    if before > 0 && document.key(before - 1) == "of" && document.is(idx, lexicon::REPORTING_VERB) {
        return false;
    }
    let pronoun_too = document.is(before, lexicon::SUBJECT_PRONOUN)
        || matches!(document.key(before), "another" | "one" | "others" | "some" | "many");
    let is_determiner = document.is(before, lexicon::DETERMINER);
    // "one confirmed death", but "one confirmed that"
    let describes = document.token(idx + 1).is_some_and(|next| next.case == Case::Lower)
        && !document.is(
            idx + 1,
            lexicon::DETERMINER
                | lexicon::SUBJECT_PRONOUN
                | lexicon::SUBORDINATOR
                | lexicon::PREPOSITION
                | lexicon::LISTENER,
        );
    (is_determiner && (!pronoun_too || describes))
        || document.is(before, lexicon::BEFORE_NOUN) && document.is(idx, lexicon::REPORTING_WITH_THAT)
}

/// "conceded a penalty": a deed of sport.
pub fn is_conceded_in_sport(document: &Document, idx: usize) -> bool {
    document.key(idx).starts_with("conced")
        && (idx + 1..idx + 5).any(|at| document.is(at, lexicon::CONCEDED_IN_SPORT))
}

/// "The flood claimed 12 lives", "claimed responsibility": no statement.
pub fn is_claimed_in_deed(document: &Document, idx: usize) -> bool {
    document.key(idx).starts_with("claim")
        && (document.phrase_at(idx + 1, lexicon::CLAIMED_IN_DEED).is_some_and(|n_tokens| {
            // "claimed the attack", not "claimed the attack had failed"
            !is_finite_like(document, idx + 1 + n_tokens)
        }) || (idx + 1..idx + 7).any(|at| matches!(document.key(at), "life" | "lives")))
}

/// "did not confirm", "never announced".
pub fn is_negated(document: &Document, from: usize, idx: usize) -> bool {
    (from..idx)
        .rev()
        .take(3)
        .take_while(|&at| document.word(at) != ",")
        .any(|at| matches!(document.key(at), "not" | "never" | "n't") || document.key(at).ends_with("n't"))
}

/// "*It* was announced": the subject before the passive.
pub fn says_it(document: &Document, from: usize, verb: usize) -> bool {
    let subject = (from..verb).rev().find(|&at| {
        !(document.is(at, lexicon::AUXILIARY | lexicon::BETWEEN_SUBJECT_AND_VERB)
            || document.looks_like_adverb(at))
    });
    subject.is_some_and(|at| document.key(at) == "it")
}

/// A form of "be" right before the verb, adverbs apart.
pub fn is_passive(document: &Document, from: usize, idx: usize) -> bool {
    let mut at = idx;
    while at > from && at + 3 > idx {
        at -= 1;
        if document.is(at, lexicon::AUXILIARY_BE) {
            return true;
        }
        let is_adverb = document.is(at, lexicon::BETWEEN_SUBJECT_AND_VERB) || document.looks_like_adverb(at);
        if !is_adverb {
            return false;
        }
    }
    false
}

/// "is saying", "'s also saying"; not "the army's repeated warning".
pub fn has_be_before(document: &Document, from: usize, verb: usize) -> bool {
    (from..verb).rev().take(2).any(|at| match document.key(at) {
        "'m" => true,
        "'s" => document.is(at.saturating_sub(1), lexicon::SUBJECT_PRONOUN),
        _ => document.is(at, lexicon::AUXILIARY_BE),
    })
}

/// A form without an ending after a subject in the singular: "British rule", "a strong signal".
pub fn lacks_agreement(document: &Document, verb: usize, subject: &Range<usize>) -> bool {
    let key = document.key(verb);
    let is_bare = !key.ends_with('s')
        && !key.ends_with("ed")
        && !key.ends_with("ing")
        && !document.is(verb, lexicon::IRREGULAR_PAST);
    let last = document.key(subject.end - 1);
    let may_be_plural = last.ends_with('s')
        || last.ends_with("men")
        || document.is(
            subject.end - 1,
            lexicon::SUBJECT_PRONOUN | lexicon::RELATIVE_PRONOUN | lexicon::PEOPLE_PLURAL,
        )
        || document.is(subject.end - 1, lexicon::PEOPLE_IN_A_BODY | lexicon::GENERIC_SPEAKER)
        || subject.clone().any(|idx| matches!(document.key(idx), "and" | "who"));
    is_bare && !may_be_plural
}

/// "Idris Amal, the mayor, said": two commas and no verb before the first of them, so that no clause stands before the
/// verb that could be what is said.
pub fn has_subject_before(document: &Document, from: usize, verb: usize) -> bool {
    let mut commas = (from..verb).filter(|&idx| document.word(idx) == ",");
    let (Some(first), Some(second)) = (commas.next(), commas.next()) else { return false };
    // "The men, who came at night, shot a guard, said Amal": the main verb comes after the apposition.
    let mut closing = std::iter::once(second).chain(commas).filter(|comma| comma + 1 < verb);
    first > from
        && !(from..first).any(|idx| is_finite_like(document, idx))
        && !closing.any(|comma| is_finite_like(document, comma + 1))
        && phrases::subject_before(document, from, verb).is_some()
}

/// An auxiliary or a past form in lower case.
pub fn is_finite_like(document: &Document, idx: usize) -> bool {
    let is_verb = document.is(idx, lexicon::AUXILIARY | lexicon::IRREGULAR_PAST | lexicon::PAST_VERB)
        || (document.key(idx).len() > 4 && document.key(idx).ends_with("ed"))
        || document.key(idx) == "died";
    is_verb && document.key(idx) != "'s" && document.token(idx).is_some_and(|token| token.case == Case::Lower)
}

/// "showed a survey", "reported Amal"; not "showed no emotion".
pub fn may_speak(document: &Document, phrase: &Range<usize>) -> bool {
    is_subject_like(document, phrase.end - 1)
        || phrase.clone().any(|idx| document.is(idx, lexicon::FINDING_SOURCE))
}

/// Whether the last word of a subject is a name, a pronoun or of a person or body: "the driver", "protesters".
pub fn may_be_somebody(document: &Document, last: usize) -> bool {
    let key = document.key(last);
    let is_agent = ["er", "or", "man", "men", "ist", "ian", "ers", "ors", "ists", "ians", "part"]
        .iter()
        .any(|ending| key.len() > 4 && key.ends_with(ending));
    is_agent
        || is_subject_like(document, last)
        || document.is(
            last,
            lexicon::PEOPLE_ANY
                | lexicon::KINSHIP
                | lexicon::OCCUPATION
                | lexicon::TITLE_HEAD
                | lexicon::ORG_HEAD
                | lexicon::RELATIVE_PRONOUN
                | lexicon::FINDING_SOURCE
                | lexicon::UTTERANCE,
        )
}

/// "she claims", "Khan claims", "police reports"; not "insurance claims".
pub fn is_subject_like(document: &Document, last: usize) -> bool {
    document.is(last, lexicon::SUBJECT_PRONOUN | lexicon::GENERIC_SPEAKER)
        || document.token(last).is_some_and(|token| token.case != Case::Lower)
}
