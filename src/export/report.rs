//! What a report holds, in words, for whoever writes it down: the toll, the claims, the quotes by speaker, entities, dates.

use rustc_hash::FxHashSet;

use super::format::Given;
use super::labels::{head, one_line};
use crate::claims::{Claim, ClaimId, Part};
use crate::document::RegionKind;
use crate::entities::EntityId;
use crate::quotes::Quote;
use crate::wording::{self, Teller};

pub(super) struct Report {
    pub title: String,
    /// "Article of 4 February 2023", where the day is known.
    pub published: Option<String>,
    pub sections: Vec<Section>,
}

pub(super) struct Section {
    pub title: &'static str,
    pub parts: Vec<ReportPart>,
}

pub(super) enum ReportPart {
    /// The figures that a reader looks for first.
    Lead(String),
    Line(String),
    Heading(String),
    /// What was said, with how and to whom.
    Saying {
        words: String,
        how: String,
    },
    Table {
        columns: &'static [&'static str],
        rows: Vec<Vec<String>>,
    },
}

/// What the reader must know of the whole, and the version that made it.
pub(super) const NOTICE: &str = concat!(
    "Made by Article Annotator ",
    env!("CARGO_PKG_VERSION"),
    ", a program that reads by rules and a trained model and makes mistakes: check each fact against the article."
);

/// Words of evidence longer than this many characters are cut.
const LONG: usize = 240;

pub(super) fn of(given: Given) -> Report {
    let headline = given.annotation.regions.iter().find(|region| region.kind == RegionKind::Headline);
    let title = headline.map(|region| one_line(region.span.of(given.text))).filter(|title| !title.is_empty());
    let all = [
        ("Casualties", casualties(given)),
        ("Quotes", quotes(given)),
        ("People, groups and places", entities(given)),
        ("Dates", dates(given)),
    ];
    Report {
        title: title.unwrap_or_else(|| given.name.to_owned()),
        published: given
            .annotation
            .published
            .map(|date| format!("Article of {}", date.strftime("%-d %B %Y"))),
        sections: all.into_iter().map(|(title, parts)| Section { title, parts }).collect(),
    }
}

fn casualties(given: Given) -> Vec<ReportPart> {
    let mut parts = Vec::new();
    if let Some(headline) = Teller::new(given.text, given.annotation).headline() {
        parts.push(ReportPart::Lead(headline.to_string()));
        for figure in &headline.figures {
            parts.extend(figure.dispute.as_ref().map(|dispute| {
                let accounts: Vec<String> = figure.accounts.iter().map(ToString::to_string).collect();
                ReportPart::Line(format!("{dispute}: {}.", accounts.join("; ")))
            }));
            parts
                .extend(figure.sum.as_ref().map(|sum| ReportPart::Line(format!("{}: {sum}", figure.phrase))));
        }
    }
    let counted: FxHashSet<ClaimId> =
        given.annotation.tolls.iter().flat_map(|toll| toll.claims.iter().copied()).collect();
    let row = |claim: &Claim| {
        let named = |part: Option<Part>| part.map(|part| name(given, part)).unwrap_or_default();
        let where_and_when = [named(claim.place), named(claim.time)];
        let actor = claim
            .actor
            .map(|actor| format!("{} {}", wording::actor_label(actor.stance), name(given, actor.part)));
        let how = [actor.unwrap_or_default(), named(claim.means)];
        let words = claim.evidence.iter().fold(claim.count.span, |all, span| all.cover(*span));
        vec![
            (claim.id.0 + 1).to_string(),
            wording::claim(claim),
            claim.victims.as_ref().map(|victims| one_line(victims.span.of(given.text))).unwrap_or_default(),
            listed(&where_and_when),
            listed(&how),
            named(claim.source.map(|source| source.part)),
            wording::why(claim, counted.contains(&claim.id)).to_owned(),
            cut(one_line(words.of(given.text))),
        ]
    };
    let rows: Vec<Vec<String>> = given.annotation.claims.iter().map(row).collect();
    if rows.is_empty() {
        parts.push(ReportPart::Line("No casualty figures found.".to_owned()));
    } else {
        parts.push(ReportPart::Table {
            columns: &[
                "No.",
                "Figure",
                "Who",
                "Where, when",
                "By whom, how",
                "According to",
                "In the toll",
                "Words",
            ],
            rows,
        });
    }
    parts
}

fn name(given: Given, part: Part) -> String {
    let entity = part.entity.and_then(|EntityId(idx)| given.annotation.entities.get(idx));
    entity.map_or_else(|| one_line(part.span.of(given.text)), |entity| entity.name.clone())
}

/// Those of the words that there are: "Kabul, on Monday".
fn listed(words: &[String]) -> String {
    words.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

fn cut(words: String) -> String {
    let start = head(&words, LONG);
    if start.len() < words.len() { format!("{start}…") } else { words }
}

fn quotes(given: Given) -> Vec<ReportPart> {
    let mut parts = Vec::new();
    for voice in wording::voices(given.text, given.annotation) {
        let said: Vec<&&Quote> = voice.quotes.iter().filter(|quote| !wording::is_attitude(quote)).collect();
        if said.is_empty() {
            continue;
        }
        let who = voice.name.as_ref().map_or("No speaker named".to_owned(), |_| voice.credit(given.text));
        let tally = voice.tally().map(|tally| format!(" ({tally})")).unwrap_or_default();
        parts.push(ReportPart::Heading(format!("{who}{tally}")));
        parts.extend(said.into_iter().map(|quote| {
            let how = [
                wording::reporting_words(given.text, quote).unwrap_or_default(),
                wording::told_to(given.text, quote).unwrap_or_default(),
                wording::quote_label(quote).to_lowercase(),
            ];
            ReportPart::Saying { words: wording::quoted_words(given.text, quote), how: listed(&how) }
        }));
    }
    if parts.is_empty() {
        parts.push(ReportPart::Line("No quotes found.".to_owned()));
    }
    parts
}

fn entities(given: Given) -> Vec<ReportPart> {
    let row = |entity: &crate::entities::Entity| {
        vec![
            entity.name.clone(),
            wording::entity_label(entity).to_owned(),
            entity.description.map(|span| one_line(span.of(given.text))).unwrap_or_default(),
            entity.aliases.iter().map(|alias| one_line(alias)).collect::<Vec<_>>().join("; "),
            entity.mentions.len().to_string(),
        ]
    };
    table(
        &["Name", "Kind", "Described as", "Also called", "Times"],
        given.annotation.entities.iter().map(row).collect(),
        "No names found.",
    )
}

fn dates(given: Given) -> Vec<ReportPart> {
    let row = |date: &crate::dates::TimeExpression| {
        let meaning = wording::days(date).unwrap_or_else(|| "not tied to a day".to_owned());
        vec![one_line(date.span.of(given.text)), meaning]
    };
    table(&["In the text", "Means"], given.annotation.dates.iter().map(row).collect(), "No dates found.")
}

fn table(columns: &'static [&'static str], rows: Vec<Vec<String>>, none: &str) -> Vec<ReportPart> {
    vec![if rows.is_empty() {
        ReportPart::Line(none.to_owned())
    } else {
        ReportPart::Table { columns, rows }
    }]
}
