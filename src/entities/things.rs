//! Joins the mentions of one organisation, place, nationality or event: the same words, another form that the
//! gazetteers know ("U.S.", "United States"), an acronym in brackets, a company's first word.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::gazetteer;
use crate::mentions::{EntityKind, Mention};

/// Writes the numbers of the groups, from `next`, for every mention that is no person.
pub(super) fn group(
    document: &Document,
    mentions: &[Mention],
    keys: &[String],
    groups: &mut [usize],
    next: usize,
) {
    let mut next = next;
    let mut by_name: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let things = || {
        mentions.iter().zip(keys).enumerate().filter(|(_, (mention, _))| mention.kind != EntityKind::Person)
    };
    let acronyms = acronyms(document, mentions, keys);
    for (idx, (mention, key)) in things() {
        let name = full_name(mention, key, &acronyms);
        let group = *by_name.entry((mention.kind, name)).or_insert_with(|| {
            next += 1;
            next - 1
        });
        if let Some(slot) = groups.get_mut(idx) {
            *slot = group;
        }
    }
    shorten(mentions, keys, groups);
}

/// The name that all forms of one thing share: the gazetteers' full name, what an acronym stands for, or the words.
fn full_name(mention: &Mention, key: &str, acronyms: &FxHashMap<&str, &str>) -> String {
    let words =
        acronyms.get(key).copied().filter(|_| mention.kind == EntityKind::Organization).unwrap_or(key);
    let known = gazetteer::get(words).and_then(gazetteer::full_name);
    known.map_or_else(|| words.to_owned(), str::to_lowercase)
}

/// Acronyms with the names they stand for, both as keys: "Sexual Minorities Uganda (SMUG)".
fn acronyms<'k>(
    document: &Document,
    mentions: &[Mention],
    keys: &'k [String],
) -> FxHashMap<&'k str, &'k str> {
    let mut acronyms = FxHashMap::default();
    for (pair, names) in mentions.windows(2).zip(keys.windows(2)) {
        if let ([long, short], [name, acronym]) = (pair, names) {
            let bracketed = short.tokens.start == long.tokens.end + 1
                && document.key(long.tokens.end) == "("
                && document.key(short.tokens.end) == ")";
            let organizations =
                long.kind == EntityKind::Organization && short.kind == EntityKind::Organization;
            if bracketed && organizations && !acronym.contains(' ') && name.contains(' ') {
                acronyms.entry(acronym.as_str()).or_insert(name.as_str());
            }
        }
    }
    acronyms
}

/// Joins "Tencent" to "Tencent Holdings" named before it.
fn shorten(mentions: &[Mention], keys: &[String], groups: &mut [usize]) {
    let mut by_first_word: FxHashMap<&str, usize> = FxHashMap::default();
    let mut joined: FxHashMap<usize, usize> = FxHashMap::default();
    for (idx, (mention, key)) in mentions.iter().zip(keys).enumerate() {
        let Some(group) = groups.get(idx).copied() else { continue };
        if mention.kind != EntityKind::Organization {
            continue;
        }
        if let Some((first, _)) = key.split_once(' ') {
            let place = gazetteer::get(first)
                .is_some_and(|entry| entry.place().is_some() || entry.is_nationality() || entry.is_common());
            if !place {
                by_first_word.entry(first).or_insert(group);
            }
        } else if let Some(longer) = by_first_word.get(key.as_str())
            && gazetteer::get(key).and_then(gazetteer::full_name).is_none()
        {
            joined.insert(group, *longer);
        }
    }
    for group in groups.iter_mut() {
        if let Some(longer) = joined.get(group) {
            *group = *longer;
        }
    }
}
