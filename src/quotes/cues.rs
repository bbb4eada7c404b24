//! Reporting words with the phrase that names who speaks: "the mayor *said*", "*said* Idris Amal", "*according to* police".
//!
//! Goes by lists of verb forms (`data/lexicon/reporting_*.txt`) and what stands beside them. Passives ("was said to"),
//! infinitives ("to say") and nouns ("the claims") are passed over; words within quotation marks are not looked at.

use std::ops::Range;

use super::marks::Marks;
use super::{groups, nouns, phrases};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{self, Lists};

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

/// What stands within quotation marks is no cue; how many tokens back a cue looks for its clause.
const MAX_LOOK_BACK: usize = 60;
/// A headline has at most this many tokens.
const MAX_HEADLINE: usize = 30;
/// How far what is voiced stands from its verb, in tokens.
const MAX_VOICED: usize = 5;

/// The cues of a stretch, in order.
pub fn find(document: &Document, marks: &Marks, tokens: &Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    // Where the clause at hand can begin at the earliest: after the last quotation.
    let mut from = tokens.start;
    let mut idx = tokens.start;
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
    if let Some(n_tokens) = document.phrase_at(idx, lexicon::ACCORDING) {
        return according(document, idx..idx + n_tokens, stretch.end);
    }
    let any = STATEMENT
        | HANGING
        | lexicon::REPORTING_DIRECT
        | lexicon::REPORTING_LABEL
        | lexicon::REPORTING_OBJECT
        | BELIEF;
    if let Some(cue) = nouns::at(document, from, idx, stretch.end) {
        return Some(cue);
    }
    if let Some(cue) = minded(document, from, idx) {
        return Some(cue);
    }
    let voiced = voiced(document, idx);
    let n_tokens = voiced.map(|end| end - idx).or_else(|| document.phrase_at(idx, any))?;
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
    let is_told =
        document.is(idx, STATEMENT) && is_passive(document, from, idx) && says_it(document, from, idx);
    if is_told && !is_negated(document, from, idx) {
        let head = verb.clone();
        return Some(Cue { head, tokens: verb, form: Form::Unsure, hangs: false, speaker: None });
    }
    if is_negated(document, from, idx) || is_passive(document, from, idx) {
        return None;
    }
    finite(document, marks, verb, form, from, stretch)
}

/// "is *concerned* that", "was *sure* it": an adjective of mind after a form of "be".
fn minded(document: &Document, from: usize, idx: usize) -> Option<Cue> {
    if !document.is(idx, lexicon::BELIEF_ADJECTIVE)
        || !is_passive(document, from, idx)
        || is_negated(document, from, idx)
    {
        return None;
    }
    let tokens = idx..idx + 1;
    let speaker = phrases::subject_before(document, from, idx)?;
    may_be_somebody(document, speaker.end - 1).then(|| Cue {
        head: speaker.start..tokens.end,
        tokens,
        form: Form::Unsure,
        hangs: false,
        speaker: Some(speaker),
    })
}

/// "expressed deep concern about", "raised doubts over": the verb, its noun and the preposition.
fn voiced(document: &Document, verb: usize) -> Option<usize> {
    if !document.is(verb, lexicon::VOICING_VERB) {
        return None;
    }
    let noun = (verb + 1..verb + MAX_VOICED)
        .take_while(|&at| document.token(at).is_some_and(|token| token.kind == TokenKind::Word))
        .find(|&at| document.is(at, lexicon::VOICED_NOUN))?;
    let links = matches!(document.key(noun + 1), "about" | "over" | "for" | "of" | "with" | "on" | "against");
    if links { Some(noun + 2) } else { (document.key(noun + 1) == "that").then_some(noun + 1) }
}

/// "took to the stage *to accuse*", "gathered *to discuss*": the subject of the clause speaks, where nothing before "to"
/// says that it is still to come.
fn purpose(document: &Document, verb: Range<usize>, form: Form, from: usize) -> Option<Cue> {
    let to = verb.start.checked_sub(1)?;
    let before = to.checked_sub(1).filter(|&before| before > from)?;
    let is_open =
        document.is(before, lexicon::NO_REPORT_BEFORE_TO | lexicon::AUXILIARY | lexicon::DETERMINER);
    let may_report = document
        .is(verb.start, STATEMENT | lexicon::REPORTING_OBJECT | lexicon::REPORTING_LABEL)
        && !document.is(verb.start, lexicon::REPORTING_NOUN | lexicon::FINDING_VERB);
    // What is only meant or possible stays so.
    let is_hypothetical = (from..to).any(|at| document.is(at, lexicon::MODAL | lexicon::NO_REPORT_BEFORE_TO));
    if is_open || !may_report || is_hypothetical {
        return None;
    }
    let form = if form == Form::Statement { Form::Unsure } else { form };
    Some(Cue { head: to..verb.end, tokens: verb, form, hangs: true, speaker: None })
}

