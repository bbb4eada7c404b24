//! The one who did it, when he dies or is hurt too: never one of the victims told of before.

use super::drafts::Draft;
use super::people::Reference;
use super::{Context, Outcome, Polarity, Scope, VictimGroup};
use crate::document::Document;
use crate::lexicon;

/// How many claims back others are looked for, so that the work stays linear in the text.
const REACH: usize = 64;

/// Puts "the suspect", "the gunman" and those who take their own lives in the group of the perpetrators, where others are
/// dead or hurt.
pub(super) fn settle(document: &Document, before: &[Draft], found: &mut [Draft]) {
    let is_victim = |draft: &Draft| {
        matches!(draft.claim.outcome, Outcome::Killed | Outcome::Injured)
            && draft.claim.polarity == Polarity::Affirmed
            && draft.claim.scope == Scope::Incident
            && draft.claim.count.max != Some(0)
            && draft.claim.rule != OWN_LIFE
            && !is_suspect(document, draft)
    };
    // "Killed a woman before taking his own life": the sentence tells what he did.
    let here = found.iter().any(|draft| is_victim(draft) && draft.claim.rule == "object");
    let anywhere = found.iter().chain(before.iter().rev()).take(REACH).any(is_victim);
    // "A gunman killed three people before he was shot dead": none of them is "he".
    let single = |draft: &Draft| draft.phrase.reference == Reference::Pronoun && !draft.phrase.is_plural;
    let is_one = |draft: &Draft| !single(draft) && draft.claim.count.best == Some(1);
    let has_one = before.iter().rev().take(REACH).chain(found.iter()).any(is_one);
    let are_many = |draft: &Draft| is_victim(draft) && draft.claim.rule == "object" && !single(draft);
    let only_many = !has_one && found.iter().any(are_many);
    for draft in found {
        let takes_own_life =
            draft.claim.rule == OWN_LIFE && (here || draft.phrase.reference == Reference::Pronoun);
        let is_told = draft.phrase.reference == Reference::Definite && is_suspect(document, draft);
        let is_he = only_many && single(draft) && draft.claim.outcome == Outcome::Killed;
        if !anywhere || !takes_own_life && !is_told && !is_he {
            continue;
        }
        draft.phrase.group = VictimGroup::Perpetrator;
        if let Some(victims) = &mut draft.claim.victims {
            victims.group = VictimGroup::Perpetrator;
        }
    }
}

/// The rule of those who take their own lives.
pub(super) const OWN_LIFE: &str = "own life";

fn is_suspect(document: &Document, draft: &Draft) -> bool {
    let head = draft.phrase.noun.end.saturating_sub(1);
    !draft.phrase.noun.is_empty() && document.is(head, lexicon::SUSPECT_NOUN.or(lexicon::PEOPLE_PERPETRATOR))
}

/// Of a draft that tells of the doer: the claim that told of him before, if any.
pub(super) fn among<'d>(
    context: &Context<'_>,
    draft: &Draft,
    mut standing: impl DoubleEndedIterator<Item = (usize, &'d Draft)>,
) -> Option<Option<usize>> {
    let is_doer = |draft: &Draft| draft.phrase.group == VictimGroup::Perpetrator;
    let points_back = matches!(draft.phrase.reference, Reference::Definite | Reference::Pronoun);
    if !is_doer(draft) || !points_back && draft.claim.rule != OWN_LIFE {
        return None;
    }
    let same = standing.rfind(|(_, other)| is_doer(other) || is_suspect(context.document, other));
    Some(same.map(|(idx, _)| idx))
}
