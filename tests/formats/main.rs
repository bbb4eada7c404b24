//! Every format that can be read back is: written, parsed by a small reader of its own, and the spans are the annotation's.
//! `tests/readers` does the same with the programs that the formats are for.
#![cfg(not(target_arch = "wasm32"))]

mod json;
mod lines;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use article_annotator::codes::Code;
use article_annotator::document::is_ignorable;
use article_annotator::export::{self, Format};
use article_annotator::mentions::EntityKind;
use article_annotator::{Annotation, Options, Span, annotate, wording};
use proptest::prelude::*;

/// Emoji, every kind of line end, tabs, right-to-left letters, combining marks, marks of the formats themselves, a quote
/// over paragraphs and spans in spans.
const NASTY: &str = include_str!("../readers/nasty.txt");

fn annotated(text: &str) -> Annotation {
    let published = Some(jiff::civil::date(2023, 2, 4));
    annotate(text, &Options { published, ..Options::default() })
}

fn written(format: &str, text: &str, annotation: &Annotation) -> String {
    let format = Format::named(format).expect("a format");
    export::write(format, "a \"<name>\"", text, annotation).expect("a file")
}

/// Start, end and kind.
type Marked = BTreeSet<(usize, usize, String)>;

/// Names, dates and parts of quotes by byte offsets, with the label that most formats give them.
fn facts(text: &str, annotation: &Annotation) -> Marked {
    let names = annotation.entities.iter().flat_map(|entity| {
        let label = match (entity.kind, entity.subkind.map(Code::code)) {
            (EntityKind::Person, _) => "PERSON",
            (EntityKind::Organization, _) => "ORG",
            (EntityKind::Place, Some("country" | "capital" | "city" | "region")) => "GPE",
            (EntityKind::Place, Some("facility")) => "FAC",
            (EntityKind::Place, _) => "LOC",
            (EntityKind::Nationality, _) => "NORP",
            (EntityKind::Event, _) => "EVENT",
            (EntityKind::Product, _) => "PRODUCT",
            (EntityKind::Work, _) => "WORK_OF_ART",
        };
        entity.mentions.iter().map(move |mention| (mention.span, label))
    });
    let dates = annotation.dates.iter().map(|date| (date.span, "DATE"));
    let quotes = annotation.quotes.iter().flat_map(|quote| {
        let label = if wording::is_attitude(quote) { "BELIEF" } else { "QUOTE" };
        quote.fragments.iter().map(move |span| (*span, label))
    });
    let all = names.chain(dates).chain(quotes);
    all.map(|(span, label)| {
        // No format has white space at the ends of a span, nor at its start what takes no room.
        let words = span.of(text).trim_start_matches(|c| is_space(c) || is_ignorable(c));
        let start = span.end() - words.len();
        (start, start + words.trim_end_matches(is_space).len(), label.to_owned())
    })
    .filter(|(start, end, _)| start < end)
    .collect()
}

/// White space, with the separators that Python counts as such.
fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// Where the words of casualty claims stand, by bytes, with the outcome of each: white space left out.
fn casualties(text: &str, annotation: &Annotation) -> BTreeSet<(usize, String)> {
    let all = annotation.claims.iter().flat_map(|claim| claim.evidence.iter().map(move |span| (claim, span)));
    all.flat_map(|(claim, span)| letters(text, *span, &claim.outcome.code().to_uppercase())).collect()
}

fn letters(text: &str, span: Span, label: &str) -> Vec<(usize, String)> {
    let all = span.of(text).char_indices().filter(|(_, letter)| !letter.is_whitespace());
    all.map(|(at, _)| (span.start() + at, label.to_owned())).collect()
}

const OUTCOMES: [&str; 7] =
    ["KILLED", "INJURED", "MISSING", "DETAINED", "ABDUCTED", "DISPLACED", "CASUALTIES"];

/// What a reader found is what the annotation holds.
#[track_caller]
fn compare(
    format: &str,
    text: &str,
    annotation: &Annotation,
    found: impl IntoIterator<Item = (usize, usize, String)>,
) {
    let (claims, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(.., label)| OUTCOMES.contains(&label.as_str()));
    let found: Marked = found.into_iter().collect();
    assert_eq!(found, facts(text, annotation), "{format} of {text:?}");
    let claims: BTreeSet<(usize, String)> =
        claims.iter().flat_map(|(start, end, label)| letters(text, Span::new(*start, *end), label)).collect();
    assert_eq!(claims, casualties(text, annotation), "{format} of {text:?}");
}

