//! What the words of a time expression say by themselves, before the publication date is looked at.

use std::ops::Range;

use jiff::civil::Weekday;

use crate::lexicon::calendar::{Season, Unit};

/// Which of the months, weekdays, … of that name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// No word tells.
    Bare,
    Last,
    This,
    Next,
    Year(i16),
    /// The year, counted from the year of publication ("July last year": -1).
    YearsOn(i16),
    /// The week, counted from the week of publication ("Monday last week": -1).
    WeeksOn(i64),
}

/// Which third is meant, or which side of the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Early,
    Mid,
    Late,
    /// "Earlier this month".
    UpToNow,
    /// "Later this month".
    FromNow,
}

/// A month and a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthDay {
    pub month: i8,
    pub day: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// "Jan. 30", "3–7 May 2023".
    Days {
        first: MonthDay,
        last: MonthDay,
        pick: Pick,
    },
    Month {
        month: i8,
        pick: Pick,
    },
    Season {
        season: Season,
        pick: Pick,
    },
    Weekday {
        weekday: Weekday,
        pick: Pick,
    },
    /// "2022", "2014–2018".
    Years {
        first: i16,
        last: i16,
    },
    /// The decade that begins with that year.
    Decade(i16),
    /// 19 for "the 19th century".
    Century(i16),
    /// "Yesterday", "last week", "two years ago": so many units from publication.
    Shifted {
        unit: Unit,
        by: i64,
    },
    /// The weekend, counted from the week of publication; `None` for "the weekend" alone.
    Weekend(Option<i64>),
    /// "Overnight": the night that ended on the day of publication.
    Overnight,
    /// "The previous day", "two days later": so many units from the day told of before.
    Anchored {
        unit: Unit,
        by: i64,
    },
    /// "The past 27 years": so many units up to (or, if more than nought, from) publication.
    Window {
        unit: Unit,
        by: i64,
    },
    /// "For 20 years", "the past few days": a length of time that the calendar days do not follow from.
    Length,
    /// "Recent months", "several weeks ago".
    Vague(Unit),
}

/// An expression and what it says.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub meaning: Meaning,
    pub part: Part,
}

impl Found {
    pub(super) const fn new(tokens: Range<usize>, meaning: Meaning) -> Self {
        Self { tokens, meaning, part: Part::Whole }
    }
}
