//! The casualties of the view: the headline, each claim with its words, the claims by event, the victims whom the text
//! names, and what the codebooks make of it all.

mod order;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{Provenance, Words, Writer};
use crate::claims::{self, ClaimId, IncidentId, NamedVictim, Outcome, Part, Polarity, Scope};
use crate::codebook;
use crate::codes::Code;
use crate::entities::EntityId;
use crate::span::Span;
use crate::wording;

/// What the page shows of the casualty claims.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Casualties<'a> {
    /// `None` where the article gives no toll.
    pub headline: Option<Headline>,
    /// In the order of the text.
    pub claims: Vec<Claim<'a>>,
    /// The claims by event, each claim once.
    pub events: Vec<Event>,
    pub victims: Vec<Victim<'a>>,
    /// Empty where there is no claim.
    pub codebooks: Vec<Codebook>,
}

/// The toll in a line, whole and in its pieces.
#[derive(Debug, Serialize)]
pub struct Headline {
    pub sentence: String,
    pub figures: Vec<Figure>,
    /// "Peshawar, 30 January 2023; claimed by Tehreek-e-Taliban".
    pub setting: Option<String>,
}

/// A figure of the toll: "101 killed".
#[derive(Debug, Serialize)]
pub struct Figure {
    pub outcome: &'static str,
    pub phrase: String,
    /// Ids of the claims that it rests on.
    pub claims: Vec<String>,
    /// Attackers whom it leaves out.
    pub besides: Option<Link>,
    /// "Sources disagree on how many were killed".
    pub dispute: Option<String>,
    pub accounts: Vec<Account>,
    /// "Sum of 3 figures: the text gives no total."
    pub sum: Option<String>,
}

/// One of several figures for the same people.
#[derive(Debug, Serialize)]
pub struct Account {
    pub claim: String,
    pub figure: String,
    /// "according to the government".
    pub by: String,
}

/// Words that lead to a claim.
#[derive(Debug, Serialize)]
pub struct Link {
    pub phrase: String,
    pub claim: String,
}

/// A casualty claim in plain words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim<'a> {
    pub id: String,
    pub outcome: &'static str,
    pub min: u64,
    /// `None` for no upper bound.
    pub max: Option<u64>,
    pub best: Option<u64>,
    pub phrase: String,
    /// The words that prove it, the count's first.
    pub spans: Vec<(usize, usize)>,
    pub sentence: Sentence,
    pub scope: &'static str,
    pub polarity: &'static str,
    pub qualifier: &'static str,
    pub group: &'static str,
    pub children: Option<u64>,
    pub women: Option<u64>,
    pub men: Option<u64>,
    pub in_toll: bool,
    /// Why it is part of the toll, or is not.
    pub why: &'static str,
    pub relation: Option<Relation>,
    pub victims: Option<Words<'a>>,
    pub actor: Option<Actor<'a>>,
    pub place: Option<Words<'a>>,
    pub time: Option<Time<'a>>,
    pub means: Option<Words<'a>>,
    pub source: Option<Source<'a>>,
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The sentence that a claim stands in, or as much of it as stands around the count.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    pub start: usize,
    pub end: usize,
    pub is_cut_before: bool,
    pub is_cut_after: bool,
}

/// How a claim bears on another, in words.
#[derive(Debug, Serialize)]
pub struct Relation {
    pub kind: &'static str,
    /// "Part of".
    pub label: &'static str,
    /// "38 killed".
    pub phrase: String,
    pub claim: String,
}

/// Who is said to have done it.
#[derive(Debug, Serialize)]
pub struct Actor<'a> {
    pub text: &'a str,
    /// "Blamed on".
    pub label: &'static str,
}

/// When, in the text's words, and the days that they come to.
#[derive(Debug, Serialize)]
pub struct Time<'a> {
    pub text: &'a str,
    pub days: Option<String>,
}

/// Who gives the figure.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    pub text: &'a str,
    pub kind: Option<&'static str>,
}

/// The claims of one event, or those that are no event's.
#[derive(Debug, Serialize)]
pub struct Event {
    pub title: String,
    pub claims: Vec<Place>,
}

/// The place of a claim in the list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub id: String,
    /// Whether it repeats, details or is overtaken by the claim before it that is not itself so.
    pub is_under: bool,
}

