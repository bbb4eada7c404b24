//! Whether the words around a date tell of the past or of the future.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{self, Lists};

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

/// Whether the words right before a day look ahead, whatever the tense of their verb: "three days of mourning starting on
/// Friday", "called a strike from Friday"; not "raids starting on Friday killed six", "it rained from Friday".
pub(super) fn looks_ahead(document: &Document, date: &Range<usize>) -> bool {
    let Some(sentence) = document.sentence_of(date.start) else { return false };
    let from = date.start.saturating_sub(REACH).max(sentence.tokens.start);
    let mut before = (from..date.start).rev().skip_while(|&idx| matches!(document.key(idx), "on" | "from"));
    let Some(opener) = before.next() else { return false };
    let is_past = |&idx: &usize| of(document, idx) == Tense::Past;
    if STARTING.contains(&document.key(opener)) {
        let to = (date.end + REACH).min(sentence.tokens.end);
        let ends =
            |&idx: &usize| document.is(idx, lexicon::PHRASE_CLAUSE_OPENER) || document.word(idx) == ",";
        let is_done = (date.end..to).take_while(|idx| !ends(idx)).any(|idx| is_past(&idx));
        let verb = before.find(is_past);
        return !is_done && !verb.is_some_and(|verb| document.is(verb, DEEDS));
    }
    let is_open = (date.start.saturating_sub(2)..date.start)
        .any(|idx| matches!(document.key(idx), "from" | "until" | "till"));
    // "Is closed from Friday", "runs until Friday", but not "was in hospital until Friday".
    let is_ahead = |idx: usize| document.is(idx, lexicon::SAYS_WHAT_COMES.or(lexicon::GOES_ON_UNTIL));
    let is_verb = |&idx: &usize| {
        is_ahead(idx) || is_past(&idx) || matches!(document.key(idx), "was" | "were" | "been" | "had")
    };
    // "From Friday, rain fell": the verb may stand after it.
    let of_no_verb = || around(document, date) == Tense::Unknown;
    let verb = (from..date.start).rev().find(is_verb);
    is_open && document.key(date.end) != "to" && verb.map_or_else(of_no_verb, is_ahead)
}

const STARTING: [&str; 4] = ["starting", "beginning", "effective", "commencing"];

/// What was done to people on a day was done before it was told.
const DEEDS: Lists = lexicon::KILLED_PAST
    .or(lexicon::KILLED_INTRANSITIVE)
    .or(lexicon::INJURED_PAST)
    .or(lexicon::DETAINED_PAST)
    .or(lexicon::ABDUCTED_PAST)
    .or(lexicon::DISPLACED_PAST)
    .or(lexicon::HIT_PAST);

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
    // "The burial is to be held on Friday"
    if document.key(at) == "to"
        && (matches!(auxiliary, "is" | "are") && document.key(at + 1) != "blame"
            || matches!(auxiliary, "was" | "were") && document.key(at + 1) == "be")
    {
        return Tense::Future;
    }
    if is_past && !matches!(auxiliary, "be" | "is" | "are" | "to") { Tense::Past } else { Tense::Unknown }
}
