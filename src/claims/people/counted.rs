//! Phrases that begin with a count.

use super::extent::run;
use super::figures::{has_four_digits, is_age_after_name, is_aged, is_date, is_place_in_list};
use super::noun::describe;
use super::{Humanity, Phrase, Reference, base};
use crate::claims::Context;
use crate::claims::counts::{Amount, amount_at};

/// A phrase that begins with a count: "12 people", "two of the hostages", "dozens of civilians", "five others", "30".
pub(super) fn counted(context: &Context<'_>, first: usize, amount: Amount, end: usize) -> Option<Phrase> {
    let document = context.document;
    let after = amount.tokens.end;
    let is_aged = is_aged(document, first) || is_age_after_name(document, &amount);
    let is_date = is_aged || is_date(document, &amount) || is_place_in_list(document, &amount);
    let mut phrase = base(first..after, amount, after..after, Reference::Counted);
    if is_date {
        phrase.humanity = Humanity::Thing;
        return Some(phrase);
    }
    if document.key(after) == "of" && after + 1 < end {
        let inner_first = if matches!(
            document.key(after + 1),
            "the" | "those" | "these" | "his" | "her" | "their" | "its" | "our" | "my"
        ) {
            after + 2
        } else {
            after + 1
        };
        phrase.is_partial =
            inner_first > after + 1 || matches!(document.key(after + 1), "them" | "whom" | "us");
        let noun = if matches!(document.key(after + 1), "them" | "whom" | "us" | "which") {
            after + 1..after + 2
        } else {
            // "Two of the 12 hostages", "21 of the ship's 48 passengers"
            let owner = (inner_first..inner_first + 4).find(|&at| document.key(at) == "'s");
            let inner = amount_at(document, inner_first, end)
                .or_else(|| amount_at(document, owner? + 1, end))
                .map_or(inner_first, |inner| inner.tokens.end);
            run(context, inner, end)
        };
        if !noun.is_empty() {
            phrase.tokens = first..noun.end;
            phrase.noun = noun;
        }
    } else {
        let noun = run(context, after, end);
        phrase.tokens = first..noun.end.max(after);
        phrase.noun = noun;
    }
    describe(context, &mut phrase);
    if matches!(document.key(phrase.noun.start), "them" | "whom" | "us") {
        phrase.humanity = Humanity::People;
    }
    // "21 TTP and LeI militants": the noun stands after the second modifier.
    if phrase.humanity == Humanity::Open
        && !phrase.noun.is_empty()
        && matches!(document.key(phrase.noun.end), "and" | "or")
    {
        let second = run(context, phrase.noun.end + 1, end);
        let mut joined =
            Phrase { noun: phrase.noun.start..second.end, tokens: first..second.end, ..phrase.clone() };
        describe(context, &mut joined);
        if !second.is_empty() && joined.humanity == Humanity::People && joined.is_plural {
            phrase = joined;
        }
    }
    phrase.is_plural |= phrase.amount.best != Some(1);
    // "Three of them"
    if phrase.is_partial && matches!(document.key(phrase.noun.start), "them" | "whom" | "us") {
        phrase.humanity = Humanity::People;
    }
    if phrase.noun.is_empty() {
        phrase.is_generic = true;
    }
    // A year or a clock time, not people, unless a noun says so.
    if phrase.noun.is_empty()
        && phrase.amount.best.or(phrase.amount.max).is_some_and(|n| (1900..=2100).contains(&n))
        && has_four_digits(document, phrase.amount.tokens.end.saturating_sub(1))
    {
        phrase.humanity = Humanity::Thing;
    }
    phrase.is_additional |=
        matches!(document.key(after), "more" | "other" | "others" | "additional" | "further");
    // "A total of 45", "in all, 45", "overall, 45 people".
    phrase.is_total = (0..=4).filter_map(|n| phrase.amount.tokens.end.checked_sub(n + 1)).any(|idx| {
        matches!(
            document.key(idx),
            "total" | "overall" | "altogether" | "collectively" | "combined" | "nationwide"
        )
    });
    Some(phrase)
}
