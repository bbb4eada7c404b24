//! Who said what: quotations with their cue and speaker.
//!
//! Finds words in quotation marks and statements reported without them, from lists of reporting words, the marks, commas
//! and closed word classes; there is no parser. Leaves out scare quotes, titles of works, and what people think or hope.

mod bounds;
mod chain;
mod contents;
mod cues;
mod marks;
mod phrases;
mod resolve;
mod rest;
mod stretches;
#[cfg(test)]
mod tests;
mod turns;

use contents::Reader;
use resolve::Resolver;

use std::fmt;

use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::span::Span;

/// The place of a quote in [`Annotation::quotes`](crate::Annotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub usize);

impl fmt::Display for QuoteId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "q{}", self.0)
    }
}

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// The speaker's own words in quotation marks.
    Direct,
    /// Reported, with some of the speaker's own words in quotation marks.
    Mixed,
    /// Reported in the writer's words.
    Indirect,
}

/// The words that name who speaks, with the entity where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub span: Span,
    pub entity: Option<EntityId>,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub id: QuoteId,
    pub kind: QuoteKind,
    /// What was said, quotation marks included; more than one where the cue splits it or it runs over paragraphs.
    pub fragments: Vec<Span>,
    /// The reporting words ("said", "according to"), without auxiliaries.
    pub cue: Option<Span>,
    pub speaker: Option<Speaker>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The rule that found it, for the reader who asks why.
    pub rule: &'static str,
}

/// Finds the quotations of the document, in order.
#[must_use]
pub fn find(document: &Document, entities: &[Entity]) -> Vec<Quote> {
    let marks = marks::pair(document);
    let stretches = stretches::split(document, &marks);
    let reader = Reader { document, marks: &marks };
    let reports = chain::reports(&reader, &stretches);
    let speakers = Resolver::new(entities).speakers(document, &marks, &reports);
    let quotes = reports.into_iter().zip(speakers).enumerate().map(|(idx, (report, speaker))| Quote {
        id: QuoteId(idx),
        kind: reader.kind(&report),
        fragments: report.fragments.iter().map(|tokens| document.span_of(tokens.clone())).collect(),
        cue: report.cue.map(|tokens| document.span_of(tokens)),
        speaker,
        confidence: report.confidence,
        rule: report.rule,
    });
    quotes.collect()
}
