//! What a figure covers, and whether the text affirms it: running totals, earlier events, threats, denials.

use super::links::Link;
use super::{Context, Draft, Outcome, Polarity, Qualifier, Scope};
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

    let polarity = if link.mood.is_negated || before(lexicon::DENIAL_CUE, 8) {
        Polarity::Denied
    } else if anywhere(lexicon::UNCONFIRMED_CUE) {
        Polarity::Unconfirmed
    } else {
        Polarity::Affirmed
    };
    let is_open = (from.max(link.tokens.start.saturating_sub(8))..link.tokens.start)
        .any(|at| matches!(document.key(at), "if" | "whether" | "unless"));
    let scope = if is_open {
        Scope::Hypothetical
    } else if link.mood.is_infinitive || link.mood.is_modal {
        if before(lexicon::THREAT_CUE, 10) { Scope::Threat } else { Scope::Hypothetical }
    } else if link.rule == "noun with its people" && before(lexicon::PREVENTED_CUE, 3) {
        Scope::Hypothetical
    } else if link.rule == "noun with its people" && follows(context, link, from) {
        Scope::Historical
    } else if is_cumulative(context, link, from, until) {
        Scope::Cumulative
    } else if in_clause(context, link, from, until, lexicon::HISTORICAL_CUE)
        || anywhere(lexicon::SEPARATE_INCIDENT) && sentence_idx > 0
    {
        Scope::Historical
    } else {
        Scope::Incident
    };
    (scope, polarity)
}

/// "Following the assassination of", "after the deaths of": the deed is what came before the event reported.
fn follows(context: &Context<'_>, link: &Link, from: usize) -> bool {
    (from.max(link.tokens.start.saturating_sub(3))..link.tokens.start).any(|at| {
        matches!(
            context.document.key(at),
            "following" | "after" | "since" | "avenge" | "revenge" | "retaliation"
        )
    })
}

/// Whether a cue of the list stands in the clause of the outcome word: nothing between them opens another.
fn in_clause(context: &Context<'_>, link: &Link, from: usize, until: usize, list: Lists) -> bool {
    let document = context.document;
    let opens = |at: usize| {
        document.phrase_at(at, list).is_none() && document.is(at, lexicon::PHRASE_CLAUSE_OPENER)
            || matches!(document.word(at), ";" | ":")
    };
    let mut before = (from..link.tokens.start).rev().take_while(|&at| !opens(at));
    let mut after = (link.tokens.end..until).take_while(|&at| !opens(at));
    before.any(|at| document.phrase_at(at, list).is_some())
        || after.any(|at| document.phrase_at(at, list).is_some())
}

/// A running total: "so far this year", "since 2014", "since October".
fn is_cumulative(context: &Context<'_>, link: &Link, from: usize, until: usize) -> bool {
    let document = context.document;
    if link.outcome == Outcome::Displaced {
        return false;
    }
    (from..until).any(|at| {
        document.phrase_at(at, lexicon::CUMULATIVE_CUE).is_some()
            || document.key(at) == "since"
                && (document.is(at + 1, lexicon::MONTH)
                    || document.word(at + 1).len() == 4
                        && document.word(at + 1).bytes().all(|byte| byte.is_ascii_digit())
                    || matches!(document.key(at + 1), "last" | "early" | "late" | "mid"))
    })
}

/// Settles what only the claims of a whole sentence show: a negated claim without a number says nothing.
pub(super) fn settle(_context: &Context<'_>, drafts: &mut [Draft]) {
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