/// "He went on *to say*", "she appeared *to suggest*": the verb before has the subject. No other infinitive reports.
fn governed(document: &Document, verb: Range<usize>, form: Form, from: usize) -> Option<Cue> {
    let before = verb.start.checked_sub(2).filter(|&before| before > from)?;
    if !groups::governs(document, before) {
        return None;
    }
    let main = if document.key(before) == "on" { before - 1 } else { before };
    let speaker = phrases::subject_before(document, from, main).filter(|_| main > from)?;
    Some(Cue { head: speaker.start..verb.end, tokens: verb, form, hangs: false, speaker: Some(speaker) })
}

/// "plans to", "supports the bill", "hopes that"; not "the plan is", "who are seeking work".
fn may_be_belief(document: &Document, idx: usize, hangs: bool) -> bool {
    let next = idx + 1;
    if document.is(next, lexicon::AUXILIARY) {
        return false;
    }
    let takes_object = document.is(idx, lexicon::BELIEF_OBJECT);
    if takes_object && !document.is(idx, lexicon::BELIEF_VERB) && document.key(next) != "to" {
        let begins_object = document
            .is(next, lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN | lexicon::LISTENER)
            || document
                .token(next)
                .is_some_and(|token| token.case != Case::Lower && token.kind == TokenKind::Word);
        return begins_object && !hangs && !document.key(idx).starts_with("plan");
    }
    !hangs || !takes_object
}

/// "called *on Friday* for": the end of the phrase that time parts.
fn called_for(document: &Document, idx: usize) -> Option<usize> {
    if !matches!(document.key(idx), "call" | "calls" | "called" | "calling") {
        return None;
    }
    let is_time = |at: usize| {
        document.is(at, lexicon::WEEKDAY | lexicon::MONTH | lexicon::SEQUENCE_ADVERB)
            || document.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            || document.looks_like_adverb(at)
    };
    let time = if document.is(idx + 1, lexicon::BEFORE_TIME) { idx + 2 } else { idx + 1 };
    (is_time(time) && document.key(time + 1) == "for").then_some(time + 2)
}

/// "The claims", "his remarks", "a reported attack".
fn is_noun_here(document: &Document, idx: usize, before: Option<usize>) -> bool {
    let Some(before) = before else { return false };
    // "One mother of four said"
    if before > 0 && document.key(before - 1) == "of" && document.is(idx, lexicon::REPORTING_VERB) {
        return false;
    }
    let pronoun_too = document.is(before, lexicon::SUBJECT_PRONOUN);
    let is_determiner = document.is(before, lexicon::DETERMINER);
    // "one confirmed death", but "one confirmed that"
    let describes = document.token(idx + 1).is_some_and(|next| next.case == Case::Lower)
        && !document.is(
            idx + 1,
            lexicon::DETERMINER | lexicon::SUBJECT_PRONOUN | lexicon::SUBORDINATOR | lexicon::PREPOSITION,
        );
    (is_determiner && (!pronoun_too || describes))
        || document.is(before, lexicon::BEFORE_NOUN) && document.is(idx, lexicon::REPORTING_WITH_THAT)
}

/// "conceded a penalty": a deed of sport.
fn is_conceded_in_sport(document: &Document, idx: usize) -> bool {
    document.key(idx).starts_with("conced")
        && (idx + 1..idx + 5).any(|at| {
            matches!(
                document.key(at),
                "goal" | "goals" | "penalty" | "penalties" | "kick" | "corner" | "try" | "tries" | "runs"
            )
        })
}

/// "The flood claimed 12 lives", "claimed responsibility": no statement.
fn is_claimed_in_deed(document: &Document, idx: usize) -> bool {
    document.key(idx).starts_with("claim")
        && (document.phrase_at(idx + 1, lexicon::CLAIMED_IN_DEED).is_some_and(|n_tokens| {
            // "claimed the attack", not "claimed the attack had failed"
            !is_finite_like(document, idx + 1 + n_tokens)
        }) || (idx + 1..idx + 7).any(|at| matches!(document.key(at), "life" | "lives")))
}

