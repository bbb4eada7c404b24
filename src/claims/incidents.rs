//! Which event each figure is of: the main one, or another that the text tells apart ("in a separate attack").

use std::ops::Range;

use super::drafts::Draft;
use super::people::Reference;
use super::relations::town;
use super::{Context, IncidentId, Outcome, Scope};
use crate::dates::Precision;
use crate::document::{Case, Document, RegionKind, TokenKind};
use crate::entities::Entity;
use crate::lexicon;
use crate::mentions::EntityKind;

/// A list of events has at least so many entries.
const ENTRIES: usize = 3;

/// Gives each figure of the scope "incident" its event. The drafts are in the order of their sentences.
pub(super) fn tell_apart(context: &Context<'_>, drafts: &mut [Draft]) {
    let entries = entries(context);
    let mut towns = Towns::new(context, drafts);
    let mut n_incidents = 1;
    let mut here = IncidentId::MAIN;
    let mut last_sentence = None;
    for draft in drafts.iter_mut() {
        if last_sentence != Some(draft.sentence_idx) {
            let is_other = opens_another(context, draft.sentence_idx) || is_entry(context, &entries, draft);
            if is_other || towns.begins_another(context, draft) {
                here = IncidentId(n_incidents);
                n_incidents += 1;
            } else if !goes_on(context, &entries, last_sentence, draft) {
                here = IncidentId::MAIN;
            }
        }
        last_sentence = Some(draft.sentence_idx);
        draft.claim.incident = (draft.claim.scope == Scope::Incident).then_some(here);
    }
}

/// The paragraphs that open with a day or a dateline of their own, where several do: a list of events, not one story.
fn entries(context: &Context<'_>) -> Vec<usize> {
    let document = context.document;
    let opens_with_day = |tokens: &Range<usize>| {
        let first = context.dates.partition_point(|date| document.tokens_in(date.span).start < tokens.start);
        context.dates.get(first).is_some_and(|date| {
            date.precision == Precision::Day && document.tokens_in(date.span).start <= tokens.start + 2
        })
    };
    let opens_with_place = |tokens: &Range<usize>| {
        (tokens.start..tokens.start + 2)
            .any(|at| document.token(at).is_some_and(|token| token.region == RegionKind::Dateline))
            || is_place_and_dash(context, tokens.start)
            || is_number_and_colon(document, tokens.start)
    };
    let opening = document.paragraphs().iter().enumerate().filter(|(_, paragraph)| {
        let is_body = document
            .token(paragraph.tokens.start)
            .is_some_and(|token| matches!(token.region, RegionKind::Body | RegionKind::Dateline));
        is_body && (opens_with_day(&paragraph.tokens) || opens_with_place(&paragraph.tokens))
    });
    let opening: Vec<usize> = opening.map(|(idx, _)| idx).collect();
    if opening.len() < ENTRIES { Vec::new() } else { opening }
}

/// "03/02: An assailant".
fn is_number_and_colon(document: &Document, first: usize) -> bool {
    document.token(first).is_some_and(|token| token.kind == TokenKind::Number)
        && (first + 1..first + 6).any(|at| document.word(at) == ":")
}

/// "* KIRKUK – A bomb", "KIRKUK: A bomb".
fn is_place_and_dash(context: &Context<'_>, first: usize) -> bool {
    let document = context.document;
    let name = first + usize::from(matches!(document.word(first), "*" | "•" | "-" | "–" | "·"));
    let is_capitals = document.token(name).is_some_and(|token| token.case == Case::Upper);
    is_capitals
        && context.kind_at(name) == Some(EntityKind::Place)
        && (name + 1..name + 4).any(|at| matches!(document.word(at), "–" | "—" | "-" | ":" | "--"))
}

/// Whether the figure is the first of an entry in a list of events, other than the first entry.
fn is_entry(context: &Context<'_>, entries: &[usize], draft: &Draft) -> bool {
    let Some(sentence) = context.document.sentences().get(draft.sentence_idx) else { return false };
    entries.get(1..).unwrap_or_default().binary_search(&sentence.paragraph_idx).is_ok()
}

/// Whether the sentence says that it tells of another event; the first one cannot.
fn opens_another(context: &Context<'_>, sentence_idx: usize) -> bool {
    sentence_idx > 0
        && context.document.sentences().get(sentence_idx).is_some_and(|sentence| {
            sentence
                .tokens
                .clone()
                .any(|at| context.document.phrase_at(at, lexicon::SEPARATE_INCIDENT).is_some())
        })
}

/// Deeds told in turn, each in a town of its own: "A gunman killed 3 in Leeds. In Hull, two were stabbed to death."
///
/// Only the text's first figure begins such a row. A total, or a figure without a town that holds both, ties all to one
/// event, and so does a town that was named before.
struct Towns<'a> {
    /// The town and the deed told last, and the first figure.
    last: Option<(&'a Entity, &'a str)>,
    first: u64,
    /// The largest figure that no place is told of.
    most_without_place: u64,
}

