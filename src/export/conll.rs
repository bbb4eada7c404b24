//! CoNLL: a word and its tag a line, parted by a tab; an empty line behind each sentence. Names only, in the four kinds
//! of CoNLL-2003, as IOB2.

use super::format::Given;
use super::labels::{self, Labelled, is_space};
use super::units;
use crate::document::Document;
use crate::marks::Fact;
use crate::mentions::EntityKind;

pub(super) fn write(given: Given) -> String {
    let document = Document::new(given.text);
    let is_name = |labelled: &Labelled| matches!(labelled.fact, Fact::Entity(..));
    let names = labels::apart(labels::spans(given.text, given.annotation).into_iter().filter(is_name));
    let cuts = units::cuts(&names);
    let mut names = names.iter().peekable();
    // Begins each article, as in the corpus that the format is named for.
    let mut lines = "-DOCSTART- -X- O O\n\n".to_owned();
    for sentence in document.sentences() {
        let units = units::of(&document, sentence, &cuts);
        for unit in &units {
            while names.next_if(|name| name.span.end() <= unit.start()).is_some() {}
            let tag = names.peek().filter(|name| name.span.overlaps(*unit)).map(|name| {
                let part = if name.span.start() == unit.start() { 'B' } else { 'I' };
                format!("{part}-{}", kind(name.fact))
            });
            // Many readers split at any white space.
            let word = unit.of(given.text).replace(|c: char| is_space(c) || c.is_control(), "_");
            lines.push_str(&format!("{word}\t{}\n", tag.as_deref().unwrap_or("O")));
        }
        if !units.is_empty() {
            lines.push('\n');
        }
    }
    lines
}

const fn kind(fact: Fact) -> &'static str {
    match fact {
        Fact::Entity(_, EntityKind::Person) => "PER",
        Fact::Entity(_, EntityKind::Organization) => "ORG",
        Fact::Entity(_, EntityKind::Place) => "LOC",
        _ => "MISC",
    }
}
