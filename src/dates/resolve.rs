//! From what the words say to days of the calendar.

use jiff::civil::{Date, Weekday};

use super::meaning::{Found, Meaning, MonthDay, Part, Pick};
use super::tense::{self, Tense};
use super::{Basis, Precision, TimeExpression};
use crate::document::Document;
use crate::lexicon::calendar::{Season, Unit};

type Days = (Date, Date);

/// A day of the year with no verb near it may lie this many days ahead of publication.
const COMING_DAYS: i64 = 60;
/// "The previous day" looks this many sentences back for the day that it counts from.
const ANCHOR_SENTENCES: usize = 3;

/// The day that was named last, which "the previous day" counts from.
#[derive(Clone, Copy)]
struct Anchor {
    day: Date,
    precision: Precision,
    sentence_idx: usize,
}

pub(super) fn all(document: &Document, found: &[Found], published: Option<Date>) -> Vec<TimeExpression> {
    let mut anchor: Option<Anchor> = None;
    let mut expressions = Vec::with_capacity(found.len());
    for found in found {
        let sentence_idx = document.token(found.tokens.start).map_or(0, |token| token.sentence_idx);
        let near =
            anchor.filter(|anchor| sentence_idx - anchor.sentence_idx.min(sentence_idx) <= ANCHOR_SENTENCES);
        let is_of_week = matches!(found.meaning, Meaning::Weekday { .. } | Meaning::Weekend(_));
        let tense = || match tense::around(document, &found.tokens) {
            // A day of the year with such words may be one of last year too: the nearer one is meant.
            tense if tense != Tense::Future && tense::looks_ahead(document, &found.tokens) => {
                if is_of_week {
                    Tense::Future
                } else {
                    Tense::Unknown
                }
            }
            tense => tense,
        };
        let days =
            days(found.meaning, published, near, tense).and_then(|days| part_of(found, days, published));
        let precision = precision(found.meaning);
        if let Some((first, _)) = days
            && !matches!(precision, Precision::Duration | Precision::Decade | Precision::Century)
        {
            anchor = Some(Anchor { day: first, precision, sentence_idx });
        }
        let basis = if is_stated(found.meaning) { Basis::Stated } else { Basis::Inferred };
        expressions.push(TimeExpression {
            span: document.span_of(found.tokens.clone()),
            days,
            precision,
            basis,
        });
    }
    expressions
}

const fn is_stated(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Days { pick, .. } | Meaning::Month { pick, .. } | Meaning::Season { pick, .. } => {
            matches!(pick, Pick::Year(_))
        }
        Meaning::Years { .. } | Meaning::Decade(_) | Meaning::Century(_) => true,
        _ => false,
    }
}

const fn precision(meaning: Meaning) -> Precision {
    match meaning {
        Meaning::Days { .. } | Meaning::Weekday { .. } | Meaning::Weekend(_) | Meaning::Overnight => {
            Precision::Day
        }
        Meaning::Month { .. } => Precision::Month,
        Meaning::Season { .. } => Precision::Season,
        Meaning::Years { .. } => Precision::Year,
        Meaning::Decade(_) => Precision::Decade,
        Meaning::Century(_) => Precision::Century,
        Meaning::Shifted { unit, .. } | Meaning::Anchored { unit, .. } | Meaning::Vague(unit) => match unit {
            Unit::Hour | Unit::Day => Precision::Day,
            Unit::Week => Precision::Week,
            Unit::Month => Precision::Month,
            Unit::Year => Precision::Year,
            Unit::Decade => Precision::Decade,
            Unit::Century => Precision::Century,
        },
        Meaning::Window { .. } | Meaning::Length => Precision::Duration,
    }
}

