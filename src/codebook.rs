//! What the codebooks of casualty recorders make of the claims: each one's fields, with the rule behind every number.
//!
//! The codebooks disagree on the same words: "dozens killed" is 12 for one, 24 to 108 for another, too vague for a third.
//! So the claims keep the words and a range, and a codebook's numbers are computed from them, never the other way round.
//! A codebook is data, a file each in `src/codebook/`; one evaluator reads them all. Only the main incident is coded.
//! What a codebook asks that no text tells by itself (how reliable a source is, whether a battle is large) is left out;
//! the rule then says what is done instead.

mod accounts;
mod acled;
mod airwars;
mod evaluate;
mod gtd;
mod pitf;
mod readings;
mod ucdp;
mod wikimpacts;

use crate::annotation::Annotation;
use crate::claims::{ClaimId, Outcome, Qualifier, VictimGroup};

/// A recorder's rules for casualties, as data.
#[derive(Debug)]
pub struct Codebook {
    /// The name in files and arguments.
    pub code: &'static str,
    pub name: &'static str,
    /// What it records, in a sentence.
    pub about: &'static str,
    /// The document that the rules are taken from, and its year.
    pub source: &'static str,
    /// What vague words stand for.
    vague: &'static [Vague],
    /// What "hundred" makes of a vague word before it.
    scales: Scales,
    /// What becomes of a vague word that is not in the table.
    unlisted: Unlisted,
    /// What becomes of a hedged figure.
    hedges: &'static [Hedge],
    /// How many people a family or household stands for.
    household: u64,
    /// Whether the perpetrators' own figures count beside those of others.
    perpetrators: Trust,
    fields: &'static [Field],
}

/// The codebooks, in the order that they are offered in.
pub static ALL: [Codebook; 6] =
    [acled::CODEBOOK, ucdp::CODEBOOK, gtd::CODEBOOK, airwars::CODEBOOK, wikimpacts::CODEBOOK, pitf::CODEBOOK];

/// The codebook of that code.
#[must_use]
pub fn named(code: &str) -> Option<&'static Codebook> {
    ALL.iter().find(|codebook| codebook.code == code)
}

/// A field of a codebook, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name that the codebook gives it.
    pub field: &'static str,
    pub label: &'static str,
    /// `None` where the codebook leaves it blank.
    pub value: Option<String>,
    /// Why it is so, in a sentence.
    pub rule: &'static str,
    /// The claims that it rests on, in order.
    pub claims: Vec<ClaimId>,
}

/// Fills in the fields of `codebook` from `annotation`, which must be one of `text`.
#[must_use]
pub fn rows(codebook: &Codebook, text: &str, annotation: &Annotation) -> Vec<Row> {
    evaluate::rows(codebook, text, annotation)
}

/// What some vague words stand for.
#[derive(Debug)]
struct Vague {
    words: &'static [&'static str],
    low: u64,
    /// `None` where the codebook sets no upper bound.
    high: Option<u64>,
}

/// Stands in [`Vague::words`] for people without any number: "people were killed".
const NO_NUMBER: &str = "";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scales {
    /// "Several hundred" is a hundred times "several".
    Multiply,
    /// "Several hundred" is another word than "several".
    Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unlisted {
    /// The field stays blank.
    Blank,
    /// What the word guarantees: two dozen for "dozens".
    Guaranteed,
}

/// What becomes of a figure hedged so; where there is no such entry, the range is what the words guarantee and allow.
#[derive(Debug)]
struct Hedge {
    qualifier: Qualifier,
    low: Bound,
    high: Bound,
}

/// The stated figure, so many units of its last digit that is no zero and so many ones more.
#[derive(Clone, Copy, Debug)]
struct Bound {
    units: i8,
    ones: i8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    AsOthers,
    /// Left out where others give a figure.
    Less,
}

/// One field and how it is filled in.
#[derive(Debug)]
struct Field {
    field: &'static str,
    label: &'static str,
    rule: &'static str,
    outcome: Outcome,
    said: Said,
    whose: Whose,
    parts: Parts,
    accounts: Accounts,
    among: Among,
    shown: Shown,
    untold: Untold,
}

/// What most fields are.
const DEATHS: Field = Field {
    field: "",
    label: "",
    rule: "",
    outcome: Outcome::Killed,
    said: Said::Anyhow,
    whose: Whose::Everyone,
    parts: Parts::Summed,
    accounts: Accounts::Confirmed,
    among: Among::Lowest,
    shown: Shown::Low,
    untold: Untold::Blank,
};

/// Whether the claim's evidence has one of some words.
#[derive(Clone, Copy, Debug)]
enum Said {
    Anyhow,
    With(&'static [&'static str]),
    Without(&'static [&'static str]),
}

/// Which of the victims are counted; attackers are among them.
#[derive(Clone, Copy, Debug)]
enum Whose {
    Everyone,
    Groups(&'static [VictimGroup]),
    /// Those whom the text does not put into one of the groups.
    NotOf(&'static [VictimGroup]),
    Children,
    Women,
    Men,
}

/// What becomes of parts without a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parts {
    Summed,
    Blank,
}

/// Whose figures are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Accounts {
    /// Those that the text does not call unconfirmed; all where it calls every one so.
    Confirmed,
    All,
}

/// Which of several figures for the same people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    Lowest,
    Highest,
    /// That of most sources, and the lowest of those with equally many.
    Majority,
}

/// What of the range is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Low,
    /// The stated figure, or the least where none is stated.
    Best,
    High,
    /// 1 if there are any, 0 if not.
    Whether,
    /// The range of each source, with its name.
    Sources,
}

/// What stands in the field where the text tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Untold {
    Zero,
    Blank,
}

/// Soldiers, police, fighters and attackers.
const BELLIGERENTS: &[VictimGroup] =
    &[VictimGroup::SecurityForce, VictimGroup::Combatant, VictimGroup::Perpetrator];

/// Those whom the text calls civilians, or who are by what they do.
const CIVILIANS: &[VictimGroup] =
    &[VictimGroup::Civilian, VictimGroup::AidWorker, VictimGroup::Media, VictimGroup::Medical];

const STATED: Bound = Bound { units: 0, ones: 0 };
const ONE_LESS: Bound = Bound { units: 0, ones: -1 };

/// A hedged figure counts as it stands.
const AS_STATED: &[Hedge] = &[
    Hedge { qualifier: Qualifier::AtLeast, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::MoreThan, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::About, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::UpTo, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::FewerThan, low: ONE_LESS, high: ONE_LESS },
];

/// As [`AS_STATED`], but "up to" and "fewer than" set an upper bound only.
const AS_REPORTED: &[Hedge] = &[
    Hedge { qualifier: Qualifier::AtLeast, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::MoreThan, low: STATED, high: STATED },
    Hedge { qualifier: Qualifier::About, low: STATED, high: STATED },
];