/// Somebody whom the text names as killed, injured and so on.
#[derive(Debug, Serialize)]
pub struct Victim<'a> {
    pub entity: String,
    /// The place in the entity's mentions of the one that tells it.
    pub mention: usize,
    pub name: &'a str,
    pub age: Option<u8>,
    /// "killed".
    pub fate: String,
    pub occupation: Option<&'a str>,
    pub nationality: Option<&'a str>,
}

/// What a codebook makes of the claims.
#[derive(Debug, Serialize)]
pub struct Codebook {
    pub code: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    pub source: &'static str,
    pub rows: Vec<Row>,
}

/// A field of a codebook.
#[derive(Debug, Serialize)]
pub struct Row {
    pub field: &'static str,
    pub label: &'static str,
    /// `None` where it is left blank.
    pub value: Option<String>,
    pub rule: &'static str,
    /// Places in [`Casualties::claims`] of the claims that it rests on.
    pub claims: Vec<usize>,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn casualties(&self) -> Casualties<'a> {
        let all = &self.annotation.claims;
        let mut in_toll = vec![false; all.len()];
        for ClaimId(idx) in self.annotation.tolls.iter().flat_map(|toll| &toll.claims) {
            in_toll.get_mut(*idx).into_iter().for_each(|slot| *slot = true);
        }
        let teller = wording::Teller::new(self.text, self.annotation);
        Casualties {
            headline: teller.headline().as_ref().map(headline),
            claims: all.iter().zip(&in_toll).map(|(claim, in_toll)| self.claim(claim, *in_toll)).collect(),
            events: order::events(&teller, all, &in_toll),
            victims: self.victims(),
            codebooks: if all.is_empty() { Vec::new() } else { self.codebooks() },
        }
    }

    fn part(&self, part: Option<Part>) -> Option<Words<'a>> {
        part.map(|part| self.words(part.span))
    }

    fn claim(&self, claim: &claims::Claim, in_toll: bool) -> Claim<'a> {
        let proof = claim.evidence.iter().copied().filter(|&span| span != claim.count.span);
        let victims = claim.victims.as_ref();
        Claim {
            id: claim.id.to_string(),
            outcome: claim.outcome.code(),
            min: claim.count.min,
            max: claim.count.max,
            best: claim.count.best,
            phrase: wording::claim(claim),
            spans: std::iter::once(claim.count.span).chain(proof).map(|span| self.offsets.of(span)).collect(),
            sentence: self.sentence(claim.count.span),
            scope: claim.scope.code(),
            polarity: claim.polarity.code(),
            qualifier: claim.count.qualifier.code(),
            group: victims.map_or("unknown", |victims| victims.group.code()),
            children: victims.and_then(|victims| victims.children),
            women: victims.and_then(|victims| victims.women),
            men: victims.and_then(|victims| victims.men),
            in_toll,
            why: wording::why(claim, in_toll),
            relation: claim.relation.and_then(|relation| {
                let to = self.annotation.claims.get(relation.claim.0)?;
                let label = wording::relation(relation.kind);
                Some(Relation {
                    kind: relation.kind.code(),
                    label,
                    phrase: wording::claim(to),
                    claim: to.id.to_string(),
                })
            }),
            victims: victims.map(|victims| self.words(victims.span)),
            actor: claim.actor.map(|actor| Actor {
                text: actor.part.span.of(self.text),
                label: wording::actor_label(actor.stance),
            }),
            place: self.part(claim.place),
            time: claim.time.map(|time| self.time(time)),
            means: self.part(claim.means),
            source: claim.source.map(|source| Source {
                text: source.part.span.of(self.text),
                kind: wording::source_kind(&source),
            }),
            provenance: Provenance::new(
                wording::claim_rule(claim.rule),
                Some(claim.confidence),
                self.annotation.review.claim(claim.id.0),
            ),
        }
    }

    fn time(&self, part: Part) -> Time<'a> {
        let dates = &self.annotation.dates;
        let first = dates.partition_point(|date| date.span.end() <= part.span.start());
        let date = dates.get(first).filter(|date| date.span.overlaps(part.span));
        let text = part.span.of(self.text);
        Time { text, days: date.and_then(wording::short_days).filter(|days| !text.contains(days.as_str())) }
    }

    fn sentence(&self, count: Span) -> Sentence {
        let sentences = &self.annotation.sentences;
        let first = sentences.partition_point(|sentence| sentence.end() <= count.start());
        let whole = sentences
            .get(first)
            .filter(|sentence| sentence.overlaps(count))
            .map_or(count, |s| s.cover(count));
        let from = self.text.floor_char_boundary(count.start().saturating_sub(AROUND)).max(whole.start());
        let until = self.text.ceil_char_boundary(count.end().saturating_add(AROUND)).min(whole.end());
        let (start, end) = self.offsets.of(Span::new(from, until));
        Sentence { start, end, is_cut_before: from > whole.start(), is_cut_after: until < whole.end() }
    }

    /// Everybody named in a claim of an event that the text does not deny, once for each outcome.
    fn victims(&self) -> Vec<Victim<'a>> {
        let mut rows: Vec<Victim<'a>> = Vec::new();
        let mut places: FxHashMap<(EntityId, Outcome), usize> = FxHashMap::default();
        for claim in &self.annotation.claims {
            let Some(victims) = claim.victims.as_ref().filter(|_| is_reported(claim)) else { continue };
            // What is told of several people together need not hold for each of them.
            let alone = Some(victims).filter(|victims| victims.named.len() == 1);
            for &named in &victims.named {
                let Some(row) = self.victim(claim, named) else { continue };
                let idx = *places.entry((named.entity, claim.outcome)).or_insert_with(|| {
                    rows.push(row);
                    rows.len() - 1
                });
                let Some(row) = rows.get_mut(idx) else { continue };
                row.age = row.age.or(named.age);
                row.occupation = row.occupation.or_else(|| alone?.occupation.map(|span| span.of(self.text)));
                row.nationality =
                    row.nationality.or_else(|| alone?.nationality.map(|part| part.span.of(self.text)));
            }
        }
        rows
    }

    fn victim(&self, claim: &claims::Claim, named: NamedVictim) -> Option<Victim<'a>> {
        let entity = self.annotation.entities.get(named.entity.0)?;
        let words = claim.victims.as_ref()?.span;
        let mention = entity.mentions.partition_point(|mention| mention.span.end() <= words.start());
        let doubt = if claim.polarity == Polarity::Unconfirmed { ", unconfirmed" } else { "" };
        let other = if claim.incident == Some(IncidentId::MAIN) { "" } else { ", in another event" };
        Some(Victim {
            entity: entity.id.to_string(),
            mention: mention.min(entity.mentions.len().saturating_sub(1)),
            name: &entity.name,
            age: None,
            fate: format!("{}{doubt}{other}", wording::outcome(claim.outcome)),
            occupation: None,
            nationality: None,
        })
    }

    fn codebooks(&self) -> Vec<Codebook> {
        let rows = |codebook| codebook::rows(codebook, self.text, self.annotation);
        codebook::ALL
            .iter()
            .map(|codebook| Codebook {
                code: codebook.code,
                name: codebook.name,
                about: codebook.about,
                source: codebook.source,
                rows: rows(codebook).into_iter().map(row).collect(),
            })
            .collect()
    }
}

