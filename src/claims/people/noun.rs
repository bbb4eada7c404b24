//! What the noun of a phrase tells: who the people are, whether they are people, how many by its form.

use std::ops::Range;

use super::{Humanity, PEOPLE, Phrase, StatedBy};
use crate::claims::{Context, VictimGroup, outcomes};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{self, Lists};
use crate::mentions::EntityKind;

/// Whether the phrase's head is a relative, new in the text though "his" or "her" stands before it.
pub(super) fn is_kin(document: &Document, phrase: &Phrase) -> bool {
    let head = phrase.noun.end.saturating_sub(1);
    document.is(head, lexicon::PEOPLE_ANY | lexicon::PEOPLE_SECURITY | lexicon::PEOPLE_CIVILIAN)
        && !matches!(document.key(head), "victim" | "victims")
}

/// Whether the phrase ends in a name: capitals, and no name of something else.
pub(super) fn has_name(context: &Context<'_>, noun: &Range<usize>) -> bool {
    let document = context.document;
    let Some(last) = noun.end.checked_sub(1) else { return false };
    match context.kind_at(last) {
        Some(kind) => kind == EntityKind::Person,
        None => {
            !context.knows_names
                && document
                    .token(last)
                    .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Mixed))
                && !document.is(last, PEOPLE)
                && !document.is(last, lexicon::NOT_PEOPLE | lexicon::MONTH)
        }
    }
}

/// The words for people of each group, the most telling first.
const GROUPS: [(Lists, VictimGroup); 7] = [
    (lexicon::PEOPLE_PERPETRATOR, VictimGroup::Perpetrator),
    (lexicon::PEOPLE_AID, VictimGroup::AidWorker),
    (lexicon::PEOPLE_MEDIA, VictimGroup::Media),
    (lexicon::PEOPLE_MEDICAL, VictimGroup::Medical),
    (lexicon::PEOPLE_SECURITY, VictimGroup::SecurityForce),
    (lexicon::PEOPLE_COMBATANT, VictimGroup::Combatant),
    (lexicon::PEOPLE_CIVILIAN, VictimGroup::Civilian),
];

/// The group of a role, where one of its words tells it.
pub(in crate::claims) fn group_of_role(document: &Document, role: Range<usize>) -> Option<VictimGroup> {
    role.rev().find_map(|at| {
        GROUPS.iter().find(|(list, _)| document.phrase_at(at, *list).is_some()).map(|&(_, group)| group)
    })
}

/// Works out from the noun who the people are, whether they are people at all, and what the noun states.
pub(super) fn describe(context: &Context<'_>, phrase: &mut Phrase) {
    let document = context.document;
    let Some(head) = phrase.noun.end.checked_sub(1).filter(|_| !phrase.noun.is_empty()) else { return };
    let key = document.key(head);
    if let Some((outcome, n_tokens)) = outcomes::noun_ending_at(document, head)
        && n_tokens <= phrase.noun.len()
    {
        phrase.states = Some((outcome, StatedBy::Noun));
        phrase.humanity = Humanity::Thing;
        phrase.is_plural = key.ends_with('s') || key == "bodies";
        phrase.is_additional |= phrase.noun.clone().any(|at| is_more(document.key(at)));
        let tells_nothing =
            |at: usize| at == head || is_more(document.key(at)) || document.is(at, lexicon::BARE_MODIFIER);
        phrase.is_generic = n_tokens == 1 && phrase.noun.clone().all(tells_nothing);
        return;
    }
    phrase.is_plural |= is_plural(document, head);
    let group_of =
        |at: usize| GROUPS.iter().find(|(list, _)| document.is(at, *list)).map(|&(_, group)| group);
    let is_lower = |at: usize| document.token(at).is_some_and(|token| token.case == Case::Lower);
    let head_is_people = document.is(head, PEOPLE) || is_age_noun(document, head);
    // "journalist Amal Idris": capitals after a role; "police station": another noun after it.
    let role = phrase.noun.clone().rev().find(|&at| document.is(at, PEOPLE));
    let is_named_role =
        !head_is_people && role.is_some() && (role.unwrap_or(head) + 1..=head).all(|at| !is_lower(at));
    phrase.humanity = if head_is_people || is_named_role {
        Humanity::People
    } else if document.is(head, lexicon::NOT_PEOPLE) && is_lower(head)
        || !document.token(head).is_some_and(|token| token.kind == TokenKind::Word)
    {
        Humanity::Thing
    } else if context.kind_at(head) == Some(EntityKind::Person) {
        Humanity::People
    } else {
        Humanity::Open
    };
    if phrase.humanity == Humanity::People {
        // The finest word wins: "police officers" by "officers", "civilian men" by "civilian".
        // "Aid workers" by both words.
        let by_phrase = GROUPS.iter().find(|(list, _)| {
            let ends =
                |at: usize| document.phrase_at(at, *list).is_some_and(|n_tokens| at + n_tokens == head + 1);
            phrase.noun.clone().any(ends)
        });
        phrase.group = by_phrase
            .map(|&(_, group)| group)
            .or_else(|| phrase.noun.clone().rev().find_map(group_of))
            .unwrap_or(VictimGroup::Unknown);
        phrase.is_generic = phrase.noun.len() <= 2
            && matches!(
                key,
                "people"
                    | "persons"
                    | "person"
                    | "others"
                    | "other"
                    | "victims"
                    | "victim"
                    | "individuals"
                    | "individual"
                    | "dead"
                    | "casualties"
                    | "more"
                    | "lives"
            )
            || document.is(head, lexicon::HOUSEHOLDS) && phrase.noun.len() == 1;
        phrase.is_additional |=
            phrase.noun.clone().any(|at| matches!(document.key(at), "other" | "others" | "more"));
    }
    if key == "more" {
        phrase.humanity = Humanity::Open;
        phrase.is_generic = true;
        phrase.is_additional = true;
        phrase.is_plural = true;
    }
    if phrase.humanity != Humanity::Thing
        && let Some(outcome) = phrase
            .noun
            .clone()
            .filter(|&at| at < head)
            .find_map(|at| outcomes::state_at(document, at).map(|(_, outcome)| outcome))
    {
        phrase.states = Some((outcome, StatedBy::Modifier));
    }
}

fn is_more(key: &str) -> bool {
    matches!(key, "more" | "other" | "others" | "additional" | "further")
}

fn is_age_noun(document: &Document, head: usize) -> bool {
    matches!(document.key(head), "year-old" | "year-olds" | "old" | "month-old" | "years-old")
}

pub(super) fn is_plural(document: &Document, head: usize) -> bool {
    let key = document.key(head);
    let has_ending =
        key.ends_with('s') && !key.ends_with("ss") && !key.ends_with("us") && !key.ends_with("'s");
    let is_common =
        document.token(head).is_some_and(|token| token.case == Case::Lower) || document.is(head, PEOPLE);
    document.is(head, lexicon::PEOPLE_PLURAL) || has_ending && is_common
}
