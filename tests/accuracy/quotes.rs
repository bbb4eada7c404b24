//! How right the quotes are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use article_annotator::quotes::QuoteKind;
use article_annotator::{Options, annotate};

use crate::floors;
use crate::gold::{self, Article};
use crate::matched_quotes::{ATTRIBUTES, Matched};
use crate::quotes_gold::{self, GoldQuote};
use crate::scores::Score;

/// The least F1 in percent, or the least share that is right of what was found.
const FLOORS: [(&str, f64); 9] = [
    ("direct", 99.1),
    ("speaker of direct", 99.9),
    ("quoted parts of mixed", 99.9),
    ("reported", 97.0),
    ("indirect", 95.6),
    ("kind", 99.5),
    ("speaker", 99.5),
    ("cue", 99.9),
    ("entity", 96.0),
];

#[test]
fn gold_quotes_are_found_right() {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut shares: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let (mut table, mut errors, mut n_articles) = (String::new(), String::new(), 0);
    for article in gold::articles() {
        let Some(gold) = quotes_gold::quotes(&article.name, &article.text) else { continue };
        for id in gold.iter().flat_map(|quote| &quote.entities) {
            let is_marked = id.is_empty() || article.marked.iter().any(|mark| mark.id == *id);
            assert!(is_marked, "{}: nothing is marked as {id:?}", article.name);
        }
        n_articles += 1;
        let annotation = annotate(&article.text, &Options::default());
        let matched = Matched::new(&article, &gold, &annotation);
        write!(table, "{:28}", article.name).expect("a string");
        for (row, score) in [
            ("direct", matched.score(Some(QuoteKind::Direct))),
            ("quoted parts of mixed", matched.quoted_parts()),
            ("reported", matched.score(None)),
            ("indirect", matched.score(Some(QuoteKind::Indirect))),
        ] {
            *scores.entry(row).or_default() += score;
            write!(table, " {:5.1} ({:2.0})", 100.0 * score.f1(), score.gold).expect("a string");
        }
        for (row, share) in [
            ("speaker of direct", matched.right("speaker", Some(QuoteKind::Direct))),
            ("kind", matched.right("kind", None)),
            ("speaker", matched.right("speaker", None)),
            ("cue", matched.right("cue", None)),
            ("entity", matched.right("entity", None)),
        ] {
            let (right, of) = shares.entry(row).or_default();
            (*right, *of) = (*right + share.0, *of + share.1);
            write!(table, " {:2.0}/{:2.0}", share.0, share.1).expect("a string");
        }
        table.push('\n');
        matched.write_errors(&mut errors);
    }
    assert!(n_articles >= 40, "the tables are found");
    let measured = |row: &str| match (scores.get(row), shares.get(row)) {
        (Some(score), _) => 100.0 * score.f1(),
        (_, Some((right, of))) => 100.0 * right / of.max(1.0),
        _ => panic!("{row:?} is not measured"),
    };
    let mut head = String::new();
    for (row, _) in FLOORS {
        match (scores.get(row), shares.get(row)) {
            (Some(score), _) => writeln!(head, "{row:28} {score}"),
            (_, Some((_, of))) => {
                writeln!(head, "{row:28} {:5.1} right of {of:.0} found that have one", measured(row))
            }
            _ => continue,
        }
        .expect("a string");
    }
    let columns = "F1 of direct, quoted parts, reported, indirect with how many there are; right of those found: \
                   speaker of direct, kind, speaker, cue, entity";
    let table = format!("{head}\nBy article: {columns}\n{table}");
    floors::check(&table, &errors, &FLOORS, measured);
}

const TABLE: &str = "\
kind | words | cue | speaker | entity
# The cue splits it.
direct | [“We wait,”] + [“Nobody came.”] | said | Ana Karim | ana
mixed | [the road ... by trees] | said | Police / Ana | -
indirect? | has also denied [that she left] | has also denied | Karim | ana
";
const MARKED: &str = "“We wait,” {ana person|Ana Karim} said on Monday. “Nobody came.” Police said the road was \
                      “blocked” by trees. {ana|Karim} has also denied that she left the village.";

fn article() -> Article {
    gold::parse("test", MARKED)
}

#[track_caller]
fn parse(table: &str) -> Vec<GoldQuote> {
    quotes_gold::parse("test", &article().text, table)
}