/// Of a sentence, at most this many bytes before and behind the count: a hostile text can be one sentence.
const AROUND: usize = 400;

fn is_reported(claim: &claims::Claim) -> bool {
    matches!(claim.scope, Scope::Incident | Scope::Historical) && claim.polarity != Polarity::Denied
}

fn headline(headline: &wording::Headline) -> Headline {
    let ids = |claims: &[ClaimId]| claims.iter().map(ToString::to_string).collect();
    let figure = |figure: &wording::Figure| Figure {
        outcome: figure.outcome.code(),
        phrase: figure.phrase.clone(),
        claims: ids(&figure.claims),
        besides: figure.besides.as_ref().and_then(|besides| {
            Some(Link { phrase: besides.phrase.clone(), claim: besides.claims.first()?.to_string() })
        }),
        dispute: figure.dispute.clone(),
        accounts: figure
            .accounts
            .iter()
            .map(|account| Account {
                claim: account.claim.to_string(),
                figure: account.figure.clone(),
                by: account.by.clone(),
            })
            .collect(),
        sum: figure.sum.clone(),
    };
    Headline {
        sentence: headline.to_string(),
        figures: headline.figures.iter().map(figure).collect(),
        setting: headline.setting.clone(),
    }
}

fn row(row: codebook::Row) -> Row {
    Row {
        field: row.field,
        label: row.label,
        value: row.value,
        rule: row.rule,
        claims: row.claims.iter().map(|claim| claim.0).collect(),
    }
}
