//! What was said: the words that a cue reports, before it, after it, or on both sides.

mod kinds;
mod proof;

use std::ops::Range;

use super::bounds::MAX_OBJECT;
use super::cues::{self, Cue, Form};
use super::marks::Marks;
use super::reports::{Report, ReportCue};
use super::rest::Rest;
use super::{appositions, phrases};
use crate::document::{Case, Document};
use crate::lexicon;

/// A setting without a word of saying is no longer than this, in tokens.
const MAX_SETTING: usize = 3;

/// Where a stretch is read.
pub struct Reader<'d, 't> {
    pub document: &'d Document<'t>,
    pub marks: &'d Marks,
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
            // Nobody is named where "it was announced" or "claims that" have no subject of their own.
            let is_nobody = !cue.hangs && matches!(cue.form, Form::Noun | Form::Unsure);
            let who = cue.speaker.clone().or_else(|| {
                if is_nobody {
                    return None;
                }
                speaker.clone().or_else(|| phrases::main_subject(self.document, from, cue.head.start))
            });
            let next = cues.get(cue_idx + 1..).unwrap_or_default();
            let Some(fragments) = self.content(cue, from, end, next) else {
                continue;
            };
            let last = fragments.iter().map(|fragment| fragment.end).max().unwrap_or(cue.head.end);
            skip_to = last.max(cue.head.end);
            // "Claiming that it was late, *Khan* left": the subject comes after.
            let is_fronted = who.is_none() && cue.hangs && cue.head.start == tokens.start;
            let subject = if self.document.word(last) == "," { last + 1 } else { last };
            let who =
                who.or_else(|| phrases::phrase_after(self.document, subject, end).filter(|_| is_fronted));
            from = skip_to;
            if who.is_some() {
                speaker.clone_from(&who);
            }
            reports.push(Report {
                fragments,
                cue: Some(ReportCue::new(self.document, cue)),
                speaker: who,
                whole_speaker: appositions::whole(self.document, self.marks, cue, end, next),
                audience: self.audience(cue, end),
                paragraph_idx,
                is_direct: false,
                rule: cue.form.rule(),
                confidence: 0.8,
            });
        }
        reports
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
                Form::Object | Form::Wish | Form::Noun => false,
                Form::QuotesOnly => self.has_own_quote(cue, from),
                _ => !self.document.is(cue.tokens.start, lexicon::FINDING_VERB) || self.is_finding(cue),
            };
            return (is_parted && rest.is_empty && may_close).then_some(cue_idx);
        }
        None
    }

    /// The words that the cue reports; none where it reports none.
    fn content(&self, cue: &Cue, from: usize, end: usize, next: &[Cue]) -> Option<Vec<Range<usize>>> {
        let document = self.document;
        let rest = self.rest(cue, end, next);
        if self.is_deed(cue, &rest) {
            return None;
        }
        let stop = self.stop(cue, rest.start, end, next);
        let left = self.left(from, cue.head.start);
        let right = (rest.start < stop && !rest.is_empty).then(|| self.trim_right(rest.start..stop));
        if cue.form == Form::According {
            return self.according(cue, &rest, from, left, stop).map(|clause| vec![clause]);
        }
        let takes_left = !matches!(cue.form, Form::Object | Form::Wish | Form::Noun) || right.is_none();
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
                // "whispered that she had seen “better sunsets”"
                if document.key(right.start) == "that" && right.start == cue.head.end {
                    return Some(vec![right]);
                }
                // "called the raid “a massacre”"
                if !document.is(cue.tokens.start, lexicon::REPORTING_LABEL) {
                    return None;
                }
                let mut quoted = self.to_last_quote(&right)?;
                quoted.end = self.past_complement(quoted.end, right.end);
                Some(vec![quoted])
            }
            Form::Object => {
                let mut right = right?;
                if let Some(quoted) = self.to_last_quote(&right) {
                    // "described it as “a trick”", "described as “a trick”"
                    if document.key(right.start) == "as" && self.marks.at(right.start + 1).is_some() {
                        right.start += 1;
                    }
                    right.end = self.past_complement(quoted.end, right.end);
                    return Some(vec![right]);
                }
                let speaker = cue.speaker.as_ref();
                if speaker.is_some_and(|speaker| !cues::may_be_somebody(document, speaker.end - 1)) {
                    return None;
                }
                let right = self.object(&rest, right)?;
                self.tells(cue, &right).then(|| vec![right])
            }
            Form::Noun => right.map(|right| vec![self.noun_clause(cue, right)]),
            // "wants *to triple the fund, build schools and hire more*"
            Form::Wish if document.key(rest.start) == "to" => Some(vec![right?]),
            Form::Wish => self.object(&rest, right?).map(|right| vec![right]),
            Form::Statement | Form::Unsure => {
                // "In a statement, the ministry said:" announces the next paragraph.
                if rest.is_empty && rest.is_marked {
                    return None;
                }
                if rest.is_empty || right.is_none() {
                    let is_deed =
                        document.is(cue.tokens.start, lexicon::FINDING_VERB) && !self.is_finding(cue);
                    // "…, a new poll suggests."
                    let is_sure = (cue.form == Form::Statement || self.is_past(cue) || self.is_finding(cue))
                        && !is_deed;
                    return left
                        .filter(|_| !cue.hangs && is_sure && self.is_parted(cue.head.start))
                        .map(|left| vec![left]);
                }
                // "ruled *that* out"
                let right = right.filter(|right| right.len() != 2 || document.key(right.start) != "that")?;
                let resumes = self.marks.at(right.start).is_some()
                    && document.word(right.start + 1).starts_with(char::is_lowercase);
                if rest.after_comma && (!rest.is_marked || resumes) && !cue.hangs {
                    // "The plan, officials say, will fail": both sides, unless the left is an adverbial.
                    if let Some(left) = left
                        && self.is_parted(cue.head.start)
                        && !self.is_setting(&left)
                    {
                        return Some(vec![left, right]);
                    }
                }
                let begins_badly = matches!(
                    document.key(right.start),
                    "and" | "but" | "or" | "nor" | "so" | "then" | "yet" | "as"
                ) && !rest.is_marked;
                let is_proved = rest.is_marked
                    || self.opens_with_quote(&right)
                    || (cue.form == Form::Statement && !begins_badly)
                    // "When veterans ask for help, too many are turned away"
                    || (!rest.after_comma && self.is_proved(cue, &right));
                if is_proved {
                    let is_object =
                        !rest.is_marked && document.is(cue.tokens.start, lexicon::REPORTING_OBJECT);
                    return Some(vec![if is_object { self.noun_object(right) } else { right }]);
                }
                // "pledged to stay", "confirmed the arrest"
                if document.is(cue.tokens.start, lexicon::REPORTING_OBJECT) {
                    let object = self.object(&rest, right)?;
                    return self.tells(cue, &object).then(|| vec![object]);
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
            // "“…,” he said in a speech, according to": the words have their speaker already.
            return left.filter(|left| left.start == from && !(self.is_adverbial(left) && left.len() <= 6));
        }
        let mut start = rest.start;
        while start < stop && matches!(self.document.word(start), ",") {
            start += 1;
        }
        // "According to the agency, quoting officials, the bridge …", "According to Amal, mayor of Karsa, the bridge …"
        if start > rest.start
            && let Some(comma) = (start..stop.min(start + 24)).find(|&idx| self.document.word(idx) == ",")
            && (self.document.key(start).ends_with("ing") || self.is_apposition(start..comma))
        {
            start = comma + 1;
        }
        (start < stop).then_some(start..stop)
    }

    /// A title or description between commas: no verb, and a clause after it.
    fn is_apposition(&self, tokens: Range<usize>) -> bool {
        let document = self.document;
        let begins_clause = |idx: usize| {
            document.is(idx, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN)
                || document
                    .token(idx)
                    .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper))
        };
        let has_verb = tokens.clone().any(|idx| {
            document.is(idx, lexicon::AUXILIARY | lexicon::IRREGULAR_PAST | lexicon::REPORTING_VERB)
                || document.key(idx).ends_with("ed")
        });
        !has_verb && begins_clause(tokens.end + 1) && !document.is(tokens.start, lexicon::PREPOSITION)
    }

    /// "denied the charge⟨, which …⟩": to the comma where no verb stands before it, for then it is no clause.
    fn noun_object(&self, right: Range<usize>) -> Range<usize> {
        let comma = right.clone().take(MAX_OBJECT).find(|&idx| self.document.word(idx) == ",");
        let Some(comma) = comma else { return right };
        let has_verb = (right.start..comma).any(|idx| {
            self.document.is(idx, lexicon::AUXILIARY)
                || self.document.key(idx).ends_with("ed")
                || self.marks.at(idx).is_some()
        });
        if has_verb { right } else { right.start..comma }
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

    /// Where or when it was said ("In a statement", "On Monday", "But"), not how what is said begins.
    fn is_setting(&self, left: &Range<usize>) -> bool {
        let document = self.document;
        self.is_adverbial(left)
            && (left.len() <= MAX_SETTING
                || left.clone().any(|idx| document.is(idx, lexicon::UTTERANCE))
                || document.key(left.start) == "as")
    }

    /// Whether a comma, dash or quotation mark stands before the token.
    fn is_parted(&self, idx: usize) -> bool {
        idx.checked_sub(1).is_some_and(|before| {
            matches!(self.document.word(before), "," | "—" | "–") || self.marks.at(before).is_some()
        })
    }

    /// Whether quotation marks open here, after "that", "but" and the like at most.
    fn opens_with_quote(&self, right: &Range<usize>) -> bool {
        let mut idx = right.start;
        while idx < right.end
            && idx < right.start + 3
            && self.marks.at(idx).is_none()
            && (matches!(self.document.word(idx), "," | ":") || self.document.is(idx, lexicon::BEFORE_QUOTED))
        {
            idx += 1;
        }
        self.marks.at(idx).is_some_and(|quoted| quoted.tokens.start == idx)
    }
}
