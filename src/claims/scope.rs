//! What a figure covers, and whether the text affirms it: running totals, earlier events, threats, denials.

use std::ops::Range;

use super::drafts::Draft;
use super::links::Link;
use super::{Context, Outcome, Polarity, Qualifier, Scope};
use crate::document::{Case, Document};
use crate::lexicon::{self, Lists};

/// How far to either side of the outcome word a cue is looked for, in tokens.
const REACH: usize = 40;

/// The scope and polarity that the words around the outcome tell.
pub(super) fn of_link(context: &Context<'_>, sentence_idx: usize, link: &Link) -> (Scope, Polarity) {
    let document = context.document;
    let Some(sentence) = document.sentences().get(sentence_idx) else {
        return (Scope::Incident, Polarity::Affirmed);
    };
    let from = sentence.tokens.start.max(link.tokens.start.saturating_sub(REACH));
    let until = sentence.tokens.end.min(link.tokens.end + REACH);
    let before = |list: Lists, reach: usize| {
        (from.max(link.tokens.start.saturating_sub(reach))..link.tokens.start)
            .any(|at| document.phrase_at(at, list).is_some())
    };
    let anywhere = |list: Lists| (from..until).any(|at| document.phrase_at(at, list).is_some());

    let polarity =
        if link.mood.is_negated || before(lexicon::DENIAL_CUE, 8) || is_report_rejected(document, link, from)
        {
            Polarity::Denied
        } else if anywhere(lexicon::UNCONFIRMED_CUE)
            || is_rejected(document, link, until) && before(lexicon::FIGURE_NOUN, 8)
        {
            Polarity::Unconfirmed
        } else {
            Polarity::Affirmed
        };
    let is_open = (from.max(link.tokens.start.saturating_sub(8))..link.tokens.start)
        .any(|at| matches!(document.key(at), "if" | "whether" | "unless"));
    let scope = if is_open {
        Scope::Hypothetical
    } else if link.mood.is_infinitive || link.mood.is_modal {
        if before(lexicon::THREAT_CUE, 10) && !link.mood.is_possible {
            Scope::Threat
        } else {
            Scope::Hypothetical
        }
    } else if link.rule == "noun with its people" && before(lexicon::PREVENTED_CUE, 3) {
        Scope::Hypothetical
    } else if link.rule == "noun with its people" && follows(context, link, from) || is_charge(context, link)
    {
        Scope::Historical
    } else if !recalls(context, link, from) && is_cumulative(context, link, from, until) {
        Scope::Cumulative
    } else if recalls(context, link, from)
        || in_clause(context, link, from, until, lexicon::HISTORICAL_CUE)
        || comes_after(document, from..link.tokens.start)
    {
        Scope::Historical
    } else {
        Scope::Incident
    };
    (scope, polarity)
}

/// "Dismissed reports that a strike had killed eight".
fn is_report_rejected(document: &Document, link: &Link, from: usize) -> bool {
    let that = (from..link.tokens.start).rev().find(|&at| document.key(at) == "that");
    that.and_then(|that| that.checked_sub(1)).is_some_and(|noun| {
        document.is(noun, lexicon::FIGURE_NOUN)
            && (from.max(noun.saturating_sub(8))..noun).any(|at| document.is(at, lexicon::DISPUTE_VERB))
    })
}

/// "The claim that 31 soldiers were killed was rejected by the government".
fn is_rejected(document: &Document, link: &Link, until: usize) -> bool {
    (link.tokens.end..until).any(|at| {
        matches!(document.key(at), "was" | "were" | "been") && document.is(at + 1, lexicon::DISPUTE_VERB)
    })
}

/// Whether the clause of the outcome recalls an earlier event, not merely a word near it.
pub(super) fn is_recalled(context: &Context<'_>, sentence_idx: usize, link: &Link) -> bool {
    let start = context.document.sentences().get(sentence_idx).map_or(0, |sentence| sentence.tokens.start);
    let from = start.max(link.tokens.start.saturating_sub(REACH));
    recalls(context, link, from) || is_charge(context, link) || commemorates(context, link, from)
}

