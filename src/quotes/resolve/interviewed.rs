//! Who speaks in a transcript or interview: the label's name, in full or by its initials, or the one who is introduced.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::lexicon;
use crate::mentions::{EntityKind, Mention};

/// How far before a name the word stands that says it is the one who is asked.
const MAX_BEFORE: usize = 4;

/// Of the names before the first turn, this many are looked at.
const MAX_NAMES: usize = 64;

/// Who the labels of a text's turns stand for.
pub(super) struct Interviewed {
    /// By family name and initials in lower case; none where two share them.
    by_label: FxHashMap<String, Option<EntityId>>,
    /// Who answers where no name stands.
    pub(super) who_answers: Option<EntityId>,
    who_asks: Option<EntityId>,
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
                *n_before.entry(entity.id).or_default() += 1;
            }
        }
        let end = mentions.partition_point(|(mention, _)| mention.tokens.start < first);
        let before = mentions.get(..end.min(MAX_NAMES)).unwrap_or_default();
        let told = (0..before.len()).find_map(|at| Told::new(document, before, at)).unwrap_or_default();
        n_before.retain(|person, _| Some(*person) != told.asks);
        let most = n_before.values().copied().max();
        let mut foremost = n_before.into_iter().filter(|(_, n)| Some(*n) == most).map(|(entity, _)| entity);
        let foremost = foremost.next().filter(|_| foremost.next().is_none());
        Self { by_label, who_answers: told.answers.or(foremost), who_asks: told.asks }
    }

    /// Who the label stands for: "BRANDT", "LB", "A".
    pub(super) fn named(&self, label: &str) -> Option<EntityId> {
        let label = label.trim_end_matches('.').to_lowercase();
        match label.as_str() {
            "a" => return self.who_answers,
            "q" => return self.who_asks,
            _ => {}
        }
        let last = label.rsplit(' ').next().unwrap_or_default();
        self.by_label.get(&label).or_else(|| self.by_label.get(last)).copied().flatten()
    }
}

/// What the introduction tells of the interview.
#[derive(Default)]
struct Told {
    asks: Option<EntityId>,
    answers: Option<EntityId>,
}

impl Told {
    /// What the verb before the name at `at` tells: "We spoke to the novelist *Lena Brandt*".
    fn new(document: &Document, names: &[(&Mention, &Entity)], at: usize) -> Option<Self> {
        let (mention, named) = names.get(at).filter(|(_, entity)| entity.kind == EntityKind::Person)?;
        let start = mention.tokens.start;
        let link = (start.saturating_sub(MAX_BEFORE)..start).rev().find(|&idx| {
            document.is(idx, lexicon::PREPOSITION | lexicon::SUBJECT_PRONOUN) || is_asking(document, idx)
        })?;
        let verb = link.checked_sub(1)?;
        let of_named = of_body(document, names, at);
        let asked = |asks| Some(Self { asks, answers: Some(named.id) });
        let asking = |answers| Some(Self { asks: Some(named.id), answers });
        match document.key(link) {
            "by" => is_asking(document, verb).then_some(Self { asks: Some(named.id), answers: None }),
            "to" | "with" if is_talking(document, verb) || document.key(verb) == "down" => {
                let verb = if document.key(verb) == "down" { verb.checked_sub(1)? } else { verb };
                let before = verb.checked_sub(1)?;
                if matches!(document.key(before), "she" | "he") {
                    return asking(None);
                }
                let Some((subject, is_of_body)) = subject(document, names, at, verb) else {
                    return asked(None);
                };
                // "Jan Koy spoke to the novelist Lena Brandt", "Jan Koy of the Karsa Times spoke to Lena Brandt".
                let is_described = mention.title.is_some() || start > link + 1;
                let asks =
                    subject.kind == EntityKind::Organization || is_of_body || (is_described && !of_named);
                if asks { asked(Some(subject.id)) } else { asking(Some(subject.id)) }
            }
            _ if is_asking(document, link) => {
                asked(subject(document, names, at, link).map(|(subject, _)| subject.id))
            }
            _ => None,
        }
    }
}

/// Whose verb it is, by a name right before it, and whether it is "*Jan Koy* of the Karsa Times".
fn subject<'e>(
    document: &Document,
    names: &[(&Mention, &'e Entity)],
    at: usize,
    verb: usize,
) -> Option<(&'e Entity, bool)> {
    let idx = at.checked_sub(1)?;
    let (_, entity) = names.get(idx).filter(|(mention, _)| mention.tokens.end == verb)?;
    let person = idx.checked_sub(1).filter(|&person| of_body(document, names, person));
    match person.and_then(|person| names.get(person)) {
        Some((_, person)) => Some((person, true)),
        None => Some((entity, false)),
    }
}

/// "*Jan Koy* of the Karsa Times"
fn of_body(document: &Document, names: &[(&Mention, &Entity)], at: usize) -> bool {
    let Some([(person, _), (body, of)]) = names.get(at..at + 2) else { return false };
    let between = person.tokens.end..body.tokens.start;
    of.kind != EntityKind::Place
        && (1..=3).contains(&between.len())
        && matches!(document.key(between.start), "of" | "from" | "for" | "at" | ",")
}

fn is_talking(document: &Document, idx: usize) -> bool {
    matches!(
        document.key(idx),
        "spoke"
            | "speaks"
            | "speaking"
            | "talked"
            | "talks"
            | "talking"
            | "chatted"
            | "chats"
            | "sat"
            | "sits"
    )
}

fn is_asking(document: &Document, idx: usize) -> bool {
    matches!(document.key(idx), "interviewed" | "interviews" | "asked" | "asks" | "met" | "meets")
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
