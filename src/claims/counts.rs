//! Counts: numerals, number words and vague words with their qualifiers, as a range and a best figure.
//!
//! Reads the form alone: whether "20" counts people, years or cows is not decided here. Left out are figures that
//! their form shows to be something else: money, percentages, times of day, ages ("16-year-old").

use std::ops::Range;

use super::{Qualifier, outcomes};
use crate::document::{Document, TokenKind};
use crate::lexicon::numbers::{NumberWord, number_word};
use crate::lexicon::{self, Lists};

/// A count where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub tokens: Range<usize>,
    pub min: u64,
    pub max: Option<u64>,
    pub best: Option<u64>,
    pub qualifier: Qualifier,
}

impl Amount {
    /// A count that the words imply.
    pub(super) const fn implied(n: u64, tokens: Range<usize>) -> Self {
        Self { tokens, min: n, max: Some(n), best: Some(n), qualifier: Qualifier::Implied }
    }

    /// People of whom the words give no number: `min` or more.
    pub(super) const fn unknown(min: u64, tokens: Range<usize>) -> Self {
        Self { tokens, min, max: None, best: None, qualifier: Qualifier::Unknown }
    }

    /// Nobody.
    pub(super) const fn zero(tokens: Range<usize>) -> Self {
        Self { tokens, min: 0, max: Some(0), best: Some(0), qualifier: Qualifier::Exact }
    }
}

const QUALIFIERS: Lists = lexicon::QUALIFIER_AT_LEAST
    .or(lexicon::QUALIFIER_MORE_THAN)
    .or(lexicon::QUALIFIER_UP_TO)
    .or(lexicon::QUALIFIER_FEWER_THAN)
    .or(lexicon::QUALIFIER_ABOUT)
    .or(lexicon::QUALIFIER_NEARLY);

/// A figure before its qualifier is applied.
#[derive(Clone, Copy)]
struct Figure {
    low: u64,
    high: u64,
    is_vague: bool,
    next: usize,
}

/// The count that begins at `first`, read no further than `end`.
pub(super) fn amount_at(document: &Document, first: usize, end: usize) -> Option<Amount> {
    let mut at = first;
    let mut hedge = None;
    // "at least about 40": the outer qualifier tells.
    while let Some((qualifier, n_tokens)) = qualifier_at(document, at) {
        hedge = hedge.or(Some(qualifier));
        at += n_tokens;
        if at >= end || at > first + 8 {
            return None;
        }
    }
    let opener = range_opener_at(document, at);
    at += opener.unwrap_or(0);
    let figure = figure_at(document, at, end);
    if figure.is_some_and(|figure| is_age(document, figure.next)) {
        return None;
    }
    let Some(figure) = figure else {
        // "some villagers": not a qualifier but a vague count.
        let vague = figure_at(document, first, end).filter(|_| hedge.is_some())?;
        return Some(hedged(vague, None, first..vague.next));
    };
    let figure = if opener.is_some() {
        joined(document, figure, end, &["and", "to", "-", "–"])?
    } else {
        joined(document, figure, end, &["to", "-", "–", "or"]).unwrap_or(figure)
    };
    let mut next = figure.next;
    if document.key(next) == "or" && matches!(document.key(next + 1), "more" | "so") && next + 1 < end {
        hedge = hedge.or(Some(if document.key(next + 1) == "more" {
            Qualifier::AtLeast
        } else {
            Qualifier::About
        }));
        next += 2;
    }
    // "150+", "a 100 plus"
    if matches!(document.word(next), "+" | "plus") && next < end {
        hedge = hedge.or(Some(Qualifier::AtLeast));
        next += 1;
    }
    Some(hedged(figure, hedge, first..told_twice(document, &figure, next, end)))
}

/// "Five (5) persons", "12 (twelve)": the token after the same figure told again in brackets, else `next`.
fn told_twice(document: &Document, figure: &Figure, next: usize, end: usize) -> usize {
    let again = (document.word(next) == "(").then(|| figure_at(document, next + 1, end)).flatten();
    again
        .filter(|again| (again.low, again.high) == (figure.low, figure.high))
        .filter(|again| document.word(again.next) == ")" && again.next < end)
        .map_or(next, |again| again.next + 1)
}

