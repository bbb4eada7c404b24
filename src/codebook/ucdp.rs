//! UCDP GED: a best, a low and a high estimate of deaths, told apart by side.

use super::{
    AS_REPORTED, Accounts, Among, CIVILIANS, Codebook, DEATHS, Field, Scales, Shown, Trust, Unlisted, Untold,
    Whose,
};
use crate::claims::VictimGroup;

const STATE: &[VictimGroup] = &[VictimGroup::SecurityForce];
const OPPONENTS: &[VictimGroup] = &[VictimGroup::Combatant, VictimGroup::Perpetrator];
const TOLD: &[VictimGroup] = &[
    VictimGroup::SecurityForce,
    VictimGroup::Combatant,
    VictimGroup::Perpetrator,
    VictimGroup::Civilian,
    VictimGroup::AidWorker,
    VictimGroup::Media,
    VictimGroup::Medical,
];

/// Which of the figures that sources differ on the best estimate, and so its parts, take.
const BEST: Field = Field { among: Among::Majority, shown: Shown::Best, untold: Untold::Zero, ..DEATHS };

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "ucdp",
    name: "UCDP GED",
    about: "Uppsala's Georeferenced Event Dataset: deaths in organised violence, as a best, a low and a high estimate.",
    source: "UCDP GED Codebook, version 23.1, 2023",
    vague: &[],
    scales: Scales::Multiply,
    unlisted: Unlisted::Guaranteed,
    hedges: AS_REPORTED,
    household: 1,
    perpetrators: Trust::AsOthers,
    fields: &[
        Field {
            field: "best",
            label: "Deaths, best estimate",
            rule: "The figure of most sources, and the lower one where as many give another, as which is more reliable is \
                   for the coder to judge; a hedged figure counts as it stands, a range and a vague word, for which there \
                   is no table, as the least that they guarantee; attackers are counted.",
            ..BEST
        },
        Field {
            field: "high",
            label: "Deaths, high estimate",
            rule: "The highest figure that a source gives, unconfirmed ones among them; blank where a vague word sets no \
                   upper bound.",
            accounts: Accounts::All,
            among: Among::Highest,
            shown: Shown::High,
            untold: Untold::Zero,
            ..DEATHS
        },
        Field {
            field: "low",
            label: "Deaths, low estimate",
            rule: "The lowest figure that a source gives, without unconfirmed ones; “up to 30” may be none.",
            untold: Untold::Zero,
            ..DEATHS
        },
        Field {
            field: "deaths_a",
            label: "Deaths of side A",
            rule: "Of the best estimate, those whom the text calls soldiers, police or other forces of a state: in a \
                   state's conflict side A is the state.",
            whose: Whose::Groups(STATE),
            ..BEST
        },
        Field {
            field: "deaths_b",
            label: "Deaths of side B",
            rule: "Of the best estimate, those whom the text calls fighters or attackers; which of two armed groups is \
                   side A is for the coder to say.",
            whose: Whose::Groups(OPPONENTS),
            ..BEST
        },
        Field {
            field: "deaths_civilians",
            label: "Deaths of civilians",
            rule: "Of the best estimate, those whom the text calls civilians or gives a civilian role (journalists, aid \
                   workers, doctors); never inferred.",
            whose: Whose::Groups(CIVILIANS),
            ..BEST
        },
        Field {
            field: "deaths_unknown",
            label: "Deaths of unknown people",
            rule: "What is left of the best estimate: those of whom the text does not say what they were.",
            whose: Whose::NotOf(TOLD),
            ..BEST
        },
    ],
};
