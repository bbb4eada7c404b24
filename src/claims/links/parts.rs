//! What stands apart from verbs: the parts that "including" or brackets open, and the figure of a death toll.

use std::ops::Range;

use super::objects::joined_right;
use super::same::{is_apposition, is_same_person};
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::counts::{Amount, amount_at};
use crate::claims::people::Humanity;
use crate::document::Document;
use crate::lexicon;

/// The phrases that "including" or brackets make parts of the one at `whole`.
pub(in crate::claims) fn parts(context: &Context<'_>, chunks: &[Chunk], whole: usize) -> Vec<usize> {
    let Some(total) = chunks.get(whole).and_then(Chunk::phrase) else { return Vec::new() };
    if !total.is_plural && total.amount.best.is_none_or(|n| n < 2) {
        return Vec::new();
    }
    let mut at = whole + 1;
    let mut opened = false;
    for _ in 0..14 {
        let Some(chunk) = chunks.get(at) else { return Vec::new() };
        match &chunk.kind {
            Kind::Subset => {
                opened = true;
                at += 1;
                break;
            }
            Kind::Open => {
                at += 1;
                if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Subset)) {
                    at += 1;
                }
                opened = true;
                break;
            }
            Kind::Opener | Kind::And => return Vec::new(),
            // Past the trigger of "12 people were killed, including …" and what place or time stands between.
            _ => at += 1,
        }
    }
    if !opened {
        return Vec::new();
    }
    let accepts = |idx: usize| {
        chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
            (phrase.humanity != Humanity::Thing || phrase.states == total.states && phrase.states.is_some())
                && total.amount.best.zip(phrase.amount.best).is_none_or(|(whole, part)| part < whole)
        })
    };
    if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Adverb | Kind::Be)) {
        at += 1;
    }
    if !accepts(at) {
        return Vec::new();
    }
    let mut found = vec![at];
    let mut last = at;
    while found.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, &accepts) else { break };
        if !is_apposition(chunks, last, next) && !is_same_person(context, chunks, last, next) {
            found.push(next);
        }
        last = next;
        if is_end {
            break;
        }
    }
    found
}

/// How far after "toll" its figure may stand, in tokens.
const TOLL_REACH: usize = 16;

/// "Toll", or "number of people killed", where it begins at the token.
fn toll_words(document: &Document, at: usize) -> Option<Range<usize>> {
    match document.key(at) {
        "toll" if document.is(at, lexicon::LIFE_NOUN) => Some(at..at + 1),
        "number" if document.key(at + 1) == "of" => {
            let last = (at + 2..at + 5)
                .find(|&idx| matches!(document.key(idx), "killed" | "dead" | "deaths" | "fatalities"))?;
            let has_verb = matches!(
                document.key(last + 1),
                "has" | "had" | "rose" | "reached" | "stood" | "stands" | "was" | "is" | "could"
            );
            has_verb.then_some(at..last + 1)
        }
        _ => None,
    }
}

/// "The death toll rose from 30 to 45", "the toll stood at 12": the words of the toll and its last figure.
pub(in crate::claims) fn death_toll(
    document: &Document,
    tokens: Range<usize>,
) -> Option<(Range<usize>, Amount)> {
    let toll = tokens.clone().find_map(|at| toll_words(document, at))?;
    let (first, toll) = (toll.start, toll.end - 1);
    let end = tokens.end.min(toll + TOLL_REACH);
    let mut at = toll + 1;
    let mut found: Option<Amount> = None;
    while at < end {
        if matches!(document.key(at), ";" | "." | "injured" | "wounded" | "while" | "but" | "missing") {
            break;
        }
        let leads = matches!(
            document.key(at.saturating_sub(1)),
            "to" | "at"
                | "of"
                | "is"
                | "was"
                | "stands"
                | "reached"
                | "reaches"
                | "hits"
                | "hit"
                | "tops"
                | "topped"
                | "passes"
                | "passed"
                | ":"
                | "exceeds"
                | "exceeded"
                | "surpassed"
                | "from"
                | "as"
                | "be"
                | "nears"
                | "climbs"
                | "rises"
        );
        if leads && let Some(amount) = amount_at(document, at, end) {
            let is_people = !document.is(amount.tokens.end, lexicon::NOT_PEOPLE.or(lexicon::MONTH));
            let is_clock = document.key(amount.tokens.end) == ":";
            let next = amount.tokens.end;
            if is_people && !is_clock {
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
    found.map(|amount| (first..toll + 1, amount))
}
