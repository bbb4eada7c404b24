//! Wikimpacts: a minimum and a maximum of what a disaster did to people, from totals that the text states.

use super::{
    Accounts, Among, Bound, Codebook, DEATHS, Field, Hedge, Parts, STATED, Said, Scales, Shown, Trust,
    Unlisted, Vague,
};
use crate::claims::{Outcome, Qualifier};

const HOMELESS: &[&str] = &["homeless"];

const fn stated(units: i8, ones: i8) -> Bound {
    Bound { units, ones }
}

const MIN: Field = Field {
    rule: "The total that the text states, the lowest where sources differ, and blank where it states none; “at least 40” \
           begins at 40, “dozens” at 24, “several” and “few” at 2, “many” at 20; a family is 5 people.",
    parts: Parts::Blank,
    ..DEATHS
};

const MAX: Field = Field {
    rule: "The total that the text states, the highest where sources differ, and blank where it states none; “at least 40” \
           ends at 50, one unit of its last digit more, “dozens” at 108, “several” and “few” at 6, “many” at 60; a \
           family is 5 people.",
    parts: Parts::Blank,
    accounts: Accounts::All,
    among: Among::Highest,
    shown: Shown::High,
    ..DEATHS
};

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "wikimpacts",
    name: "Wikimpacts",
    about: "Impacts of climate disasters: the range of deaths, injuries, homeless and displaced people.",
    source: "Wikimpacts 1.0, annotation guideline and rules for numbers, 2024",
    vague: &[
        Vague { words: &["several", "few", "handful", "number", "multiple", "some"], low: 2, high: Some(6) },
        Vague { words: &["many", "numerous"], low: 20, high: Some(60) },
        Vague { words: &["tens"], low: 20, high: Some(90) },
        Vague { words: &["dozens"], low: 24, high: Some(108) },
        Vague { words: &["hundreds"], low: 200, high: Some(900) },
        Vague { words: &["thousands"], low: 2_000, high: Some(9_000) },
        Vague { words: &["millions"], low: 2_000_000, high: Some(9_000_000) },
    ],
    scales: Scales::Multiply,
    unlisted: Unlisted::Guaranteed,
    hedges: &[
        Hedge { qualifier: Qualifier::AtLeast, low: STATED, high: stated(1, 0) },
        Hedge { qualifier: Qualifier::MoreThan, low: stated(0, 1), high: stated(1, 1) },
        Hedge { qualifier: Qualifier::About, low: stated(-1, 0), high: stated(1, 0) },
        Hedge { qualifier: Qualifier::UpTo, low: stated(-1, 0), high: STATED },
        Hedge { qualifier: Qualifier::FewerThan, low: stated(-1, -1), high: stated(0, -1) },
    ],
    household: 5,
    perpetrators: Trust::AsOthers,
    fields: &[
        Field { field: "Total_Deaths_Min", label: "Deaths, minimum", ..MIN },
        Field { field: "Total_Deaths_Max", label: "Deaths, maximum", ..MAX },
        Field { field: "Total_Injuries_Min", label: "Injuries, minimum", outcome: Outcome::Injured, ..MIN },
        Field { field: "Total_Injuries_Max", label: "Injuries, maximum", outcome: Outcome::Injured, ..MAX },
        Field {
            field: "Total_Homeless_Min",
            label: "Homeless, minimum",
            outcome: Outcome::Displaced,
            said: Said::With(HOMELESS),
            ..MIN
        },
        Field {
            field: "Total_Homeless_Max",
            label: "Homeless, maximum",
            outcome: Outcome::Displaced,
            said: Said::With(HOMELESS),
            ..MAX
        },
        Field {
            field: "Total_Displaced_Min",
            label: "Displaced, minimum",
            outcome: Outcome::Displaced,
            said: Said::Without(HOMELESS),
            ..MIN
        },
        Field {
            field: "Total_Displaced_Max",
            label: "Displaced, maximum",
            outcome: Outcome::Displaced,
            said: Said::Without(HOMELESS),
            ..MAX
        },
    ],
};
