//! Cues of more than a finite verb: with a noun ("expressed concern about"), an adjective ("is sure that") or an infinitive.

use std::ops::Range;

use super::guards::{is_negated, is_passive, may_be_somebody};
use super::{Cue, Form, STATEMENT};
use crate::document::{Document, TokenKind};
use crate::lexicon;
use crate::quotes::{groups, phrases};

/// How far what is voiced stands from its verb, in tokens.
const MAX_VOICED: usize = 5;
/// How far "words" stands from "in", in tokens.
const MAX_WORDS_OF: usize = 9;

/// "is *concerned* that", "was *sure* it": an adjective of mind after a form of "be".
pub fn minded(document: &Document, from: usize, idx: usize) -> Option<Cue> {
    if !document.is(idx, lexicon::BELIEF_ADJECTIVE)
        || !is_passive(document, from, idx)
        || is_negated(document, from, idx)
    {
        return None;
    }
    let tokens = idx..idx + 1;
    let speaker = phrases::subject_before(document, from, idx)?;
    may_be_somebody(document, speaker.end - 1).then_some(Cue::with_subject(speaker, tokens, Form::Unsure))
}

/// "*in Amal’s words*, it is late", "*by her own account*": as "according to" with the speaker inside.
pub fn in_words_of(document: &Document, idx: usize, end: usize) -> Option<Cue> {
    if !matches!(document.key(idx), "in" | "by") {
        return None;
    }
    let noun = (idx + 2..end.min(idx + MAX_WORDS_OF))
        .take_while(|&at| document.token(at).is_some_and(|token| token.kind == TokenKind::Word))
        .find(|&at| matches!(document.key(at), "words" | "account" | "view" | "opinion" | "telling"))?;
    let owned = if document.key(noun - 1) == "own" { noun - 1 } else { noun };
    let speaker = if document.is(owned - 1, lexicon::POSSESSIVE) {
        owned - 1..owned
    } else {
        (document.key(owned - 1) == "'s").then_some(idx + 1..owned - 1)?
    };
    let head = idx..noun + 1;
    (!speaker.is_empty()).then(|| Cue {
        tokens: head.clone(),
        head,
        form: Form::According,
        hangs: false,
        speaker: Some(speaker),
    })
}

/// "expressed deep concern about", "raised doubts over": the verb, its noun and the preposition.
pub fn voiced(document: &Document, verb: usize) -> Option<usize> {
    if !document.is(verb, lexicon::VOICING_VERB) {
        return None;
    }
    let noun = (verb + 1..verb + MAX_VOICED)
        .take_while(|&at| document.token(at).is_some_and(|token| token.kind == TokenKind::Word))
        .find(|&at| document.is(at, lexicon::VOICED_NOUN))?;
    let links = matches!(document.key(noun + 1), "about" | "over" | "for" | "of" | "with" | "on" | "against");
    if links { Some(noun + 2) } else { (document.key(noun + 1) == "that").then_some(noun + 1) }
}

/// "took to the stage *to accuse*", "gathered *to discuss*": the subject of the clause speaks, where nothing before "to"
/// says that it is still to come.
pub fn purpose(document: &Document, verb: Range<usize>, form: Form, from: usize) -> Option<Cue> {
    let to = verb.start.checked_sub(1)?;
    let before = to.checked_sub(1).filter(|&before| before > from)?;
    let is_open =
        document.is(before, lexicon::NO_REPORT_BEFORE_TO | lexicon::AUXILIARY | lexicon::DETERMINER);
    let may_report = document
        .is(verb.start, STATEMENT | lexicon::REPORTING_OBJECT | lexicon::REPORTING_LABEL)
        && !document.is(verb.start, lexicon::REPORTING_NOUN | lexicon::FINDING_VERB);
    // What is only meant or possible stays so.
    let is_hypothetical = (from..to).any(|at| document.is(at, lexicon::MODAL | lexicon::NO_REPORT_BEFORE_TO));
    if is_open || !may_report || is_hypothetical {
        return None;
    }
    let form = if form == Form::Statement { Form::Unsure } else { form };
    Some(Cue { head: to..verb.end, tokens: verb, form, hangs: true, speaker: None })
}

/// "He went on *to say*", "she appeared *to suggest*": the verb before has the subject. No other infinitive reports.
pub fn governed(document: &Document, verb: Range<usize>, form: Form, from: usize) -> Option<Cue> {
    let before = verb.start.checked_sub(2).filter(|&before| before > from)?;
    if !groups::governs(document, before) {
        return None;
    }
    let main = if document.key(before) == "on" { before - 1 } else { before };
    let speaker = phrases::subject_before(document, from, main).filter(|_| main > from)?;
    Some(Cue::with_subject(speaker, verb, form))
}

/// "called *on Friday* for": the end of the phrase that time parts.
pub fn called_for(document: &Document, idx: usize) -> Option<usize> {
    if !matches!(document.key(idx), "call" | "calls" | "called" | "calling") {
        return None;
    }
    let is_time = |at: usize| {
        document.is(at, lexicon::WEEKDAY | lexicon::MONTH | lexicon::SEQUENCE_ADVERB)
            || document.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            || document.looks_like_adverb(at)
    };
    let time = if document.is(idx + 1, lexicon::BEFORE_TIME) { idx + 2 } else { idx + 1 };
    (is_time(time) && document.key(time + 1) == "for").then_some(time + 2)
}
