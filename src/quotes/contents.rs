//! What was said: the words that a cue reports, before it, after it, or on both sides.

use std::ops::Range;

use super::cues::{Cue, Form};
use super::marks::Marks;
use super::{QuoteKind, phrases};
use crate::document::{Document, TokenKind};
use crate::lexicon;

/// A quotation in tokens, before its speaker is resolved.
#[derive(Clone, Debug)]
pub struct Report {
    pub fragments: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub speaker: Option<Range<usize>>,
    pub paragraph_idx: usize,
    pub rule: &'static str,
    pub confidence: f32,
}

impl Report {
    /// Quoted words whose cue and speaker are not known yet.
    pub const fn lone(fragments: Vec<Range<usize>>, paragraph_idx: usize) -> Self {
        Self { fragments, cue: None, speaker: None, paragraph_idx, rule: "lone", confidence: 0.4 }
    }
}

/// Where a stretch is read.
pub struct Reader<'d, 't> {
    pub document: &'d Document<'t>,
    pub marks: &'d Marks,
}

/// How far a cue looks for the "that" or the quotation marks that begin what it reports.
const MAX_ADVERBIAL: usize = 24;
/// How far the apposition after a speaker goes, and quoted words from the verb that they are the object of.
const MAX_APPOSITION: usize = 80;
/// How many cues ahead one is looked for that ends the words of another.
const MAX_CUES_AHEAD: usize = 24;

/// What follows a cue.
struct Rest {
    /// Where the reported words would begin.
    start: usize,
    /// Nothing but adverbials follows before a comma or the end.
    is_empty: bool,
    /// "that", a colon or an opening mark begins the words.
    is_marked: bool,
    /// A comma parts the adverbials from what follows.
    after_comma: bool,
}

impl Reader<'_, '_> {
    /// The reports of a stretch, in order.
    pub fn read(&self, tokens: &Range<usize>, paragraph_idx: usize, cues: &[Cue]) -> Vec<Report> {
        let mut reports: Vec<Report> = Vec::new();
        let end = self.trim_end(tokens.clone());
        let closing = self.closing_cue(cues, tokens.start, end);
        let mut from = tokens.start;
        let mut speaker: Option<Range<usize>> = None;
        let mut skip_to = tokens.start;
        for (cue_idx, cue) in cues.iter().enumerate() {
            if cue.head.start < skip_to {
                continue;
            }
            // The last clause of the stretch reports all before it.
            if closing.is_some_and(|closing| cue_idx < closing && !self.has_own_quote(cue, from)) {
                continue;
            }
            let who = cue.speaker.clone().or_else(|| {
                speaker.clone().or_else(|| phrases::main_subject(self.document, from, cue.head.start))
            });
            let next = cues.get(cue_idx + 1..).unwrap_or_default();
            let Some(fragments) = self.content(cue, from, end, next) else {
                continue;
            };
            let last = fragments.iter().map(|fragment| fragment.end).max().unwrap_or(cue.head.end);
            skip_to = last.max(cue.head.end);
            from = skip_to;
            if who.is_some() {
                speaker.clone_from(&who);
            }
            let rule = if cue.form == Form::According { "according_to" } else { "cue" };
            reports.push(Report {
                fragments,
                cue: Some(cue.tokens.clone()),
                speaker: who,
                paragraph_idx,
                rule,
                confidence: 0.8,
            });
        }
        reports
    }

    /// The tokens without the full stop that ends them outside quotation marks.
    fn trim_end(&self, tokens: Range<usize>) -> usize {
        let mut end = tokens.end;
        while end > tokens.start
            && self.marks.at(end - 1).is_none()
            && self.document.token(end - 1).is_some_and(|token| token.kind == TokenKind::Mark)
            && !matches!(self.document.word(end - 1), ")" | ":" | "%")
        {
            end -= 1;
        }
        end
    }

    /// Whether the cue belongs to a quotation right before it, since `from`.
    fn has_own_quote(&self, cue: &Cue, from: usize) -> bool {
        self.quote_before(cue.head.start).is_some_and(|quoted| quoted.start >= from)
    }

    /// The quotation that ends right before the token, a comma apart.
    fn quote_before(&self, idx: usize) -> Option<Range<usize>> {
        let mut last = idx.checked_sub(1)?;
        if matches!(self.document.word(last), "," | "—" | "–" | "-" | ".") && self.marks.at(last).is_none()
        {
            last = last.checked_sub(1)?;
        }
        self.marks.at(last).map(|quoted| quoted.tokens.clone())
    }

