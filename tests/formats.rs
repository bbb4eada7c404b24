//! Every format that can be read back is: written, parsed by a small reader of its own, and the spans are the annotation's.
//! `tests/readers` does the same with the programs that the formats are for.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use article_annotator::codes::Code;
use article_annotator::export::{self, Format};
use article_annotator::mentions::EntityKind;
use article_annotator::{Annotation, Options, Span, annotate, wording};
use proptest::prelude::*;
use serde_json::Value;

/// Emoji, every kind of line end, tabs, right-to-left letters, combining marks, marks of the formats themselves, a quote
/// over paragraphs and spans in spans.
const NASTY: &str = include_str!("readers/nasty.txt");

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
        assert_eq!(span.of(text).trim(), span.of(text), "facts begin and end with words");
        (span.start(), span.end(), label.to_owned())
    })
    .collect()
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

/// The byte offset of every code point, and of the end.
fn code_points(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn words(value: &Value) -> String {
    value.as_str().expect("words").to_owned()
}

fn check_spacy(text: &str, annotation: &Annotation) {
    let value: Value = serde_json::from_str(&written("spacy", text, annotation)).expect("JSON");
    assert_eq!(value["text"], text);
    let at = code_points(text);
    let span = |value: &Value| (at[number(&value["start"])], at[number(&value["end"])]);
    let mut end = 0;
    for ent in list(&value["ents"]) {
        assert!(span(ent).0 >= end, "spaCy forbids entities that overlap");
        end = span(ent).1;
    }
    let tokens: Vec<(usize, usize)> = list(&value["tokens"]).iter().map(span).collect();
    let (starts, ends): (BTreeSet<usize>, BTreeSet<usize>) = tokens.iter().copied().unzip();
    // What stands between tokens is the one space that each of them may keep.
    let gaps = tokens
        .iter()
        .map(|token| token.0)
        .chain([text.len()])
        .zip([0].into_iter().chain(tokens.iter().map(|token| token.1)));
    assert!(gaps.map(|(start, end)| &text[end..start]).all(|gap| gap.is_empty() || gap == " "), "{text:?}");
    let groups = ["names", "quotes", "casualties"].map(|group| list(&value["spans"][group]));
    for marked in groups.iter().copied().chain([list(&value["sents"])]).flatten() {
        let (start, end) = span(marked);
        assert!(starts.contains(&start) && ends.contains(&end), "spans are made of whole tokens: {text:?}");
    }
    let found =
        groups.into_iter().flatten().map(|marked| (span(marked).0, span(marked).1, words(&marked["label"])));
    compare("spacy", text, annotation, found);
}

fn check_doccano(text: &str, annotation: &Annotation) {
    let line = written("doccano", text, annotation);
    assert_eq!(line.matches('\n').count(), 1, "one line an article");
    let value: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(value["text"], text);
    let at = code_points(text);
    let found = list(&value["label"])
        .iter()
        .map(|label| (at[number(&label[0])], at[number(&label[1])], words(&label[2])));
    compare("doccano", text, annotation, found);
}

fn check_label_studio(text: &str, annotation: &Annotation) {
    let tasks: Value = serde_json::from_str(&written("label-studio", text, annotation)).expect("JSON");
    let at = code_points(text);
    assert_eq!(tasks[0]["data"]["text"], text);
    let result = list(&tasks[0]["predictions"][0]["result"]);
    let found = result.iter().filter(|region| region["type"] == "labels").map(|region| {
        let value = &region["value"];
        let (start, end) = (at[number(&value["start"])], at[number(&value["end"])]);
        assert_eq!(value["text"], text[start..end]);
        (start, end, words(&value["labels"][0]))
    });
    compare("label-studio", text, annotation, found);
}

fn check_web_annotation(text: &str, annotation: &Annotation) {
    let value: Value = serde_json::from_str(&written("web-annotation", text, annotation)).expect("JSON");
    let at = code_points(text);
    let items = list(&value["first"]["items"]);
    assert_eq!(number(&value["total"]), items.len());
    let mut ids = BTreeSet::new();
    let mut found: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for item in items {
        assert!(ids.insert(words(&item["id"])), "an address for each annotation");
        assert_eq!(item["body"][0]["purpose"], "classifying");
        for target in list(&item["target"]) {
            let (position, quote) = (&target["selector"][0], &target["selector"][1]);
            let (start, end) = (at[number(&position["start"])], at[number(&position["end"])]);
            assert_eq!(quote["exact"], text[start..end]);
            assert!(text[..start].ends_with(&words(&quote["prefix"])), "{quote}");
            assert!(text[end..].starts_with(&words(&quote["suffix"])), "{quote}");
            found.entry(words(&item["body"][0]["value"])).or_default().push((start, end));
        }
    }
    for kind in ["person", "organization", "place", "nationality", "event", "product", "work"] {
        let mut expected: Vec<(usize, usize)> = annotation
            .entities
            .iter()
            .filter(|entity| entity.kind.code() == kind)
            .flat_map(|entity| {
                entity.mentions.iter().map(|mention| (mention.span.start(), mention.span.end()))
            })
            .collect();
        let mut found = found.remove(kind).unwrap_or_default();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{kind} of {text:?}");
    }
    let n_quotes: usize = annotation.quotes.iter().map(|quote| quote.fragments.len()).sum();
    let n_found = ["quote", "belief"].map(|kind| found.get(kind).map_or(0, Vec::len)).iter().sum::<usize>();
    assert_eq!((n_found, found.get("date").map_or(0, Vec::len)), (n_quotes, annotation.dates.len()));
}

/// By the rules of brat's own parser: a line an annotation, fields by tabs, fragments joined by spaces.
fn check_brat(text: &str, annotation: &Annotation) {
    let unix = written("txt", text, annotation);
    let points: Vec<char> = unix.chars().collect();
    let lines = written("brat", text, annotation);
    let mut bound: BTreeMap<&str, (&str, Vec<(usize, usize)>)> = BTreeMap::new();
    for line in lines.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if !line.starts_with('T') {
            continue;
        }
        let [id, place, covered] = fields[..] else { panic!("{line:?}") };
        let (kind, places) = place.split_once(' ').expect("a kind");
        let spans: Vec<(usize, usize)> = places
            .split(';')
            .map(|place| place.split_once(' ').expect("start and end"))
            .map(|(start, end)| (start.parse().expect("a start"), end.parse().expect("an end")))
            .collect();
        let pieces: Vec<String> =
            spans.iter().map(|&(start, end)| points[start..end].iter().collect()).collect();
        assert_eq!(pieces.join(" "), covered, "{text:?}");
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "in order, without overlap");
        assert!(bound.insert(id, (kind, spans)).is_none(), "{id} twice");
    }
    // References lead to lines there are, and an event's trigger is of its kind.
    for line in lines.lines().filter(|line| line.starts_with(['R', 'E'])) {
        for (role, id) in line.split(['\t', ' ']).filter_map(|field| field.split_once(':')) {
            let (kind, _) = bound.get(id).unwrap_or_else(|| panic!("{line:?} names what is not there"));
            let is_trigger = line.starts_with('E') && line.contains(&format!("\t{role}:{id}"));
            assert!(!is_trigger || *kind == role, "{line:?}");
        }
    }
    let of_kind = |wanted: &str| bound.values().filter(|(kind, _)| *kind == wanted).count();
    let n_people = annotation.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    assert_eq!(of_kind("Person"), n_people.map(|entity| entity.mentions.len()).sum::<usize>());
    assert_eq!(of_kind("Quote") + of_kind("Belief"), annotation.quotes.len());
    assert_eq!(of_kind("Count"), annotation.claims.len());
    assert_eq!(lines.lines().filter(|line| line.starts_with('E')).count(), annotation.claims.len());
}