/// "Overall, …", "…; in all, …": what the clause counts sums up what others did.
pub(super) fn opens_with_total(context: &Context<'_>, sentence_idx: usize, count: usize) -> bool {
    let document = context.document;
    let Some(sentence) = document.sentences().get(sentence_idx) else { return false };
    let first = sentence.tokens.start;
    let is_cue = |at: usize| document.phrase_at(at, lexicon::TOTAL_CUE).is_some();
    let opens_clause = |at: usize| {
        at.checked_sub(1).is_some_and(|before| matches!(document.word(before), ";" | "," | "–" | "—"))
    };
    (first..sentence.tokens.end.min(first + 2)).any(is_cue)
        || (first.max(count.saturating_sub(12))..count).any(|at| opens_clause(at) && is_cue(at))
}

/// "Convicted of killing", "sentenced for killing": a deed before the event reported; "responsible for killing" is not.
fn is_charge(context: &Context<'_>, link: &Link) -> bool {
    let document = context.document;
    let key = |n: usize| link.tokens.start.checked_sub(n).map_or("", |idx| document.key(idx));
    let is_deed = document.key(link.tokens.start).ends_with("ing") && link.rule == "object";
    let is_of_crime = matches!(
        key(2),
        "convicted" | "guilty" | "accused" | "suspected" | "acquitted" | "cleared" | "suspicion"
    );
    is_deed
        && (key(1) == "for" || key(1) == "of" && is_of_crime)
        && !key(2).starts_with("respons")
        && !key(3).starts_with("respons")
}

/// "To mark the anniversary of the death of", "accused of the murder of": the words before the noun recall the deed.
fn commemorates(context: &Context<'_>, link: &Link, from: usize) -> bool {
    let mut nouns = (1..=6).filter_map(|n| link.tokens.start.checked_sub(n)).filter(|&at| at >= from);
    link.rule == "noun with its people" && nouns.any(|at| context.document.is(at, lexicon::RECALLED_BY))
}

/// "Following the assassination of", "after the deaths of": the deed is what came before the event reported.
fn follows(context: &Context<'_>, link: &Link, from: usize) -> bool {
    let key = |n: usize| {
        link.tokens.start.checked_sub(n).filter(|&at| at >= from).map_or("", |at| context.document.key(at))
    };
    let recalls = (1..=3).any(|n| matches!(key(n), "following" | "after" | "since"))
        || (1..=3).any(|n| key(n) == "over") && !(2..=10).any(|n| is_held(key(n)))
        || link.tokens.clone().any(|at| context.document.key(at) == "yesterday")
        || commemorates(context, link, from);
    // "Held for the murder of", but "claimed responsibility for the killing of".
    let for_it = (1..=3).any(|n| key(n) == "for");
    let is_claimed = (1..=10)
        .any(|n| key(n).starts_with("respons") || key(n).starts_with("blam") || matches!(key(n), "credit"));
    recalls || for_it && !is_claimed
}

/// "Holding two men over the killing of": the killing is the news.
fn is_held(key: &str) -> bool {
    matches!(key, "held" | "hold" | "holding" | "custody")
        || ["arrest", "charg", "detain", "question", "suspect"].iter().any(|stem| key.starts_with(stem))
}

/// "The attack came hours after police killed one", "followed the funerals of four policemen killed": what came before.
fn comes_after(document: &Document, before: Range<usize>) -> bool {
    before.clone().any(|at| match document.key(at) {
        "came" | "comes" => (at + 1..before.end.min(at + 7))
            .any(|idx| matches!(document.key(idx), "after" | "before" | "following")),
        "followed" | "follows" => {
            matches!(document.key(at + 1), "the" | "a" | "an" | "one")
                && !document.is(at.saturating_sub(1), lexicon::AUXILIARY_BE)
                && !matches!(document.key(at.saturating_sub(1)), "that" | "which")
        }
        _ => false,
    })
}

