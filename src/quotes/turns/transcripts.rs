//! Paragraphs that begin with the name of who speaks and a colon, or stand below a line with the name alone.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{MAX_PARAGRAPHS, Turn, has_first_person, reports_of_others, tokens_of};
use crate::document::{Case, Document, RegionKind, TokenKind};
use crate::lexicon;

/// A label has at most this many tokens.
const MAX_LABEL: usize = 8;
/// A transcript has at least this many turns; questions and answers marked as such are fewer.
const MIN_TURNS: usize = 3;
/// A line with a name alone is a label where so many of them are followed by words.
const MIN_LINES: usize = 4;

/// A paragraph that begins with a label.
struct Labelled {
    label: Range<usize>,
    /// The name in the label by which it is told from others.
    name: String,
    /// What follows in the paragraph; nothing where the label has a line of its own.
    words: Range<usize>,
    paragraph_idx: usize,
}

/// A label and what follows it in its paragraph.
struct Line {
    label: Range<usize>,
    words: Range<usize>,
}

/// The turns of a transcript, in order; none where the text is no transcript.
pub(super) fn find(document: &Document) -> Vec<Turn> {
    let mut labelled = all(document, with_colon);
    if !keep_speakers(&mut labelled, MIN_TURNS) {
        labelled = all(document, on_own_line);
        if !keep_speakers(&mut labelled, MIN_LINES) || !is_spoken(document, &labelled) {
            return Vec::new();
        }
    }
    let n_paragraphs = document.paragraphs().len();
    let ends: Vec<Option<usize>> =
        labelled.iter().skip(1).map(|next| Some(next.paragraph_idx)).chain([None]).collect();
    let turns = labelled.into_iter().zip(ends).map(|(turn, next)| {
        let first = turn.paragraph_idx;
        let has_words = !turn.words.is_empty();
        let mut words: Vec<Range<usize>> = if has_words { vec![turn.words] } else { Vec::new() };
        let mut end = first + 1;
        while end < next.unwrap_or(n_paragraphs) && end < first + MAX_PARAGRAPHS {
            // A line of its own names who speaks in the paragraph below, come what may.
            let is_sure = words.is_empty();
            let Some(tokens) = goes_on(document, end, is_sure, next.is_some()) else { break };
            words.push(tokens);
            end += 1;
        }
        Turn { label: Some(turn.label), paragraphs: first..end, words, rule: "transcript" }
    });
    turns.collect()
}

/// The paragraph, if the turn goes on in it: it is prose, and no report of somebody's words.
fn goes_on(
    document: &Document,
    paragraph_idx: usize,
    is_sure: bool,
    is_followed: bool,
) -> Option<Range<usize>> {
    let tokens = tokens_of(document, paragraph_idx)?;
    let ends = matches!(
        document.word(tokens.end - 1),
        "." | "!" | "?" | "…" | "..." | "”" | "\"" | "’" | ")" | "—" | "–"
    );
    let is_body = document.token(tokens.start)?.region == RegionKind::Body;
    let is_aside = matches!(document.word(after_marks(document, &tokens)), "(" | "[");
    let is_spoken = is_followed || has_first_person(document, &tokens);
    (is_sure || (ends && is_body && !is_aside && is_spoken && !reports_of_others(document, &tokens)))
        .then_some(tokens)
}

/// Whether what stands below the lines with names asks or tells of itself, mostly; lists of places and people do not.
fn is_spoken(document: &Document, labelled: &[Labelled]) -> bool {
    let speaks = |turn: &&Labelled| {
        tokens_of(document, turn.paragraph_idx + 1)
            .is_some_and(|tokens| document.word(tokens.end - 1) == "?" || has_first_person(document, &tokens))
    };
    labelled.iter().filter(speaks).count() * 2 >= labelled.len()
}

/// Every paragraph that `read` finds a label in.
fn all(document: &Document, read: fn(&Document, &Range<usize>) -> Option<Line>) -> Vec<Labelled> {
    let mut names = Names::default();
    let mut labelled = Vec::new();
    for paragraph_idx in 0..document.paragraphs().len() {
        if let Some(tokens) = tokens_of(document, paragraph_idx)
            && let Some(Line { label, words }) = read(document, &tokens)
        {
            let name = names.of(document, &label);
            labelled.push(Labelled { label, name, words, paragraph_idx });
        }
    }
    // "Brandt: The dam must go" may be a headline, where no other turn comes at once.
    if let [first, second, ..] = labelled.as_slice()
        && (first.paragraph_idx == 0
            || document.token(first.label.start).is_some_and(|token| token.region == RegionKind::Headline))
        && second.paragraph_idx > first.paragraph_idx + 2
    {
        labelled.remove(0);
    }
    labelled
}

