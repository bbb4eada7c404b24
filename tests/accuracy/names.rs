//! How right the names are, and how right they are joined into entities.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use article_annotator::codes::Code;
use article_annotator::document::Document;
use article_annotator::entities::{self, Entity};
use article_annotator::mentions::{self, EntityKind, Mention};
use article_annotator::{Options, Span, annotate};

use crate::floors;
use crate::gold::{self, Article};
use crate::scores::{self, Linked, Score};

/// What is scored: corpora and people disagree on events, products and works.
const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Nationality];

/// The least F1 in percent, by the rows of the table: of the names alone; of linking, by B-cubed, over the names found,
/// over all marked names as if they had been found, and with what is missed or spurious counted against it.
const FLOORS: [(&str, f64); 4] =
    [("names", 89.5), ("linking", 99.5), ("linking of the marked names", 99.4), ("names and linking", 87.8)];

/// A name where it stands, without article and possessive ending.
type Name = (Span, &'static str);

#[test]
fn gold_articles_are_found_right() {
    let articles = gold::articles();
    assert!(articles.len() >= 20, "the articles are found");
    let mut rows: BTreeMap<&str, Score> = BTreeMap::new();
    let mut kinds = [Score::default(); KINDS.len()];
    let (mut table, mut errors) = (String::new(), String::new());
    for article in &articles {
        let gold = marked(article);
        let found = linked(&article.text, &annotate(&article.text, &Options::default()).entities);
        let given = linked(&article.text, &entities_of_marked(article));
        let (both_gold, both_found) = (scores::shared(&gold, &found), scores::shared(&found, &gold));
        let of_article = [
            ("names", scores::mentions(&gold, &found)),
            ("linking", scores::b_cubed(&both_gold, &both_found)),
            ("linking of the marked names", scores::b_cubed(&gold, &given)),
            ("names and linking", scores::b_cubed(&gold, &found)),
        ];
        for (row, score) in of_article {
            *rows.entry(row).or_default() += score;
        }
        for (kind, sum) in KINDS.iter().zip(&mut kinds) {
            *sum += scores::mentions(&only(&gold, *kind), &only(&found, *kind));
        }
        let [names, linking, given_linking, both] = of_article.map(|(_, score)| 100.0 * score.f1());
        let name = &article.name;
        writeln!(table, "{name:28} {names:5.1} {linking:5.1} {given_linking:5.1} {both:5.1}")
            .expect("a string");
        write_errors(&mut errors, article, &gold, &found, &given);
    }
    let mut head = String::new();
    for (kind, score) in KINDS.iter().zip(kinds) {
        writeln!(head, "{:28} {score}", kind.code()).expect("a string");
    }
    for (row, _) in FLOORS {
        writeln!(head, "{row:28} {}", rows[row]).expect("a string");
    }
    let table = format!("{head}\nF1 by article, in the order of the last four rows:\n{table}");
    floors::check(&table, &errors, &FLOORS, |row| 100.0 * rows[row].f1());
}

/// The marked names of an article.
fn marked(article: &Article) -> Linked<Name> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut linked = Linked::new();
    for mark in &article.marked {
        let next = numbers.len();
        let number = *numbers.entry(&mark.id).or_insert(next);
        if let Some(kind) = KINDS.iter().find(|kind| kind.code() == mark.kind) {
            linked.insert((trim(&article.text, mark.span), kind.code()), number);
        }
    }
    linked
}

/// The names that were found.
fn linked(text: &str, entities: &[Entity]) -> Linked<Name> {
    let scored = entities.iter().enumerate().filter(|(_, entity)| KINDS.contains(&entity.kind));
    scored
        .flat_map(|(number, entity)| {
            let name = move |mention: &Mention| ((trim(text, mention.span), entity.kind.code()), number);
            entity.mentions.iter().map(name)
        })
        .collect()
}

/// What the marked names are joined into: how good linking is, whatever is found. Title and gender are taken from the
/// names found.
fn entities_of_marked(article: &Article) -> Vec<Entity> {
    let document = Document::new(&article.text);
    let found = mentions::find(&document, mentions::Model::built_in());
    let marked = article.marked.iter().filter_map(|mark| {
        let kind = KINDS.into_iter().find(|kind| kind.code() == mark.kind)?;
        let known = found.iter().find(|mention| mention.kind == kind && mention.span.overlaps(mark.span));
        Some(Mention {
            span: mark.span,
            tokens: document.tokens_in(mark.span),
            kind,
            subkind: known.and_then(|mention| mention.subkind),
            title: known.and_then(|mention| mention.title),
            gender: known.and_then(|mention| mention.gender),
            confidence: 1.0,
            rule: "marked",
        })
    });
    entities::resolve(&document, marked.collect(), &[])
}

fn only(linked: &Linked<Name>, kind: EntityKind) -> Linked<Name> {
    let of_kind = linked.iter().filter(|((_, code), _)| *code == kind.code());
    of_kind.map(|(name, number)| (*name, *number)).collect()
}

/// Takes a leading article and a trailing possessive off a span.
fn trim(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start(), span.end());
    let words = span.of(text);
    let article = words.split_once(char::is_whitespace).map(|(first, _)| first);
    if article.is_some_and(|first| ["the", "a", "an"].contains(&first.to_lowercase().as_str())) {
        start = end - words.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start()).len();
    }
    let words = Span::new(start, end).of(text);
    let ending = ["'s", "’s", "'", "’"].into_iter().find(|ending| words.ends_with(ending));
    end -= ending.map_or(0, str::len);
    Span::new(start, end)
}

