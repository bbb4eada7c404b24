//! What was said: the words that a cue reports, before it, after it, or on both sides.

use std::ops::Range;

use super::bounds::MAX_OBJECT;
use super::cues::{self, Cue, Form};
use super::marks::Marks;
use super::rest::Rest;
use super::stance::{self, Stance};
use super::{QuoteKind, appositions, groups, phrases};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon;

/// What is called a name is no longer than this, in tokens.
const MAX_NAMED: usize = 24;

/// The whole verb group that reports, or the colon or dash that stands for it.
#[derive(Clone, Debug)]
pub struct ReportCue {
    pub tokens: Range<usize>,
    pub stance: Stance,
}

impl ReportCue {
    pub fn new(document: &Document, cue: &Cue) -> Self {
        Self { tokens: groups::around(document, &cue.tokens), stance: stance::of(document, &cue.tokens) }
    }

    /// A colon or dash between the speaker and the words.
    pub const fn mark(idx: usize) -> Self {
        Self { tokens: idx..idx + 1, stance: Stance::Neutral }
    }
}

/// A clause's verb stands at most this many tokens after its beginning.
const MAX_TO_VERB: usize = 10;
/// A nickname or term with its marks has at most this many tokens.
const MAX_TERM: usize = 5;
/// A setting without a word of saying is no longer than this, in tokens.
const MAX_SETTING: usize = 3;

