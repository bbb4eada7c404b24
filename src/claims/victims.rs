//! What the words tell of the people counted: who is named and how old, children, women and men, nationality, occupation.
//!
//! The groups that casualty recorders count apart (Airwars, Iraq Body Count) are read from nouns alone: "teenagers" are
//! not taken for children, nor "soldiers" for men.

use std::ops::Range;

use super::drafts::Draft;
use super::parts::part_at;
use super::people::{Phrase, Reference, group_of_role};
use super::{Context, NamedVictim, RelationKind, VictimGroup, Victims};
use crate::document::{Document, TokenKind};
use crate::lexicon::{self, Lists};
use crate::mentions::EntityKind;

/// People of this age are adults.
const ADULT: u8 = 18;

/// Words that may tell what someone does for a living.
const OCCUPATIONS: Lists = lexicon::OCCUPATION
    .or(lexicon::PEOPLE_CIVILIAN)
    .or(lexicon::PEOPLE_SECURITY)
    .or(lexicon::PEOPLE_AID)
    .or(lexicon::PEOPLE_MEDIA)
    .or(lexicon::PEOPLE_MEDICAL);

/// How many words after a name and its age an occupation may take: "a retired teacher".
const ASIDE: usize = 6;

/// Who the people of the phrase are.
pub(super) fn describe(context: &Context<'_>, phrase: &Phrase, group: VictimGroup) -> Victims {
    let document = context.document;
    let named: Vec<NamedVictim> = phrase
        .noun
        .clone()
        .rfind(|&at| context.kind_at(at) == Some(EntityKind::Person))
        // "Ms Ndiaye's daughter" names somebody else.
        .filter(|&at| document.key(at) != "'s" && document.key(at + 1) != "'s")
        .and_then(|at| context.entity_at(at))
        .map(|entity| NamedVictim { entity: entity.id, age: age(document, phrase) })
        .into_iter()
        .collect();
    // "Dozens of children" are 24 at the least.
    let n = phrase.amount.best.or(Some(phrase.amount.min).filter(|&n| n > 2));
    let is_young = age(document, phrase).is_some_and(|age| age < ADULT) && n == Some(1);
    let counted = |list: Lists| {
        let head = phrase.noun.end.checked_sub(1)?;
        let is_kind = phrase.noun.clone().any(|at| document.is(at, list)) && !document.is(head, OTHER_PEOPLE);
        n.filter(|_| is_kind)
    };
    Victims {
        span: document.span_of(phrase.tokens.clone()),
        group,
        named,
        children: counted(lexicon::PEOPLE_CHILDREN).or(n.filter(|_| is_young)),
        women: counted(lexicon::PEOPLE_WOMEN).filter(|_| !is_young),
        men: counted(lexicon::PEOPLE_MEN).filter(|_| !is_young),
        nationality: phrase
            .noun
            .clone()
            .find(|&at| context.kind_at(at) == Some(EntityKind::Nationality))
            .and_then(|at| part_at(context, at)),
        occupation: occupation(document, phrase).map(|tokens| document.span_of(tokens)),
    }
}

/// Heads that make "child" or "women" a mere modifier: "child soldiers", "women journalists".
const OTHER_PEOPLE: Lists =
    lexicon::PEOPLE_SECURITY.or(lexicon::PEOPLE_COMBATANT).or(lexicon::PEOPLE_PERPETRATOR);

/// The age told beside the phrase: "Amal Idris, 40,", "Amal Idris (40)", "16-year-old Amal Idris", "a man aged 40".
fn age(document: &Document, phrase: &Phrase) -> Option<u8> {
    let number = |at: usize| {
        document.token(at).filter(|token| token.kind == TokenKind::Number)?;
        document.key(at).parse::<u8>().ok().filter(|&age| age < 120)
    };
    let end = phrase.tokens.end;
    let after = match (document.word(end), document.key(end + 1)) {
        (",", "aged" | "age") => number(end + 2),
        (",", _) | ("(", _) if matches!(document.word(end + 2), "," | ")" | "." | ";") => number(end + 1),
        ("aged", _) => number(end + 1),
        _ => None,
    };
    let inside = || {
        phrase.tokens.clone().find_map(|at| {
            let is_age = document.key(at).starts_with("year") || document.key(at).starts_with("yr");
            let before = at.checked_sub(1).filter(|_| is_age)?;
            number(before).or_else(|| number(before.checked_sub(1)?))
        })
    };
    after.or_else(inside)
}

/// The words for what they do: inside the phrase, or after a name and its age ("Amal Idris, 40, a driver").
fn occupation(document: &Document, phrase: &Phrase) -> Option<Range<usize>> {
    let last_word = |tokens: Range<usize>| {
        tokens.rev().find(|&at| is_occupation(document, at)).map(|at| {
            let n_tokens = document.phrase_at(at, OCCUPATIONS).unwrap_or(1);
            at..at + n_tokens
        })
    };
    last_word(phrase.noun.clone()).map(|found| whole(document, phrase.noun.start, found)).or_else(|| {
        let aside = (phrase.tokens.end..phrase.tokens.end + 4)
            .find(|&at| document.word(at) == "," && matches!(document.key(at + 1), "a" | "an" | "the"))?;
        let starts = aside + 2;
        let ends = (starts..starts + ASIDE).find(|&at| {
            let is_word = document.token(at).is_some_and(|token| token.kind == TokenKind::Word);
            !is_word || document.is(at, lexicon::PHRASE_PREPOSITION | lexicon::PHRASE_CLAUSE_OPENER)
        })?;
        last_word(starts..ends).map(|found| whole(document, starts, found))
    })
}

