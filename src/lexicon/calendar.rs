//! Words with a value in the calendar: months, weekdays, seasons, units of time, centuries.

use jiff::civil::Weekday;

/// The month's number, for a key such as "january" or "jan".
#[must_use]
pub fn month(key: &str) -> Option<i8> {
    Some(match key {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Whether the word for a month is also a common word or a given name ("may", "march", "june", "dec").
#[must_use]
pub fn is_ambiguous_month(key: &str) -> bool {
    key.len() < 4 || matches!(key, "march" | "april" | "june" | "august" | "sept")
}

/// The weekday of a full name ("monday") or a short one ("mon").
#[must_use]
pub fn weekday(key: &str) -> Option<Weekday> {
    Some(match key {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Words right before a weekday that make a name of the two ("Bloody Sunday", "Sheffield Wednesday").
#[must_use]
pub fn names_with_weekday_after(key: &str) -> bool {
    matches!(
        key,
        "ash"
            | "black"
            | "bloody"
            | "cyber"
            | "easter"
            | "every"
            | "each"
            | "good"
            | "holy"
            | "maundy"
            | "palm"
            | "sheffield"
            | "super"
            | "whit"
    )
}

/// Words right after a weekday that make a name of the two ("Sunday Times").
#[must_use]
pub fn names_with_weekday_before(word: &str) -> bool {
    matches!(
        word,
        "Business"
            | "Express"
            | "Herald"
            | "Independent"
            | "Mail"
            | "Mercury"
            | "Mirror"
            | "Observer"
            | "People"
            | "Post"
            | "Service"
            | "Star"
            | "Telegraph"
            | "Times"
            | "Tribune"
            | "Vanguard"
            | "World"
    )
}

/// A season of the northern year, by whole months as meteorologists count: winter begins on 1 December.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The season of that name.
#[must_use]
pub fn season(key: &str) -> Option<Season> {
    Some(match key {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// A unit of time of an hour or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// The unit of a word in the singular ("week").
#[must_use]
pub fn unit(key: &str) -> Option<Unit> {
    Some(match key {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

/// The unit of a word in the plural ("weeks").
#[must_use]
pub fn units(key: &str) -> Option<Unit> {
    match key {
        "nights" => Some(Unit::Day),
        "centuries" => Some(Unit::Century),
        _ => unit(key.strip_suffix('s')?),
    }
}

/// The number of a century in words ("nineteenth").
#[must_use]
pub fn century_ordinal(key: &str) -> Option<i16> {
    Some(match key {
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "twenty-first" => 21,
        _ => return None,
    })
}
