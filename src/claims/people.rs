//! Noun phrases that may be people: "at least 12 civilians", "a 16-year-old boy", "his wife", "the dead", "Amal Idris".
//!
//! A phrase is read from its first word without knowledge of parts of speech: it ends at a closed-class word, a mark or a
//! word that looks like a verb. What is no phrase of people ("a bomb", "12 years") is read too and marked as a thing.

mod extent;
mod figures;
mod nobody;
mod noun;

use std::ops::Range;

use extent::{LONGEST, age_at, begins_noun, is_closed, run};
use figures::{has_four_digits, is_age_after_name, is_aged, is_date, is_inside_name, members};
use nobody::nobody_at;
pub(super) use noun::group_of_role;
use noun::{describe, has_name, is_kin};

use super::VictimGroup;
use super::counts::{Amount, amount_at};
use super::outcomes;
use super::{Context, Outcome};
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};
use crate::mentions::EntityKind;

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

/// A phrase that begins with a count: "12 people", "two of the hostages", "dozens of civilians", "five others", "30".
fn counted(context: &Context<'_>, first: usize, amount: Amount, end: usize) -> Option<Phrase> {
    let document = context.document;
    let after = amount.tokens.end;
    let is_aged = is_aged(document, first) || is_age_after_name(document, &amount);
    let is_date = is_aged || is_date(document, &amount);
    let mut phrase = base(first..after, amount, after..after, Reference::Counted);
    if is_date {
        phrase.humanity = Humanity::Thing;
        return Some(phrase);
    }
    if document.key(after) == "of" && after + 1 < end {
        let inner_first = if matches!(
            document.key(after + 1),
            "the" | "those" | "these" | "his" | "her" | "their" | "its" | "our" | "my"
        ) {
            after + 2
        } else {
            after + 1
        };
        phrase.is_partial =
            inner_first > after + 1 || matches!(document.key(after + 1), "them" | "whom" | "us");
        let noun = if matches!(document.key(after + 1), "them" | "whom" | "us" | "which") {
            after + 1..after + 2
        } else {
            // "Two of the 12 hostages", "21 of the ship's 48 passengers"
            let owner = (inner_first..inner_first + 4).find(|&at| document.key(at) == "'s");
            let inner = amount_at(document, inner_first, end)
                .or_else(|| amount_at(document, owner? + 1, end))
                .map_or(inner_first, |inner| inner.tokens.end);
            run(context, inner, end)
        };
        if !noun.is_empty() {
            phrase.tokens = first..noun.end;
            phrase.noun = noun;
        }
    } else {
        let noun = run(context, after, end);
        phrase.tokens = first..noun.end.max(after);
        phrase.noun = noun;
    }
    describe(context, &mut phrase);
    if matches!(document.key(phrase.noun.start), "them" | "whom" | "us") {
        phrase.humanity = Humanity::People;
    }
    // "21 TTP and LeI militants": the noun stands after the second modifier.
    if phrase.humanity == Humanity::Open
        && !phrase.noun.is_empty()
        && matches!(document.key(phrase.noun.end), "and" | "or")
    {
        let second = run(context, phrase.noun.end + 1, end);
        let mut joined =
            Phrase { noun: phrase.noun.start..second.end, tokens: first..second.end, ..phrase.clone() };
        describe(context, &mut joined);
        if !second.is_empty() && joined.humanity == Humanity::People && joined.is_plural {
            phrase = joined;
        }
    }
    phrase.is_plural |= phrase.amount.best != Some(1);
    // "Three of them"
    if phrase.is_partial && matches!(document.key(phrase.noun.start), "them" | "whom" | "us") {
        phrase.humanity = Humanity::People;
    }
    if phrase.noun.is_empty() {
        phrase.is_generic = true;
    }
    // A year or a clock time, not people, unless a noun says so.
    if phrase.noun.is_empty()
        && phrase.amount.best.is_some_and(|n| (1900..=2100).contains(&n))
        && has_four_digits(document, first)
    {
        phrase.humanity = Humanity::Thing;
    }
    phrase.is_additional |=
        matches!(document.key(after), "more" | "other" | "others" | "additional" | "further");
    // "A total of 45", "in all, 45", "overall, 45 people".
    phrase.is_total = (0..=4).filter_map(|n| phrase.amount.tokens.end.checked_sub(n + 1)).any(|idx| {
        matches!(
            document.key(idx),
            "total" | "overall" | "altogether" | "collectively" | "combined" | "nationwide"
        )
    });
    Some(phrase)
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

/// A name of a place, a body and so on, with the common noun after it: "Pulwama district".
pub(super) fn name_at(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let kind = context.kind_at(first)?;
    let entity = context.entity_at(first)?.id;
    if matches!(kind, EntityKind::Person | EntityKind::Nationality) {
        return None;
    }
    let is_part = |&at: &usize| context.entity_at(at).is_some_and(|other| other.id == entity);
    let mut last = (first..end.min(first + LONGEST)).take_while(is_part).last()?;
    if kind == EntityKind::Place && last + 1 < end && context.document.is(last + 1, lexicon::PLACE_NOUN) {
        last += 1;
    }
    let tokens = first..last + 1;
    Some(Phrase {
        humanity: Humanity::Thing,
        ..base(tokens.clone(), Amount::implied(1, tokens.clone()), tokens, Reference::Name)
    })
}

/// A phrase without article or number: "police", "unidentified gunmen", "Amal Idris", "journalist Amal Idris".
fn bare(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
    let document = context.document;
    let token = document.token(first)?;
    if (token.kind != TokenKind::Word && age_at(document, first).is_none()) || is_closed(document, first) {
        return None;
    }
    let noun = run(context, first, end);
    if noun.is_empty() {
        return None;
    }
    let mut phrase =
        base(noun.clone(), Amount::unknown(2, noun.clone()), noun.clone(), Reference::Indefinite);
    describe(context, &mut phrase);
    let is_name = has_name(context, &noun);
    if matches!(phrase.states, Some((_, StatedBy::Noun))) {
        let is_one = phrase.is_bodies(document) && !phrase.is_plural;
        phrase.amount =
            if is_one { Amount::implied(1, noun.clone()) } else { Amount::unknown(1, noun.clone()) };
        phrase.reference = Reference::Definite;
        return Some(phrase);
    }
    if phrase.is_plural && phrase.humanity == Humanity::People {
        return Some(phrase);
    }
    let is_role = phrase.humanity == Humanity::People;
    if is_name || is_role {
        phrase.amount = Amount::implied(1, noun.clone());
        phrase.reference = if is_name { Reference::Name } else { Reference::Indefinite };
        if context.kind_at(noun.end - 1).is_some_and(|kind| kind != EntityKind::Person) && !is_role {
            phrase.humanity = Humanity::Thing;
        }
        return Some(phrase);
    }
    None
}
