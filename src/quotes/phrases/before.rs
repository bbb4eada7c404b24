//! The subject before a verb, past an apposition, a clause or an adverbial.

use std::ops::Range;

use super::{MAX_APPOSITION, MAX_SUBJECT, is_adverb, is_capital, is_dash, is_glued, is_opener, stands_alone};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// The subject of the verb at `verb`, in the tokens from `from`; `head` is where it or its conjunction begins.
pub fn subject_before(document: &Document, from: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > from && (is_between(document, end - 1) || is_date(document, end - 1, verb)) {
        end -= 1;
    }
    // "Kolow has in the past denied"
    if end > from + 3 && document.key(end - 1) == "past" && document.key(end - 3) == "in" {
        end -= 3;
        while end > from && is_between(document, end - 1) {
            end -= 1;
        }
    }
    // "Protesters 😀 said"
    while end > from && document.token(end - 1).is_some_and(|token| token.kind == TokenKind::Symbol) {
        end -= 1;
    }
    if end > from && document.word(end - 1) == "," {
        return past_apposition(document, from, end - 1);
    }
    // "The union — 400 men in all — said"
    if end > from && is_dash(document, end - 1) {
        let floor = from.max(end.saturating_sub(MAX_APPOSITION));
        let opening = (floor..end - 1).rev().find(|&idx| is_dash(document, idx))?;
        return phrase_before(document, from, opening);
    }
    phrase_before(document, from, end)
}

/// Auxiliaries and adverbs between subject and verb.
fn is_between(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::AUXILIARY | lexicon::BETWEEN_SUBJECT_AND_VERB)
        || is_adverb(document, token_idx)
        || document.is(token_idx, lexicon::WEEKDAY)
}

/// "on Monday", "on 3 January", "last week" between subject and verb.
fn is_date(document: &Document, token_idx: usize, verb: usize) -> bool {
    let is_time = |idx: usize| {
        document.is(idx, lexicon::WEEKDAY | lexicon::MONTH)
            || document.token(idx).is_some_and(|token| token.kind == TokenKind::Number)
            || document.is(idx, lexicon::TIME_UNIT)
    };
    let next = token_idx + 1;
    let is_preposition = document.is(token_idx, lexicon::BEFORE_TIME);
    (is_preposition && next < verb && (is_time(next) || matches!(document.key(next), "last" | "this")))
        || (is_time(token_idx)
            && verb - token_idx <= 4
            && document.token(token_idx).is_some_and(|token| {
                token.kind != TokenKind::Number
                    || document.is(token_idx.saturating_sub(1), lexicon::BEFORE_TIME)
                    || document.is(next, lexicon::MONTH)
                    || document.is(token_idx.saturating_sub(1), lexicon::MONTH)
            }))
}

/// "Idris Amal, the mayor of Karsa⟨,⟩ said": the name before the commas.
fn past_apposition(document: &Document, from: usize, comma: usize) -> Option<Range<usize>> {
    let floor = from.max(comma.saturating_sub(MAX_APPOSITION));
    let mut end = comma;
    // The apposition may hold commas itself; go back to the one after a phrase that begins like a subject.
    for _ in 0..4 {
        let Some(before) = (floor..end).rev().find(|&idx| document.word(idx) == ",") else {
            // A stray comma: "Gov. Jane Roe, said".
            let subject = phrase_before(document, from, comma).filter(|_| end == comma)?;
            let is_all = (from..subject.start).all(|idx| is_opener(document, idx));
            return (is_all && begins_like_subject(document, subject.start)).then_some(subject);
        };
        let mut subject = phrase_before(document, from, before);
        // "a farmer who gave her first name⟨, Lena,⟩ said": the clause's object is no subject.
        if let Some(object) = &subject
            && let Some(relative) = (floor.max(object.start.saturating_sub(4))..object.start)
                .rev()
                .take_while(|&idx| document.word(idx) != ",")
                .find(|&idx| document.key(idx) == "who")
        {
            subject = phrase_before(document, from, relative);
        }
        if let Some(subject) = subject
            && begins_like_subject(document, subject.start)
        {
            return Some(subject);
        }
        end = before;
    }
    None
}

fn begins_like_subject(document: &Document, token_idx: usize) -> bool {
    is_capital(document, token_idx)
        || document.is(token_idx, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN | lexicon::GENERIC_SPEAKER)
}

