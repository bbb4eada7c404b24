//! Who is who: mentions of one person, organisation or place joined into an entity.

mod also;
mod describe;
mod kinds;
mod names;
mod people;
mod things;

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dictionary::Listed;
use crate::document::{Document, RegionKind};
use crate::gazetteer;
use crate::lexicon;
use crate::mentions::{EntityKind, Gender, Mention, Subkind};
use crate::span::Span;

/// The place of an entity in [`Annotation::entities`](crate::Annotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "e{}", self.0)
    }
}

/// A person, organisation, place … with every mention of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub id: EntityId,
    pub kind: EntityKind,
    pub subkind: Option<Subkind>,
    /// The fullest form in the text, or on the reader's own list.
    pub name: String,
    /// The other forms in the text, without `name`, in order of first use.
    pub aliases: Vec<String>,
    /// The apposition that says who this is ("a former Afghan government adviser").
    pub description: Option<Span>,
    pub gender: Option<Gender>,
    /// In the order of the text; never empty.
    pub mentions: Vec<Mention>,
}

/// Joins `mentions` into entities, in the order of first mention; those that the reader has `listed` as one are one.
#[must_use]
pub fn resolve(document: &Document, mut mentions: Vec<Mention>, listed: &[Listed]) -> Vec<Entity> {
    let keys: Vec<String> = mentions.iter().map(|mention| key(document, mention)).collect();
    kinds::agree(document, &mut mentions, &keys);
    let mut groups = vec![0; mentions.len()];
    let n_people = people::group(document, &mentions, &mut groups);
    things::group(document, &mentions, &keys, &mut groups, n_people);
    join(&mut groups, &also::pairs(document, &mentions, &keys));
    let named = group_listed(&mut groups, listed);

    let names: describe::Names =
        mentions.iter().map(|mention| (mention.tokens.clone(), mention.kind)).collect();
    let mut members: Vec<(Option<&str>, Vec<Mention>)> = Vec::new();
    let mut place_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (mention, group) in mentions.into_iter().zip(groups) {
        let place = *place_of.entry(group).or_insert_with(|| {
            members.push((named.get(&group).copied(), Vec::new()));
            members.len() - 1
        });
        if let Some((_, mentions)) = members.get_mut(place) {
            mentions.push(mention);
        }
    }
    members
        .into_iter()
        .enumerate()
        .filter_map(|(idx, (name, mentions))| entity(document, &names, EntityId(idx), name, mentions))
        .collect()
}

/// Makes one group of the groups of each pair of mentions.
fn join(groups: &mut [usize], pairs: &[(usize, usize)]) {
    let mut joined: FxHashMap<usize, usize> = FxHashMap::default();
    for (one, two) in pairs {
        if let (Some(one), Some(two)) = (groups.get(*one), groups.get(*two)) {
            let (one, two) = (root(&mut joined, *one), root(&mut joined, *two));
            if one != two {
                joined.insert(one.max(two), one.min(two));
            }
        }
    }
    for group in groups {
        *group = root(&mut joined, *group);
    }
}

/// Makes one group of what is of one entry of the reader's list, and of what was joined with it; two entries stay two.
/// The names of these groups.
fn group_listed<'d>(groups: &mut [usize], listed: &[Listed<'d>]) -> FxHashMap<usize, &'d str> {
    let next = groups.iter().max().map_or(0, |last| last + 1);
    let mut named = FxHashMap::default();
    let mut led: FxHashMap<usize, usize> = FxHashMap::default();
    for Listed { mention_idx, entry_idx, name } in listed {
        named.insert(next + entry_idx, *name);
        if let Some(group) = groups.get(*mention_idx) {
            led.entry(*group).or_insert(next + entry_idx);
        }
    }
    for group in groups.iter_mut() {
        *group = led.get(group).copied().unwrap_or(*group);
    }
    for Listed { mention_idx, entry_idx, .. } in listed {
        if let Some(group) = groups.get_mut(*mention_idx) {
            *group = next + entry_idx;
        }
    }
    named
}

/// The group that stands for all that are joined with `group`; halves the way there, so that no chain grows long.
fn root(joined: &mut FxHashMap<usize, usize>, mut group: usize) -> usize {
    while let Some(next) = joined.get(&group).copied() {
        if let Some(after) = joined.get(&next).copied() {
            joined.insert(group, after);
        }
        group = next;
    }
    group
}

/// The mention's words as the gazetteers spell them.
fn key(document: &Document, mention: &Mention) -> String {
    let mut key = String::new();
    for token_idx in mention.tokens.clone() {
        let word = gazetteer::key(document.key(token_idx));
        if !key.is_empty() && !word.is_empty() {
            key.push(' ');
        }
        key.push_str(&word);
    }
    key
}

fn entity(
    document: &Document,
    names: &describe::Names,
    id: EntityId,
    listed: Option<&str>,
    mentions: Vec<Mention>,
) -> Option<Entity> {
    let kind = mentions.first()?.kind;
    let words = |mention: &Mention| mention.span.of(document.text());
    let mut forms: Vec<&str> = Vec::new();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut fullest = None;
    for mention in &mentions {
        let fullness = (is_clean(document, mention), fullness(words(mention)));
        if fullest.is_none_or(|(known, _)| fullness > known) {
            fullest = Some((fullness, words(mention)));
        }
        if seen.insert(words(mention)) {
            forms.push(words(mention));
        }
    }
    let fullest = fullest.map_or("", |(_, form)| form);
    // "United States" for the "United States of America", where the text has both.
    let usual = gazetteer::get(fullest).filter(|_| kind != EntityKind::Person).and_then(gazetteer::full_name);
    let name = forms.iter().find(|form| usual == Some(form)).copied().unwrap_or(fullest);
    let name = listed.unwrap_or(name);
    let folded = name.to_lowercase();
    let aliases =
        forms.iter().filter(|form| form.to_lowercase() != folded).map(|form| (*form).to_owned()).collect();
    let describes = matches!(kind, EntityKind::Person | EntityKind::Organization);
    let description = if describes { describe::find(document, names, &mentions) } else { None };
    // A title tells the gender better than a given name does.
    let titled = mentions.iter().filter(|mention| mention.title.is_some());
    let gender = titled.chain(&mentions).find_map(|mention| mention.gender);
    let subkind = mentions.iter().find_map(|mention| mention.subkind);
    Some(Entity { id, kind, subkind, name: name.to_owned(), aliases, description, gender, mentions })
}

/// Whether a person's whole name stands in the story and holds no title: a headline's capitals hide where a name ends.
fn is_clean(document: &Document, mention: &Mention) -> bool {
    let first = document.token(mention.tokens.start);
    let is_title = |idx: usize| document.is(idx, lexicon::TITLE_ABBREVIATION);
    mention.kind == EntityKind::Person
        && mention.tokens.len() > 1
        && first.is_some_and(|token| token.region != RegionKind::Headline)
        && !mention.tokens.clone().any(is_title)
}

/// How full a form of a name is: more words with a capital, then more letters. Capitals alone are an acronym's.
fn fullness(form: &str) -> (bool, usize, usize) {
    (
        form.chars().any(char::is_lowercase),
        form.split([' ', '-']).filter(|word| word.contains(char::is_uppercase)).count(),
        form.chars().count(),
    )
}

#[cfg(test)]
mod tests;
