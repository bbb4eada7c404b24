//! Which words stand between quotation marks, by paragraph.
//!
//! Pairs “ ”, „ “, « », » «, » », ‹ ›, 「 」, ” ”, " " and ‘ ’, ‚ ‘ or ' '; nested pairs belong to the outermost. An unclosed
//! mark holds to its cue or the end of its paragraph, and runs on where the next paragraph begins with a mark of its kind or closes it.
//! Tells apostrophes and inch marks from quotation marks. It does not tell speech from scare quotes.

mod double;
mod single;
mod unclosed;

use std::ops::Range;

use crate::document::{Document, RegionKind, TokenKind};

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

/// A pair of marks, or a mark and the end of the paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pair {
    tokens: Range<usize>,
    is_closed: bool,
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
        let last = marks.quoted.last();
        let unclosed = last
            .filter(|last| !last.is_closed && last.paragraph_idx + 1 == paragraph_idx)
            .map(|last| last.tokens.start);
        let double = double::pairs(document, &tokens, unclosed);
        for Pair { tokens: range, is_closed } in single::added(document, &tokens, double) {
            let is_continued = unclosed.is_some_and(|first| {
                range.start == tokens.start
                    && (is_reopened(document, first, range.start) || !is_mark(document, range.start))
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

fn is_mark(document: &Document, token_idx: usize) -> bool {
    document
        .token(token_idx)
        .is_none_or(|token| token.kind != TokenKind::Word && token.kind != TokenKind::Number)
}

/// Whether the opening marks are of one kind; » reopens « in French.
fn is_reopened(document: &Document, first: usize, next: usize) -> bool {
    let (first, next) = (document.word(first), document.word(next));
    first == next
        || matches!(
            (first, next),
            ("«", "»") | ("‹", "›") | ("“", "\"") | ("\"", "“") | ("‘", "'") | ("'", "‘")
        )
}

/// The outermost of the pairs, in order.
fn outermost(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (pair.tokens.start, std::cmp::Reverse(pair.tokens.end)));
    let mut end = 0;
    pairs.retain(|pair| {
        let is_outer = pair.tokens.start >= end;
        end = end.max(pair.tokens.end);
        is_outer
    });
    pairs
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

/// Whether a sentence, or the words after a colon, could begin with the token: nothing or a stop stands before it.
fn may_begin(document: &Document, token_idx: usize, first: usize) -> bool {
    token_idx <= first
        || token_idx.checked_sub(1).is_some_and(|before| {
            matches!(
                document.word(before),
                "." | "!" | "?" | "…" | "..." | ":" | "—" | "–" | "-" | "•" | ")" | "]"
            )
        })
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
        check("[»Vi vann»], sade han.");
        check("[‹On a gagné›], dit-il. [‚Wir haben gewonnen‘], sagte er.");
        check("[「We won,」] he said. [『We lost,』] she said.");
        check("[``We won,''] he said. [`We lost,'] she said. [‘‘We left,’’] they said.");
    }

    #[test]
    fn apostrophes_are_no_closing_marks() {
        check("[‘The workers’ union won’t yield,’] he said.");
        check("Back in the ‘90s the boys’ club met.");
        check("the farmers' and workers' union");
        check("The workers’ [‘right to strike’] and the party’s rock ’n’ roll of ’68.");
        check("[‘It’s the workers’ victory,’] he said, [‘and the farmers’.’]");
        check("The [‘valley boys’] left. The land was the others’.");
        check("['The workers' Party won,'] he said.");
        check("['200 people came,'] he said of the '90s.");
    }

    #[test]
    fn inch_marks_open_nothing() {
        check("He is 5'10\" tall and [\"very strong\"] too.");
        check("A 6\" pipe and 12\" vinyl at 40° 26' 46\" N. [\"Home,\"] he said.");
        check("[\"He is 5'10\" tall and strong,\"] she said.");
        check("[\"We need 20 beds and 12\" pipes,\"] she said. He held up a [\"thing\"].");
        check("It was [\"in 2010\"] that he left for [\"ten\"] days.");
    }

    #[test]
    fn nested_marks_belong_to_the_outermost() {
        check("[“He told me ‘stay here’ and left,”] she said.");
        check("[“I read “The Trial” twice,”] she said.");
        check("[‘He told me “stay here” and left,’] she said.");
        check("[\"I read \"The Trial\" twice,\"] she said.");
    }

    #[test]
    fn unclosed_marks_end_with_the_paragraph() {
        check("[“We won, we did.]\nThey lost.");
        check("[“We won,] he said. We left.\n[“They lost,”] she said.");
        check(
            "[\"We won,] said mayor Jan Koy. He has left.\n[\"They lost,\"] said Lena Brandt. [\"Really.\"]",
        );
        check("[\"We won,] Jan Koy said on Monday. He has left.\n[\"They lost,\"] said Lena Brandt.");
        check("[“We won. They lost,] said Jan Koy. He has left.\n[“We left,”] said Lena Brandt.");
        check("[\"We won. They lost, he said to me.]\n[\"Then we left,\"] said Lena Brandt.");
        check("He said: [“We won.]\n[“They lost.”]");
        check("She called “it [“a shame”] again.");
        check("She called \"it a shame and left. [\"We lost,\"] he said. It was [\"over\"].");
    }

    #[test]
    fn a_missing_mark_leaves_the_others_in_pairs() {
        check("[\"We won,] he said. [\"They lost,\"] he said. It was [\"calm\"].");
        check("[“We won,] he said. [“They lost,”] he said. [“It is over.”]");
        check("We won,\" he said. He was [\"calm\"] and [\"glad\"].");
        check("We won,” he said. He was [“calm”] and [“glad”].");
    }

    #[test]
    fn misplaced_spaces_are_no_matter() {
        check("[\" We won \"] , he said . [\" They lost , \"] she said .");
        check("[\"We won \"]said he.");
        check("He said:[“We won.”]She said,[\"They lost.\"]");
    }

    #[test]
    fn a_reopened_quotation_runs_on() {
        let document = Document::new("“One.\n\n“Two.\n\n“Three,” he said.\n\n“Four.”");
        let marks = pair(&document);
        let runs: Vec<bool> = marks.all().iter().map(|quoted| quoted.runs_on).collect();
        assert_eq!(runs, [true, true, false, false]);
    }

    #[test]
    fn quotations_of_every_style_run_on() {
        check("['We won,'] he said. ['It's a day.]\n['The workers' day.]\n['Ours.'] They left.");
        check("[‘We won,’] he said. [‘It’s a day.]\n[‘The workers’ day.]\n[‘Ours.’] They left.");
        check("[« We won, »] he said. [« It is a day.]\n[» So be it. »] They left.");
        check("Khan said. [\"It is a \"great\" day.]\n[\"So be it.\"] They left.");
        check("Khan said: [“It is a ‘great’ day.]\n[“So be it.”] They left.");
    }

    #[test]
    fn a_quotation_closed_in_the_next_paragraph_runs_on() {
        check("Khan said: [“It is a day.]\n[It is ours.”] They left.");
        check("Khan said: [\"It is a day.]\n[It is ours.\"] They left [\"at noon\"].");
        check("Khan said: [“It is a day.]\nThey left [“at noon”].");
    }
}