/// The noun phrase that ends before `end`.
fn phrase_before(document: &Document, from: usize, end: usize) -> Option<Range<usize>> {
    let floor = from.max(end.saturating_sub(MAX_SUBJECT));
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    let is_pronoun = document.is(last, lexicon::SUBJECT_PRONOUN)
        && (document.key(last) == "i" || !is_capital_inside(document, from, last));
    if is_pronoun {
        let before = last.checked_sub(1).filter(|&idx| idx >= floor);
        // "Many others", "both men": a word before it belongs to it, else it stands alone.
        if !before.is_some_and(|idx| document.is(idx, lexicon::DETERMINER)) {
            return Some(last..end);
        }
    }
    let mut start = end;
    while start > floor {
        let idx = start - 1;
        if document.word(idx) == ")"
            && let Some(opening) = (floor..idx).rev().take(7).find(|&back| document.word(back) == "(")
            && opening > floor
        {
            start = opening;
            continue;
        }
        if ends_phrase(document, idx) {
            // "One banker *who attended the talks* said": the clause's object is no subject.
            if start < end && opens_relative(document, idx) && idx > floor && document.word(idx - 1) != "," {
                return phrase_before(document, from, idx);
            }
            break;
        }
        start = idx;
    }
    start = after_verb(document, start, end);
    // "Asked about Amal’s declaration": no part of the name.
    if document.is(start + 1, lexicon::PREPOSITION) && document.key(start).ends_with("ed") && end > start + 2
    {
        start += 2;
    }
    start = after_preposition(document, start, end);
    while start < end && is_opener(document, start) {
        start += 1;
    }
    let is_phrase = start < end
        && (!document.is(end - 1, lexicon::PREPOSITION | lexicon::DETERMINER | lexicon::AUXILIARY)
            || (end - start == 1 && stands_alone(document, start))
            // "One mother of four"
            || (end - start > 2 && document.key(end - 2) == "of"))
        && document
            .token(end - 1)
            .is_some_and(|token| token.kind == TokenKind::Word || document.word(end - 1) == ")")
        && !(end - start == 1 && document.is(start, lexicon::WEEKDAY | lexicon::MONTH));
    is_phrase.then_some(start..end)
}

/// "who attended", "that leaked": a relative word with its verb.
fn opens_relative(document: &Document, idx: usize) -> bool {
    let is_relative = matches!(document.key(idx), "who" | "that" | "which");
    let verb = idx + 1;
    let is_verb = document.is(verb, lexicon::AUXILIARY | lexicon::IRREGULAR_PAST | lexicon::REPORTING_VERB)
        || document.key(verb).ends_with("ed");
    is_relative && is_verb && document.token(verb).is_some_and(|token| token.case == Case::Lower)
}

/// A capital that is not just that of a sentence's first word.
fn is_capital_inside(document: &Document, from: usize, token_idx: usize) -> bool {
    token_idx > from && is_capital(document, token_idx)
}

/// Whether a noun phrase cannot reach back over the token.
fn ends_phrase(document: &Document, token_idx: usize) -> bool {
    let Some(token) = document.token(token_idx) else { return true };
    match token.kind {
        TokenKind::Mark => {
            !matches!(document.word(token_idx), "-" | "/" | "'" | "’" | "." if is_glued(document, token_idx))
        }
        TokenKind::Symbol | TokenKind::Number => false,
        TokenKind::Word => {
            let is_and = matches!(document.key(token_idx), "and" | "or" | "&");
            (document.is(token_idx, lexicon::SUBORDINATOR | lexicon::COORDINATOR) && !is_and)
                || matches!(document.key(token_idx), "who" | "which" | "than")
                || (document.is(token_idx, lexicon::REPORTING_VERB | lexicon::REPORTING_PARTICIPLE)
                    && !document.is(token_idx, lexicon::REPORTING_WITH_THAT)
                    // "the warning reads"
                    && !token_idx.checked_sub(1).is_some_and(|before| document.is(before, lexicon::DETERMINER))
                    && token.case == Case::Lower)
        }
    }
}

/// Where the phrase begins when a verb stands in it: after the verb, or after the "and" that follows it.
fn after_verb(document: &Document, start: usize, end: usize) -> usize {
    let Some(verb) = (start..end).rev().find(|&idx| is_verb_like(document, idx, end)) else { return start };
    (verb + 1..end).find(|&idx| matches!(document.key(idx), "and" | "or")).map_or(verb + 1, |and| and + 1)
}

fn is_verb_like(document: &Document, token_idx: usize, end: usize) -> bool {
    if document.is(token_idx, lexicon::IRREGULAR_PAST) && token_idx + 1 < end {
        return document.token(token_idx).is_some_and(|token| token.case == Case::Lower);
    }
    // "Figures to be published today"
    if document.key(token_idx) == "be" && document.key(token_idx.saturating_sub(1)) == "to" {
        return false;
    }
    if document.is(token_idx, lexicon::AUXILIARY) && !matches!(document.key(token_idx), "'s" | "being") {
        return document.token(token_idx).is_some_and(|token| token.case == Case::Lower);
    }
    let key = document.key(token_idx);
    token_idx + 1 < end
        && key.len() > 4
        && key.ends_with("ed")
        && document.token(token_idx).is_some_and(|token| token.case == Case::Lower)
        && (document.is(token_idx + 1, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN)
            || matches!(document.key(token_idx + 1), "him" | "them" | "me" | "us"))
}

/// "On Monday police", "In a statement Khan": the phrase after the prepositional one that begins the clause.
fn after_preposition(document: &Document, start: usize, end: usize) -> usize {
    if !document.is(start, lexicon::PREPOSITION) || document.key(start) == "of" {
        return start;
    }
    let mut first = end - 1;
    if is_capital(document, first) {
        while first > start + 1
            && is_capital(document, first - 1)
            && !document.is(first - 1, lexicon::WEEKDAY)
        {
            first -= 1;
        }
        return first;
    }
    while first > start + 1
        && !document.is(first, lexicon::DETERMINER)
        && !document.is(first - 1, lexicon::WEEKDAY | lexicon::PREPOSITION)
        && document.token(first - 1).is_some_and(|token| token.kind == TokenKind::Word)
    {
        first -= 1;
    }
    first
}
