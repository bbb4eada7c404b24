//! Paragraphs: each line is one, unless the text is hard-wrapped, where a blank line ends one.

use super::{Document, Paragraph};
use crate::span::Span;

/// Lines as long as this, in bytes, may have been broken by a program rather than by the writer.
const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 45..=120;

pub(super) fn split(document: &mut Document) {
    let lines = lines(document.text);
    let joined =
        if is_hard_wrapped(document.text, &lines) { join_wrapped(document.text, &lines) } else { lines };
    let mut next = 0;
    for line in joined {
        // A token never crosses the end of a line, so that lines and tokens can be gone through side by side.
        let rest = document.tokens.get(next..).unwrap_or_default();
        let n_tokens = rest.iter().take_while(|token| token.span.start() < line.end()).count();
        let tokens = next..next + n_tokens;
        next = tokens.end;
        // A line of white space is no paragraph.
        let span = document.span_of(tokens.clone());
        if !span.is_empty() {
            document.paragraphs.push(Paragraph { span, tokens, sentences: 0..0 });
        }
    }
}

/// The lines of `text` without their ends: LF, CRLF, CR, and the Unicode line and paragraph separators.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, end) in text.match_indices(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        // The empty line between CR and LF is not one.
        if !(end == "\n" && at == start && text.get(..at).is_some_and(|before| before.ends_with('\r'))) {
            lines.push(Span::new(start, at));
        }
        start = at + end.len();
    }
    lines.push(Span::new(start, text.len()));
    lines
}

fn is_blank(text: &str, line: Span) -> bool {
    line.of(text).trim().is_empty()
}

/// Whether a line goes on in the next: it stops in mid-sentence at about a page's width.
fn runs_on(text: &str, line: Span, next: Span) -> bool {
    let (line, next) = (line.of(text).trim_end(), next.of(text).trim_start());
    WRAPPED_LINE.contains(&line.len())
        && !line.ends_with(['.', '!', '?', '”', '"', ':', '…'])
        && next.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '‘' | '\'' | '(' | '$'))
}

/// Whether at least half of the neighbouring lines run on into each other.
fn is_hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut n_pairs, mut n_running) = (0usize, 0usize);
    for pair in lines.windows(2) {
        if let &[line, next] = pair
            && !is_blank(text, line)
            && !is_blank(text, next)
        {
            n_pairs += 1;
            n_running += usize::from(runs_on(text, line, next));
        }
    }
    n_running >= 2 && n_running * 2 >= n_pairs
}

/// Joins neighbouring lines up to the next blank one.
fn join_wrapped(text: &str, lines: &[Span]) -> Vec<Span> {
    lines
        .chunk_by(|&line, &next| is_blank(text, line) == is_blank(text, next))
        .filter_map(|block| match block {
            [first, .., last] => Some(first.cover(*last)),
            [only] => Some(*only),
            [] => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let found: Vec<&str> =
            document.paragraphs().iter().map(|paragraph| paragraph.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_line_is_a_paragraph() {
        check(
            "Blast kills two\r\n\r\nIt was loud.\nNo one spoke.",
            &["Blast kills two", "It was loud.", "No one spoke."],
        );
        check("\n \u{a0}\n", &[]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The river rose over its banks on Tuesday night and the\nwater took the bridge, the mill and the lower road with\nit before anyone could be warned.\n\nA second flood came.";
        check(text, &[text.split("\n\n").next().unwrap(), "A second flood came."]);
    }
}