/// Leaves those who speak again, or between others who do; gives whether it is a transcript.
fn keep_speakers(labelled: &mut Vec<Labelled>, min_turns: usize) -> bool {
    let mut n_turns: BTreeMap<String, usize> = BTreeMap::new();
    for turn in labelled.iter() {
        *n_turns.entry(turn.name.clone()).or_default() += 1;
    }
    let speaks_again = |name: &str| n_turns.get(name).is_some_and(|&n_turns| n_turns > 1);
    let n_speakers = n_turns.values().filter(|&&n_turns| n_turns > 1).count();
    let is_interview = n_turns.contains_key("q") && n_turns.contains_key("a");
    if is_interview {
        labelled.retain(|turn| matches!(turn.name.as_str(), "q" | "a") || speaks_again(&turn.name));
        return true;
    }
    let neighbours: Vec<bool> = (0..labelled.len())
        .map(|idx| {
            let at = |idx: usize| labelled.get(idx).filter(|turn| speaks_again(&turn.name));
            idx.checked_sub(1)
                .and_then(at)
                .zip(at(idx + 1))
                .is_some_and(|(before, after)| after.paragraph_idx - before.paragraph_idx <= MAX_PARAGRAPHS)
        })
        .collect();
    let n_between = neighbours.iter().filter(|is_between| **is_between).count();
    if labelled.len() < min_turns || n_speakers == 0 || (n_speakers < 2 && n_between == 0) {
        return false;
    }
    let mut is_between = neighbours.into_iter();
    labelled.retain(|turn| is_between.next().unwrap_or_default() || speaks_again(&turn.name));
    true
}

/// "HOST: Are you ready?", "Q. Are you ready?", in quotation marks or bold ones or not.
fn with_colon(document: &Document, tokens: &Range<usize>) -> Option<Line> {
    let start = after_marks(document, tokens);
    // "Q." is one word, so that no mark follows it.
    let (mut label, mut first) = if matches!(document.word(start), "Q." | "A.") {
        (start..start + 1, start + 1)
    } else {
        let colon = (start..tokens.end.min(start + MAX_LABEL)).find(|&idx| document.word(idx) == ":")?;
        (start..colon, colon + 1)
    };
    while first < tokens.end && document.word(first) == "*" {
        first += 1;
    }
    let words = first..tokens.end;
    while label.start < label.end && document.word(label.end - 1) == "*" {
        label.end -= 1;
    }
    // "ANA SANZ, HOST:" is Ana Sanz.
    let comma = label.clone().find(|&idx| document.word(idx) == ",");
    let role = comma.map_or(label.end..label.end, |comma| comma + 1..label.end);
    label.end = comma.unwrap_or(label.end);
    let has_role = role.is_empty() || is_label(document, &role);
    (!words.is_empty() && has_role && is_label(document, &label)).then_some(Line { label, words })
}

/// A line with nothing but a name, without a full stop.
fn on_own_line(document: &Document, tokens: &Range<usize>) -> Option<Line> {
    let mut label = after_marks(document, tokens)..tokens.end;
    while label.start < label.end && matches!(document.word(label.end - 1), "*" | ":") {
        label.end -= 1;
    }
    (label.len() <= MAX_LABEL && is_label(document, &label))
        .then_some(Line { label, words: tokens.end..tokens.end })
}

fn after_marks(document: &Document, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .take(3)
        .find(|&idx| !matches!(document.word(idx), "\"" | "“" | "*" | "•" | "–" | "—"))
        .unwrap_or(tokens.start)
}

/// Words with a capital, as a name with its title has them, and small ones that join names.
fn is_label(document: &Document, label: &Range<usize>) -> bool {
    let is_capital = |idx: usize| {
        document.token(idx).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Upper | Case::Capitalized | Case::Mixed)
        })
    };
    let may_join = |idx: usize| {
        matches!(document.word(idx), "." | "-" | "'" | "’") && !document.space_before(idx)
            || document.is(idx, lexicon::NAME_PARTICLE)
            || matches!(document.key(idx), "of" | "the")
    };
    !label.is_empty()
        && is_capital(label.start)
        && is_capital(label.end - 1)
        && label.clone().all(|idx| is_capital(idx) || may_join(idx))
}

