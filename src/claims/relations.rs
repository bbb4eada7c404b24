//! How claims bear on each other: repeats, parts of a total, updates.
//!
//! The claims of each outcome are read in order against those that stand so far. A claim stands when it tells of
//! people that no claim before it has counted.

mod places;
mod same_people;
mod wounds;

use places::{are_apart, may_lie_in};
use same_people::{are_of_two_groups, is_compatible};
use wounds::{later_deaths, shot_dead};

use super::drafts::Draft;
use super::people::Reference;
use super::{
    Claim, ClaimId, Context, IncidentId, Outcome, Polarity, Relation, RelationKind, Scope, VictimGroup,
    incidents,
};
use crate::dates::{Precision, TimeExpression};
use crate::document::{RegionKind, Sentence};
use rustc_hash::FxHashMap;

/// A claim is compared with at most this many before or after it, so that the work stays linear in the text.
const REACH: usize = 64;

/// Gives the drafts, which are in the order of their counts, their ids and relates them.
pub(super) fn relate(context: &Context<'_>, drafts: &mut [Draft]) {
    for (idx, draft) in drafts.iter_mut().enumerate() {
        draft.claim.id = ClaimId(idx);
    }
    within(drafts);
    restore_first(drafts);
    background(drafts);
    earlier_events(context, drafts);
    incidents::tell_apart(context, drafts);
    for outcome in Outcome::ALL {
        relate_outcome(context, drafts, outcome);
    }
    later_deaths(drafts);
    shot_dead(context, drafts);
    tell_parts_from_subsets(drafts);
}

/// "Including 11 children" is part of the claim before it. `within` counts inside the sentence.
fn within(drafts: &mut [Draft]) {
    let mut first_of_sentence = 0;
    let mut sentence = usize::MAX;
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get_mut(idx) else { break };
        if draft.sentence_idx != sentence {
            sentence = draft.sentence_idx;
            first_of_sentence = idx;
        }
        if let Some(whole) = draft.within {
            draft.claim.relation =
                Some(Relation { kind: RelationKind::SubsetOf, claim: ClaimId(first_of_sentence + whole) });
        }
    }
}

/// Tells parts from subsets: what is told after a figure and adds up to it are its parts ("27 died: 14 in Swat, 9 in
/// Buner and 4 in Shangla"), and so are figures that a later total sums up; some of those counted are a subset.
fn tell_parts_from_subsets(drafts: &mut [Draft]) {
    let mut sums: FxHashMap<usize, u64> = FxHashMap::default();
    let among = |draft: &Draft| {
        let is_among = |kind| matches!(kind, RelationKind::SubsetOf | RelationKind::PartOf);
        draft.claim.relation.filter(|relation| is_among(relation.kind) && relation.claim < draft.claim.id)
    };
    for draft in drafts.iter() {
        if let Some((whole, n)) = among(draft).map(|relation| relation.claim.0).zip(draft.claim.count.best) {
            let sum = sums.entry(whole).or_default();
            *sum = sum.saturating_add(n);
        }
    }
    sums.retain(|&whole, sum| drafts.get(whole).is_some_and(|draft| draft.claim.count.best == Some(*sum)));
    for draft in drafts {
        if let Some(relation) = among(draft) {
            let is_complete = sums.contains_key(&relation.claim.0);
            let kind = if is_complete { RelationKind::PartOf } else { RelationKind::SubsetOf };
            draft.claim.relation = Some(Relation { kind, ..relation });
        }
    }
}

/// Whether the claim can be part of the main incident's figure.
fn counts(claim: &Claim) -> bool {
    claim.scope == Scope::Incident && claim.polarity != Polarity::Denied
}

/// What is dated this many days before the first claim's date is an earlier event.
const EARLIER_DAYS: i64 = 60;

/// So many sentences of the story tell how the article dates its own event.
const OPENING_SENTENCES: usize = 2;

