//! What a pronoun stands for: the last speaker that fits, or the subject of the sentence before.

use std::ops::Range;

use super::{ONE_PERSON, Resolver, is_body};
use crate::document::{Document, TokenKind};
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Gender, Mention, Subkind};
use crate::quotes::marks::Marks;

/// A pronoun looks back over this many mentions and sentences at most.
const MAX_MENTIONS_BACK: usize = 24;
const MAX_SENTENCES_BACK: usize = 8;
/// "They" and "it" look back over this many sentences.
const MAX_GROUP_BACK: usize = 3;
/// A subject stands at most this many tokens into its sentence.
const MAX_TO_SUBJECT: usize = 14;
/// The words before a name that a preposition governs with it: "by the town's former coroner, *Dr Lena Brandt*".
const MAX_GOVERNED: usize = 6;
/// Of each piece of what is said, this many names are looked at.
const MAX_INSIDE: usize = 16;

impl Resolver<'_> {
    /// The body that "they" stands for: the last speaker or the subject of one of the sentences before, where it is no
    /// person or crowd.
    pub(super) fn group(
        &self,
        document: &Document,
        marks: &Marks,
        before: usize,
        last: Option<Spoke>,
    ) -> Option<EntityId> {
        let here = document.token(before)?.sentence_idx;
        let end = self.mentions.partition_point(|(mention, _)| mention.tokens.start < before);
        let recent = self.mentions.get(end.saturating_sub(MAX_MENTIONS_BACK)..end)?;
        for sentence_idx in (here.saturating_sub(MAX_GROUP_BACK)..=here).rev() {
            if let Some(last) = last.filter(|last| last.sentence_idx == sentence_idx) {
                let body =
                    recent.iter().find(|(_, entity)| last.who == Who::Entity(entity.id) && is_body(entity));
                return body.map(|(_, entity)| entity.id);
            }
            let sentence = document.sentences().get(sentence_idx)?;
            let subject = recent.iter().find(|(mention, _)| {
                sentence.tokens.contains(&mention.tokens.start) && marks.at(mention.tokens.start).is_none()
            });
            if let Some((mention, entity)) = subject {
                let is_first = mention.tokens.start <= sentence.tokens.start + 2
                    && document.key(mention.tokens.end) != "and"
                    && is_subject(document, mention, sentence.tokens.start, false);
                return (is_first && is_body(entity)).then_some(entity.id);
            }
            if sentence_idx < here && marks.at(sentence.tokens.start).is_none() {
                // Somebody without a name acts in between.
                return None;
            }
        }
        None
    }

    /// The entity that a pronoun at `before` stands for, where `said` is what it says.
    pub(super) fn antecedent(
        &self,
        document: &Document,
        marks: &Marks,
        pronoun: &Pronoun,
        before: usize,
        said: &[Range<usize>],
        last: Option<Spoke>,
    ) -> Option<EntityId> {
        let end = self.mentions.partition_point(|(mention, _)| mention.tokens.start < before);
        let recent = self.mentions.get(end.saturating_sub(MAX_MENTIONS_BACK)..end)?;
        if matches!(pronoun, Pronoun::Relative) {
            let (mention, entity) = recent.last()?;
            return (pronoun.fits(entity) && mention.tokens.end + 2 >= before).then_some(entity.id);
        }
        let speaks_on = last.and_then(|last| {
            let (_, entity) = recent
                .iter()
                .find(|(_, entity)| last.who == Who::Entity(entity.id) && pronoun.fits_speaker(entity))?;
            Some((entity.id, last.sentence_idx))
        });
        let is_other = |entity: EntityId| self.is_inside(document, entity, pronoun, said);
        // "A spokeswoman said … She added": nobody whom the text names.
        let unnamed = last.filter(|last| pronoun.fits_unnamed(last.who)).map(|last| last.sentence_idx);
        // The subject of the nearest sentence that has one which fits, or its speaker.
        let here = document.token(before)?.sentence_idx;
        let paragraph_idx = document.sentences().get(here)?.paragraph_idx;
        let mut has_other = false;
        let n_back = if matches!(pronoun, Pronoun::Thing) { MAX_GROUP_BACK } else { MAX_SENTENCES_BACK };
        for sentence_idx in (here.saturating_sub(n_back)..=here).rev() {
            if let Some((entity, spoke_in)) = speaks_on
                && spoke_in == sentence_idx
            {
                return Some(entity);
            }
            if unnamed == Some(sentence_idx) {
                return None;
            }
            let sentence = document.sentences().get(sentence_idx)?;
            // "Koy was held. He told them that Koy was out": somebody else, named nowhere or right here.
            if has_other && sentence.paragraph_idx != paragraph_idx {
                break;
            }
            if sentence_idx < here
                && self::pronoun(document, &(sentence.tokens.start..sentence.tokens.start + 1)).is_some()
            {
                continue;
            }
            let subject = sentence.tokens.start..sentence.tokens.start + 2;
            if subject.end <= before && self.is_unnamed_body(document, pronoun, &subject, here - sentence_idx)
            {
                let described = self.roles.only(document, &subject);
                return described.or_else(|| self.in_play(document, marks, &subject, last));
            }
            let is_near = sentence_idx + 1 >= here;
            let mut subjects = recent.iter().filter(|(mention, entity)| {
                sentence.tokens.contains(&mention.tokens.start)
                    && (pronoun.fits(entity) || is_near && pronoun.fits_speaker(entity))
                    && marks.at(mention.tokens.start).is_none()
                    && is_subject(document, mention, sentence.tokens.start, sentence_idx == here)
                    && (!matches!(entity.kind, EntityKind::Place)
                        || is_first(document, mention, sentence.tokens.start))
                    && {
                        let is_other = is_other(entity.id);
                        has_other |= is_other;
                        !is_other
                    }
            });
            // A man or woman by name or title rather than one who may be either.
            let first = subjects.next();
            let surest = first
                .filter(|(_, entity)| entity.gender.is_none())
                .and_then(|_| subjects.find(|(_, entity)| entity.gender.is_some()));
            if let Some((_, entity)) = surest.or(first) {
                return Some(entity.id);
            }
        }
        let nearest = || {
            let is_near = |mention: &Mention| {
                !matches!(pronoun, Pronoun::Thing)
                    || document
                        .sentence_of(mention.tokens.start)
                        .is_some_and(|own| own.paragraph_idx == paragraph_idx)
            };
            let nearest =
                recent.iter().rev().find(|(mention, entity)| pronoun.fits(entity) && is_near(mention));
            nearest.map(|(_, entity)| entity.id).filter(|entity| !has_other && !is_other(*entity))
        };
        speaks_on.map(|(entity, _)| entity).or_else(nearest)
    }

    /// "*The ministry* of culture has rejected that. It said": a body that the text does not name there.
    fn is_unnamed_body(
        &self,
        document: &Document,
        pronoun: &Pronoun,
        subject: &Range<usize>,
        n_back: usize,
    ) -> bool {
        let next = self.mentions.partition_point(|(mention, _)| mention.tokens.end <= subject.start);
        let is_named =
            || self.mentions.get(next).is_some_and(|(mention, _)| mention.tokens.start < subject.end + 1);
        matches!(pronoun, Pronoun::Thing)
            && n_back <= 1
            && document.key(subject.start) == "the"
            && unnamed(document, subject) == Who::UnnamedBody
            && !is_named()
    }

    /// Whether a person is named in what the pronoun says, as nobody names himself; of "Koy’s car" the writer may speak.
    fn is_inside(
        &self,
        document: &Document,
        entity: EntityId,
        pronoun: &Pronoun,
        said: &[Range<usize>],
    ) -> bool {
        matches!(pronoun, Pronoun::Person(_))
            && said.iter().any(|tokens| {
                let first = self.mentions.partition_point(|(mention, _)| mention.tokens.start < tokens.start);
                let inside = self.mentions.get(first..).unwrap_or_default().iter().take(MAX_INSIDE);
                inside
                    .take_while(|(mention, _)| mention.tokens.start < tokens.end)
                    .any(|(mention, inside)| inside.id == entity && document.key(mention.tokens.end) != "'s")
            })
    }
}