    /// The cue whose clause ends the stretch after a comma: "…, the mayor said on Monday."
    fn closing_cue(&self, cues: &[Cue], from: usize, end: usize) -> Option<usize> {
        // Participles that hang on it ("…, he said, adding that") come after it.
        for (cue_idx, cue) in cues.iter().enumerate().rev().take(8) {
            if cue.hangs {
                continue;
            }
            let before = cue.head.start.checked_sub(1).filter(|&before| before >= from)?;
            let is_parted = matches!(self.document.word(before), "," | "—" | "–" | "?" | "!")
                || self.marks.at(before).is_some()
                || cue.form == Form::According;
            let next = cues.get(cue_idx + 1..).unwrap_or_default();
            let rest = self.rest(cue, end, next);
            return (is_parted
                && rest.is_empty
                && matches!(cue.form, Form::Statement | Form::Unsure | Form::According | Form::QuotesOnly))
            .then_some(cue_idx);
        }
        None
    }

    /// The words that the cue reports; none where it reports none.
    fn content(&self, cue: &Cue, from: usize, end: usize, next: &[Cue]) -> Option<Vec<Range<usize>>> {
        let document = self.document;
        let rest = self.rest(cue, end, next);
        let stop = self.break_before(cue, rest.start, end, next);
        let left = self.left(from, cue.head.start);
        let has_quote_left = self.has_own_quote(cue, from);
        let right = (rest.start < stop && !rest.is_empty).then_some(rest.start..stop);
        let quotes_right = right.clone().filter(|right| self.opens_with_quote(right));
        match cue.form {
            Form::According => {
                // "According to police, …": the comma and the clause after it; else all before it.
                let clause = if cue.head.start == from || left.is_none() {
                    let start = if document.word(rest.start) == "," { rest.start + 1 } else { rest.start };
                    (start < stop).then_some(start..stop)
                } else {
                    left
                };
                clause.map(|clause| vec![clause])
            }
            _ if has_quote_left && !cue.hangs => {
                let mut fragments: Vec<Range<usize>> = left.into_iter().collect();
                if let Some(right) = right
                    && rest.after_comma
                    && self.opens_with_quote(&right)
                {
                    fragments.push(right);
                }
                Some(fragments)
            }
            Form::QuotesOnly => {
                if let Some(right) = quotes_right {
                    return Some(vec![right]);
                }
                // "called the raid “a massacre”"
                let right = right?;
                if !document.is(cue.tokens.start, lexicon::REPORTING_LABEL) {
                    return None;
                }
                self.to_last_quote(&right).map(|right| vec![right])
            }
            Form::Object => {
                let right = right?;
                if document.is(right.start, lexicon::PREPOSITION | lexicon::COORDINATOR) && !rest.is_marked {
                    return None;
                }
                Some(vec![self.to_last_quote(&right).unwrap_or(right)])
            }
            Form::Statement | Form::Unsure => {
                if rest.is_empty {
                    return if cue.hangs { None } else { left.map(|left| vec![left]) };
                }
                let right = right?;
                if rest.after_comma && !rest.is_marked && !cue.hangs {
                    // "The plan, officials say, will fail": both sides, unless the left is an adverbial.
                    if let Some(left) = left
                        && self.is_parted(cue.head.start)
                        && !document.is(left.start, lexicon::PREPOSITION | lexicon::SUBORDINATOR)
                    {
                        return Some(vec![left, right]);
                    }
                }
                let is_proved = rest.is_marked || self.opens_with_quote(&right);
                (cue.form == Form::Statement || is_proved).then(|| vec![right])
            }
        }
    }

    /// The words up to the last quotation among them: "called the raid “a massacre” ⟨on Monday⟩".
    fn to_last_quote(&self, right: &Range<usize>) -> Option<Range<usize>> {
        let bound = right.end.min(right.start + MAX_APPOSITION);
        let last = (right.start..bound).rev().find(|&idx| self.marks.at(idx).is_some())?;
        Some(right.start..last + 1)
    }

    /// Whether a comma, dash or quotation mark stands before the token.
    fn is_parted(&self, idx: usize) -> bool {
        idx.checked_sub(1).is_some_and(|before| {
            matches!(self.document.word(before), "," | "—" | "–") || self.marks.at(before).is_some()
        })
    }

