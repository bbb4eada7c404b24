//! Verbs of no list beside a quotation: "“It’s common,” she *sniffed*.", "“Never,” *sniffed* Amal."
//!
//! Where a quotation ends like part of a sentence and nothing but a subject and a verb stands beside it, the verb reports,
//! whichever it is. It must stand alone: "“Go,” she closed the door" reports nothing.

use std::ops::Range;

use super::guards::is_finite_like;
use super::{Cue, Form};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;
use crate::quotes::marks::Marks;
use crate::quotes::phrases;

/// A subject between quotation and verb has at most this many tokens.
const MAX_SUBJECT: usize = 12;
/// A quotation of fewer tokens, marks included, is a term.
const MIN_QUOTE: usize = 4;

/// The cue that the verb at `verb` is beside a quotation.
pub fn unlisted(
    document: &Document,
    marks: &Marks,
    verb: usize,
    from: usize,
    stretch: &Range<usize>,
) -> Option<Cue> {
    // No quotation stands before: the clause at hand begins with the stretch.
    let is_apart =
        from == stretch.start && from.checked_sub(1).is_none_or(|before| marks.at(before).is_none());
    if is_apart {
        return None;
    }
    let is_verb = document.token(verb).is_some_and(|token| token.case == Case::Lower)
        && !document.is(verb, lexicon::AUXILIARY)
        && (is_finite_like(document, verb) || document.key(verb).ends_with('s'));
    if !is_verb {
        return None;
    }
    let quote_end = (verb.saturating_sub(MAX_SUBJECT)..=verb)
        .rev()
        .find(|&idx| idx > 0 && marks.at(idx - 1).is_some() && marks.at(idx).is_none())?;
    let quoted = marks.at(quote_end - 1)?;
    if quoted.tokens.len() < MIN_QUOTE || !is_part_of_sentence(document, quoted.tokens.end, quote_end) {
        return None;
    }
    let begin = if document.word(quote_end) == "," { quote_end + 1 } else { quote_end };
    if begin == verb {
        // "“Never,” sniffed Amal."
        let speaker = phrases::phrase_after(document, verb + 1, stretch.end)?;
        let is_somebody = document.token(speaker.start).is_some_and(|token| token.kind == TokenKind::Word);
        let is_all = is_somebody && ends(document, speaker.end, stretch.end);
        return is_all.then(|| Cue::with_subject(speaker, verb..verb + 1, Form::QuotesOnly));
    }
    let speaker = phrases::subject_before(document, begin, verb).filter(|speaker| speaker.start == begin)?;
    (speaker.end == verb && ends(document, verb + 1, stretch.end))
        .then(|| Cue::with_subject(speaker, verb..verb + 1, Form::QuotesOnly))
}

/// A comma, question or exclamation mark closes the quotation, or a comma follows it.
fn is_part_of_sentence(document: &Document, quoted_end: usize, after: usize) -> bool {
    let last = document.word(quoted_end.saturating_sub(2));
    matches!(last, "," | "?" | "!" | "…" | "—" | "–") || document.word(after) == ","
}

/// The clause ends, or goes on with how, when or where.
fn ends(document: &Document, idx: usize, end: usize) -> bool {
    idx >= end
        || document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark)
        || document.is(idx, lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::WEEKDAY)
        || document.looks_like_adverb(idx)
}
