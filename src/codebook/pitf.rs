//! PITF Worldwide Atrocities: a range of the noncombatants killed.

use super::{
    AS_REPORTED, Accounts, Among, BELLIGERENTS, Codebook, DEATHS, Field, Scales, Shown, Trust, Unlisted,
    Vague, Whose,
};

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "pitf",
    name: "PITF Worldwide Atrocities",
    about: "Atrocities of the Political Instability Task Force: deliberate killings of noncombatants, five or more an event.",
    source: "PITF Worldwide Atrocities Event Data Collection Codebook, version 1.0B2, 2009",
    vague: &[
        Vague { words: &["several"], low: 5, high: Some(24) },
        Vague { words: &["tens"], low: 50, high: Some(99) },
    ],
    scales: Scales::Part,
    unlisted: Unlisted::Guaranteed,
    hedges: AS_REPORTED,
    household: 1,
    perpetrators: Trust::AsOthers,
    fields: &[
        Field {
            field: "deaths_min",
            label: "Noncombatants killed, minimum",
            rule: "The dead whom the text does not call soldiers, police, fighters or attackers, by the lowest figure; \
                   “several” is 5 to 24, “tens” 50 to 99; other vague words are the least that they guarantee. An event \
                   needs five.",
            whose: Whose::NotOf(BELLIGERENTS),
            ..DEATHS
        },
        Field {
            field: "deaths_max",
            label: "Noncombatants killed, maximum",
            rule: "As the minimum, by the highest figure; blank where a vague word sets no upper bound.",
            whose: Whose::NotOf(BELLIGERENTS),
            accounts: Accounts::All,
            among: Among::Highest,
            shown: Shown::High,
            ..DEATHS
        },
    ],
};
