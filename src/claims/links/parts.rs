//! The parts of a figure that "including" or brackets open.

use super::names::listed;
use super::objects::{begins_clause, joined_right};
use super::same::{is_apposition, is_same_person};
use super::told_of;
use crate::claims::Context;
use crate::claims::chunks::{Chunk, Kind};
use crate::claims::people::{Humanity, Phrase};

/// The phrases that "including" or brackets make parts of the one at `whole`.
pub(in crate::claims) fn parts(context: &Context<'_>, chunks: &[Chunk], whole: usize) -> Vec<usize> {
    let Some(total) = chunks.get(whole).and_then(Chunk::phrase) else { return Vec::new() };
    if !total.is_plural && total.amount.best.is_none_or(|n| n < 2) {
        return Vec::new();
    }
    if let Some(names) = names_of(context, chunks, whole, total) {
        return names;
    }
    let mut at = whole + 1;
    let mut opened = false;
    for _ in 0..14 {
        let Some(chunk) = chunks.get(at) else { return Vec::new() };
        match &chunk.kind {
            Kind::Subset => {
                opened = true;
                at += 1;
                break;
            }
            Kind::Open => {
                at += 1;
                if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Subset)) {
                    at += 1;
                }
                opened = true;
                break;
            }
            Kind::Comma if is_elliptical(context, chunks, at + 1) => {
                at += 1;
                opened = true;
                break;
            }
            // "27 died: 14 in Swat, 9 in Buner and 4 in Shangla"
            Kind::Opener if context.document.word(chunk.tokens.start) == ":" && is_listed(chunks, at + 1) => {
                at += 1;
                opened = true;
                break;
            }
            Kind::Opener | Kind::And => return Vec::new(),
            // Past the trigger of "12 people were killed, including …" and what place or time stands between.
            _ => at += 1,
        }
    }
    if !opened {
        return Vec::new();
    }
    let accepts = |idx: usize| {
        chunks.get(idx).and_then(Chunk::phrase).is_some_and(|phrase| {
            (phrase.humanity != Humanity::Thing || phrase.states == total.states && phrase.states.is_some())
                && total.amount.best.zip(phrase.amount.best).is_none_or(|(whole, part)| part < whole)
        })
    };
    if chunks.get(at).is_some_and(|chunk| matches!(chunk.kind, Kind::Adverb | Kind::Be)) {
        at += 1;
    }
    if !accepts(at) {
        return Vec::new();
    }
    let mut found = vec![at];
    let mut last = at;
    while found.len() < 12 {
        let Some((next, is_end)) = joined_right(chunks, last, &accepts) else { break };
        if !is_apposition(chunks, last, next) && !is_same_person(context, chunks, last, next) {
            found.push(next);
        }
        last = next;
        if is_end {
            break;
        }
    }
    // "Including Ann Lee, 22; Bo Ek, 31; …"
    let names = listed(context, chunks, at);
    if names.len() > found.len() { names } else { found }
}

/// How far after a figure the list of its names may begin, in chunks: "three people were killed in Karsa on Monday:".
const NAMES_REACH: usize = 14;

/// "Two of them, ⟨Ann Lee⟩, 22, and ⟨Bo Ek⟩, 31, …", "three people were killed: ⟨…⟩": as many names as the figure counts,
/// behind a mark; after a colon some of them will do.
fn names_of(context: &Context<'_>, chunks: &[Chunk], whole: usize, total: &Phrase) -> Option<Vec<usize>> {
    let n = total.amount.best?;
    let mark = |at: usize| chunks.get(at).map_or("", |chunk| context.document.word(chunk.tokens.start));
    // "Police named the two people killed as ⟨…⟩"
    if told_of::is_naming(context, chunks, whole.checked_sub(1))
        && let Some(named_as) = told_of::named_as(context, chunks, whole + 1)
    {
        return Some(listed(context, chunks, named_as + 1)).filter(|names| !names.is_empty());
    }
    for at in whole + 1..whole + NAMES_REACH {
        let names = match mark(at) {
            "," | "–" | "—" | ":" => listed(context, chunks, at + 1),
            "." | ";" | "" => return None,
            _ => continue,
        };
        let n_names = u64::try_from(names.len()).unwrap_or(u64::MAX);
        let are_some = mark(at) == ":" && n_names > 1 && n_names < n;
        if n > 1 && (n_names == n || are_some) {
            return Some(names);
        }
    }
    None
}

/// "Nine were hurt, ⟨two of them⟩ seriously", "of the 12 killed, ⟨four⟩ were children": a part without a verb that says more.
fn is_elliptical(context: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let document = context.document;
    let Some(phrase) = chunks.get(at).and_then(Chunk::phrase) else { return false };
    let after = chunks.get(at + 1).map(|chunk| &chunk.kind);
    let points_back = phrase.is_partial && matches!(document.key(phrase.noun.start), "them" | "whom");
    let opens_with_of = chunks.first().is_some_and(|chunk| document.key(chunk.tokens.start) == "of");
    points_back && matches!(after, None | Some(Kind::Adverb))
        || opens_with_of
            && phrase.noun.is_empty()
            && matches!(after, Some(Kind::Be))
            && chunks.get(at + 2).is_some_and(|chunk| matches!(chunk.kind, Kind::Phrase(_)))
}

/// Whether people with a number stand at `at` and no verb tells of them: what a colon may list.
fn is_listed(chunks: &[Chunk], at: usize) -> bool {
    let has_number =
        chunks.get(at).and_then(Chunk::phrase).is_some_and(|phrase| phrase.amount.best.is_some());
    has_number && !begins_clause(chunks, at)
}
