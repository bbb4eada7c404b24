//! The claims of an annotation beside the gold claims: which are the same, and what of them is right.

use std::cmp::Reverse;
use std::fmt::Write as _;

use article_annotator::claims::{Claim, Outcome, Part, Relation, VictimGroup};
use article_annotator::codes::Code;
use article_annotator::{Annotation, Span};

use crate::claims_gold::{Figure, GoldClaim, Related};
use crate::scores::Score;

/// What is compared of claims that are the same.
pub const ATTRIBUTES: [&str; 7] = ["count", "scope", "polarity", "group", "source", "place", "relation"];

/// Gold claims and found ones, with which of them are the same.
pub struct Matched<'a> {
    text: &'a str,
    gold: &'a [GoldClaim],
    annotation: &'a Annotation,
    /// For each gold claim the place of the found one.
    found_of: Vec<Option<usize>>,
}

impl<'a> Matched<'a> {
    /// Pairs claims of one outcome whose words overlap and whose best figure is the same, those first that share most
    /// words; then, whatever the figure, what is left with what is in doubt.
    pub fn new(text: &'a str, gold: &'a [GoldClaim], annotation: &'a Annotation) -> Self {
        let mut pairs = Vec::new();
        for (gold_idx, claim) in gold.iter().enumerate() {
            for (found_idx, found) in annotation.claims.iter().enumerate() {
                let shared = n_shared(claim.span, found);
                let same_best = claim.counts.iter().any(|count| count.best == found.count.best);
                let is_same = same_best || claim.is_in_doubt;
                if shared > 0 && is_same && claim.outcome == found.outcome.code() {
                    pairs.push((claim.is_in_doubt, Reverse(shared), gold_idx, found_idx));
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
        Self { text, gold, annotation, found_of }
    }

    /// Claims found and missed; those in doubt are neither.
    pub fn score(&self) -> Score {
        let mut sum = Score::default();
        Outcome::ALL.into_iter().for_each(|outcome| sum += self.score_of(outcome));
        sum
    }

    /// Claims of one outcome found and missed.
    pub fn score_of(&self, outcome: Outcome) -> Score {
        let is_doubted = |place: usize| {
            let mut pairs = self.gold.iter().zip(&self.found_of);
            pairs.any(|(claim, found)| claim.is_in_doubt && *found == Some(place))
        };
        let found = self.annotation.claims.iter().enumerate();
        let found = found.filter(|(place, found)| found.outcome == outcome && !is_doubted(*place));
        let gold = self.gold.iter().filter(|claim| !claim.is_in_doubt && claim.outcome == outcome.code());
        let right = as_f64(self.pairs().filter(|(_, found)| found.outcome == outcome).count());
        Score {
            right_of_found: right,
            found: as_f64(found.count()),
            right_of_gold: right,
            gold: as_f64(gold.count()),
        }
    }

    /// How many of the claims that were found have `attribute` right.
    pub fn right(&self, attribute: &str) -> f64 {
        as_f64(self.pairs().filter(|(gold, found)| self.is_right(attribute, gold, found)).count())
    }

    fn pairs(&self) -> impl Iterator<Item = (&GoldClaim, &Claim)> {
        let certain = self.gold.iter().zip(&self.found_of).filter(|(claim, _)| !claim.is_in_doubt);
        certain.filter_map(|(claim, found)| Some((claim, &self.annotation.claims[(*found)?])))
    }

    fn is_right(&self, attribute: &str, gold: &GoldClaim, found: &Claim) -> bool {
        let says = |choices: &[String], code: &str| choices.iter().any(|choice| choice == code);
        match attribute {
            "count" => gold.counts.contains(&figure(found)),
            "scope" => says(&gold.scopes, found.scope.code()),
            "polarity" => says(&gold.polarities, found.polarity.code()),
            "group" => says(&gold.groups, group(found).code()),
            "source" => self.is_named(&gold.sources, found.source.map(|source| source.part)),
            "place" => self.is_named(&gold.places, found.place),
            "relation" => {
                gold.relations.iter().any(|choice| self.is_relation(choice.as_ref(), found.relation))
            }
            _ => panic!("{attribute:?} is not compared"),
        }
    }

    /// Whether one of `choices` and the words found are the same, hold each other or name the same entity.
    fn is_named(&self, choices: &[String], found: Option<Part>) -> bool {
        let Some(part) = found else { return choices.iter().any(String::is_empty) };
        let found = words(part.span.of(self.text));
        choices.iter().map(|choice| words(choice)).filter(|choice| !choice.is_empty()).any(|choice| {
            let named = self.annotation.entities.iter().filter(|entity| Some(entity.id) == part.entity);
            let mut mentions = named.flat_map(|entity| &entity.mentions);
            holds(&found, &choice)
                || holds(&choice, &found)
                || mentions.any(|mention| words(mention.span.of(self.text)) == choice)
        })
    }

    /// Whether both say nothing, or the same of claims that are the same or repeat each other.
    fn is_relation(&self, choice: Option<&Related>, found: Option<Relation>) -> bool {
        let (Some(choice), Some(found)) = (choice, found) else { return choice.is_none() && found.is_none() };
        let code = found.kind.code();
        let same_kind = code == choice.kind || choice.kind == "within" && code != "updates";
        let target = self.found_of.iter().position(|place| *place == Some(found.claim.0));
        let first = self.first_told(&choice.id);
        same_kind && target.is_some_and(|idx| self.first_told(&self.gold[idx].id) == first)
    }

    /// The first of the claims that repeat each other.
    fn first_told<'b>(&'b self, id: &'b str) -> &'b str {
        let claim = self.gold.iter().find(|claim| claim.id == id);
        let repeated = claim.and_then(|claim| claim.relations.first()?.as_ref());
        match repeated.filter(|related| related.kind == "repeats" && related.id != id) {
            Some(related) => self.first_told(&related.id),
            None => id,
        }
    }

    /// A line for every claim that is missed, spurious or wrong.
    pub fn write_errors(&self, name: &str, out: &mut String) {
        let mut lines: Vec<(usize, String)> = Vec::new();
        for (gold, found) in self.gold.iter().zip(&self.found_of) {
            let of_gold = format!("{} {} “{}”", gold.id, gold.outcome, gold.span.of(self.text));
            let found = found.map(|place| &self.annotation.claims[place]);
            let line = match found {
                _ if gold.is_in_doubt => continue,
                None => format!("MISSED   {of_gold} {}", figures(&gold.counts)),
                Some(found) => {
                    let wrong = ATTRIBUTES.iter().filter(|attribute| !self.is_right(attribute, gold, found));
                    let wrong: Vec<String> =
                        wrong.map(|attribute| self.difference(attribute, gold, found)).collect();
                    if wrong.is_empty() {
                        continue;
                    }
                    format!("WRONG    {of_gold}: {}", wrong.join("; "))
                }
            };
            lines.push((gold.span.start(), line));
        }
        for (place, found) in self.annotation.claims.iter().enumerate() {
            if !self.found_of.contains(&Some(place)) {
                let span = found.victims.as_ref().map_or(found.count.span, |victims| victims.span);
                let (outcome, words) = (found.outcome.code(), span.of(self.text));
                let (count, rule) = (figures(&[figure(found)]), found.rule);
                lines.push((span.start(), format!("SPURIOUS {outcome} “{words}” {count} by {rule:?}")));
            }
        }
        lines.sort();
        for (at, line) in lines {
            writeln!(out, "{name} {line}\n        {}", self.sentence(at)).expect("a string");
        }
    }

    /// "place: Karsa, found Harsa".
    fn difference(&self, attribute: &str, gold: &GoldClaim, found: &Claim) -> String {
        let part = |part: Option<Part>| part.map_or("", |part| part.span.of(self.text)).to_owned();
        let relation = |kind: &str, target: &str| format!("{kind} {target}");
        let (right, wrong) = match attribute {
            "count" => (figures(&gold.counts), figures(&[figure(found)])),
            "scope" => (gold.scopes.join(" / "), found.scope.code().to_owned()),
            "polarity" => (gold.polarities.join(" / "), found.polarity.code().to_owned()),
            "group" => (gold.groups.join(" / "), group(found).code().to_owned()),
            "source" => (gold.sources.join(" / "), part(found.source.map(|source| source.part))),
            "place" => (gold.places.join(" / "), part(found.place)),
            _ => {
                let choices = gold.relations.iter().map(|choice| {
                    choice.as_ref().map_or(String::new(), |related| relation(&related.kind, &related.id))
                });
                let target = |found: Relation| {
                    let gold = self.found_of.iter().position(|place| *place == Some(found.claim.0));
                    let id = gold.map_or("a spurious claim", |idx| &self.gold[idx].id);
                    relation(found.kind.code(), id)
                };
                let found = found.relation.map_or(String::new(), target);
                (choices.collect::<Vec<_>>().join(" / "), found)
            }
        };
        let shown = |words: String| if words.is_empty() { "-".to_owned() } else { words };
        format!("{attribute}: {}, found {}", shown(right), shown(wrong))
    }

    /// The words around `at`: of its line, from the end of a sentence before to the next.
    fn sentence(&self, at: usize) -> &str {
        let ends = |words: &str, end: char| words.rfind(end).map_or(0, |end| end + 1);
        let before = &self.text[..at];
        let line = ends(before, '\n');
        let start = line + before[line..].rfind(". ").map_or(0, |end| end + 2);
        let rest = &self.text[at..];
        let line_end = rest.find('\n').unwrap_or(rest.len());
        let end = rest[..line_end].find(". ").map_or(line_end, |end| end + 1);
        &self.text[start..at + end]
    }
}

/// How many bytes of `span` are the victims or the count of `found`.
fn n_shared(span: Span, found: &Claim) -> usize {
    let shared = |other: Span| span.end().min(other.end()).saturating_sub(span.start().max(other.start()));
    let victims = found.victims.as_ref().map_or(0, |victims| shared(victims.span));
    victims.max(shared(found.count.span))
}

fn group(claim: &Claim) -> VictimGroup {
    claim.victims.as_ref().map_or(VictimGroup::Unknown, |victims| victims.group)
}

fn figure(claim: &Claim) -> Figure {
    Figure { min: claim.count.min, max: claim.count.max, best: claim.count.best }
}

fn figures(figures: &[Figure]) -> String {
    let one = |figure: &Figure| {
        let max = figure.max.map_or("open".to_owned(), |max| max.to_string());
        let best = figure.best.map_or(String::new(), |best| format!(", best {best}"));
        format!("({}–{max}{best})", figure.min)
    };
    figures.iter().map(one).collect::<Vec<_>>().join(" / ")
}

/// The words of a name in lower case, without "the" and possessive endings.
pub fn words(name: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_lowercase();
    let parts = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '(' | ')'));
    parts.map(bare).filter(|word| !word.is_empty() && word != "the").collect()
}

/// Whether `long` holds `short`, word by word.
fn holds(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

pub fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("fewer than four thousand million"))
}
