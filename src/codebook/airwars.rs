//! Airwars and Iraq Body Count: a minimum and a maximum over every source, and who says so.

use super::{
    AS_REPORTED, Accounts, Among, BELLIGERENTS, CIVILIANS, Codebook, DEATHS, Field, Scales, Shown, Trust,
    Unlisted, Whose,
};
use crate::claims::Outcome;

const MIN: Field = Field {
    rule: "The lowest figure that a source gives, without unconfirmed ones; a vague word is the least that it guarantees.",
    ..DEATHS
};

const MAX: Field = Field {
    rule: "The highest figure that a source gives, unconfirmed ones among them; blank where a vague word sets no upper \
           bound.",
    accounts: Accounts::All,
    among: Among::Highest,
    shown: Shown::High,
    ..DEATHS
};

const SOURCES: Field = Field {
    rule: "Every account's range, with those who give it; “the article” where it names nobody.",
    accounts: Accounts::All,
    shown: Shown::Sources,
    ..DEATHS
};

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "airwars",
    name: "Airwars and Iraq Body Count",
    about: "Civilian harm by incident: the range of killed and injured over every source, by who the victims were.",
    source: "Airwars, Methodology Note, 2021; Iraq Body Count, Methods, 2020",
    vague: &[],
    scales: Scales::Multiply,
    unlisted: Unlisted::Guaranteed,
    hedges: AS_REPORTED,
    household: 1,
    perpetrators: Trust::AsOthers,
    fields: &[
        Field { field: "killed_min", label: "Killed, minimum", ..MIN },
        Field { field: "killed_max", label: "Killed, maximum", ..MAX },
        Field { field: "killed_sources", label: "Killed, by source", ..SOURCES },
        Field {
            field: "civilians_killed_min",
            label: "Civilians killed, minimum",
            rule: "As for all the killed, those whom the text calls civilians or gives a civilian role; never inferred.",
            whose: Whose::Groups(CIVILIANS),
            ..MIN
        },
        Field {
            field: "civilians_killed_max",
            label: "Civilians killed, maximum",
            rule: "As for all the killed, those whom the text calls civilians or gives a civilian role; never inferred.",
            whose: Whose::Groups(CIVILIANS),
            ..MAX
        },
        Field {
            field: "children_killed_min",
            label: "Children killed, minimum",
            whose: Whose::Children,
            ..MIN
        },
        Field {
            field: "children_killed_max",
            label: "Children killed, maximum",
            whose: Whose::Children,
            ..MAX
        },
        Field { field: "women_killed_min", label: "Women killed, minimum", whose: Whose::Women, ..MIN },
        Field { field: "women_killed_max", label: "Women killed, maximum", whose: Whose::Women, ..MAX },
        Field { field: "men_killed_min", label: "Men killed, minimum", whose: Whose::Men, ..MIN },
        Field { field: "men_killed_max", label: "Men killed, maximum", whose: Whose::Men, ..MAX },
        Field {
            field: "belligerents_killed_min",
            label: "Belligerents killed, minimum",
            rule: "As for all the killed, those whom the text calls soldiers, police, fighters or attackers.",
            whose: Whose::Groups(BELLIGERENTS),
            ..MIN
        },
        Field {
            field: "belligerents_killed_max",
            label: "Belligerents killed, maximum",
            rule: "As for all the killed, those whom the text calls soldiers, police, fighters or attackers.",
            whose: Whose::Groups(BELLIGERENTS),
            ..MAX
        },
        Field { field: "injured_min", label: "Injured, minimum", outcome: Outcome::Injured, ..MIN },
        Field { field: "injured_max", label: "Injured, maximum", outcome: Outcome::Injured, ..MAX },
        Field { field: "injured_sources", label: "Injured, by source", outcome: Outcome::Injured, ..SOURCES },
    ],
};