/// "did not confirm", "never announced".
fn is_negated(document: &Document, from: usize, idx: usize) -> bool {
    (from..idx)
        .rev()
        .take(3)
        .take_while(|&at| document.word(at) != ",")
        .any(|at| matches!(document.key(at), "not" | "never" | "n't") || document.key(at).ends_with("n't"))
}

/// "*It* was announced": the subject before the passive.
fn says_it(document: &Document, from: usize, verb: usize) -> bool {
    let subject = (from..verb).rev().find(|&at| {
        !(document.is(at, lexicon::AUXILIARY | lexicon::BETWEEN_SUBJECT_AND_VERB)
            || document.looks_like_adverb(at))
    });
    subject.is_some_and(|at| document.key(at) == "it")
}

/// A form of "be" right before the verb, adverbs apart.
fn is_passive(document: &Document, from: usize, idx: usize) -> bool {
    let mut at = idx;
    while at > from && at + 3 > idx {
        at -= 1;
        if document.is(at, lexicon::AUXILIARY_BE) {
            return true;
        }
        let is_adverb = document.is(at, lexicon::BETWEEN_SUBJECT_AND_VERB) || document.looks_like_adverb(at);
        if !is_adverb {
            return false;
        }
    }
    false
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

/// ", saying", "by saying", "is saying", "was quoted as saying".
fn hanging(
    document: &Document,
    verb: Range<usize>,
    form: Form,
    from: usize,
    stretch: &Range<usize>,
    key_before: &str,
) -> Option<Cue> {
    // "Amal was quoted as saying"
    let quoted = verb.start.saturating_sub(2);
    if key_before == "as"
        && matches!(document.key(quoted), "quoted" | "cited")
        && is_passive(document, from, quoted)
    {
        let speaker = phrases::subject_before(document, from, quoted)?;
        let head = speaker.start..verb.end;
        return Some(Cue { head, tokens: quoted..verb.end, form, hangs: false, speaker: Some(speaker) });
    }
    if has_be_before(document, from, verb.start) {
        let speaker = phrases::subject_before(document, from, verb.start)?;
        return Some(Cue {
            head: speaker.start..verb.end,
            tokens: verb,
            form,
            hangs: false,
            speaker: Some(speaker),
        });
    }
    let joins = verb.start == from
        || matches!(key_before, "," | "—" | "–" | "-")
        || matches!(key_before, "instead" | "of" | "footage" | "for" | "from" | "despite")
        || document.is(verb.start.saturating_sub(1), lexicon::BEFORE_PARTICIPLE | lexicon::WEEKDAY);
    if !joins {
        // "with one of them saying", "critics arguing that": the noun before it speaks; not "the army's warning".
        let speaker = phrases::subject_before(document, from, verb.start)?;
        let is_possessive = speaker.clone().any(|idx| document.key(idx) == "'s");
        if is_possessive || !is_subject_like(document, speaker.end - 1) {
            return None;
        }
        return Some(Cue {
            head: speaker.start..verb.end,
            tokens: verb,
            form,
            hangs: false,
            speaker: Some(speaker),
        });
    }
    let mut start = verb.start;
    while start > stretch.start
        && (document.word(start - 1) == "," || document.is(start - 1, lexicon::BEFORE_PARTICIPLE))
        && verb.start - start < 3
    {
        start -= 1;
    }
    Some(Cue { head: start..verb.end, tokens: verb, form, hangs: true, speaker: None })
}

/// "is saying", "'s also saying"; not "the army's repeated warning".
fn has_be_before(document: &Document, from: usize, verb: usize) -> bool {
    (from..verb).rev().take(2).any(|at| match document.key(at) {
        "'m" => true,
        "'s" => document.is(at.saturating_sub(1), lexicon::SUBJECT_PRONOUN),
        _ => document.is(at, lexicon::AUXILIARY_BE),
    })
}

fn finite(
    document: &Document,
    marks: &Marks,
    verb: Range<usize>,
    form: Form,
    from: usize,
    stretch: &Range<usize>,
) -> Option<Cue> {
    let before = verb.start.checked_sub(1).filter(|&before| before >= stretch.start);
    let after_quote = before.is_some_and(|before| marks.at(before).is_some());
    let after_comma = before.is_some_and(|before| matches!(document.word(before), "," | "—" | "–" | "-"));
    let has_subject =
        has_subject_before(document, from, verb.start) || document.is(verb.start, lexicon::TELLING_VERB);
    if (verb.start == stretch.start || after_quote || after_comma) && !has_subject {
        let after_comma_only = after_comma && !after_quote && !follows_quote(marks, verb.start);
        let inverted = phrases::phrase_after(document, verb.end, stretch.end)
            .filter(|speaker| ends_attribution(document, marks, speaker.end, stretch.end, after_quote))
            .filter(|speaker| !after_comma_only || closes_clause(document, speaker.end, stretch.end))
            .filter(|speaker| !after_comma_only || form != Form::Unsure || may_speak(document, speaker));
        let may_invert = match form {
            Form::Object | Form::Wish | Form::Noun => false,
            Form::QuotesOnly => after_quote || follows_quote(marks, verb.start),
            _ => true,
        };
        if let Some(speaker) = inverted
            && may_invert
        {
            let head = verb.start..speaker.end;
            return Some(Cue { head, tokens: verb, form, hangs: false, speaker: Some(speaker) });
        }
    }
    // "and said", "but added", ", then said": the subject stands before an earlier verb.
    let mut joint = verb.start;
    while joint > from && document.is(joint - 1, lexicon::BETWEEN_SUBJECT_AND_VERB | lexicon::AUXILIARY) {
        joint -= 1;
    }
    // "and, in early January, warned"
    if joint > from && document.word(joint - 1) == "," {
        let opening = (from..joint - 1).rev().take(8).find(|&at| document.word(at) == ",");
        joint =
            opening.filter(|&at| at > from && matches!(document.key(at - 1), "and" | "but")).unwrap_or(joint);
    }
    let joiner = joint.checked_sub(1).filter(|&at| at >= from);
    if let Some(joiner) = joiner
        && matches!(document.key(joiner), "and" | "but" | "or" | "then")
    {
        // "He was led in and told that": to him, not by him.
        if document.key(verb.start) == "told" && matches!(document.key(verb.end), "that" | "to") {
            return None;
        }
        let mut start = joiner;
        if start > from && document.word(start - 1) == "," {
            start -= 1;
        }
        return Some(Cue { head: start..verb.end, tokens: verb, form, hangs: true, speaker: None });
    }
    // "Khan, who calls himself “a servant,” has said"
    if from > stretch.start
        && verb.start > from
        && marks.at(from - 1).is_some()
        && (from..verb.start).all(|at| document.is(at, lexicon::AUXILIARY))
    {
        return Some(Cue { head: from..verb.end, tokens: verb, form, hangs: true, speaker: None });
    }
    let speaker = phrases::subject_before(document, from, verb.start)?;
    if document.is(verb.start, BELIEF)
        && (!may_be_somebody(document, speaker.end - 1)
            || matches!(document.key(speaker.end - 1), "you" | "it"))
    {
        return None;
    }
    // "states that the road is closed", not "claims that were filed late"
    // "The fire recalled another": a thing says nothing.
    let is_recall = document.key(verb.start).starts_with("recall") && document.key(verb.end) != "that";
    if is_recall && !may_be_somebody(document, speaker.end - 1) {
        return None;
    }
    let is_relative = is_finite_like(document, verb.end + 1) || document.is(verb.end + 1, STATEMENT);
    let has_that = document.key(verb.end) == "that";
    let is_sure = has_that && !is_relative;
    let is_nominal = document.is(verb.start, lexicon::REPORTING_NOUN | lexicon::BELIEF_OBJECT);
    if is_nominal && (has_that && is_relative || lacks_agreement(document, verb.start, &speaker)) {
        return None;
    }
    // "gains held for years", "held that"
    if matches!(document.key(verb.start), "hold" | "held") && !has_that {
        return None;
    }
    if document.is(verb.start, lexicon::REPORTING_NOUN)
        && !is_sure
        && !is_subject_like(document, speaker.end - 1)
    {
        return None;
    }
    let mut start = speaker.start;
    // "as police said", "But the mayor said"
    if start > from && document.is(start - 1, lexicon::CLAUSE_JOINER) {
        start -= 1;
    }
    Some(Cue { head: start..verb.end, tokens: verb, form, hangs: false, speaker: Some(speaker) })
}

/// A form without an ending after a subject in the singular: "British rule", "a strong signal".
fn lacks_agreement(document: &Document, verb: usize, subject: &Range<usize>) -> bool {
    let key = document.key(verb);
    let is_bare = !key.ends_with('s')
        && !key.ends_with("ed")
        && !key.ends_with("ing")
        && !document.is(verb, lexicon::IRREGULAR_PAST);
    let last = document.key(subject.end - 1);
    let may_be_plural = last.ends_with('s')
        || last.ends_with("men")
        || document.is(
            subject.end - 1,
            lexicon::SUBJECT_PRONOUN | lexicon::RELATIVE_PRONOUN | lexicon::PEOPLE_PLURAL,
        )
        || document.is(subject.end - 1, lexicon::PEOPLE_IN_A_BODY | lexicon::GENERIC_SPEAKER)
        || subject.clone().any(|idx| matches!(document.key(idx), "and" | "who"));
    is_bare && !may_be_plural
}

/// "Idris Amal, the mayor, said": two commas and no verb before the first of them, so that no clause stands before the
/// verb that could be what is said.
fn has_subject_before(document: &Document, from: usize, verb: usize) -> bool {
    let mut commas = (from..verb).filter(|&idx| document.word(idx) == ",");
    let (Some(first), Some(second)) = (commas.next(), commas.next()) else { return false };
    // "The men, who came at night, shot a guard, said Amal": the main verb comes after the apposition.
    let mut closing = std::iter::once(second).chain(commas).filter(|comma| comma + 1 < verb);
    first > from
        && !(from..first).any(|idx| is_finite_like(document, idx))
        && !closing.any(|comma| is_finite_like(document, comma + 1))
        && phrases::subject_before(document, from, verb).is_some()
}

/// An auxiliary or a past form in lower case.
pub fn is_finite_like(document: &Document, idx: usize) -> bool {
    let is_verb = document.is(idx, lexicon::AUXILIARY | lexicon::IRREGULAR_PAST | lexicon::PAST_VERB)
        || (document.key(idx).len() > 4 && document.key(idx).ends_with("ed"))
        || document.key(idx) == "died";
    is_verb && document.key(idx) != "'s" && document.token(idx).is_some_and(|token| token.case == Case::Lower)
}

/// "showed a survey", "reported Amal"; not "showed no emotion".
fn may_speak(document: &Document, phrase: &Range<usize>) -> bool {
    is_subject_like(document, phrase.end - 1)
        || phrase.clone().any(|idx| document.is(idx, lexicon::FINDING_SOURCE))
}

/// Whether a quotation and a comma stand before the verb.
fn follows_quote(marks: &Marks, verb: usize) -> bool {
    verb.checked_sub(2).is_some_and(|before| marks.at(before).is_some())
}

/// A mark or the end, so that the clause cannot go on: ", said Idris Amal."
fn closes_clause(document: &Document, idx: usize, end: usize) -> bool {
    idx >= end
        || document.is(idx, lexicon::WEEKDAY)
        || document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark)
        || (matches!(document.key(idx), "in" | "at" | "during")
            && (idx + 1..idx + 4).any(|at| document.is(at, lexicon::UTTERANCE)))
}

