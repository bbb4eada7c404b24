//! Names that the text itself says are one: an acronym in brackets, "alias", "also known as".

use std::ops::Range;

use crate::document::{Case, Document};
use crate::gazetteer;
use crate::lexicon;
use crate::mentions::{EntityKind, Mention, Subkind};

/// No more tokens stand between the two.
const MAX_BETWEEN: usize = 10;

/// No further mentions back is the other one sought.
const MAX_MENTIONS: usize = 3;

/// Pairs of mentions, by their index, that name one thing.
pub(super) fn pairs(document: &Document, mentions: &[Mention], keys: &[String]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (idx, (two, other)) in mentions.iter().zip(keys).enumerate() {
        // A nationality or a place may stand between: "X, an Iraqi national also known as Y".
        let before = (idx.saturating_sub(MAX_MENTIONS)..idx).rev();
        for before in before {
            let (Some(one), Some(name)) = (mentions.get(before), keys.get(before)) else { continue };
            if one.kind == two.kind {
                let between = one.tokens.end..two.tokens.start;
                let acronym = is_acronym_beside(document, one, two, name, other);
                if acronym || between.len() <= MAX_BETWEEN && is_said(document, between, two.tokens.end) {
                    pairs.push((before, idx));
                }
                break;
            }
        }
    }
    pairs
}

/// "Sexual Minorities Uganda (SMUG)", "SMUG (Sexual Minorities Uganda)", "Alternative National Congress ANC".
fn is_acronym_beside(document: &Document, one: &Mention, two: &Mention, name: &str, other: &str) -> bool {
    let is_first_long = one.tokens.len() > 1;
    let (acronym, long) = if is_first_long { (other, name) } else { (name, other) };
    let short = if is_first_long { two } else { one };
    if short.tokens.len() > 1 || !long.contains(' ') || one.tokens.end > two.tokens.start {
        return false;
    }
    let in_brackets = document.key(one.tokens.end) == "("
        && (two.tokens.start - one.tokens.end) <= 2
        && (two.tokens.end..two.tokens.end + 2).any(|idx| document.key(idx) == ")");
    let is_letters = document.token(short.tokens.start).is_some_and(|token| token.case == Case::Upper);
    let is_beside = is_letters && one.tokens.end == two.tokens.start;
    if !(in_brackets || is_beside) {
        return false;
    }
    if initials(long).any(|initials| initials == acronym) {
        return true;
    }
    // Other letters too ("Institute of Tourism (Intur)"), but for what is known as another, or credits an agency.
    let full = |name: &str| {
        let entry = gazetteer::word(name).0.filter(|entry| entry.organization().is_some())?;
        let full = gazetteer::full_name(entry);
        Some(full.map_or_else(|| name.to_owned(), |full| gazetteer::key(full).into_owned()))
    };
    let is_another = full(acronym).is_some_and(|known| full(long).is_some_and(|other| other != known));
    let entry = gazetteer::word(acronym).0;
    let is_credit = entry.is_some_and(|entry| entry.organization() == Some(Subkind::Media));
    let is_short = one.kind == EntityKind::Organization && acronym.chars().count() < 12;
    in_brackets && is_short && !is_another && !is_credit
}

/// The first letters of the words: all, without the small ones, and without what follows a company's name.
pub(super) fn initials(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_legal = |word: &&str| lexicon::lists(word).meets(lexicon::LEGAL_FORM);
    let end = words.iter().rposition(|word| !is_legal(word)).map_or(0, |last| last + 1);
    let letters = |keeps: &dyn Fn(&str) -> bool| -> String {
        let kept = words.iter().take(end).filter(|word| keeps(word));
        kept.filter_map(|word| word.chars().next()).collect()
    };
    let is_small = |word: &str| lexicon::lists(word).meets(lexicon::FUNCTION_WORD | lexicon::NAME_LINK);
    let all = letters(&|_| true);
    let without_small = letters(&|word| !is_small(word));
    [all, without_small].into_iter().filter(|letters| letters.chars().count() > 1)
}

/// "Also known as", with nothing but an article or a quotation mark after it.
fn is_said(document: &Document, between: Range<usize>, end: usize) -> bool {
    let is_last = |end: usize| {
        let rest = end..between.end;
        rest.len() <= 2
            && rest.clone().all(|idx| {
                matches!(document.key(idx), "the" | "," | "as")
                    || document.is(idx, lexicon::FORM_OF_ADDRESS)
                    || document.word(idx).starts_with(['“', '"', '‘', '\'', '”'])
            })
    };
    let same_sentence =
        document.sentence_of(between.start).is_some_and(|sentence| sentence.tokens.contains(&between.end));
    let said = |idx: usize| {
        document.phrase_at(idx, lexicon::ALSO_KNOWN).is_some_and(|n_tokens| is_last(idx + n_tokens))
    };
    same_sentence && (between.clone().any(said) || is_last_known_as(document, between, end))
}

/// "The Afghanistan Bank, as the Central Bank is formally known".
fn is_last_known_as(document: &Document, between: Range<usize>, end: usize) -> bool {
    let mut words = between.filter(|idx| document.key(*idx) != "the").map(|idx| document.key(idx));
    let is_as = words.next() == Some(",") && words.next() == Some("as") && words.next().is_none();
    is_as
        && document.key(end) == "is"
        && (end + 1..end + 4).any(|idx| matches!(document.key(idx), "known" | "called"))
}
