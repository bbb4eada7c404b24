//! Claims of one sentence before they are related to those of others.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{
    Claim, ClaimId, Context, Count, Outcome, Polarity, Scope, VictimGroup, antecedents, asides, chunks,
    links, parts, people, scope, totals_stated, victims,
};
use crate::document::{Case, Document};
use crate::lexicon;
use crate::quotes::{Quote, QuoteKind};

/// A claim with what is known of its words but not told to the outside.
pub(super) struct Draft {
    pub claim: Claim,
    pub phrase: people::Phrase,
    pub sentence_idx: usize,
    /// The outcome's words; claims of one link share them.
    pub trigger: Range<usize>,
    /// Whether the verb is in the present perfect: up to the time of writing.
    pub is_perfect: bool,
    /// Whether the very clause says that the event is an earlier one.
    pub is_recalled: bool,
    /// "Officials had earlier put the toll at 41": a figure that is no longer held.
    pub is_outdated: bool,
    /// "The mayor's driver was also killed".
    pub is_also: bool,
    /// The claim, by its place among the drafts, that "including" makes this one part of.
    pub within: Option<usize>,
}

/// The claims of one sentence.
pub(super) fn drafts_of(context: &Context<'_>, sentence_idx: usize, tokens: Range<usize>) -> Vec<Draft> {
    let document = context.document;
    let chunks = asides::take_out(context, chunks::cut(context, tokens.clone()));
    let mut found: FxHashSet<(usize, Outcome)> = FxHashSet::default();
    let links = links::find(context, &chunks);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut push = |drafts: &mut Vec<Draft>, link: &links::Link, chunk_idx: usize, within: Option<usize>| {
        let phrase = chunks.get(chunk_idx)?.phrase()?;
        if is_title(document, &phrase.tokens) {
            return None;
        }
        if is_teller(document, link, phrase)
            || is_crowd(context, sentence_idx, link, phrase)
            || is_meant_by_speaker(context, sentence_idx, phrase)
            || is_source(context, link, phrase)
            || is_figure_of_speech(document, link, phrase)
        {
            return None;
        }
        // The noun counts when its people have no number of their own ("two deaths of civilians").
        if !found.insert((chunk_idx, link.outcome)) {
            return None;
        }
        let idx = drafts.len();
        drafts.push(draft(context, sentence_idx, link, phrase, within));
        Some(idx)
    };
    for link in &links {
        for (nth, &chunk_idx) in link.victims.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|nth| link.victims.get(nth));
            if before.is_some_and(|&before| shares_count(document, &chunks, before, chunk_idx)) {
                continue;
            }
            let Some(whole) = push(&mut drafts, link, chunk_idx, None) else { continue };
            for part in links::parts(context, &chunks, chunk_idx) {
                push(&mut drafts, link, part, Some(whole));
            }
        }
    }
    // "Shot and killed", "wounded … and died": who is dead is no longer counted as hurt, nor who is "killed or wounded".
    let dead: FxHashSet<Range<usize>> = drafts
        .iter()
        .filter(|draft| {
            draft.claim.outcome == Outcome::Killed && draft.claim.polarity == Polarity::Affirmed
                || draft.claim.outcome == Outcome::Casualties
        })
        .map(|draft| draft.phrase.tokens.clone())
        .collect();
    let keep =
        |draft: &Draft| draft.claim.outcome != Outcome::Injured || !dead.contains(&draft.phrase.tokens);
    retain(&mut drafts, keep);
    // "Put the toll at 35 dead": the number may have been read at "dead" already.
    let total = totals_stated::find(document, tokens);
    if let Some(total) = &total {
        // "The number of people killed": these words count nobody by themselves.
        drafts.retain(|draft| !total.words.contains(&draft.trigger.start) || draft.within.is_some());
    }
    let total = total.filter(|total| {
        let is_read = |draft: &Draft| {
            draft.claim.outcome == total.outcome && draft.phrase.amount.tokens == total.amount.tokens
        };
        !drafts.iter().any(is_read)
    });
    if let Some(total) = total {
        let whole = drafts.len();
        let chunk_idx = chunks.iter().position(|chunk| {
            chunk.phrase().is_some_and(|phrase| phrase.amount.tokens == total.amount.tokens)
        });
        let link = link_of_total(&total);
        drafts.push(draft(context, sentence_idx, &link, &people::Phrase::of_number(total.amount), None));
        // "Put the death toll at 74, including 19 children"
        for part in chunk_idx.map_or_else(Vec::new, |idx| links::parts(context, &chunks, idx)) {
            push(&mut drafts, &link, part, Some(whole));
        }
    }
    scope::settle(document, &mut drafts);
    in_order(drafts)
}

/// Drops drafts of one sentence; what is part of another stays so.
pub(super) fn retain(drafts: &mut Vec<Draft>, keep: impl Fn(&Draft) -> bool) {
    let mut kept_before = Vec::new();
    let mut n_kept = 0usize;
    for draft in drafts.iter() {
        kept_before.push(n_kept);
        n_kept += usize::from(keep(draft));
    }
    drafts.retain(keep);
    for draft in drafts {
        draft.within = draft.within.and_then(|idx| kept_before.get(idx).copied());
    }
}

