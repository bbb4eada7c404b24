//! Which entity a speaker is: the one mentioned in the phrase, or the one that a pronoun stands for.

use std::ops::Range;

use super::Speaker;
use super::contents::Report;
use super::marks::Marks;
use crate::document::{Document, Surface, TokenKind};
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Gender, Mention};

/// A pronoun looks back over this many mentions and sentences at most.
const MAX_MENTIONS_BACK: usize = 24;
const MAX_SENTENCES_BACK: usize = 8;
/// A subject stands at most this many tokens into its sentence.
const MAX_TO_SUBJECT: usize = 14;

/// Every mention with its entity, in the order of the text.
pub struct Resolver<'e> {
    mentions: Vec<(&'e Mention, &'e Entity)>,
}

impl<'e> Resolver<'e> {
    pub fn new(entities: &'e [Entity]) -> Self {
        let mut mentions: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity)))
            .collect();
        mentions.sort_by_key(|(mention, _)| mention.span);
        Self { mentions }
    }

    /// The speakers of `reports`, in the same order.
    pub fn speakers(&self, document: &Document, marks: &Marks, reports: &[Report]) -> Vec<Option<Speaker>> {
        let mut last: Option<Spoke> = None;
        reports
            .iter()
            .map(|report| {
                let tokens = without_time(document, report.speaker.clone()?);
                let sentence_idx = document.token(tokens.start)?.sentence_idx;
                let entity = match pronoun(document, &tokens) {
                    Some(pronoun) => self.antecedent(document, marks, &pronoun, tokens.start, last),
                    None => self.named(document, &tokens),
                };
                if let Some(entity) = entity {
                    last = Some(Spoke { entity, sentence_idx });
                }
                let whole = report.whole_speaker.clone().filter(|whole| whole.contains(&tokens.start));
                let head = document.span_of(tokens);
                let span = whole.map_or(head, |whole| document.span_of(whole));
                Some(Speaker { span, head, entity })
            })
            .collect()
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
        for (mention, entity) in heads {
            let is_whole = mention.tokens.start <= tokens.start && mention.tokens.end >= tokens.end;
            if is_whole || mention.tokens.end == head_end {
                found = Some(entity.id);
            }
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
        let speaks_on = last
            .filter(|last| recent.iter().any(|(_, entity)| entity.id == last.entity && pronoun.fits(entity)));
        // The subject of the nearest sentence that has one which fits, or its speaker.
        let here = document.token(before)?.sentence_idx;
        for sentence_idx in (here.saturating_sub(MAX_SENTENCES_BACK)..=here).rev() {
            if let Some(last) = speaks_on
                && last.sentence_idx == sentence_idx
            {
                return Some(last.entity);
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
        speaks_on.map(|last| last.entity).or_else(nearest)
    }
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
    entity: EntityId,
    sentence_idx: usize,
}

enum Pronoun {
    /// Of that gender, if the pronoun tells.
    Person(Option<Gender>),
    Thing,
    Relative,
}

impl Pronoun {
    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.kind == EntityKind::Person
                    && entity.gender.is_none_or(|known| Some(known) == *gender || gender.is_none())
            }
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
        "who" | "which" | "that" => Some(Pronoun::Relative),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::entities::{Entity, EntityId};
    use crate::markup::{self, Marked};
    use crate::mentions::{EntityKind, Gender, Mention};

    /// `<woman>`, `<man>`, `<person>` and `<body>` mark the mentions, `of` names their entity where it is not the words; the
    /// speakers are checked against `expected`.
    #[track_caller]
    fn check(marked: &str, expected: &[Option<&str>]) {
        let (text, marked) = markup::parse(marked);
        let document = Document::new(&text);
        let mut entities: Vec<Entity> = Vec::new();
        for marked in &marked {
            let name = marked.attribute("of").unwrap_or(marked.span.of(&text));
            let known = entities.iter().position(|entity| entity.name == name);
            let idx = known.unwrap_or_else(|| {
                entities.push(entity(entities.len(), name, marked));
                entities.len() - 1
            });
            let entity = &mut entities[idx];
            entity.mentions.push(Mention {
                span: marked.span,
                tokens: document.tokens_in(marked.span),
                kind: entity.kind,
                subkind: None,
                title: None,
                gender: entity.gender,
                confidence: 1.0,
                rule: "test",
            });
        }
        let quotes = crate::quotes::find(&document, &entities);
        let found: Vec<Option<&str>> =
            quotes.iter().map(|quote| Some(entities[quote.speaker?.entity?.0].name.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn entity(idx: usize, name: &str, marked: &Marked) -> Entity {
        let (kind, gender) = match marked.tag.as_str() {
            "woman" => (EntityKind::Person, Some(Gender::Female)),
            "man" => (EntityKind::Person, Some(Gender::Male)),
            "person" => (EntityKind::Person, None),
            _ => (EntityKind::Organization, None),
        };
        let (id, name) = (EntityId(idx), name.to_owned());
        let (aliases, mentions) = (Vec::new(), Vec::new());
        Entity { id, kind, subkind: None, name, aliases, description: None, gender, mentions }
    }

    #[test]
    fn names_with_titles_are_themselves() {
        check("“Go,” said Interior Minister <man>Idris Amal</man>.", &[Some("Idris Amal")]);
        check("“Go,” said a lawyer for <man>Idris Amal</man>.", &[None]);
        check("“Go,” said <man>Idris Amal</man>’s lawyer.", &[None]);
    }

    #[test]
    fn roles_take_the_name_between_commas() {
        check("The mayor, <man>Idris Amal</man>, said it was over.", &[Some("Idris Amal")]);
        check("“Go,” said the coach, <man>Idris Amal</man>, 52.", &[Some("Idris Amal")]);
        check("“Go,” said the mayor, <man>Idris Amal</man> having left.", &[None]);
    }

    #[test]
    fn pronouns_stand_for_the_last_speaker_that_fits() {
        check(
            "<woman>Lena Brandt</woman> met <man>Idris Amal</man>. “It is over,” she said. “Not yet,” he replied.",
            &[Some("Lena Brandt"), Some("Idris Amal")],
        );
        check(
            "“Go,” said <man>Idris Amal</man>.\n\nHe met <man>Jan Koy</man>.\n\n“It is over,” he said.",
            &[Some("Idris Amal"), Some("Idris Amal")],
        );
    }

    #[test]
    fn pronouns_stand_for_the_subject_of_the_sentence_before() {
        check(
            "“It is over,” said <man>Idris Amal</man>.\n\n<man>Jan Koy</man> saw <man>Idris Amal</man> later. He said the road was closed.",
            &[Some("Idris Amal"), Some("Jan Koy")],
        );
        check(
            "<man>Jan Koy</man>’s wife met <man>Idris Amal</man>. He said it was late.",
            &[Some("Idris Amal")],
        );
    }

    #[test]
    fn pronouns_stand_for_a_known_woman_or_man_first() {
        check(
            "<person>Robin Koy</person> met <woman>Lena Brandt</woman>. She said no.",
            &[Some("Lena Brandt")],
        );
        check("<person>Robin Koy</person> met <man>Idris Amal</man>. She said no.", &[Some("Robin Koy")]);
    }

    #[test]
    fn relative_pronouns_stand_for_the_name_before_them() {
        check("<man>Idris Amal</man>, who said he was ill, left.", &[Some("Idris Amal")]);
        check("The <body>Karsa Council</body> met. It said the road was closed.", &[Some("Karsa Council")]);
    }

    #[test]
    fn carried_quotations_have_the_entity_too() {
        check(
            "<man>Idris Amal</man> arrived.\n\n“Go,” he said.\n\n“We have waited long enough. Go now.”",
            &[Some("Idris Amal"), Some("Idris Amal")],
        );
    }
}