    /// The words from `from` to the comma before the cue's clause.
    fn left(&self, from: usize, head: usize) -> Option<Range<usize>> {
        let document = self.document;
        let mut end = head;
        while end > from
            && self.marks.at(end - 1).is_none()
            && matches!(document.word(end - 1), "," | "—" | "–" | "-" | ";")
        {
            end -= 1;
        }
        let mut start = from;
        while start < end
            && self.marks.at(start).is_none()
            && matches!(document.word(start), "," | ";" | ":" | "—" | "–" | "-" | "." | "and")
        {
            start += 1;
        }
        // "Asked about it, “No,” he said": a quotation that begins like a sentence after a comma or colon stands alone.
        if let Some(quoted) = self.quote_before(head)
            && quoted.start > start
            && matches!(document.word(quoted.start - 1), "," | ":")
            && document.word(quoted.start + 1).starts_with(char::is_uppercase)
        {
            start = quoted.start;
        }
        (start < end).then_some(start..end)
    }

    /// Whether quotation marks open here, after "that", "but" and the like at most.
    fn opens_with_quote(&self, right: &Range<usize>) -> bool {
        let mut idx = right.start;
        while idx < right.end
            && idx < right.start + 3
            && self.marks.at(idx).is_none()
            && (matches!(self.document.word(idx), "," | ":")
                || matches!(self.document.key(idx), "that" | "and" | "but" | "it" | "is" | "was"))
        {
            idx += 1;
        }
        self.marks.at(idx).is_some_and(|quoted| quoted.tokens.start == idx)
    }

    /// Passes over listener and adverbials after the cue: "told reporters in Karsa on Monday that".
    fn rest(&self, cue: &Cue, end: usize, next: &[Cue]) -> Rest {
        let document = self.document;
        let mut idx = cue.head.end;
        let mut after_comma = false;
        if document.is(cue.tokens.start, lexicon::REPORTING_AUDIENCE) && cue.head.end == cue.tokens.end {
            idx = self.past_listener(idx, end);
        } else if cue.head.end > cue.tokens.end && document.word(idx) == "," && cue.form != Form::According {
            // "said Idris Amal, the mayor": past the apposition.
            idx = self.past_apposition(idx, end, next);
        }
        for _ in 0..12 {
            if idx >= end {
                return Rest { start: end, is_empty: true, is_marked: false, after_comma };
            }
            if self.marks.at(idx).is_some() {
                return Rest { start: idx, is_empty: false, is_marked: true, after_comma };
            }
            if next.iter().take(2).any(|next| next.hangs && next.head.start == idx) {
                return Rest { start: idx, is_empty: true, is_marked: false, after_comma };
            }
            match document.word(idx) {
                ":" => {
                    return Rest { start: idx + 1, is_empty: idx + 1 >= end, is_marked: true, after_comma };
                }
                "," | "—" | "–" if !after_comma => {
                    after_comma = true;
                    idx += 1;
                    continue;
                }
                "(" => {
                    let closing = (idx..end.min(idx + 12)).find(|&at| document.word(at) == ")");
                    if let Some(closing) = closing {
                        idx = closing + 1;
                        continue;
                    }
                }
                _ => {}
            }
            if matches!(document.key(idx), "that" | "whether" | "how" | "why" | "what") {
                return Rest { start: idx, is_empty: false, is_marked: true, after_comma };
            }
            if after_comma {
                break;
            }
            if document.is(idx, lexicon::WEEKDAY) || is_plain_adverb(document, idx) {
                idx += 1;
                continue;
            }
            let is_adverbial = document.is(idx, lexicon::PREPOSITION)
                || matches!(
                    document.key(idx),
                    "last" | "late" | "early" | "earlier" | "when" | "as" | "after" | "before" | "while"
                );
            if is_adverbial && cue.form != Form::Object {
                match self.past_adverbial(idx, end) {
                    Some(after) if after > idx => {
                        idx = after;
                        continue;
                    }
                    _ => {}
                }
            }
            break;
        }
        Rest { start: idx, is_empty: idx >= end, is_marked: false, after_comma }
    }

    /// The end of an adverbial: before "that", quotation marks, a colon or a comma.
    fn past_adverbial(&self, idx: usize, end: usize) -> Option<usize> {
        let document = self.document;
        let bound = end.min(idx + MAX_ADVERBIAL);
        let mut clause = None;
        for at in idx + 1..bound {
            if self.marks.at(at).is_some() {
                // "said in 2010 that it was “fine”" has been met at "that"; a pronoun before the marks begins the clause.
                return Some(clause.unwrap_or(at));
            }
            if matches!(document.word(at), ":" | "," | "—" | "–") {
                return Some(clause.unwrap_or(at));
            }
            if document.key(at) == "that" && !document.is(at - 1, lexicon::PREPOSITION) {
                return Some(at);
            }
            let begins_clause =
                matches!(document.key(at), "he" | "she" | "they" | "it" | "we" | "i" | "there")
                    && !document.is(at - 1, lexicon::PREPOSITION | lexicon::SUBORDINATOR);
            if begins_clause {
                clause.get_or_insert(at);
            }
        }
        if clause.is_some() || bound < end {
            return clause.or(Some(idx));
        }
        Some(end)
    }

