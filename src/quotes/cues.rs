//! Reporting words with the phrase that names who speaks: "the mayor *said*", "*said* Idris Amal", "*according to* police".
//!
//! Goes by lists of verb forms (`data/lexicon/reporting_*.txt`, `belief_*.txt`) and what stands beside them; `nouns` has the
//! nouns ("the claim that"). Passives ("was said to") are passed over but for "it was announced that", and so are infinitives
//! that only tell a plan ("expected to say"); words within quotation marks are not looked at.

mod clauses;
mod guards;
mod phrasal;
mod unlisted;

pub use guards::{is_finite_like, is_subject_like, may_be_somebody};

use std::ops::Range;

use super::marks::Marks;
use super::{nouns, phrases};
use crate::document::{Case, Document, RegionKind, TokenKind};
use crate::lexicon::{self, Lists};
use clauses::{finite, hanging};
use guards::{
    has_be_before, is_claimed_in_deed, is_conceded_in_sport, is_negated, is_noun_here, is_passive,
    may_be_belief, says_it,
};
use phrasal::{called_for, governed, in_words_of, minded, purpose, voiced};
use unlisted::unlisted;

/// What a reporting word lets follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "said": a whole statement.
    Statement,
    /// "reports", "found": a whole statement, but a noun or another verb too, so it must be proved by what follows.
    Unsure,
    /// "according to": the speaker comes next.
    According,
    /// "laughed", "called": words in quotation marks only.
    QuotesOnly,
    /// "called for", "denied": a noun phrase.
    Object,
    /// "wants", "plans": an infinitive, or a noun phrase of one's own wish.
    Wish,
    /// "the claim that": a whole statement after a noun.
    Noun,
}

impl Form {
    /// The name of the rule that reads its words, for the reader who asks why.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Unsure => "proved_statement",
            Self::According => "according_to",
            Self::QuotesOnly => "quoted",
            Self::Object => "object",
            Self::Wish => "wish",
            Self::Noun => "noun",
        }
    }
}

/// A reporting word where it stands.
#[derive(Clone, Debug)]
pub struct Cue {
    pub tokens: Range<usize>,
    pub form: Form,
    /// It hangs on another clause, whose subject speaks: ", saying", "and said".
    pub hangs: bool,
    /// Who speaks; none where it hangs.
    pub speaker: Option<Range<usize>>,
    /// From the speaker or the word that joins the clause to the end of cue and speaker.
    pub head: Range<usize>,
}

impl Cue {
    /// A verb with its own subject, right before it or right after.
    pub fn with_subject(speaker: Range<usize>, verb: Range<usize>, form: Form) -> Self {
        let head = speaker.start.min(verb.start)..speaker.end.max(verb.end);
        Self { head, tokens: verb, form, hangs: false, speaker: Some(speaker) }
    }
}

/// What stands within quotation marks is no cue; how many tokens back a cue looks for its clause.
const MAX_LOOK_BACK: usize = 60;

/// Who says so before a headline's colon takes at most this many tokens.
const MAX_LABEL: usize = 5;
/// A headline has at most this many tokens.
const MAX_HEADLINE: usize = 30;

/// The cues of a stretch, in order.
pub fn find(document: &Document, marks: &Marks, tokens: &Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    // Where the clause at hand can begin at the earliest: after the last quotation.
    let mut from = tokens.start;
    let mut idx = tokens.start;
    cues.extend(labelled(document, marks, tokens));
    let any_case = is_shouted(document, tokens) || is_title_case(document, tokens);
    while idx < tokens.end {
        if let Some(quoted) = marks.at(idx) {
            idx = quoted.tokens.end.max(idx + 1);
            from = idx;
            continue;
        }
        let floor = from.max(idx.saturating_sub(MAX_LOOK_BACK));
        if let Some(cue) = cue_at(document, marks, floor, idx, tokens, any_case) {
            idx = cue.head.end.max(cue.tokens.end);
            cues.push(cue);
        } else {
            idx += 1;
        }
    }
    cues
}

/// A headline that begins with who says so: "*Police:* Man shot neighbour", "*Report:* Prices fell".
fn labelled(document: &Document, marks: &Marks, tokens: &Range<usize>) -> Option<Cue> {
    let colon = (tokens.start + 1..tokens.end.min(tokens.start + MAX_LABEL))
        .find(|&idx| document.word(idx) == ":")?;
    let is_headline = document.token(tokens.start).is_some_and(|token| token.region == RegionKind::Headline);
    let last = colon - 1;
    let may_say = document.is(last, lexicon::GENERIC_SPEAKER | lexicon::FINDING_SOURCE);
    let is_plain = (tokens.start..colon).all(|idx| {
        marks.at(idx).is_none() && document.token(idx).is_some_and(|token| token.kind == TokenKind::Word)
    });
    (is_headline && may_say && is_plain && colon + 2 < tokens.end).then(|| Cue {
        tokens: colon..colon + 1,
        form: Form::Statement,
        hangs: false,
        speaker: Some(tokens.start..colon),
        head: tokens.start..colon + 1,
    })
}

/// Whether every long word of several has a capital, as in a headline.
fn is_title_case(document: &Document, tokens: &Range<usize>) -> bool {
    let (mut n_capitals, mut n_small) = (0usize, 0usize);
    for token in tokens.clone().take(MAX_HEADLINE).filter_map(|idx| document.token(idx)) {
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            if token.case == Case::Lower { n_small += 1 } else { n_capitals += 1 }
        }
    }
    tokens.len() <= MAX_HEADLINE && n_capitals >= 4 && n_small * 6 <= n_capitals
}