/// "In September 2021, a strike killed 40": marks as historical what happened long before what the article opens with.
///
/// Without a day of publication "in October" and "in 2018" cannot be set against a weekday. But news dates its own event
/// by the day, and others by the month or year.
fn earlier_events(context: &Context<'_>, drafts: &mut [Draft]) {
    let date_of = |claim: &Claim| {
        let span = claim.time?.span;
        let at = context.dates.partition_point(|date| date.span < span);
        // "The deadliest since 2005" and "fewer than in 2005" date something else.
        let first = context.document.tokens_in(span).start;
        let compares = (1..=2)
            .filter_map(|n| first.checked_sub(n))
            .any(|at| matches!(context.document.key(at), "since" | "than" | "of"));
        context.dates.get(at).filter(|date| date.span == span && !compares)
    };
    // The day of a report ("police said on Thursday") is none of the deed, but near it.
    let date_of_report = |draft: &Draft| {
        let sentence = context.document.sentences().get(draft.sentence_idx)?.span;
        let at = context.dates.partition_point(|date| date.span.start() < sentence.start());
        let mut here = context.dates.get(at..)?.iter().take_while(|date| sentence.contains(date.span));
        here.find(|date| date.precision == Precision::Day)
    };
    let is_coarse = |date: &TimeExpression| {
        matches!(date.precision, Precision::Month | Precision::Season | Precision::Year | Precision::Decade)
    };
    let last_of_opening = last_of_opening(context);
    let opening_end =
        context.document.sentences().get(last_of_opening).map_or(usize::MAX, |sentence| sentence.span.end());
    let n_opening = context.dates.partition_point(|date| date.span.start() < opening_end);
    let opening = context.dates.get(..n_opening).unwrap_or_default();
    let opens_with_coarse = opening.iter().any(is_coarse);
    let of_opening = opening.iter().find(|date| date.precision != Precision::Duration && date.days.is_some());
    let of_figure = || {
        drafts.iter().filter(|draft| counts(&draft.claim)).find_map(|draft| {
            let dated = date_of(&draft.claim).filter(|date| date.days.is_some() && !is_coarse(date));
            dated.or_else(|| date_of_report(draft))
        })
    };
    let first = of_opening.or_else(of_figure).and_then(|date| date.days);
    let limit = first.map(|(first, _)| first.saturating_sub(jiff::Span::new().days(EARLIER_DAYS)));
    for draft in drafts.iter_mut().filter(|draft| counts(&draft.claim)) {
        let Some(date) = date_of(&draft.claim) else { continue };
        let is_earlier = match (date.days, limit) {
            (Some((_, last)), Some(limit)) => last < limit,
            _ => !opens_with_coarse && is_coarse(date) && draft.sentence_idx > last_of_opening,
        };
        if is_earlier {
            draft.claim.scope = Scope::Historical;
        }
    }
}

/// The last of the sentences that open the story.
fn last_of_opening(context: &Context<'_>) -> usize {
    let document = context.document;
    let is_body = |sentence: &Sentence| {
        document.token(sentence.tokens.start).is_some_and(|token| token.region == RegionKind::Body)
    };
    let mut body = document.sentences().iter().enumerate().filter(|(_, sentence)| is_body(sentence));
    body.nth(OPENING_SENTENCES - 1).map_or(usize::MAX, |(last, _)| last)
}

/// A figure many times what the article reports, without a word of its having risen, is background.
const BACKGROUND_FACTOR: u64 = 10;

/// Marks as running totals the large figures that an article on a small incident tells for comparison.
fn background(drafts: &mut [Draft]) {
    for outcome in [Outcome::Killed, Outcome::Injured] {
        let mut first: Option<(u64, usize)> = None;
        for draft in drafts.iter_mut().filter(|draft| draft.claim.outcome == outcome && counts(&draft.claim))
        {
            let Some(best) = draft.claim.count.best.filter(|&n| n > 0) else { continue };
            match first {
                None => first = Some((best, draft.sentence_idx)),
                Some((n, sentence))
                    if best >= 100
                        && best / BACKGROUND_FACTOR >= n
                        && draft.sentence_idx != sentence
                        && draft.claim.rule != "death toll"
                        && (draft.is_perfect || best / BACKGROUND_FACTOR.pow(3) >= n) =>
                {
                    draft.claim.scope = Scope::Cumulative;
                }
                Some(_) => {}
            }
        }
    }
}