fn days(
    meaning: Meaning,
    published: Option<Date>,
    anchor: Option<Anchor>,
    tense: impl Fn() -> Tense,
) -> Option<Days> {
    match meaning {
        Meaning::Days { first, last, pick } => days_of_year(first, last, pick, published, tense),
        Meaning::Month { month, pick } => month_of_year(month, pick, published, tense),
        Meaning::Season { season, pick } => season_of_year(season, pick, published, tense),
        Meaning::Weekday { weekday, pick } => {
            weekday_near(weekday, pick, published?, tense).map(|day| (day, day))
        }
        Meaning::Years { first, last } => Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)),
        Meaning::Decade(year) => years_from(year, 10),
        Meaning::Century(number) => years_from(number.checked_sub(1)?.checked_mul(100)?.checked_add(1)?, 100),
        Meaning::Shifted { unit, by } => period(unit, shift(published?, unit, by)?),
        Meaning::Weekend(weeks_on) => weekend(weeks_on, published?, tense),
        Meaning::Overnight => Some((published?.yesterday().ok()?, published?)),
        Meaning::Anchored { unit, by } => {
            // From a month no day can be counted.
            let anchor = anchor.filter(|anchor| unit != Unit::Day || anchor.precision == Precision::Day)?;
            period(unit, shift(anchor.day, unit, by)?)
        }
        Meaning::Window { unit, by } => {
            let other = shift(published?, unit, by)?;
            Some((other.min(published?), other.max(published?)))
        }
        Meaning::Length | Meaning::Vague(_) => None,
    }
}

/// The day so many units later; `None` past the ends of the calendar.
fn shift(day: Date, unit: Unit, by: i64) -> Option<Date> {
    let span = jiff::Span::new();
    let span = match unit {
        Unit::Hour => span.try_days(by.div_euclid(24)),
        Unit::Day => span.try_days(by),
        Unit::Week => span.try_weeks(by),
        Unit::Month => span.try_months(by),
        Unit::Year => span.try_years(by),
        Unit::Decade => span.try_years(by.checked_mul(10)?),
        Unit::Century => span.try_years(by.checked_mul(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

/// The whole week, month, … that the day is in.
fn period(unit: Unit, day: Date) -> Option<Days> {
    match unit {
        Unit::Hour | Unit::Day => Some((day, day)),
        Unit::Week => {
            let monday = shift(day, Unit::Day, -i64::from(day.weekday().to_monday_zero_offset()))?;
            Some((monday, shift(monday, Unit::Day, 6)?))
        }
        Unit::Month => Some((day.first_of_month(), day.last_of_month())),
        Unit::Year => Some((day.first_of_year(), day.last_of_year())),
        Unit::Decade => years_from(day.year() - day.year().rem_euclid(10), 10),
        Unit::Century => years_from(day.year() - (day.year() - 1).rem_euclid(100), 100),
    }
}

fn years_from(first: i16, n_years: i16) -> Option<Days> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(n_years - 1)?, 12, 31).ok()?))
}

fn days_of_year(
    first: MonthDay,
    last: MonthDay,
    pick: Pick,
    published: Option<Date>,
    tense: impl Fn() -> Tense,
) -> Option<Days> {
    // "Dec. 30 to Jan. 2" ends in the year after it began; a year that is stated is the last day's.
    let turns = i16::from((last.month, last.day) < (first.month, first.day));
    let in_year = |year: i16| {
        let first = Date::new(year.checked_sub(turns)?, first.month, first.day).ok()?;
        Some((first, Date::new(year, last.month, last.day).ok()?))
    };
    match (pick, published) {
        (Pick::Year(year), _) => in_year(year),
        (Pick::YearsOn(years), Some(published)) => in_year(published.year().checked_add(years)?),
        (_, Some(published)) => {
            let year = published.year();
            // 29 February may be eight years off.
            let past = (0..=8).filter_map(|back| in_year(year - back)).find(|(first, _)| *first <= published);
            let coming = (0..=8).filter_map(|on| in_year(year + on)).find(|(first, _)| *first >= published);
            let is_soon = || {
                coming.is_some_and(|(first, _)| {
                    shift(published, Unit::Day, COMING_DAYS).is_some_and(|limit| first <= limit)
                })
            };
            match tense() {
                Tense::Future => coming,
                Tense::Unknown if is_soon() && past.is_some_and(|(first, _)| first != published) => {
                    nearer(published, past, coming)
                }
                _ => past,
            }
        }
        (_, None) => None,
    }
}

/// The one of the two that is fewer days from publication.
fn nearer(published: Date, past: Option<Days>, coming: Option<Days>) -> Option<Days> {
    let distance = |days: Days| days.0.duration_since(published).abs();
    match (past, coming) {
        (Some(a), Some(b)) => Some(if distance(b) < distance(a) { b } else { a }),
        _ => past.or(coming),
    }
}

