//! Noun phrases that may be people: "at least 12 civilians", "a 16-year-old boy", "his wife", "the dead", "Amal Idris".
//!
//! A phrase is read from its first word without knowledge of parts of speech: it ends at a closed-class word, a mark or a
//! word that looks like a verb. What is no phrase of people ("a bomb", "12 years") is read too and marked as a thing.

mod bare;
mod counted;
mod extent;
mod figures;
mod nobody;
mod noun;

use std::ops::Range;

use bare::bare;
pub(super) use bare::name_at;
use counted::counted;
use extent::{LONGEST, begins_noun, run};
use figures::{is_inside_name, members};
use nobody::nobody_at;
pub(super) use noun::group_of_role;
use noun::{describe, is_kin};

use super::VictimGroup;
use super::counts::{Amount, amount_at};
use super::outcomes;
use super::{Context, Outcome};
use crate::document::Document;
use crate::lexicon::{self, Lists};

/// How a phrase picks out its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// With a number.
    Counted,
    /// "A teacher", "villagers": new in the text.
    Indefinite,
    /// "The boy", "his wife", "the two men".
    Definite,
    /// "He", "them".
    Pronoun,
    Name,
    /// "No one", "no civilians".
    Nobody,
}

/// How sure it is that the phrase is about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Humanity {
    People,
    /// An unknown noun or a bare number.
    Open,
    Thing,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub tokens: Range<usize>,
    pub amount: Amount,
    /// The words after the count, which say who; may be empty.
    pub noun: Range<usize>,
    pub reference: Reference,
    pub humanity: Humanity,
    pub group: VictimGroup,
    pub is_plural: bool,
    /// "Another", "two others", "five more".
    pub is_additional: bool,
    /// "Two of the hostages".
    pub is_partial: bool,
    /// "A total of 45".
    pub is_total: bool,
    /// 4 of "a fourth victim".
    pub ordinal: Option<u64>,
    /// "People", "persons", "the dead", a bare number: says nothing of who they are.
    pub is_generic: bool,
    /// The outcome that a noun or adjective of the phrase states ("12 deaths", "three wounded soldiers").
    pub states: Option<(Outcome, StatedBy)>,
}

/// Where in a phrase an outcome stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatedBy {
    /// "12 deaths"
    Noun,
    /// "three wounded soldiers"
    Modifier,
    /// "the wounded"
    Itself,
}

impl Phrase {
    /// "Their bodies", "the woman's body": the dead themselves rather than a number of dead.
    pub(super) fn is_bodies(&self, document: &Document) -> bool {
        matches!(self.states, Some((Outcome::Killed, StatedBy::Noun)))
            && self.noun.end.checked_sub(1).is_some_and(|head| {
                matches!(document.key(head), "body" | "bodies" | "corpse" | "corpses" | "remains")
            })
    }
    /// A number by itself, as after "the death toll rose to".
    pub(super) fn of_number(amount: Amount) -> Self {
        let tokens = amount.tokens.clone();
        Self {
            humanity: Humanity::People,
            is_plural: true,
            is_generic: true,
            ..base(tokens.clone(), amount, tokens.end..tokens.end, Reference::Counted)
        }
    }
}

/// Words after which a phrase cannot go on.
pub(super) const CLOSED: Lists = lexicon::PHRASE_PREPOSITION
    .or(lexicon::PHRASE_AUXILIARY)
    .or(lexicon::MODAL)
    .or(lexicon::PHRASE_CLAUSE_OPENER)
    .or(lexicon::PHRASE_PRONOUN)
    .or(lexicon::PARTICLE_AND)
    .or(lexicon::PHRASE_DETERMINER);

pub(super) const PEOPLE: Lists = lexicon::PEOPLE_ANY
    .or(lexicon::PEOPLE_PLURAL)
    .or(lexicon::PEOPLE_CIVILIAN)
    .or(lexicon::PEOPLE_COMBATANT)
    .or(lexicon::PEOPLE_SECURITY)
    .or(lexicon::PEOPLE_AID)
    .or(lexicon::PEOPLE_MEDIA)
    .or(lexicon::PEOPLE_MEDICAL)
    .or(lexicon::PEOPLE_PERPETRATOR);

