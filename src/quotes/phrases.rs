//! The noun phrases beside a reporting verb, by closed word classes and capitals alone: there is no parser.
//!
//! Finds the subject before the verb ("The head of the clinic in Karsa also *said*"), past an apposition ("Idris Amal,
//! the mayor, *said*"), and the subject after it ("*said* Idris Amal, the mayor"). All looks are bounded.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// A subject is no longer than this, in tokens.
const MAX_SUBJECT: usize = 32;
/// An apposition between a name and its verb is no longer than this, in tokens.
const MAX_APPOSITION: usize = 40;

/// The subject of the verb at `verb`, in the tokens from `from`; `head` is where it or its conjunction begins.
pub fn subject_before(document: &Document, from: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > from && (is_between(document, end - 1) || is_date(document, end - 1, verb)) {
        end -= 1;
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

fn is_dash(document: &Document, idx: usize) -> bool {
    matches!(document.word(idx), "—" | "–" | "--")
        || (document.word(idx) == "-" && document.space_before(idx))
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

fn is_adverb(document: &Document, token_idx: usize) -> bool {
    document.looks_like_adverb(token_idx)
        && document.token(token_idx).is_some_and(|token| token.case == Case::Lower)
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
pub fn phrase_before(document: &Document, from: usize, end: usize) -> Option<Range<usize>> {
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
    start = after_preposition(document, start, end);
    while start < end && is_opener(document, start) {
        start += 1;
    }
    let is_phrase = start < end
        && (!document.is(end - 1, lexicon::PREPOSITION | lexicon::DETERMINER | lexicon::AUXILIARY)
            || (end - start == 1 && stands_alone(document, start)))
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

/// "one", "another", "some": determiners that somebody is meant by.
fn stands_alone(document: &Document, idx: usize) -> bool {
    matches!(
        document.key(idx),
        "one" | "another" | "some" | "many" | "most" | "both" | "neither" | "few" | "others"
    ) && document.token(idx + 1).is_none_or(|next| {
        next.kind == TokenKind::Mark || document.is(idx + 1, lexicon::REPORTING_VERB | lexicon::BELIEF_VERB)
    })
}

/// A capital that is not just that of a sentence's first word.
fn is_capital_inside(document: &Document, from: usize, token_idx: usize) -> bool {
    token_idx > from && is_capital(document, token_idx)
}

fn is_capital(document: &Document, token_idx: usize) -> bool {
    document.token(token_idx).is_some_and(|token| {
        token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed)
    })
}

/// Words before the subject of a clause that are no part of it ("But", "Later").
fn is_opener(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, lexicon::CLAUSE_OPENER | lexicon::COORDINATOR | lexicon::WEEKDAY)
        || (is_adverb(document, token_idx) && !is_capital(document, token_idx))
        || (document.looks_like_adverb(token_idx) && document.word(token_idx + 1) == ",")
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
                    && token.case == Case::Lower)
        }
    }
}

