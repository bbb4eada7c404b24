//! Facts as labelled spans, for formats that know nothing finer: the names of OntoNotes, which most tools know, and our
//! own for quotes and casualties.

use std::cmp::Reverse;

use crate::annotation::Annotation;
use crate::claims::Outcome;
use crate::document::is_ignorable;
use crate::marks::{self, Fact, Mark};
use crate::mentions::{EntityKind, Subkind};
use crate::span::Span;
use crate::wording;

/// A labelled piece of the text, without white space at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labelled {
    pub span: Span,
    pub label: &'static str,
    pub fact: Fact,
}

/// Every fact's pieces in the order of the text, the longer before the shorter that begin with it. Words of evidence that
/// touch are one piece.
pub(super) fn spans(text: &str, annotation: &Annotation) -> Vec<Labelled> {
    let labelled =
        |Mark { span, fact }| Labelled { span: trimmed(text, span), label: label(annotation, fact), fact };
    let marks = marks::evidence(annotation).into_iter().filter(|mark| !matches!(mark.fact, Fact::Claim(_)));
    let claims = annotation.claims.iter().flat_map(|claim| {
        let fact = Fact::Claim(claim.id);
        joined(text, &claim.evidence).into_iter().map(move |span| Mark { span, fact })
    });
    let mut spans: Vec<Labelled> = marks.chain(claims).map(labelled).collect();
    spans.retain(|labelled| !labelled.span.is_empty());
    spans.sort_by_key(|labelled| (labelled.span.start(), Reverse(labelled.span.end())));
    spans
}

/// Those of `spans`, which are in order, that overlap none before them.
pub(super) fn apart(spans: impl Iterator<Item = Labelled>) -> Vec<Labelled> {
    let mut end = 0;
    spans
        .filter(|labelled| {
            let is_apart = labelled.span.start() >= end;
            if is_apart {
                end = labelled.span.end();
            }
            is_apart
        })
        .collect()
}

/// The spans in order, those made one that overlap or have nothing but spaces between them.
pub(super) fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if Span::new(last.end(), span.start()).of(text).trim_matches(' ').is_empty() => {
                *last = last.cover(span);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// What the fact is, in a line: the fullest name, the day, the figure; nothing for quotes.
pub(super) fn meaning(annotation: &Annotation, fact: Fact) -> Option<String> {
    match fact {
        Fact::Entity(id, _) => annotation.entities.get(id.0).map(|entity| entity.name.clone()),
        Fact::Date(idx) => annotation.dates.get(idx).and_then(wording::days),
        Fact::Claim(id) => annotation.claims.get(id.0).map(wording::claim),
        Fact::Quote(_) | Fact::Attitude(_) => None,
    }
}

/// The name of the fact: "e0", "d3", "q1", "c2".
pub(super) fn id(fact: Fact) -> String {
    match fact {
        Fact::Entity(id, _) => id.to_string(),
        Fact::Date(idx) => format!("d{idx}"),
        Fact::Quote(id) | Fact::Attitude(id) => id.to_string(),
        Fact::Claim(id) => id.to_string(),
    }
}

/// How sure the fact is, from 0 to 1, where it says so.
pub(super) fn confidence(annotation: &Annotation, fact: Fact, span: Span) -> Option<f32> {
    match fact {
        Fact::Entity(id, _) => {
            let mentions = &annotation.entities.get(id.0)?.mentions;
            // An entity may be named thousands of times; its mentions are in order.
            let first = mentions.partition_point(|mention| mention.span.start() < span.start());
            mentions.get(first).map(|mention| mention.confidence)
        }
        Fact::Quote(id) | Fact::Attitude(id) => annotation.quotes.get(id.0).map(|quote| quote.confidence),
        Fact::Claim(id) => annotation.claims.get(id.0).map(|claim| claim.confidence),
        Fact::Date(_) => None,
    }
}

fn label(annotation: &Annotation, fact: Fact) -> &'static str {
    match fact {
        Fact::Entity(id, kind) => {
            entity_label(kind, annotation.entities.get(id.0).and_then(|entity| entity.subkind))
        }
        Fact::Date(_) => "DATE",
        Fact::Quote(_) => "QUOTE",
        Fact::Attitude(_) => "BELIEF",
        Fact::Claim(id) => {
            annotation.claims.get(id.0).map_or("CASUALTIES", |claim| outcome_label(claim.outcome))
        }
    }
}

const fn entity_label(kind: EntityKind, subkind: Option<Subkind>) -> &'static str {
    match (kind, subkind) {
        (EntityKind::Person, _) => "PERSON",
        (EntityKind::Organization, _) => "ORG",
        (EntityKind::Place, Some(Subkind::Country | Subkind::Capital | Subkind::City | Subkind::Region)) => {
            "GPE"
        }
        (EntityKind::Place, Some(Subkind::Facility)) => "FAC",
        (EntityKind::Place, _) => "LOC",
        (EntityKind::Nationality, _) => "NORP",
        (EntityKind::Event, _) => "EVENT",
        (EntityKind::Product, _) => "PRODUCT",
        (EntityKind::Work, _) => "WORK_OF_ART",
    }
}

const fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Killed => "KILLED",
        Outcome::Injured => "INJURED",
        Outcome::Missing => "MISSING",
        Outcome::Detained => "DETAINED",
        Outcome::Abducted => "ABDUCTED",
        Outcome::Displaced => "DISPLACED",
        Outcome::Casualties => "CASUALTIES",
    }
}

/// The span without what readers in Python take for white space at its ends, and without what takes no room at its start:
/// that is part of the word before it, and formats of words know none.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text).trim_start_matches(|c| is_space(c) || is_ignorable(c));
    let start = span.end() - words.len();
    Span::new(start, start + words.trim_end_matches(is_space).len())
}

/// White space, with the separators that Python counts as such and Unicode does not.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// The first of `characters` characters of `words`, or the last.
pub(super) fn head(words: &str, characters: usize) -> &str {
    let end = words.char_indices().nth(characters).map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or_default()
}

pub(super) fn tail(words: &str, characters: usize) -> &str {
    let start =
        characters.checked_sub(1).and_then(|n| words.char_indices().nth_back(n)).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or_default()
}

/// One space for every run of white space.
pub(super) fn one_line(words: &str) -> String {
    words.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