fn month_of_year(month: i8, pick: Pick, published: Option<Date>, tense: impl Fn() -> Tense) -> Option<Days> {
    let year = match (pick, published) {
        (Pick::Year(year), _) => year,
        (_, None) => return None,
        (_, Some(published)) => {
            let (this, now) = (published.year(), published.month());
            match pick {
                Pick::YearsOn(years) => this.checked_add(years)?,
                Pick::This => this,
                Pick::Last => this - i16::from(month >= now),
                Pick::Next => this + i16::from(month <= now),
                _ if tense() == Tense::Future => this + i16::from(month < now),
                _ => this - i16::from(month > now),
            }
        }
    };
    period(Unit::Month, Date::new(year, month, 1).ok()?)
}

fn season_of_year(
    season: Season,
    pick: Pick,
    published: Option<Date>,
    tense: impl Fn() -> Tense,
) -> Option<Days> {
    let in_year = |year: i16| {
        let first_month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        let first = Date::new(year - i16::from(season == Season::Winter), first_month, 1).ok()?;
        Some((first, shift(first, Unit::Month, 2)?.last_of_month()))
    };
    match (pick, published) {
        (Pick::Year(year), _) => in_year(year),
        (_, None) => None,
        (Pick::YearsOn(years), Some(published)) => in_year(published.year().checked_add(years)?),
        (_, Some(published)) => {
            let near = (-2i16..=2).filter_map(|years| in_year(published.year().checked_add(years)?));
            let coming = || near.clone().find(|(first, _)| *first > published);
            let begun = || near.clone().rfind(|(first, _)| *first <= published);
            match pick {
                Pick::Last => near.clone().rfind(|(_, last)| *last < published),
                Pick::Next => coming(),
                Pick::This => {
                    begun().filter(|(_, last)| *last >= published).or_else(|| in_year(published.year()))
                }
                _ if tense() == Tense::Future => coming(),
                _ => begun(),
            }
        }
    }
}

fn weekday_near(weekday: Weekday, pick: Pick, published: Date, tense: impl Fn() -> Tense) -> Option<Date> {
    let in_week = |weeks_on: i64| {
        let (monday, _) = period(Unit::Week, shift(published, Unit::Week, weeks_on)?)?;
        shift(monday, Unit::Day, i64::from(weekday.to_monday_zero_offset()))
    };
    match pick {
        Pick::Last => published.nth_weekday(-1, weekday).ok(),
        Pick::Next => published.nth_weekday(1, weekday).ok(),
        Pick::This => in_week(0),
        Pick::WeeksOn(weeks_on) => in_week(weeks_on),
        _ if published.weekday() == weekday => Some(published),
        _ if tense() == Tense::Future => published.nth_weekday(1, weekday).ok(),
        _ => published.nth_weekday(-1, weekday).ok(),
    }
}

fn weekend(weeks_on: Option<i64>, published: Date, tense: impl Fn() -> Tense) -> Option<Days> {
    let saturday = match weeks_on {
        Some(weeks_on) => weekday_near(Weekday::Saturday, Pick::WeeksOn(weeks_on), published, tense)?,
        None => weekday_near(Weekday::Saturday, Pick::Bare, published, tense)?,
    };
    Some((saturday, saturday.tomorrow().ok()?))
}

/// The third that "early", "mid" or "late" tells of, or the days up to or from publication.
fn part_of(found: &Found, (first, last): Days, published: Option<Date>) -> Option<Days> {
    // The first days of the second and last thirds.
    let thirds = match precision(found.meaning) {
        Precision::Day | Precision::Duration => return Some((first, last)),
        Precision::Week => (shift(first, Unit::Day, 2)?, shift(first, Unit::Day, 4)?),
        Precision::Month => (shift(first, Unit::Day, 10)?, shift(first, Unit::Day, 20)?),
        Precision::Season => (shift(first, Unit::Month, 1)?, shift(first, Unit::Month, 2)?),
        Precision::Year => (shift(first, Unit::Month, 4)?, shift(first, Unit::Month, 8)?),
        Precision::Decade => (shift(first, Unit::Year, 3)?, shift(first, Unit::Year, 7)?),
        Precision::Century => (shift(first, Unit::Year, 33)?, shift(first, Unit::Year, 67)?),
    };
    match found.part {
        Part::Whole => Some((first, last)),
        Part::Early => Some((first, thirds.0.yesterday().ok()?)),
        Part::Mid => Some((thirds.0, thirds.1.yesterday().ok()?)),
        Part::Late => Some((thirds.1, last)),
        Part::UpToNow => Some((first, last.min(published?).max(first))),
        Part::FromNow => Some((first.max(published?).min(last), last)),
    }
}
