//! Which entity a phrase stands for that says little of it, where only one is in play: "the 26-year-old", "the
//! mum-of-three", "the striker", "the group", "the packaging maker".

use std::ops::Range;

use super::pronouns::{Spoke, Who, is_subject};
use super::{Resolver, is_body};
use crate::document::{Case, Document};
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Gender, Mention, Subkind};
use crate::quotes::marks::Marks;

/// A phrase looks back over this many mentions and paragraphs at most.
const MAX_MENTIONS_BACK: usize = 32;
const MAX_PARAGRAPHS_BACK: usize = 2;
/// Names that no mention covers are looked for over this many tokens.
const MAX_TOKENS_BACK: usize = 60;

/// What the one told of is called for a change.
const EPITHETS: [&str; 20] = [
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "keeper",
    "winger",
    "forward",
    "skipper",
    "playmaker",
    "batsman",
    "bowler",
    "star",
    "singer",
    "songwriter",
    "rapper",
    "actor",
    "actress",
    "comedian",
    "frontman",
    "tycoon",
];
/// Offices that the one who acts in the sentence before may hold.
const OFFICES: [&str; 12] = [
    "governor",
    "mayor",
    "minister",
    "president",
    "premier",
    "senator",
    "chancellor",
    "king",
    "queen",
    "pope",
    "ambassador",
    "boss",
];
/// Firms by what they do.
const FIRMS: [&str; 20] = [
    "company",
    "firm",
    "maker",
    "carmaker",
    "giant",
    "retailer",
    "manufacturer",
    "lender",
    "insurer",
    "brewer",
    "miner",
    "supplier",
    "developer",
    "producer",
    "operator",
    "supermarket",
    "chain",
    "startup",
    "start-up",
    "conglomerate",
];

impl Resolver<'_> {
    /// The one person or body in play that the phrase may stand for.
    pub(super) fn in_play(
        &self,
        document: &Document,
        marks: &Marks,
        phrase: &Range<usize>,
        last: Option<Spoke>,
    ) -> Option<EntityId> {
        let is_of = |idx: usize| document.is(idx, lexicon::PREPOSITION) && document.space_before(idx);
        if document.key(phrase.start) != "the" || is_of(phrase.end) || phrase.clone().any(is_of) {
            return None;
        }
        let text = document.span_of(phrase.clone()).of(document.text()).to_lowercase();
        let head = text.rsplit([' ', '\n']).next()?;
        let recent = self.recent(document, marks, phrase.start)?;
        if text.contains("-year-old") || head.contains("-of-") || EPITHETS.contains(&head) {
            let one = only(nearest(document, &recent, phrase.start)?)?;
            return (may_be(document, one, phrase)
                && !(text.contains("year-old") && self.roles.has_age(one.id)))
            .then_some(one.id);
        }
        if OFFICES.contains(&head) {
            let (mention, one) = self.acting(document, &recent, phrase.start)?;
            let is_other = self.roles.has_role(one.id) || mention.title.is_some();
            return (may_be(document, one, phrase) && !is_other).then_some(one.id);
        }
        let is_firm = FIRMS.contains(&head);
        let fits = |entity: &Entity| is_body(entity) && may_be_called(entity, head, is_firm);
        // "the Karsa Line group" has a name of its own.
        let has_name = phrase
            .clone()
            .skip(1)
            .any(|idx| document.token(idx).is_some_and(|token| token.case != Case::Lower));
        if has_name
            || !is_firm && !matches!(head, "group" | "organization" | "organisation" | "charity" | "watchdog")
        {
            return None;
        }
        let bodies: Vec<_> = recent.iter().copied().filter(|(_, entity)| fits(entity)).collect();
        // Another that acts since then may be meant.
        let acts_since = |body: EntityId, sentence_idx: usize| {
            bodies.iter().any(|(mention, entity)| {
                let own = document.sentence_of(mention.tokens.start);
                let first = own.map_or(0, |own| own.tokens.start);
                let is_since = document
                    .token(mention.tokens.start)
                    .is_some_and(|token| token.sentence_idx > sentence_idx);
                entity.id != body && is_since && mention.tokens.start <= first + 1
            })
        };
        let spoke = last.and_then(|last| {
            let (_, entity) = bodies.iter().find(|(_, entity)| last.who == Who::Entity(entity.id))?;
            (!acts_since(entity.id, last.sentence_idx)).then_some(entity.id)
        });
        if self.has_unread(document, phrase.start) {
            return None;
        }
        spoke.or_else(|| only(bodies).map(|entity| entity.id))
    }

    /// Whether "the Salt Policy Centre" stands before in the paragraph, which no mention covers, so that it may be meant.
    fn has_unread(&self, document: &Document, before: usize) -> bool {
        let paragraph =
            document.sentence_of(before).and_then(|own| document.paragraphs().get(own.paragraph_idx));
        let first = paragraph.map_or(before, |paragraph| paragraph.tokens.start);
        let is_capital = |idx: usize| {
            document.token(idx).is_some_and(|token| token.case == Case::Capitalized && idx < before)
        };
        (first.max(before.saturating_sub(MAX_TOKENS_BACK))..before).any(|idx| {
            let next = self.mentions.partition_point(|(mention, _)| mention.tokens.end <= idx + 1);
            document.key(idx) == "the"
                && is_capital(idx + 1)
                && is_capital(idx + 2)
                && self.mentions.get(next).is_none_or(|(mention, _)| mention.tokens.start > idx + 2)
        })
    }

    /// The mentions of people and bodies outside of quotations, in this paragraph and those just before it.
    fn recent(&self, document: &Document, marks: &Marks, before: usize) -> Option<Vec<(&Mention, &Entity)>> {
        let paragraph_idx = document.sentence_of(before)?.paragraph_idx;
        let first =
            document.paragraphs().get(paragraph_idx.saturating_sub(MAX_PARAGRAPHS_BACK))?.tokens.start;
        let end = self.mentions.partition_point(|(mention, _)| mention.tokens.start < before);
        let recent = self.mentions.get(end.saturating_sub(MAX_MENTIONS_BACK)..end)?;
        let is_told = |mention: &Mention, entity: &Entity| {
            mention.tokens.start >= first
                && matches!(entity.kind, EntityKind::Person | EntityKind::Organization)
                && marks.at(mention.tokens.start).is_none()
        };
        Some(recent.iter().copied().filter(|(mention, entity)| is_told(mention, entity)).collect())
    }

    /// Who acts in the sentence before, where nobody else is named in the paragraph.
    fn acting<'r>(
        &self,
        document: &Document,
        recent: &[(&'r Mention, &'r Entity)],
        before: usize,
    ) -> Option<(&'r Mention, &'r Entity)> {
        let here = document.sentence_of(before)?;
        let paragraph = document.paragraphs().get(here.paragraph_idx)?;
        let own = recent.iter().copied().filter(|(mention, entity)| {
            entity.kind == EntityKind::Person && mention.tokens.start >= paragraph.tokens.start
        });
        let own: Vec<_> = own.collect();
        let (mention, _) = own.last().copied()?;
        let sentence = document.sentence_of(mention.tokens.start)?;
        let one = only(own.clone())?;
        let is_before = sentence.tokens.end == here.tokens.start;
        let (first, _) = own.iter().find(|(mention, _)| sentence.tokens.contains(&mention.tokens.start))?;
        let acts = first.tokens.start <= sentence.tokens.start + 1
            && is_subject(document, first, sentence.tokens.start, false);
        (is_before && acts).then_some((*first, one))
    }
}

