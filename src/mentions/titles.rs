//! Titles and offices before a name: "Mr.", "Deputy Foreign Minister", "spokesman".

use std::ops::Range;

use super::words::Words;
use crate::document::Case;
use crate::lexicon;

/// The length of the title that begins at `at` ("Prime Minister", "Maj. Gen."): modifiers, then one head or more.
pub(super) fn title(words: &Words, at: usize, end: usize) -> Option<usize> {
    let mut next = at;
    while next < end && words.is(next, lexicon::TITLE_MODIFIER) {
        next += 1;
    }
    let mut last = None;
    while next < end && next < at + 8 {
        if words.is(next, lexicon::TITLE_HEAD) {
            next += 1;
            last = Some(next);
        } else if words.is(next, lexicon::TITLE_MODIFIER) {
            next += 1;
        } else {
            break;
        }
    }
    last.or_else(|| {
        // A word that is head and modifier at once ("General") was taken for a modifier.
        (at..next).rfind(|idx| words.is(*idx, lexicon::TITLE_HEAD)).map(|idx| idx + 1)
    })
    .map(|last| last - at)
}

/// The title in small letters that stands right before a name ("former prime minister Imran Khan").
pub(super) fn small_title(words: &Words, name: usize) -> Option<Range<usize>> {
    let is_head = |idx: usize| words.case(idx) == Case::Lower && words.is(idx, lexicon::TITLE_HEAD);
    let is_modifier = |idx: usize| words.case(idx) == Case::Lower && words.is(idx, lexicon::TITLE_MODIFIER);
    let sentence = words.document.sentence_of(name)?;
    let mut start = name;
    while start > sentence.tokens.start
        && start + 6 > name
        && (is_head(start - 1) || (start < name && is_modifier(start - 1)))
    {
        start -= 1;
    }
    (start < name).then_some(start..name)
}

/// The title right before a name, in capitals or small letters.
pub(super) fn before(words: &Words, name: usize) -> Option<Range<usize>> {
    let sentence = words.document.sentence_of(name)?;
    let first = sentence.tokens.start.max(name.saturating_sub(8));
    let capital = (first..name)
        .find(|at| title(words, *at, name).is_some_and(|n_tokens| at + n_tokens == name))
        .map(|at| at..name);
    capital.or_else(|| small_title(words, name))
}

/// A person's name without what stands around it: "Chinese President | Xi Jinping", "Duncan Ferris | KC".
pub(super) fn bare_name(words: &Words, name: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = name;
    let last = end.saturating_sub(1);
    if end - start > 2 && words.case(last) != Case::Lower && words.is(last, lexicon::POST_NOMINAL) {
        end = last;
    }
    while end - start > 1 {
        let entry = words.entry(start);
        let is_nationality = entry.is_nationality() && !entry.is_given() && !entry.is_family();
        let n_before = if is_nationality { 1 } else { title(words, start, end).unwrap_or(0) };
        // A name of one word may be one that is a title as well: "Pope", "King".
        let rest = end - start - n_before.min(end - start);
        if n_before == 0 || rest == 0 || (rest == 1 && !is_nationality && entry.is_family()) {
            break;
        }
        start += n_before;
    }
    start..end
}