/// Words are told apart by their letters: the format has no offsets.
fn check_conll(text: &str, annotation: &Annotation) {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut before = "O".to_owned();
    for line in written("conll", text, annotation).split('\n').skip(2) {
        let Some((word, tag)) = line.split_once('\t') else {
            before = "O".to_owned();
            assert!(line.is_empty(), "{line:?}");
            continue;
        };
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
        match tag.split_once('-') {
            Some(("B", kind)) => found.push((word.to_owned(), kind.to_owned())),
            Some(("I", kind)) => {
                assert!(before.ends_with(kind), "I follows B or I of its kind: {before} {tag}");
                found.last_mut().expect("a name").0.push_str(word);
            }
            _ => assert_eq!(tag, "O"),
        }
        before = tag.to_owned();
    }
    let bare = |words: &str| words.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let mut expected: Vec<(Span, &str)> = annotation
        .entities
        .iter()
        .flat_map(|entity| {
            let kind = match entity.kind {
                EntityKind::Person => "PER",
                EntityKind::Organization => "ORG",
                EntityKind::Place => "LOC",
                _ => "MISC",
            };
            entity.mentions.iter().map(move |mention| (mention.span, kind))
        })
        .collect();
    expected.sort_unstable();
    let expected: Vec<_> =
        expected.iter().map(|(span, kind)| (bare(span.of(text)), (*kind).to_owned())).collect();
    let found: Vec<_> = found.iter().map(|(word, kind)| (bare(word), kind.clone())).collect();
    assert_eq!(found, expected, "conll of {text:?}");
}

