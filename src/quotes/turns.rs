//! Transcripts: paragraphs that begin with the name of who speaks and a colon ("MODERATOR: Good evening.").
//!
//! Needs several such paragraphs with at least two labels in all, so that a lone "Update:" or "Photo:" is none. The
//! paragraphs without a label in between are not given to the last speaker.

use std::collections::BTreeMap;
use std::ops::Range;

use super::contents::{Report, ReportCue};
use crate::document::{Case, Document, RegionKind, TokenKind};

/// A label has at most this many tokens.
const MAX_LABEL: usize = 6;
/// A transcript has at least this many turns.
const MIN_TURNS: usize = 3;

struct Turn {
    label: Range<usize>,
    words: Range<usize>,
    paragraph_idx: usize,
}

/// The turns of a transcript, in order; none where the text is no transcript.
pub fn find(document: &Document) -> Vec<Report> {
    let turns: Vec<Turn> = document
        .paragraphs()
        .iter()
        .enumerate()
        .filter_map(|(paragraph_idx, paragraph)| turn(document, &paragraph.tokens, paragraph_idx))
        .collect();
    if turns.len() < MIN_TURNS {
        return Vec::new();
    }
    let mut n_turns: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in &turns {
        *n_turns.entry(label_of(document, turn)).or_default() += 1;
    }
    let is_speaker = |turn: &Turn| n_turns.get(label_of(document, turn)).is_some_and(|&n_turns| n_turns > 1);
    let n_speakers = n_turns.values().filter(|&&n_turns| n_turns > 1).count();
    if n_speakers < 2 {
        return Vec::new();
    }
    let turns = turns.into_iter().filter(is_speaker).map(|turn| Report {
        fragments: vec![turn.words],
        cue: Some(ReportCue::mark(turn.label.end)),
        speaker: Some(turn.label),
        whole_speaker: None,
        audience: None,
        paragraph_idx: turn.paragraph_idx,
        is_direct: true,
        rule: "transcript",
        confidence: 0.8,
    });
    turns.collect()
}

fn label_of<'t>(document: &Document<'t>, turn: &Turn) -> &'t str {
    document.span_of(turn.label.clone()).of(document.text())
}

fn turn(document: &Document, tokens: &Range<usize>, paragraph_idx: usize) -> Option<Turn> {
    let first = document.token(tokens.start)?;
    if first.region == RegionKind::Boilerplate {
        return None;
    }
    let start = tokens.start + usize::from(matches!(document.word(tokens.start), "\"" | "“"));
    let colon = (start..tokens.end.min(start + MAX_LABEL)).find(|&idx| document.word(idx) == ":")?;
    let is_label = colon > start
        && (start..colon).all(|idx| {
            document.token(idx).is_some_and(|token| {
                token.kind == TokenKind::Word && matches!(token.case, Case::Upper | Case::Capitalized)
            })
        });
    let words = colon + 1..tokens.end;
    (is_label && !words.is_empty()).then_some(Turn { label: start..colon, words, paragraph_idx })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let document = Document::new(text);
        let words = |tokens: &Range<usize>| document.span_of(tokens.clone()).of(text);
        let turns = find(&document);
        let found: Vec<(&str, &str)> = turns
            .iter()
            .map(|turn| (words(turn.speaker.as_ref().unwrap()), words(&turn.fragments[0])))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn transcripts_have_turns() {
        check(
            "HOST: Are you ready?\nBRANDT: I am.\nHOST: Good.\nBRANDT: Thanks.\nNote: edited.",
            &[("HOST", "Are you ready?"), ("BRANDT", "I am."), ("HOST", "Good."), ("BRANDT", "Thanks.")],
        );
    }

    #[test]
    fn labels_alone_are_no_transcript() {
        check("Photo: Jane Roe.\nUpdate: The road is open.\nPhoto: John Doe.", &[]);
    }
}