/// The people of the nearest paragraph that names any.
fn nearest<'r>(
    document: &Document,
    recent: &[(&'r Mention, &'r Entity)],
    before: usize,
) -> Option<Vec<(&'r Mention, &'r Entity)>> {
    let paragraph_of =
        |token_idx: usize| document.sentence_of(token_idx).map(|sentence| sentence.paragraph_idx);
    let people = || recent.iter().copied().filter(|(_, entity)| entity.kind == EntityKind::Person);
    let (last, _) = people().next_back()?;
    let paragraph_idx = paragraph_of(last.tokens.start)?;
    // Over one paragraph at most where nobody is named.
    (paragraph_of(before)? <= paragraph_idx + MAX_PARAGRAPHS_BACK).then(|| {
        people().filter(|(mention, _)| paragraph_of(mention.tokens.start) == Some(paragraph_idx)).collect()
    })
}

/// The entity, if all are mentions of it.
fn only<'r>(mentions: Vec<(&'r Mention, &'r Entity)>) -> Option<&'r Entity> {
    let (_, first) = mentions.first().copied()?;
    mentions.iter().all(|(_, entity)| entity.id == first.id).then_some(first)
}

/// Whether the words tell of no other gender than the person's.
fn may_be(document: &Document, person: &Entity, phrase: &Range<usize>) -> bool {
    let told = phrase.clone().find_map(|idx| {
        let key = document.key(idx);
        let word = key.split('-').next().unwrap_or_default();
        match word {
            "mum" | "mom" | "mother" | "woman" | "girl" | "actress" | "queen" | "grandmother" | "widow" => {
                Some(Gender::Female)
            }
            "dad" | "father" | "man" | "boy" | "king" | "pope" | "grandfather" | "frontman" => {
                Some(Gender::Male)
            }
            _ => None,
        }
    });
    told.is_none() || person.gender.is_none() || told == person.gender
}

/// Whether a body of that kind is called so.
fn may_be_called(entity: &Entity, word: &str, is_firm: bool) -> bool {
    if is_firm {
        return matches!(entity.subkind, None | Some(Subkind::Company));
    }
    match word {
        "charity" | "watchdog" => matches!(entity.subkind, None | Some(Subkind::Ngo)),
        _ => !matches!(
            entity.subkind,
            Some(
                Subkind::Ministry
                    | Subkind::Court
                    | Subkind::School
                    | Subkind::Hospital
                    | Subkind::Police
                    | Subkind::Government
                    | Subkind::Sport
            )
        ),
    }
}
