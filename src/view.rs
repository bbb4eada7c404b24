//! What the page draws: blocks of text with nested marks, and the facts in plain words. Offsets in UTF-16 units.
//!
//! The page computes nothing: every number, label and sentence it shows is made here or in `wording`.

pub mod actions;
mod casualties;
pub mod places;
mod quotes;
pub mod review;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::annotation::Annotation;
use crate::codes::Code;
use crate::marks::{self, Fact};
use crate::mentions::Mention;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
use crate::wording;

pub use casualties::Casualties;
pub use quotes::Quotes;
pub use review::{Provenance, Review};

/// Everything that the page needs to draw one annotated text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View<'a> {
    /// They tile the text in order: concatenated, they are the text.
    pub blocks: Vec<Block>,
    #[serde(flatten)]
    pub casualties: Casualties<'a>,
    #[serde(flatten)]
    pub quotes: Quotes<'a>,
    pub entities: Vec<Entity<'a>>,
    pub dates: Vec<TimeExpression>,
    pub n_words: usize,
    pub review: Review,
}

/// A region with the white space after it.
#[derive(Debug, Serialize)]
pub struct Block {
    pub start: usize,
    pub end: usize,
    pub kind: &'static str,
    /// Whether it goes on in the line of the block before, as a story does after its dateline.
    pub joined: bool,
    /// Outer before inner, in order, within the block, never crossing.
    pub marks: Vec<Mark>,
}

/// A marked piece of a block.
#[derive(Debug, Serialize)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    /// A kind of entity, "quote", "attitude", "casualty" or "date".
    pub category: &'static str,
    /// Id of the fact that it is evidence of.
    pub fact: String,
}

/// Words of the text where they stand.
#[derive(Debug, Serialize)]
pub struct Words<'a> {
    pub start: usize,
    pub end: usize,
    pub text: &'a str,
}

/// A person, organisation or place.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity<'a> {
    pub id: String,
    pub kind: &'static str,
    pub subkind: Option<&'static str>,
    /// The reader's word for the kind ("Armed group").
    pub label: &'static str,
    pub name: &'a str,
    pub aliases: &'a [String],
    /// Who it is, in the text's words.
    pub description: Option<Told<'a>>,
    /// The offices and ranks that a person is named with, in order of first use.
    pub titles: Vec<Told<'a>>,
    pub mentions: Vec<(usize, usize)>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What the text says of an entity beside one of its mentions.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    pub text: &'a str,
    /// The place in `mentions` of the mention that it stands beside.
    pub mention: usize,
}

/// A time expression and the days it means.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeExpression {
    pub id: String,
    pub start: usize,
    pub end: usize,
    /// "Monday 30 January 2023"; `None` where the days are not known.
    pub phrase: Option<String>,
    /// The first and the last of the days, `YYYY-MM-DD`, to sort by.
    pub from: Option<String>,
    pub until: Option<String>,
    pub precision: &'static str,
    pub basis: &'static str,
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl<'a> View<'a> {
    /// The view of `annotation`, which must be one of `text`.
    #[must_use]
    pub fn new(text: &'a str, annotation: &'a Annotation) -> Self {
        let offsets = Offsets::new(text, Unit::Utf16);
        let writer = Writer { text, offsets: &offsets, annotation };
        Self {
            blocks: marks::blocks(text, annotation).iter().map(|block| writer.block(block)).collect(),
            casualties: writer.casualties(),
            quotes: writer.quotes(),
            entities: annotation.entities.iter().map(|entity| writer.entity(entity)).collect(),
            dates: annotation.dates.iter().enumerate().map(|(idx, date)| writer.date(idx, date)).collect(),
            n_words: text.split_whitespace().count(),
            review: Review::new(text, annotation),
        }
    }
}

/// Time expressions have no id of their own in the core: it is their place in the list.
fn date_id(idx: usize) -> String {
    format!("d{idx}")
}

struct Writer<'a, 'o> {
    text: &'a str,
    offsets: &'o Offsets<'a>,
    annotation: &'a Annotation,
}

