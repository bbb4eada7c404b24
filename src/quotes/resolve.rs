//! Which entity a speaker is: the one mentioned in the phrase, or the one that a pronoun or description stands for.

mod in_play;
mod interviewed;
mod pronouns;
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
use crate::mentions::{EntityKind, Mention};
use interviewed::Interviewed;
use pronouns::{Pronoun, Spoke, Who, pronoun, unnamed};
use roles::Roles;

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

/// Every mention with its entity, in the order of the text.
pub struct Resolver<'e> {
    mentions: Vec<(&'e Mention, &'e Entity)>,
    entities: &'e [Entity],
    roles: Roles,
}

impl<'e> Resolver<'e> {
    pub fn new(document: &Document, entities: &'e [Entity]) -> Self {
        let mut mentions: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity)))
            .collect();
        mentions.sort_by_key(|(mention, _)| mention.span);
        Self { mentions, entities, roles: Roles::new(document, entities) }
    }

    /// The speakers of `reports`, in the same order.
    pub fn speakers(&self, document: &Document, marks: &Marks, reports: &[Report]) -> Vec<Option<Speaker>> {
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
                    Some(pronoun) => {
                        self.antecedent(document, marks, pronoun, tokens.start, &report.fragments, last)
                    }
                    None => {
                        let whole = report.whole_speaker.as_ref();
                        let named = self.named_in(document, &tokens, whole);
                        let has_name =
                            whole.is_some_and(|whole| is_named_beside(document, tokens.end, whole));
                        let described = || self.roles.only(document, &tokens).filter(|_| !has_name);
                        let in_play = || self.in_play(document, marks, &tokens, last).filter(|_| !has_name);
                        named.or_else(described).or_else(in_play)
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

    /// The entity that the phrase names, or its apposition.
    fn named_in(
        &self,
        document: &Document,
        tokens: &Range<usize>,
        whole: Option<&Range<usize>>,
    ) -> Option<EntityId> {
        let beside = || self.named_beside(document, tokens.end, whole?);
        // "the Speaker, Dame Lena Brandt": an office is no name.
        let is_office = document.is(tokens.start, lexicon::DETERMINER)
            && tokens.len() == 2
            && document.is(tokens.end - 1, lexicon::TITLE_HEAD);
        let office = if is_office { beside() } else { None };
        office.or_else(|| self.named(document, tokens)).or_else(beside)
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
        // "Jan Koy KC"
        let may_end =
            |end: usize| end == head_end || document.is(end, lexicon::POST_NOMINAL) && end + 1 == head_end;
        let heads = inside.iter().take_while(|(mention, _)| mention.tokens.start < tokens.end);
        let mut found = None;
        let mut may_be_joined = false;
        for (mention, entity) in heads {
            // "The Salt Workers’ Union of Karsa" goes on after the preposition.
            let is_whole = mention.tokens.start < head_end && mention.tokens.end > head_end;
            if is_whole || may_end(mention.tokens.end) || is_named_last(document, tokens, mention) {
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

/// "the judge, *Mrs Justice Will*": a name follows, though it may be none of an entity.
fn is_named_beside(document: &Document, comma: usize, whole: &Range<usize>) -> bool {
    document.word(comma) == ","
        && (comma + 1..whole.end).take(2).all(|idx| {
            document.token(idx).is_some_and(|token| {
                token.kind == TokenKind::Word && matches!(token.case, Case::Capitalized | Case::Mixed)
            })
        })
        && whole.end > comma + 2
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
