//! What each part of a pasted page is: headline, byline, dateline, caption, body or boilerplate.
//!
//! Goes by the wording of lines (`data/lexicon/boilerplate_*.txt`, `caption_start.txt`, `agency.txt`), their length and
//! their place and company (`furniture`). It cannot tell an advertisement written as prose from the story.

mod furniture;

use std::ops::Range;

use super::{Case, Document, Region, RegionKind, TokenKind};
use crate::lexicon;

/// Headlines have at most this many tokens.
const HEADLINE_TOKENS: usize = 30;
/// Bylines and datelines have at most this many tokens.
const BYLINE_TOKENS: usize = 18;

pub(super) fn classify(document: &mut Document, told: &[Region]) {
    let mut pieces: Vec<(Range<usize>, RegionKind)> = Vec::new();
    let mut seen_body = false;
    let mut seen_headline = false;
    let mut caption_follows = false;
    let n_paragraphs = document.paragraphs.len();
    let is_furniture = furniture::find(document);
    for paragraph_idx in 0..n_paragraphs {
        let Some(paragraph) = document.paragraphs.get(paragraph_idx) else { break };
        let tokens = paragraph.tokens.clone();
        let announces_caption = document.phrase_at(tokens.start, lexicon::CAPTION_START).is_some();
        let kind = if announces_caption && tokens.len() <= 8 {
            caption_follows = true;
            pieces.push((tokens, RegionKind::Boilerplate));
            continue;
        } else if announces_caption || caption_follows {
            RegionKind::Caption
        } else if is_furniture.get(paragraph_idx).is_some_and(|is| *is) {
            RegionKind::Boilerplate
        } else if !seen_body && is_byline(document, &tokens) {
            RegionKind::Byline
        } else if !seen_body && is_publication_line(document, &tokens) {
            RegionKind::Dateline
        } else if !seen_body && !seen_headline && n_paragraphs > 1 && is_headline(document, &tokens) {
            RegionKind::Headline
        } else {
            RegionKind::Body
        };
        caption_follows = false;
        seen_headline |= kind == RegionKind::Headline;
        match kind {
            RegionKind::Caption => {
                let credit = credit_start(document, &tokens);
                pieces.push((tokens.start..credit, RegionKind::Caption));
                pieces.push((credit..tokens.end, RegionKind::Boilerplate));
            }
            RegionKind::Body => {
                let body = if seen_body { tokens.start } else { dateline_end(document, &tokens) };
                pieces.push((tokens.start..body, RegionKind::Dateline));
                pieces.push((body..tokens.end, RegionKind::Body));
                seen_body = true;
            }
            kind => pieces.push((tokens, kind)),
        }
    }
    for (tokens, kind) in pieces {
        if tokens.is_empty() {
            continue;
        }
        let span = document.span_of(tokens.clone());
        let kind = told.iter().rfind(|region| region.span.overlaps(span)).map_or(kind, |region| region.kind);
        document.regions.push(Region { span, kind });
        for token in document.tokens.get_mut(tokens).unwrap_or_default() {
            token.region = kind;
        }
    }
}

/// A photo credit on a line of its own: "AYA AZIZ/Reuters", "(AP Photo/Jane Roe)".
fn is_credit(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() <= 10 && credit_start(document, tokens) == tokens.start
}

/// The first token of a photo credit that ends the tokens, or their end: a name, a slash or comma, and an agency.
fn credit_start(document: &Document, tokens: &Range<usize>) -> usize {
    let from = tokens.end.saturating_sub(12).max(tokens.start);
    for token_idx in from..tokens.end {
        let Some(n_tokens) = document.phrase_at(token_idx, lexicon::AGENCY) else { continue };
        let after = document.word(token_idx + n_tokens);
        let before = token_idx.checked_sub(1).map_or("", |idx| document.word(idx));
        let has_slash = before == "/" || (token_idx + n_tokens < tokens.end && after == "/");
        let closes = token_idx + n_tokens >= tokens.end.saturating_sub(1);
        if !has_slash || !(closes || after == "/") {
            continue;
        }
        // Back over the photographer's name to the stop or bracket before it.
        let mut start = token_idx;
        while start > tokens.start
            && let Some(previous) = document.token(start - 1)
            && (previous.kind == TokenKind::Word && !matches!(previous.case, Case::Lower)
                || matches!(document.word(start - 1), "/" | "(" | "["))
        {
            start -= 1;
        }
        return start;
    }
    tokens.end
}

