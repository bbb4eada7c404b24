//! Who said what: quotations with their cue and speaker.
//!
//! Finds words in quotation marks and statements reported without them, from lists of reporting words, the marks, commas
//! and closed word classes; there is no parser. Leaves out scare quotes and titles of works; what people think, hope or want
//! is marked as [`Stance::Belief`]. A statement within a statement stays part of the outer one.

mod appositions;
mod bounds;
mod chain;
mod contents;
mod cues;
mod groups;
mod marks;
mod nouns;
mod objects;
mod phrases;
mod reports;
mod resolve;
mod rest;
mod stance;
mod stretches;
#[cfg(test)]
mod tests;
mod turns;

pub use stance::Stance;

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
    /// With the apposition and the commas around it: "Idris Amal, a former mayor,".
    pub span: Span,
    /// The name or phrase alone, with its title: "Idris Amal".
    pub head: Span,
    pub entity: Option<EntityId>,
}

/// The reporting words ("has said", "according to"), or the colon or dash that stands for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The whole verb group: auxiliaries, adverbs, and a colon right after it.
    pub span: Span,
    pub stance: Stance,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub id: QuoteId,
    pub kind: QuoteKind,
    /// What was said, quotation marks included; more than one where the cue splits it or it runs over paragraphs.
    pub fragments: Vec<Span>,
    pub cue: Option<Cue>,
    pub speaker: Option<Speaker>,
    /// Whom it was told to ("told *The Karsa Times*"), where the text says so.
    pub audience: Option<Span>,
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
    let speakers = Resolver::new(document, entities).speakers(document, &marks, &reports);
    let quotes = reports.into_iter().zip(speakers).enumerate().map(|(idx, (report, speaker))| Quote {
        id: QuoteId(idx),
        kind: reader.kind(&report),
        fragments: report.fragments.iter().map(|tokens| document.span_of(tokens.clone())).collect(),
        cue: report.cue.map(|cue| Cue { span: document.span_of(cue.tokens), stance: cue.stance }),
        speaker,
        audience: report.audience.map(|tokens| document.span_of(tokens)),
        confidence: report.confidence,
        rule: report.rule,
    });
    quotes.collect()
}