/// "The deadliest since 2019, when 63 died", "the anniversary of the attack that killed ten".
fn recalls(context: &Context<'_>, link: &Link, from: usize) -> bool {
    let document = context.document;
    let (mut has_when, mut has_since) = (false, false);
    for at in (from..link.tokens.start).rev() {
        match document.key(at) {
            "when" | "which" | "that" | "in" => has_when = true,
            "since" if has_when && ranks(document, from, at) => has_since = true,
            "anniversary" if has_when => has_since = true,
            _ => {}
        }
    }
    has_when && has_since
}

/// Whether a cue of the list stands in the clause of the outcome word: nothing between them opens another.
fn in_clause(context: &Context<'_>, link: &Link, from: usize, until: usize, list: Lists) -> bool {
    let document = context.document;
    // "A day after": the last word is of the cue and opens nothing.
    let ends_cue = |at: usize| {
        link.outcome == Outcome::Killed
            && (1..3).filter_map(|n| at.checked_sub(n)).any(|first| {
                document.phrase_at(first, list).is_some_and(|n_tokens| first + n_tokens == at + 1)
            })
    };
    let opens = |at: usize| {
        document.phrase_at(at, list).is_none() && document.is(at, lexicon::PHRASE_CLAUSE_OPENER)
            || matches!(document.word(at), ";" | ":")
    };
    // "An attack the previous week in which 39 were killed"
    let is_relative = |at: usize| document.key(at) == "which";
    let mut before =
        (from..link.tokens.start).rev().take_while(|&at| !opens(at) || ends_cue(at) || is_relative(at));
    let mut after = (link.tokens.end..until).take_while(|&at| !opens(at));
    // "Died days after the attack" tells of this death, "came days after two had died" of an earlier one.
    let is_cue_after = |at: usize| {
        document.phrase_at(at, list).is_some_and(|n_tokens| document.key(at + n_tokens - 1) != "after")
    };
    before.any(|at| document.phrase_at(at, list).is_some()) || after.any(is_cue_after)
}

/// A running total: "so far this year", "since 2014", "since October".
fn is_cumulative(context: &Context<'_>, link: &Link, from: usize, until: usize) -> bool {
    let document = context.document;
    // "Since the new chief took over, 41 have been killed"
    if link.mood.is_perfect && document.key(from) == "since" {
        return true;
    }
    // "20,000 people have been displaced since Monday" is what has happened so far.
    if link.outcome == Outcome::Displaced {
        return false;
    }
    let are_crimes = document.is(link.tokens.end.saturating_sub(1), lexicon::REPEATED_DEED);
    (from..until).any(|at| {
        // "A year earlier" is no running total.
        let longer = document.phrase_at(at, lexicon::HISTORICAL_CUE).unwrap_or(0);
        document.phrase_at(at, lexicon::CUMULATIVE_CUE).is_some_and(|n_tokens| n_tokens > longer)
            && !(matches!(document.key(at), "to" | "in" | "this") && ranks(document, from, at))
            || is_long_time(document, at)
            || is_from_month_to_month(document, at)
            || link.mood.is_perfect && document.key(at) == "this" && document.is(at + 1, lexicon::SEASON)
            || are_crimes && document.key(at) == "since"
            || document.key(at) == "since"
                && !ranks(document, from, at)
                && (document.is(at + 1, lexicon::MONTH)
                    || document.is(at + 2, lexicon::MONTH)
                    || document.word(at + 1).len() == 4
                        && document.word(at + 1).bytes().all(|byte| byte.is_ascii_digit())
                    || matches!(document.key(at + 1), "last" | "early" | "late" | "mid"))
    })
}

/// "The costliest season since 2012", "the worst attack to date", "the third this year": ranks an event among others
/// and counts none of them.
fn ranks(document: &Document, from: usize, at: usize) -> bool {
    (from.max(at.saturating_sub(8))..at).any(|idx| {
        let key = document.key(idx);
        key.ends_with("est") && key.len() > 5
            || matches!(
                key,
                "worst" | "first" | "most" | "second" | "third" | "fourth" | "fifth" | "sixth" | "latest"
            )
    })
}

/// "Between January and August".
fn is_from_month_to_month(document: &Document, at: usize) -> bool {
    matches!(document.key(at), "between" | "from")
        && document.is(at + 1, lexicon::MONTH)
        && document.token(at + 1).is_some_and(|token| token.case != Case::Lower)
        && (at + 2..at + 5).any(|idx| document.is(idx, lexicon::MONTH))
}

