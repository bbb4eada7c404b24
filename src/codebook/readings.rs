//! What a count's words mean in a codebook: a range, or nothing where they are too vague for it.

use super::{Bound, Codebook, NO_NUMBER, Scales, Unlisted, Vague};
use crate::claims::{Claim, Count, Qualifier};
use crate::lexicon::numbers::{NumberWord, number_word};

/// How many, in the numbers of a codebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub low: u64,
    pub best: u64,
    /// `None` where there is no upper bound.
    pub high: Option<u64>,
}

impl Reading {
    pub(super) const ZERO: Self = Self { low: 0, best: 0, high: Some(0) };

    pub(super) const fn exactly(n: u64) -> Self {
        Self { low: n, best: n, high: Some(n) }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            best: self.best.saturating_add(other.best),
            high: self.high.zip(other.high).map(|(one, other)| one.saturating_add(other)),
        }
    }

    /// Without people who are counted in it too; each bound without the same bound of theirs.
    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_sub(other.low),
            best: self.best.saturating_sub(other.best),
            high: self.high.map(|high| high.saturating_sub(other.high.unwrap_or(other.low))),
        }
    }

    fn times(self, n: u64) -> Self {
        Self {
            low: self.low.saturating_mul(n),
            best: self.best.saturating_mul(n),
            high: self.high.map(|high| high.saturating_mul(n)),
        }
    }
}

/// The claim's count in the numbers of the codebook; `None` where the codebook finds it too vague.
pub(super) fn of(codebook: &Codebook, text: &str, claim: &Claim) -> Option<Reading> {
    let count = &claim.count;
    let reading = match count.qualifier {
        Qualifier::Vague => vague(codebook, &words_of(count.span.of(text)), count)?,
        Qualifier::Unknown => vague(codebook, &[NO_NUMBER.to_owned()], count)?,
        _ => figure(codebook, count),
    };
    Some(if counts_households(text, claim) { reading.times(codebook.household) } else { reading })
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// "Dozens", "several hundred", "tens of thousands": the value in the table times the scales that follow. A count has few
/// words.
fn vague(codebook: &Codebook, words: &[String], count: &Count) -> Option<Reading> {
    let entry = |word: &String| codebook.vague.iter().find(|entry| entry.words.contains(&word.as_str()));
    let listed = words.iter().enumerate().find_map(|(idx, word)| {
        let scale = words.iter().skip(idx + 1).filter_map(|word| scale(word)).fold(1, u64::saturating_mul);
        let is_listed = codebook.scales == Scales::Multiply || scale == 1;
        entry(word).filter(|_| is_listed).map(|entry| (entry, scale))
    });
    match listed {
        Some((&Vague { low, high, .. }, scale)) => Some(Reading { low, best: low, high }.times(scale)),
        None if codebook.unlisted == Unlisted::Blank => None,
        None => Some(Reading { low: count.min, best: count.min, high: count.max }),
    }
}

/// 1,000 for "thousand" and "thousands".
fn scale(word: &str) -> Option<u64> {
    match number_word(word.trim_end_matches('s'))? {
        NumberWord::Scale(scale) => Some(scale),
        NumberWord::Units(_) | NumberWord::Vague(_) => None,
    }
}

fn figure(codebook: &Codebook, count: &Count) -> Reading {
    let hedge = codebook.hedges.iter().find(|hedge| hedge.qualifier == count.qualifier);
    let bound = |bound: Option<Bound>, text: Option<u64>| match (bound, count.best) {
        (Some(bound), Some(stated)) => Some(moved(stated, bound)),
        _ => text,
    };
    let low = bound(hedge.map(|hedge| hedge.low), Some(count.min)).unwrap_or(count.min);
    let high = bound(hedge.map(|hedge| hedge.high), count.max);
    let best = count.best.unwrap_or(low).max(low);
    Reading { low, best: high.map_or(best, |high| best.min(high)), high }
}

fn moved(stated: u64, Bound { units, ones }: Bound) -> u64 {
    let mut unit = 1u64;
    while stated > 0 && stated.is_multiple_of(unit.saturating_mul(10)) {
        unit = unit.saturating_mul(10);
    }
    let sum = i128::from(stated) + i128::from(units) * i128::from(unit) + i128::from(ones);
    u64::try_from(sum.max(0)).unwrap_or(u64::MAX)
}

/// Words for homes of several people.
const HOUSEHOLDS: &[&str] = &["families", "family", "household", "households"];

/// Words that end the noun of a count: "200 families in the valley".
const PREPOSITIONS: &[&str] = &["of", "in", "from", "at", "with", "on", "near", "across", "around"];

/// Whether the people counted are told as families: the noun after the count is one, as in "dozens of families".
fn counts_households(text: &str, claim: &Claim) -> bool {
    let Some(victims) = &claim.victims else { return false };
    let Some(after) = text.get(claim.count.span.end()..victims.span.end()) else { return false };
    let words = words_of(after);
    let noun = words.iter().skip_while(|word| *word == "of");
    noun.take_while(|word| !PREPOSITIONS.contains(&word.as_str()))
        .last()
        .is_some_and(|head| HOUSEHOLDS.contains(&head.as_str()))
}

#[cfg(test)]
mod tests {
    use super::Bound;

    #[test]
    fn units_are_those_of_the_last_digit() {
        let moved = |stated, units, ones| super::moved(stated, Bound { units, ones });
        assert_eq!(moved(40, 1, 0), 50);
        assert_eq!(moved(42, 1, 0), 43);
        assert_eq!(moved(1_200, 1, 1), 1_301);
        assert_eq!(moved(30, -1, -1), 19);
        assert_eq!([moved(0, 1, 0), moved(0, -1, 0), moved(u64::MAX, 1, 0)], [1, 0, u64::MAX]);
    }
}
