//! ACLED: one figure of deaths an event, the lowest that is reported.

use super::{AS_STATED, Codebook, DEATHS, Field, NO_NUMBER, Scales, Trust, Unlisted, Untold, Vague};

pub(super) const CODEBOOK: Codebook = Codebook {
    code: "acled",
    name: "ACLED",
    about: "Armed Conflict Location & Event Data: political violence and protest, one figure of reported deaths an event.",
    source: "ACLED Codebook, 2023, and its frequently asked questions on fatalities, 2023",
    vague: &[
        Vague {
            words: &[
                NO_NUMBER, "several", "few", "handful", "many", "numerous", "multiple", "some", "number",
            ],
            low: 3,
            high: Some(3),
        },
        Vague { words: &["tens"], low: 10, high: Some(10) },
        Vague { words: &["dozens"], low: 12, high: Some(12) },
        Vague { words: &["hundreds"], low: 100, high: Some(100) },
        Vague { words: &["thousands"], low: 1_000, high: Some(1_000) },
    ],
    scales: Scales::Multiply,
    unlisted: Unlisted::Guaranteed,
    hedges: AS_STATED,
    household: 1,
    perpetrators: Trust::AsOthers,
    fields: &[Field {
        field: "fatalities",
        label: "Fatalities",
        rule: "All reported deaths, attackers among them, by the lowest figure where sources differ; \
               “several”, “few” and “many” are 3 (a coder makes them 10 in a large battle), “tens” 10, “dozens” 12, \
               “hundreds” 100; a hedged figure counts as it stands; “casualties” alone, and no death told, are 0.",
        untold: Untold::Zero,
        ..DEATHS
    }],
};