/// Labels that name the same speaker: "Lena Brandt", "BRANDT" and "LB".
#[derive(Default)]
struct Names {
    /// The initials of the longer labels, with their last words.
    by_initials: BTreeMap<String, String>,
}

impl Names {
    fn of(&mut self, document: &Document, label: &Range<usize>) -> String {
        let last = label
            .clone()
            .rev()
            .find(|&idx| document.token(idx).is_some_and(|token| token.kind == TokenKind::Word));
        let name = last.map(|last| document.key(last).trim_end_matches('.').to_owned()).unwrap_or_default();
        if label.len() == 1 {
            return self.by_initials.get(&name).cloned().unwrap_or(name);
        }
        let initials: String = label.clone().filter_map(|idx| document.word(idx).chars().next()).collect();
        self.by_initials.entry(initials.to_lowercase()).or_insert_with(|| name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each turn as its label, a colon, and its words with a bar between paragraphs.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let words = |tokens: &Range<usize>| document.span_of(tokens.clone()).of(text);
        let show = |turn: &Turn| {
            let said: Vec<&str> = turn.words.iter().map(words).collect();
            format!("{}: {}", words(turn.label.as_ref().unwrap()), said.join("|"))
        };
        let found: Vec<String> = find(&document).iter().map(show).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn transcripts_have_turns() {
        check(
            "HOST: Are you ready?\nBRANDT: I am.\nHOST: Good.\nBRANDT: Thanks.\nNote: edited.",
            &["HOST: Are you ready?", "BRANDT: I am.", "HOST: Good.", "BRANDT: Thanks."],
        );
        check(
            "Reporter: Did you sign it?\nMinister Brandt: I did not.\nReporter: Who did?",
            &["Reporter: Did you sign it?", "Minister Brandt: I did not.", "Reporter: Who did?"],
        );
    }

    #[test]
    fn labels_get_shorter() {
        check(
            "Karsa Times: When did you come?\nLena Brandt: In May.\nKT: Why?\nLB: For work.",
            &["Karsa Times: When did you come?", "Lena Brandt: In May.", "KT: Why?", "LB: For work."],
        );
        check(
            "Jan Koy: When did you come?\nLena Brandt: In May.\nKoy: Why?\nBrandt: For work.",
            &["Jan Koy: When did you come?", "Lena Brandt: In May.", "Koy: Why?", "Brandt: For work."],
        );
    }

    #[test]
    fn labels_may_have_a_role() {
        check(
            "ANA SANZ, HOST: Good evening.\nJAN KOY, ECONOMIST: Good evening.\nSANZ: Is it over?\nKOY: It is.",
            &["ANA SANZ: Good evening.", "JAN KOY: Good evening.", "SANZ: Is it over?", "KOY: It is."],
        );
    }

    #[test]
    fn questions_and_answers_are_marked() {
        check(
            "We met her in Karsa.\nQ. When did you come?\nA. In May.",
            &["Q.: When did you come?", "A.: In May."],
        );
        check("**Q:** When did you come?\n**A:** In May.", &["Q: When did you come?", "A: In May."]);
    }

    #[test]
    fn turns_go_on_over_paragraphs() {
        check(
            "Q: When did you come?\nA: In May.\nIt was cold.\nQ: And then?\nA: It took years.\nThe town was built in 1900.",
            &["Q: When did you come?", "A: In May.|It was cold.", "Q: And then?", "A: It took years."],
        );
        check(
            "HOST: Ready?\nKOY: Yes.\nThe two men met in May, Koy said.\nHOST: Good.\nKOY: Thanks.",
            &["HOST: Ready?", "KOY: Yes.", "HOST: Good.", "KOY: Thanks."],
        );
    }

    #[test]
    fn names_may_have_their_own_line() {
        check(
            "Jan Koy\nWhen did you come?\nLena Brandt\nIn May.\nJan Koy\nWhy?\nLena Brandt\nFor work.",
            &[
                "Jan Koy: When did you come?",
                "Lena Brandt: In May.",
                "Jan Koy: Why?",
                "Lena Brandt: For work.",
            ],
        );
    }

    #[test]
    fn labels_alone_are_no_transcript() {
        check("Photo: Jane Roe.\nUpdate: The road is open.\nPhoto: John Doe.", &[]);
        check("Karsa\nThe road is open.\nOstrava\nThe road is shut.", &[]);
    }
}
