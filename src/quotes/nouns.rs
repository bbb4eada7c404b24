//! Nouns that report: "*the ministry’s claim* that …", "*a report by the council* that …".
//!
//! Only with "that", which a statement follows; "reports of gunfire" and "the claims that were filed" tell no words.

use std::ops::Range;

use super::cues::{self, Cue, Form};
use super::phrases;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// Between the noun and its "that" stand at most this many tokens.
const MAX_TO_THAT: usize = 12;
/// Who owns a statement takes at most this many tokens.
const MAX_OWNER: usize = 10;
/// Between whose statement it is and the noun stand at most this many adjectives.
const MAX_ADJECTIVES: usize = 3;

/// The report that the noun at `noun` makes, in a clause that begins at `from` or later and ends before `end`.
pub fn at(document: &Document, from: usize, noun: usize, end: usize) -> Option<Cue> {
    if !document.is(noun, lexicon::REPORTING_NOUN_THAT | lexicon::BELIEF_NOUN) {
        return None;
    }
    let that = that_after(document, noun, end)?;
    // "The government claims that": a verb.
    let has_subject = noun.checked_sub(1).is_some_and(|before| {
        before >= from
            && document.is(noun, lexicon::REPORTING_VERB | lexicon::BELIEF_VERB)
            && is_named_subject(document, before)
    });
    if has_subject {
        return None;
    }
    let before = possessor(document, from, noun);
    let by = (noun + 1 < that).then(|| phrases::phrase_after(document, noun + 2, that)).flatten();
    let begins = before.is_some() || is_bare_or_determined(document, from, noun);
    if !begins {
        return None;
    }
    let speaker = before.or(by);
    // "came to the conclusion that": the subject of the clause.
    let hangs = speaker.is_none()
        && (from..noun).rev().take(3).any(|idx| {
            document.is(idx, lexicon::VOICING_VERB)
                || matches!(document.key(idx), "came" | "come" | "comes" | "reached")
        });
    let start = speaker.as_ref().map_or(noun, |speaker| speaker.start.min(noun));
    let tokens = noun..noun + 1;
    Some(Cue { head: start..that, tokens, form: Form::Noun, hangs, speaker })
}

/// The "that" of a statement: right after the noun, or after "by the council".
fn that_after(document: &Document, noun: usize, end: usize) -> Option<usize> {
    let begins = matches!(document.key(noun + 1), "that" | "by" | "from" | "in" | "of");
    let that = (noun + 1..end.min(noun + MAX_TO_THAT))
        .take_while(|&idx| document.token(idx).is_some_and(|token| token.kind != TokenKind::Mark))
        .find(|&idx| document.key(idx) == "that")
        .filter(|_| begins)?;
    // "the claims that were filed"
    let is_relative = cues::is_finite_like(document, that + 1) || is_present_verb(document, that + 1);
    let has_words = that + 3 < end;
    // "a claim that they dispute"
    let is_object = document.is(that + 1, lexicon::SUBJECT_PRONOUN)
        && document.token(that + 3).is_none_or(|token| token.kind == TokenKind::Mark);
    (!is_object && !is_relative && has_words).then_some(that)
}

/// A body, a person or a name right before: "the *team* reports", "the *Foundation* estimates"; not "new reports".
fn is_named_subject(document: &Document, idx: usize) -> bool {
    document.is(
        idx,
        lexicon::GENERIC_SPEAKER
            | lexicon::ORG_HEAD
            | lexicon::PEOPLE_ANY
            | lexicon::TITLE_HEAD
            | lexicon::FINDING_SOURCE,
    ) || document
        .token(idx)
        .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Capitalized)
        && !document.is(idx, lexicon::DETERMINER)
}

/// "that *protects* the rich", not "that *soldiers* fired".
fn is_present_verb(document: &Document, idx: usize) -> bool {
    let key = document.key(idx);
    key.ends_with('s')
        && !document.is(idx, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN)
        && document.token(idx).is_some_and(|token| token.case == Case::Lower)
        && (document.is(idx + 1, lexicon::DETERMINER | lexicon::PREPOSITION | lexicon::LISTENER)
            || document.token(idx + 1).is_some_and(|next| next.case != Case::Lower))
}

/// "*Amal*’s repeated claim", "*his* claim".
fn possessor(document: &Document, from: usize, noun: usize) -> Option<Range<usize>> {
    let mut idx = noun;
    for _ in 0..=MAX_ADJECTIVES {
        idx = idx.checked_sub(1).filter(|&idx| idx >= from)?;
        if document.key(idx) == "'s" || matches!(document.word(idx), "'" | "’") {
            return owner(document, from, idx);
        }
        if document.is(idx, lexicon::POSSESSIVE) {
            return Some(idx..idx + 1);
        }
        let may_describe = document.token(idx).is_some_and(|token| token.kind == TokenKind::Word)
            && !document.is(idx, lexicon::PREPOSITION | lexicon::AUXILIARY | lexicon::DETERMINER);
        if !may_describe {
            return None;
        }
    }
    None
}

/// The noun phrase right before the apostrophe: "over *the European Commission*’s claim".
fn owner(document: &Document, from: usize, apostrophe: usize) -> Option<Range<usize>> {
    let ends = |idx: usize| {
        let closed = lexicon::PREPOSITION | lexicon::AUXILIARY | lexicon::COORDINATOR | lexicon::SUBORDINATOR;
        document.is(idx, closed)
            || cues::is_finite_like(document, idx)
            || document.token(idx).is_none_or(|token| token.kind != TokenKind::Word)
    };
    let floor = from.max(apostrophe.saturating_sub(MAX_OWNER));
    let mut start = apostrophe;
    while start > floor && !ends(start - 1) {
        start -= 1;
        if document.is(start, lexicon::DETERMINER) {
            break;
        }
    }
    (start < apostrophe).then_some(start..apostrophe)
}

/// "the claim", "a new report", "claims": no other noun before it ("insurance claims").
fn is_bare_or_determined(document: &Document, from: usize, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1).filter(|&before| before >= from) else { return true };
    let is_determined = |idx: usize| document.is(idx, lexicon::DETERMINER);
    let adjective = before.checked_sub(1).is_some_and(|idx| idx >= from && is_determined(idx));
    is_determined(before)
        || adjective
        || document.is(before, lexicon::PREPOSITION | lexicon::STANCE_DENIAL | lexicon::STANCE_CONFIRMATION)
        || cues::is_finite_like(document, before)
        || document.key(before).ends_with("ing")
}
