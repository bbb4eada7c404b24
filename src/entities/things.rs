//! Joins the mentions of one organisation, place, nationality or event: the same words, another form that the
//! gazetteers know ("U.S.", "United States"), initials ("LRN"), or a short form of a longer name in the text ("the
//! Network", "Tencent" for "Tencent Holdings", "Congo" for "Democratic Republic of Congo").

mod forms;
mod shorter;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::mentions::{EntityKind, Mention};

use super::also;
use forms::Form;

/// Names that share a word with a shorter one are compared with it up to this many on either side.
const MAX_NEAR: usize = 8;

/// Writes the numbers of the groups, from `next`, for every mention that is no person.
pub(super) fn group(
    document: &Document,
    mentions: &[Mention],
    keys: &[String],
    groups: &mut [usize],
    next: usize,
) {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_name: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut form_of: Vec<(usize, usize)> = Vec::new();
    for (mention_idx, (mention, key)) in mentions.iter().zip(keys).enumerate() {
        if mention.kind == EntityKind::Person {
            continue;
        }
        let form = Form::of(document, mention, key);
        let form_idx = *by_name.entry((form.kind, form.name())).or_insert(forms.len());
        match forms.get_mut(form_idx) {
            Some(known) => known.is_acronym &= form.is_acronym,
            None => forms.push(form),
        }
        form_of.push((mention_idx, form_idx));
    }
    let longer = longer_forms(&forms);
    for (mention_idx, form_idx) in form_of {
        // Short for what is short itself: every step goes to more words, so it ends.
        let named = std::iter::successors(Some(form_idx), |idx| longer.get(*idx).copied().flatten()).last();
        if let (Some(group), Some(named)) = (groups.get_mut(mention_idx), named) {
            *group = next + named;
        }
    }
}

/// For each form, the longer one that it is short for.
fn longer_forms(forms: &[Form]) -> Vec<Option<usize>> {
    let mut by_word: FxHashMap<(EntityKind, &str), Vec<usize>> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (idx, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1) {
        for word in &form.words {
            let known = by_word.entry((form.kind, word)).or_default();
            if known.last() != Some(&idx) {
                known.push(idx);
            }
        }
        if form.kind == EntityKind::Organization {
            for initials in also::initials(&form.words.join(" ")) {
                by_initials.entry(initials).or_default().push(idx);
            }
        }
    }
    let longer = |(idx, short): (usize, &Form)| {
        let first = short.words.first()?;
        // What the text spells out is meant, whatever else the gazetteers know by these letters.
        if short.is_acronym && short.kind == EntityKind::Organization {
            let spelt_out = by_initials.get(&short.letters).and_then(|known| near(known, idx).next());
            if spelt_out.is_some() {
                return spelt_out;
            }
        }
        let fits = |other: &usize| {
            forms.get(*other).is_some_and(|long| shorter::is_short_for(short, long, *other < idx))
        };
        near(by_word.get(&(short.kind, first.as_str()))?, idx).find(fits)
    };
    forms.iter().enumerate().map(longer).collect()
}

/// The forms next to `idx` among `known`, which is in order: those before it, the nearest first, and then those after.
fn near(known: &[usize], idx: usize) -> impl Iterator<Item = usize> {
    let (before, after) = known.split_at(known.partition_point(|other| *other < idx));
    let after = after.iter().filter(move |other| **other != idx);
    before.iter().rev().take(MAX_NEAR).chain(after.take(MAX_NEAR)).copied()
}
