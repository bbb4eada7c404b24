//! What is found as files for others: [`write()`] makes each [`Format`], a file of code a format.
//!
//! Here stands the exchange format, version 1: one JSON object an article, offsets in code points.
//! `docs/annotation.schema.json` describes it; tests hold every export against that schema. `docs/formats.md` tells what
//! the other formats keep.

mod brat;
mod conll;
mod doccano;
pub mod edits;
mod format;
mod html;
mod label_studio;
mod labels;
mod markdown;
pub mod open;
mod report;
mod spacy;
pub mod tables;
mod units;
mod web_annotation;
mod webanno;

pub use format::{Format, Frame, article, write};

use edits::{Parts, Pointer, Selector};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::annotation::Annotation;
use crate::claims::{Claim, Part};
use crate::codes::Code;
use crate::edits::Standing;
use crate::entities::EntityId;
use crate::offsets::{Offsets, Unit};
use crate::span::Span;

/// The value of the field `format`.
pub const FORMAT: &str = "article-annotator";
/// The value of the field `version`.
pub const VERSION: u32 = 1;

/// The JSON of `annotation`, which must be one of `text`, on one line. `id` is copied from an input line.
///
/// # Errors
/// None that text can cause; the signature is that of the JSON writer.
pub fn to_json(text: &str, annotation: &Annotation, id: Option<&Value>) -> serde_json::Result<String> {
    serde_json::to_string(&Article::new(text, annotation, id))
}

#[derive(Serialize)]
struct Article<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    sha256: String,
    /// Not beside an `id`: who gave the line has the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    published: Option<String>,
    /// The reader's own names, as a file; not beside an `id` either.
    #[serde(skip_serializing_if = "Option::is_none")]
    dictionary: Option<&'a str>,
    regions: Vec<Region>,
    entities: Vec<Entity<'a>>,
    dates: Vec<TimeExpression<'a>>,
    quotes: Vec<Quote<'a>>,
    claims: Vec<ExportedClaim<'a>>,
    tolls: Vec<Toll>,
    /// The reader's corrections, which the facts above have in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<Parts<Pointer, Selector>>,
}

#[derive(Serialize)]
struct Region {
    start: usize,
    end: usize,
    kind: &'static str,
}

/// A span with its words.
#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    kind: &'static str,
    subkind: Option<&'static str>,
    name: &'a str,
    aliases: &'a [String],
    description: Option<&'a str>,
    mentions: Vec<Mention<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

#[derive(Serialize)]
struct Mention<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    confidence: f64,
    rule: &'static str,
}

#[derive(Serialize)]
struct TimeExpression<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    from: Option<String>,
    until: Option<String>,
    precision: &'static str,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    id: String,
    kind: &'static str,
    fragments: Vec<Words<'a>>,
    cue: Option<Cue<'a>>,
    speaker: Option<ExportedPart<'a>>,
    audience: Option<Words<'a>>,
    confidence: f64,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

#[derive(Serialize)]
struct Cue<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    stance: &'static str,
}

/// A span that may name an entity.
#[derive(Serialize)]
struct ExportedPart<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<String>,
}

#[derive(Serialize)]
struct ExportedClaim<'a> {
    id: String,
    outcome: &'static str,
    count: Count<'a>,
    victims: Option<Victims<'a>>,
    actor: Option<Actor<'a>>,
    place: Option<ExportedPart<'a>>,
    time: Option<ExportedPart<'a>>,
    means: Option<ExportedPart<'a>>,
    source: Option<Source<'a>>,
    scope: &'static str,
    incident: Option<String>,
    relation: Option<Relation>,
    polarity: &'static str,
    evidence: Vec<Words<'a>>,
    confidence: f64,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

#[derive(Serialize)]
struct Count<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    min: u64,
    max: Option<u64>,
    best: Option<u64>,
    qualifier: &'static str,
}

#[derive(Serialize)]
struct Victims<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    group: &'static str,
    names: Vec<&'a str>,
    /// Of each name, `null` where the text tells none.
    ages: Vec<Option<u8>>,
    children: Option<u64>,
    women: Option<u64>,
    men: Option<u64>,
    nationality: Option<ExportedPart<'a>>,
    occupation: Option<Words<'a>>,
}

#[derive(Serialize)]
struct Actor<'a> {
    #[serde(flatten)]
    part: ExportedPart<'a>,
    stance: &'static str,
}

#[derive(Serialize)]
struct Source<'a> {
    #[serde(flatten)]
    part: ExportedPart<'a>,
    kind: &'static str,
}

#[derive(Serialize)]
struct Relation {
    kind: &'static str,
    claim: String,
}

#[derive(Serialize)]
struct Toll {
    outcome: &'static str,
    min: u64,
    max: Option<u64>,
    best: Option<u64>,
    claims: Vec<String>,
    conflict: bool,
}

impl<'a> Article<'a> {
    fn new(text: &'a str, annotation: &'a Annotation, id: Option<&'a Value>) -> Self {
        let writer = Writer { text, offsets: Offsets::new(text, Unit::CodePoint), annotation };
        Self {
            format: FORMAT,
            version: VERSION,
            id,
            sha256: sha256(text),
            text: id.is_none().then_some(text),
            published: annotation.published.map(iso),
            dictionary: annotation.dictionary.as_deref().filter(|_| id.is_none()),
            regions: annotation.regions.iter().map(|region| writer.region(region)).collect(),
            entities: annotation.entities.iter().map(|entity| writer.entity(entity)).collect(),
            dates: annotation.dates.iter().enumerate().map(|(idx, date)| writer.date(idx, date)).collect(),
            quotes: annotation.quotes.iter().map(|quote| writer.quote(quote)).collect(),
            claims: annotation.claims.iter().map(|claim| writer.claim(claim)).collect(),
            tolls: annotation.tolls.iter().map(toll).collect(),
            edits: edits::write(text, annotation),
        }
    }
}

