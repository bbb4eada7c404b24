//! The quotes of an annotation beside the gold quotes: which are the same, and what of them is right.

use std::cmp::Reverse;
use std::fmt::Write as _;

use article_annotator::codes::Code;
use article_annotator::quotes::{Quote, QuoteKind, Stance};
use article_annotator::{Annotation, Span};

use crate::gold::Article;
use crate::matched::{as_f64, words};
use crate::quotes_gold::GoldQuote;
use crate::scores::Score;

/// What is compared of quotes that are the same.
pub const ATTRIBUTES: [&str; 4] = ["kind", "speaker", "cue", "entity"];

/// How much of what either holds both must hold: people agree on quotes at this measure.
const LEAST_OVERLAP: f64 = 0.8;

/// Words that stand in many names of speakers and tell nothing of who it is.
const NOT_TELLING: [&str; 16] =
    ["a", "an", "the", "of", "and", "for", "in", "at", "his", "her", "its", "their", "mr", "mrs", "ms", "dr"];

/// What is forgiven at either end of a cue.
const AUXILIARIES: [&str; 24] = [
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did",
    "will", "would", "can", "could", "may", "might", "must", "should", "shall", "to",
];

/// As [`AUXILIARIES`]; those in "-ly" are known by their ending.
const ADVERBS: [&str; 17] = [
    "also", "only", "again", "once", "then", "later", "now", "still", "already", "just", "even", "never",
    "not", "since", "first", "further", "often",
];

/// Gold quotes and found ones, with which of them are the same.
pub struct Matched<'a> {
    article: &'a Article,
    gold: &'a [GoldQuote],
    annotation: &'a Annotation,
    /// For each gold quote the place of the found one.
    found_of: Vec<Option<usize>>,
    /// For each found quote whether it lies mostly in a gold quote that is in doubt, and is the same as none.
    is_forgiven: Vec<bool>,
}

impl<'a> Matched<'a> {
    /// Pairs quotes, whatever their kind, that hold nearly the same words, those first that are most alike.
    pub fn new(article: &'a Article, gold: &'a [GoldQuote], annotation: &'a Annotation) -> Self {
        let text = article.text.as_str();
        let held = |spans: &[Span]| spans.iter().map(|span| trim(text, *span)).collect::<Vec<_>>();
        let of_gold: Vec<_> = gold.iter().map(|quote| held(&quote.fragments)).collect();
        let of_found: Vec<_> = annotation.quotes.iter().map(|quote| held(&quote.fragments)).collect();
        let mut pairs = Vec::new();
        for (gold_idx, quote) in of_gold.iter().enumerate() {
            for (found_idx, found) in of_found.iter().enumerate() {
                let shared = n_shared(quote, found);
                let either = n_bytes(quote) + n_bytes(found) - shared;
                if as_f64(shared) >= LEAST_OVERLAP * as_f64(either.max(1)) {
                    // Thousandths, as floats have no order.
                    let alike = 1000 * shared / either.max(1);
                    pairs.push((gold[gold_idx].is_in_doubt, Reverse(alike), gold_idx, found_idx));
                }
            }
        }
        pairs.sort_unstable();
        let mut found_of = vec![None; gold.len()];
        for (.., gold_idx, found_idx) in pairs {
            if found_of[gold_idx].is_none() && !found_of.contains(&Some(found_idx)) {
                found_of[gold_idx] = Some(found_idx);
            }
        }
        let is_certain = |place: usize| {
            let mut pairs = gold.iter().zip(&found_of);
            pairs.any(|(quote, found)| !quote.is_in_doubt && *found == Some(place))
        };
        let is_doubtful = |found: &[Span]| {
            let mut doubtful = gold.iter().zip(&of_gold).filter(|(quote, _)| quote.is_in_doubt);
            doubtful.any(|(_, quote)| 2 * n_shared(quote, found) > n_bytes(found))
        };
        let found = of_found.iter().enumerate();
        let is_forgiven = found.map(|(place, spans)| !is_certain(place) && is_doubtful(spans)).collect();
        Self { article, gold, annotation, found_of, is_forgiven }
    }