/// Whether "year old" follows a figure.
fn is_age(document: &Document, next: usize) -> bool {
    let is_unit = matches!(
        document.key(next),
        "year" | "years" | "month" | "months" | "day" | "days" | "week" | "weeks"
    );
    is_unit && document.key(next + 1).starts_with("old")
        || matches!(document.key(next), "year-old" | "years-old" | "year-olds")
}

/// The qualifier that begins at the token, and its length.
fn qualifier_at(document: &Document, token_idx: usize) -> Option<(Qualifier, usize)> {
    document.phrase_at(token_idx, QUALIFIERS)?;
    [
        (lexicon::QUALIFIER_AT_LEAST, Qualifier::AtLeast),
        (lexicon::QUALIFIER_MORE_THAN, Qualifier::MoreThan),
        (lexicon::QUALIFIER_UP_TO, Qualifier::UpTo),
        (lexicon::QUALIFIER_FEWER_THAN, Qualifier::FewerThan),
        (lexicon::QUALIFIER_ABOUT, Qualifier::About),
        (lexicon::QUALIFIER_NEARLY, Qualifier::About),
    ]
    .into_iter()
    .filter_map(|(list, qualifier)| Some((qualifier, document.phrase_at(token_idx, list)?)))
    .max_by_key(|&(_, n_tokens)| n_tokens)
}

/// Applies the qualifier: "more than 40" is 41 or more, "nearly 900" within a tenth, "up to 30" 0 to 30.
fn hedged(figure: Figure, hedge: Option<Qualifier>, tokens: Range<usize>) -> Amount {
    let Figure { low, high, is_vague, .. } = figure;
    let best = (low == high && !is_vague).then_some(high);
    let (min, max, qualifier) = match hedge {
        _ if is_vague => (low, None, Qualifier::Vague),
        Some(Qualifier::AtLeast) => (low, None, Qualifier::AtLeast),
        Some(Qualifier::MoreThan) => (low.saturating_add(1), None, Qualifier::MoreThan),
        Some(Qualifier::UpTo) => (0, Some(high), Qualifier::UpTo),
        Some(Qualifier::FewerThan) => (0, Some(high.saturating_sub(1)), Qualifier::FewerThan),
        Some(_) if low == high => (low - low / 10, Some(high.saturating_add(high / 10)), Qualifier::About),
        _ if low < high => (low, Some(high), Qualifier::Range),
        _ => (low, Some(high), Qualifier::Exact),
    };
    Amount { tokens, min, max, best, qualifier }
}

/// The length of the words at the token that open a range: "between", "anywhere from".
fn range_opener_at(document: &Document, at: usize) -> Option<usize> {
    let n_tokens = document.phrase_at(at, lexicon::RANGE_OPENER)?;
    (n_tokens > 1 || document.key(at) != "from" || is_free(document, at)).then_some(n_tokens)
}

/// Whether the "from" opens a range ("From 12 to 15 people were killed", "estimates range from 12 to 15 dead") and does
/// not tell what a figure was before ("rose from 30 to 45", "raised the number killed from 12 to 15").
fn is_free(document: &Document, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return true };
    let is_first = document.sentence_of(from).is_some_and(|sentence| sentence.tokens.start == from);
    let tells_figure = || (from.saturating_sub(FIGURE_REACH)..from).any(|at| is_figure(document.key(at)));
    match document.key(before) {
        _ if is_first => true,
        "that" | "said" => true,
        "range" | "ranges" | "ranged" | "ranging" => tells_figure(),
        "and" | "," | "–" | "—" | ":" | ";" => !tells_figure(),
        _ => outcomes::is_outcome(document, before) && !tells_figure(),
    }
}

fn is_figure(key: &str) -> bool {
    matches!(
        key,
        "toll" | "tolls" | "number" | "numbers" | "figure" | "figures" | "count" | "estimate" | "estimates"
    )
}

/// How far before "from" a noun tells that a figure changed, in tokens.
const FIGURE_REACH: usize = 8;

