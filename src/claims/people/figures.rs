//! Numbers beside people that count none, ages and days of a month; and those inside the words for a group.

use std::ops::Range;

use crate::claims::counts::Amount;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;
use crate::lexicon::numbers::{NumberWord, number_word};

/// "Aged 20 and 24": the number is an age.
pub(super) fn is_aged(document: &Document, first: usize) -> bool {
    (1..=6)
        .filter_map(|n| first.checked_sub(n))
        .take_while(|&idx| {
            matches!(document.key(idx), "," | "and" | "between" | "aged" | "age" | "ages")
                || document.token(idx).is_some_and(|token| token.kind == TokenKind::Number)
        })
        .any(|idx| matches!(document.key(idx), "aged" | "age" | "ages"))
}

/// "Rahel T., 34, who fled": a number of up to three digits between commas after a name is an age.
pub(super) fn is_age_after_name(document: &Document, amount: &Amount) -> bool {
    let Some(name) = amount.tokens.start.checked_sub(2) else { return false };
    amount.tokens.len() == 1
        && amount.best.is_some_and(|n| n < 120)
        && document.token(amount.tokens.start).is_some_and(|token| token.kind == TokenKind::Number)
        && document
            .token(name)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case != Case::Lower)
        && document.word(name + 1) == ","
        && document.word(amount.tokens.end) == ","
}

/// "2 Ten killed in Texas", "1 King speaks" over "2 Man shot": the number that a line begins with is its place in a list, where
/// a number in words follows or the line beside it is the next of the list.
pub(super) fn is_place_in_list(document: &Document, amount: &Amount) -> bool {
    let first = amount.tokens.start;
    let lines = document.paragraphs();
    let line = lines.partition_point(|line| line.tokens.end <= first);
    // The number of a line and what follows with a capital: "5 Killed" alone is no item.
    let item = |line: usize| {
        let start = lines.get(line)?.tokens.start;
        let after = document.token(start + 1).filter(|after| after.case != Case::Lower)?;
        let number = document.word(start).parse::<u64>().ok()?;
        (after.kind == TokenKind::Word).then_some((start, number))
    };
    let Some((_, number)) = item(line).filter(|&(start, _)| start == first && amount.tokens.len() == 1)
    else {
        return false;
    };
    let is_beside = |other: Option<usize>, n: Option<u64>| {
        other.and_then(item).is_some_and(|(_, other)| Some(other) == n)
    };
    matches!(number_word(document.key(first + 1)), Some(NumberWord::Units(_)))
        || is_beside(line.checked_sub(1), number.checked_sub(1))
        || is_beside(line.checked_add(1), number.checked_add(1))
}

/// "2000", which may be a year; not "2,000".
pub(super) fn has_four_digits(document: &Document, token_idx: usize) -> bool {
    let word = document.word(token_idx);
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "8 May", "May 8": the number beside a month.
pub(super) fn is_date(document: &Document, amount: &Amount) -> bool {
    let one_token = amount.tokens.len() == 1;
    let before = amount.tokens.start.checked_sub(1);
    let is_day = amount.best.is_some_and(|n| n <= 31 || (1900..=2100).contains(&n));
    one_token
        && is_day
        && document.token(amount.tokens.start).is_some_and(|token| token.kind == TokenKind::Number)
        && (before.is_some_and(|idx| {
            document.is(idx, lexicon::MONTH) && document.key(idx) != "may" || is_capital_may(document, idx)
        }) || document.is(amount.tokens.end, lexicon::MONTH)
            && document.token(amount.tokens.end).is_some_and(|token| token.case != Case::Lower))
}

fn is_capital_may(document: &Document, token_idx: usize) -> bool {
    document.word(token_idx) == "May"
}

/// 8 of "an eight-member family", 2 of a couple.
pub(super) fn members(document: &Document, noun: &Range<usize>) -> Option<u64> {
    let of_word = |key: &str| match number_word(key)? {
        NumberWord::Units(n) => Some(n),
        _ => None,
    };
    let is_couple = noun.end.checked_sub(1).is_some_and(|head| document.key(head) == "couple");
    is_couple
        .then_some(2)
        .or_else(|| noun.clone().find_map(|at| of_word(document.key(at).strip_suffix("-member")?)))
}

/// "Taken to Regional ⟨One⟩": a number word that is part of a name; not in a headline of capitals.
pub(super) fn is_inside_name(document: &Document, at: usize) -> bool {
    let is = |n: usize, case: Case| {
        at.checked_sub(n)
            .and_then(|before| document.token(before))
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == case)
    };
    is(0, Case::Capitalized) && is(1, Case::Capitalized) && is(2, Case::Lower)
}