/// Whether the last word of a subject is a name, a pronoun or of a person or body: "the driver", "protesters".
pub fn may_be_somebody(document: &Document, last: usize) -> bool {
    is_subject_like(document, last)
        || document.is(
            last,
            lexicon::PEOPLE_ANY
                | lexicon::KINSHIP
                | lexicon::OCCUPATION
                | lexicon::TITLE_HEAD
                | lexicon::ORG_HEAD
                | lexicon::RELATIVE_PRONOUN
                | lexicon::FINDING_SOURCE
                | lexicon::UTTERANCE,
        )
}

/// "she claims", "Khan claims", "police reports"; not "insurance claims".
pub fn is_subject_like(document: &Document, last: usize) -> bool {
    document.is(last, lexicon::SUBJECT_PRONOUN | lexicon::GENERIC_SPEAKER)
        || document.token(last).is_some_and(|token| token.case != Case::Lower)
}

/// Whether a clause of verb and speaker may end here: "said Idris Amal, the mayor", "said the mayor on Monday".
fn ends_attribution(document: &Document, marks: &Marks, idx: usize, end: usize, after_quote: bool) -> bool {
    if idx >= end || marks.at(idx).is_some() {
        return true;
    }
    let is_mark = document.token(idx).is_some_and(|token| token.kind == TokenKind::Mark);
    is_mark
        || document.is(idx, lexicon::WEEKDAY | lexicon::AFTER_ATTRIBUTION)
        || (after_quote
            && document.is(idx, lexicon::PREPOSITION | lexicon::SUBORDINATOR | lexicon::COORDINATOR))
}
