//! How right the casualty claims are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use article_annotator::claims::Outcome;
use article_annotator::codes::Code;
use article_annotator::{Options, annotate};

use crate::claims_gold::{self, Figure, GoldClaim, Related, parse};
use crate::floors;
use crate::gold;
use crate::matched::{ATTRIBUTES, Matched};
use crate::scores::Score;

/// The least F1 of claims in percent, then the least share of each of [`ATTRIBUTES`] that is right where the claim
/// was found.
const FLOORS: [(&str, f64); 8] = [
    ("claims", 94.6),
    ("count", 99.6),
    ("scope", 95.9),
    ("polarity", 98.8),
    ("group", 91.9),
    ("source", 95.4),
    ("place", 79.6),
    ("relation", 81.2),
];

#[test]
fn gold_claims_are_found_right() {
    let (mut claims, mut n_articles) = (Score::default(), 0);
    let mut outcomes = [Score::default(); Outcome::ALL.len()];
    let mut right: BTreeMap<&str, f64> = BTreeMap::new();
    let (mut table, mut errors) = (String::new(), String::new());
    for article in gold::articles() {
        let gold = claims_gold::claims(&article.name, &article.text);
        let annotation = annotate(&article.text, &Options::default());
        let matched = Matched::new(&article.text, &gold, &annotation);
        n_articles += usize::from(!gold.is_empty());
        claims += matched.score();
        for (outcome, sum) in Outcome::ALL.iter().zip(&mut outcomes) {
            *sum += matched.score_of(*outcome);
        }
        let mut of_article = String::new();
        for attribute in ATTRIBUTES {
            let n_right = matched.right(attribute);
            *right.entry(attribute).or_default() += n_right;
            write!(of_article, " {n_right:4}").expect("a string");
        }
        if !gold.is_empty() || !annotation.claims.is_empty() {
            let score = matched.score();
            let (name, f1) = (&article.name, 100.0 * score.f1());
            let (n_gold, n_found, n_matched) = (score.gold, score.found, score.right_of_gold);
            writeln!(table, "{name:28} {n_gold:4} {n_found:5} {n_matched:5} {f1:5.1} {of_article}")
                .expect("a string");
        }
        matched.write_errors(&article.name, &mut errors);
    }
    assert!(n_articles >= 30, "the tables are found");
    let measured = |row: &str| match row {
        "claims" => 100.0 * claims.f1(),
        _ => 100.0 * right[row] / claims.right_of_gold.max(1.0),
    };
    let mut head = String::new();
    for (outcome, score) in Outcome::ALL.iter().zip(outcomes) {
        writeln!(head, "{:28} {score}", outcome.code()).expect("a string");
    }
    writeln!(head, "{:28} {claims}, in {n_articles} articles", "claims").expect("a string");
    for (row, _) in FLOORS.iter().skip(1) {
        writeln!(head, "{row:28} {:5.1} right of the claims found", measured(row)).expect("a string");
    }
    let columns = ATTRIBUTES.join(" ");
    let table = format!("{head}\nBy article: gold, found, both, F1, of these right: {columns}\n{table}");
    floors::check(&table, &errors, &FLOORS, measured);
}

const TABLE: &str = "\
id | outcome | words | count | scope | polarity | group | source | place | relation
# Two of the three.
a | killed | killed [three people] in | 3 | incident | affirmed | unknown | police | Karsa | -
b | killed | including [a guard] | 1 | incident / historical | affirmed | security_force | police | Karsa | within a
c | injured? | [a boy] | 1 | incident | affirmed | unknown | - | Karsa / - | -
";
const TEXT: &str = "A blast killed three people in Karsa, including a guard, police said. It hurt a boy.";

#[test]
fn tables_are_read() {
    let claims = parse("test", TEXT, TABLE);
    let words: Vec<&str> = claims.iter().map(|claim| claim.span.of(TEXT)).collect();
    assert_eq!(words, ["three people", "a guard", "a boy"]);
    let [total, guard, boy] = claims.as_slice() else { panic!("three claims") };
    assert_eq!(guard.scopes, ["incident", "historical"]);
    assert_eq!(guard.relations, [Some(Related { kind: "within".to_owned(), id: "a".to_owned() })]);
    assert_eq!((total.relations.as_slice(), total.is_in_doubt), ([None].as_slice(), false));
    assert_eq!((boy.outcome.as_str(), boy.is_in_doubt), ("injured", true));
    assert_eq!(boy.places, ["Karsa", ""]);
}

#[test]
#[should_panic(expected = "is not in the text")]
fn words_stand_in_the_order_of_the_text() {
    let turned: Vec<&str> = [0, 3, 2].iter().filter_map(|&line| TABLE.lines().nth(line)).collect();
    parse("test", TEXT, &turned.join("\n"));
}

#[test]
fn figures_are_read() {
    let figure = |min, max, best| Ok(Figure { min, max, best });
    assert_eq!("9".parse(), figure(9, Some(9), Some(9)));
    assert_eq!("41+=40".parse(), figure(41, None, Some(40)));
    assert_eq!("24+".parse(), figure(24, None, None));
    assert_eq!("30-40".parse(), figure(30, Some(40), None));
    assert_eq!("0-30=30".parse(), figure(0, Some(30), Some(30)));
    assert!("nine".parse::<Figure>().is_err());
}

#[test]
fn what_is_found_is_compared() {
    let annotation = annotate(TEXT, &Options::default());
    let gold = |table: &str| parse("test", TEXT, table);
    let score = |gold: &[GoldClaim]| {
        let matched = Matched::new(TEXT, gold, &annotation);
        let right = ATTRIBUTES.map(|attribute| matched.right(attribute));
        (matched.score().gold, matched.score().found, matched.score().right_of_gold, right)
    };
    // What is in doubt counts on neither side.
    assert_eq!(score(&gold(TABLE)), (2.0, 2.0, 2.0, [2.0; 7]));
    // Another best figure is another claim; another upper bound is the same claim with a wrong count.
    let (n_gold, n_found, both, _) = score(&gold(&TABLE.replace("| 3 |", "| 4 |")));
    assert_eq!((n_gold, n_found, both), (2.0, 2.0, 1.0));
    let (.., both, right) = score(&gold(&TABLE.replace("| 3 |", "| 3+=3 |")));
    assert_eq!((both, right[0]), (2.0, 1.0));
    let (.., right) = score(&gold(&TABLE.replace("police", "doctors").replace("| Karsa |", "| Harsa |")));
    assert_eq!(right, [2.0, 2.0, 2.0, 2.0, 0.0, 0.0, 2.0]);
    let (.., right) = score(&gold(&TABLE.replace("within a", "updates a").replace("incident /", "threat /")));
    assert_eq!(right, [2.0, 1.0, 2.0, 2.0, 2.0, 2.0, 1.0]);
}
