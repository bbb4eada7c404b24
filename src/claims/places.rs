//! Where: the nearest place that governs a figure, in its sentence or carried on from those before it.
//!
//! A place governs when a preposition of place stands before it; a country only where nothing finer is named. A figure
//! whose sentence names none is told of the place of the sentences before it in the paragraph, else of that of the
//! figure before, else of the first place that the article names. Earlier events, threats and the like get no
//! carried place.

use std::ops::Range;

use super::drafts::Draft;
use super::parts::part_at;
use super::{Context, Outcome, Part, Scope};
use crate::document::{Document, RegionKind};
use crate::lexicon;
use crate::mentions::{EntityKind, Subkind};

/// How many sentences back in the paragraph a place is looked for, and how far into the article its first one.
const SENTENCES_BACK: usize = 3;
const SENTENCES_AHEAD: usize = 6;

/// At most so many tokens of a sentence are looked through for a carried place.
const REACH: usize = 120;

/// The place in `tokens` that is nearest to the token at `near`.
pub(super) fn nearest(
    context: &Context<'_>,
    tokens: Range<usize>,
    near: usize,
    outcome: Outcome,
) -> Option<Part> {
    let region = context.document.token(near).map(|token| token.region);
    let is_headline = region == Some(RegionKind::Headline);
    let found: Vec<usize> = tokens
        .clone()
        .filter(|&at| is_place(context, at) && !is_elsewhere_in_page(context, at, region))
        .filter(|&at| is_located(context, at, outcome) && !is_of_speaker(context, at))
        .collect();
    let bare = || tokens.clone().filter(|&at| is_headline && is_place(context, at)).collect();
    let mut found: Vec<usize> = if found.is_empty() { bare() } else { found };
    if found.is_empty() {
        // "Abducted the village chief of Kargué"
        found = tokens.filter(|&at| is_place(context, at) && is_office(context, at)).collect();
    }
    let at = found
        .into_iter()
        .min_by_key(|&at| (is_wide(context, at), is_coarse(context, at), near.abs_diff(at)))?;
    part_at(context, most_exact(context, at))
}

/// Gives the figures without a place the one that is carried on to them. The drafts are in the order of their sentences.
pub(super) fn carry(context: &Context<'_>, drafts: &mut [Draft]) {
    let first = first_of_article(context);
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get(idx).filter(|draft| draft.claim.place.is_none()) else { continue };
        if !matches!(draft.claim.scope, Scope::Incident | Scope::Cumulative) {
            continue;
        }
        let incident = draft.claim.incident;
        let of_figure_before = || {
            let before = drafts.get(idx.checked_sub(1)?)?;
            before.claim.place.filter(|_| before.claim.incident == incident)
        };
        let place = in_paragraph_before(context, draft.sentence_idx).or_else(of_figure_before).or(first);
        if let Some(draft) = drafts.get_mut(idx) {
            draft.claim.place = place;
        }
    }
}

/// The last place that the sentences before this one in the paragraph name.
fn in_paragraph_before(context: &Context<'_>, sentence_idx: usize) -> Option<Part> {
    let sentences = context.document.sentences();
    let paragraph = sentences.get(sentence_idx)?.paragraph_idx;
    (sentence_idx.saturating_sub(SENTENCES_BACK)..sentence_idx)
        .rev()
        .filter_map(|idx| sentences.get(idx))
        .filter(|sentence| sentence.paragraph_idx == paragraph)
        .find_map(|sentence| last_in(context, sentence.tokens.clone()))
}

fn last_in(context: &Context<'_>, tokens: Range<usize>) -> Option<Part> {
    let tokens = tokens.start.max(tokens.end.saturating_sub(REACH))..tokens.end;
    nearest(context, tokens.clone(), tokens.end.saturating_sub(1), Outcome::Killed)
}

/// The first place that the headline, the first sentences or the dateline name; a country only where they name no other.
fn first_of_article(context: &Context<'_>) -> Option<Part> {
    let document = context.document;
    let is_told = |region| matches!(region, RegionKind::Headline | RegionKind::Body | RegionKind::Dateline);
    let tokens = document
        .sentences()
        .iter()
        .filter(|sentence| document.token(sentence.tokens.start).is_some_and(|token| is_told(token.region)))
        .take(SENTENCES_AHEAD)
        .flat_map(|sentence| sentence.tokens.clone().take(REACH));
    let governs = |at: usize| {
        is_place(context, at)
            && !is_of_speaker(context, at)
            && (is_located(context, at, Outcome::Killed) || region_of(context, at) != Some(RegionKind::Body))
    };
    let found: Vec<usize> = tokens.filter(|&at| governs(at)).collect();
    let is_fine = |at: &&usize| !is_coarse(context, **at);
    let at = found
        .iter()
        .find(|at| is_fine(at) && is_located(context, **at, Outcome::Killed))
        .or_else(|| found.iter().find(is_fine))
        .or_else(|| found.first())?;
    part_at(context, most_exact(context, *at))
}