impl<'a> Writer<'a, '_> {
    fn block(&self, block: &marks::Block) -> Block {
        let (start, end) = self.offsets.of(block.span);
        let marks = block.marks.iter().map(|mark| self.mark(mark)).collect();
        Block { start, end, kind: block.kind.code(), joined: block.joined, marks }
    }

    fn mark(&self, mark: &marks::Mark) -> Mark {
        let (start, end) = self.offsets.of(mark.span);
        let (category, fact) = match mark.fact {
            Fact::Quote(id) => ("quote", id.to_string()),
            Fact::Attitude(id) => ("attitude", id.to_string()),
            Fact::Claim(id) => ("casualty", id.to_string()),
            Fact::Entity(id, kind) => (kind.code(), id.to_string()),
            Fact::Date(idx) => ("date", date_id(idx)),
        };
        Mark { start, end, category, fact }
    }

    fn words(&self, span: Span) -> Words<'a> {
        let (start, end) = self.offsets.of(span);
        Words { start, end, text: span.of(self.text) }
    }

    fn entity(&self, entity: &'a crate::entities::Entity) -> Entity<'a> {
        Entity {
            id: entity.id.to_string(),
            kind: entity.kind.code(),
            subkind: entity.subkind.map(Code::code),
            label: wording::entity_label(entity),
            name: &entity.name,
            aliases: &entity.aliases,
            description: entity.description.map(|span| self.description(entity, span)),
            titles: self.titles(entity),
            mentions: entity.mentions.iter().map(|mention| self.offsets.of(mention.span)).collect(),
            provenance: self.entity_provenance(entity),
        }
    }

    /// That of the mention which tells most.
    fn entity_provenance(&self, entity: &crate::entities::Entity) -> Provenance {
        let surest = entity.mentions.iter().max_by(|one, other| one.confidence.total_cmp(&other.confidence));
        let how = surest.map_or_else(String::new, |mention| wording::rule(mention.rule));
        let standing = self.annotation.review.entity(entity.id.0);
        Provenance::new(how, surest.map(|mention| mention.confidence), standing)
    }

    /// A description, and the mention that it stands nearest to.
    fn description(&self, entity: &crate::entities::Entity, span: Span) -> Told<'a> {
        let gap = |other: Span| {
            other.start().saturating_sub(span.end()).max(span.start().saturating_sub(other.end()))
        };
        let nearest = entity.mentions.iter().enumerate().min_by_key(|(_, mention)| gap(mention.span));
        Told { text: span.of(self.text), mention: nearest.map_or(0, |(idx, _)| idx) }
    }

    /// The titles that are more than a form of address, each once, without those that the description says.
    fn titles(&self, entity: &crate::entities::Entity) -> Vec<Told<'a>> {
        let mut told = FxHashSet::default();
        let description =
            entity.description.map(|span| span.of(self.text).to_lowercase()).unwrap_or_default();
        let mut titles = Vec::new();
        for (mention, Mention { title, .. }) in entity.mentions.iter().enumerate() {
            let Some(text) = title.map(|span| span.of(self.text)) else { continue };
            let folded = text.to_lowercase();
            if !wording::is_form_of_address(&folded) && !description.contains(&folded) && told.insert(folded)
            {
                titles.push(Told { text, mention });
            }
        }
        titles
    }

    fn date(&self, idx: usize, date: &crate::dates::TimeExpression) -> TimeExpression {
        let (start, end) = self.offsets.of(date.span);
        TimeExpression {
            id: date_id(idx),
            start,
            end,
            phrase: wording::days(date),
            from: date.days.map(|(from, _)| from.to_string()),
            until: date.days.map(|(_, until)| until.to_string()),
            precision: date.precision.code(),
            basis: date.basis.code(),
            provenance: Provenance::new(
                wording::date_basis(date).to_owned(),
                None,
                self.annotation.review.date(idx),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, annotate};

    #[test]
    fn a_person_keeps_titles_and_description_beside_their_mentions() {
        let text =
            "Mr. Torek Farhadi spoke. Torek Farhadi, a former government adviser, met General Farhadi's men.";
        let annotation = annotate(text, &Options::default());
        let view = View::new(text, &annotation);
        let farhadi =
            view.entities.iter().find(|entity| entity.name == "Torek Farhadi").expect("he is named");
        let told = |told: &Told| (told.text.to_owned(), told.mention);
        assert_eq!(
            farhadi.description.as_ref().map(told),
            Some(("a former government adviser".to_owned(), 1))
        );
        assert_eq!(farhadi.titles.iter().map(told).collect::<Vec<_>>(), [("General".to_owned(), 2)]);
    }
}