/// Reads the phrase that begins at the token, no further than `end`.
pub(super) fn phrase_at(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let document = context.document;
    let end = end.min(first + 3 * LONGEST);
    // "no fewer than 42" counts, "no one" does not.
    let amount = amount_at(document, first, end).filter(|_| !is_inside_name(document, first));
    if amount.is_none()
        && let Some(phrase) = nobody_at(context, first, end)
    {
        return Some(phrase);
    }
    let key = document.key(first);
    match key {
        _ if document.word(first) == "US" => {}
        "he" | "she" | "him" | "himself" | "herself" => {
            return Some(pronoun(first, 1));
        }
        "they" | "them" | "themselves" | "we" | "us" => return Some(pronoun(first, 2)),
        "her" if !begins_noun(document, first + 1, end) => return Some(pronoun(first, 1)),
        _ => {}
    }
    if let Some(amount) = amount {
        return counted(context, first, amount, end);
    }
    // "About another 73,000 people"
    if document.is(first, lexicon::QUALIFIER_ABOUT) && document.key(first + 1) == "another" {
        let phrase = indefinite(context, first + 1, end)?;
        return Some(Phrase { tokens: first..phrase.tokens.end, ..phrase });
    }
    match key {
        "a" | "an" | "another" => indefinite(context, first, end),
        "the" | "his" | "her" | "their" | "its" | "these" | "those" | "this" | "my" | "our" | "all"
        | "both" => definite(context, first, end),
        "others" => Some(others(first)),
        "total" if document.key(first + 1) == "of" => {
            let amount = amount_at(document, first + 2, end)?;
            let phrase = counted(context, first + 2, amount, end)?;
            Some(Phrase { tokens: first..phrase.tokens.end, ..phrase })
        }
        _ => bare(context, first, end),
    }
}

fn base(tokens: Range<usize>, amount: Amount, noun: Range<usize>, reference: Reference) -> Phrase {
    Phrase {
        tokens,
        amount,
        noun,
        reference,
        humanity: Humanity::Open,
        group: VictimGroup::Unknown,
        is_plural: false,
        is_additional: false,
        is_partial: false,
        is_total: false,
        ordinal: None,
        is_generic: false,
        states: None,
    }
}

fn pronoun(at: usize, n: u64) -> Phrase {
    let tokens = at..at + 1;
    let amount = if n == 1 { Amount::implied(1, tokens.clone()) } else { Amount::unknown(2, tokens.clone()) };
    Phrase {
        humanity: Humanity::People,
        is_plural: n > 1,
        is_generic: true,
        ..base(tokens.clone(), amount, tokens, Reference::Pronoun)
    }
}

fn others(at: usize) -> Phrase {
    let tokens = at..at + 1;
    Phrase {
        humanity: Humanity::People,
        is_plural: true,
        is_additional: true,
        is_generic: true,
        ..base(tokens.clone(), Amount::unknown(2, tokens.clone()), tokens, Reference::Indefinite)
    }
}

