//! What a figure is to those that stand before it: the same again, a part, a newer one, their sum, or one of its own.

use super::REACH;
use super::accounts::{have_two_sources, is_other_account};
use super::places::{are_apart, may_lie_in};
use super::same_people::{are_of_two_groups, are_of_two_sexes, is_compatible};
use crate::claims::drafts::Draft;
use crate::claims::people::Reference;
use crate::claims::{Context, RelationKind, VictimGroup, doers};

/// What [`decide`] finds; the numbers are places among the drafts.
pub(super) enum Decision {
    Stands,
    Relates(RelationKind, usize),
    /// The sum of all that stand.
    Totals,
    /// Adds nothing: "no one was hurt".
    Apart,
    /// An older figure, told after the one that took its place.
    Precedes(usize),
}

/// Compares `draft` with the figures that stand, which are given by their places among `drafts`.
pub(super) fn decide(context: &Context<'_>, drafts: &[Draft], standing: &[usize], draft: &Draft) -> Decision {
    let Some(&last) = standing.last() else { return Decision::Stands };
    let stands = || standing.iter().filter_map(|&idx| Some((idx, drafts.get(idx)?)));
    let phrase = &draft.phrase;
    let count = &draft.claim.count;
    if let Some(same) = named_before(drafts, draft) {
        return Decision::Relates(RelationKind::Repeats, same);
    }
    if let Some(same) = doers::among(context, draft, stands()) {
        return same.map_or(Decision::Stands, |idx| Decision::Relates(RelationKind::Repeats, idx));
    }
    let sum = stands().filter_map(|(_, other)| other.claim.count.best).fold(0, u64::saturating_add);
    if draft.is_outdated {
        let same = stands().find(|(_, other)| other.claim.count.best == count.best && count.best.is_some());
        return match same {
            Some((idx, _)) => Decision::Relates(RelationKind::Repeats, idx),
            None => Decision::Precedes(last),
        };
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
        // Three names are no part of "two teachers".
        let is_name = draft.claim.rule == "identified as";
        let n = sum_of_sentence(drafts, draft).filter(|_| is_name).unwrap_or(0);
        let has_room = |other: &Draft| other.claim.count.best.is_none_or(|whole| whole != 1 && whole >= n);
        let whole = stands().rev().find(|(_, other)| has_room(other));
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
        // "The death toll rose to 64 as rescuers recovered 11 more bodies": the toll holds them.
        let before = drafts.get(..draft.claim.id.0).unwrap_or_default().iter().rev().take(SIBLINGS);
        let toll = before.take_while(|other| in_sentence(other)).find(|other| {
            is_death_toll(other) && other.claim.outcome == draft.claim.outcome && best_or_zero(other) > best
        });
        if let Some(toll) = toll
            && let Some((idx, _)) = stands().find(|(_, other)| best_or_zero(other) >= best_or_zero(toll))
        {
            return Decision::Relates(RelationKind::PartOf, idx);
        }
        // "Two of them were badly hurt and two others slightly": parts of one total.
        let before = drafts.get(..draft.claim.id.0).unwrap_or_default().iter().rev().take(SIBLINGS);
        let sibling = before
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
    // "At least 14 Palestinians were killed … eight members of one family": some of them, as nothing tells them apart.
    if let Some((idx, _)) = stands().find(|(_, other)| may_hold(context, other, draft)) {
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

/// So many figures before one of the same sentence are looked at as its siblings.
const SIBLINGS: usize = 8;

/// A figure that opens the article, in one of so many sentences, may hold those told of after it.
const OPENING: usize = 3;

/// Whether the people of `part` may be some of those of `whole`: several people without a group, told in the opening.
fn may_hold(context: &Context<'_>, whole: &Draft, part: &Draft) -> bool {
    let is_open = |draft: &Draft| draft.phrase.group == VictimGroup::Unknown;
    let (all, some) = (best_or_zero(whole), best_or_zero(part));
    whole.sentence_idx < part.sentence_idx
        && whole.sentence_idx < OPENING
        && some < all
        && all > 2
        && is_open(whole)
        && is_open(part)
        && part.phrase.reference == Reference::Counted
        && may_lie_in(context, part, whole)
        && !are_of_two_sexes(context, whole, part)
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

/// The claim of one that names the same person before: "the victims were Ann Lee and Bo Ek … Lee died at the scene".
fn named_before(drafts: &[Draft], draft: &Draft) -> Option<usize> {
    let name_of = |draft: &Draft| {
        let one = draft.claim.victims.as_ref().filter(|_| draft.claim.count.best == Some(1))?;
        one.named.first().map(|named| named.entity)
    };
    let name = name_of(draft)?;
    let at = draft.claim.id.0;
    drafts
        .get(at.saturating_sub(REACH)..at)?
        .iter()
        .rposition(|other| {
            other.claim.outcome == draft.claim.outcome
                && other.claim.incident == draft.claim.incident
                && other.sentence_idx != draft.sentence_idx
                && name_of(other) == Some(name)
        })
        .map(|nth| at.saturating_sub(REACH) + nth)
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

pub(super) fn best_or_zero(draft: &Draft) -> u64 {
    draft.claim.count.best.unwrap_or(0)
}

fn same_figure(drafts: &[Draft], standing: &[usize], best: u64) -> bool {
    standing.len() == 1
        && standing
            .iter()
            .filter_map(|&idx| drafts.get(idx))
            .all(|other| other.claim.count.best == Some(best))
}
