//! Where the words of a quotation end whose closing mark was forgotten: before its cue.

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// The cue stands in one of this many sentences.
const MAX_SENTENCES: usize = 4;
/// A cue and its speaker take up this many tokens at most.
const MAX_CUE: usize = 12;
/// A name before its verb has at most this many tokens.
const MAX_NAME: usize = 3;

/// The token after the comma of "“The road is shut*,* said mayor Lena Brandt.", where that ends the sentence.
pub(super) fn end(document: &Document, start: usize, end: usize) -> Option<usize> {
    let first = document.token(start)?.sentence_idx;
    (first..first + MAX_SENTENCES).find_map(|sentence_idx| {
        let sentence = document.sentences().get(sentence_idx)?;
        let last = sentence.tokens.end.min(end);
        let from = (start + 1).max(sentence.tokens.start).max(last.saturating_sub(MAX_CUE + 2));
        let is_comma = |idx: &usize| matches!(document.word(*idx), "," | "!" | "?");
        // Further on, only "said Jan Koy": who tells a story says "he said" in it himself.
        let may_be_cue = |comma: usize| {
            (sentence_idx == first || is_verb(document, comma + 1)) && is_cue(document, comma + 1, last)
        };
        let comma = (from..last).rev().filter(is_comma).find(|&comma| may_be_cue(comma))?;
        Some(comma + 1)
    })
}

/// "said mayor Lena Brandt.", "she said.", "Jan Koy said on Monday."
fn is_cue(document: &Document, first: usize, end: usize) -> bool {
    let is_name = |idx: usize| {
        document.token(idx).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Capitalized | Case::Mixed | Case::Upper)
        })
    };
    let is_pronoun = |idx: usize| matches!(document.key(idx), "he" | "she" | "they" | "it");
    let is_over = |idx: usize| {
        idx >= end
            || matches!(document.word(idx), "." | "!" | "?")
            || document.is(idx, lexicon::WEEKDAY)
            || matches!(document.key(idx), "on" | "in" | "at" | "after" | "during")
    };
    if is_verb(document, first) {
        let next = first + 1;
        let is_role = || {
            document.token(next).is_some_and(|token| token.case == Case::Lower)
                && (next + 1..end).take(MAX_NAME).any(is_name)
                && !document.is(next, lexicon::PREPOSITION | lexicon::SUBORDINATOR)
        };
        return next < end && (is_name(next) || is_pronoun(next) || document.key(next) == "the" || is_role());
    }
    let names = (first..end).take(MAX_NAME).take_while(|&idx| is_name(idx)).count();
    let n_before = if is_pronoun(first) { 1 } else { names };
    n_before > 0 && is_verb(document, first + n_before) && is_over(first + n_before + 1)
}

/// "said", "says", "added", but not "say".
fn is_verb(document: &Document, idx: usize) -> bool {
    let verb = document.key(idx);
    document.is(idx, lexicon::REPORTING_VERB)
        && (matches!(verb, "said" | "says" | "told" | "wrote" | "writes") || verb.ends_with("ed"))
}
