//! Whether one name is a short form of another.

use crate::gazetteer::{self, Subkind};
use crate::lexicon;
use crate::mentions::EntityKind;

use super::forms::{Form, is_distinct};

/// Whether `short` may stand for `long`, both of one kind; `is_named` says that `long` was named before it.
pub(super) fn is_short_for(short: &Form, long: &Form, is_named: bool) -> bool {
    // "Greens" for "Green Alternative".
    if let ([word], [first, .., last]) = (short.words.as_slice(), long.words.as_slice())
        && short.kind == EntityKind::Organization
        && word.strip_suffix('s') == Some(first)
        && (head(last) == Some(Subkind::Party) || matches!(last.as_str(), "alternative" | "list"))
    {
        return true;
    }
    let Some((before, after)) = around(short, long) else { return false };
    match short.kind {
        EntityKind::Organization => organization(short, long, before, after, is_named),
        EntityKind::Place => is_place_short(&short.words, before, after),
        EntityKind::Event | EntityKind::Product | EntityKind::Work => {
            short.known.is_none() && short.words.iter().any(|word| is_distinct(word))
        }
        EntityKind::Person | EntityKind::Nationality => false,
    }
}

/// Whether the words only say that it is a company: "Velmara" is the "Velmara Group" before it is "Velmara Air".
fn is_whole(after: &[String]) -> bool {
    after.iter().all(|word| matches!(word.as_str(), "group" | "holding" | "holdings"))
}

/// Whether it is a noun that many names have as their head ("Network"), which stands for the one named last.
pub(super) fn is_bare_head(short: &Form) -> bool {
    // "The House" is no short form of the "White House".
    matches!(short.words.as_slice(), [word] if word != "house" && head(word).is_some())
}

/// What stands before and after the words of `short` in those of `long`.
fn around<'l>(short: &Form, long: &'l Form) -> Option<(&'l [String], &'l [String])> {
    let n_words = short.words.len();
    let place = long.words.windows(n_words.max(1)).position(|words| words == short.words)?;
    let after = long.words.get(place + n_words..).filter(|_| n_words < long.words.len())?;
    Some((long.words.get(..place)?, after))
}

/// Whether `long` adds to `short` only that it is a company.
pub(super) fn is_whole_of(short: &Form, long: &Form) -> bool {
    around(short, long).is_some_and(|(before, after)| before.is_empty() && is_whole(after))
}

/// The rules for an organisation, from the words of the long name before and after the short one.
fn organization(short: &Form, long: &Form, before: &[String], after: &[String], is_named: bool) -> bool {
    // The "Korea Eximbank" is not its own "Department of Loans of the Korea Eximbank".
    let is_preposition = |word: &String| lexicon::lists(word).meets(lexicon::PREPOSITION);
    if before.last().is_some_and(is_preposition) {
        return false;
    }
    let is_known = short.known.is_some();
    // "Velmara Ltd" is whole; the union of its workers is another body.
    let is_people =
        |word: &String| lexicon::lists(word).meets(lexicon::PEOPLE_ANY | lexicon::PEOPLE_CIVILIAN);
    if short.is_complete && !is_whole(after) || after.iter().any(is_people) {
        return false;
    }
    let country = |words: &[String]| gazetteer::word(&words.join(" ")).0.and_then(gazetteer::Entry::country);
    if short.qualifier.is_some() && !before.is_empty() && country(before) != short.qualifier {
        return false;
    }
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
    let complement = after.first().is_some_and(is_preposition);
    let is_head = after.is_empty() || complement;
    match short.words.as_slice() {
        // "The Network" for the "Lake Rights Network" that was named.
        _ if is_bare_head(short) => is_head && is_named,
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
    // "Rio" for "Rio de Janeiro".
    let is_link = |word: &String| matches!(word.as_str(), "de" | "del" | "do" | "da" | "dos");
    if short.len() == 1 && before.is_empty() && after.first().is_some_and(is_link) {
        return true;
    }
    let entry = gazetteer::word(&short.join(" ")).0.and_then(gazetteer::Entry::place);
    let is_other = matches!(entry, Some(Subkind::City | Subkind::Capital | Subkind::Country));
    before.is_empty() && !is_other && all(after, lexicon::REGION_FORM)
}

/// Whether the words are countries, nationalities and places alone; so are none.
fn is_geographic(words: &[String]) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let known = gazetteer::matches(rest.iter())
            .filter(|(_, entry)| {
                (entry.place().is_some() || entry.is_nationality()) && entry.head().is_none()
            })
            .last();
        let Some((n_words, _)) = known else { return false };
        rest = rest.get(n_words..).unwrap_or_default();
    }
    true
}

fn head(word: &str) -> Option<Subkind> {
    gazetteer::word(word).0.and_then(gazetteer::Entry::head)
}