/// "A teacher", "another man", "another 12", "a group of five tourists", "an injured soldier".
fn indefinite(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let document = context.document;
    let is_additional =
        document.key(first) == "another" || matches!(document.key(first + 1), "further" | "additional");
    let after = if is_additional && document.key(first) != "another" { first + 2 } else { first + 1 };
    let reported = if matches!(document.key(after), "reported" | "estimated" | "total" | "record") {
        after + 1
    } else {
        after
    };
    let reported = if document.key(reported) == "of" { reported + 1 } else { reported };
    if let Some(amount) = amount_at(document, reported, end) {
        let mut phrase = counted(context, first, Amount { tokens: first..amount.tokens.end, ..amount }, end)?;
        phrase.is_additional |= is_additional;
        return Some(phrase);
    }
    let noun = run(context, after, end);
    // "A group of 12 tourists": the number stands inside.
    if let Some(head) = noun.end.checked_sub(1)
        && document.is(head, lexicon::PEOPLE_IN_A_BODY)
        && document.key(noun.end) == "of"
        && let Some(amount) = amount_at(document, noun.end + 1, end)
    {
        let mut phrase = counted(context, noun.end + 1, amount, end)?;
        phrase.tokens = first..phrase.tokens.end;
        return Some(phrase);
    }
    let mut phrase = base(
        first..noun.end.max(after),
        Amount::implied(1, first..after),
        noun.clone(),
        Reference::Indefinite,
    );
    phrase.is_additional = is_additional;
    phrase.ordinal = ordinal(document.key(first + 1));
    if noun.is_empty() {
        if document.key(first) != "another" {
            return None;
        }
        phrase.humanity = Humanity::Open;
        phrase.is_generic = true;
        return Some(phrase);
    }
    describe(context, &mut phrase);
    let is_family = matches!(
        document.key(noun.end.saturating_sub(1)),
        "family" | "couple" | "group" | "team" | "crew" | "gang"
    );
    if is_family {
        let n = members(document, &noun);
        let exact = |n| Amount { qualifier: super::Qualifier::Exact, ..Amount::implied(n, first..noun.end) };
        phrase.amount = n.map_or_else(|| Amount::unknown(2, first..noun.end), exact);
    }
    phrase.is_plural = is_family;
    Some(phrase)
}

fn ordinal(key: &str) -> Option<u64> {
    let words = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    words.iter().zip(2..).find(|(word, _)| **word == key).map(|(_, n)| n)
}

/// "The boy", "his two sons", "the 12 hostages", "all three", "the wounded".
fn definite(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let document = context.document;
    let mut after = first + 1;
    if matches!(document.key(first), "all" | "both")
        && matches!(document.key(after), "the" | "of" | "his" | "her" | "their")
    {
        after += 1;
        if document.key(after) == "the" {
            after += 1;
        }
    }
    let is_additional = matches!(document.key(after), "other" | "remaining");
    if is_additional {
        after += 1;
    }
    if let Some(amount) = amount_at(document, after, end) {
        let mut phrase = counted(context, first, amount, end)?;
        phrase.tokens = first..phrase.tokens.end;
        // "His two sons" are new, "the two sons" are not.
        let possessive = matches!(document.key(first), "his" | "her" | "their" | "its" | "my" | "our");
        phrase.reference = if possessive || is_additional { Reference::Counted } else { Reference::Definite };
        return Some(phrase);
    }
    if document.key(first) == "both" && run(context, after, end).is_empty() {
        let mut phrase = base(
            first..after,
            Amount { qualifier: super::Qualifier::Exact, ..Amount::implied(2, first..after) },
            after..after,
            Reference::Definite,
        );
        phrase.is_plural = true;
        phrase.is_generic = true;
        return Some(phrase);
    }
    let noun = run(context, after, end);
    if noun.is_empty() {
        // "the wounded", "those injured"
        let (n_tokens, outcome) = outcomes::state_at(document, after)?;
        let tokens = first..after + n_tokens;
        let mut phrase = base(
            tokens,
            Amount::unknown(1, after..after + n_tokens),
            after..after + n_tokens,
            Reference::Definite,
        );
        phrase.humanity = Humanity::People;
        phrase.is_plural = true;
        phrase.is_generic = true;
        phrase.states = Some((outcome, StatedBy::Itself));
        return Some(phrase);
    }
    let mut phrase = base(first..noun.end, Amount::implied(1, first..after), noun, Reference::Definite);
    phrase.is_additional = is_additional;
    describe(context, &mut phrase);
    if phrase.is_plural {
        phrase.amount = Amount::unknown(2, phrase.noun.clone());
    }
    if let Some(n) = members(document, &phrase.noun) {
        phrase.amount = Amount::implied(n, first..after);
        phrase.is_plural = true;
        phrase.humanity = Humanity::People;
    }
    let is_owned = matches!(document.key(first), "his" | "her" | "their" | "my" | "our" | "its")
        || phrase.noun.clone().any(|at| document.key(at) == "'s");
    if is_owned && phrase.states.is_none() && is_kin(document, &phrase) {
        phrase.reference = Reference::Indefinite;
    }
    Some(phrase)
}