/// An article must tell of some incident: what its first sentence tells is not history for a phrase in it.
fn restore_first(drafts: &mut [Draft]) {
    let Some(first) =
        drafts.first().map(|draft| draft.sentence_idx).filter(|&sentence_idx| sentence_idx == 0)
    else {
        return;
    };
    for draft in drafts.iter_mut().take_while(|draft| draft.sentence_idx == first) {
        if draft.claim.scope == Scope::Historical && !draft.is_recalled {
            draft.claim.scope = Scope::Incident;
        }
    }
}

/// Whose dead are compared with each other: those of one incident, its attackers apart.
type People = (Option<IncidentId>, bool);

/// "He" and "the man" may be the attacker where nobody else is told of.
fn people_of(standing_of: &FxHashMap<People, Vec<usize>>, draft: &Draft) -> People {
    let incident = draft.claim.incident;
    let is_attacker = draft.phrase.group == VictimGroup::Perpetrator;
    let has = |people: People| standing_of.get(&people).is_some_and(|standing| !standing.is_empty());
    let points_back =
        matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite | Reference::Name);
    let only_attackers = !has((incident, false)) && has((incident, true));
    (incident, is_attacker || points_back && only_attackers)
}

fn relate_outcome(context: &Context<'_>, drafts: &mut [Draft], outcome: Outcome) {
    let mut standing_of: FxHashMap<People, Vec<usize>> = FxHashMap::default();
    for idx in 0..drafts.len() {
        let Some(draft) = drafts.get(idx) else { break };
        let standing = standing_of.entry(people_of(&standing_of, draft)).or_default();
        if draft.claim.outcome != outcome || !counts(&draft.claim) || draft.claim.relation.is_some() {
            continue;
        }
        if draft.claim.polarity == Polarity::Unconfirmed && !standing.is_empty() {
            // It neither adds to what is affirmed nor takes its place.
            continue;
        }
        let near = standing.get(standing.len().saturating_sub(REACH)..).unwrap_or_default();
        let decision = decide(context, drafts, near, draft);
        let Some(draft) = drafts.get_mut(idx) else { break };
        match decision {
            Decision::Stands => standing.push(idx),
            Decision::Apart => {}
            Decision::Precedes(newer) => {
                let older = ClaimId(idx);
                if let Some(newer) = drafts.get_mut(newer).filter(|newer| newer.claim.relation.is_none()) {
                    newer.claim.relation = Some(Relation { kind: RelationKind::Updates, claim: older });
                }
            }
            Decision::Relates(kind, to) => {
                draft.claim.relation = Some(Relation { kind, claim: ClaimId(to) });
                if kind == RelationKind::Updates {
                    if let Some(at) = standing.iter().rposition(|&other| other == to) {
                        standing.remove(at);
                    }
                    standing.push(idx);
                }
            }
            Decision::Totals => {
                for part in std::mem::take(standing) {
                    make_part(drafts, part, idx);
                }
                standing.push(idx);
            }
        }
    }
}

/// Makes the claim at `part`, and the older figures that it took the place of, parts of the total.
fn make_part(drafts: &mut [Draft], part: usize, total: usize) {
    let mut next = Some(part);
    for _ in 0..REACH {
        let Some(draft) = next.and_then(|idx| drafts.get_mut(idx)) else { break };
        let older =
            draft.claim.relation.replace(Relation { kind: RelationKind::PartOf, claim: ClaimId(total) });
        next = older.filter(|older| older.kind == RelationKind::Updates).map(|older| older.claim.0);
    }
}

enum Decision {
    Stands,
    Relates(RelationKind, usize),
    /// The sum of all that stand.
    Totals,
    /// Adds nothing: "no one was hurt".
    Apart,
    /// An older figure, told after the one that took its place.
    Precedes(usize),
}

