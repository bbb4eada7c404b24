//! Days and lengths of time that are told from the day of writing, or from a day named before.

use super::meaning::{Found, Meaning, Pick};
use super::read::{after_day_part, can_follow, month_at};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::calendar::{self, Unit};
use crate::lexicon::numbers::{self, NumberWord};

/// "Yesterday", "today", "tomorrow night", "tonight", "overnight".
///
/// - not "USA Today": with a capital in mid-sentence it is a name
/// - not "an overnight raid": with a noun after it, it is an adjective
pub(super) fn day(document: &Document, at: usize) -> Option<Found> {
    let by = match document.key(at) {
        "yesterday" => -1,
        "today" | "tonight" => 0,
        "tomorrow" => 1,
        "overnight" => {
            let before = at.checked_sub(1).map_or("", |before| document.key(before));
            let is_adjective = matches!(before, "a" | "an" | "the" | "his" | "her" | "its" | "their");
            let fits = !is_adjective && can_follow(document, at + 1);
            return fits.then(|| Found::new(at..at + 1, Meaning::Overnight));
        }
        _ => return None,
    };
    let is_first = document.sentence_of(at).is_some_and(|sentence| sentence.tokens.start == at);
    let after_name = !is_first
        && document.space_before(at)
        && at
            .checked_sub(1)
            .and_then(|before| document.token(before))
            .is_some_and(|token| token.kind == TokenKind::Word && token.case != Case::Lower);
    if document.token(at)?.case == Case::Capitalized && after_name {
        return None;
    }
    Some(Found::new(at..after_day_part(document, at + 1), Meaning::Shifted { unit: Unit::Day, by }))
}

/// A unit, weekday, month or season after "last", "this", "next", "the past" and the like.
pub(super) fn modified(document: &Document, at: usize) -> Option<Found> {
    let is_definite = document.key(at) == "the";
    let word = at + usize::from(is_definite);
    // "This past week" is "the past week".
    let (is_definite, word) = match (document.key(word), document.key(word + 1)) {
        ("this", "past" | "coming") => (true, word + 1),
        _ => (is_definite, word),
    };
    let (modifier, next) = (document.key(word), word + 1);
    let found = |end: usize, meaning: Meaning| Some(Found::new(at..end, meaning));
    match modifier {
        "weekend" if is_definite => return found(next, Meaning::Weekend(None)),
        "day" if is_definite => return day_beside(document, at),
        "last" | "past" | "previous" | "next" | "coming" | "following" | "this" | "that" | "same"
        | "recent" => {}
        _ => return None,
    }
    counted_window(document, at, word)
        .or_else(|| named(document, at, word).filter(|_| !is_definite))
        .or_else(|| unit(document, at, word, is_definite))
}

/// "The day before yesterday", "the day after tomorrow", "the day before".
fn day_beside(document: &Document, at: usize) -> Option<Found> {
    let by = match document.key(at + 2) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let meaning = Meaning::Shifted { unit: Unit::Day, by: by * 2 };
    match document.key(at + 3) {
        "yesterday" | "tomorrow" => Some(Found::new(at..at + 4, meaning)),
        // "the day before the vote" hangs on the vote
        _ if document.token(at + 3).is_none_or(|token| token.kind == TokenKind::Mark) => {
            Some(Found::new(at..at + 3, Meaning::Anchored { unit: Unit::Day, by }))
        }
        _ => None,
    }
}

/// "The past 27 years", "last three months", "the next few days", "the coming weeks", "recent months".
fn counted_window(document: &Document, at: usize, word: usize) -> Option<Found> {
    let direction = match document.key(word) {
        "last" | "past" | "recent" => -1,
        "next" | "coming" => 1,
        "previous" | "following" => 0,
        _ => return None,
    };
    let (unit_idx, number) = match amount(document, word + 1) {
        Some((unit_idx, number)) => (unit_idx, number),
        None => (word + 1, None),
    };
    let unit = calendar::units(document.key(unit_idx))?;
    let meaning = match number {
        Some(number) if direction != 0 => Meaning::Window { unit, by: direction * number },
        None if unit_idx == word + 1 && unit != Unit::Hour => Meaning::Vague(unit),
        _ => Meaning::Length,
    };
    Some(Found::new(at..unit_idx + 1, meaning))
}

