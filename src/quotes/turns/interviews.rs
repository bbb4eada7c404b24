//! Interviews without names: questions to somebody, each a paragraph, with the answers in paragraphs below.

use std::ops::Range;

use super::{MAX_PARAGRAPHS, Turn, has_first_person, reports_of_others, tokens_of};
use crate::document::{Document, RegionKind};

/// An interview has at least this many questions that are answered.
const MIN_QUESTIONS: usize = 2;
/// A question is no longer than this, in tokens.
const MAX_QUESTION: usize = 90;

/// The answers, in order; none where the text is no interview.
pub(super) fn find(document: &Document) -> Vec<Turn> {
    let mut answers: Vec<Turn> = Vec::new();
    let mut n_personal = 0usize;
    // The question that waits for its answer, or whose answer goes on.
    let mut is_open = false;
    for paragraph_idx in 0..document.paragraphs().len() {
        let Some(tokens) = tokens_of(document, paragraph_idx) else { continue };
        if is_question(document, &tokens) {
            answers.push(Turn {
                label: None,
                paragraphs: paragraph_idx..paragraph_idx + 1,
                words: Vec::new(),
                rule: "interview",
            });
            is_open = true;
            continue;
        }
        let Some(answer) = answers.last_mut().filter(|_| is_open) else { continue };
        let is_body = document.token(tokens.start).is_some_and(|token| token.region == RegionKind::Body);
        let is_speech = is_prose(document, &tokens) && is_body && !reports_of_others(document, &tokens);
        if !is_speech || answer.paragraphs.len() > MAX_PARAGRAPHS {
            is_open = false;
            continue;
        }
        n_personal += usize::from(answer.words.is_empty() && has_first_person(document, &tokens));
        answer.words.push(tokens);
        answer.paragraphs.end = paragraph_idx + 1;
    }
    // Nobody knows where the last answer ends: where the speaker no longer says "I", or the questions are over.
    if let Some(last) = answers.last_mut() {
        let kept =
            last.words.iter().skip(1).take_while(|tokens| has_first_person(document, tokens)).count() + 1;
        last.words.truncate(kept);
        last.paragraphs.end = last.paragraphs.end.min(last.paragraphs.start + 1 + kept);
    }
    answers.retain(|answer| !answer.words.is_empty());
    if answers.len() < MIN_QUESTIONS || n_personal * 2 < answers.len() {
        return Vec::new();
    }
    answers
}

/// A paragraph that asks the reader or somebody else: "What are you writing now?"
fn is_question(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() <= MAX_QUESTION
        && document.word(tokens.end - 1) == "?"
        && tokens.clone().any(|idx| matches!(document.key(idx), "you" | "your" | "yours" | "yourself"))
        && !has_mark(document, tokens)
}

fn is_prose(document: &Document, tokens: &Range<usize>) -> bool {
    matches!(document.word(tokens.end - 1), "." | "!" | "?" | "…" | "..." | ")" | "”" | "\"" | "’")
        && !matches!(document.word(tokens.start), "“" | "\"")
}

fn has_mark(document: &Document, tokens: &Range<usize>) -> bool {
    matches!(document.word(tokens.start), "“" | "\"" | "‘" | "«" | "„")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let answers: Vec<String> = find(&document)
            .iter()
            .map(|turn| {
                let words = turn.words.iter().map(|tokens| document.span_of(tokens.clone()).of(text));
                words.collect::<Vec<&str>>().join("|")
            })
            .collect();
        assert_eq!(answers, expected);
    }

    #[test]
    fn answers_follow_questions() {
        check(
            "Lena Brandt has written four novels. She spoke to us in Karsa.\nWhen did you come to Karsa?\nIn 1990, with my brother.\nIt was cold.\nWhat are you writing now?\nI am on a book about salt.\nHer book is out in May.",
            &["In 1990, with my brother.|It was cold.", "I am on a book about salt."],
        );
    }

    #[test]
    fn questions_to_the_reader_are_no_interview() {
        check(
            "When can you vote?\nThe polls open at nine.\nWhere can you vote?\nAt any town hall in the region.",
            &[],
        );
        check("Would you pay for a bridge?\nThe town would, Khan said.\nThe council meets in May.", &[]);
    }
}