/// "Over the past ten years", "in the last few months".
fn is_long_time(document: &Document, at: usize) -> bool {
    let is_span =
        |idx: usize| matches!(document.key(idx), "years" | "months" | "decade" | "decades" | "year");
    let is_past = matches!(document.key(at), "past" | "last")
        && document.key(at.saturating_sub(1)) == "the"
        && (at + 1..at + 4).any(is_span);
    // "During the three months leading up to the vote"
    let is_during = matches!(document.key(at), "during" | "over" | "in")
        && document.key(at + 1) == "the"
        && (at + 2..at + 4).any(is_span)
        && (at + 3..at + 5).any(|idx| matches!(document.key(idx), "leading" | "before" | "up"));
    is_past || is_during
}

/// "The government rejected that figure": what the sentence before says on another's word is disputed.
pub(super) fn dispute(context: &Context<'_>, drafts: &mut [Draft]) {
    let document = context.document;
    for (sentence_idx, sentence) in document.sentences().iter().enumerate().skip(1) {
        let disputes = sentence.tokens.clone().any(|at| {
            document.is(at, lexicon::DISPUTE_VERB)
                && (at + 1..at + 4).any(|idx| document.is(idx, lexicon::FIGURE_NOUN))
        });
        if !disputes {
            continue;
        }
        let first = drafts.partition_point(|draft| draft.sentence_idx + 1 < sentence_idx);
        let before = drafts.get_mut(first..).unwrap_or_default().iter_mut();
        for draft in before.take_while(|draft| draft.sentence_idx + 1 == sentence_idx) {
            if draft.claim.source.is_some() && draft.claim.polarity == Polarity::Affirmed {
                draft.claim.polarity = Polarity::Unconfirmed;
            }
        }
    }
}

/// "Had earlier put the toll at 41", "an earlier report had spoken of 13 dead": told of a figure before its number.
pub(super) fn is_outdated(context: &Context<'_>, sentence_idx: usize, count: usize) -> bool {
    let document = context.document;
    let start = document.sentences().get(sentence_idx).map_or(count, |sentence| sentence.tokens.start);
    let before = start.max(count.saturating_sub(OUTDATED_REACH))..count;
    let is_earlier = |at: usize| document.is(at, lexicon::EARLIER_FIGURE);
    let has_had = before.clone().any(|at| document.key(at) == "had");
    let has_figure = before.clone().any(|at| document.is(at, lexicon::FIGURE_NOUN | lexicon::SAYS));
    // "On Sunday the toll had stood at 53."
    let had_stood = before
        .clone()
        .any(|at| document.key(at) == "had" && matches!(document.key(at + 1), "stood" | "been"));
    has_had && has_figure && (had_stood || before.into_iter().any(is_earlier))
}

/// How far before its number a figure may be called an earlier one, in tokens.
const OUTDATED_REACH: usize = 10;

/// Settles what only the claims of a whole sentence show: events joined to earlier ones; nobody, said of nobody.
pub(super) fn settle(document: &Document, drafts: &mut [Draft]) {
    // "Following the deaths of two guards and the death of a cook": both came before.
    for idx in 1..drafts.len() {
        let [one, other] = drafts.get_mut(idx - 1..=idx).unwrap_or_default() else { break };
        let are_joined = one.claim.rule == "noun with its people"
            && other.claim.rule == one.claim.rule
            && other.trigger.start.checked_sub(1).is_some_and(|at| document.key(at) == "and");
        if are_joined && one.claim.scope == Scope::Historical {
            other.claim.scope = Scope::Historical;
        }
    }
    for draft in drafts {
        let is_zero = draft.claim.count.max == Some(0);
        if is_zero && draft.claim.polarity == Polarity::Denied {
            // "did not cause any deaths": nobody, affirmed.
            draft.claim.polarity = Polarity::Affirmed;
        }
        if is_zero {
            draft.claim.count.qualifier = Qualifier::Exact;
        }
    }
}