/// The group of the people: by their noun, or of somebody named by the role beside the name ("a cameraman of Radio Sol,
/// Amal Idris,").
pub(super) fn group(document: &Document, phrase: &Phrase) -> VictimGroup {
    if phrase.reference != Reference::Name || phrase.group != VictimGroup::Unknown {
        return phrase.group;
    }
    let role = role_before(document, phrase.tokens.start).or_else(|| occupation(document, phrase));
    role.and_then(|role| group_of_role(document, role)).unwrap_or(phrase.group)
}

/// How far before a name its role may begin, in tokens.
const ROLE_REACH: usize = 12;

/// The role with an article in the apposition that ends before the name at `name`.
fn role_before(document: &Document, name: usize) -> Option<Range<usize>> {
    let comma = name.checked_sub(1).filter(|&at| document.word(at) == ",")?;
    let is_word = |at: &usize| document.token(*at).is_some_and(|token| token.kind == TokenKind::Word);
    let mut back = (comma.saturating_sub(ROLE_REACH)..comma).rev().take_while(is_word);
    let article = back.find(|&at| matches!(document.key(at), "a" | "an"))?;
    let end = (article + 1..comma).find(|&at| document.is(at, lexicon::PHRASE_PREPOSITION)).unwrap_or(comma);
    Some(article + 1..end)
}

fn is_occupation(document: &Document, at: usize) -> bool {
    document.phrase_at(at, OCCUPATIONS).is_some() && document.phrase_at(at, lexicon::NO_OCCUPATION).is_none()
}

/// The occupation with the small words right before it that belong to it: "retired police officer".
fn whole(document: &Document, from: usize, found: Range<usize>) -> Range<usize> {
    let is_part = |at: &usize| {
        document.word(*at).starts_with(char::is_lowercase)
            && !document.key(*at).starts_with("year")
            && (!document.is(*at, lexicon::PARTICIPLE_MODIFIER) || document.key(*at) == "retired")
    };
    let first = (from..found.start).rev().take_while(is_part).last().unwrap_or(found.start);
    first..found.end
}

/// "38 people, including 11 children": a figure's children, women and men are also those of its subsets, and those of
/// parts told after it ("the dead include 52 men, 20 women and 15 children").
pub(super) fn count_kinds(drafts: &mut [Draft]) {
    for idx in 0..drafts.len() {
        let Some(claim) = drafts.get(idx).map(|draft| &draft.claim) else { break };
        let (Some(relation), Some(victims)) = (claim.relation, &claim.victims) else { continue };
        let is_told_after =
            claim.rule == "among the dead" || drafts.get(idx).is_some_and(|it| it.within.is_some());
        let is_part = relation.kind == RelationKind::PartOf && relation.claim < claim.id && is_told_after;
        // "The girl died in hospital" tells of one who is counted already.
        let is_known = drafts.get(idx).is_some_and(|it| it.phrase.reference == Reference::Definite);
        if is_known || relation.kind != RelationKind::SubsetOf && !is_part {
            continue;
        }
        let kinds = [victims.children, victims.women, victims.men];
        let Some(whole) = drafts.get_mut(relation.claim.0).and_then(|draft| draft.claim.victims.as_mut())
        else {
            continue;
        };
        for (sum, n) in [&mut whole.children, &mut whole.women, &mut whole.men].into_iter().zip(kinds) {
            *sum = match (*sum, n) {
                (Some(sum), Some(n)) => Some(sum.saturating_add(n)),
                (sum, n) => sum.or(n),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claims::{Outcome, find};
    use crate::{Document, entities, mentions};

    /// What the first claim of `text` tells of its people, as "children 2 age 40 Turkish teacher".
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::new(text);
        let entities =
            entities::resolve(&document, mentions::find(&document, mentions::Model::built_in()), &[]);
        let claims = find(&document, &entities, &[], &[]);
        let claim = claims.iter().find(|claim| claim.outcome == Outcome::Killed);
        let victims =
            claim.and_then(|claim| claim.victims.as_ref()).unwrap_or_else(|| panic!("victims in {text}"));
        let mut told = Vec::new();
        let kinds = [("children", victims.children), ("women", victims.women), ("men", victims.men)];
        told.extend(kinds.iter().filter_map(|(kind, n)| Some(format!("{kind} {}", (*n)?))));
        for named in &victims.named {
            told.push(entities[named.entity.0].name.clone());
            told.extend(named.age.map(|age| age.to_string()));
        }
        told.extend(victims.nationality.map(|part| part.span.of(text).to_owned()));
        told.extend(victims.occupation.map(|span| span.of(text).to_owned()));
        assert_eq!(told.join(", "), expected, "in: {text}");
    }

    #[test]
    fn children_women_and_men_by_the_words_or_by_a_subset() {
        check("Three women were killed in Karsa.", "women 3");
        check("The strike killed 38 people, including 11 children and six women.", "children 11, women 6");
        check("A 16-year-old boy was shot dead.", "children 1");
        check("A 34-year-old man was shot dead.", "men 1");
        check("Four women soldiers were killed.", "women soldiers");
    }

    #[test]
    fn named_victims_with_age_and_occupation() {
        check(
            "Amina Yusuf, 40, a retired teacher, was killed on Monday.",
            "Amina Yusuf, 40, retired teacher",
        );
        check("Amina Yusuf’s driver was killed on Monday.", "driver");
    }

    #[test]
    fn nationality_and_occupation_before_the_noun() {
        check("Two Turkish truck drivers were killed.", "Turkish, truck drivers");
        check("Five villagers were killed.", "");
    }
}
