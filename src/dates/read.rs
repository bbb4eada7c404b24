//! Where time expressions begin and end, and what their words say by themselves: days, months, weekdays, seasons.

use super::meaning::{Found, Meaning, MonthDay, Part, Pick};
use super::{numerals, relative};
use crate::document::{Case, Document, RegionKind, TokenKind};
use crate::lexicon;
use crate::lexicon::calendar::{self, Unit};

/// Reads every time expression of the document, in order.
pub(super) fn all(document: &Document) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(token) = document.token(at) {
        let may_start = token.kind == TokenKind::Number
            || document.is(at, lexicon::DATE_START)
            || (token.kind == TokenKind::Word && document.key(at).starts_with("mid-"));
        if may_start
            && is_story(document, at)
            && let Some(found) = one(document, at)
            && found.tokens.clone().all(|idx| is_story(document, idx))
        {
            // Every rule reads at least one token; the guard keeps the loop moving whatever they return.
            at = found.tokens.end.max(at + 1);
            all.push(found);
        } else {
            at += 1;
        }
    }
    all
}

/// A copyright line under a month is no year of it.
fn is_story(document: &Document, at: usize) -> bool {
    document.token(at).is_some_and(|token| token.region != RegionKind::Boilerplate)
}

/// The expression that begins at the token, or right after it where it is a preposition before a length of time.
fn one(document: &Document, at: usize) -> Option<Found> {
    if document.token(at)?.kind == TokenKind::Number {
        return numerals::date(document, at)
            .or_else(|| day_of_month(document, at))
            .or_else(|| numerals::period(document, at))
            .or_else(|| relative::counted(document, at));
    }
    part(document, at).or_else(|| whole(document, at))
}

fn whole(document: &Document, at: usize) -> Option<Found> {
    weekday(document, at)
        .or_else(|| month(document, at))
        .or_else(|| season(document, at))
        .or_else(|| relative::day(document, at))
        .or_else(|| relative::modified(document, at))
        .or_else(|| relative::counted(document, at))
        .or_else(|| relative::length(document, at))
        .or_else(|| numerals::period(document, at))
}

/// "Early January", "mid-March", "late last year", "earlier this month", "early Monday".
fn part(document: &Document, at: usize) -> Option<Found> {
    let part = match document.key(at) {
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        "earlier" => Part::UpToNow,
        "later" => Part::FromNow,
        _ => return None,
    };
    let is_hyphen = matches!(document.key(at + 1), "-" | "–") && !document.space_before(at + 1);
    let next = at + 1 + usize::from(is_hyphen);
    let found = match document.token(next)?.kind {
        TokenKind::Number => numerals::period(document, next)
            .or_else(|| numerals::year(document, next).filter(|_| can_follow(document, next + 1)))?,
        _ => whole(document, next)?,
    };
    let fits = found.tokens.start == next
        && match found.meaning {
            Meaning::Month { .. }
            | Meaning::Season { .. }
            | Meaning::Years { .. }
            | Meaning::Decade(_)
            | Meaning::Century(_) => !matches!(part, Part::UpToNow | Part::FromNow),
            Meaning::Weekday { .. } | Meaning::Days { .. } => !matches!(part, Part::Mid),
            Meaning::Shifted { unit, by } => unit == Unit::Day || by == 0 || part != Part::UpToNow,
            _ => false,
        };
    fits.then_some(Found { tokens: at..found.tokens.end, meaning: found.meaning, part })
}

/// The month named by the token; words that are also common words only with a capital.
pub(super) fn month_at(document: &Document, at: usize) -> Option<i8> {
    if !document.is(at, lexicon::MONTH) {
        return None;
    }
    let key = document.key(at);
    let is_lower = document.token(at)?.case == Case::Lower;
    calendar::month(key).filter(|_| !is_lower || !calendar::is_ambiguous_month(key))
}

