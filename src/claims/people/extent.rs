//! Where a noun phrase ends: at a closed-class word, a mark or a word that looks like a verb.

use std::ops::Range;

use super::noun::is_plural;
use super::{CLOSED, PEOPLE};
use crate::claims::{Context, outcomes};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;
use crate::lexicon::numbers::number_word;

/// Whether the token ends a phrase; "US" and "WHO" are names, not pronouns.
pub(super) fn is_closed(document: &Document, token_idx: usize) -> bool {
    document.is(token_idx, CLOSED) && !matches!(document.word(token_idx), "US" | "WHO" | "IT")
}

/// No phrase is longer, in tokens.
pub(super) const LONGEST: usize = 14;

pub(super) fn begins_noun(document: &Document, at: usize, end: usize) -> bool {
    at < end
        && document
            .token(at)
            .is_some_and(|token| token.kind == TokenKind::Word || token.kind == TokenKind::Number)
        && !is_closed(document, at)
        && !document.is(at, lexicon::OUTCOME_ADVERB)
        && !document.looks_like_adverb(at)
}

/// The tokens of the noun and what stands before it, from `first`: to the first word that cannot belong.
pub(super) fn run(context: &Context<'_>, first: usize, end: usize) -> Range<usize> {
    let document = context.document;
    let end = end.min(first + LONGEST);
    let mut at = first;
    let mut has_head = false;
    while at < end {
        let Some(token) = document.token(at) else { break };
        let goes_on = match token.kind {
            // "Four Movement (MQM) activists"
            TokenKind::Mark
                if document.word(at) == "("
                    && at > first
                    && document.word(at + 2) == ")"
                    && document
                        .token(at + 1)
                        .is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed))
                    && document.token(at + 3).is_some_and(|token| token.kind == TokenKind::Word)
                    && !is_closed(document, at + 3)
                    && !outcomes::is_outcome(document, at + 3)
                    && at + 3 < end =>
            {
                at += 3;
                continue;
            }
            // An "infiltrator"
            TokenKind::Mark
                if matches!(document.word(at), "'" | "\"" | "‘" | "“")
                    && at + 2 < end
                    && is_quoted_word(document, at) =>
            {
                at += 3;
                has_head = true;
                continue;
            }
            TokenKind::Mark => {
                let is_glued = at > first && !document.space_before(at) && !document.space_before(at + 1);
                is_glued && matches!(document.word(at), "-" | "/" | "–") && at + 1 < end
            }
            TokenKind::Number => {
                if let Some(n_tokens) = age_at(document, at) {
                    at += n_tokens;
                    has_head = false;
                    continue;
                }
                false
            }
            TokenKind::Symbol => false,
            TokenKind::Word
                if age_at(document, at).is_some_and(|n_tokens| n_tokens > 2)
                    && number_word(document.key(at)).is_some() =>
            {
                at += 3;
                continue;
            }
            TokenKind::Word => word_goes_on(context, at, first, end, has_head),
        };
        if !goes_on {
            break;
        }
        if token.kind == TokenKind::Word {
            has_head |= document.is(at, PEOPLE | lexicon::PEOPLE_IN_A_BODY);
        }
        at += 1;
    }
    // A hyphen or slash at the end belongs to nothing.
    while at > first && document.token(at - 1).is_some_and(|token| token.kind == TokenKind::Mark) {
        at -= 1;
    }
    first..at
}

/// One common word in quotation marks.
fn is_quoted_word(document: &Document, at: usize) -> bool {
    document.token(at + 1).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        && matches!(document.word(at + 2), "'" | "\"" | "’" | "”")
}

/// The length of "16-year-old", "17-year old" or "12 year old" without a noun after it being part of it.
pub(super) fn age_at(document: &Document, at: usize) -> Option<usize> {
    let rest = |n: usize| document.key(at + n);
    match (rest(1), rest(2), rest(3)) {
        ("-", "year-old" | "years-old" | "month-old" | "day-old" | "week-old" | "year-olds", _) => Some(3),
        ("-", "year" | "month" | "day", "old") => Some(4),
        ("-", "year", "-") if rest(4) == "old" => Some(5),
        ("year" | "years" | "month" | "months", "old", _) => Some(3),
        ("year-old" | "years-old" | "yr-old" | "year-olds", ..) => Some(2),
        ("yr" | "yo" | "y/o", "old", _) => Some(3),
        _ => None,
    }
}