    /// Quotes found and missed, of one kind or of all; those in doubt are neither. A quote found as another kind is
    /// found.
    pub fn score(&self, kind: Option<QuoteKind>) -> Score {
        let is_kind = |other: QuoteKind| kind.is_none_or(|kind| kind == other);
        let found = self.counted().filter(|(_, found)| is_kind(found.kind));
        let gold = self.gold.iter().filter(|quote| !quote.is_in_doubt && is_kind(quote.kind));
        Score {
            right_of_found: as_f64(self.pairs().filter(|(_, found)| is_kind(found.kind)).count()),
            found: as_f64(found.count()),
            right_of_gold: as_f64(self.pairs().filter(|(gold, _)| is_kind(gold.kind)).count()),
            gold: as_f64(gold.count()),
        }
    }

    /// The quoted parts of mixed quotes: whether they stand in any quote of the other side.
    pub fn quoted_parts(&self) -> Score {
        let text = self.article.text.as_str();
        let certain = self.gold.iter().filter(|quote| !quote.is_in_doubt && quote.kind == QuoteKind::Mixed);
        let gold: Vec<Span> = certain.flat_map(|quote| quoted(text, &quote.fragments)).collect();
        let mixed = self.counted().filter(|(_, found)| found.kind == QuoteKind::Mixed);
        let found: Vec<Span> = mixed.flat_map(|(_, found)| quoted(text, &found.fragments)).collect();
        let of_gold: Vec<Span> = self.gold.iter().flat_map(|quote| quote.fragments.clone()).collect();
        let of_found: Vec<Span> =
            self.annotation.quotes.iter().flat_map(|quote| quote.fragments.clone()).collect();
        let n_held = |parts: &[Span], by: &[Span]| {
            let is_held =
                |part: &&Span| as_f64(n_shared(&[**part], by)) >= LEAST_OVERLAP * as_f64(part.len());
            as_f64(parts.iter().filter(is_held).count())
        };
        Score {
            right_of_found: n_held(&found, &of_gold),
            found: as_f64(found.len()),
            right_of_gold: n_held(&gold, &of_found),
            gold: as_f64(gold.len()),
        }
    }

    /// How many of the gold quotes of one kind, or of all, that were found have `attribute` right, and of how many: the
    /// entity is asked for only where the gold quote has one.
    pub fn right(&self, attribute: &str, kind: Option<QuoteKind>) -> (f64, f64) {
        let asked = |gold: &GoldQuote| attribute != "entity" || !gold.entities.iter().any(String::is_empty);
        let is_kind = |gold: &GoldQuote| kind.is_none_or(|kind| kind == gold.kind);
        let pairs = || self.pairs().filter(|(gold, _)| is_kind(gold) && asked(gold));
        let n_right = pairs().filter(|(gold, found)| self.is_right(attribute, gold, found)).count();
        (as_f64(n_right), as_f64(pairs().count()))
    }

    fn pairs(&self) -> impl Iterator<Item = (&GoldQuote, &Quote)> {
        let certain = self.gold.iter().zip(&self.found_of).filter(|(quote, _)| !quote.is_in_doubt);
        certain.filter_map(|(quote, found)| Some((quote, &self.annotation.quotes[(*found)?])))
    }

    /// The found quotes that are not forgiven, with their places; attitudes are not coded and count nowhere.
    fn counted(&self) -> impl Iterator<Item = (usize, &Quote)> {
        let is_said = |quote: &Quote| quote.cue.is_none_or(|cue| cue.stance != Stance::Belief);
        let found = self.annotation.quotes.iter().enumerate();
        found.filter(move |(place, quote)| !self.is_forgiven[*place] && is_said(quote))
    }

    fn is_right(&self, attribute: &str, gold: &GoldQuote, found: &Quote) -> bool {
        match attribute {
            "kind" => gold.kind == found.kind,
            "speaker" => self.is_speaker(gold, found),
            "cue" => {
                let found = cue(found).map_or("", |cue| cue.of(&self.article.text));
                gold.cues.iter().any(|choice| bare(choice) == bare(found))
            }
            "entity" => self.is_entity(gold, found),
            _ => panic!("{attribute:?} is not compared"),
        }
    }

