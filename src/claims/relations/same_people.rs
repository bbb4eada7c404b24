//! Whether two claims may tell of the same people.

use crate::claims::drafts::Draft;
use crate::claims::people::Phrase;
use crate::claims::{Context, VictimGroup};

/// Whether the two may be the same people: neither says what the other is not.
pub(super) fn is_compatible(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let document = context.document;
    let head = |draft: &Draft| draft.phrase.noun.end.checked_sub(1).map_or("", |at| document.key(at));
    if first.phrase.is_generic || second.phrase.is_generic || head(first) == head(second) {
        return true;
    }
    let loose = |draft: &Draft| LOOSE.iter().find(|(word, _)| *word == head(draft)).map(|&(_, sex)| sex);
    match (loose(first), loose(second)) {
        (Some(one), Some(other)) => one == Sex::Either || other == Sex::Either || one == other,
        (Some(_), None) | (None, Some(_)) => true,
        (None, None) => {
            let (one, other) = (first.phrase.group, second.phrase.group);
            one == other && one != VictimGroup::Unknown
        }
    }
}

/// Whether one word tells of women and the other of men.
pub(super) fn are_of_two_sexes(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let sex = |draft: &Draft| {
        let head = draft.phrase.noun.end.checked_sub(1)?;
        LOOSE.iter().find(|(word, _)| *word == context.document.key(head)).map(|&(_, sex)| sex)
    };
    sex(first)
        .zip(sex(second))
        .is_some_and(|(one, other)| one != other && one != Sex::Either && other != Sex::Either)
}

/// Whether the words put the two in different groups: a policeman and a nurse.
pub(super) fn are_of_two_groups(first: &Phrase, second: &Phrase) -> bool {
    let (one, other) = (first.group, second.group);
    one != other && one != VictimGroup::Unknown && other != VictimGroup::Unknown
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
    Either,
}

/// Nouns that tell little more of a person than age and sex: other words may tell of the same one.
const LOOSE: [(&str, Sex); 24] = [
    ("man", Sex::Male),
    ("men", Sex::Male),
    ("woman", Sex::Female),
    ("women", Sex::Female),
    ("boy", Sex::Male),
    ("boys", Sex::Male),
    ("girl", Sex::Female),
    ("girls", Sex::Female),
    ("child", Sex::Either),
    ("children", Sex::Either),
    ("teen", Sex::Either),
    ("teens", Sex::Either),
    ("teenager", Sex::Either),
    ("teenagers", Sex::Either),
    ("youth", Sex::Either),
    ("youths", Sex::Either),
    ("male", Sex::Male),
    ("males", Sex::Male),
    ("female", Sex::Female),
    ("females", Sex::Female),
    ("year-old", Sex::Either),
    ("year-olds", Sex::Either),
    ("civilian", Sex::Either),
    ("civilians", Sex::Either),
];
