//! Figures that a noun announces: "the death toll rose from 30 to 45", "the number of people displaced is now 9,000".

use std::ops::Range;

use super::Outcome;
use super::counts::{Amount, amount_at};
use crate::document::Document;
use crate::lexicon::{self, Lists};

/// How far after "toll" its figure may stand, in tokens.
const REACH: usize = 16;

/// What "the number of people …" counts.
const COUNTED: [(Lists, Outcome); 8] = [
    (lexicon::KILLED_NOUN.or(lexicon::KILLED_ADJECTIVE), Outcome::Killed),
    (lexicon::KILLED_PAST, Outcome::Killed),
    (lexicon::INJURED_PAST.or(lexicon::INJURED_NOUN), Outcome::Injured),
    (lexicon::MISSING_ADJECTIVE, Outcome::Missing),
    (lexicon::DETAINED_PAST.or(lexicon::CUSTODY_STATE), Outcome::Detained),
    (lexicon::ABDUCTED_PAST, Outcome::Abducted),
    (lexicon::DISPLACED_PAST.or(lexicon::DISPLACED_NOUN), Outcome::Displaced),
    (lexicon::DISPLACED_ADJECTIVE, Outcome::Displaced),
];

/// A figure and the words that announce it.
pub(super) struct Total {
    pub outcome: Outcome,
    pub words: Range<usize>,
    pub amount: Amount,
}

/// Words that announce a figure, where they begin at the token.
fn words_at(document: &Document, at: usize) -> Option<(Outcome, Range<usize>)> {
    if document.key(at) == "toll" && document.is(at, lexicon::LIFE_NOUN) {
        return Some((Outcome::Killed, at..at + 1));
    }
    // "Fatalities coded as 6"
    if document.phrase_at(at, lexicon::KILLED_NOUN) == Some(1) && document.key(at + 1) == "coded" {
        return Some((Outcome::Killed, at..at + 2));
    }
    if document.key(at) != "number" || document.key(at + 1) != "of" {
        return None;
    }
    (at + 2..at + 5).find_map(|idx| {
        let (outcome, n_tokens) =
            COUNTED.iter().find_map(|&(list, outcome)| Some((outcome, document.phrase_at(idx, list)?)))?;
        Some((outcome, at..idx + n_tokens))
    })
}

/// "Brings to 332,000 the number of people displaced": the figure before the words.
fn brought_to(document: &Document, start: usize, words: &Range<usize>) -> Option<Amount> {
    let before = |n: usize| words.start.checked_sub(n).filter(|&at| at >= start);
    let the = usize::from(before(1).is_some_and(|at| document.key(at) == "the"));
    let to = (2..6).filter_map(|n| before(n + the)).find(|&at| document.key(at) == "to")?;
    let is_brought = to.checked_sub(1).is_some_and(|at| document.key(at).starts_with("br"));
    let amount = amount_at(document, to + 1, words.start).filter(|_| is_brought)?;
    (amount.tokens.end + the == words.start).then_some(amount)
}

/// The figure that a clause of the sentence announces, if any.
pub(super) fn find(document: &Document, tokens: Range<usize>) -> Option<Total> {
    let (outcome, words) = tokens.clone().find_map(|at| words_at(document, at))?;
    if let Some(amount) = brought_to(document, tokens.start, &words) {
        return Some(Total { outcome, words, amount });
    }
    let end = tokens.end.min(words.end + REACH);
    let mut at = words.end;
    let mut found: Option<Amount> = None;
    while at < end {
        if matches!(document.key(at), ";" | "." | "while" | "but") || is_other_outcome(document, at, outcome)
        {
            break;
        }
        let leads = at.checked_sub(1).is_some_and(|before| document.is(before, lexicon::BEFORE_TOTAL));
        if leads && let Some(amount) = amount_at(document, at, end) {
            let is_people = !document.is(amount.tokens.end, lexicon::NOT_PEOPLE.or(lexicon::MONTH));
            let is_clock = document.key(amount.tokens.end) == ":";
            let next = amount.tokens.end;
            // "The death toll could rise as some workers were missing"
            let is_told = document.key(at.saturating_sub(1)) != "as" || amount.best.is_some();
            if is_people && !is_clock && is_told {
                let from = document.key(at.saturating_sub(1)) == "from";
                found = Some(amount);
                if !from {
                    break;
                }
            }
            at = next;
            continue;
        }
        at += 1;
    }
    found.map(|amount| Total { outcome, words, amount })
}

/// "The death toll is 12 and 30 injured": from here on others are counted.
fn is_other_outcome(document: &Document, at: usize, outcome: Outcome) -> bool {
    COUNTED.iter().any(|&(list, other)| other != outcome && document.is(at, list))
}