/// No space on either side, or after a hyphen or apostrophe.
fn is_glued(document: &Document, token_idx: usize) -> bool {
    !document.space_before(token_idx)
        && (!document.space_before(token_idx + 1) || matches!(document.word(token_idx), "'" | "’"))
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

/// The noun phrase that begins at `first`: a name with its title, or words up to a comma, a verb or an adverbial.
pub fn phrase_after(document: &Document, first: usize, end: usize) -> Option<Range<usize>> {
    let is_pronoun = document.is(first, lexicon::SUBJECT_PRONOUN) && !document.is(first, lexicon::DETERMINER);
    if is_pronoun && first < end {
        return Some(first..first + 1);
    }
    let end = end.min(first + MAX_SUBJECT);
    let (mut idx, mut has_noun) = (first, false);
    while idx < end {
        let Some(token) = document.token(idx) else { break };
        match token.kind {
            TokenKind::Mark => {
                if document.word(idx) == "(" && idx > first && is_capital(document, idx - 1) {
                    // A party and state: "Jane Roe (R-Ohio)".
                    let Some(closing) = (idx..end).take(7).find(|&at| document.word(at) == ")") else {
                        break;
                    };
                    idx = closing + 1;
                    continue;
                }
                if !is_glued(document, idx) {
                    break;
                }
            }
            TokenKind::Number if idx > first && is_capital(document, idx - 1) => break,
            TokenKind::Number | TokenKind::Symbol => {}
            TokenKind::Word => {
                let after_name = idx > first
                    && is_capital(document, idx - 1)
                    && !document.is(idx - 1, lexicon::DETERMINER);
                let is_verb = has_noun && ends_like_verb(document, idx);
                if is_verb || document.is(idx, lexicon::WEEKDAY) || stops_phrase(document, idx, after_name) {
                    break;
                }
                let begins = is_capital(document, idx)
                    || matches!(document.key(idx), "one" | "another")
                    || document.is(idx, lexicon::DETERMINER | lexicon::GENERIC_SPEAKER)
                    || is_title_before_name(document, idx, end);
                if idx == first && !begins {
                    return None;
                }
                // A small word after a full name is the next part of the clause.
                if after_name
                    && !is_capital(document, idx)
                    && !document
                        .is(idx, lexicon::GENERIC_SPEAKER | lexicon::PREPOSITION | lexicon::NAME_PARTICLE)
                    && !matches!(document.key(idx), "'s" | "and" | "&")
                    && (document.is(idx, lexicon::DETERMINER) || !is_title_before_name(document, idx, end))
                {
                    break;
                }
                // "said one.", "said another."
                let is_alone = stands_alone(document, idx) && idx == first;
                has_noun |= is_alone || !document.is(idx, lexicon::DETERMINER | lexicon::PREPOSITION);
            }
        }
        idx += 1;
    }
    while idx > first
        && (document.is(idx - 1, lexicon::PREPOSITION | lexicon::DETERMINER | lexicon::COORDINATOR)
            || is_adverb(document, idx - 1))
    {
        idx -= 1;
    }
    (has_noun && idx > first).then_some(first..idx)
}

/// A word in "-ed" with nothing after it that it could describe: "his wife *agreed*,", "the group *rejected* the plan".
fn ends_like_verb(document: &Document, token_idx: usize) -> bool {
    if document.is(token_idx, lexicon::IRREGULAR_PAST) {
        return document.token(token_idx).is_some_and(|token| token.case == Case::Lower);
    }
    let key = document.key(token_idx);
    let next = token_idx + 1;
    key.len() > 4
        && key.ends_with("ed")
        && document.token(token_idx).is_some_and(|token| token.case == Case::Lower)
        && (document.token(next).is_none_or(|next| next.kind == TokenKind::Mark)
            || document.is(next, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN | lexicon::PREPOSITION))
}

/// Plain words up to a comma, a verb or a preposition: "according to *federal statistics*".
pub fn words_after(document: &Document, first: usize, end: usize) -> Option<Range<usize>> {
    let last = (first..end.min(first + 6))
        .take_while(|&idx| {
            document.token(idx).is_some_and(|token| token.kind == TokenKind::Word)
                && !stops_phrase(document, idx, false)
                && !document.is(idx, lexicon::WEEKDAY)
        })
        .last()?;
    Some(first..last + 1)
}

/// Small words right before a name: "said spokesman Idris Amal", "said former mayor Amal".
fn is_title_before_name(document: &Document, token_idx: usize, end: usize) -> bool {
    (token_idx + 1..end.min(token_idx + 6))
        .take_while(|&idx| {
            document.token(idx).is_some_and(|token| token.kind == TokenKind::Word)
                || document.word(idx) == "-"
        })
        .take_while(|&idx| {
            !document.is(idx, lexicon::SUBORDINATOR | lexicon::AUXILIARY | lexicon::SUBJECT_PRONOUN)
        })
        .any(|idx| is_capital(document, idx))
        && !document.is(
            token_idx,
            lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::AUXILIARY | lexicon::SUBJECT_PRONOUN,
        )
}

/// Whether the phrase ends before the word.
fn stops_phrase(document: &Document, token_idx: usize, after_name: bool) -> bool {
    let key = document.key(token_idx);
    if matches!(key, "of" | "'s" | "for" | "from" | "at" | "with") {
        // "a spokesman for the group", but "Idris Amal at the scene".
        return after_name && !matches!(key, "of" | "'s");
    }
    if after_name && document.is(token_idx, lexicon::NAME_PARTICLE) && is_capital(document, token_idx + 1) {
        return false;
    }
    if key == "and" {
        return !(after_name && is_capital(document, token_idx + 1));
    }
    document.is(
        token_idx,
        lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::AUXILIARY | lexicon::COORDINATOR,
    ) || document.is(token_idx, lexicon::REPORTING_VERB)
        && !document.is(token_idx, lexicon::REPORTING_WITH_THAT | lexicon::GENERIC_SPEAKER)
        || matches!(key, "who" | "which")
        || (document.is(token_idx, lexicon::SUBJECT_PRONOUN) && !document.is(token_idx, lexicon::DETERMINER))
}

/// The subject of the sentence that begins at `from`, for a verb that hangs on it: "Amal, the mayor, left, *saying* …".
pub fn main_subject(document: &Document, from: usize, before: usize) -> Option<Range<usize>> {
    let mut first = from;
    for _ in 0..6 {
        while first < before && is_opener(document, first) {
            first += 1;
        }
        let comma = (first..before.min(first + MAX_APPOSITION)).find(|&idx| document.word(idx) == ",");
        let is_adverbial = document.is(first, lexicon::PREPOSITION | lexicon::SUBORDINATOR)
            || document.token(first).is_some_and(|token| token.kind == TokenKind::Number)
            || document.key(first).ends_with("ing")
            || document.key(first).ends_with("ed");
        match comma {
            Some(comma) if is_adverbial => first = comma + 1,
            _ => break,
        }
    }
    // "On Monday they left": the first phrase that no preposition governs.
    let subject = phrase_after(document, first, before).or_else(|| {
        (first + 1..before.min(first + 12))
            .filter(|&idx| {
                document.is(idx, lexicon::SUBJECT_PRONOUN | lexicon::DETERMINER) || is_capital(document, idx)
            })
            .filter(|&idx| !document.is(idx - 1, lexicon::PREPOSITION | lexicon::DETERMINER))
            .find_map(|idx| phrase_after(document, idx, before))
    })?;
    // "the mayor of Karsa, Idris Amal, left": the name says it better.
    let comma = subject.end;
    if document.word(comma) == ","
        && !document.is(subject.end - 1, lexicon::SUBJECT_PRONOUN)
        && let Some(name) = phrase_after(document, comma + 1, before)
        && name.clone().all(|idx| is_capital(document, idx))
        && document.word(name.end) == ","
    {
        return Some(name);
    }
    Some(subject)
}
