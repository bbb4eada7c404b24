//! Which figures are of earlier events or background, as only the whole article shows.

use super::drafts::Draft;
use super::{Claim, Context, Outcome, Polarity, Scope};
use crate::dates::{Precision, TimeExpression};
use crate::document::{Document, RegionKind, Sentence, Surface};

/// Gives the figures of earlier events and of background their scope. The drafts are in the order of the text.
pub(super) fn settle(context: &Context<'_>, drafts: &mut [Draft]) {
    restore_first(drafts);
    background(drafts);
    earlier_events(context, drafts);
    older_entries(context, drafts);
}

/// A live page has at least so many entries.
const ENTRIES: usize = 3;

/// On a live page with the newest entry first, totals told further down are older ones.
fn older_entries(context: &Context<'_>, drafts: &mut [Draft]) {
    let document = context.document;
    let mut times =
        document.paragraphs().iter().filter_map(|paragraph| clock(document, paragraph.tokens.start));
    let mut n_entries = 0usize;
    let mut last = u32::MAX;
    if !times.all(|time| {
        n_entries += 1;
        let falls = time < last;
        last = time;
        falls
    }) || n_entries < ENTRIES
    {
        return;
    }
    let paragraph =
        |draft: &Draft| document.sentences().get(draft.sentence_idx).map(|sentence| sentence.paragraph_idx);
    for outcome in Outcome::ALL {
        let mut newest = None;
        let totals = drafts.iter_mut().filter(|draft| {
            draft.claim.outcome == outcome && draft.phrase.is_generic && counts(&draft.claim)
        });
        for draft in totals {
            let here = paragraph(draft);
            draft.is_outdated |= *newest.get_or_insert(here) != here;
        }
    }
}

/// Minutes since midnight, where "16:10" stands at the token.
fn clock(document: &Document, at: usize) -> Option<u32> {
    document.token(at).filter(|token| token.surface == Some(Surface::TimeOfDay))?;
    let digits = |at: usize| document.key(at).parse::<u32>().ok();
    let is_split = document.word(at + 1) == ":";
    let (hours, minutes) = if is_split {
        (digits(at)?, digits(at + 2)?)
    } else {
        let (hours, minutes) = document.key(at).split_once([':', '.'])?;
        (hours.parse().ok()?, minutes.parse().ok()?)
    };
    Some(hours * 60 + minutes)
}

/// Whether the claim can be part of an event's figure.
pub(super) fn counts(claim: &Claim) -> bool {
    claim.scope == Scope::Incident && claim.polarity != Polarity::Denied
}

/// What is dated this many days before the first claim's date is an earlier event.
const EARLIER_DAYS: i64 = 60;

/// So many sentences of the story tell how the article dates its own event.
const OPENING_SENTENCES: usize = 2;

/// Of one sentence so many dates are looked at.
const DATES_OF_SENTENCE: usize = 16;