/// "3–5", "30 to 40", "two or three", "12-to-15": `figure` and the larger one after one of `words`.
fn joined(document: &Document, figure: Figure, end: usize, words: &[&str]) -> Option<Figure> {
    if figure.is_vague || figure.next >= end || !words.contains(&document.key(figure.next)) {
        return None;
    }
    // "rose from 30 to 45" is no range.
    if document.key(figure.next) == "to" && is_change(document, figure.next) {
        return None;
    }
    let second = match document.key(figure.next + 1).strip_prefix("to-") {
        Some(high) => exact(whole_number(high)?, figure.next + 2),
        None => figure_at(document, figure.next + 1, end)?,
    };
    // "Two to three dozen": the dozen is of both.
    let scale = match number_word(document.key(second.next.saturating_sub(1))) {
        Some(NumberWord::Scale(scale)) if figure.high < second.low / scale => scale,
        _ => 1,
    };
    let low = figure.low.saturating_mul(scale);
    (!second.is_vague && second.low > figure.high).then_some(Figure { low, high: second.high, ..second })
}

/// Whether the "to" leads from an older figure to a newer one.
fn is_change(document: &Document, to: usize) -> bool {
    let from = (1..=3).filter_map(|n| to.checked_sub(n)).find(|&at| document.key(at) == "from");
    from.is_some_and(|from| range_opener_at(document, from).is_none() && !is_inside_opener(document, from))
}

/// "Anywhere from".
fn is_inside_opener(document: &Document, from: usize) -> bool {
    from.checked_sub(1).is_some_and(|at| document.phrase_at(at, lexicon::RANGE_OPENER) == Some(2))
}

/// The figure without qualifier that begins at the token.
fn figure_at(document: &Document, first: usize, end: usize) -> Option<Figure> {
    if first >= end {
        return None;
    }
    match document.token(first)?.kind {
        TokenKind::Number => numeral_at(document, first, end),
        TokenKind::Word => words_at(document, first, end),
        _ => None,
    }
}

/// 12 of "12" and "twelve".
fn whole_number(word: &str) -> Option<u64> {
    match number_word(word) {
        Some(NumberWord::Units(n)) => Some(n),
        _ => word.parse().ok(),
    }
}

fn exact(n: u64, next: usize) -> Figure {
    Figure { low: n, high: n, is_vague: false, next }
}

/// "12,000", "12 000", "1.2 million", "3 dozen".
fn numeral_at(document: &Document, first: usize, end: usize) -> Option<Figure> {
    let before = first.checked_sub(1).map_or("", |idx| document.key(idx));
    if matches!(before, "#" | "no" | "nos") || document.token(first)?.surface.is_some() {
        return None;
    }
    let key = document.key(first);
    let mut next = first + 1;
    let scale = match number_word(document.key(next)) {
        Some(NumberWord::Scale(scale)) if next < end => {
            next += 1;
            scale
        }
        _ => 1,
    };
    let mut value = if let Some((whole, part)) = key.split_once('.') {
        // Only a decimal that its scale makes whole counts people.
        let part_scale = 10u64.checked_pow(u32::try_from(part.len()).ok()?)?;
        if scale % part_scale != 0 {
            return None;
        }
        let digits: u64 = [whole, part].concat().parse().ok()?;
        digits.checked_mul(scale / part_scale)?
    } else {
        key.parse::<u64>().ok()?.checked_mul(scale)?
    };
    // "12 000" with an ordinary space
    if scale == 1 && value < 1_000 && value > 0 && next < end {
        let group = document.word(next);
        if group.len() == 3
            && let Ok(thousandths) = group.parse::<u64>()
        {
            value = value * 1_000 + thousandths;
            next += 1;
        }
    }
    let after = document.key(next);
    let is_glued = next < end && !document.space_before(next);
    let is_compound = is_glued
        && matches!(after, "-" | "–" | "/" | ":" | "x")
        && document.token(next + 1).is_some_and(|token| token.kind == TokenKind::Word || after == "/")
        && !document.key(next + 1).starts_with("to-");
    if is_compound || after == "$" {
        return None;
    }
    Some(exact(value, next))
}

