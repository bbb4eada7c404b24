//! Who is who: mentions of one person, organisation or place joined into an entity.

use std::fmt;

use std::collections::HashMap;

use crate::document::Document;
use crate::mentions::{EntityKind, Gender, Mention, Subkind};
use crate::span::Span;

/// The place of an entity in [`Annotation::entities`](crate::Annotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "e{}", self.0)
    }
}

/// A person, organisation, place … with every mention of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub id: EntityId,
    pub kind: EntityKind,
    pub subkind: Option<Subkind>,
    /// The fullest form in the text.
    pub name: String,
    /// The other forms in the text, without `name`, in order of first use.
    pub aliases: Vec<String>,
    /// The apposition that says who this is ("a former Afghan government adviser").
    pub description: Option<Span>,
    pub gender: Option<Gender>,
    /// In the order of the text; never empty.
    pub mentions: Vec<Mention>,
}

/// Joins `mentions` into entities, in the order of first mention.
#[must_use]
pub fn resolve(document: &Document, mentions: Vec<Mention>) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: HashMap<(EntityKind, String), usize> = HashMap::new();
    for mention in mentions {
        let name = mention.span.of(document.text()).to_owned();
        let idx = *known.entry((mention.kind, name.to_lowercase())).or_insert_with(|| {
            entities.push(Entity {
                id: EntityId(entities.len()),
                kind: mention.kind,
                subkind: mention.subkind,
                name,
                aliases: Vec::new(),
                description: None,
                gender: mention.gender,
                mentions: Vec::new(),
            });
            entities.len() - 1
        });
        if let Some(entity) = entities.get_mut(idx) {
            entity.mentions.push(mention);
        }
    }
    entities
}