/// "2,100 fighters and family members": the number counts both.
fn shares_count(document: &Document, chunks: &[chunks::Chunk], counted: usize, other: usize) -> bool {
    let phrase = |at: usize| chunks.get(at).and_then(chunks::Chunk::phrase);
    let (Some(counted), Some(other)) = (phrase(counted), phrase(other)) else { return false };
    let joins = counted.tokens.end..other.tokens.start;
    counted.reference == people::Reference::Counted
        && counted.amount.best.is_some_and(|n| n > 1)
        && other.reference == people::Reference::Indefinite
        && other.is_plural
        && other.tokens.start == other.noun.start
        && other.amount.best.is_none()
        && !other.is_additional
        && document.phrase_at(joins.start, lexicon::PARTICLE_AND) == Some(joins.len())
}

/// "Killed five people, ⟨a doctor and a witness⟩ said": who speaks after a comma is no victim of the verb before.
fn is_source(context: &Context<'_>, link: &links::Link, phrase: &people::Phrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1).map_or("", |idx| context.document.key(idx));
    phrase.tokens.start >= link.tokens.end
        && matches!(before, "," | "and")
        && context.is_speaker(context.document.span_of(phrase.tokens.clone()))
}

/// "We were murdered out there": the dead do not tell of it.
fn is_teller(document: &Document, link: &links::Link, phrase: &people::Phrase) -> bool {
    link.outcome == Outcome::Killed && matches!(document.key(phrase.tokens.start), "we" | "us")
}

/// No more than so many are killed or hurt by a pronoun.
const MOST_BY_PRONOUN: u64 = 1000;

/// "A crowd of 31,204 watched … they were killed in the second half": nobody tells of so many dead by a pronoun.
fn is_crowd(context: &Context<'_>, sentence_idx: usize, link: &links::Link, phrase: &people::Phrase) -> bool {
    let is_they = phrase.reference == people::Reference::Pronoun && phrase.is_plural;
    if !is_they || !matches!(link.outcome, Outcome::Killed | Outcome::Injured) {
        return false;
    }
    let tokens = phrase.amount.tokens.clone();
    antecedents::amount_before(context, sentence_idx, 0..phrase.tokens.start, tokens)
        .and_then(|amount| amount.best)
        .is_some_and(|n| n > MOST_BY_PRONOUN)
}

/// “They came to buy tomatoes and they are dead,” she said: how many a speaker means, nobody but the speaker tells.
fn is_meant_by_speaker(context: &Context<'_>, sentence_idx: usize, phrase: &people::Phrase) -> bool {
    let document = context.document;
    if !matches!(document.key(phrase.tokens.start), "they" | "them") || phrase.tokens.len() > 1 {
        return false;
    }
    let quote = context.quotes_at(document.span_of(phrase.tokens.clone()));
    let is_told = |quote: &&Quote| quote.kind == QuoteKind::Direct && quote.cue.is_some();
    let Some(quote) = quote.filter(is_told) else { return false };
    let start = quote.fragments.first().map_or(0, |&fragment| document.tokens_in(fragment).start);
    let before = start..phrase.tokens.start;
    antecedents::amount_before(context, sentence_idx, before, phrase.amount.tokens.clone()).is_none()
}

/// "Killed the game off", "the tradition died out".
fn is_figure_of_speech(document: &Document, link: &links::Link, phrase: &people::Phrase) -> bool {
    let verb = document.key(link.tokens.start);
    let dies = verb.starts_with("die") && matches!(document.key(link.tokens.end), "out" | "down" | "away");
    let kills = verb.starts_with("kill")
        && (link.tokens.end..link.tokens.end + 5).any(|idx| document.key(idx) == "off");
    phrase.humanity != people::Humanity::People && (dies || kills)
}

/// The film “Seven Dead Men”: capitals alone in quotation marks name a work.
fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map_or("", |idx| document.word(idx));
    let is_quoted = matches!(before, "“" | "\"" | "‘" | "'" | "«" | "„")
        && matches!(document.word(tokens.end), "”" | "\"" | "’" | "'" | "»" | "“");
    let is_capital = |idx| document.token(idx).is_some_and(|token| token.case == Case::Capitalized);
    is_quoted && tokens.len() > 1 && tokens.clone().all(is_capital)
}

/// The drafts of a sentence in the order of their counts.
fn in_order(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut ordered: Vec<(usize, Draft)> = drafts.into_iter().enumerate().collect();
    ordered.sort_by_key(|(_, draft)| draft.claim.count.span);
    let mut place_of = vec![0; ordered.len()];
    for (new, (old, _)) in ordered.iter().enumerate() {
        if let Some(place) = place_of.get_mut(*old) {
            *place = new;
        }
    }
    let in_place = |(_, draft): (usize, Draft)| {
        let within = draft.within.and_then(|old| place_of.get(old).copied());
        Draft { within, ..draft }
    };
    ordered.into_iter().map(in_place).collect()
}

