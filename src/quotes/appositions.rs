//! The whole phrase of a speaker: with its apposition ("*Idris Amal, a former mayor*, said", "said *Idris Amal, 52, who
//! led the talks*") and the commas around it, as PolNeAR's annotators marked sources.
//!
//! Resolving goes by the head alone; the apposition tells the reader who that is.

use std::ops::Range;

use super::cues::{self, Cue, Form};
use super::marks::Marks;
use super::{groups, phrases};
use crate::document::{Document, TokenKind};
use crate::lexicon;

/// An apposition is no longer than this, in tokens.
const MAX_APPOSITION: usize = 48;

/// The head of the cue's speaker with what stands beside it, in the tokens up to `end`; `next` are the cues after it.
pub fn whole(
    document: &Document,
    marks: &Marks,
    cue: &Cue,
    end: usize,
    next: &[Cue],
) -> Option<Range<usize>> {
    let head = cue.speaker.clone()?;
    let is_pronoun = head.len() == 1 && document.is(head.start, lexicon::SUBJECT_PRONOUN);
    if is_pronoun {
        return Some(head);
    }
    let whole_end = if head.end <= cue.tokens.start {
        before_verb(document, head.end, groups::around(document, &cue.tokens).start)
    } else {
        let bound = next.first().map_or(end, |next| end.min(next.head.start)).min(head.end + MAX_APPOSITION);
        let whole_end = after_verb(document, marks, head.end, bound);
        // "According to Amal, the bridge fell": a clause, and no apposition.
        let is_clause = |end: usize| (head.end..end).any(|idx| cues::is_finite_like(document, idx));
        whole_end.filter(|&end| cue.form != Form::According || !is_clause(end))
    };
    Some(head.start..whole_end.unwrap_or(head.end))
}

/// "Amal*, a lawyer,* said", "A study *that appeared in May* said": all between the head and the verb, if commas, dashes or
/// a relative word part it from the head.
fn before_verb(document: &Document, head_end: usize, verb: usize) -> Option<usize> {
    if head_end >= verb || verb - head_end > MAX_APPOSITION {
        return None;
    }
    if is_relative(document, head_end) {
        return Some(verb);
    }
    let opener = head_end + 1;
    let is_aside = document.key(opener).ends_with("ing")
        || (document.is(opener, lexicon::PREPOSITION) && document.key(opener) != "of");
    if !is_parting(document, head_end) || is_aside {
        return None;
    }
    // "Amal, a lawyer, on Monday said": to the comma that closes it.
    (head_end + 1..verb).rev().find(|&idx| is_parting(document, idx)).map(|closing| closing + 1)
}

/// "said Amal*, a lawyer for the city, who led the talks*": to the comma that ends it, or the end.
fn after_verb(document: &Document, marks: &Marks, head_end: usize, end: usize) -> Option<usize> {
    let mut at = head_end;
    if at < end && is_relative(document, at) && document.key(at) != "that" {
        at = part_end(document, marks, at, end);
    }
    while at + 1 < end && document.word(at) == "," && begins_apposition(document, at + 1) {
        at = part_end(document, marks, at + 1, end);
    }
    (at > head_end).then_some(at)
}

/// The end of a part: before a comma that no further item of it follows, a quotation or another mark.
fn part_end(document: &Document, marks: &Marks, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&idx| {
            let is_comma = document.word(idx) == ","
                && !matches!(document.key(idx + 1), "and" | "or")
                && !document.token(idx + 1).is_some_and(|token| token.kind == TokenKind::Number);
            is_comma
                || marks.at(idx).is_some()
                || matches!(document.word(idx), ";" | ":" | "—" | "–" | "--" | "." | "?" | "!")
                    && !is_abbreviated(document, idx)
        })
        .unwrap_or(end)
}

/// A stop within the sentence is that of an abbreviation.
fn is_abbreviated(document: &Document, idx: usize) -> bool {
    document.word(idx) == "."
        && document.sentence_of(idx).is_some_and(|sentence| idx + 1 < sentence.tokens.end)
}

/// "a lawyer", "52", "who led", "director of", "of Karsa"; not "in a statement", "adding", "but".
fn begins_apposition(document: &Document, idx: usize) -> bool {
    if is_relative(document, idx) && document.key(idx) != "that" {
        return true;
    }
    let Some(token) = document.token(idx) else { return false };
    if token.kind == TokenKind::Number {
        // An age: "Amal, 52, said", not "according to Amal, 40 people came".
        return document.token(idx + 1).is_none_or(|next| next.kind == TokenKind::Mark);
    }
    let is_noun_phrase = document
        .is(idx, lexicon::DETERMINER | lexicon::TITLE_HEAD | lexicon::OCCUPATION | lexicon::TITLE_MODIFIER)
        || document.key(idx + 1) == "of"
        || document.key(idx) == "of";
    token.kind == TokenKind::Word
        && is_noun_phrase
        && !document.is(idx, lexicon::SUBORDINATOR | lexicon::COORDINATOR)
        && !document.key(idx).ends_with("ing")
}

fn is_relative(document: &Document, idx: usize) -> bool {
    document.is(idx, lexicon::RELATIVE_PRONOUN)
}

fn is_parting(document: &Document, idx: usize) -> bool {
    document.word(idx) == "," || phrases::is_dash(document, idx)
}