/// "Last Monday", "next Friday night", "last July", "this summer", "last weekend", "last night", "this morning".
fn named(document: &Document, at: usize, word: usize) -> Option<Found> {
    let next = word + 1;
    let key = document.key(next);
    let found = |end: usize, meaning: Meaning| Some(Found::new(at..end, meaning));
    let pick = match document.key(word) {
        "last" | "past" => Pick::Last,
        "this" => Pick::This,
        "next" | "coming" => Pick::Next,
        _ => return None,
    };
    if let Some(weekday) = calendar::weekday(key).filter(|_| key.ends_with("day")) {
        return found(after_day_part(document, next + 1), Meaning::Weekday { weekday, pick });
    }
    if let Some(month) = month_at(document, next) {
        return found(next + 1, Meaning::Month { month, pick });
    }
    if let Some(season) = calendar::season(key) {
        return found(next + 1, Meaning::Season { season, pick });
    }
    match (key, pick) {
        ("weekend", Pick::Last) => found(next + 1, Meaning::Weekend(Some(-1))),
        ("weekend", Pick::This) => found(next + 1, Meaning::Weekend(Some(0))),
        ("weekend", Pick::Next) => found(next + 1, Meaning::Weekend(Some(1))),
        ("night" | "evening", Pick::Last) => found(next + 1, Meaning::Shifted { unit: Unit::Day, by: -1 }),
        ("morning" | "afternoon" | "evening", Pick::This) => {
            found(next + 1, Meaning::Shifted { unit: Unit::Day, by: 0 })
        }
        _ => None,
    }
}

/// "Last week", "this year", "the past year", "the previous day", "the same month", "the following morning".
fn unit(document: &Document, at: usize, word: usize, is_definite: bool) -> Option<Found> {
    let next = word + 1;
    let unit = match document.key(next) {
        "morning" | "afternoon" | "evening" | "night" => Unit::Day,
        key => calendar::unit(key)?,
    };
    let modifier = document.key(word);
    // "The last day of the talks", "next day delivery" and "the last year of his term" hang on something else.
    if unit == Unit::Hour || (is_definite && modifier == "last" && document.key(next + 1) == "of") {
        return None;
    }
    let meaning = match (modifier, unit) {
        ("last", Unit::Day) => return None,
        ("last", _) if !is_definite => Meaning::Shifted { unit, by: -1 },
        ("last" | "past", _) => Meaning::Window { unit, by: -1 },
        ("next", Unit::Day) => Meaning::Anchored { unit, by: 1 },
        ("next", _) if !is_definite => Meaning::Shifted { unit, by: 1 },
        ("next" | "coming", _) => Meaning::Window { unit, by: 1 },
        ("this", Unit::Day) => return None,
        ("this", _) => Meaning::Shifted { unit, by: 0 },
        ("previous", _) => Meaning::Anchored { unit, by: -1 },
        ("following", _) if is_definite => Meaning::Anchored { unit, by: 1 },
        ("that", _) => Meaning::Anchored { unit, by: 0 },
        ("same", _) if is_definite => Meaning::Anchored { unit, by: 0 },
        _ => return None,
    };
    Some(Found::new(at..next + 1, meaning))
}

