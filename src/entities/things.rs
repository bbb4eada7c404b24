//! Joins the mentions of one organisation, place, nationality or event: the same words, another form that the
//! gazetteers know ("U.S.", "United States"), initials ("LRN"), or a short form of a longer name in the text ("the
//! Network", "Tencent" for "Tencent Holdings", "Congo" for "Democratic Republic of Congo").

mod forms;
mod shorter;

use rustc_hash::FxHashMap;

use crate::document::{Case, Document};
use crate::mentions::{EntityKind, Mention};

use super::also;
use forms::Form;

/// Names that share a word with a shorter one are compared with it up to this many on either side.
const MAX_NEAR: usize = 8;

/// Every step goes to a name of more words, and few names have that many.
const MAX_STEPS: usize = 8;

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
    // Most names stand more than once.
    let mut by_key: FxHashMap<(EntityKind, &str, Option<[char; 2]>), usize> = FxHashMap::default();
    let mut form_of: Vec<(usize, usize)> = Vec::new();
    for (mention_idx, (mention, key)) in mentions.iter().zip(keys).enumerate() {
        if mention.kind == EntityKind::Person {
            continue;
        }
        let before = mention_idx.checked_sub(1).and_then(|idx| mentions.get(idx));
        let before = before.filter(|_| mention.kind == EntityKind::Organization);
        let qualifier = before.and_then(|before| forms::country_before(document, before, mention));
        let form_idx = *by_key.entry((mention.kind, key, qualifier)).or_insert_with(|| {
            let form = Form::of(mention.kind, key, qualifier);
            let form_idx = *by_name.entry((form.kind, form.name())).or_insert(forms.len());
            match forms.get_mut(form_idx) {
                Some(known) => known.is_complete |= form.is_complete,
                None => forms.push(form),
            }
            form_idx
        });
        if let Some(form) = forms.get_mut(form_idx) {
            let first = document.token(mention.tokens.start);
            form.is_acronym &=
                mention.tokens.len() == 1 && first.is_some_and(|token| token.case == Case::Upper);
        }
        form_of.push((mention_idx, form_idx));
    }
    qualify(&forms, &mut form_of);
    let longer = longer_forms(&forms);
    for (mention_idx, form_idx) in form_of {
        // Short for what is short itself.
        let steps = std::iter::successors(Some(form_idx), |idx| longer.get(*idx).copied().flatten());
        if let (Some(group), Some(named)) = (groups.get_mut(mention_idx), steps.take(MAX_STEPS).last()) {
            *group = next + named;
        }
    }
}

/// Gives "the Health Ministry" to the country whose health ministry was named last, or else is named next.
fn qualify(forms: &[Form], form_of: &mut [(usize, usize)]) {
    let mut qualified: FxHashMap<&[String], Vec<(usize, usize)>> = FxHashMap::default();
    for (mention_idx, form_idx) in form_of.iter().copied() {
        if let Some(form) = forms.get(form_idx).filter(|form| form.qualifier.is_some()) {
            qualified.entry(&form.words).or_default().push((mention_idx, form_idx));
        }
    }
    for (mention_idx, form_idx) in form_of {
        let form = forms.get(*form_idx).filter(|form| {
            form.kind == EntityKind::Organization && form.qualifier.is_none() && form.known.is_none()
        });
        if let Some(like) = form.and_then(|form| qualified.get(form.words.as_slice())) {
            let after = like.partition_point(|(other, _)| other < mention_idx);
            let nearest = after.checked_sub(1).and_then(|before| like.get(before)).or_else(|| like.first());
            *form_idx = nearest.map_or(*form_idx, |(_, form)| *form);
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
        if form.kind == EntityKind::Organization && !form.is_acronym {
            for initials in also::initials(&form.words.join(" ")) {
                by_initials.entry(initials).or_default().push(idx);
            }
        }
    }
    // What the text spells out is meant, whatever else the gazetteers know by these letters; but two are too few to
    // make a University of Nairobi of the UN.
    let spelt_out = |idx: usize| {
        let short = forms.get(idx).filter(|form| form.is_acronym && form.kind == EntityKind::Organization)?;
        if short.known.is_some() && short.letters.len() < 3 {
            return None;
        }
        near(by_initials.get(&short.letters)?, idx).next()
    };
    let longer = |(idx, short): (usize, &Form)| {
        if let Some(spelt_out) = spelt_out(idx) {
            return Some(spelt_out);
        }
        let first = short.words.first()?;
        let fits = |other: &usize| {
            forms.get(*other).is_some_and(|long| shorter::is_short_for(short, long, *other < idx))
                && spelt_out(*other).is_none()
        };
        let is_whole =
            |other: &usize| forms.get(*other).is_some_and(|long| shorter::is_whole_of(short, long));
        let words = [first.as_str(), first.strip_suffix('s').unwrap_or_default()];
        let known = words.into_iter().filter_map(|word| by_word.get(&(short.kind, word)));
        let fitting: Vec<usize> = known.flat_map(|known| near(known, idx)).filter(fits).collect();
        // Of names that begin alike the shortest, of bodies called "the Network" the nearest.
        let n_words = |other: &usize| forms.get(*other).map_or(0, |long| long.words.len());
        let any = || {
            fitting
                .iter()
                .copied()
                .min_by_key(|other| if shorter::is_bare_head(short) { 0 } else { n_words(other) })
        };
        fitting.iter().copied().find(is_whole).or_else(any)
    };
    forms.iter().enumerate().map(longer).collect()
}

/// The forms next to `idx` among `known`, which is in order: those before it, the nearest first, and then those after.
fn near(known: &[usize], idx: usize) -> impl Iterator<Item = usize> {
    let (before, after) = known.split_at(known.partition_point(|other| *other < idx));
    let after = after.iter().filter(move |other| **other != idx);
    before.iter().rev().take(MAX_NEAR).chain(after.take(MAX_NEAR)).copied()
}