/// As INCEpTION reads it: the text from its sentences, padded where it has none, offsets in UTF-16 units.
fn check_webanno(text: &str, annotation: &Annotation) {
    let file = written("webanno", text, annotation);
    let mut lines = file.split('\n').skip(4).peekable();
    assert!(file.starts_with("#FORMAT=WebAnno TSV 3.3\n#T_SP=") && file.split('\n').nth(2) == Some(""));
    let mut read: Vec<u16> = Vec::new();
    let mut found: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    while lines.peek().is_some_and(|line| line.starts_with("#Text=")) {
        let mut sentence = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("#Text=")) {
            sentence.extend(unescaped(&line["#Text=".len()..]).encode_utf16().chain([u16::from(b'\n')]));
        }
        let mut is_first = true;
        while let Some(line) = lines.next_if(|line| !line.is_empty()) {
            let fields: Vec<&str> = line.split('\t').collect();
            let (start, end) = fields[1].split_once('-').expect("two offsets");
            let (start, end): (usize, usize) =
                (start.parse().expect("a start"), end.parse().expect("an end"));
            if std::mem::take(&mut is_first) {
                assert!(read.len() <= start + 1, "a sentence begins where the one before ends: {text:?}");
                read.resize(start, u16::from(b' '));
                read.append(&mut sentence);
            }
            assert_eq!(
                String::from_utf16(&read[start..end]).expect("whole characters"),
                unescaped(fields[2])
            );
            for value in fields[3].split('|').filter(|value| *value != "_") {
                let (label, id) = value.split_once('[').expect("a number");
                let entry = found.entry(id.to_owned()).or_insert((start, end, label.replace('\\', "")));
                entry.1 = end;
            }
        }
        assert!(!is_first, "a sentence has words");
        lines.next();
    }
    assert_eq!(lines.next(), None, "{file:?}");
    let utf16: Vec<usize> =
        text.char_indices().flat_map(|(at, c)| vec![at; c.len_utf16()]).chain([text.len()]).collect();
    compare(
        "webanno",
        text,
        annotation,
        found.into_values().map(|(start, end, label)| (utf16[start], utf16[end], label)),
    );
    let first = annotation.sentences.first().map_or(text.len(), |sentence| sentence.start());
    let read = String::from_utf16(&read).expect("whole characters");
    // What stands before the first word becomes spaces, and these separators are no words.
    let is_bare = text[..first].trim().is_empty() && !text.contains(['\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}']);
    if is_bare {
        assert_eq!(read.trim(), text[first..].trim(), "the whole text but for white space around it");
    }
}

fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        read.push(match character {
            '\\' => match characters.next().expect("something escaped") {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'f' => '\u{c}',
                'b' => '\u{8}',
                escaped => escaped,
            },
            _ => character,
        });
    }
    read
}

#[track_caller]
fn check(text: &str) {
    let annotation = annotated(text);
    check_spacy(text, &annotation);
    check_doccano(text, &annotation);
    check_label_studio(text, &annotation);
    check_web_annotation(text, &annotation);
    check_brat(text, &annotation);
    check_conll(text, &annotation);
    check_webanno(text, &annotation);
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
    const NOISE: Duration = Duration::from_millis(300);
    const MOST: u32 = 30;
    for pattern in
        ["Two died. ", "🙂 Maria Khan of Kabul, ", "“Yes,” she said. ", "\r\n", "12 people killed "]
    {
        let n = 4_000 / pattern.len();
        let [short, long] = [pattern.repeat(n), pattern.repeat(n * 10)];
        let [of_short, of_long] = [annotated(&short), annotated(&long)];
        for format in Format::all() {
            let time = |text: &str, annotation: &Annotation| {
                let start = Instant::now();
                assert!(export::write(format, "", text, annotation).is_ok());
                start.elapsed()
            };
            let (mut fast, mut slow) = (time(&short, &of_short), time(&long, &of_long));
            for _ in 0..4 {
                (fast, slow) = (fast.min(time(&short, &of_short)), slow.min(time(&long, &of_long)));
            }
            assert!(slow < NOISE || slow < fast * MOST, "{format} of {pattern:?}: {fast:?} → {slow:?}");
        }
    }
}