/// A quotation in tokens, before its speaker is resolved.
#[derive(Clone, Debug)]
pub struct Report {
    pub fragments: Vec<Range<usize>>,
    pub cue: Option<ReportCue>,
    pub speaker: Option<Range<usize>>,
    /// The speaker with its apposition, where that is told beside it.
    pub whole_speaker: Option<Range<usize>>,
    /// Whom it is told to.
    pub audience: Option<Range<usize>>,
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
            whole_speaker: None,
            audience: None,
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
                    let is_sure = (cue.form == Form::Statement || self.is_past(cue)) && !is_deed;
                    return left
                        .filter(|_| !cue.hangs && is_sure && self.is_parted(cue.head.start))
                        .map(|left| vec![left]);
                }
                let right = right?;
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
                    return self.object(&rest, right).map(|right| vec![right]);
                }
                None
            }
        }
    }

    /// "asked not to be named", "refused to leave": nothing is said, or not what.
    fn is_deed(&self, cue: &Cue, rest: &Rest) -> bool {
        let document = self.document;
        let speaking = lexicon::REPORTING_VERB | lexicon::REPORTING_OBJECT | lexicon::REPORTING_LABEL;
        // "questioned the student"; "questioned the plan" is a report
        let questions = document.key(cue.tokens.start).starts_with("question")
            && (rest.start..rest.start + 4)
                .take_while(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word))
                .any(|idx| document.is(idx, lexicon::PEOPLE_ANY | lexicon::LISTENER))
            && !(rest.start..rest.start + 6).any(|idx| document.key(idx) == "about");
        // "a print called “Two Horses”"
        let names_thing = document.is(cue.tokens.start, lexicon::NAMING_VERB)
            && self.marks.at(rest.start).is_some()
            && cue.speaker.as_ref().is_some_and(|speaker| {
                !cues::is_subject_like(document, speaker.end - 1)
                    && !document.is(speaker.end - 1, lexicon::PEOPLE_ANY | lexicon::RELATIVE_PRONOUN)
            });
        if questions || names_thing {
            return true;
        }
        let refuses = document.is(cue.tokens.start, lexicon::REFUSING_VERB)
            && document.key(rest.start) == "to"
            && !document.is(rest.start + 1, speaking);
        refuses || document.phrase_at(rest.start, lexicon::ANONYMITY).is_some()
    }

    /// Whether an object without quotation marks tells what was said: "rejected a request to pay", "called it a trick".
    fn tells(&self, cue: &Cue, object: &Range<usize>) -> bool {
        let document = self.document;
        let verb = cue.tokens.start;
        if cue.tokens.len() == 1 && document.is(verb, lexicon::NAMING_VERB) {
            if document.is(object.start, lexicon::REFLEXIVE) {
                return false;
            }
            let is_it = document.is(object.start, lexicon::CLAUSE_PRONOUN | lexicon::LISTENER);
            let adverbial = lexicon::PREPOSITION | lexicon::COORDINATOR | lexicon::SUBORDINATOR;
            let is_followed = object.len() > 1 && !document.is(object.start + 1, adverbial);
            // "called the raid *a* trick", "called the raid *unjustified*"
            let is_name = |idx: usize| {
                matches!(document.key(idx), "a" | "an") && !document.is(idx - 1, lexicon::PREPOSITION)
                    || (document.key(idx).ends_with("ed") && !document.is(idx - 1, lexicon::DETERMINER))
            };
            let ends = |idx: usize| document.is(idx, lexicon::SUBORDINATOR) && document.key(idx) != "that";
            let mut words = object.clone().skip(1).take(MAX_NAMED).take_while(|&idx| !ends(idx));
            return (is_it && is_followed) || words.any(is_name);
        }
        !document.is(verb, lexicon::DEED_VERB)
            || object.clone().any(|idx| document.is(idx, lexicon::PREPOSITION | lexicon::SUBORDINATOR))
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

    /// A verb form that is no noun: ", the court *ruled*".
    fn is_past(&self, cue: &Cue) -> bool {
        self.document.key(cue.tokens.start).ends_with("ed")
            || self.document.is(cue.tokens.start, lexicon::REPORTING_VERB_ONLY)
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

    /// Whether a statement follows a verb that may be a noun: "the survey *found* prices rose", "she *claims* they left".
    fn is_proved(&self, cue: &Cue, right: &Range<usize>) -> bool {
        let document = self.document;
        // "claims they left", not "ruled it an accident"
        let has_pronoun = document.is(right.start, lexicon::SUBJECT_PRONOUN)
            && !document.is(right.start + 1, lexicon::DETERMINER)
            && document.token(right.start).is_some_and(|token| token.case == Case::Lower);
        let has_name = document
            .token(right.start)
            .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper));
        if cue.hangs || document.is(cue.tokens.start, lexicon::REPORTING_PARTICIPLE) {
            return has_pronoun;
        }
        let is_finding = self.is_finding(cue);
        // "found Amal wounded" is no statement, "found Amal wounded two men" is one.
        let may_be_deed = document.is(cue.tokens.start, lexicon::FINDING_VERB);
        let has_object = |idx: usize| {
            document.is(idx, lexicon::DETERMINER)
                || document.token(idx).is_some_and(|token| token.case == Case::Capitalized)
        };
        let has_verb = right
            .clone()
            .take(MAX_OBJECT)
            .take_while(|&idx| !(may_be_deed && matches!(document.word(idx), "," | ";")))
            .any(|idx| {
                document.is(idx, lexicon::AUXILIARY)
                    || (document.key(idx).ends_with("ed")
                        && (!may_be_deed || !has_name || has_object(idx + 1)))
            });
        let is_statement =
            is_finding || (has_verb && has_name && !may_be_deed) || self.has_clause(cue, right);
        right.len() >= 4 && (has_pronoun || is_statement)
    }

    /// "the survey found", "police say": what findings come from speaks.
    fn is_finding(&self, cue: &Cue) -> bool {
        let mut speaker = cue.speaker.clone().unwrap_or_default();
        speaker.any(|idx| self.document.is(idx, lexicon::FINDING_SOURCE))
    }

    /// "estimated food needs *would* rise", "claims the law *was* broken": a noun and its verb, before any relative word.
    fn has_clause(&self, cue: &Cue, right: &Range<usize>) -> bool {
        let document = self.document;
        let opens = |idx: usize| {
            document.is(idx, lexicon::RELATIVE_PRONOUN | lexicon::SUBORDINATOR | lexicon::COORDINATOR)
                || document.token(idx).is_none_or(|token| token.kind == TokenKind::Mark)
        };
        let mut words = right.clone().skip(1).take(MAX_TO_VERB).take_while(|&idx| !opens(idx));
        !cue.hangs
            && !document.is(cue.tokens.start, lexicon::FINDING_VERB)
            && !document.is(right.start, lexicon::PREPOSITION)
            && words.any(|idx| {
                document.is(idx, lexicon::AUXILIARY) && !matches!(document.key(idx), "'s" | "being")
            })
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

    /// A nickname or a word as a word within the content: "Andre “Dre” Amal", "the word “loan”", "known as “the Fox”".
    fn is_term(&self, quoted: &Range<usize>, content: &Range<usize>) -> bool {
        let document = self.document;
        let before = quoted.start.saturating_sub(1);
        let is_capital = |idx: usize| {
            document
                .token(idx)
                .is_some_and(|token| token.kind == TokenKind::Word && token.case != Case::Lower)
        };
        let is_short =
            quoted.len() <= MAX_TERM && quoted.start > content.start && quoted.len() * 2 < content.len();
        let is_nickname = is_capital(before) && is_capital(quoted.end);
        let is_named = document.is(before, lexicon::TERM_OPENER)
            || (document.key(before) == "as"
                && matches!(document.key(before.saturating_sub(1)), "known" | "nicknamed"));
        is_short && (is_nickname || is_named)
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
                if self.marks.at(idx).is_some_and(|quoted| !self.is_term(&quoted.tokens, fragment)) {
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
