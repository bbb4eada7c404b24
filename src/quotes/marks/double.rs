//! Pairs of double marks, and of the guillemets and corner brackets that stand for them.

use std::ops::Range;

use super::{Pair, looks_closing, looks_opening, may_begin, outermost, unclosed};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// Deeper nesting than this is no prose; deeper marks are passed over, which keeps the work linear.
const MAX_DEPTH: usize = 3;

const MARKS: [&str; 13] = ["“", "”", "\"", "«", "»", "„", "‟", "‹", "›", "「", "」", "『", "』"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
}

/// A double mark where it stands.
#[derive(Clone)]
struct Mark {
    tokens: Range<usize>,
    /// How it looks; a straight or curly mark for two single ones in a row.
    word: &'static str,
}

/// The pairs in a paragraph, outermost only, in order. `unclosed` is the mark that the paragraph before left open.
pub(super) fn pairs(document: &Document, tokens: &Range<usize>, unclosed: Option<usize>) -> Vec<Pair> {
    let marks = marks(document, tokens);
    let mut reader = Reader {
        document,
        tokens: tokens.clone(),
        is_odd: is_odd(document, &marks),
        carried: unclosed.map(|first| document.word(first)),
        open: Vec::new(),
        pairs: Vec::new(),
    };
    marks.into_iter().for_each(|mark| reader.read(mark));
    reader.pair_misspaced();
    reader.keep_unclosed();
    outermost(reader.pairs)
}

/// The double marks of a paragraph: one character, or two apostrophes or backticks in a row.
fn marks(document: &Document, tokens: &Range<usize>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut idx = tokens.start;
    while idx < tokens.end {
        // Most tokens are words; this is asked of every one.
        if !super::is_mark(document, idx) {
            idx += 1;
            continue;
        }
        let word = document.word(idx);
        let is_doubled = idx + 1 < tokens.end
            && matches!(word, "'" | "`" | "‘" | "’")
            && document.word(idx + 1) == word
            && !document.space_before(idx + 1);
        let single = MARKS.into_iter().find(|mark| *mark == word);
        match (is_doubled, word, single) {
            (true, "'", _) => found.push(Mark { tokens: idx..idx + 2, word: "\"" }),
            (true, "’", _) => found.push(Mark { tokens: idx..idx + 2, word: "”" }),
            (true, ..) => found.push(Mark { tokens: idx..idx + 2, word: "“" }),
            (false, "\"", _) if is_feet_and_inches(document, idx) => {}
            (false, _, Some(word)) => found.push(Mark { tokens: idx..idx + 1, word }),
            (false, _, None) => {}
        }
        idx += if is_doubled { 2 } else { 1 };
    }
    found
}

/// A straight mark glued to a number, which may stand for inches or seconds.
fn is_after_number(document: &Document, idx: usize) -> bool {
    let before = idx.checked_sub(1).and_then(|before| document.token(before));
    before.is_some_and(|token| token.kind == TokenKind::Number) && !document.space_before(idx)
}

/// The mark of 5'10" or 26' 46".
fn is_feet_and_inches(document: &Document, idx: usize) -> bool {
    let feet = idx.checked_sub(2).map_or("", |feet| document.word(feet));
    is_after_number(document, idx) && matches!(feet, "'" | "’" | "′")
}

/// The mark of "12\" pipes" within a quotation: what follows is no clause.
fn is_inch(document: &Document, idx: usize) -> bool {
    let next_is_lower = document.token(idx + 1).is_some_and(|next| next.case == Case::Lower);
    let begins_clause = lexicon::REPORTING_VERB
        | lexicon::REPORTING_DIRECT
        | lexicon::SUBJECT_PRONOUN
        | lexicon::DETERMINER
        | lexicon::GENERIC_SPEAKER
        | lexicon::COORDINATOR;
    is_after_number(document, idx)
        && next_is_lower
        && document.space_before(idx + 1)
        && !document.is(idx + 1, begins_clause)
}

/// Whether the straight marks of the paragraph, inch marks apart, cannot all be in pairs.
fn is_odd(document: &Document, marks: &[Mark]) -> bool {
    let mut is_open = false;
    for mark in marks.iter().filter(|mark| mark.word == "\"") {
        if is_open || !is_after_number(document, mark.tokens.start) {
            is_open = !is_open;
        }
    }
    is_open
}

fn closes(opening: &str, closing: &str) -> bool {
    match opening {
        "„" => matches!(closing, "“" | "”" | "\"" | "‟"),
        "«" => closing == "»",
        "‹" => closing == "›",
        // As in German, and as in Finnish or where French reopens it.
        "»" => matches!(closing, "«" | "»"),
        "›" => matches!(closing, "‹" | "›"),
        "「" => closing == "」",
        "『" => closing == "』",
        // Some write “so“.
        _ => matches!(closing, "”" | "\"" | "‟" | "“"),
    }
}

/// What has been read of a paragraph.
struct Reader<'d, 't> {
    document: &'d Document<'t>,
    tokens: Range<usize>,
    /// Some straight mark has no partner.
    is_odd: bool,
    /// The mark that the paragraph before left open.
    carried: Option<&'t str>,
    /// The opening marks that wait for their closing ones.
    open: Vec<Mark>,
    pairs: Vec<Pair>,
}

