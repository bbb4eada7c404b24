//! Whether the words around a date tell of the past or of the future.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// When the thing dated happens, seen from publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens before or after a date its verb may stand.
const REACH: usize = 12;

/// The tense of the nearest verb before the date in its sentence; of the next one after it where the date opens the
/// sentence or clause ("On Friday, the court will decide"). What is "closed until Wednesday" is so on Wednesday to come.
pub(super) fn around(document: &Document, date: &Range<usize>) -> Tense {
    let Some(sentence) = document.sentence_of(date.start) else { return Tense::Unknown };
    let from = date.start.saturating_sub(REACH).max(sentence.tokens.start);
    let is_until = date.start.checked_sub(1).is_some_and(|before| document.key(before) == "until");
    let tense_of = |idx: usize| {
        if is_until && document.is(idx, lexicon::GOES_ON_UNTIL) { Tense::Future } else { of(document, idx) }
    };
    let before = (from..date.start).rev().map(tense_of).find(|tense| *tense != Tense::Unknown);
    let to = (date.end + REACH).min(sentence.tokens.end);
    let mut after = (date.end..to).map(|idx| of(document, idx));
    before.or_else(|| after.find(|tense| *tense != Tense::Unknown)).unwrap_or(Tense::Unknown)
}

/// What one token tells: "will", "due" the future, "said", "happened" the past, but "be released" and "is charged" nothing.
fn of(document: &Document, at: usize) -> Tense {
    let Some(token) = document.token(at) else { return Tense::Unknown };
    if document.is(at, lexicon::FUTURE_CUE) {
        return Tense::Future;
    }
    let is_past = token.kind == TokenKind::Word
        && token.case != Case::Capitalized
        && (document.is(at, lexicon::PAST_VERB) || document.key(at).ends_with("ed"));
    let auxiliary = at.checked_sub(1).map_or("", |before| document.key(before));
    if is_past && !matches!(auxiliary, "be" | "is" | "are" | "to") { Tense::Past } else { Tense::Unknown }
}