/// The day of a month: "30", "30th".
fn day_at(document: &Document, at: usize) -> Option<i8> {
    let digits = document.key(at).trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = document.key(at).get(digits.len()..)?;
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Whether the month ever has that day.
fn exists(date: MonthDay) -> bool {
    // Every day of the year exists in a leap year.
    jiff::civil::Date::new(2000, date.month, date.day).is_ok()
}

/// Whether the token is a dash or word that joins two days or years.
pub(super) fn joins(document: &Document, at: usize) -> bool {
    matches!(document.key(at), "-" | "–" | "—" | "to" | "and" | "or" | "until" | "through" | "till")
}

/// Whether the token is glued to a number, hyphen, slash or currency sign before it.
pub(super) fn is_glued(document: &Document, at: usize) -> bool {
    !document.space_before(at)
        && at.checked_sub(1).is_some_and(|before| {
            !matches!(
                document.word(before),
                "(" | "[" | "“" | "\"" | "‘" | "'" | "—" | "–" | "," | "." | ":" | ";"
            )
        })
}

/// "30 January 2023", "30th of January", "3–7 May", "30 and 31 January".
fn day_of_month(document: &Document, at: usize) -> Option<Found> {
    let first_day = day_at(document, at).filter(|_| !is_glued(document, at))?;
    let (mut last_day, mut next) = (first_day, at + 1);
    if joins(document, next)
        && let Some(day) = day_at(document, next + 1).filter(|&day| day > first_day)
    {
        (last_day, next) = (day, next + 2);
    }
    next += usize::from(document.key(next) == "of");
    let month = month_at(document, next)?;
    let (first, last) = (MonthDay { month, day: first_day }, MonthDay { month, day: last_day });
    if !exists(first) || !exists(last) {
        return None;
    }
    let (end, pick) = year_after(document, next + 1, Comma::Allowed);
    Some(Found::new(at..end, Meaning::Days { first, last, pick }))
}

/// "January 30, 2023", "Jan. 30–31", "Jan. 30 to Feb. 2", "January 2023", "in August, 2021", "July last year".
fn month(document: &Document, at: usize) -> Option<Found> {
    let month = month_at(document, at)?;
    let after_in = at.checked_sub(1).is_some_and(|before| document.key(before) == "in");
    // "In January 30 people died" counts people.
    let counts = after_in && !can_follow(document, at + 2);
    if let Some(day) = day_at(document, at + 1).filter(|_| !counts)
        && exists(MonthDay { month, day })
    {
        let first = MonthDay { month, day };
        let (mut last, mut next) = (first, at + 2);
        if joins(document, next) {
            let other_month = month_at(document, next + 1);
            let day_idx = next + 1 + usize::from(other_month.is_some());
            let other =
                day_at(document, day_idx).map(|day| MonthDay { month: other_month.unwrap_or(month), day });
            let is_later = |other: &MonthDay| other_month.is_some() || other.day > first.day;
            if let Some(other) = other.filter(is_later).filter(|other| exists(*other)) {
                (last, next) = (other, day_idx + 1);
            }
        }
        let (end, pick) = year_after(document, next, Comma::Allowed);
        return Some(Found::new(at..end, Meaning::Days { first, last, pick }));
    }
    let (end, pick) = year_after(document, at + 1, Comma::BeforeYearOnly);
    if pick == Pick::Bare && !stands_for_month(document, at) {
        return None;
    }
    Some(Found::new(at..end, Meaning::Month { month, pick }))
}

/// Whether a month's name with no day or year beside it is the month, not a verb, a given name or a surname.
fn stands_for_month(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.key(before));
    let is_sure = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "during"
            | "last"
            | "next"
            | "this"
            | "early"
            | "mid"
            | "late"
            | "through"
            | "throughout"
    ) || (before == "-" && at.checked_sub(2).is_some_and(|idx| document.key(idx) == "mid"));
    let key = document.key(at);
    if calendar::is_ambiguous_month(key) {
        let is_name = document.token(at + 1).is_some_and(|next| next.case == Case::Capitalized)
            && document.space_before(at + 1);
        let after_month = joins(document, at.saturating_sub(1))
            && at.checked_sub(2).is_some_and(|idx| month_at(document, idx).is_some());
        let is_common = matches!(key, "may" | "march" | "mar" | "jan" | "dec");
        return is_sure || after_month || (!is_common && key.len() >= 4 && !is_name);
    }
    true
}

/// Whether a comma may stand before a year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    /// "January 30, 2023"
    Allowed,
    /// "In August, 2021, the"; but "In August, 2021 people" counts people.
    BeforeYearOnly,
}

/// The year that follows a day or month, and the token after it.
fn year_after(document: &Document, at: usize, comma: Comma) -> (usize, Pick) {
    let has_comma = document.word(at) == ",";
    let after_comma = at + usize::from(has_comma);
    if let Some(year) = numerals::year_number(document, after_comma)
        && (!has_comma || comma == Comma::Allowed || can_follow(document, after_comma + 1))
    {
        return (after_comma + 1, Pick::Year(year));
    }
    let is_bracket = matches!(document.word(at), "[" | "(");
    let next = at + usize::from(is_bracket || document.key(at) == "of");
    match numerals::year_number(document, next) {
        Some(year) if !is_bracket => return (next + 1, Pick::Year(year)),
        Some(year) if matches!(document.word(next + 1), "]" | ")") => return (next + 2, Pick::Year(year)),
        _ => {}
    }
    let years_on = match (document.key(next), document.key(next + 1)) {
        ("last", "year") => -1,
        ("this", "year") => 0,
        ("next", "year") => 1,
        _ => return (at, Pick::Bare),
    };
    if is_bracket { (at, Pick::Bare) } else { (next + 2, Pick::YearsOn(years_on)) }
}

