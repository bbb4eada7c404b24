//! Who and what is named: a row an entity.

use super::{Record, Rows, one_line, or_blank};
use crate::codes::Code;
use crate::entities::Entity;
use crate::export::round_confidence;
use crate::offsets::{Offsets, Unit};

pub(super) const COLUMNS: [&str; 12] = [
    "document",
    "id",
    "kind",
    "subkind",
    "name",
    "aliases",
    "description",
    "mentions",
    "start",
    "end",
    "confidence",
    "rule",
];

impl Rows<'_> {
    pub(super) fn entities(&self) -> Vec<Record> {
        let offsets = Offsets::new(self.text, Unit::CodePoint);
        self.annotation.entities.iter().map(|entity| self.entity(entity, &offsets)).collect()
    }

    /// Place, confidence and rule are those of the first mention.
    fn entity(&self, entity: &Entity, offsets: &Offsets) -> Record {
        let first = entity.mentions.first();
        let (start, end) = first.map(|mention| offsets.of(mention.span)).unzip();
        vec![
            self.document.to_owned(),
            entity.id.to_string(),
            entity.kind.code().to_owned(),
            entity.subkind.map(Code::code).unwrap_or_default().to_owned(),
            one_line(&entity.name),
            entity.aliases.iter().map(|alias| one_line(alias)).collect::<Vec<_>>().join("; "),
            self.words_of(entity.description),
            entity.mentions.len().to_string(),
            or_blank(start),
            or_blank(end),
            or_blank(first.map(|mention| round_confidence(mention.confidence))),
            first.map(|mention| mention.rule).unwrap_or_default().to_owned(),
        ]
    }
}
