//! Runs of capitalised words, with the small ones that stand inside names ("of", "bin", "and").

use super::words::Words;
use crate::document::Case;
use crate::lexicon;

/// Whether a run of capitalised words begins at the token.
pub(super) fn begins_run(words: &Words, at: usize, end: usize) -> bool {
    if words.is_capital(at) {
        return !words.is_calendar(at);
    }
    // "al Qaeda", "bin Laden"
    let linked = words.is(at, lexicon::NAME_LINK) && at + 1 < end && words.is_capital(at + 1);
    linked && !words.is_furniture(at) && words.key(at).len() > 1 && !words.is(at, lexicon::FUNCTION_WORD)
}

/// Where the run that begins at `start` ends, `end` at the latest.
pub(super) fn run_end(words: &Words, start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let n_known = words.names_at(at - 1, end).last().map_or(0, |(n_tokens, _)| n_tokens);
        let n_inside = if n_known > 1 {
            n_known - 1
        } else if words.is_capital(at) && !ends_at_calendar(words, at) {
            1
        } else {
            match link(words, start, at, end) {
                Some(n_linking) => n_linking,
                None => break,
            }
        };
        at += n_inside;
    }
    at.min(end)
}

fn ends_at_calendar(words: &Words, at: usize) -> bool {
    // "Theresa May", but not "On Monday May 3".
    let name = at.checked_sub(1).is_some_and(|before| {
        words.is_capital(before) && (words.entry(before).is_given() || words.is(before, lexicon::TITLE_HEAD))
    });
    words.is_calendar(at) && !(name && words.entry(at).is_family())
}

/// The number of small tokens at `at` that join the run to the capital after them.
fn link(words: &Words, start: usize, at: usize, end: usize) -> Option<usize> {
    let document = words.document;
    if words.is_furniture(at) {
        return None;
    }
    let capital_after = |n: usize| at + n < end && words.is_capital(at + n) && !words.is_calendar(at + n);
    if let Some(n_tokens) = document.phrase_at(at, lexicon::NAME_LINK)
        && capital_after(n_tokens)
        && !words.is(at, lexicon::FUNCTION_WORD)
    {
        return Some(n_tokens);
    }
    let head = |idx: usize| words.is(idx, lexicon::ORG_HEAD | lexicon::PLACE_HEAD | lexicon::TITLE_HEAD);
    match document.key(at) {
        "of" | "for" => {
            let n_tokens = if document.key(at + 1) == "the" { 2 } else { 1 };
            (head(at - 1) && capital_after(n_tokens)).then_some(n_tokens)
        }
        "and" | "&" => (capital_after(1) && joins_by_and(words, start, at, end)).then_some(1),
        "-" | "–" => {
            let tight = !document.space_before(at) && !document.space_before(at + 1);
            // "Lai Chih-ching", but not "Taliban-style"
            let syllable = at > start + 1
                && !words.is_furniture(at + 1)
                && words.case(at + 1) == Case::Lower
                && !words.entry(at + 1).is_common()
                && document.word(at + 1).len() <= 6;
            match (tight, capital_after(1)) {
                (true, true) => Some(1),
                (true, false) if at + 1 < end && syllable => Some(2),
                _ => None,
            }
        }
        "'s" | "'" => {
            // "People's Party", "Workers' Union"
            let owner = words.entry(at - 1);
            let generic =
                owner.is_common() && owner.place().is_none() && !words.is(at - 1, lexicon::TITLE_HEAD);
            (generic && capital_after(1)).then_some(1)
        }
        _ => None,
    }
}

/// Whether "and" stands inside one name ("Ministry of Law and Justice", "Food and Drug Board") and not between two.
fn joins_by_and(words: &Words, start: usize, at: usize, end: usize) -> bool {
    let named = |idx: usize| {
        let entry = words.entry(idx);
        !entry.is_common() && (entry.place().is_some() || entry.is_nationality() || entry.is_given())
    };
    let head = |idx: usize| words.is(idx, lexicon::ORG_HEAD);
    let in_complement = (start..at)
        .any(|idx| words.document.key(idx) == "of" || words.document.key(idx) == "for")
        && !head(at - 1);
    let head_follows =
        (at + 1..end.min(at + 5)).take_while(|idx| words.is_capital(*idx)).any(head) && !head(at - 1);
    let plain = words.entry(at - 1).is_common();
    (in_complement || (head_follows && plain)) && !named(at - 1) && !named(at + 1)
}

/// Whether the token is the second syllable of a name ("Chih-ching"), or the hyphen before it.
pub(super) fn is_syllable(words: &Words, at: usize) -> bool {
    let hyphen =
        |idx: usize| matches!(words.document.key(idx), "-" | "–") && !words.document.space_before(idx);
    let small = |idx: usize| {
        words.case(idx) == Case::Lower && !words.document.space_before(idx) && !words.entry(idx).is_common()
    };
    (hyphen(at) && small(at + 1)) || (small(at) && at > 0 && hyphen(at - 1))
}