    /// Whether the words found and the gold ones share one that tells who it is, or both are the same entity.
    fn is_speaker(&self, gold: &GoldQuote, found: &Quote) -> bool {
        let Some(speaker) = found.speaker else { return gold.speakers.iter().any(String::is_empty) };
        let found_words = words(speaker.span.of(&self.article.text));
        let is_telling = |word: &String| !NOT_TELLING.contains(&word.as_str());
        let shares = |choice: &String| {
            let choice = words(choice);
            // "An A" of an interview is a name too.
            found_words == choice || found_words.iter().any(|word| is_telling(word) && choice.contains(word))
        };
        gold.speakers.iter().any(shares) || self.is_entity(gold, found)
    }

    /// Whether the speaker's entity is named where a gold entity is marked.
    fn is_entity(&self, gold: &GoldQuote, found: &Quote) -> bool {
        let Some(id) = found.speaker.and_then(|speaker| speaker.entity) else { return false };
        let named = self.annotation.entities.iter().filter(|entity| entity.id == id);
        named.flat_map(|entity| &entity.mentions).any(|mention| {
            let mut marked = self.article.marked.iter().filter(|mark| gold.entities.contains(&mark.id));
            marked.any(|mark| mark.span.overlaps(mention.span))
        })
    }

    /// A line for every quote that is missed, spurious or wrong.
    pub fn write_errors(&self, out: &mut String) {
        let text = self.article.text.as_str();
        let show = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ");
        let by = |found: &Quote| found.speaker.map_or("-", |speaker| speaker.span.of(text));
        let mut lines: Vec<(Span, String)> = Vec::new();
        for (gold, found) in self.gold.iter().zip(&self.found_of) {
            if gold.is_in_doubt {
                continue;
            }
            let words = format!("{} {}", gold.kind.code(), show(&gold.fragments));
            let Some(found) = found.map(|place| &self.annotation.quotes[place]) else {
                let (cue, speaker) = (gold.cues.join(" / "), gold.speakers.join(" / "));
                lines.push((gold.fragments[0], format!("MISSED   {words} [{cue}, {speaker}]")));
                continue;
            };
            let asked = ATTRIBUTES
                .into_iter()
                .filter(|attribute| *attribute != "entity" || !gold.entities.iter().any(String::is_empty));
            let wrong: Vec<String> = asked
                .filter(|attribute| !self.is_right(attribute, gold, found))
                .map(|attribute| match attribute {
                    "kind" => format!("kind: found {}", found.kind.code()),
                    "speaker" => format!("speaker: {}, found {}", gold.speakers.join(" / "), by(found)),
                    "cue" => {
                        let found = cue(found).map_or("-", |cue| cue.of(text));
                        format!("cue: {}, found {found}", gold.cues.join(" / "))
                    }
                    _ => {
                        let id = found.speaker.and_then(|speaker| speaker.entity);
                        let name = id.map_or("-", |id| self.annotation.entities[id.0].name.as_str());
                        format!("entity: {}, found {name} for “{}”", gold.entities.join(" / "), by(found))
                    }
                })
                .collect();
            if !wrong.is_empty() {
                lines.push((gold.fragments[0], format!("WRONG    {words} [{}]", wrong.join("; "))));
            }
        }
        let same: Vec<usize> = self.found_of.iter().copied().flatten().collect();
        for (place, found) in self.counted().filter(|(place, _)| !same.contains(place)) {
            let words = format!("{} {}", found.kind.code(), show(&found.fragments));
            let cue = cue(found).map_or("-", |cue| cue.of(text));
            let line = format!("SPURIOUS {words} [{cue}, {}; {}]", by(found), found.rule);
            lines.push((self.annotation.quotes[place].fragments[0], line));
        }
        lines.sort();
        for (_, line) in lines {
            writeln!(out, "{} {}", self.article.name, line.replace('\n', "¶")).expect("a string");
        }
    }
}