fn draft(
    context: &Context<'_>,
    sentence_idx: usize,
    link: &links::Link,
    phrase: &people::Phrase,
    within: Option<usize>,
) -> Draft {
    let document = context.document;
    let is_many = phrase.is_plural && phrase.amount.best.is_none();
    let is_we = matches!(document.key(phrase.tokens.start), "we" | "us");
    let points_back = phrase.reference == people::Reference::Pronoun && !is_we || phrase.is_bodies(document);
    let resolved = (is_many && points_back)
        .then(|| {
            antecedents::amount_before(
                context,
                sentence_idx,
                0..phrase.tokens.start,
                phrase.amount.tokens.clone(),
            )
        })
        .flatten();
    let is_total = phrase.is_total || scope::opens_with_total(context, sentence_idx, phrase.tokens.start);
    let is_rest = is_some_of_those_before(document, link, phrase);
    let phrase = &people::Phrase {
        is_total,
        is_partial: phrase.is_partial || is_rest,
        amount: resolved.unwrap_or_else(|| phrase.amount.clone()),
        ..phrase.clone()
    };
    let amount = &phrase.amount;
    let count_span = document.span_of(amount.tokens.clone());
    let count = Count {
        span: count_span,
        min: amount.min,
        max: amount.max,
        best: amount.best,
        qualifier: amount.qualifier,
    };
    let trigger_span = document.span_of(link.tokens.clone());
    let victims_span = document.span_of(phrase.tokens.clone());
    let mut evidence = vec![count_span];
    for span in [victims_span, trigger_span] {
        if !evidence.contains(&span) {
            evidence.push(span);
        }
    }
    let group = if is_self_bomber(context, sentence_idx, link, phrase) {
        VictimGroup::Perpetrator
    } else {
        victims::group(document, phrase)
    };
    let (scope, polarity) = scope::of_link(context, sentence_idx, link);
    // One person is no running total.
    let is_one = phrase.amount.best == Some(1);
    let scope = if scope == Scope::Cumulative && is_one { Scope::Incident } else { scope };
    let claim = Claim {
        id: ClaimId(0),
        outcome: link.outcome,
        count,
        victims: (!phrase.noun.is_empty()).then(|| victims::describe(context, phrase, group)),
        actor: None,
        place: None,
        time: None,
        means: None,
        source: None,
        scope,
        incident: None,
        relation: None,
        polarity,
        evidence,
        confidence: confidence(phrase),
        rule: link.rule,
    };
    let mut draft = Draft {
        claim,
        phrase: phrase.clone(),
        sentence_idx,
        trigger: link.tokens.clone(),
        is_perfect: link.mood.is_perfect,
        is_recalled: scope::is_recalled(context, sentence_idx, link),
        is_outdated: scope::is_outdated(context, sentence_idx, phrase.tokens.start),
        is_also: phrase.reference != people::Reference::Pronoun
            && (link.tokens.start.saturating_sub(2)..link.tokens.start).any(|at| document.key(at) == "also"),
        within,
    };
    parts::fill(context, &mut draft, link);
    draft
}

/// "Gunmen abducted six nurses; four are still held", "four were shot, one fatally", "two were taken to a clinic, where
/// one died": a number alone, of those told of.
fn is_some_of_those_before(document: &Document, link: &links::Link, phrase: &people::Phrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1).map_or("", |at| document.key(at));
    let is_told = match link.outcome {
        Outcome::Abducted => document.key(link.tokens.start) == "held",
        Outcome::Killed => before == "where" || document.key(link.tokens.start) == "fatally",
        _ => false,
    };
    is_told && phrase.noun.is_empty() && phrase.reference == people::Reference::Counted
}

/// Whether the phrase is one who died by his own bomb: "blew himself up", "killing himself and two others" with explosives.
fn is_self_bomber(
    context: &Context<'_>,
    sentence_idx: usize,
    link: &links::Link,
    phrase: &people::Phrase,
) -> bool {
    let document = context.document;
    if document.key(link.tokens.start) == "blew" {
        return true;
    }
    let is_reflexive = matches!(document.key(phrase.tokens.start), "himself" | "herself" | "themselves");
    let Some(sentence) = document.sentences().get(sentence_idx).filter(|_| is_reflexive) else {
        return false;
    };
    let from = sentence.tokens.start.max(link.tokens.start.saturating_sub(40));
    (from..link.tokens.start).any(|at| {
        ["bomb", "explo", "deton", "suicide", "grenade"].iter().any(|stem| document.key(at).contains(stem))
    })
}

fn link_of_total(total: &totals_stated::Total) -> links::Link {
    links::Link {
        outcome: total.outcome,
        tokens: total.words.clone(),
        victims: Vec::new(),
        mood: links::Mood::default(),
        rule: "death toll",
    }
}

/// How sure the words are: a counted noun for people more than a bare number or an unknown noun.
fn confidence(phrase: &people::Phrase) -> f32 {
    use people::{Humanity, Reference};
    match (phrase.humanity, phrase.reference) {
        (Humanity::People, Reference::Counted | Reference::Nobody) => 0.95,
        (Humanity::People, Reference::Indefinite | Reference::Name) => 0.85,
        (Humanity::People, _) => 0.7,
        _ => 0.6,
    }
}
