//! Whether one name is a short form of another.

use crate::gazetteer::{self, Subkind};
use crate::lexicon;
use crate::mentions::EntityKind;

use super::forms::Form;

/// Whether `short` may stand for `long`, both of one kind; `is_named` says that `long` was named before it.
pub(super) fn is_short_for(short: &Form, long: &Form, is_named: bool) -> bool {
    let n_words = short.words.len();
    let place = long.words.windows(n_words.max(1)).position(|words| words == short.words);
    let Some(place) = place.filter(|_| n_words < long.words.len()) else { return false };
    let before = long.words.get(..place).unwrap_or_default();
    let after = long.words.get(place + n_words..).unwrap_or_default();
    match short.kind {
        EntityKind::Organization => organization(short, long, before, after, is_named),
        EntityKind::Place => is_place_short(&short.words, before, after),
        EntityKind::Event | EntityKind::Product | EntityKind::Work => {
            short.known.is_none() && short.words.iter().any(|word| is_distinct(word))
        }
        EntityKind::Person | EntityKind::Nationality => false,
    }
}

/// The rules for an organisation, from the words of the long name before and after the short one.
fn organization(short: &Form, long: &Form, before: &[String], after: &[String], is_named: bool) -> bool {
    let is_known = short.known.is_some();
    // The "Taliban" of Afghanistan are not the "Pakistani Taliban"; "Greens" are anywhere.
    if is_known && long.known.is_some() && short.country.is_some() && short.country != long.country {
        return false;
    }
    if is_geographic(&short.words) {
        // "Liverpool" for "Liverpool Football Club", "Medina" for "Medina Hospital".
        let is_kind = |kind: Subkind| matches!(kind, Subkind::Sport | Subkind::Hospital | Subkind::School);
        let is_form =
            |word: &String| lexicon::lists(word).meets(lexicon::CLUB_FORM) || head(word).is_some_and(is_kind);
        return before.iter().chain(after).all(is_form);
    }
    // "Coast Guard" for "US Coast Guard", "Red Cross" for "Myanmar Red Cross Society".
    let is_plain = |word: &String| matches!(word.as_str(), "group" | "society" | "movement");
    if is_geographic(before) && (is_geographic(after) || after.iter().all(is_plain)) {
        return true;
    }
    if is_known {
        return false;
    }
    // The "Korea Eximbank" is not its own "Department of Loans of the Korea Eximbank".
    let is_preposition = |word: &String| lexicon::lists(word).meets(lexicon::PREPOSITION);
    if before.last().is_some_and(is_preposition) {
        return false;
    }
    let complement = after.first().is_some_and(is_preposition);
    let is_head = after.is_empty() || complement;
    match short.words.as_slice() {
        // "The Network" for the "Lake Rights Network" that was named.
        [word] if head(word).is_some() => is_head && is_named,
        // "National Bank" for "National Bank of Kenya".
        words if words.iter().all(|word| !is_distinct(word)) => {
            complement && is_geographic(before) && words.len() > 1
        }
        _ => true,
    }
}

/// "Congo" for "Democratic Republic of the Congo", "Helmand" for "Helmand Province".
fn is_place_short(short: &[String], before: &[String], after: &[String]) -> bool {
    let all = |words: &[String], list| words.iter().all(|word| lexicon::lists(word).meets(list));
    if let ([forms @ .., of], []) = (before, after) {
        return match of.as_str() {
            "of" => !forms.is_empty() && all(forms, lexicon::POLITY_FORM),
            "mount" | "mt" | "river" => forms.is_empty(),
            _ => false,
        };
    }
    let entry = gazetteer::get(&short.join(" ")).and_then(gazetteer::Entry::place);
    let is_other = matches!(entry, Some(Subkind::City | Subkind::Capital | Subkind::Country));
    before.is_empty() && !is_other && all(after, lexicon::REGION_FORM)
}

/// Whether the words are countries, nationalities and places alone; so are none.
fn is_geographic(words: &[String]) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let known = gazetteer::matches(rest.iter())
            .filter(|(_, entry)| entry.place().is_some() || entry.is_nationality())
            .last();
        let Some((n_words, _)) = known else { return false };
        rest = rest.get(n_words..).unwrap_or_default();
    }
    true
}

/// Whether the word is more than a common, geographic or head noun.
fn is_distinct(word: &str) -> bool {
    let is_known = |entry: gazetteer::Entry| {
        entry.is_common() || entry.is_nationality() || entry.place().is_some() || entry.head().is_some()
    };
    word.chars().count() > 2
        && !word.bytes().all(|byte| byte.is_ascii_digit())
        && !gazetteer::get(word).is_some_and(is_known)
}

fn head(word: &str) -> Option<Subkind> {
    gazetteer::get(word).and_then(gazetteer::Entry::head)
}