/// A number before a unit and the unit's token: "27 years", "three months", "a week", "twenty-five years"; no number
/// for "several years", "a few days".
fn amount(document: &Document, at: usize) -> Option<(usize, Option<i64>)> {
    let key = document.key(at);
    let (next, number) = match (key, document.key(at + 1)) {
        ("a", "few") => (at + 2, None),
        ("a", "couple") => (at + 2 + usize::from(document.key(at + 2) == "of"), Some(2)),
        ("several" | "few" | "many" | "some", _) => (at + 1, None),
        ("a" | "an", _) => (at + 1, Some(1)),
        _ => {
            let in_words = match numbers::number_word(key) {
                Some(NumberWord::Units(n)) => i64::try_from(n).ok(),
                _ => None,
            };
            // More than four digits count no years.
            let in_figures = key.parse().ok().filter(|_| key.len() <= 4);
            (at + 1, Some(in_words.or(in_figures)?))
        }
    };
    let is_one = number == Some(1);
    let key = document.key(next);
    let unit = if is_one { calendar::unit(key) } else { calendar::units(key) };
    unit.map(|_| (next, number))
}

/// "Two weeks ago", "several years ago", "months ago", "three days later", "a year earlier".
pub(super) fn counted(document: &Document, at: usize) -> Option<Found> {
    let (unit_idx, number) = amount(document, at).unwrap_or((at, None));
    let key = document.key(unit_idx);
    let unit = calendar::unit(key).filter(|_| number.is_some()).or_else(|| calendar::units(key))?;
    let end = unit_idx + 2;
    let sign = match document.key(unit_idx + 1) {
        "ago" if unit != Unit::Hour => {
            // "A decade ago" is the year ten years back, not the decade before this one.
            let (unit, factor) = match unit {
                Unit::Decade => (Unit::Year, 10),
                Unit::Century => (Unit::Year, 100),
                unit => (unit, 1),
            };
            let meaning = number.map_or(Meaning::Vague(unit), |n| Meaning::Shifted { unit, by: -n * factor });
            return Some(Found::new(at..end, meaning));
        }
        "earlier" | "before" => -1,
        "later" | "afterwards" => 1,
        _ => return None,
    };
    // "Two days before the vote" hangs on the vote, "a year later than" on what follows.
    let hangs = document.key(unit_idx + 1) == "before" && !ends_clause(document, end);
    if hangs || document.key(end) == "than" || unit == Unit::Hour {
        return None;
    }
    let meaning = number.map_or(Meaning::Vague(unit), |n| Meaning::Anchored { unit, by: sign * n });
    Some(Found::new(at..end, meaning))
}

fn ends_clause(document: &Document, at: usize) -> bool {
    document.token(at).is_none_or(|token| token.kind == TokenKind::Mark)
}

/// "For 20 years", "within three days", "for more than a week", "in decades": the words after the preposition at `at`.
pub(super) fn length(document: &Document, at: usize) -> Option<Found> {
    let preposition = document.key(at);
    if !matches!(preposition, "for" | "over" | "in" | "within" | "during" | "after" | "throughout") {
        return None;
    }
    let start = at + 1;
    let number_idx = after_hedge(document, start);
    let unit_idx = match amount(document, number_idx) {
        // "in a day of violence", "after a year of talks" tell no length
        Some((_, Some(1))) if !matches!(preposition, "for" | "within" | "over") => return None,
        Some((unit_idx, _)) => unit_idx,
        None if matches!(preposition, "for" | "in" | "within") => {
            calendar::units(document.key(start))?;
            start
        }
        None => return None,
    };
    let is_other =
        matches!(document.key(unit_idx + 1), "old" | "ago" | "earlier" | "later" | "before" | "after" | "-");
    (!is_other).then(|| Found::new(start..unit_idx + 1, Meaning::Length))
}

/// The token after "about", "more than", "at least" and such words.
fn after_hedge(document: &Document, at: usize) -> usize {
    match (document.key(at), document.key(at + 1)) {
        ("more" | "less" | "fewer", "than") | ("at", "least" | "most") | ("up", "to") => at + 2,
        (
            "about" | "around" | "nearly" | "almost" | "roughly" | "over" | "some" | "only" | "just" | "half",
            _,
        ) => at + 1,
        _ => at,
    }
}