impl Reader<'_, '_> {
    fn read(&mut self, mark: Mark) {
        match self.role(&mark) {
            Some(Role::Opens) if self.open.len() < MAX_DEPTH => self.open.push(mark),
            Some(Role::Closes) => {
                if let Some(depth) = self.open.iter().rposition(|opened| closes(opened.word, mark.word)) {
                    let first = self.open.get(depth).map_or(mark.tokens.start, |opened| opened.tokens.start);
                    self.open.truncate(depth);
                    self.pairs.push(Pair { tokens: first..mark.tokens.end, is_closed: true });
                } else if self.open.is_empty()
                    && self.pairs.is_empty()
                    && self.carried.take().is_some_and(|opening| closes(opening, mark.word))
                {
                    // The quotation of the paragraph before goes on and was not reopened.
                    self.pairs.push(Pair { tokens: self.tokens.start..mark.tokens.end, is_closed: true });
                }
            }
            _ => {}
        }
    }

    fn role(&mut self, mark: &Mark) -> Option<Role> {
        let document = self.document;
        let opened = self.open.last().map(|open| open.word);
        let is_opening = looks_opening(document, &mark.tokens);
        let is_closing = looks_closing(document, &mark.tokens);
        let is_first = mark.tokens.start == self.tokens.start;
        match mark.word {
            // “ closes what „ has opened: „Ja“; and is a slip for ” right after a word.
            "“" if opened == Some("„") && !is_opening => Some(Role::Closes),
            "“" if opened.is_some() && is_closing => Some(Role::Closes),
            "“" | "„" | "「" | "『" => Some(Role::Opens),
            "」" | "』" => Some(Role::Closes),
            "«" if opened == Some("»") => Some(Role::Closes),
            "‹" if opened == Some("›") => Some(Role::Closes),
            "«" | "‹" => Some(Role::Opens),
            "»" | "›" if opened.is_none() && (is_opening || is_first) => Some(Role::Opens),
            "»" | "›" => Some(Role::Closes),
            // ”Ja”, as in Swedish and Finnish; or a slip for “.
            "”" | "‟" if opened.is_none() && is_opening => Some(Role::Opens),
            "”" | "‟" => Some(Role::Closes),
            _ if self.open.is_empty() => {
                if is_after_number(document, mark.tokens.start) || mark.tokens.end == self.tokens.end {
                    return self.carried.is_some().then_some(Role::Closes);
                }
                // What has no partner and looks like the end of something opens nothing.
                let is_lone = self.is_odd && is_closing && !is_opening;
                if is_lone { Some(Role::Closes) } else { Some(Role::Opens) }
            }
            _ if self.is_odd && is_inch(document, mark.tokens.start) => {
                self.is_odd = false;
                None
            }
            _ if is_opening => Some(Role::Opens),
            _ => Some(Role::Closes),
        }
    }

    /// "We won "said Khan: with the space on the wrong side, the closing mark looks like a second opening one.
    fn pair_misspaced(&mut self) {
        if let [first, second] = self.open.as_slice()
            && first.word == "\""
            && second.word == "\""
            && self.document.is(second.tokens.end, lexicon::REPORTING_VERB | lexicon::REPORTING_DIRECT)
        {
            self.pairs.push(Pair { tokens: first.tokens.start..second.tokens.end, is_closed: true });
            self.open.clear();
        }
    }

    /// Lets an opening mark hold to the paragraph's end, if it is no slip.
    fn keep_unclosed(&mut self) {
        let next = self.document.word(self.tokens.end);
        for (depth, opened) in self.open.iter().enumerate() {
            let start = opened.tokens.start;
            let is_lone =
                opened.tokens.end >= self.tokens.end || looks_closing(self.document, &opened.tokens);
            if is_lone {
                continue;
            }
            let begins = may_begin(self.document, start, self.tokens.start);
            let runs_on = begins && next == self.document.word(start);
            let mut after = self.pairs.iter().filter(|pair| pair.tokens.start > start).peekable();
            let has_pairs = after.peek().is_some();
            // Nobody quotes in marks of the same kind after a full stop: the closing mark is missing.
            let is_slip = after.any(|pair| {
                self.document.word(pair.tokens.start) == self.document.word(start)
                    && (!begins || may_begin(self.document, pair.tokens.start, self.tokens.start))
            });
            let is_first = start == self.tokens.start;
            // "We won, he said.": the mark is missing after the comma.
            let end = unclosed::end(self.document, opened.tokens.end, self.tokens.end).filter(|end| {
                begins && self.pairs.iter().all(|pair| pair.tokens.start >= *end || pair.tokens.end <= start)
            });
            if let Some(end) = end {
                self.pairs.push(Pair { tokens: start..end, is_closed: true });
                continue;
            }
            let is_last = depth + 1 == self.open.len();
            if !is_slip && (is_first || runs_on || (is_last && (begins || !has_pairs))) {
                self.pairs.push(Pair { tokens: start..self.tokens.end, is_closed: false });
                break;
            }
        }
    }
}