/// Whether the name may be the subject of its sentence: no preposition or possessive before it, none after it, and not
/// far into a sentence before the pronoun's own.
pub(super) fn is_subject(document: &Document, mention: &Mention, first: usize, is_here: bool) -> bool {
    let start = start_of(document, mention);
    let governed = start > first
        && (document.is(start - 1, lexicon::PREPOSITION)
            || document.key(start - 1) == "'s"
            || is_here && is_in_by_phrase(document, start, first));
    !governed && document.key(mention.tokens.end) != "'s" && (is_here || start - first <= MAX_TO_SUBJECT)
}

/// Whether nothing but an article stands before the name in its sentence.
fn is_first(document: &Document, mention: &Mention, first: usize) -> bool {
    let start = start_of(document, mention);
    start <= first + 1 && (first..start).all(|idx| document.is(idx, lexicon::DETERMINER))
}

/// Where the name begins, with its title.
fn start_of(document: &Document, mention: &Mention) -> usize {
    mention.title.map_or(mention.tokens.start, |title| document.tokens_in(title).start)
}

/// "Asked by the coroner, *Dr Lena Brandt*, she replied", "Found by farmer *Jan Koy*, he".
fn is_in_by_phrase(document: &Document, start: usize, first: usize) -> bool {
    let mut n_commas = 0;
    for idx in (first.max(start.saturating_sub(MAX_GOVERNED))..start).rev() {
        if document.key(idx) == "by" {
            return true;
        }
        let is_comma = document.word(idx) == ",";
        n_commas += usize::from(is_comma);
        // "An engineer hired by the city, Lena Brandt,"
        let is_person = idx > first && document.is(idx - 1, ONE_PERSON | lexicon::SOURCE_NOUN);
        let is_word = document.token(idx).is_some_and(|token| token.kind == TokenKind::Word);
        if n_commas > 1 || (is_comma && (idx + 1 != start || !is_person)) || !(is_comma || is_word) {
            return false;
        }
    }
    false
}

