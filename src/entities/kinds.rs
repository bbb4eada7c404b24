//! One kind for one name: what a mention is taken for in one place yields to what the rest of the text tells.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dictionary;
use crate::document::{Case, Document};
use crate::gazetteer::{self, Entry, Subkind};
use crate::lexicon;
use crate::mentions::{EntityKind, Mention};

/// A kind yields to another that the same words have elsewhere with so many times the confidence, all added up.
const MARGIN: f32 = 3.0;

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];

/// Gives mentions another kind where the text speaks against theirs, and no reader has told it.
pub(super) fn agree(document: &Document, mentions: &mut [Mention], keys: &[String]) {
    let mut sums: FxHashMap<&str, [f32; 3]> = FxHashMap::default();
    for (mention, key) in mentions.iter().zip(keys) {
        if let Some(idx) = index(mention.kind)
            && let Some(sum) = sums.entry(key).or_default().get_mut(idx)
        {
            *sum += mention.confidence;
        }
    }
    let longer = longer_bodies(mentions, keys);
    let people = parts_of_people(mentions, keys);
    for (mention, key) in mentions.iter_mut().zip(keys) {
        let is_told = mention.title.is_some() || mention.rule == dictionary::RULE;
        let Some(idx) = index(mention.kind).filter(|_| !is_told) else { continue };
        let sum = sums.get(key.as_str()).copied().unwrap_or_default();
        let own = sum.get(idx).copied().unwrap_or_default();
        let best = KINDS.iter().zip(sum).max_by(|(_, one), (_, other)| one.total_cmp(other));
        let known = |entry: Entry| entry.is_given() || entry.is_family() || entry.place().is_some();
        let kind = if is_company(document, mention) {
            EntityKind::Organization
        } else if let Some((best, _)) = best.filter(|(_, sum)| *sum > own * MARGIN) {
            *best
        } else if let Some(told) = longer.get(key.as_str())
            && mention.kind == EntityKind::Person
            && !people.contains(key.as_str())
            && !gazetteer::word(key).0.is_some_and(known)
        {
            *told
        } else {
            continue;
        };
        if mention.kind != kind {
            mention.kind = kind;
            (mention.subkind, mention.gender) = (None, None);
            mention.rule = "named-elsewhere";
        }
    }
}

fn index(kind: EntityKind) -> Option<usize> {
    KINDS.iter().position(|known| *known == kind)
}

/// Whether the name ends in a company's legal form in capitals: "NordCell AB".
fn is_company(document: &Document, mention: &Mention) -> bool {
    let last = mention.tokens.end.saturating_sub(1);
    mention.tokens.len() > 1
        && document.is(last, lexicon::LEGAL_FORM)
        && document.token(last).is_some_and(|token| token.case == Case::Upper)
}

/// What the first words of longer names of bodies are: a body too ("Orrin" of "Orrin Marine Ltd"), or the place that
/// it is in ("Harlow Falls" of "Harlow Falls High School").
fn longer_bodies<'k>(mentions: &[Mention], keys: &'k [String]) -> FxHashMap<&'k str, EntityKind> {
    let mut told = FxHashMap::default();
    let bodies = mentions.iter().zip(keys).filter(|(mention, _)| mention.kind == EntityKind::Organization);
    for (_, key) in bodies {
        let head = key.rsplit(' ').find_map(|word| gazetteer::word(word).0?.head());
        let kind = match head {
            Some(
                Subkind::School | Subkind::Hospital | Subkind::Police | Subkind::Court | Subkind::Government,
            ) => EntityKind::Place,
            _ => EntityKind::Organization,
        };
        for (at, _) in key.match_indices(' ').take(MAX_WORDS) {
            if let Some(first) = key.get(..at) {
                told.entry(first).or_insert(kind);
            }
        }
    }
    told
}

/// No short form of a name has more words.
const MAX_WORDS: usize = 4;

/// The words of names of people that have several.
fn parts_of_people<'k>(mentions: &[Mention], keys: &'k [String]) -> FxHashSet<&'k str> {
    let is_sure = |mention: &Mention, key: &str| {
        mention.kind == EntityKind::Person && (mention.title.is_some() || key.contains(' '))
    };
    let people = mentions.iter().zip(keys).filter(|(mention, key)| is_sure(mention, key));
    people.flat_map(|(_, key)| key.split(' ')).collect()
}
