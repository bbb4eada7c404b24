//! Two sources' figures for the same people.

use super::decide::best_or_zero;
use crate::claims::drafts::Draft;
use crate::claims::people::Reference;
use crate::claims::{Context, VictimGroup};

/// Whether another source gives another figure for all the victims: "the hospital said 12, the police 15"; or each side
/// of a fight for the same side's dead.
pub(super) fn is_other_account(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
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

pub(super) fn have_two_sources(context: &Context<'_>, first: &Draft, second: &Draft) -> bool {
    let text = context.document.text();
    let source = |draft: &Draft| draft.claim.source.map(|source| source.part.span.of(text).to_lowercase());
    source(first).zip(source(second)).is_some_and(|(one, other)| one != other)
}
