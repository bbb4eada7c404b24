//! Which entity a speaker is: the one mentioned in the phrase, or the one that a pronoun or description stands for.

mod interviewed;
mod roles;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Speaker;
use super::marks::Marks;
use super::reports::Report;
use crate::document::{Case, Document, Surface, TokenKind};
use crate::entities::{Entity, EntityId};
use crate::lexicon::{self, Lists};
use crate::mentions::{EntityKind, Gender, Mention};
use interviewed::Interviewed;
use roles::Roles;

/// A pronoun looks back over this many mentions and sentences at most.
const MAX_MENTIONS_BACK: usize = 24;
const MAX_SENTENCES_BACK: usize = 8;
/// Words for one person.
const ONE_PERSON: Lists = lexicon::PEOPLE_ANY
    .or(lexicon::PEOPLE_CIVILIAN)
    .or(lexicon::PEOPLE_MEDICAL)
    .or(lexicon::PEOPLE_MEDIA)
    .or(lexicon::PEOPLE_SECURITY)
    .or(lexicon::PEOPLE_COMBATANT)
    .or(lexicon::OCCUPATION)
    .or(lexicon::KINSHIP)
    .or(lexicon::TITLE_HEAD);

/// "They" looks back over this many sentences.
const MAX_GROUP_BACK: usize = 3;
/// A subject stands at most this many tokens into its sentence.
const MAX_TO_SUBJECT: usize = 14;

/// Every mention with its entity, in the order of the text.
pub struct Resolver<'e> {
    mentions: Vec<(&'e Mention, &'e Entity)>,
    entities: &'e [Entity],
}