/// The words that report a quote.
fn cue(quote: &Quote) -> Option<Span> {
    quote.cue.map(|cue| cue.span)
}

/// `span` without the quotation marks and spaces around it and a comma, stop or semicolon at its end.
fn trim(text: &str, span: Span) -> Span {
    let is_mark = |c: char| c.is_whitespace() || "\"“”„‟«»‹›‘’'".contains(c);
    let words = span.of(text);
    let start = span.end() - words.trim_start_matches(is_mark).len();
    let kept = words.trim_matches(|c: char| is_mark(c) || ",.;".contains(c)).len();
    let before = words.len() - words.trim_start_matches(|c: char| is_mark(c) || ",.;".contains(c)).len();
    Span::new(start, span.start() + before + kept)
}

/// The stretches of `spans` that stand in quotation marks, without the marks.
fn quoted(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut parts = Vec::new();
    for span in spans {
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        let words = span.of(text);
        for (at, c) in words.char_indices() {
            let place = span.start() + at;
            let after = words[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            match open {
                // An apostrophe closes nothing.
                Some((start, close)) if c == close && !(c == '’' && after.is_alphanumeric()) => {
                    parts.push(Span::new(start, place));
                    open = None;
                }
                None if !before.is_alphanumeric() => {
                    let close = match c {
                        '“' => '”',
                        '„' => '“',
                        '«' => '»',
                        '‘' => '’',
                        '"' => '"',
                        _ => ' ',
                    };
                    open = (close != ' ').then_some((place + c.len_utf8(), close));
                }
                _ => {}
            }
            before = c;
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The words of a cue in lower case, without auxiliaries and adverbs at either end, and without marks: a colon or dash that
/// stands for a cue is none.
fn bare(cue: &str) -> Vec<String> {
    let mut words: Vec<String> = cue
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let is_forgiven = |word: &String| {
        let word = word.as_str();
        AUXILIARIES.contains(&word) || ADVERBS.contains(&word) || word.ends_with("ly")
    };
    while words.len() > 1 && words.first().is_some_and(is_forgiven) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(is_forgiven) {
        words.pop();
    }
    words
}

fn n_bytes(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.len()).sum()
}

/// How many bytes two lists of spans share; those of one list do not overlap.
fn n_shared(one: &[Span], other: &[Span]) -> usize {
    let shared = |a: &Span, b: &Span| a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    one.iter().map(|a| other.iter().map(|b| shared(a, b)).sum::<usize>()).sum()
}

#[test]
fn ends_of_cues_are_forgiven() {
    assert_eq!(bare("has also repeatedly said"), ["said"]);
    assert_eq!(bare("Said only"), ["said"]);
    assert_eq!(bare("continued to call for"), ["continued", "to", "call", "for"]);
    assert_ne!(bare("called for"), bare("called"));
}

#[test]
fn marks_around_words_are_no_part_of_them() {
    let trimmed = |words: &str| trim(words, Span::new(0, words.len())).of(words).to_owned();
    assert_eq!(trimmed("“We wait,”"), "We wait");
    assert_eq!(trimmed("«We wait».”"), "We wait");
    assert_eq!(trimmed("the raid “a massacre”"), "the raid “a massacre");
    assert_eq!(trimmed("“What now?”"), "What now?");
    assert_eq!(trimmed("“…”"), "…");
    assert_eq!(trimmed("“”"), "");
}

#[test]
fn quoted_parts_are_found_in_any_marks() {
    let parts = |words: &str| {
        let parts = quoted(words, &[Span::new(0, words.len())]);
        parts.iter().map(|part| part.of(words).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(parts("it was “a vindication” and «a whitewash»"), ["a vindication", "a whitewash"]);
    assert_eq!(
        parts("the families’ bill was ‘a betrayal of children’s rights’"),
        ["a betrayal of children’s rights"]
    );
    assert_eq!(parts("a 14\" pipe was \"too small\""), ["too small"]);
    assert_eq!(parts("the „loan“ and “what was never closed"), ["loan"]);
}