/// Whether all words are in capitals, as in a cable.
fn is_shouted(document: &Document, tokens: &Range<usize>) -> bool {
    let mut words = tokens
        .clone()
        .filter(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
        // "A" and "I" are capitals in any text.
        .filter(|&idx| document.word(idx).len() > 1);
    let is_upper = |idx: usize| document.token(idx).is_some_and(|token| token.case == Case::Upper);
    words.by_ref().take(2).filter(|&idx| is_upper(idx)).count() == 2 && words.all(is_upper)
}

const STATEMENT: Lists = lexicon::REPORTING_VERB;

const BELIEF: Lists = lexicon::BELIEF_VERB.or(lexicon::BELIEF_OBJECT);

const HANGING: Lists = lexicon::REPORTING_PARTICIPLE;

/// Every verb that may report.
const ANY_VERB: Lists = STATEMENT
    .or(HANGING)
    .or(lexicon::REPORTING_DIRECT)
    .or(lexicon::REPORTING_LABEL)
    .or(lexicon::REPORTING_OBJECT)
    .or(BELIEF);

/// Every word of one token that a cue may begin with.
const ANY_CUE: Lists = ANY_VERB
    .or(lexicon::ACCORDING)
    .or(lexicon::REPORTING_NOUN_THAT)
    .or(lexicon::BELIEF_NOUN)
    .or(lexicon::BELIEF_ADJECTIVE)
    .or(lexicon::VOICING_VERB);

fn cue_at(
    document: &Document,
    marks: &Marks,
    from: usize,
    idx: usize,
    stretch: &Range<usize>,
    any_case: bool,
) -> Option<Cue> {
    let token = document.token(idx)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    // Most words are no cue; this is asked of every one.
    let may_be_cue = document.phrase_at(idx, ANY_CUE).is_some() || matches!(document.key(idx), "in" | "by");
    if !may_be_cue {
        return unlisted(document, marks, idx, from, stretch);
    }
    if let Some(n_tokens) = document.phrase_at(idx, lexicon::ACCORDING) {
        return according(document, idx..idx + n_tokens, stretch.end);
    }
    if let Some(cue) = in_words_of(document, idx, stretch.end) {
        return Some(cue);
    }
    if let Some(cue) = nouns::at(document, from, idx, stretch.end) {
        return Some(cue);
    }
    if let Some(cue) = minded(document, from, idx) {
        return Some(cue);
    }
    let voiced = voiced(document, idx);
    let Some(n_tokens) = voiced.map(|end| end - idx).or_else(|| document.phrase_at(idx, ANY_VERB)) else {
        return unlisted(document, marks, idx, from, stretch);
    };
    let is_first = idx == stretch.start;
    let may_open = document.is(idx, STATEMENT) || document.key(idx).ends_with("ing");
    if token.case != Case::Lower && !any_case && !(is_first && may_open) {
        return None;
    }
    let called = called_for(document, idx);
    let verb = idx..called.unwrap_or(idx + n_tokens);
    let form = if voiced.is_some() && document.key(verb.end) == "that" {
        Form::Unsure
    } else if called.is_some() || voiced.is_some() {
        Form::Object
    } else if document.phrase_at(idx, STATEMENT | HANGING) == Some(n_tokens) {
        if document.is(idx, lexicon::REPORTING_WITH_THAT) { Form::Unsure } else { Form::Statement }
    } else if document.phrase_at(idx, lexicon::REPORTING_OBJECT) == Some(n_tokens) {
        Form::Object
    } else if document.is(idx, lexicon::BELIEF_VERB) {
        Form::Unsure
    } else if document.is(idx, lexicon::BELIEF_OBJECT) {
        Form::Wish
    } else {
        Form::QuotesOnly
    };
    let before = idx.checked_sub(1).filter(|&before| before >= stretch.start);
    let key_before = before.map_or("", |before| document.key(before));
    let is_possessed = key_before == "'s" && !has_be_before(document, from, idx);
    if key_before == "to" {
        return governed(document, verb.clone(), form, from).or_else(|| purpose(document, verb, form, from));
    }
    if is_possessed
        || is_noun_here(document, idx, before)
        || is_claimed_in_deed(document, idx)
        || is_conceded_in_sport(document, idx)
        || (document.key(idx) == "compared" && matches!(document.key(idx + 1), "to" | "with"))
    {
        return None;
    }
    let is_ing = document.key(idx).ends_with("ing") || document.phrase_at(idx, HANGING).is_some();
    if document.is(idx, BELIEF)
        && !may_be_belief(document, idx, is_ing && !has_be_before(document, from, idx))
    {
        return None;
    }
    if is_ing {
        return hanging(document, verb, form, from, stretch, key_before);
    }
    // "It was announced on Friday that": nobody is named.
    let is_told = document.is(idx, STATEMENT)
        && is_passive(document, from, idx)
        && says_it(document, from, idx)
        && !document.key(idx).starts_with("recall");
    if is_told && !is_negated(document, from, idx) {
        let head = verb.clone();
        return Some(Cue { head, tokens: verb, form: Form::Unsure, hangs: false, speaker: None });
    }
    if is_negated(document, from, idx) || is_passive(document, from, idx) {
        return None;
    }
    finite(document, marks, verb, form, from, stretch)
}

fn according(document: &Document, words: Range<usize>, end: usize) -> Option<Cue> {
    let speaker = phrases::phrase_after(document, words.end, end)
        .or_else(|| phrases::words_after(document, words.end, end))?;
    Some(Cue {
        head: words.start..speaker.end,
        tokens: words,
        form: Form::According,
        hangs: false,
        speaker: Some(speaker),
    })
}