/// Whether the name stands in the dateline or headline, and the figure does not.
fn is_elsewhere_in_page(context: &Context<'_>, at: usize, region: Option<RegionKind>) -> bool {
    let here = region_of(context, at);
    here != region && matches!(here, Some(RegionKind::Dateline | RegionKind::Headline))
}

/// "The mayor of Haditha", "the village chief of Kargué": whose office is told stands there.
fn is_office(context: &Context<'_>, at: usize) -> bool {
    let of = at.checked_sub(1).filter(|&of| context.document.key(of) == "of");
    let office = of.and_then(|of| of.checked_sub(1));
    !is_coarse(context, at) && office.is_some_and(|idx| context.document.is(idx, lexicon::TITLE_HEAD))
}

fn region_of(context: &Context<'_>, at: usize) -> Option<RegionKind> {
    context.document.token(at).map(|token| token.region)
}

fn is_place(context: &Context<'_>, at: usize) -> bool {
    let document = context.document;
    let is_after =
        |words: &[&str]| at.checked_sub(1).is_some_and(|before| words.contains(&document.key(before)));
    context.entity_at(at).is_some_and(|entity| match entity.kind {
        EntityKind::Place => entity.subkind != Some(Subkind::Hospital),
        EntityKind::Organization => entity.subkind == Some(Subkind::School),
        // "In the Amhara region"
        EntityKind::Nationality => document.is(at + 1, lexicon::REGION_FORM),
        // Nobody's name follows "around": an unknown place taken for a person.
        EntityKind::Person => is_after(&["in", "near", "around", "outside"]),
        _ => false,
    })
}

/// Whether the place only says in which country or part of the world: "in Somalia", "in Somalia's capital".
fn is_coarse(context: &Context<'_>, at: usize) -> bool {
    let is_owner = part_at(context, at).is_some_and(|part| {
        let end = context.document.tokens_in(part.span).end;
        context.document.key(end) == "'s"
    });
    is_owner || is_wide(context, at) || is_landmark(context.document, at)
}

/// A country, a continent, a sea.
fn is_wide(context: &Context<'_>, at: usize) -> bool {
    context.entity_at(at).is_some_and(|entity| {
        matches!(entity.subkind, Some(Subkind::Country | Subkind::Continent | Subkind::Water))
    })
}

/// "North of Rio de Janeiro", "twenty kilometres from Kolwezi": the place is another one, near it.
fn is_landmark(document: &Document, at: usize) -> bool {
    let governs = at.checked_sub(1).filter(|&idx| matches!(document.key(idx), "of" | "from"));
    governs.and_then(|idx| idx.checked_sub(1)).is_some_and(|idx| document.is(idx, lexicon::DISTANCE_WORD))
}

/// No more words stand between the names of a chain: "Doura district in southern Baghdad".
const CHAIN: usize = 6;

/// "Peshawar, Pakistan", "Hlaing Tharyar township on the outskirts of Yangon": the first, which the others only locate.
fn most_exact(context: &Context<'_>, at: usize) -> usize {
    let links = |idx: usize| {
        context.document.is(idx, lexicon::PLACE_NOUN.or(lexicon::PLACE_CHAIN))
            || matches!(context.document.word(idx), "," | "(")
    };
    let mut at = at;
    for _ in 0..8 {
        let before = (at.saturating_sub(CHAIN)..at).rev().find(|&idx| is_place(context, idx) || !links(idx));
        match before.filter(|&idx| is_place(context, idx)) {
            Some(before) => at = before,
            None => break,
        }
    }
    at
}

/// Whether a preposition of place governs the name, or it is the second part of one that is ("Peshawar, Pakistan").
fn is_located(context: &Context<'_>, at: usize, outcome: Outcome) -> bool {
    let document = context.document;
    let is_country = is_wide(context, at);
    (1..=6).filter_map(|n| at.checked_sub(n)).any(|idx| match document.key(idx) {
        "in" | "at" | "near" | "outside" | "inside" | "across" | "around" | "off" | "throughout" => true,
        "on" | "along" | "above" | "below" | "between" => !is_country,
        "from" => {
            outcome == Outcome::Displaced
                || idx.checked_sub(1).is_some_and(|verb| document.key(verb) == "reported")
        }
        _ => false,
    })
}

/// "Officials in Islamabad said": where those are who tell it.
fn is_of_speaker(context: &Context<'_>, at: usize) -> bool {
    let document: &Document = context.document;
    part_at(context, at).is_some_and(|part| {
        let end = document.tokens_in(part.span).end;
        document.is(end, lexicon::SAYS)
    })
}