/// Names that one side lacks, and entities that are split or run together.
fn write_errors(
    out: &mut String,
    article: &Article,
    gold: &Linked<Name>,
    found: &Linked<Name>,
    given: &Linked<Name>,
) {
    let words = |name: &Name| format!("{} {:?}", name.1, name.0.of(&article.text));
    let lacking = |has: &Linked<Name>, lacks: &Linked<Name>| {
        let names: BTreeSet<&Name> = has.keys().filter(|name| !lacks.contains_key(name)).collect();
        names.into_iter().map(words).collect::<Vec<_>>().join(", ")
    };
    writeln!(out, "== {}", article.name).expect("a string");
    writeln!(out, "missed: {}", lacking(gold, found)).expect("a string");
    writeln!(out, "spurious: {}", lacking(found, gold)).expect("a string");
    let pairs = [("found", scores::shared(gold, found), found), ("marked", gold.clone(), given)];
    for (what, gold, found) in pairs {
        for (wrong, whole, part) in [("split", &gold, found), ("run together", found, &gold)] {
            let mut parts: BTreeMap<usize, BTreeMap<usize, BTreeSet<&Name>>> = BTreeMap::new();
            for (name, number) in whole {
                if let (Some(other), true) = (part.get(name), gold.contains_key(name)) {
                    parts.entry(*number).or_default().entry(*other).or_default().insert(name);
                }
            }
            for parts in parts.values().filter(|parts| parts.len() > 1) {
                let forms = |names: &BTreeSet<&Name>| {
                    names.iter().map(|name| words(name)).collect::<Vec<_>>().join(", ")
                };
                let parts: Vec<String> = parts.values().map(forms).collect();
                writeln!(out, "{what}, {wrong}: {}", parts.join(" | ")).expect("a string");
            }
        }
    }
}

#[test]
fn marks_are_taken_out() {
    let article =
        gold::parse("test", "The {u organization|{us place|U.S.} Army} left {place|Goma}; {us|America} too.");
    assert_eq!(article.text, "The U.S. Army left Goma; America too.");
    let marked: Vec<_> = article
        .marked
        .iter()
        .map(|mark| (mark.span.of(&article.text), mark.id.as_str(), mark.kind.as_str()))
        .collect();
    assert_eq!(
        marked,
        [
            ("U.S. Army", "u", "organization"),
            ("U.S.", "us", "place"),
            ("Goma", "place Goma", "place"),
            ("America", "us", "place")
        ]
    );
}

#[test]
#[should_panic(expected = "has no kind")]
fn an_entity_has_a_kind() {
    gold::parse("test", "{us|America}");
}

#[test]
fn articles_and_possessives_are_taken_off() {
    for (words, expected) in
        [("The Hague's", "Hague"), ("the UN", "UN"), ("Ochieng'", "Ochieng"), ("The", "The")]
    {
        assert_eq!(trim(words, Span::new(0, words.len())).of(words), expected);
    }
}

#[track_caller]
fn check_score(score: Score, precision: f64, recall: f64) {
    assert!((score.precision() - precision).abs() < 1e-9, "precision {}", score.precision());
    assert!((score.recall() - recall).abs() < 1e-9, "recall {}", score.recall());
}

#[test]
fn mentions_are_counted() {
    let (gold, found) = (Linked::from([('a', 0), ('b', 0), ('c', 1)]), Linked::from([('a', 5), ('x', 6)]));
    check_score(scores::mentions(&gold, &found), 1.0 / 2.0, 1.0 / 3.0);
    check_score(Score::default(), 0.0, 0.0);
}

#[test]
fn b_cubed_is_as_worked_by_hand() {
    // Gold abc de, found ab cde.
    let gold = Linked::from([('a', 0), ('b', 0), ('c', 0), ('d', 1), ('e', 1)]);
    let found = Linked::from([('a', 7), ('b', 7), ('c', 8), ('d', 8), ('e', 8)]);
    // a and b: 1 of 1; c: 1/3; d and e: 2/3. And a, b: 2/3; c: 1/3; d and e: 1.
    check_score(
        scores::b_cubed(&gold, &found),
        (2.0 + 1.0 / 3.0 + 4.0 / 3.0) / 5.0,
        (4.0 / 3.0 + 1.0 / 3.0 + 2.0) / 5.0,
    );
    // All in one: precision 3 of 5 three times, 2 of 5 twice.
    let lump = gold.keys().map(|name| (*name, 0)).collect();
    check_score(scores::b_cubed(&gold, &lump), (3.0 * 0.6 + 2.0 * 0.4) / 5.0, 1.0);
    check_score(scores::b_cubed(&gold, &gold), 1.0, 1.0);
}

#[test]
fn b_cubed_counts_what_one_side_lacks_as_nothing() {
    // Gold ab c, found ax: a has one of its two on either side; b, c and x have nothing.
    let gold = Linked::from([('a', 0), ('b', 0), ('c', 1)]);
    let found = Linked::from([('a', 3), ('x', 3)]);
    check_score(scores::b_cubed(&gold, &found), 0.5 / 2.0, 0.5 / 3.0);
    // Over what both have there is nothing wrong.
    let (gold, found) = (scores::shared(&gold, &found), scores::shared(&found, &gold));
    check_score(scores::b_cubed(&gold, &found), 1.0, 1.0);
}
