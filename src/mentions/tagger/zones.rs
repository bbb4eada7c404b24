//! The stretches of words that may be part of a name: what the model looks at.

use std::ops::Range;

use crate::document::{Case, RegionKind, TokenKind};
use crate::lexicon;
use crate::mentions::Mention;
use crate::mentions::words::{Words, Writer};

/// A zone is cut after so many words, so that a text in capitals is no single zone.
const MAX_TOKENS: usize = 60;

/// No more words than these may join two that are candidates.
const MAX_JOINING: usize = 3;

/// The zones, in order; none crosses a sentence.
pub(super) fn find(words: &Words, guesses: &[Mention]) -> Vec<Range<usize>> {
    let writer = words.writer();
    let mut guessed = guesses.iter().map(|guess| guess.tokens.clone()).peekable();
    let mut zones: Vec<Range<usize>> = Vec::new();
    for sentence in words.document.sentences() {
        let mut open: Option<Range<usize>> = None;
        for at in sentence.tokens.clone() {
            while guessed.next_if(|tokens| tokens.end <= at).is_some() {}
            let guess = guessed.peek().is_some_and(|tokens| tokens.contains(&at));
            if !guess && !is_candidate(words, at, writer) {
                continue;
            }
            match &mut open {
                Some(zone)
                    if at - zone.start < MAX_TOKENS
                        && at - zone.end <= MAX_JOINING
                        && (zone.end..at).all(|idx| joins(words, idx)) =>
                {
                    zone.end = at + 1;
                }
                _ => {
                    zones.extend(open.take());
                    open = Some(at..at + 1);
                }
            }
        }
        zones.extend(open);
    }
    zones
}

/// Whether the word may be one of a name by itself.
fn is_candidate(words: &Words, at: usize, writer: Writer) -> bool {
    if words.case(at) == Case::Upper && words.is_currency(at) {
        return false;
    }
    if words.is_capital(at) {
        return !(words.is_initial(at) && words.is_function(at) && words.case(at) == Case::Capitalized)
            || words.entry(at).is_given()
            || words.is_capital(at + 1);
    }
    let small = words.case(at) == Case::Lower
        && !words.is_function(at)
        && !words.is_address(at)
        && words.document.token(at).is_some_and(|token| {
            token.region != RegionKind::Boilerplate && token.kind == TokenKind::Word && token.span.len() > 1
        });
    if !small {
        return false;
    }
    // The second syllable of "Kim Jin-young"; the model tells it from "Taliban-style".
    if at > 1
        && words.document.key(at - 1) == "-"
        && !words.document.space_before(at)
        && words.is_capital(at - 2)
    {
        return true;
    }
    // "Jaffna peninsula", "the Indian navy"
    if at > 0 && words.is_capital(at - 1) && words.is(at, lexicon::ORG_HEAD | lexicon::PLACE_HEAD) {
        return true;
    }
    if writer == Writer::Careful && !(at > 0 && words.is(at - 1, lexicon::PLACE_BEFORE)) {
        return false;
    }
    let entry = words.entry(at);
    if writer == Writer::Hurried {
        return !entry.is_common() || words.begins_known(at);
    }
    !entry.is_common()
        && !entry.is_exact_case()
        && (entry.place().is_some()
            || entry.organization().is_some()
            || entry.is_given()
            || entry.is_nationality())
}

/// Whether the word may stand inside a name without being a candidate.
fn joins(words: &Words, at: usize) -> bool {
    let document = words.document;
    words.is(at, lexicon::NAME_LINK)
        || matches!(
            document.key(at),
            "of" | "for"
                | "“"
                | "”"
                | "\""
                | "the"
                | "and"
                | "&"
                | "-"
                | "–"
                | "'s"
                | "'"
                | "."
                | "/"
                | "in"
                | "on"
                | "at"
                | "to"
                | "de"
                | "!"
                | "@"
        )
        || document.token(at).is_some_and(|token| token.kind == TokenKind::Number)
        || (!document.space_before(at) && words.case(at) == Case::Lower && !words.is_furniture(at))
}