/// Whether the token can stand after a date or year, so that the number before it counts nothing.
pub(super) fn can_follow(document: &Document, at: usize) -> bool {
    document.token(at).is_none_or(|token| {
        token.kind != TokenKind::Word || token.case != Case::Lower || document.is(at, lexicon::DATE_FOLLOWER)
    })
}

/// The token after a part of the day ("Monday morning").
pub(super) fn after_day_part(document: &Document, at: usize) -> usize {
    at + usize::from(matches!(document.key(at), "morning" | "afternoon" | "evening" | "night" | "overnight"))
}

/// "Monday", "Monday morning", "Monday, Jan. 30", "Sun 5 Feb 2023", "Monday last week".
fn weekday(document: &Document, at: usize) -> Option<Found> {
    let key = document.key(at);
    let weekday = calendar::weekday(key)?;
    if document.token(at)?.case == Case::Lower {
        return None;
    }
    let after = after_day_part(document, at + 1);
    let date_idx = after + usize::from(document.word(after) == ",");
    if let Some(date) = day_of_month(document, date_idx).or_else(|| month(document, date_idx))
        && matches!(date.meaning, Meaning::Days { .. })
    {
        return Some(Found::new(at..date.tokens.end, date.meaning));
    }
    let before = at.checked_sub(1);
    let is_name = before.is_some_and(|idx| calendar::names_with_weekday_after(document.key(idx)))
        || (calendar::names_with_weekday_before(document.word(at + 1)) && document.space_before(at + 1))
        || (before.is_some_and(|idx| document.key(idx) == "on")
            && at.checked_sub(2).is_some_and(|idx| document.word(idx) == "Mail"));
    // "Sun" and "Wed" alone are a newspaper and a verb.
    if is_name || !key.ends_with("day") {
        return None;
    }
    let week = after + usize::from(document.key(after) == "of");
    let weeks_on = match (document.key(week), document.key(week + 1)) {
        ("last", "week") => -1,
        ("this", "week") => 0,
        ("next", "week") => 1,
        _ => return Some(Found::new(at..after, Meaning::Weekday { weekday, pick: Pick::Bare })),
    };
    Some(Found::new(at..week + 2, Meaning::Weekday { weekday, pick: Pick::WeeksOn(weeks_on) }))
}

/// "Summer of 2014", "spring 2020", "in the summer"; not "the fall of Kabul" or "Arab Spring".
fn season(document: &Document, at: usize) -> Option<Found> {
    let season = calendar::season(document.key(at))?;
    let (end, pick) = year_after(document, at + 1, Comma::BeforeYearOnly);
    if pick != Pick::Bare {
        return Some(Found::new(at..end, Meaning::Season { season, pick }));
    }
    let before = |n: usize| at.checked_sub(n).map_or("", |idx| document.key(idx));
    let is_sure = matches!(before(1), "early" | "mid" | "late" | "last" | "next" | "this")
        || (before(1) == "the" && matches!(before(2), "in" | "during" | "since" | "over"));
    (is_sure && document.key(at + 1) != "of" && can_follow(document, at + 1))
        .then(|| Found::new(at..at + 1, Meaning::Season { season, pick: Pick::Bare }))
}

/// Gives the first of "January and March 2020" the year of the second.
pub(super) fn share_years(document: &Document, found: &mut [Found]) {
    for second in (1..found.len()).rev() {
        let Some([a, b]) = found.get_mut(second - 1..=second) else { continue };
        let (b_month, year) = match b.meaning {
            Meaning::Month { month, pick: Pick::Year(year) } => (month, year),
            Meaning::Days { first, pick: Pick::Year(year), .. } => (first.month, year),
            _ => continue,
        };
        if b.tokens.start != a.tokens.end + 1 || !joins(document, a.tokens.end) {
            continue;
        }
        if let Meaning::Month { month, pick: pick @ Pick::Bare }
        | Meaning::Days { last: MonthDay { month, .. }, pick: pick @ Pick::Bare, .. } = &mut a.meaning
        {
            *pick = Pick::Year(if *month > b_month { year - 1 } else { year });
        }
    }
}