fn decide(context: &Context<'_>, drafts: &[Draft], standing: &[usize], draft: &Draft) -> Decision {
    let Some(&last) = standing.last() else { return Decision::Stands };
    let stands = || standing.iter().filter_map(|&idx| Some((idx, drafts.get(idx)?)));
    let phrase = &draft.phrase;
    let count = &draft.claim.count;
    let sum = stands().filter_map(|(_, other)| other.claim.count.best).fold(0, u64::saturating_add);
    if draft.is_outdated {
        return Decision::Precedes(last);
    }
    if is_death_toll(draft) {
        return decide_toll(context, drafts, standing, draft, last);
    }
    if phrase.is_total
        && count.best.is_none_or(|best| best >= sum)
        && stands()
            .any(|(_, other)| other.sentence_idx != draft.sentence_idx || other.trigger != draft.trigger)
        && !same_figure(drafts, standing, best_or_zero(draft))
    {
        return Decision::Totals;
    }
    // "Two skiers died … a tourer and his guide were killed": those of one sentence make up a figure told before.
    if let Some(sum) = sum_of_sentence(drafts, draft)
        && let Some((idx, _)) = stands().find(|(_, other)| {
            other.sentence_idx != draft.sentence_idx && other.claim.count.best == Some(sum)
        })
    {
        return Decision::Relates(RelationKind::PartOf, idx);
    }
    let same_link =
        stands().any(|(_, other)| other.sentence_idx == draft.sentence_idx && other.trigger == draft.trigger);
    // "A nurse was among the dead": one of those counted before.
    if draft.claim.rule == "among the dead"
        && let Some((idx, _)) = stands().rev().find(|(_, other)| {
            other.claim.rule != draft.claim.rule
                && count.best.is_some_and(|part| other.claim.count.best.is_none_or(|whole| part < whole))
        })
    {
        return Decision::Relates(RelationKind::SubsetOf, idx);
    }
    if same_link {
        return Decision::Stands;
    }
    if count.max == Some(0) {
        return Decision::Apart;
    }
    if matches!(draft.claim.rule, "among the dead" | "some of the dead" | "identified as") {
        let whole = stands().rev().find(|(_, other)| other.claim.count.best != Some(1));
        let kind = if whole.is_some() { RelationKind::SubsetOf } else { RelationKind::Repeats };
        return Decision::Relates(kind, whole.map_or(last, |(idx, _)| idx));
    }
    // "One death, when a man drowned"; "two people died, one in a car and another in a well".
    if let Some((idx, _)) = stands().rev().find(|(_, other)| is_other_account(context, other, draft)) {
        return Decision::Relates(RelationKind::Updates, idx);
    }
    let elaborated = stands().rev().find(|(_, other)| {
        let is_noun = other.claim.rule == "counted noun";
        let is_one_of = phrase.noun.is_empty()
            && count.best == Some(1)
            && other.phrase.is_generic
            && !other.phrase.noun.is_empty();
        other.sentence_idx == draft.sentence_idx
            && (is_noun && draft.claim.rule != "counted noun" || is_one_of)
            && other
                .claim
                .count
                .best
                .zip(count.best)
                .is_some_and(|(whole, part)| part <= whole && (is_noun || whole > 1))
    });
    if let Some((idx, _)) = elaborated {
        return Decision::Relates(RelationKind::PartOf, idx);
    }
    let total =
        stands().find(|(_, other)| other.phrase.is_generic && other.claim.count.best.is_some_and(|n| n > 1));
    // "A man was also shot" after a total is one of those.
    let is_additional = phrase.is_additional || draft.is_also && total.is_none();
    // Words that point back: "he", "the boy", "both men".
    if matches!(phrase.reference, Reference::Pronoun | Reference::Definite) && !is_additional {
        let same = stands().find(|(_, other)| other.claim.count.best == count.best);
        return Decision::Relates(RelationKind::Repeats, same.map_or(last, |(idx, _)| idx));
    }
    let Some(best) = count.best else {
        // Another source's vague word that is more than the figure so far disputes it.
        let is_more = drafts.get(last).is_some_and(|other| {
            have_two_sources(context, other, draft)
                && other.phrase.is_generic
                && other.claim.count.best.is_some_and(|n| n < count.min)
        });
        let kind = if is_more { RelationKind::Updates } else { RelationKind::Repeats };
        // A vague figure beside a stated one repeats it; beside none it stands.
        return Decision::Relates(kind, last);
    };
    let in_sentence = |other: &Draft| other.sentence_idx == draft.sentence_idx;
    // The same number of the same kind of people, told again.
    let same = stands().find(|(_, other)| {
        other.claim.count.best == Some(best)
            && !in_sentence(other)
            && is_compatible(context, other, draft)
            && (may_lie_in(context, other, draft) || may_lie_in(context, draft, other))
    });
    if let Some((idx, _)) = same {
        return Decision::Relates(RelationKind::Repeats, idx);
    }
    if phrase.is_partial && stands().any(|(_, other)| other.claim.count.best.is_none_or(|n| n >= best)) {
        return Decision::Relates(RelationKind::PartOf, last);
    }
    // "A fourth victim" is one of four or more, and comes after three.
    if let Some(n) = phrase.ordinal {
        return if sum >= n { Decision::Relates(RelationKind::PartOf, last) } else { Decision::Stands };
    }
    if is_additional {
        // "Two of them were badly hurt and two others slightly": parts of one total.
        let total_of =
            drafts.iter().rev().skip_while(|other| other.claim.id != draft.claim.id).skip(1).take(8);
        let sibling = total_of
            .take_while(|other| in_sentence(other))
            .filter(|other| other.claim.outcome == draft.claim.outcome)
            .find_map(|other| other.claim.relation.filter(|relation| relation.kind == RelationKind::PartOf));
        return sibling
            .map_or(Decision::Stands, |relation| Decision::Relates(relation.kind, relation.claim.0));
    }
    // Nothing but those who died since is added to a death toll.
    if let Some((idx, _)) = stands().find(|(_, other)| is_death_toll(other) && best_or_zero(other) >= best) {
        return Decision::Relates(RelationKind::PartOf, idx);
    }
    // "A policeman was killed … a nurse was killed" are two.
    let are_two = best == 1 && stands().all(|(_, other)| are_of_two_groups(&other.phrase, phrase));
    if best == sum && !are_two && stands().all(|(_, other)| !in_sentence(other)) {
        return Decision::Relates(RelationKind::Repeats, last);
    }
    if let Some((idx, total)) = total
        && total.claim.count.best.is_some_and(|n| best < n)
        && (total.phrase.is_total || may_lie_in(context, draft, total))
    {
        return Decision::Relates(RelationKind::PartOf, idx);
    }
    // "Several people drowned … eight people died": the number takes the place of the vague word.
    if let [only] = standing
        && let Some(vague) = drafts.get(*only).filter(|other| other.claim.count.best.is_none())
        && !in_sentence(vague)
        && best >= vague.claim.count.min
        && is_compatible(context, vague, draft)
    {
        return Decision::Relates(RelationKind::Updates, *only);
    }
    let is_apart = stands().any(|(_, other)| are_apart(context, other, draft));
    if best > sum && !is_apart && stands().all(|(_, other)| !in_sentence(other)) {
        if phrase.is_generic {
            return if standing.len() > 1 {
                Decision::Totals
            } else {
                Decision::Relates(RelationKind::Updates, last)
            };
        }
        if let Some((idx, _)) = stands().find(|(_, other)| {
            is_compatible(context, other, draft) && other.claim.count.best.is_some_and(|n| n > 1)
        }) {
            return Decision::Relates(RelationKind::Updates, idx);
        }
    }
    // "Four men were shot … three were treated": a number without a noun is of those counted before.
    if phrase.noun.is_empty()
        && phrase.reference == Reference::Counted
        && let Some((idx, _)) = stands().rev().find(|(_, other)| {
            !in_sentence(other)
                && other.claim.count.best.is_some_and(|n| n > best)
                && !are_apart(context, other, draft)
        })
    {
        return Decision::Relates(RelationKind::PartOf, idx);
    }
    // A single victim named or described after a figure that has room for one.
    if best == 1 && phrase.reference == Reference::Name {
        return Decision::Relates(RelationKind::Repeats, last);
    }
    Decision::Stands
}

