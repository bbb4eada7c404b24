//! Dates and periods written in figures: "2023-01-30", "30/01/2023", "2022", "2014–2018", "the 1990s", "the 19th century".

use jiff::civil::Date;

use super::meaning::{Found, Meaning, MonthDay, Part, Pick};
use super::read::{can_follow, is_glued, joins};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::calendar;

/// Years that a bare figure may stand for.
const PLAIN_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A whole date in figures.
pub(super) fn date(document: &Document, at: usize) -> Option<Found> {
    if is_glued(document, at) {
        return None;
    }
    let (end, date) = parted(document, at).or_else(|| dotted(document, at))?;
    let goes_on = !document.space_before(end) && matches!(document.word(end), "-" | "/" | "–");
    let day = MonthDay { month: date.month(), day: date.day() };
    let meaning = Meaning::Days { first: day, last: day, pick: Pick::Year(date.year()) };
    (!goes_on).then_some(Found::new(at..end, meaning))
}

/// "2023-01-30", "2023/01/30", "30/01/2023", "01-30-2023".
fn parted(document: &Document, at: usize) -> Option<(usize, Date)> {
    let mark = document.word(at + 1);
    let is_glued = (1..5).all(|n| !document.space_before(at + n));
    if !matches!(mark, "-" | "/" | "‑") || document.word(at + 3) != mark || !is_glued {
        return None;
    }
    // "2023-01-30T10:15" has the time glued on.
    let last = document.word(at + 4).split(['T', 't']).next()?;
    Some((at + 5, in_order([document.word(at), document.word(at + 2), last])?))
}

/// "30.01.2023", which is one token.
fn dotted(document: &Document, at: usize) -> Option<(usize, Date)> {
    let mut parts = document.word(at).split('.');
    let date = in_order([parts.next()?, parts.next()?, parts.next()?])?;
    parts.next().is_none().then_some((at + 1, date))
}

/// The date of three figures, year first or last; `None` where day and month could be exchanged.
fn in_order([a, b, c]: [&str; 3]) -> Option<Date> {
    let short = |figure: &str| figure.parse::<i8>().ok().filter(|_| figure.len() <= 2);
    let long = |figure: &str| figure.parse::<i16>().ok().filter(|year| figure.len() == 4 && *year > 0);
    if let Some(year) = long(a) {
        return Date::new(year, short(b)?, short(c)?).ok();
    }
    let (year, a, b) = (long(c)?, short(a)?, short(b)?);
    match (a > 12, b > 12) {
        (false, true) => Date::new(year, a, b).ok(),
        (true, false) => Date::new(year, b, a).ok(),
        _ if a == b => Date::new(year, a, b).ok(),
        _ => None,
    }
}

/// The year that the token writes in four figures.
pub(super) fn year_number(document: &Document, at: usize) -> Option<i16> {
    let word = document.word(at);
    let is_plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| is_plain && (1000..=2999).contains(year))
}

/// A year, run of years, decade or century; `at` is its figure, or "the" or an ordinal before "century".
pub(super) fn period(document: &Document, at: usize) -> Option<Found> {
    decade(document, at)
        .or_else(|| century(document, at))
        .or_else(|| years(document, at))
        .or_else(|| mid_year(document, at))
        .or_else(|| year(document, at).filter(|_| is_year(document, at)))
}

/// A year, as far as the figure itself tells.
pub(super) fn year(document: &Document, at: usize) -> Option<Found> {
    let year = year_number(document, at)?;
    Some(Found::new(at..at + 1, Meaning::Years { first: year, last: year }))
}

/// "Mid-2019", which is one token.
fn mid_year(document: &Document, at: usize) -> Option<Found> {
    let year =
        document.key(at).strip_prefix("mid-")?.parse().ok().filter(|year| PLAIN_YEARS.contains(year))?;
    let meaning = Meaning::Years { first: year, last: year };
    Some(Found { part: Part::Mid, ..Found::new(at..at + 1, meaning) })
}

/// "2014–2018", "2014-18", "(1939–1945)".
fn years(document: &Document, at: usize) -> Option<Found> {
    let first = year_number(document, at).filter(|year| PLAIN_YEARS.contains(year))?;
    let glued = !is_glued(document, at)
        && matches!(document.word(at + 1), "-" | "–" | "‑")
        && !document.space_before(at + 1)
        && !document.space_before(at + 2)
        && (document.space_before(at + 3) || !matches!(document.word(at + 3), "-" | "–" | "/" | "‑"));
    if !glued {
        return None;
    }
    let last = document.word(at + 2);
    let last = match last.len() {
        4 => year_number(document, at + 2),
        2 => last.parse::<i16>().ok().map(|years| first - first % 100 + years),
        _ => None,
    }?;
    (last > first).then_some(Found::new(at..at + 3, Meaning::Years { first, last }))
}

