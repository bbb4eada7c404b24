//! Which words stand between quotation marks, by paragraph.
//!
//! Pairs “ ”, „ “, « », » «, ” ”, " " and ‘ ’ or ' '; nested pairs belong to the outermost. An unclosed mark holds to the
//! end of its paragraph, and runs on where the next paragraph begins with a mark of its kind. Tells apostrophes and
//! inch marks from quotation marks. It does not tell speech from scare quotes.

use std::ops::Range;

use crate::document::{Document, RegionKind, TokenKind};
use crate::lexicon;

/// Deeper nesting than this is no prose; deeper marks are passed over, which keeps the work linear.
const MAX_DEPTH: usize = 3;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// From the opening to the closing mark; to the paragraph's end where that is missing.
    pub tokens: Range<usize>,
    pub paragraph_idx: usize,
    pub is_closed: bool,
    /// The next paragraph reopens the quotation.
    pub runs_on: bool,
    /// The quotation of the paragraph before runs on here.
    pub is_continued: bool,
}

/// Every outermost quotation of a document.
pub struct Marks {
    quoted: Vec<Quoted>,
    /// For each token, one more than the index of its quotation; 0 for none.
    owner: Vec<usize>,
}

impl Marks {
    #[cfg(test)]
    fn all(&self) -> &[Quoted] {
        &self.quoted
    }

    /// The index of the quotation that the token stands in.
    pub fn index_at(&self, token_idx: usize) -> Option<usize> {
        self.owner.get(token_idx).and_then(|owner| owner.checked_sub(1))
    }

    /// The quotation that the token stands in.
    pub fn at(&self, token_idx: usize) -> Option<&Quoted> {
        self.index_at(token_idx).and_then(|idx| self.quoted.get(idx))
    }
}

/// Pairs the quotation marks of the document.
pub fn pair(document: &Document) -> Marks {
    let mut marks = Marks { quoted: Vec::new(), owner: vec![0; document.tokens().len()] };
    for (paragraph_idx, paragraph) in document.paragraphs().iter().enumerate() {
        let tokens = paragraph.tokens.clone();
        let is_boilerplate =
            document.token(tokens.start).is_some_and(|token| token.region == RegionKind::Boilerplate);
        if is_boilerplate {
            continue;
        }
        let double = doubles(document, &tokens);
        for (range, is_closed) in with_singles(document, &tokens, double) {
            let is_continued = marks.quoted.last().is_some_and(|last| {
                !last.is_closed
                    && last.paragraph_idx + 1 == paragraph_idx
                    && range.start == tokens.start
                    && is_reopened(document, last.tokens.start, range.start)
            });
            if is_continued && let Some(last) = marks.quoted.last_mut() {
                last.runs_on = true;
            }
            for owner in marks.owner.get_mut(range.clone()).unwrap_or_default() {
                *owner = marks.quoted.len() + 1;
            }
            marks.quoted.push(Quoted {
                tokens: range,
                paragraph_idx,
                is_closed,
                runs_on: false,
                is_continued,
            });
        }
    }
    marks
}