/// The sum of the sentence's figures of that outcome, where there are several and all are known.
fn sum_of_sentence(drafts: &[Draft], draft: &Draft) -> Option<u64> {
    let at = draft.claim.id.0;
    let near = drafts.get(at.saturating_sub(REACH)..drafts.len().min(at + REACH))?;
    let mut figures = near.iter().filter(|other| {
        other.sentence_idx == draft.sentence_idx
            && other.claim.outcome == draft.claim.outcome
            && other.within.is_none()
    });
    let n_figures = figures.clone().count();
    let sum = figures.try_fold(0u64, |sum, other| Some(sum.saturating_add(other.claim.count.best?)))?;
    (n_figures > 1).then_some(sum)
}

/// Whether the figure is one that "death toll" announces: a total of all dead.
fn is_death_toll(draft: &Draft) -> bool {
    draft.claim.rule == "death toll"
}

/// A death toll takes the place of an older figure, repeats it, or is the total of those that stand.
fn decide_toll(
    context: &Context<'_>,
    drafts: &[Draft],
    standing: &[usize],
    toll: &Draft,
    last: usize,
) -> Decision {
    let stands = || standing.iter().filter_map(|&idx| Some((idx, drafts.get(idx)?)));
    if let Some((idx, _)) = stands().find(|(_, other)| other.claim.count.best == toll.claim.count.best) {
        return Decision::Relates(RelationKind::Repeats, idx);
    }
    let is_older = |other: &Draft| other.sentence_idx != toll.sentence_idx && !other.phrase.is_additional;
    let older =
        stands().rev().find(|(_, other)| is_death_toll(other) || is_other_account(context, other, toll));
    match older {
        Some((idx, _)) if standing.len() == 1 => Decision::Relates(RelationKind::Updates, idx),
        None if standing.len() == 1 && stands().all(|(_, other)| is_older(other)) => {
            Decision::Relates(RelationKind::Updates, last)
        }
        _ => Decision::Totals,
    }
}

