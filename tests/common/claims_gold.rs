//! Gold claims: `tests/gold/NNN_name.claims`, beside the article, is a table of the casualty claims that a recorder
//! would code in it. An article without such a file has none.
//!
//! The top of `tests/common/gold_tables.rs` says how it is written; its columns are these.
//!
//! - `id`: what relations point to.
//! - `outcome`: as in the exchange format. With `?` the claim is in doubt: it may be found or not.
//! - `words`: a snippet of the article, with the victims, or the count where no noun follows, in `[ ]`.
//! - `count`: the range and the best figure: `9` is exactly nine, `42+=42` at least 42, `24+` dozens, `810-990=900`
//!   nearly 900, `30-40` a range, `0-30=30` up to 30.
//! - `scope`, `polarity`, `group`: as in the exchange format.
//! - `source`: who gives that figure: in a quotation its speaker; nobody where the sentence names none.
//! - `place`: the most specific name of a place that governs the claim, in its sentence or else before it.
//! - `relation`: its kind and the claim it points to; `within b` is any kind that keeps a named victim out of a sum.
//!
//! What is a claim: every statement that people suffered an outcome, told again or not, by name ("Amal Idris died") or
//! not; zero and denied ones too. None are: words that only point back ("the wounded were flown out"), deaths of old age,
//! the ill who live, prison sentences, the trapped, the rescued. Who is shot and dies of it is killed. Captives are
//! abducted when they are freed, too. In doubt is what is only hinted at, and who is told without any figure ("bodies washed
//! ashore").
//!
//! Groups: words of age, sex and kinship ("children", "his wife") tell no group; a civilian's trade does ("a farmer"), and
//! whoever the text says a pronoun stands for. Suspects are unknown unless the text says that they did it.

use std::str::FromStr;

use article_annotator::Span;
use serde::Deserialize;

use crate::gold_tables::{self, choices};

/// A claim as it should be found. Each list holds what is as good.
#[derive(Debug)]
pub struct GoldClaim {
    pub id: String,
    pub outcome: String,
    pub is_in_doubt: bool,
    /// The words of the victims, or of the count.
    pub span: Span,
    pub counts: Vec<Figure>,
    pub scopes: Vec<String>,
    pub polarities: Vec<String>,
    pub groups: Vec<String>,
    /// Empty words are nobody.
    pub sources: Vec<String>,
    pub places: Vec<String>,
    pub relations: Vec<Option<Related>>,
}

/// The kind of a relation and the claim it points to.
#[derive(Debug, PartialEq, Eq)]
pub struct Related {
    pub kind: String,
    pub id: String,
}

/// A count's range and best figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub min: u64,
    pub max: Option<u64>,
    pub best: Option<u64>,
}

impl FromStr for Figure {
    type Err = std::num::ParseIntError;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let (range, best) = match words.split_once('=') {
            Some((range, best)) => (range, Some(best.parse()?)),
            None => (words, None),
        };
        if let Some(min) = range.strip_suffix('+') {
            return Ok(Self { min: min.parse()?, max: None, best });
        }
        if let Some((min, max)) = range.split_once('-') {
            return Ok(Self { min: min.parse()?, max: Some(max.parse()?), best });
        }
        let n = range.parse()?;
        Ok(Self { min: n, max: Some(n), best: Some(n) })
    }
}

#[derive(Deserialize)]
struct Row {
    id: String,
    outcome: String,
    words: String,
    count: String,
    scope: String,
    polarity: String,
    group: String,
    source: String,
    place: String,
    relation: String,
}

/// The claims of the article called `name`, whose text is `text`.
pub fn claims(name: &str, text: &str) -> Vec<GoldClaim> {
    gold_tables::of(name, "claims").map_or_else(Vec::new, |table| parse(name, text, &table))
}

/// Reads `table` and looks its words up in `text`.
#[track_caller]
pub fn parse(name: &str, text: &str, table: &str) -> Vec<GoldClaim> {
    let (mut claims, mut from) = (Vec::<GoldClaim>::new(), 0);
    for row in gold_tables::rows::<Row>(name, table) {
        let what = format!("{name}, claim {}", row.id);
        assert!(claims.iter().all(|claim| claim.id != row.id), "{what}: the id is taken");
        let (start, span) = gold_tables::find(text, from, &row.words)
            .unwrap_or_else(|| panic!("{what}: {:?} is not in the text, or out of order", row.words));
        from = start;
        let counts = choices(&row.count).into_iter().map(|words| {
            words.parse().unwrap_or_else(|error| panic!("{what}: {words:?} is no count: {error}"))
        });
        let relations = choices(&row.relation).into_iter().map(|words| {
            let (kind, id) = words.split_once(' ')?;
            Some(Related { kind: kind.to_owned(), id: id.to_owned() })
        });
        claims.push(GoldClaim {
            id: row.id,
            outcome: row.outcome.trim_end_matches('?').to_owned(),
            is_in_doubt: row.outcome.ends_with('?'),
            span,
            counts: counts.collect(),
            scopes: choices(&row.scope),
            polarities: choices(&row.polarity),
            groups: choices(&row.group),
            sources: choices(&row.source),
            places: choices(&row.place),
            relations: relations.collect(),
        });
    }
    let is_known = |related: &Related| claims.iter().any(|claim| claim.id == related.id);
    for claim in &claims {
        let all_known = claim.relations.iter().flatten().all(is_known);
        assert!(all_known, "{name}, claim {}: the relation points to no claim", claim.id);
    }
    claims
}