/// "Twenty-five", "a hundred and two", "half a dozen", "dozens", "tens of thousands", "a couple".
fn words_at(document: &Document, first: usize, end: usize) -> Option<Figure> {
    let key = |idx: usize| if idx < end { document.key(idx) } else { "" };
    let is_uncounted = |idx: usize| document.is(idx, lexicon::VAGUE_NUMBER);
    let of_after = |next: usize| if key(next) == "of" { next + 1 } else { next };
    match (key(first), key(first + 1), key(first + 2)) {
        ("half", "a", "dozen") => return Some(exact(6, first + 3)),
        ("half-a-dozen", ..) => return Some(exact(6, first + 1)),
        ("a", "couple" | "pair", _) => return Some(exact(2, of_after(first + 2))),
        ("a", "score", "of") => return Some(exact(20, first + 3)),
        ("a", "trio", _) => return Some(exact(3, of_after(first + 2))),
        ("a", "few" | "handful" | "lot", _) => {
            if let Some(NumberWord::Scale(scale)) = number_word(key(first + 2)) {
                return Some(Figure { low: 3 * scale, high: 3 * scale, is_vague: true, next: first + 3 });
            }
            return Some(Figure { low: 3, high: 3, is_vague: true, next: of_after(first + 2) });
        }
        ("half", "a", "million") => return Some(exact(500_000, first + 3)),
        ("a", "number", "of") => return Some(Figure { low: 2, high: 2, is_vague: true, next: first + 3 }),
        // "An unknown number of", "large numbers of"
        ("a" | "an", _, "number") if is_uncounted(first + 1) && key(first + 3) == "of" => {
            return Some(Figure { low: 2, high: 2, is_vague: true, next: first + 4 });
        }
        (_, "numbers", "of") if is_uncounted(first) => {
            return Some(Figure { low: 2, high: 2, is_vague: true, next: first + 3 });
        }
        _ => {}
    }
    // "twelve-to-fifteen"
    if let Some((low, high)) = key(first).split_once("-to-") {
        let (low, high) = (whole_number(low)?, whole_number(high)?);
        return (low < high).then_some(Figure { low, high, is_vague: false, next: first + 1 });
    }
    let starts_with_a = matches!(key(first), "a" | "an");
    let mut at = if starts_with_a { first + 1 } else { first };
    let (mut total, mut group, mut seen) = (0u64, u64::from(starts_with_a), false);
    while at < end && at < first + 12 {
        match number_word(key(at)) {
            Some(NumberWord::Units(n)) if seen || !starts_with_a => {
                // "Twenty five" is one number, "five six" is not.
                let fills_tens = group % 10 == 0 && n < 10 && group % 100 >= 20;
                if seen && group % 100 != 0 && !fills_tens {
                    break;
                }
                group += n;
            }
            Some(NumberWord::Scale(scale)) => {
                let multiplied = group.max(1).checked_mul(scale)?;
                if scale >= 1_000 {
                    total = total.checked_add(multiplied)?;
                    group = 0;
                } else {
                    group = multiplied;
                }
            }
            Some(NumberWord::Vague(n)) if !(seen || starts_with_a) => {
                let mut low = n;
                let mut next = at + 1;
                let scale_at = if key(next) == "of" { next + 1 } else { next };
                match number_word(key(scale_at)) {
                    Some(NumberWord::Vague(scale)) if scale >= 200 => {
                        low = n * (scale / 2);
                        next = scale_at + 1;
                    }
                    Some(NumberWord::Scale(scale)) => {
                        low = n * scale;
                        next = scale_at + 1;
                    }
                    _ => {}
                }
                return Some(Figure { low, high: low, is_vague: true, next });
            }
            // "Twenty-five" at the beginning of a sentence is three tokens.
            _ if key(at) == "-"
                && seen
                && group % 100 >= 20
                && group % 10 == 0
                && matches!(number_word(key(at + 1)), Some(NumberWord::Units(n)) if n < 10) => {}
            _ if key(at) == "and" && seen && (total > 0 || group >= 100) => {
                let goes_on = matches!(number_word(key(at + 1)), Some(NumberWord::Units(n)) if n < 100);
                if !goes_on {
                    break;
                }
            }
            _ => break,
        }
        seen = true;
        at += 1;
    }
    seen.then(|| exact(total + group, at))
}