impl<'e> Resolver<'e> {
    pub fn new(entities: &'e [Entity]) -> Self {
        let mut mentions: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity)))
            .collect();
        mentions.sort_by_key(|(mention, _)| mention.span);
        Self { mentions, entities }
    }

    /// The speakers of `reports`, in the same order.
    pub fn speakers(&self, document: &Document, marks: &Marks, reports: &[Report]) -> Vec<Option<Speaker>> {
        let roles = Roles::new(document, self.entities);
        let first_turn = reports.iter().find(|report| is_turn(report)).and_then(first_token);
        let interviewed = first_turn.map(|first| Interviewed::new(document, &self.mentions, first));
        let mut last: Option<Spoke> = None;
        reports
            .iter()
            .map(|report| {
                let Some(speaker) = report.speaker.clone() else {
                    let interviewed = interviewed.as_ref().filter(|_| is_turn(report))?;
                    return self.answering(interviewed, first_token(report)?);
                };
                let tokens = without_time(document, speaker);
                let sentence_idx = document.token(tokens.start)?.sentence_idx;
                let pronoun = pronoun(document, &tokens);
                let mut entity = match &pronoun {
                    Some(Pronoun::Group) => self.group(document, marks, tokens.start, last),
                    Some(pronoun) => self.antecedent(document, marks, pronoun, tokens.start, last),
                    None => {
                        let beside =
                            || self.named_beside(document, tokens.end, report.whole_speaker.as_ref()?);
                        let named = self.named(document, &tokens).or_else(beside);
                        named.or_else(|| roles.only(document, &tokens))
                    }
                };
                let span = document.span_of(tokens.clone());
                if let Some(interviewed) = interviewed.as_ref().filter(|_| is_turn(report)) {
                    entity = entity.or_else(|| interviewed.named(span.of(document.text())));
                }
                // "San Pedro is small.", and below it words of somebody there.
                if report.rule == "introduced" && entity.is_some_and(|entity| self.cannot_speak(entity)) {
                    return None;
                }
                let who = match (entity, &pronoun) {
                    (Some(entity), _) => Who::Entity(entity),
                    // The pronoun stands for whoever spoke before it.
                    (None, Some(_)) => last.map_or(Who::Nobody, |last| last.who.unnamed()),
                    (None, None) => unnamed(document, &tokens),
                };
                if who != Who::Nobody {
                    last = Some(Spoke { who, sentence_idx });
                }
                let whole = report.whole_speaker.clone().filter(|whole| whole.contains(&tokens.start));
                Some(Speaker {
                    span: whole.map_or(span, |whole| document.span_of(whole)),
                    head: span,
                    entity,
                })
            })
            .collect()
    }

    fn cannot_speak(&self, id: EntityId) -> bool {
        let entity = self.entities.get(id.0);
        entity.is_some_and(|entity| !matches!(entity.kind, EntityKind::Person | EntityKind::Organization))
    }

    /// Who is interviewed, where last named before the answer at that token.
    fn answering(&self, interviewed: &Interviewed, before: usize) -> Option<Speaker> {
        let entity = self.entities.get(interviewed.who_answers?.0)?;
        let after = entity.mentions.partition_point(|mention| mention.tokens.start < before);
        let mention = entity.mentions.get(after.checked_sub(1)?)?;
        Some(Speaker { span: mention.span, head: mention.span, entity: Some(entity.id) })
    }

    /// The body that "they" stands for: the last speaker or the subject of one of the sentences before, where it is no
    /// person or crowd.
    fn group(
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

    /// The entity that the head of the phrase names: "spokesman *Idris Amal*", not "a lawyer for *Idris Amal*".
    fn named(&self, document: &Document, tokens: &Range<usize>) -> Option<EntityId> {
        let first = self.mentions.partition_point(|(mention, _)| mention.tokens.end <= tokens.start);
        let inside = self.mentions.get(first..).unwrap_or_default();
        let head_end = tokens
            .clone()
            .skip(1)
            .find(|&idx| document.is(idx, lexicon::PREPOSITION) || document.word(idx) == "(")
            .unwrap_or(tokens.end);
        let heads = inside.iter().take_while(|(mention, _)| mention.tokens.start < tokens.end);
        let mut found = None;
        let mut may_be_joined = false;
        for (mention, entity) in heads {
            let is_whole = mention.tokens.start <= tokens.start && mention.tokens.end >= tokens.end;
            if is_whole || mention.tokens.end == head_end || is_named_last(document, tokens, mention) {
                // "Idris Amal and Lena Brandt" are not one.
                if may_be_joined {
                    return None;
                }
                found = Some(entity.id);
            }
            may_be_joined = document.key(mention.tokens.end) == "and"
                && matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        }
        found.or_else(|| self.named_next(document, tokens.end))
    }

    /// The entity whose name follows the role between commas: "the mayor, *Idris Amal*, said".
    fn named_next(&self, document: &Document, comma: usize) -> Option<EntityId> {
        if document.word(comma) != "," {
            return None;
        }
        let next = self.mentions.partition_point(|(mention, _)| mention.tokens.start <= comma);
        let (mention, entity) = self.mentions.get(next)?;
        let start = mention.title.map_or(mention.tokens.start, |title| document.tokens_in(title).start);
        let is_between = document.token(mention.tokens.end).is_none_or(|next| next.kind == TokenKind::Mark);
        let may_speak = matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        (start == comma + 1 && is_between && may_speak).then_some(entity.id)
    }

    /// The entity whose name follows the role in the whole phrase, whatever comes after it: "the judge, *Mrs Justice Will*,",
    /// "one of them, Rep. *Jane Roe* of Queens,".
    fn named_beside(&self, document: &Document, comma: usize, whole: &Range<usize>) -> Option<EntityId> {
        let next = self.mentions.partition_point(|(mention, _)| mention.tokens.start <= comma);
        let (mention, entity) = self.mentions.get(next)?;
        // Nothing but titles stands between: no "a man from Karsa".
        let is_title = |idx: usize| {
            document
                .token(idx)
                .is_some_and(|token| token.case != Case::Lower || token.kind == TokenKind::Mark)
        };
        let may_speak = matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        let is_inside = document.word(comma) == "," && mention.tokens.end <= whole.end;
        (is_inside && may_speak && (comma + 1..mention.tokens.start).all(is_title)).then_some(entity.id)
    }

    /// The entity that a pronoun at `before` stands for.
    fn antecedent(
        &self,
        document: &Document,
        marks: &Marks,
        pronoun: &Pronoun,
        before: usize,
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
                .find(|(_, entity)| last.who == Who::Entity(entity.id) && pronoun.fits(entity))?;
            Some((entity.id, last.sentence_idx))
        });
        // "A spokeswoman said … She added": nobody whom the text names.
        let unnamed = last.filter(|last| pronoun.fits_unnamed(last.who)).map(|last| last.sentence_idx);
        // The subject of the nearest sentence that has one which fits, or its speaker.
        let here = document.token(before)?.sentence_idx;
        for sentence_idx in (here.saturating_sub(MAX_SENTENCES_BACK)..=here).rev() {
            if let Some((entity, spoke_in)) = speaks_on
                && spoke_in == sentence_idx
            {
                return Some(entity);
            }
            if unnamed == Some(sentence_idx) {
                return None;
            }
            let sentence = document.sentences().get(sentence_idx)?;
            if sentence_idx < here
                && self::pronoun(document, &(sentence.tokens.start..sentence.tokens.start + 1)).is_some()
            {
                continue;
            }
            let mut subjects = recent.iter().filter(|(mention, entity)| {
                sentence.tokens.contains(&mention.tokens.start)
                    && pronoun.fits(entity)
                    && marks.at(mention.tokens.start).is_none()
                    && is_subject(document, mention, sentence.tokens.start, sentence_idx == here)
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
        let nearest =
            || recent.iter().rev().find(|(_, entity)| pronoun.fits(entity)).map(|(_, entity)| entity.id);
        speaks_on.map(|(entity, _)| entity).or_else(nearest)
    }
}

/// "President of the regional council *Idris Amal*", but not "wife of farmer Idris Amal" or "friend of Idris Amal".
fn is_named_last(document: &Document, tokens: &Range<usize>, mention: &Mention) -> bool {
    let before = mention.tokens.start.saturating_sub(1);
    let preposition = tokens.clone().find(|&idx| document.is(idx, lexicon::PREPOSITION));
    mention.kind == EntityKind::Person
        && mention.title.is_none()
        && mention.tokens.end == tokens.end
        && preposition.is_some_and(|at| document.key(at) == "of" && at < before)
        && document.token(before).is_some_and(|token| token.case == Case::Lower)
        && !document.is(before, ONE_PERSON | lexicon::PREPOSITION | lexicon::DETERMINER)
        && !matches!(document.key(before), "'s" | "and")
}

/// Whether it is a turn of a transcript or interview.
fn is_turn(report: &Report) -> bool {
    matches!(report.rule, "transcript" | "interview")
}

fn first_token(report: &Report) -> Option<usize> {
    report.fragments.first().map(|fragment| fragment.start)
}

fn is_body(entity: &Entity) -> bool {
    entity.kind == EntityKind::Organization
}

/// "16:10 Officials": the time of an entry is no part of who speaks.
fn without_time(document: &Document, speaker: Range<usize>) -> Range<usize> {
    let is_time =
        |at: usize| document.token(at).is_some_and(|token| token.surface == Some(Surface::TimeOfDay));
    let first = speaker.clone().find(|&at| !is_time(at)).unwrap_or(speaker.start);
    first..speaker.end
}

/// Whether the name may be the subject of its sentence: no preposition or possessive before it, none after it, and not
/// far into a sentence before the pronoun's own.
fn is_subject(document: &Document, mention: &Mention, first: usize, is_here: bool) -> bool {
    let start = mention.title.map_or(mention.tokens.start, |title| document.tokens_in(title).start);
    let governed =
        start > first && (document.is(start - 1, lexicon::PREPOSITION) || document.key(start - 1) == "'s");
    !governed && document.key(mention.tokens.end) != "'s" && (is_here || start - first <= MAX_TO_SUBJECT)
}

/// Who spoke last, and in which sentence.
#[derive(Clone, Copy)]
struct Spoke {
    who: Who,
    sentence_idx: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Entity(EntityId),
    /// "a spokeswoman", with the gender where the word tells.
    Unnamed(Option<Gender>),
    /// "the army"
    UnnamedBody,
    Nobody,
}

impl Who {
    /// The same, if it is nobody with a name.
    const fn unnamed(self) -> Self {
        match self {
            Self::Entity(_) => Self::Nobody,
            _ => self,
        }
    }
}

/// What a phrase without a name stands for: one person or one body; several are neither.
fn unnamed(document: &Document, tokens: &Range<usize>) -> Who {
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

enum Pronoun {
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

    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.kind == EntityKind::Person
                    && entity.gender.is_none_or(|known| Some(known) == *gender || gender.is_none())
            }
            Self::Group => is_body(entity),
            Self::Thing => matches!(entity.kind, EntityKind::Organization | EntityKind::Place),
            Self::Relative => matches!(entity.kind, EntityKind::Person | EntityKind::Organization),
        }
    }
}

fn pronoun(document: &Document, tokens: &Range<usize>) -> Option<Pronoun> {
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