#[test]
fn tables_are_read() {
    let quotes = parse(TABLE);
    let text = article().text;
    let words = |quote: &GoldQuote| {
        quote.fragments.iter().map(|span| span.of(&text).to_owned()).collect::<Vec<_>>().join(" … ")
    };
    let [direct, mixed, indirect] = quotes.as_slice() else { panic!("three quotes") };
    assert_eq!(words(direct), "“We wait,” … “Nobody came.”");
    assert_eq!((direct.kind, direct.is_in_doubt), (QuoteKind::Direct, false));
    assert_eq!(
        (direct.speakers.as_slice(), direct.entities.as_slice()),
        (["Ana Karim".to_owned()].as_slice(), ["ana".to_owned()].as_slice())
    );
    assert_eq!(words(mixed), "the road was “blocked” by trees");
    assert_eq!(
        (mixed.kind, mixed.speakers.len(), mixed.entities.as_slice()),
        (QuoteKind::Mixed, 2, [String::new()].as_slice())
    );
    assert_eq!(words(indirect), "that she left");
    assert_eq!((indirect.kind, indirect.is_in_doubt), (QuoteKind::Indirect, true));
}

#[test]
#[should_panic(expected = "is not in the text")]
fn fragments_stand_in_the_order_of_the_text() {
    parse(&TABLE.replace("[“We wait,”] + [“Nobody came.”]", "[“Nobody came.”] + [“We wait,”]"));
}

#[test]
#[should_panic(expected = "the speaker")]
fn speakers_are_words_of_the_text() {
    parse(&TABLE.replace("Ana Karim", "Ana Harim"));
}

#[test]
fn what_is_found_is_compared() {
    let article = article();
    let annotation = annotate(&article.text, &Options::default());
    // Gold, found and both of all kinds, then how many have each of the attributes right.
    let score = |table: &str| {
        let gold = parse(table);
        let matched = Matched::new(&article, &gold, &annotation);
        let all = matched.score(None);
        (all.gold, all.found, all.right_of_gold, ATTRIBUTES.map(|attribute| matched.right(attribute, None).0))
    };
    // What is in doubt counts on neither side, also where it is found with other bounds.
    assert_eq!(score(TABLE), (2.0, 2.0, 2.0, [2.0, 2.0, 2.0, 1.0]));
    // Without its second fragment it is another quote, which a row in doubt may be.
    let cut = TABLE.replace(" + [“Nobody came.”]", "");
    assert_eq!(score(&cut), (2.0, 2.0, 1.0, [1.0, 1.0, 1.0, 0.0]));
    assert_eq!(score(&cut.replace("direct |", "direct? |")), (1.0, 2.0, 1.0, [1.0, 1.0, 1.0, 0.0]));
    assert_eq!(score(&TABLE.replace("direct |", "direct? |")), (1.0, 1.0, 1.0, [1.0, 1.0, 1.0, 0.0]));
    // Each attribute is wrong by itself.
    assert_eq!(score(&TABLE.replace("mixed |", "indirect |")).3, [1.0, 2.0, 2.0, 1.0]);
    assert_eq!(score(&TABLE.replace("said | Police / Ana", "said | trees / -")).3, [2.0, 1.0, 2.0, 1.0]);
    assert_eq!(score(&TABLE.replace("said | Police", "warned | Police")).3, [2.0, 2.0, 1.0, 1.0]);
    assert_eq!(score(&TABLE.replace("said | Police", "- | Police")).3, [2.0, 2.0, 1.0, 1.0]);
    assert_eq!(score(&TABLE.replace("Ana Karim | ana", "Police | -")).3, [2.0, 1.0, 2.0, 0.0]);
    // An entity makes up for other words.
    assert_eq!(score(&TABLE.replace("Ana Karim | ana", "she | ana")).3, [2.0, 2.0, 2.0, 1.0]);
    let gold = parse(TABLE);
    let parts = |gold: &[GoldQuote]| {
        let parts = Matched::new(&article, gold, &annotation).quoted_parts();
        (parts.gold, parts.found, parts.right_of_gold, parts.right_of_found)
    };
    assert_eq!(parts(&gold), (1.0, 1.0, 1.0, 1.0));
    assert_eq!(parts(&gold[..1]), (0.0, 1.0, 0.0, 0.0));
}