    /// "told *reporters* that", "told *The Karsa Times*": to what is said, a preposition or a comma.
    fn past_listener(&self, idx: usize, end: usize) -> usize {
        let document = self.document;
        if matches!(
            document.key(idx),
            "him" | "her" | "them" | "me" | "us" | "you" | "reporters" | "journalists" | "police"
        ) {
            return idx + 1;
        }
        // After "told" a listener must follow, after "warned" and the like only if the words go on as after one.
        let must_follow =
            matches!(document.key(idx.saturating_sub(1)), "tell" | "tells" | "told" | "telling");
        if !must_follow {
            return (idx..end.min(idx + 6))
                .find(|&at| {
                    matches!(
                        document.key(at),
                        "that" | "not" | "whether" | "how" | "why" | "what" | "if" | "of" | "about"
                    )
                })
                .unwrap_or(idx);
        }
        for at in idx..end.min(idx + MAX_ADVERBIAL) {
            let is_end = self.marks.at(at).is_some()
                || matches!(document.word(at), "," | ":")
                || matches!(
                    document.key(at),
                    "that"
                        | "how"
                        | "what"
                        | "why"
                        | "whether"
                        | "if"
                        | "in"
                        | "on"
                        | "during"
                        | "to"
                        | "at"
                        | "about"
                        | "not"
                        | "via"
                        | "last"
                        | "earlier"
                )
                || document.is(at, lexicon::WEEKDAY)
                || (at > idx
                    && matches!(
                        document.key(at),
                        "he" | "she" | "they" | "it" | "there" | "we" | "i" | "the" | "his" | "her" | "their"
                    ));
            if is_end {
                return at;
            }
        }
        phrases::phrase_after(document, idx, end).map_or(idx, |listener| listener.end)
    }

    /// "said Idris Amal⟨, the mayor of Karsa,⟩ in": to the end, a quotation, or a cue that hangs on it.
    fn past_apposition(&self, comma: usize, end: usize, next: &[Cue]) -> usize {
        for at in comma..end.min(comma + MAX_APPOSITION) {
            if self.marks.at(at).is_some()
                || next.iter().take(2).any(|next| next.hangs && next.head.start == at)
            {
                // The comma before the quotation stands for the end of the apposition.
                return at.saturating_sub(1).max(comma);
            }
        }
        end
    }

    /// Where the reported words end: before the next clause that reports on its own, else at the end.
    fn break_before(&self, cue: &Cue, start: usize, end: usize, next: &[Cue]) -> usize {
        let document = self.document;
        for other in next.iter().take(MAX_CUES_AHEAD) {
            if other.head.start < start.max(cue.head.end) {
                continue;
            }
            let first = other.head.start;
            let before = first.checked_sub(1).map_or("", |before| document.word(before));
            let joins = matches!(document.key(first), "but" | "while" | "though" | "although" | "as");
            let is_break = match other.form {
                Form::According => before == ",",
                Form::Object | Form::QuotesOnly | Form::Unsure if other.hangs => document.word(first) == ",",
                _ if other.hangs => true,
                _ => (before == "," || before == ";") && joins,
            };
            if is_break {
                return if matches!(before, "," | ";") { first - 1 } else { first };
            }
        }
        end
    }

    /// How much of the content stands within quotation marks.
    pub fn kind(&self, fragments: &[Range<usize>]) -> QuoteKind {
        let (mut n_quoted, mut n_plain) = (0usize, 0usize);
        for fragment in fragments {
            for idx in fragment.clone() {
                let is_word = self.document.token(idx).is_some_and(|token| token.kind != TokenKind::Mark);
                if !is_word {
                    continue;
                }
                if self.marks.at(idx).is_some() {
                    n_quoted += 1;
                } else if !(idx == fragment.start && matches!(self.document.key(idx), "that" | "but" | "and"))
                {
                    n_plain += 1;
                }
            }
        }
        match (n_quoted, n_plain) {
            (0, _) => QuoteKind::Indirect,
            (_, 0) => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        }
    }
}

fn is_plain_adverb(document: &Document, idx: usize) -> bool {
    let key = document.key(idx);
    key.len() > 4 && key.ends_with("ly")
        || matches!(
            key,
            "also" | "then" | "again" | "once" | "later" | "earlier" | "afterward" | "afterwards" | "too"
        )
}
