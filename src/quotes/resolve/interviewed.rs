//! Who speaks in a transcript or interview: the label's name, in full or by its initials, or the one who is introduced.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Mention};

/// How far before a name the word stands that says it is the one who is asked.
const MAX_BEFORE: usize = 4;

/// Who the labels of a text's turns stand for.
pub(super) struct Interviewed {
    /// By family name and initials in lower case; none where two share them.
    by_label: FxHashMap<String, Option<EntityId>>,
    /// Who answers where no name stands.
    pub(super) who_answers: Option<EntityId>,
}

impl Interviewed {
    /// `mentions` are all of the text in order; `first` is the token that the first turn begins with.
    pub(super) fn new(document: &Document, mentions: &[(&Mention, &Entity)], first: usize) -> Self {
        let mut by_label: FxHashMap<String, Option<EntityId>> = FxHashMap::default();
        let mut n_before: FxHashMap<EntityId, usize> = FxHashMap::default();
        for (mention, entity) in mentions {
            if !matches!(entity.kind, EntityKind::Person | EntityKind::Organization) {
                continue;
            }
            for label in labels(&entity.name) {
                let known = by_label.entry(label).or_insert(Some(entity.id));
                if *known != Some(entity.id) {
                    *known = None;
                }
            }
            if entity.kind == EntityKind::Person && mention.tokens.start < first {
                let is_asked = is_asked(document, mention.tokens.start);
                *n_before.entry(entity.id).or_default() += if is_asked { 3 } else { 1 };
            }
        }
        let most = n_before.values().copied().max();
        let mut foremost = n_before.into_iter().filter(|(_, n)| Some(*n) == most).map(|(entity, _)| entity);
        let who_answers = foremost.next().filter(|_| foremost.next().is_none());
        Self { by_label, who_answers }
    }

    /// Who the label stands for: "BRANDT", "LB", "A".
    pub(super) fn named(&self, label: &str) -> Option<EntityId> {
        let label = label.trim_end_matches('.').to_lowercase();
        if label == "a" {
            return self.who_answers;
        }
        let last = label.rsplit(' ').next().unwrap_or_default();
        self.by_label.get(&label).or_else(|| self.by_label.get(last)).copied().flatten()
    }
}

/// "We spoke to the novelist *Lena Brandt*".
fn is_asked(document: &Document, first: usize) -> bool {
    (first.saturating_sub(MAX_BEFORE)..first)
        .rev()
        .find(|&idx| {
            document.is(idx, lexicon::PREPOSITION | lexicon::SUBJECT_PRONOUN) || is_asking(document, idx)
        })
        .is_some_and(|idx| is_asking(document, idx))
}

fn is_asking(document: &Document, idx: usize) -> bool {
    matches!(document.key(idx), "to" | "with" | "interviewed" | "asked" | "met" | "meets" | "asks")
}

/// What a name may be shortened to: itself, its last word, its initials.
fn labels(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let mut labels: Vec<String> = vec![name.clone()];
    if let Some((_, last)) = name.rsplit_once(' ') {
        labels.push(last.to_owned());
        labels.push(name.split(' ').filter_map(|word| word.chars().next()).collect());
    }
    labels.dedup();
    labels
}