/// Two decimals: more would pretend to a precision that confidences do not have.
#[must_use]
pub fn round_confidence(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn iso(date: Date) -> String {
    date.to_string()
}

/// What a reader made of a fact, where there is something to tell.
fn standing(standing: Standing) -> Option<&'static str> {
    (standing != Standing::Unreviewed).then(|| standing.code())
}

fn toll(toll: &crate::tolls::Toll) -> Toll {
    Toll {
        outcome: toll.outcome.code(),
        min: toll.min,
        max: toll.max,
        best: toll.best,
        claims: toll.claims.iter().map(|claim| claim.to_string()).collect(),
        conflict: toll.conflict,
    }
}

struct Writer<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    annotation: &'a Annotation,
}

impl<'a> Writer<'a> {
    fn words(&self, span: Span) -> Words<'a> {
        let (start, end) = self.offsets.of(span);
        Words { start, end, text: span.of(self.text) }
    }

    fn region(&self, region: &crate::document::Region) -> Region {
        let (start, end) = self.offsets.of(region.span);
        Region { start, end, kind: region.kind.code() }
    }

    fn entity(&self, entity: &'a crate::entities::Entity) -> Entity<'a> {
        Entity {
            id: entity.id.to_string(),
            kind: entity.kind.code(),
            subkind: entity.subkind.map(Code::code),
            name: &entity.name,
            aliases: &entity.aliases,
            description: entity.description.map(|span| span.of(self.text)),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| Mention {
                    words: self.words(mention.span),
                    confidence: round_confidence(mention.confidence),
                    rule: mention.rule,
                })
                .collect(),
            review: standing(self.annotation.review.entity(entity.id.0)),
        }
    }

    fn date(&self, idx: usize, date: &crate::dates::TimeExpression) -> TimeExpression<'a> {
        TimeExpression {
            words: self.words(date.span),
            from: date.days.map(|(from, _)| iso(from)),
            until: date.days.map(|(_, until)| iso(until)),
            precision: date.precision.code(),
            basis: date.basis.code(),
            review: standing(self.annotation.review.date(idx)),
        }
    }

    fn quote(&self, quote: &crate::quotes::Quote) -> Quote<'a> {
        Quote {
            id: quote.id.to_string(),
            kind: quote.kind.code(),
            fragments: quote.fragments.iter().map(|&span| self.words(span)).collect(),
            cue: quote.cue.map(|cue| Cue { words: self.words(cue.span), stance: cue.stance.code() }),
            speaker: quote.speaker.map(|speaker| self.part(speaker.span, speaker.entity)),
            audience: quote.audience.map(|span| self.words(span)),
            confidence: round_confidence(quote.confidence),
            rule: quote.rule,
            review: standing(self.annotation.review.quote(quote.id.0)),
        }
    }

    fn part(&self, span: Span, entity: Option<EntityId>) -> ExportedPart<'a> {
        ExportedPart { words: self.words(span), entity: entity.map(|id| id.to_string()) }
    }

    fn claim_part(&self, part: Option<Part>) -> Option<ExportedPart<'a>> {
        part.map(|part| self.part(part.span, part.entity))
    }

    fn claim(&self, claim: &Claim) -> ExportedClaim<'a> {
        ExportedClaim {
            id: claim.id.to_string(),
            outcome: claim.outcome.code(),
            count: Count {
                words: self.words(claim.count.span),
                min: claim.count.min,
                max: claim.count.max,
                best: claim.count.best,
                qualifier: claim.count.qualifier.code(),
            },
            victims: claim.victims.as_ref().map(|victims| Victims {
                words: self.words(victims.span),
                group: victims.group.code(),
                names: victims.named.iter().filter_map(|victim| self.name(victim.entity)).collect(),
                ages: victims.named.iter().map(|victim| victim.age).collect(),
                children: victims.children,
                women: victims.women,
                men: victims.men,
                nationality: self.claim_part(victims.nationality),
                occupation: victims.occupation.map(|span| self.words(span)),
            }),
            actor: claim.actor.map(|actor| Actor {
                part: self.part(actor.part.span, actor.part.entity),
                stance: actor.stance.code(),
            }),
            place: self.claim_part(claim.place),
            time: self.claim_part(claim.time),
            means: self.claim_part(claim.means),
            source: claim.source.map(|source| Source {
                part: self.part(source.part.span, source.part.entity),
                kind: source.kind.code(),
            }),
            scope: claim.scope.code(),
            incident: claim.incident.map(|incident| incident.to_string()),
            relation: claim
                .relation
                .map(|relation| Relation { kind: relation.kind.code(), claim: relation.claim.to_string() }),
            polarity: claim.polarity.code(),
            evidence: claim.evidence.iter().map(|&span| self.words(span)).collect(),
            confidence: round_confidence(claim.confidence),
            rule: claim.rule,
            review: standing(self.annotation.review.claim(claim.id.0)),
        }
    }

    fn name(&self, EntityId(idx): EntityId) -> Option<&'a str> {
        self.annotation.entities.get(idx).map(|entity| entity.name.as_str())
    }
}
