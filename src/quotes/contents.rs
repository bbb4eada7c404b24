//! What was said: the words that a cue reports, before it, after it, or on both sides.

use std::ops::Range;

use super::cues::{Cue, Form};
use super::marks::Marks;
use super::rest::Rest;
use super::{QuoteKind, phrases};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// A quotation in tokens, before its speaker is resolved.
#[derive(Clone, Debug)]
pub struct Report {
    pub fragments: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub speaker: Option<Range<usize>>,
    pub paragraph_idx: usize,
    /// The speaker's own words, though no marks say so.
    pub is_direct: bool,
    pub rule: &'static str,
    pub confidence: f32,
}

impl Report {
    /// Quoted words whose cue and speaker are not known yet.
    pub const fn lone(fragments: Vec<Range<usize>>, paragraph_idx: usize) -> Self {
        Self {
            fragments,
            cue: None,
            speaker: None,
            paragraph_idx,
            is_direct: false,
            rule: "lone",
            confidence: 0.4,
        }
    }
}

/// Where a stretch is read.
pub struct Reader<'d, 't> {
    pub document: &'d Document<'t>,
    pub marks: &'d Marks,
}

/// How far quoted words stand from the verb that they are the object of.
const MAX_OBJECT: usize = 80;
/// How many cues ahead one is looked for that ends the words of another.
const MAX_CUES_AHEAD: usize = 24;

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
                is_direct: false,
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

    /// Whether the cue belongs to a quotation right before it, since `from`, that is no term or title.
    fn has_own_quote(&self, cue: &Cue, from: usize) -> bool {
        self.quote_before(cue.head.start).is_some_and(|quoted| {
            let last = quoted.end.saturating_sub(1);
            let is_parted = quoted.end < cue.head.start
                || self
                    .document
                    .token(last.saturating_sub(1))
                    .is_some_and(|token| token.kind == TokenKind::Mark);
            quoted.start >= from
                && (is_parted || quoted.len() >= 6)
                && !(quoted.start > from && self.is_title(&quoted))
        })
    }

    /// A few words all in capitals at their beginning: the title of a book or film.
    pub fn is_title(&self, quoted: &Range<usize>) -> bool {
        quoted.len() <= 10
            && quoted.clone().all(|idx| {
                self.document.token(idx).is_some_and(|token| {
                    token.kind != TokenKind::Word
                        || token.case != Case::Lower
                        || self.document.word(idx).len() <= 3
                })
            })
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
            let may_close = match cue.form {
                Form::Object => false,
                Form::QuotesOnly => self.has_own_quote(cue, from),
                _ => true,
            };
            return (is_parted && rest.is_empty && may_close).then_some(cue_idx);
        }
        None
    }

    /// The words that the cue reports; none where it reports none.
    fn content(&self, cue: &Cue, from: usize, end: usize, next: &[Cue]) -> Option<Vec<Range<usize>>> {
        let document = self.document;
        let rest = self.rest(cue, end, next);
        let stop = self.stop(cue, rest.start, end, next);
        let left = self.left(from, cue.head.start);
        let right = (rest.start < stop && !rest.is_empty).then(|| self.trim_right(rest.start..stop));
        if cue.form == Form::According {
            return self.according(cue, &rest, from, left, stop).map(|clause| vec![clause]);
        }
        let takes_left = cue.form != Form::Object || right.is_none();
        if !cue.hangs && takes_left && self.has_own_quote(cue, from) {
            let mut fragments: Vec<Range<usize>> = left.into_iter().collect();
            fragments.extend(self.resumed(cue.head.end, end, next));
            return Some(fragments);
        }
        match cue.form {
            Form::According => None,
            Form::QuotesOnly => {
                let right = right?;
                if self.opens_with_quote(&right) {
                    return self.to_last_quote(&right).map(|right| vec![right]);
                }
                // "called the raid “a massacre”"
                if !document.is(cue.tokens.start, lexicon::REPORTING_LABEL) {
                    return None;
                }
                self.to_last_quote(&right).map(|right| vec![right])
            }
            Form::Object => {
                let mut right = right?;
                if let Some(quoted) = self.to_last_quote(&right) {
                    // "described it as “a trick”", "described as “a trick”"
                    if document.key(right.start) == "as" && self.marks.at(right.start + 1).is_some() {
                        right.start += 1;
                    }
                    right.end = quoted.end;
                    return Some(vec![right]);
                }
                self.object(&rest, right).map(|right| vec![right])
            }
            Form::Statement | Form::Unsure => {
                if rest.is_empty {
                    let is_sure = cue.form == Form::Statement || self.is_past(cue);
                    return left.filter(|_| !cue.hangs && is_sure).map(|left| vec![left]);
                }
                let right = right?;
                if rest.after_comma && !rest.is_marked && !cue.hangs {
                    // "The plan, officials say, will fail": both sides, unless the left is an adverbial.
                    if let Some(left) = left
                        && self.is_parted(cue.head.start)
                        && !self.is_adverbial(&left)
                    {
                        return Some(vec![left, right]);
                    }
                }
                let begins_badly = document.is(right.start, lexicon::COORDINATOR) && !rest.is_marked;
                let is_proved = rest.is_marked
                    || self.opens_with_quote(&right)
                    || (cue.form == Form::Statement && !begins_badly)
                    || self.is_proved(cue, &right);
                if is_proved {
                    return Some(vec![right]);
                }
                // "pledged to stay", "confirmed the arrest"
                if document.is(cue.tokens.start, lexicon::REPORTING_OBJECT) {
                    return self.object(&rest, right).map(|right| vec![right]);
                }
                None
            }
        }
    }

    /// "According to police, …": the clause after it; "…, according to police": all before it.
    fn according(
        &self,
        cue: &Cue,
        rest: &Rest,
        from: usize,
        left: Option<Range<usize>>,
        stop: usize,
    ) -> Option<Range<usize>> {
        let opens_quote = self.marks.at(rest.start).is_some_and(|quoted| quoted.tokens.start == rest.start);
        let leads = cue.head.start == from
            || left.is_none()
            || opens_quote
            || left.as_ref().is_some_and(|left| left.len() <= 2 && rest.after_comma);
        if !leads {
            return left;
        }
        let mut start = rest.start;
        while start < stop && matches!(self.document.word(start), ",") {
            start += 1;
        }
        // "According to the agency, quoting officials, the bridge …"
        if self.document.key(start).ends_with("ing")
            && let Some(comma) = (start..stop.min(start + 24)).find(|&idx| self.document.word(idx) == ",")
        {
            start = comma + 1;
        }
        (start < stop).then_some(start..stop)
    }

    /// The quotation that goes on after its cue: "“We left,” he said, as the rain fell, *“and never came back.”*"
    fn resumed(&self, idx: usize, end: usize, next: &[Cue]) -> Option<Range<usize>> {
        let bound = end.min(idx + MAX_OBJECT);
        let bound = next.first().map_or(bound, |next| bound.min(next.head.start.max(idx)));
        let quote = (idx..=bound).find(|&at| at < end && self.marks.at(at).is_some())?;
        let mut start = quote;
        // "…, but “when it comes to …”"
        if start > idx && self.document.is(start - 1, lexicon::COORDINATOR) {
            start -= 1;
        }
        let is_parted = start > idx && matches!(self.document.word(start - 1), "," | ":" | "—" | "–");
        let last = (quote..end.min(quote + 2)).find_map(|at| self.marks.at(at))?.tokens.end;
        (is_parted || start == idx).then_some(start..last.min(end))
    }

    /// A verb form that is no noun: ", the court *ruled*".
    fn is_past(&self, cue: &Cue) -> bool {
        let key = self.document.key(cue.tokens.start);
        key.ends_with("ed")
            || matches!(key, "found" | "wrote" | "writes" | "adds" | "shows" | "show" | "learnt" | "forecast")
    }

    /// An adverbial before a comma ("In 2012", "While in Karsa"), not what is said.
    fn is_adverbial(&self, left: &Range<usize>) -> bool {
        let document = self.document;
        document.is(left.start, lexicon::PREPOSITION)
            || (document.is(left.start, lexicon::SUBORDINATOR)
                && document.key(left.start) != "that"
                && !document.key(left.start).starts_with("wh"))
            || (left.len() <= 3 && document.is(left.start, lexicon::CLAUSE_OPENER | lexicon::WEEKDAY))
    }

    /// Whether a statement follows a verb that may be a noun: "the survey *found* prices rose", "she *claims* they left".
    fn is_proved(&self, cue: &Cue, right: &Range<usize>) -> bool {
        let document = self.document;
        let begins_clause = document.is(right.start, lexicon::SUBJECT_PRONOUN)
            && document.token(right.start).is_some_and(|token| token.case == Case::Lower)
            || document
                .token(right.start)
                .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper));
        let has_pronoun = document.is(right.start, lexicon::SUBJECT_PRONOUN)
            && document.token(right.start).is_some_and(|token| token.case == Case::Lower);
        if cue.hangs || document.is(cue.tokens.start, lexicon::REPORTING_PARTICIPLE) {
            return has_pronoun;
        }
        let is_finding = cue
            .speaker
            .clone()
            .is_some_and(|speaker| speaker.clone().any(|idx| document.is(idx, lexicon::FINDING_SOURCE)));
        let has_verb = right
            .clone()
            .take(MAX_OBJECT)
            .any(|idx| document.is(idx, lexicon::AUXILIARY) || document.key(idx).ends_with("ed"));
        right.len() >= 4 && (begins_clause || (is_finding && has_verb))
    }

    /// What begins like a sentence right after the cue is the quotation alone: "said “No one came” and left".
    fn trim_right(&self, right: Range<usize>) -> Range<usize> {
        if let Some(quoted) = self.marks.at(right.start)
            && quoted.tokens.start == right.start
            && quoted.tokens.end < right.end
            && self.document.word(right.start + 1).starts_with(char::is_uppercase)
            && quoted.tokens.len() > 3
            && !(quoted.tokens.end..right.end.min(quoted.tokens.end + MAX_OBJECT))
                .any(|idx| self.marks.at(idx).is_some())
        {
            return quoted.tokens.clone();
        }
        right
    }

    /// The object without what hangs on it: "called for calm ⟨in a statement⟩", "denied the charge⟨, which …⟩".
    fn object(&self, rest: &Rest, right: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let is_object = !document.is(right.start, lexicon::PREPOSITION | lexicon::COORDINATOR)
            || document.key(right.start) == "to";
        if !(is_object || rest.is_marked) {
            return None;
        }
        let stop = right.clone().skip(1).find(|&idx| {
            let is_time =
                matches!(document.key(idx), "on" | "last" | "this") && document.is(idx + 1, lexicon::WEEKDAY);
            let is_medium = matches!(document.key(idx), "in" | "at" | "during" | "via" | "on")
                && (idx + 1..idx + 4).any(|at| document.is(at, lexicon::UTTERANCE));
            document.word(idx) == "," || document.is(idx, lexicon::WEEKDAY) || is_time || is_medium
        });
        Some(right.start..stop.unwrap_or(right.end))
    }

    /// The words up to the last quotation among them: "called the raid “a massacre” ⟨on Monday⟩".
    fn to_last_quote(&self, right: &Range<usize>) -> Option<Range<usize>> {
        let bound = right.end.min(right.start + MAX_OBJECT);
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

    /// Where the reported words end: before the next clause that reports on its own, after the clause that the cue's
    /// hangs in, else at the end.
    fn stop(&self, cue: &Cue, start: usize, end: usize, next: &[Cue]) -> usize {
        let stop = self.break_before(cue, start, end, next);
        let Some(comma) = self.clause_end(cue, start, stop) else { return stop };
        comma.min(stop)
    }

    /// The comma that ends a dependent clause: "While officials say it is safe⟨,⟩ nobody …", "Khan, who said no⟨,⟩ left".
    fn clause_end(&self, cue: &Cue, start: usize, stop: usize) -> Option<usize> {
        let document = self.document;
        let is_relative = cue.speaker.as_ref().is_some_and(|speaker| {
            speaker.len() == 1 && matches!(document.key(speaker.start), "who" | "which" | "that")
        });
        let opener = cue.head.start;
        let before = opener.checked_sub(1);
        let is_opener = |idx: usize| {
            matches!(
                document.key(idx),
                "while"
                    | "when"
                    | "if"
                    | "although"
                    | "though"
                    | "as"
                    | "after"
                    | "because"
                    | "since"
                    | "once"
                    | "before"
            )
        };
        let hangs_in = is_opener(opener) || before.is_some_and(is_opener);
        let clause = if is_opener(opener) { opener } else { opener.saturating_sub(1) };
        let is_dependent = is_relative || (hangs_in && self.begins_sentence(clause));
        if !is_dependent {
            return None;
        }
        (start..stop.min(start + MAX_OBJECT)).find(|&idx| {
            document.word(idx) == ","
                && self.marks.at(idx).is_none()
                && (is_relative
                    || document.is(idx + 1, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN)
                    || document
                        .token(idx + 1)
                        .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper)))
        })
    }

    fn begins_sentence(&self, idx: usize) -> bool {
        self.document.sentence_of(idx).is_some_and(|sentence| idx <= sentence.tokens.start + 1)
    }

    fn break_before(&self, cue: &Cue, start: usize, end: usize, next: &[Cue]) -> usize {
        let document = self.document;
        for other in next.iter().take(MAX_CUES_AHEAD) {
            if other.head.start < start.max(cue.head.end) {
                continue;
            }
            let first = other.head.start;
            let before = first.checked_sub(1).map_or("", |before| document.word(before));
            let is_parted = matches!(before, "," | ";" | "—" | "–" | "―" | "--");
            let joins = matches!(
                document.key(first),
                "but" | "and" | "while" | "though" | "although" | "as" | "even"
            );
            let mut quote = other.head.end;
            if matches!(document.word(quote), "," | ":") {
                quote += 1;
            }
            let has_quote = self.marks.at(quote).is_some();
            let is_break = match other.form {
                Form::According => before == ",",
                Form::QuotesOnly if other.hangs => has_quote && document.word(first) == ",",
                Form::Object | Form::Unsure if other.hangs => {
                    document.word(first) == ","
                        || (document.key(first) == "and" && other.form == Form::Object)
                }
                _ if other.hangs => true,
                Form::Statement if matches!(document.key(first), "but" | "though" | "although" | "while") => {
                    true
                }
                Form::Statement | Form::Object if document.key(first) == "and" => true,
                _ => is_parted && (joins || has_quote),
            };
            if is_break {
                return if is_parted { first - 1 } else { first };
            }
        }
        end
    }

    /// How much of the content stands within quotation marks.
    pub fn kind(&self, report: &Report) -> QuoteKind {
        if report.is_direct {
            return QuoteKind::Direct;
        }
        let (mut n_quoted, mut n_plain) = (0usize, 0usize);
        for fragment in &report.fragments {
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