#[track_caller]
fn check(text: &str) {
    let annotation = annotated(text);
    json::check_spacy(text, &annotation);
    json::check_doccano(text, &annotation);
    json::check_label_studio(text, &annotation);
    json::check_web_annotation(text, &annotation);
    lines::check_brat(text, &annotation);
    lines::check_conll(text, &annotation);
    lines::check_webanno(text, &annotation);
    for format in Format::all() {
        assert!(export::write(format, "", text, &annotation).is_ok(), "{format}");
    }
    check_html(text, &annotation);
}

/// The report's text is the article's, whatever it holds, and brings no element that is not the report's.
fn check_html(text: &str, annotation: &Annotation) {
    let html = written("html", text, annotation);
    let body = html.split_once("<main>").expect("a body").1;
    for tag in body.split('<').skip(1) {
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
        assert!(
            [
                "section", "h2", "h3", "p", "div", "table", "thead", "tbody", "tr", "th", "td", "mark",
                "sup", "span"
            ]
            .iter()
            .chain(&["footer", "main", "body", "html"])
            .any(|known| *known == name),
            "<{name}> of {text:?}"
        );
    }
}

#[test]
fn a_nasty_text_comes_back() {
    check(NASTY);
    let annotation = annotated(NASTY);
    let has = |label: &str| facts(NASTY, &annotation).iter().any(|(.., found)| found == label);
    assert!(
        ["PERSON", "GPE", "ORG", "DATE", "QUOTE"].into_iter().all(has)
            && !casualties(NASTY, &annotation).is_empty()
    );
}

#[test]
fn what_takes_no_room_begins_no_span() {
    for text in ["New York said \u{1c}\u{200b}\u{1c}", "New York said \u{1c}\u{200b}it fell."] {
        check(text);
    }
}

#[test]
fn texts_with_nothing_in_them_come_back() {
    for text in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\u{feff}",
        "🙂",
        "\u{1c}\u{1d}",
        "\0",
        " Kabul",
        "Kabul\r",
        "a\u{1f} b\tc",
    ] {
        check(text);
    }
}

#[test]
fn articles_come_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    for entry in std::fs::read_dir(folder).expect("tests/articles exists") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            check(&std::fs::read_to_string(path).expect("an article"));
        }
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(words in prop::collection::vec(word(), 0..60)) {
        check(&words.concat());
    }
}

/// Words of the news, what the formats are made of, and anything else.
fn word() -> impl Strategy<Value = String> {
    const NEWS: &[&str] = &[
        "A bomb killed 12 people ",
        "injuring dozens ",
        "Two soldiers died",
        "“",
        "” ",
        "said ",
        "Maria Müller",
        "Khan ",
        "Kabul",
        "New\u{a0}York ",
        "the U.N. ",
        "the Taliban ",
        "on Monday ",
        "in 2022",
        "12 000 ",
        ", ",
        ".\n\n",
        "\r\n",
        "\r",
        "\t",
        "  ",
        "🙂",
        "e\u{301}",
        "\u{200b}",
        "\u{2028}",
        "\u{85}",
        "\u{1c}",
        "\u{0}",
        "مرحبا ",
        "\\",
        "|",
        "[1]",
        "_",
        "*",
        "->",
        ";",
        "#Text=",
        "<script>",
        "&amp;",
        "'",
        "\"",
        "O\tB-PER\n",
        "T1\tPerson 0 1\n",
        "-DOCSTART-",
    ];
    prop_oneof![5 => prop::sample::select(NEWS).prop_map(str::to_owned), 1 => "\\PC{0,8}", 1 => any::<char>().prop_map(String::from)]
}

/// Ten times the text takes about ten times as long to write, in every format.
#[test]
fn work_is_linear_in_the_text() {
    const NOISE: Duration = Duration::from_millis(1500);
    const MOST: u32 = 30;
    for pattern in ["Two died. ", "🙂 Maria Khan of Kabul, ", "“Yes,” she said. "] {
        let n = 5_000 / pattern.len();
        let [short, long] = [pattern.repeat(n), pattern.repeat(n * 10)];
        let [of_short, of_long] = [annotated(&short), annotated(&long)];
        for format in Format::all() {
            let time = |text: &str, annotation: &Annotation| {
                let start = Instant::now();
                assert!(export::write(format, "", text, annotation).is_ok());
                start.elapsed()
            };
            let (mut fast, mut slow) = (time(&short, &of_short), time(&long, &of_long));
            // Any one measure can be spoilt by what else runs.
            for _ in 0..20 {
                if slow < NOISE || slow < fast * MOST {
                    break;
                }
                (fast, slow) = (fast.min(time(&short, &of_short)), slow.min(time(&long, &of_long)));
            }
            assert!(slow < NOISE || slow < fast * MOST, "{format} of {pattern:?}: {fast:?} → {slow:?}");
        }
    }
}