/// "In September 2021, a strike killed 40": marks as historical what happened long before what the article opens with.
///
/// Without a day of publication "in October" and "in 2018" cannot be set against a weekday. But news dates its own event
/// by the day, and others by the month or year.
fn earlier_events(context: &Context<'_>, drafts: &mut [Draft]) {
    let date_of = |claim: &Claim| {
        let span = claim.time?.span;
        let at = context.dates.partition_point(|date| date.span < span);
        // "The deadliest since 2005" and "fewer than in 2005" date something else.
        let first = context.document.tokens_in(span).start;
        let compares = (1..=2)
            .filter_map(|n| first.checked_sub(n))
            .any(|at| matches!(context.document.key(at), "since" | "than" | "of"));
        context.dates.get(at).filter(|date| date.span == span && !compares)
    };
    // The day of a report ("police said on Thursday") is none of the deed, but near it.
    let date_of_report = |draft: &Draft| {
        let sentence = context.document.sentences().get(draft.sentence_idx)?.span;
        let at = context.dates.partition_point(|date| date.span.start() < sentence.start());
        let near = context.dates.get(at..)?.iter().take(DATES_OF_SENTENCE);
        let mut here = near.take_while(|date| sentence.contains(date.span));
        here.find(|date| date.precision == Precision::Day)
    };
    let is_coarse = |date: &TimeExpression| {
        matches!(date.precision, Precision::Month | Precision::Season | Precision::Year | Precision::Decade)
    };
    let last_of_opening = last_of_opening(context);
    let opening_end =
        context.document.sentences().get(last_of_opening).map_or(usize::MAX, |sentence| sentence.span.end());
    let n_opening = context.dates.partition_point(|date| date.span.start() < opening_end);
    let opening = context.dates.get(..n_opening).unwrap_or_default();
    let opens_with_coarse = opening.iter().any(is_coarse);
    let of_opening = opening.iter().find(|date| date.precision != Precision::Duration && date.days.is_some());
    let of_figure = || {
        drafts.iter().filter(|draft| counts(&draft.claim)).find_map(|draft| {
            let dated = date_of(&draft.claim).filter(|date| date.days.is_some() && !is_coarse(date));
            dated.or_else(|| date_of_report(draft))
        })
    };
    let first = of_opening.or_else(of_figure).and_then(|date| date.days);
    let limit = first.map(|(first, _)| first.saturating_sub(jiff::Span::new().days(EARLIER_DAYS)));
    for draft in drafts.iter_mut().filter(|draft| counts(&draft.claim)) {
        let Some(date) = date_of(&draft.claim) else { continue };
        let is_earlier = match (date.days, limit) {
            (Some((_, last)), Some(limit)) => last < limit,
            _ => !opens_with_coarse && is_coarse(date) && draft.sentence_idx > last_of_opening,
        };
        if is_earlier {
            draft.claim.scope = Scope::Historical;
        }
    }
}

/// The last of the sentences that open the story.
fn last_of_opening(context: &Context<'_>) -> usize {
    let document = context.document;
    let is_body = |sentence: &Sentence| {
        document.token(sentence.tokens.start).is_some_and(|token| token.region == RegionKind::Body)
    };
    let mut body = document.sentences().iter().enumerate().filter(|(_, sentence)| is_body(sentence));
    body.nth(OPENING_SENTENCES - 1).map_or(usize::MAX, |(last, _)| last)
}

/// A figure many times what the article reports, without a word of its having risen, is background.
const BACKGROUND_FACTOR: u64 = 10;

/// Marks as running totals the large figures that an article on a small incident tells for comparison.
fn background(drafts: &mut [Draft]) {
    for outcome in [Outcome::Killed, Outcome::Injured] {
        let mut first: Option<(u64, usize)> = None;
        for draft in drafts.iter_mut().filter(|draft| draft.claim.outcome == outcome && counts(&draft.claim))
        {
            let Some(best) = draft.claim.count.best.filter(|&n| n > 0) else { continue };
            match first {
                None => first = Some((best, draft.sentence_idx)),
                Some((n, sentence))
                    if best >= 100
                        && best / BACKGROUND_FACTOR >= n
                        && draft.sentence_idx != sentence
                        && draft.claim.rule != "death toll"
                        && (draft.is_perfect || best / BACKGROUND_FACTOR.pow(3) >= n) =>
                {
                    draft.claim.scope = Scope::Cumulative;
                }
                Some(_) => {}
            }
        }
    }
}

/// An article must tell of some incident: what its first sentence tells is not history for a phrase in it.
fn restore_first(drafts: &mut [Draft]) {
    let Some(first) =
        drafts.first().map(|draft| draft.sentence_idx).filter(|&sentence_idx| sentence_idx == 0)
    else {
        return;
    };
    for draft in drafts.iter_mut().take_while(|draft| draft.sentence_idx == first) {
        if draft.claim.scope == Scope::Historical && !draft.is_recalled {
            draft.claim.scope = Scope::Incident;
        }
    }
}
