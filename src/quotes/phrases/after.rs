//! The noun phrase that begins at a word: the subject after its verb, the listener, the main subject of a sentence.

use std::ops::Range;

use super::{MAX_APPOSITION, MAX_SUBJECT, is_adverb, is_capital, is_glued, is_opener, stands_alone};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

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
        && !stands_alone(document, idx - 1)
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
    // "KARSA: Farmers left, saying"
    if document.word(first + 1) == ":" && document.token(first).is_some_and(|token| token.case == Case::Upper)
    {
        first += 2;
    }
    for _ in 0..6 {
        while first < before && is_opener(document, first) {
            first += 1;
        }
        // "Last week he left, saying"
        if matches!(document.key(first), "last" | "this" | "next")
            && document.is(first + 1, lexicon::TIME_UNIT)
        {
            first += 2;
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