/// Whether the words around a figure of four digits make it a year, not a number of something.
///
/// - "in 2022", "since 2019", "Kabul (2014)", "the year 1258"
/// - "the 2015 earthquake", "Karsa's 2016 election"
/// - "between 2014 and 2018"
/// - not "of 2015 people", "from 2000 GMT", "the 2000 soldiers"
fn is_year(document: &Document, at: usize) -> bool {
    let Some(before_idx) = at.checked_sub(1) else { return false };
    let Some(year) = year_number(document, at) else { return false };
    let (before, after) = (document.key(before_idx), document.key(at + 1));
    if matches!(
        after,
        "gmt" | "utc" | "hours" | "hrs" | "local" | "%" | "percent" | "km" | "miles" | "euros" | "dollars"
    ) {
        return false;
    }
    let can_follow = can_follow(document, at + 1);
    let is_plain = PLAIN_YEARS.contains(&year);
    match before {
        "in" | "since" => is_plain || can_follow,
        "year" => true,
        "of" | "during" | "from" | "until" | "till" | "by" | "before" | "after" | "around" | "circa"
        | "between" | "through" | "early" | "mid" | "late" | "for" | "back" => is_plain && can_follow,
        "(" => is_plain && matches!(document.word(at + 1), ")" | "," | ";"),
        "the" | "a" | "its" | "his" | "her" | "their" | "'s" | "this" | "that" => {
            is_plain && year % 100 != 0 && names_one_thing(document, at + 1)
        }
        _ => {
            is_plain
                && can_follow
                && joins(document, before_idx)
                && before_idx.checked_sub(1).is_some_and(|idx| year_number(document, idx).is_some())
        }
    }
}

/// Whether the word after "the 2015" names one thing ("earthquake", "World Cup") rather than many ("people", "soldiers").
fn names_one_thing(document: &Document, at: usize) -> bool {
    let Some(token) = document.token(at) else { return false };
    let key = document.key(at);
    token.kind == TokenKind::Word
        && (token.case != Case::Lower
            || matches!(
                key,
                "elections" | "protests" | "riots" | "attacks" | "bombings" | "floods" | "talks" | "olympics"
            )
            || !(key.ends_with('s')
                || matches!(key, "people" | "men" | "women" | "children" | "police" | "dead")))
}

/// "The 1990s", "1990s", "the 90s", "mid-1990s".
fn decade(document: &Document, at: usize) -> Option<Found> {
    let figure_idx = at + usize::from(document.key(at) == "the");
    let key = document.key(figure_idx);
    let (is_mid, figure) = key.strip_prefix("mid-").map_or((false, key), |figure| (true, figure));
    let digits = figure.strip_suffix('s')?;
    if !digits.ends_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        // "in his 90s" is an age; "the 20s" could be either century's.
        // "the mid-1990s" begins with "mid", as "the early 1990s" does with "early".
        _ if is_mid && figure_idx > at => return None,
        4 if (1000..=2990).contains(&year) => year,
        2 if figure_idx > at && (30..=90).contains(&year) => 1900 + year,
        _ => return None,
    };
    let part = if is_mid { Part::Mid } else { Part::Whole };
    Some(Found { part, ..Found::new(at..figure_idx + 1, Meaning::Decade(year)) })
}

/// "The 19th century", "nineteenth-century".
fn century(document: &Document, at: usize) -> Option<Found> {
    let ordinal_idx = at + usize::from(document.key(at) == "the");
    let key = document.key(ordinal_idx);
    let has_suffix = ["st", "nd", "rd", "th"].iter().find_map(|suffix| key.strip_suffix(suffix));
    let in_figures = has_suffix.and_then(|digits| digits.parse().ok()).filter(|n| (1..=30).contains(n));
    let number = in_figures.or_else(|| calendar::century_ordinal(key))?;
    let century_idx = ordinal_idx + 1 + usize::from(matches!(document.word(ordinal_idx + 1), "-" | "‑"));
    let is_before_christ = matches!(document.key(century_idx + 1), "bc" | "bce" | "b.c.");
    (document.key(century_idx) == "century" && !is_before_christ)
        .then(|| Found::new(at..century_idx + 1, Meaning::Century(number)))
}
