//! Phrases without article or number, and names of places and bodies.

use super::extent::{LONGEST, age_at, is_closed, run};
use super::noun::{describe, has_name};
use super::{Humanity, Phrase, Reference, StatedBy, base};
use crate::claims::Context;
use crate::claims::counts::Amount;
use crate::document::TokenKind;
use crate::lexicon;
use crate::mentions::EntityKind;

/// A name of a place, a body and so on, with the common noun after it: "Pulwama district".
pub(in crate::claims) fn name_at(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
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
pub(super) fn bare(context: &Context<'_>, first: usize, end: usize) -> Option<Phrase> {
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
