//! GTD: deaths and injuries, the attackers' among them and told apart, and hostages.

use super::{AS_STATED, Among, Codebook, DEATHS, Field, Scales, Shown, Trust, Unlisted, Untold, Whose};
use crate::claims::{Outcome, VictimGroup};

const ATTACKERS: &[VictimGroup] = &[VictimGroup::Perpetrator];

const FIGURE: Field = Field { among: Among::Majority, ..DEATHS };

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "gtd",
    name: "GTD",
    about: "Global Terrorism Database: the confirmed dead, the wounded and the hostages of an attack.",
    source: "GTD Codebook, University of Maryland, 2021",
    vague: &[],
    scales: Scales::Multiply,
    unlisted: Unlisted::Blank,
    hedges: AS_STATED,
    household: 1,
    perpetrators: Trust::Less,
    fields: &[
        Field {
            field: "nkill",
            label: "Fatalities, attackers included",
            rule: "The newest figure; of several the one that most sources give, else the lowest; the attackers' own \
                   claim only where nobody else gives one; blank where the words are too vague or tell of no death.",
            ..FIGURE
        },
        Field {
            field: "nkillter",
            label: "Fatalities among the attackers",
            rule: "Those of the dead whom the text calls attackers; blank where it tells of none or the words are too vague.",
            whose: Whose::Groups(ATTACKERS),
            ..FIGURE
        },
        Field {
            field: "nwound",
            label: "Injured, attackers included",
            rule: "As for fatalities; who later died of the wounds is counted among the dead.",
            outcome: Outcome::Injured,
            ..FIGURE
        },
        Field {
            field: "nwoundte",
            label: "Injured attackers",
            rule: "Those of the injured whom the text calls attackers; blank where it tells of none or the words are too \
                   vague.",
            outcome: Outcome::Injured,
            whose: Whose::Groups(ATTACKERS),
            ..FIGURE
        },
        Field {
            field: "ishostkid",
            label: "Hostages or kidnapping victims",
            rule: "1 where the text tells of people abducted or taken hostage in the incident, else 0.",
            outcome: Outcome::Abducted,
            shown: Shown::Whether,
            untold: Untold::Zero,
            ..FIGURE
        },
        Field {
            field: "nhostkid",
            label: "Number of hostages or kidnapping victims",
            rule: "Those abducted or taken hostage, by the rules for fatalities; blank where there are none or the words are \
                   too vague.",
            outcome: Outcome::Abducted,
            ..FIGURE
        },
    ],
};
