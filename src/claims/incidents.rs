//! Which event each figure is of: the main one, or another that the text tells apart ("in a separate attack").

use super::drafts::Draft;
use super::people::Reference;
use super::{Context, IncidentId, Scope};
use crate::lexicon;

/// Gives each figure of the scope "incident" its event. The drafts are in the order of their sentences.
pub(super) fn tell_apart(context: &Context<'_>, drafts: &mut [Draft]) {
    let mut n_incidents = 1;
    let mut here = IncidentId::MAIN;
    let mut last_sentence = None;
    for draft in drafts.iter_mut() {
        if last_sentence != Some(draft.sentence_idx) {
            if opens_another(context, draft.sentence_idx) {
                here = IncidentId(n_incidents);
                n_incidents += 1;
            } else if !points_back(draft) || !is_next(context, last_sentence, draft.sentence_idx) {
                here = IncidentId::MAIN;
            }
        }
        last_sentence = Some(draft.sentence_idx);
        draft.claim.incident = (draft.claim.scope == Scope::Incident).then_some(here);
    }
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

/// "He", "the victim": of the event told just before.
fn points_back(draft: &Draft) -> bool {
    matches!(draft.phrase.reference, Reference::Pronoun | Reference::Definite) || draft.phrase.is_partial
}

fn is_next(context: &Context<'_>, last: Option<usize>, sentence_idx: usize) -> bool {
    let paragraph = |idx: usize| context.document.sentences().get(idx).map(|sentence| sentence.paragraph_idx);
    last.is_some_and(|last| last + 1 == sentence_idx && paragraph(last) == paragraph(sentence_idx))
}