/// Whether another source gives another figure for all the victims: "the hospital said 12, the police 15"; or each side
/// of a fight for the same side's dead.
fn is_other_account(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let is_whole = |draft: &Draft| {
        draft.phrase.reference == Reference::Counted
            && !draft.phrase.is_additional
            && !draft.phrase.is_partial
            && draft.claim.count.best.is_some_and(|n| n > 0)
    };
    let (one, other) = (best_or_zero(first), best_or_zero(second));
    let are_all = first.phrase.is_generic && second.phrase.is_generic;
    let is_near = one.max(other) <= one.min(other).saturating_mul(3);
    let is_one_side = first.phrase.group == second.phrase.group
        && matches!(first.phrase.group, VictimGroup::Combatant | VictimGroup::SecurityForce);
    let in_two_sentences = first.sentence_idx != second.sentence_idx;
    is_whole(first)
        && is_whole(second)
        && one != other
        && (are_all && is_near || in_two_sentences && (is_one_side || same_noun(context, first, second)))
        && have_two_sources(context, first, second)
}

/// "Three protesters", "one protester".
fn same_noun(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let stem = |draft: &Draft| {
        let head = draft.phrase.noun.end.checked_sub(1).filter(|_| !draft.phrase.noun.is_empty())?;
        Some(context.document.key(head).trim_end_matches('s'))
    };
    stem(first).zip(stem(second)).is_some_and(|(one, other)| one == other)
}

fn have_two_sources(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let text = context.document.text();
    let source = |draft: &Draft| draft.claim.source.map(|source| source.part.span.of(text).to_lowercase());
    source(first).zip(source(second)).is_some_and(|(one, other)| one != other)
}

fn best_or_zero(draft: &Draft) -> u64 {
    draft.claim.count.best.unwrap_or(0)
}

fn same_figure(drafts: &[Draft], standing: &[usize], best: u64) -> bool {
    standing.len() == 1
        && standing
            .iter()
            .filter_map(|&idx| drafts.get(idx))
            .all(|other| other.claim.count.best == Some(best))
}
