//! Sentences: from a full stop, question or exclamation mark to the next, abbreviations and initials apart.

use super::{Case, Document, Sentence, TokenKind};
use crate::lexicon;

pub(super) fn split(document: &mut Document) {
    let mut sentences = Vec::new();
    for paragraph_idx in 0..document.paragraphs.len() {
        let Some(paragraph) = document.paragraphs.get(paragraph_idx) else { break };
        let (tokens, first_sentence) = (paragraph.tokens.clone(), sentences.len());
        let mut start = tokens.start;
        for token_idx in tokens.clone() {
            if token_idx + 1 == tokens.end || ends_after(document, token_idx, tokens.end) {
                let range = start..token_idx + 1;
                sentences.push(Sentence {
                    span: document.span_of(range.clone()),
                    tokens: range,
                    paragraph_idx,
                });
                start = token_idx + 1;
            }
        }
        if let Some(paragraph) = document.paragraphs.get_mut(paragraph_idx) {
            paragraph.sentences = first_sentence..sentences.len();
        }
    }
    for (sentence_idx, sentence) in sentences.iter().enumerate() {
        for token in document.tokens.get_mut(sentence.tokens.clone()).unwrap_or_default() {
            token.sentence_idx = sentence_idx;
        }
    }
    document.sentences = sentences;
}

fn is_closing(word: &str) -> bool {
    matches!(word, "”" | "’" | "\"" | "'" | "»" | ")" | "]" | "“")
}

/// Whether a sentence ends with the token, in a paragraph whose tokens end at `end`.
///
/// - "It fell. Then …": a mark and a capital, digit or opening quotation mark after it
/// - "“Stop!” he said": not, as a small letter follows
/// - "He said “Stop.” Then …": after the closing mark, not before it
/// - "in the U.S. The president": an abbreviation only before a word that begins sentences
fn ends_after(document: &Document, token_idx: usize, end: usize) -> bool {
    let Some(token) = document.token(token_idx) else { return false };
    let may_end = match token.kind {
        TokenKind::Word => document.word(token_idx).ends_with('.'),
        TokenKind::Mark => true,
        TokenKind::Number | TokenKind::Symbol => false,
    };
    if !may_end {
        return false;
    }
    // Go back over the closing marks to what they close; more than three in a row are no prose.
    let mut last = token_idx;
    while is_closing(document.word(last)) && !document.space_before(last) && token_idx - last < 3 {
        match last.checked_sub(1) {
            Some(previous) => last = previous,
            None => return false,
        }
    }
    let next_idx = token_idx + 1;
    let next = document.word(next_idx);
    if next_idx < end && is_closing(next) && !document.space_before(next_idx) {
        return false;
    }
    let Some(token) = document.token(last) else { return false };
    match document.word(last) {
        "!" | "?" | "." | "…" | "..." | "۔" | "।" | "؟" => {
            let is_stop = document.word(last) == ".";
            // "on Jan. 30.AYA AZIZ": a stop glued to a capital ends a sentence; glued to anything else it does not.
            begins_sentence(document, next_idx, end) && (document.space_before(next_idx) || is_stop)
        }
        word if word.ends_with('.') && token.kind == TokenKind::Word => {
            !document.is(last, lexicon::TITLE_ABBREVIATION)
                && document.token(next_idx).is_some_and(|next| next.case == Case::Capitalized)
                && document.is(next_idx, lexicon::SENTENCE_STARTER)
        }
        _ => false,
    }
}

/// Whether a sentence may begin with the token: a capital, a digit, or an opening mark before one of them.
fn begins_sentence(document: &Document, token_idx: usize, end: usize) -> bool {
    let mut idx = token_idx;
    // More opening marks in a row than this are no prose.
    while idx < end && idx < token_idx + 3 {
        let Some(token) = document.token(idx) else { return false };
        match token.kind {
            TokenKind::Mark
                if matches!(
                    document.word(idx),
                    "“" | "\"" | "‘" | "'" | "«" | "„" | "(" | "[" | "—" | "–" | "-" | "•" | "¿" | "¡"
                ) =>
            {
                idx += 1
            }
            TokenKind::Mark => return false,
            TokenKind::Number | TokenKind::Symbol => return true,
            // Scripts without capitals begin sentences too.
            TokenKind::Word => return !matches!(token.case, Case::Lower),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace('|', " ");
        let document = Document::new(&text);
        let found: Vec<&str> = document.sentences().iter().map(|sentence| sentence.span.of(&text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn marks_end_sentences() {
        check("The bridge fell.|Was anyone hurt?|No one!|It was night.");
        check("He paused... and went on.|Then he stopped…|Nobody moved.");
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        check("Mr. Khan met Gen. A. B. Malik of Acme Inc. in St. Paul at 5 p.m. on Jan. 3.|They spoke.");
        check("She lives in the U.S. The rest is known.".replace("U.S. The", "U.S.|The").as_str());
        check("It cost 2.5 million.|Nobody paid.");
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check("“We are safe.|It is over.”|They left.");
        check("“Stop!” he said.|“Go on.”|(She did.)|Then silence.");
        check("\"Stop!\" he said.|\"Go on,\" she said.");
    }

    #[test]
    fn datelines_do_not_end_sentences() {
        check("PESHAWAR, Pakistan (AP) — A bomb went off.|Police came.");
    }
}