/// Who spoke last, and in which sentence.
#[derive(Clone, Copy)]
pub(super) struct Spoke {
    pub(super) who: Who,
    pub(super) sentence_idx: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Entity(EntityId),
    /// "a spokeswoman", with the gender where the word tells.
    Unnamed(Option<Gender>),
    /// "the army"
    UnnamedBody,
    Nobody,
}

impl Who {
    /// The same, if it is nobody with a name.
    pub(super) const fn unnamed(self) -> Self {
        match self {
            Self::Entity(_) => Self::Nobody,
            _ => self,
        }
    }
}

/// What a phrase without a name stands for: one person or one body; several are neither.
pub(super) fn unnamed(document: &Document, tokens: &Range<usize>) -> Who {
    let ends = |idx: &usize| {
        document.is(*idx, lexicon::PREPOSITION)
            || document
                .token(*idx)
                .is_some_and(|token| token.kind == TokenKind::Mark && document.word(*idx) != "-")
    };
    let end = tokens.clone().skip(1).find(ends).unwrap_or(tokens.end);
    let head = end.saturating_sub(1);
    let key = document.key(head);
    if (key.ends_with('s') && !key.ends_with("ss")) || document.is(head, lexicon::PEOPLE_PLURAL) {
        return Who::Nobody;
    }
    let is_person = document.is(head, ONE_PERSON) || key.ends_with("man") || key.ends_with("person");
    if key.ends_with("woman") {
        Who::Unnamed(Some(Gender::Female))
    } else if is_person {
        Who::Unnamed(key.ends_with("man").then_some(Gender::Male))
    } else if document.is(tokens.start, lexicon::DETERMINER)
        && document.is(head, lexicon::GENERIC_SPEAKER | lexicon::ORG_HEAD)
    {
        Who::UnnamedBody
    } else {
        Who::Nobody
    }
}

pub(super) enum Pronoun {
    /// Of that gender, if the pronoun tells.
    Person(Option<Gender>),
    Thing,
    /// "they": a body, as several people are no entity.
    Group,
    Relative,
}

impl Pronoun {
    fn fits_unnamed(&self, who: Who) -> bool {
        match (self, who) {
            (Self::Person(gender), Who::Unnamed(known)) => known.is_none() || known == *gender,
            (Self::Thing, Who::UnnamedBody) => true,
            _ => false,
        }
    }

    /// Countries speak, where they have just spoken or acted; towns do not.
    fn fits_speaker(&self, entity: &Entity) -> bool {
        let is_state = entity.kind == EntityKind::Place
            && matches!(entity.subkind, Some(Subkind::Country | Subkind::Capital));
        self.fits(entity) || matches!(self, Self::Thing) && is_state
    }

    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.kind == EntityKind::Person
                    && entity.gender.is_none_or(|known| Some(known) == *gender || gender.is_none())
            }
            Self::Group => is_body(entity),
            Self::Thing => is_body(entity),
            Self::Relative => matches!(entity.kind, EntityKind::Person | EntityKind::Organization),
        }
    }
}

pub(super) fn pronoun(document: &Document, tokens: &Range<usize>) -> Option<Pronoun> {
    if tokens.len() != 1 {
        return None;
    }
    match document.key(tokens.start) {
        "he" => Some(Pronoun::Person(Some(Gender::Male))),
        "she" => Some(Pronoun::Person(Some(Gender::Female))),
        "it" => Some(Pronoun::Thing),
        "they" => Some(Pronoun::Group),
        "who" | "which" | "that" => Some(Pronoun::Relative),
        _ => None,
    }
}