/// "By Jane Roe", "Jane Roe in Cairo and John Doe": short, begins with "by", no full stop at the end.
fn is_byline(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() <= BYLINE_TOKENS
        && document.key(tokens.start) == "by"
        && document
            .token(tokens.start + 1)
            .is_some_and(|token| matches!(token.case, Case::Capitalized | Case::Upper | Case::Mixed))
        && !ends_like_prose(document, tokens)
}

/// "Published 3 February 2023", "Feb. 3, 2023, 10:15 GMT": a short line about the time of publication.
fn is_publication_line(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() <= BYLINE_TOKENS
        && !ends_like_prose(document, tokens)
        && tokens.clone().any(|token_idx| document.is(token_idx, lexicon::MONTH))
        && tokens.clone().all(|token_idx| {
            document.is(token_idx, lexicon::MONTH | lexicon::PUBLICATION_LINE)
                || document.token(token_idx).is_some_and(|token| token.kind != TokenKind::Word)
                || document.word(token_idx).starts_with(|c: char| c.is_ascii_digit())
        })
}

/// The first line that is short and does not end like a sentence.
fn is_headline(document: &Document, tokens: &Range<usize>) -> bool {
    (2..=HEADLINE_TOKENS).contains(&tokens.len()) && !ends_like_prose(document, tokens)
}

fn ends_like_prose(document: &Document, tokens: &Range<usize>) -> bool {
    let last = tokens.end.saturating_sub(1);
    document.word(last).ends_with(['.', ':', ';', ','])
        || (matches!(document.word(last), "”" | "\"") && document.word(last.saturating_sub(1)) == ".")
}

/// Where the story begins after "PESHAWAR, Pakistan (AP) —": after a dash among the first tokens, if what stands before it is
/// names only and begins in capitals or names an agency. Else the first token.
fn dateline_end(document: &Document, tokens: &Range<usize>) -> usize {
    let mut has_agency = false;
    let upper = document.token(tokens.start).is_some_and(|token| token.case == Case::Upper);
    for token_idx in tokens.clone().take(16) {
        let Some(token) = document.token(token_idx) else { break };
        match document.word(token_idx) {
            "—" | "–" | "-" | "--" if document.space_before(token_idx) || token_idx > tokens.start => {
                let is_dateline = token_idx > tokens.start && (upper || has_agency);
                return if is_dateline { token_idx + 1 } else { tokens.start };
            }
            _ => {}
        }
        has_agency |= document.phrase_at(token_idx, lexicon::AGENCY).is_some();
        let fits = match token.kind {
            TokenKind::Word => token.case != Case::Lower,
            TokenKind::Mark => matches!(document.word(token_idx), "," | "(" | ")" | "/" | "."),
            TokenKind::Number => true,
            TokenKind::Symbol => false,
        };
        if !fits {
            break;
        }
    }
    tokens.start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the kind of each line; what goes on in the same line ends in a space.
    #[track_caller]
    pub(super) fn check(lines: &[(RegionKind, &str)]) {
        let mut text = String::new();
        for (_, words) in lines {
            text.push_str(words);
            if !words.ends_with(' ') {
                text.push('\n');
            }
        }
        let document = Document::new(&text);
        let found: Vec<(RegionKind, &str)> =
            document.regions().iter().map(|region| (region.kind, region.span.of(&text))).collect();
        let expected: Vec<(RegionKind, &str)> =
            lines.iter().map(|(kind, words)| (*kind, words.trim())).collect();
        assert_eq!(found, expected);
    }

    use RegionKind::{Body, Boilerplate, Byline, Caption, Dateline, Headline};

    #[test]
    fn a_pasted_page() {
        check(&[
            (Boilerplate, "Skip to main content"),
            (Headline, "Blast in Karsa market kills 12"),
            (Byline, "By Jane Roe and Amal Idris"),
            (Dateline, "Published 3 February 2023"),
            (Boilerplate, "Open this photo in gallery:"),
            (Caption, "A man walks through the ruins of the market. "),
            (Boilerplate, "AYA AZIZ/Reuters"),
            (Dateline, "KARSA, Ostrava (AP) — "),
            (Body, "A bomb went off at noon."),
            (Body, "Share prices fell after the attack."),
            (Boilerplate, "Share this article"),
            (Boilerplate, "With a report from the Associated Press"),
            (Boilerplate, "Sign up for our daily newsletter"),
        ]);
    }

    #[test]
    fn prose_alone_is_body() {
        check(&[(Body, "A bomb went off at noon.")]);
        check(&[(Body, "Police - who came late - found no one."), (Body, "Nobody was hurt.")]);
    }

    #[test]
    fn one_line_is_no_headline() {
        check(&[(Body, "Bomb kills two in Karsa")]);
    }
}