fn word_goes_on(context: &Context<'_>, at: usize, first: usize, end: usize, has_head: bool) -> bool {
    let document = context.document;
    let key = document.key(at);
    let is_capital = document.token(at).is_some_and(|token| token.case != Case::Lower);
    if key == "'s" {
        return at > first;
    }
    // "Storm ⟨forces⟩ 2,000 from homes"
    if at > first && outcomes::composed_at(document, at).is_some() {
        return false;
    }
    if document.is(at, PEOPLE) && !document.is(at, lexicon::VERB_LIKE) {
        // "killing 12 dead": never; "the dead", "two wounded" are states, read elsewhere.
        if outcomes::is_outcome(document, at) && !outcomes::is_noun(document, at) {
            return precedes_people(document, at, end);
        }
        return true;
    }
    if matches!(key, "other" | "such" | "more" | "another" | "top" | "most" | "certain" | "various")
        && at == first
    {
        return true;
    }
    if key == "of"
        || (is_closed(document, at) && !(is_capital && at > first && matches!(key, "will" | "may")))
    {
        return false;
    }
    if number_word(key).is_some() && !is_capital {
        return false;
    }
    // A plural makes no compound: "two children shook", but "police station".
    let after_plural = at > first
        && !is_capital
        && at.checked_sub(1).is_some_and(|before| {
            document.is(before, PEOPLE)
                && is_plural(document, before)
                && !matches!(document.key(before), "police" | "military" | "crew" | "family" | "staff")
        });
    if after_plural && key != "'s" {
        return false;
    }
    if outcomes::is_outcome(document, at) {
        let is_noun = outcomes::is_noun(document, at) && !document.is(at, lexicon::KILLED_ADJECTIVE);
        let is_deed = key.ends_with("ing") && at > first && !outcomes::is_noun(document, at + 1);
        let is_modifier = at == first
            || at.checked_sub(1).is_some_and(|before| {
                document.is(before, lexicon::PARTICIPLE_MODIFIER)
                    || document.looks_like_adverb(before)
                    || document.key(before) == "-"
            });
        return is_noun && !is_deed || is_modifier && !has_head && precedes_people(document, at, end);
    }
    if document.is(at, lexicon::PARTICIPLE_MODIFIER) {
        return !has_head;
    }
    if document.is(at, lexicon::OUTCOME_ADVERB) {
        return false;
    }
    if is_capital && at > first {
        return true;
    }
    if document.is(at, lexicon::VERB_LIKE) {
        return false;
    }
    if document.looks_like_adverb(at) {
        return document.is(at + 1, lexicon::PARTICIPLE_MODIFIER)
            || document.key(at + 1).ends_with("ed") && precedes_people(document, at + 1, end);
    }
    let is_participle = (key.ends_with("ed") || key.ends_with("ing")) && key.len() > 4;
    if is_participle {
        // "masked men" at the beginning; "men riding", "a bus carrying soldiers" later.
        return !is_capital
            && (precedes_people(document, at, end) || outcomes::is_noun(document, at + 1))
            && !has_head
            && (at == first || key.ends_with("ed"));
    }
    true
}

/// Whether a noun for people follows within the next words of the same phrase.
fn precedes_people(document: &Document, at: usize, end: usize) -> bool {
    for next in at + 1..end.min(at + 5) {
        if document.is(next, PEOPLE)
            || matches!(document.key(next), "body" | "bodies" | "corpse" | "corpses" | "remains")
        {
            return true;
        }
        if number_word(document.key(next)).is_some() && age_at(document, next).is_none() {
            return false;
        }
        let is_word = document.token(next).is_some_and(|token| token.kind == TokenKind::Word)
            || age_at(document, next).is_some()
            || document.key(next) == "-";
        if !is_word
            || is_closed(document, next)
            || document.is(next, lexicon::OUTCOME_ADVERB | lexicon::VERB_LIKE)
        {
            return false;
        }
    }
    false
}