/// Whether the opening marks are of one kind; » reopens « in French.
fn is_reopened(document: &Document, first: usize, next: usize) -> bool {
    let (first, next) = (document.word(first), document.word(next));
    first == next || matches!((first, next), ("«", "»") | ("“", "\"") | ("\"", "“"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
}

/// An opening mark that waits for its closing one.
struct Open {
    token_idx: usize,
    word: &'static str,
}

/// The pairs of double marks, outermost only, in order, and whether each is closed.
fn doubles(document: &Document, tokens: &Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut open: Vec<Open> = Vec::new();
    let mut pairs: Vec<(Range<usize>, bool)> = Vec::new();
    let mut token_idx = tokens.start;
    while token_idx < tokens.end {
        let Some(mark) = double_mark(document, token_idx) else {
            token_idx += 1;
            continue;
        };
        match double_role(document, &mark, tokens, &open) {
            Some(Role::Opens) if open.len() < MAX_DEPTH => open.push(Open { token_idx, word: mark.word }),
            Some(Role::Closes) => {
                if let Some(depth) = open.iter().rposition(|opened| closes(opened.word, mark.word)) {
                    let first = open.get(depth).map_or(token_idx, |opened| opened.token_idx);
                    open.truncate(depth);
                    pairs.push((first..mark.tokens.end, true));
                }
            }
            _ => {}
        }
        token_idx = mark.tokens.end;
    }
    for (depth, opened) in open.iter().enumerate() {
        // A mark that is never closed but has whole pairs after it is a slip, except where it begins the paragraph.
        let has_pairs = pairs.iter().any(|(range, _)| range.start > opened.token_idx);
        let is_lone = opened.token_idx + 1 >= tokens.end
            || looks_closing(document, &(opened.token_idx..opened.token_idx + 1));
        if !is_lone && (opened.token_idx == tokens.start || (!has_pairs && depth + 1 == open.len())) {
            pairs.push((opened.token_idx..tokens.end, false));
            break;
        }
    }
    outermost(pairs)
}

fn outermost(mut pairs: Vec<(Range<usize>, bool)>) -> Vec<(Range<usize>, bool)> {
    pairs.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    pairs.retain(|(range, _)| {
        let is_outer = range.start >= end;
        end = end.max(range.end);
        is_outer
    });
    pairs
}

/// A double mark where it stands.
struct DoubleMark {
    tokens: Range<usize>,
    /// How it looks; a straight mark for two apostrophes in a row.
    word: &'static str,
}

/// The double mark that begins at the token: one character, or two apostrophes or backticks in a row.
fn double_mark(document: &Document, token_idx: usize) -> Option<DoubleMark> {
    let word = document.word(token_idx);
    if matches!(word, "'" | "`")
        && document.word(token_idx + 1) == word
        && !document.space_before(token_idx + 1)
    {
        return Some(DoubleMark {
            tokens: token_idx..token_idx + 2,
            word: if word == "`" { "“" } else { "\"" },
        });
    }
    let word = ["“", "”", "\"", "«", "»", "„", "‟"].into_iter().find(|mark| *mark == word)?;
    Some(DoubleMark { tokens: token_idx..token_idx + 1, word })
}

fn closes(opening: &str, closing: &str) -> bool {
    match opening {
        "„" => matches!(closing, "“" | "”" | "\"" | "‟"),
        "«" => closing == "»",
        "»" => closing == "«",
        // Some write “so“.
        _ => matches!(closing, "”" | "\"" | "‟" | "“"),
    }
}

/// A space (or a bracket, dash or other opening mark) before and none after.
fn looks_opening(document: &Document, mark: &Range<usize>) -> bool {
    let before = mark.start.checked_sub(1).map_or("", |idx| document.word(idx));
    let apart = document.space_before(mark.start)
        || matches!(before, "(" | "[" | "—" | "–" | "-" | "--" | "“" | "‘" | "„" | "«" | "/");
    apart && !document.space_before(mark.end)
}

/// No space before, and one after (or the end, or another mark).
fn looks_closing(document: &Document, mark: &Range<usize>) -> bool {
    let next_is_mark = document.token(mark.end).is_none_or(|next| next.kind == TokenKind::Mark);
    !document.space_before(mark.start) && (document.space_before(mark.end) || next_is_mark)
}

fn double_role(document: &Document, mark: &DoubleMark, tokens: &Range<usize>, open: &[Open]) -> Option<Role> {
    let opened = open.last().map(|open| open.word);
    let is_opening = looks_opening(document, &mark.tokens);
    match mark.word {
        // “ closes what „ has opened: „Ja“; and is a slip for ” right after a word.
        "“" if opened == Some("„") && !is_opening => Some(Role::Closes),
        "“" if opened.is_some() && looks_closing(document, &mark.tokens) => Some(Role::Closes),
        "“" | "„" => Some(Role::Opens),
        "«" if opened == Some("»") => Some(Role::Closes),
        "«" => Some(Role::Opens),
        "»" if opened.is_none() && is_opening => Some(Role::Opens),
        "»" => Some(Role::Closes),
        // ”Ja”, as in Swedish and Finnish; or a slip for “.
        "”" | "‟" if opened.is_none() && is_opening => Some(Role::Opens),
        "”" | "‟" => Some(Role::Closes),
        _ if open.is_empty() => {
            let before = mark.tokens.start.checked_sub(1).and_then(|idx| document.token(idx));
            let after_number = before.is_some_and(|token| token.kind == TokenKind::Number);
            let is_inches = after_number && !document.space_before(mark.tokens.start);
            let is_lone = mark.tokens.end == tokens.end;
            (!is_inches && !is_lone).then_some(Role::Opens)
        }
        _ if is_opening => Some(Role::Opens),
        _ => Some(Role::Closes),
    }
}

/// Adds the pairs of single marks that stand outside `double`, or around some of it.
fn with_singles(
    document: &Document,
    tokens: &Range<usize>,
    double: Vec<(Range<usize>, bool)>,
) -> Vec<(Range<usize>, bool)> {
    let mut pairs = Vec::new();
    // The opening mark, and the last mark that could be its closing one or an apostrophe ("the workers’").
    let mut open: Option<(usize, Option<usize>)> = None;
    let mut next_double = 0;
    let mut token_idx = tokens.start;
    while token_idx < tokens.end {
        if let Some((range, _)) = double.get(next_double)
            && range.start == token_idx
        {
            next_double += 1;
            token_idx = range.end;
            continue;
        }
        let word = document.word(token_idx);
        if matches!(word, "‘" | "'") && opens_single(document, token_idx) {
            if let Some((first, Some(last))) = open {
                pairs.push((first..last + 1, true));
            }
            open = Some((token_idx, None));
        } else if matches!(word, "’" | "'")
            && let Some((first, maybe)) = open
            && looks_closing(document, &(token_idx..token_idx + 1))
        {
            let before = document.key(token_idx.saturating_sub(1));
            // After an s, before a small letter, it may be "the workers’ union".
            let next_is_lower =
                document.word(token_idx + 1).starts_with(char::is_lowercase) && token_idx + 1 < tokens.end;
            if before.ends_with('s') && next_is_lower {
                open = Some((first, maybe.or(Some(token_idx))));
            } else {
                pairs.push((first..token_idx + 1, true));
                open = None;
            }
        }
        token_idx += 1;
    }
    match open {
        Some((first, Some(last))) => pairs.push((first..last + 1, true)),
        // A quotation in single marks that runs on in the next paragraph.
        Some((first, None))
            if first == tokens.start
                && document.word(first) == "‘"
                && matches!(document.word(tokens.end), "‘") =>
        {
            pairs.push((first..tokens.end, false));
        }
        _ => {}
    }
    if pairs.is_empty() {
        return double;
    }
    pairs.extend(double);
    outermost(pairs)
}

/// ‘ or ' before a word, not the apostrophe of ’90s or ’em.
fn opens_single(document: &Document, token_idx: usize) -> bool {
    let next = document.token(token_idx + 1);
    let is_number = next.is_some_and(|next| next.kind == TokenKind::Number)
        || document.word(token_idx + 1).starts_with(|c: char| c.is_ascii_digit());
    looks_opening(document, &(token_idx..token_idx + 1))
        && next.is_some()
        && !is_number
        && !document.is(token_idx + 1, lexicon::CLIPPED_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` stand around what is quoted.
    #[track_caller]
    fn check(expected: &str) {
        let text = expected.replace(['[', ']'], "");
        let document = Document::new(&text);
        let mut found = text.clone();
        for quoted in pair(&document).all().iter().rev() {
            let span = document.span_of(quoted.tokens.clone());
            found.insert(span.end(), ']');
            found.insert(span.start(), '[');
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_style() {
        check("[“We won,”] he said, [“and they lost.”]");
        check("[\"We won,\"] he said, [\"and they lost.\"]");
        check("[‘We won,’] he said, [‘and they didn’t.’]");
        check("['We won,'] he said, ['and they didn't.']");
        check("[''We won,''] he said, [''and they didn't.'']");
        check("[“We won,“] he said.");
        check("[« On a gagné »], dit-il.");
        check("[„Wir haben gewonnen“], sagte er.");
        check("[»Wir haben gewonnen«], sagte er.");
        check("[”Vi vann”], sade han.");
    }

    #[test]
    fn apostrophes_are_no_closing_marks() {
        check("[‘The workers’ union won’t yield,’] he said.");
        check("Back in the ‘90s the boys’ club met.");
        check("the farmers' and workers' union");
    }

    #[test]
    fn inch_marks_open_nothing() {
        check("He is 5'10\" tall and [\"very strong\"] too.");
    }

    #[test]
    fn nested_marks_belong_to_the_outermost() {
        check("[“He told me ‘stay here’ and left,”] she said.");
        check("[“I read “The Trial” twice,”] she said.");
        check("[‘He told me “stay here” and left,’] she said.");
    }

    #[test]
    fn unclosed_marks_end_with_the_paragraph() {
        check("[“We won, he said.]\nThey lost.");
        check("He said: [“We won.]\n[“They lost.”]");
        check("She called “it [“a shame”] again.");
    }

    #[test]
    fn a_reopened_quotation_runs_on() {
        let document = Document::new("“One.\n\n“Two.\n\n“Three,” he said.\n\n“Four.”");
        let marks = pair(&document);
        let runs: Vec<bool> = marks.all().iter().map(|quoted| quoted.runs_on).collect();
        assert_eq!(runs, [true, true, false, false]);
    }
}