impl<'a> Towns<'a> {
    fn new(context: &Context<'a>, drafts: &[Draft]) -> Self {
        let is_total = |draft: &Draft| draft.phrase.is_total || draft.claim.rule == "death toll";
        let first = drafts.first().filter(|draft| {
            let region = |idx: usize| {
                let sentence = context.document.sentences().get(idx)?;
                context.document.token(sentence.tokens.start).map(|token| token.region)
            };
            let before = draft.sentence_idx.checked_sub(1).and_then(region);
            let opens_body = before != Some(RegionKind::Body);
            opens_body && region(draft.sentence_idx) == Some(RegionKind::Body) && !drafts.iter().any(is_total)
        });
        let best = |draft: &Draft| draft.claim.count.best.unwrap_or(0);
        let without = drafts.iter().filter(|draft| draft.claim.place.is_none());
        Self {
            last: first.and_then(|draft| Some((town(context, draft)?, deed(context.document, draft)?))),
            first: first.map_or(0, best),
            most_without_place: without.map(best).max().unwrap_or(0),
        }
    }

    /// Whether the figure is of a deed of another kind, in a sentence that opens with another town: "In York a crash …".
    fn begins_another(&mut self, context: &Context<'a>, draft: &Draft) -> bool {
        let document = context.document;
        let Some((last, before)) = self.last else { return false };
        let Some(sentence) = document.sentences().get(draft.sentence_idx) else { return false };
        let (Some(town), Some(deed)) = (town(context, draft), deed(document, draft)) else { return false };
        let named_first = town.mentions.first().is_some_and(|mention| {
            mention.tokens.start == sentence.tokens.start + 1
                && document.is(sentence.tokens.start, lexicon::PHRASE_PREPOSITION)
        });
        // "The attackers", "he", "another": what points back is of the same event.
        let is_new = |at: usize| {
            !document.is(at, lexicon::PHRASE_PRONOUN.or(lexicon::PHRASE_DETERMINER))
                || matches!(document.key(at), "a" | "an")
        };
        let both = self.first.saturating_add(draft.claim.count.best.unwrap_or(0));
        let is_another = named_first
            && town.id != last.id
            && deed != before
            && both > self.most_without_place
            && (sentence.tokens.start..draft.trigger.end).all(is_new);
        if is_another {
            self.last = Some((town, deed));
        }
        is_another
    }
}

/// Beginnings of words for harm that say nothing of how it was done.
const PLAIN_HARM: [&str; 9] = ["kill", "die", "dead", "death", "fatal", "hurt", "injur", "wound", "lost"];

/// What was done, by its means, its verb or its doer: "crash", "stabbed", "gunman"; none of "40 were killed", nor of what
/// strikes many towns at once.
fn deed<'a>(document: &'a Document<'a>, draft: &Draft) -> Option<&'a str> {
    if draft.claim.scope != Scope::Incident
        || !matches!(draft.claim.outcome, Outcome::Killed | Outcome::Injured)
    {
        return None;
    }
    let verb = draft.trigger.start;
    let means = draft.claim.means.map(|means| document.tokens_in(means.span).start);
    let is_plain = PLAIN_HARM.iter().any(|stem| document.key(verb).starts_with(stem));
    let manner = Some(verb).filter(|_| !is_plain);
    let doer = verb.checked_sub(1).filter(|_| draft.claim.rule == "object");
    let told = means.or(manner).or(doer)?;
    (!document.is(told, lexicon::WIDE_CAUSE)).then(|| document.key(told))
}

/// "He", "the victim": of the event told just before.
fn points_back(draft: &Draft) -> bool {
    matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite) || draft.phrase.is_partial
}

/// Whether the figure is of the event told just before: in the same entry of a list, or by a word that points back.
fn goes_on(context: &Context<'_>, entries: &[usize], last: Option<usize>, draft: &Draft) -> bool {
    let paragraph = |idx: usize| context.document.sentences().get(idx).map(|sentence| sentence.paragraph_idx);
    let is_same_entry = !entries.is_empty() && last.and_then(paragraph) == paragraph(draft.sentence_idx);
    is_same_entry || points_back(draft) && is_next(context, last, draft.sentence_idx)
}

fn is_next(context: &Context<'_>, last: Option<usize>, sentence_idx: usize) -> bool {
    let paragraph = |idx: usize| context.document.sentences().get(idx).map(|sentence| sentence.paragraph_idx);
    last.is_some_and(|last| last + 1 == sentence_idx && paragraph(last) == paragraph(sentence_idx))
}
